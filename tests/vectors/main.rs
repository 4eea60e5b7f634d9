//! The vectors of `fixtures/vectors`: packages with one fault each and the exact answer to each,
//! made here from a sound package, and every requirement of FORMAT.md with the vectors that ask
//! for it.

#![allow(clippy::unwrap_used, reason = "test code")]

#[path = "../sample/mod.rs"]
mod sample;
#[path = "../tsa/mod.rs"]
mod tsa;

mod annex;
mod bag;
mod course;
mod cut;
mod earlier;
mod entries;
mod files;
mod files_on_disk;
mod forged;
mod format_page;
mod headers;
mod lines;
mod log;
mod names;
mod prelude;
mod records;
mod seals;
mod shapes;
mod sound;
mod spelling;
mod spelling_bag;
mod spelling_seal;
mod stamped;
mod stamps;
mod withheld;

use files_on_disk::Read;
use prelude::*;
use saboot::{
    seal::token::Root,
    verify::{self, Asked, Level, Report, Rung, Verdict, WantedKey},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    sync::OnceLock,
};
use tempfile::TempDir;

/// All of them, made anew once.
fn all() -> &'static [Vector] {
    static ALL: OnceLock<Vec<Vector>> = OnceLock::new();
    ALL.get_or_init(make)
}

fn make() -> Vec<Vector> {
    [
        sound::vectors(),
        shapes::vectors(),
        entries::vectors(),
        headers::vectors(),
        names::vectors(),
        files::vectors(),
        bag::vectors(),
        spelling::vectors(),
        spelling_bag::vectors(),
        spelling_seal::vectors(),
        seals::vectors(),
        forged::vectors(),
        earlier::vectors(),
        log::vectors(),
        lines::vectors(),
        course::vectors(),
        cut::vectors(),
        records::vectors(),
        withheld::vectors(),
        stamps::vectors(),
    ]
    .concat()
}

/// Codes of one level, each once, in the report's order.
fn codes(report: &Report, level: Level) -> Vec<&'static str> {
    let mut codes: Vec<_> = report.findings.iter().filter(|f| f.level == level).collect();
    codes.dedup_by_key(|f| f.code);
    codes.into_iter().map(|f| f.code.as_str()).collect()
}

/// What else is said; of a folder nobody says that it was zipped again.
fn said(report: &Report, want: &Read, as_folder: bool) -> bool {
    let kept = |note: &&String| !as_folder || note.as_str() != "repacked";
    codes(report, Level::Note).into_iter().eq(want.notes.iter().filter(kept))
}

/// The authorities that a vector's reader trusts besides the built-in ones.
fn roots(want: &Read) -> Vec<Root> {
    let Some(path) = &want.trusted else { return Vec::new() };
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    Root::read_all(&fs::read(fixtures.join(path)).unwrap()).unwrap()
}

/// Complains when the answer is not the vector's.
fn judge(name: &str, want: &Read, path: &Path, as_folder: bool) -> Option<String> {
    let key = want.key.map(WantedKey::Fingerprint);
    let asked = Asked { key: key.as_ref(), roots: &roots(want), annex: None };
    let report = verify::check_for(path, &asked).unwrap();
    let rung = report.rungs().get(2).map(ToString::to_string);
    let found = codes(&report, Level::Broken);
    let fits = if want.expect == ["sound"] {
        let container = report.container.map(|c| c.to_string());
        let wanted = if as_folder { Some("folder".into()) } else { want.container.clone() };
        report.verdict() == Verdict::Sound
            && report.rungs().starts_with(&[Rung::Intact, Rung::Signed])
            && rung == want.rung
            && container == wanted
            && said(&report, want, as_folder)
    } else {
        found == want.expect && report.rungs().is_empty()
    };
    let details =
        || report.findings.iter().map(|f| format!("  {} {:?} {}\n", f.code, f.path, f.detail));
    let say =
        || format!("{name}: {found:?} {:?}\n{}", report.container, details().collect::<String>());
    (!fits).then(say)
}

/// Writes the package out and asks.
fn ask(vector: &Vector, want: &Read, bytes: &[u8]) -> Vec<String> {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("p");
    if want.kind == "folder" {
        fs::create_dir(&path).unwrap();
        files_on_disk::unfold(bytes, &path);
        return judge(&vector.name, want, &path, true).into_iter().collect();
    }
    fs::write(&path, bytes).unwrap();
    let mut complaints: Vec<_> = judge(&vector.name, want, &path, false).into_iter().collect();
    if let Some(sample) = &vector.unzipped {
        let path = dir.path().join("folder");
        sample.write(&path);
        complaints.extend(judge(&format!("{}, unzipped", vector.name), want, &path, true));
    }
    complaints
}

#[test]
fn every_vector_is_what_is_committed_and_has_its_answer() {
    let folder = files_on_disk::folder();
    let mut complaints = Vec::new();
    let mut names = BTreeSet::from(["README.md".to_owned()]);
    for vector in all() {
        assert!(names.insert(vector.name.clone()), "two vectors are called {}", vector.name);
        let path = folder.join(&vector.name);
        let made = files_on_disk::encode(vector);
        let committed = fs::read(&path).unwrap_or_default();
        if committed != made {
            fs::write(&path, &made).unwrap();
            complaints.push(format!("{} was not what is made: written anew\n", vector.name));
        }
        let mut want = files_on_disk::read(&made);
        if let Some(hash) = want.made {
            want.bytes = files_on_disk::bytes(&vector.package);
            assert_eq!(sha256(&want.bytes), hash);
        }
        let bytes = std::mem::take(&mut want.bytes);
        complaints.extend(ask(vector, &want, &bytes));
    }
    let there =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    complaints
        .extend(there.filter(|n| !names.contains(n)).map(|n| format!("{n}: nothing makes it\n")));
    assert!(complaints.is_empty(), "{}", complaints.concat());
}

#[test]
fn every_requirement_names_its_vectors() {
    let mut by_section: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for vector in all() {
        by_section.entry(vector.section.clone()).or_default().insert(vector.name.clone());
    }
    format_page::check(&by_section);
}

#[test]
fn the_document_says_how_many_there_are() {
    let sound = all().iter().filter(|v| v.expect == ["sound"]).count();
    let (count, faulty) = (all().len(), all().len() - sound);
    let says =
        format!("holds {count} packages: {faulty} with one fault each and {sound} sound ones");
    assert!(
        include_str!("../../docs/TESTING.md").contains(&says),
        "TESTING.md does not say: {says}"
    );
}
