//! The folder beside a package: its time-stamps count, and nothing in it breaks anything.

use crate::prelude::*;
use crate::stamped::{NAME, chain, place, query, response};
use saboot::format::anchor::chain_to_pem;
use saboot::seal::token::Root;
use saboot::verify::{self, Asked, Container, Report, Rung, Verdict};
use std::{collections::BTreeMap, fs, path::Path};
use tempfile::TempDir;

type Annex = BTreeMap<String, Vec<u8>>;

/// Stamps of a seal and its signature, a month later.
fn annex_of(s: &Sample) -> Annex {
    let mut annex = Annex::new();
    for (what, file) in [("seal", "seal/seal.txt"), ("seal-sig", "seal/seal.txt.sig")] {
        let imprint = s.digest(file);
        annex.insert(place(what, "tsq"), query(imprint));
        annex.insert(place(what, "tsr"), response(imprint, "20260202031030Z", |_| {}));
    }
    let pem = chain_to_pem(&chain()).into_bytes();
    annex.insert(format!("anchors/{NAME}-chain.pem"), pem);
    annex
}

fn write(annex: &Annex, dir: &Path) {
    for (path, bytes) in annex {
        let to = dir.join(path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, bytes).unwrap();
    }
}

fn ask(annex: &Path) -> Result<Report, verify::Error> {
    let dir = TempDir::new().unwrap();
    let zip = dir.path().join("p.zip");
    fs::write(&zip, sample::sound().zip()).unwrap();
    let roots = [Root::new(&chain()[1]).unwrap()];
    verify::check_for(&zip, &Asked { roots: &roots, annex: Some(annex), ..Asked::default() })
}

/// What is said of the sound sample with this annex; it is sound whatever that is.
fn said(annex: &Annex) -> (Vec<String>, Vec<Rung>) {
    let dir = TempDir::new().unwrap();
    write(annex, dir.path());
    let report = ask(dir.path()).unwrap();
    assert_eq!(report.verdict(), Verdict::Sound);
    assert_eq!(report.container, Some(Container::Canonical));
    let line = |f: &verify::Finding| format!("{} {}", f.code, f.path.clone().unwrap_or_default());
    (report.findings.iter().map(line).collect(), report.rungs())
}

#[test]
fn later_stamps_of_the_seal_anchor_it() {
    let annex = annex_of(&sample::sound());
    let (findings, rungs) = said(&annex);
    assert_eq!(findings, [""; 0]);
    assert_eq!(rungs, [Rung::Intact, Rung::Signed, Rung::TimeAnchored]);

    let dir = TempDir::new().unwrap();
    write(&annex, dir.path());
    let stamps = ask(dir.path()).unwrap().stamps;
    let told: Vec<_> = stamps.iter().map(|s| (s.path.as_str(), s.file.as_str())).collect();
    let want = [
        ("annex/anchors/seal.invented.tsr", "seal/seal.txt"),
        ("annex/anchors/seal-sig.invented.tsr", "seal/seal.txt.sig"),
    ];
    assert_eq!(told, want);
    assert_eq!(stamps[0].at.to_seconds(), "2026-02-02T03:10:30Z");
}

#[test]
fn stamps_of_another_package_show_nothing() {
    let (findings, rungs) = said(&annex_of(&sample::second_bag()));
    let want =
        ["annex annex/anchors/seal-sig.invented.tsq", "annex annex/anchors/seal.invented.tsq"];
    assert_eq!(findings, want);
    assert_eq!(rungs, [Rung::Intact, Rung::Signed]);
}

#[test]
fn whatever_lies_there_breaks_nothing() {
    let mut annex = annex_of(&sample::sound());
    annex.insert("notes.txt".into(), b"I was there".to_vec());
    annex.insert("anchors/E0009.invented.tsr".into(), b"x".to_vec());
    annex.insert("anchors/seal.long.tsr".into(), vec![0x30; 70_000]);
    annex.insert("anchors/seal.half.tsq".into(), query(sample::sound().digest("seal/seal.txt")));
    let (findings, rungs) = said(&annex);
    let want = [
        "annex annex/anchors/E0009.invented.tsr",
        "annex annex/anchors/seal.half.tsq",
        "annex annex/anchors/seal.long.tsr",
        "annex annex/notes.txt",
    ];
    assert_eq!(findings, want);
    assert_eq!(rungs.len(), 3);
}

#[test]
fn a_link_is_not_followed_and_a_folder_that_is_not_there_is_an_error() {
    let dir = TempDir::new().unwrap();
    let outside = TempDir::new().unwrap();
    write(&annex_of(&sample::sound()), outside.path());
    std::os::unix::fs::symlink(outside.path().join("anchors"), dir.path().join("anchors")).unwrap();
    let report = ask(dir.path()).unwrap();
    assert_eq!((report.verdict(), report.rungs().len()), (Verdict::Sound, 2));
    assert_eq!(report.findings.len(), 1, "{:?}", report.findings);
    assert!(ask(&dir.path().join("nothing")).is_err());
}

#[test]
fn no_changed_byte_of_a_stamp_breaks_the_package() {
    let sound = annex_of(&sample::sound());
    let (response, question) = (place("seal", "tsr"), place("seal", "tsq"));
    for path in [response, question] {
        for at in (0..sound[&path].len()).step_by(61) {
            let mut annex = sound.clone();
            annex.get_mut(&path).unwrap()[at] ^= 1;
            // The signature's own stamp still stands.
            assert_eq!(said(&annex).1.len(), 3, "{path} {at}");
        }
    }
}
