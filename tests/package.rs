//! A case sealed, and looked at by tools that are not ours.
#![expect(clippy::disallowed_methods, reason = "the outside witnesses are processes")]

mod a_case;

use a_case::{begin_capture, capture, home, import, new_case, open, path};
use saboot::{
    format::{bag::BagInfo, custody::Log, json, manifest, seal_text::Seal},
    model::{Digest, Event, ExhibitId},
    package::{Error, LeaveOut, SealRequest, Sealed, seal},
    seal::{SecretKey, sha256},
    store::{Case, Home},
};
use serde_json::{Value, json};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// A home with one case of a capture and an import, its key, and a folder for what comes out.
struct Desk {
    dir: tempfile::TempDir,
    home: Home,
    case: Case,
    key: SecretKey,
}

impl Desk {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("out")).unwrap();
        let home = home(dir.path());
        let key = home.keys().create().unwrap();
        let mut case = new_case(&home);
        case.log_selftest(&[("hash", true)]).unwrap();
        capture(&mut case, Some(&key));
        import(&mut case, dir.path(), None);
        Self { dir, home, case, key }
    }

    fn out(&self) -> PathBuf {
        self.dir.path().join("out")
    }

    fn ask(&self) -> SealRequest {
        SealRequest { out: self.out(), ..SealRequest::default() }
    }

    fn seal(&mut self, ask: &SealRequest) -> Result<Sealed, Error> {
        seal(&mut self.case, &self.key, ask, &mut |_, _| {})
    }

    /// Unpacks with `unzip`; the base folder comes back.
    fn unpack(&self, sealed: &Sealed) -> PathBuf {
        let to = self.dir.path().join(format!("unpacked-{}", sealed.bag));
        run(Command::new("unzip").arg("-q").arg(&sealed.zip).arg("-d").arg(&to));
        to.join(format!("SB-2026-0001_b{}", sealed.bag))
    }

    /// Ends this run and begins the next.
    fn reopen(self) -> Self {
        let Self { dir, home, case, key } = self;
        drop(case);
        let case = open(&home).unwrap();
        Self { dir, home, case, key }
    }
}

fn try_run(command: &mut Command) -> Output {
    command.output().unwrap_or_else(|e| panic!("{command:?}: {e}"))
}

fn run(command: &mut Command) -> String {
    let out = try_run(command);
    let said = String::from_utf8_lossy(&out.stdout) + String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success(), "{command:?}: {said}");
    said.into_owned()
}

fn shell(dir: &Path, line: &str) -> String {
    run(Command::new("sh").arg("-ec").arg(line).current_dir(dir))
}

fn verify_sh(base: &Path, fingerprint: Option<&str>) -> (Option<i32>, String) {
    let out = try_run(Command::new("sh").arg(base.join("verify.sh")).args(fingerprint));
    assert!(out.stderr.is_empty(), "{}", String::from_utf8_lossy(&out.stderr));
    (out.status.code(), String::from_utf8(out.stdout).unwrap())
}

fn json_file(path: &Path) -> Value {
    json::from_file(&fs::read(path).unwrap()).unwrap()
}

fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).unwrap();
    let mut names: Vec<_> =
        entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// The fourteen bytes of every header that must not carry a time, a machine or a method.
fn check_headers(zip: &Path) {
    let bytes = fs::read(zip).unwrap();
    assert_eq!(&bytes[..4], b"PK\x03\x04");
    let end = bytes.len() - 22;
    assert_eq!(&bytes[end..end + 4], b"PK\x05\x06", "no comment");
    let word = |at: usize| u16::from_le_bytes(bytes[at..at + 2].try_into().unwrap());
    let long = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
    let mut at = long(end + 16);
    for _ in 0..word(end + 10) {
        assert_eq!(&bytes[at..at + 4], b"PK\x01\x02");
        assert_eq!(word(at + 4), 3 << 8 | 10, "made by Unix, version 1.0");
        assert_eq!(bytes[at + 6..at + 16], [10, 0, 0, 0, 0, 0, 0, 0, 0x21, 0]);
        assert_eq!((word(at + 30), word(at + 32)), (0, 0), "no extra field, no comment");
        assert_eq!(long(at + 38), 0o100_644 << 16);
        let local = long(at + 42);
        assert_eq!(word(local + 28), 0, "no extra field");
        assert_eq!(bytes[local + 14..local + 26], bytes[at + 16..at + 28], "crc and sizes");
        at += 46 + usize::from(word(at + 28));
    }
    assert_eq!(at, end, "the central directory ends where the end record begins");
}

#[test]
fn a_package_is_checked_by_hand() {
    let mut desk = Desk::new();
    let mut seen = Vec::new();
    let ask = desk.ask();
    let sealed = seal(&mut desk.case, &desk.key, &ask, &mut |done, of| seen.push((done, of)));
    let sealed = sealed.unwrap();
    assert_eq!(sealed.zip, desk.out().join("SB-2026-0001_b1.zip"));
    assert_eq!((sealed.bag.as_str(), sealed.files, sealed.again), ("1", 10, false));
    assert_eq!(sealed.zip_sha256, sha256(&fs::read(&sealed.zip).unwrap()));
    assert_eq!(seen.last(), Some(&(sealed.bytes, sealed.bytes)));
    assert_eq!(names(&desk.out()), ["SB-2026-0001_b1.zip", "SB-2026-0001_b1.zip.receipt.txt"]);
    check_headers(&sealed.zip);

    let base = desk.unpack(&sealed);
    let by_hand = [
        "sha256sum --strict -c seal/seal.txt",
        "sha256sum --strict --quiet -c tagmanifest-sha256.txt",
        "sha256sum --strict --quiet -c manifest-sha256.txt",
        "test -z \"$(find . ! -type d ! -type f)\"",
        r#"test "$(find data ! -type d | wc -l)" -eq "$(sed -n 's/^Payload-Oxum: [0-9]*\.\([0-9]*\).*/\1/p' bag-info.txt)""#,
        r#"test "$(find . ! -type d ! -path './data/*' ! -path './seal/*' ! -path './anchors/*' | wc -l)" -eq "$(($(wc -l < tagmanifest-sha256.txt)+1))""#,
        "openssl pkeyutl -verify -pubin -inkey keys/collector.ed25519.pem -rawin -in seal/seal.txt -sigfile seal/seal.txt.sig",
        "ssh-keygen -Y verify -f keys/allowed_signers -I collector -n saboot-seal-v1 -s seal/seal.txt.sshsig < seal/seal.txt",
        "openssl pkeyutl -verify -pubin -inkey keys/collector.ed25519.pem -rawin -in data/E0001/capture.json -sigfile data/E0001/capture.json.sig",
        "openssl pkeyutl -verify -pubin -inkey keys/collector.ed25519.pem -rawin -in data/E0002/import.json -sigfile data/E0002/import.json.sig",
    ];
    for line in by_hand {
        shell(&base, line);
    }
    let seal_text = Seal::parse(&fs::read(base.join("seal/seal.txt")).unwrap()).unwrap();
    assert_eq!(seal_text.sealed.to_date(), "2026-01-02");
    let head = shell(&base, "tail -n 1 custody/log.jsonl | sha256sum | cut -c1-64");
    assert_eq!(head.trim(), seal_text.custody_head.to_string());
    let count = shell(&base, "wc -l < custody/log.jsonl");
    assert_eq!(count.trim(), seal_text.custody_count.to_string());
    let spki =
        "openssl pkey -pubin -in keys/collector.ed25519.pem -outform DER | sha256sum | cut -c1-64";
    assert_eq!(shell(&base, spki).trim(), sealed.fingerprint.to_string());
    for line in [
        "cut -d' ' -f3- keys/allowed_signers | ssh-keygen -l -f -",
        "ssh-keygen -l -f keys/allowed_signers",
    ] {
        assert!(shell(&base, line).contains(&sealed.ssh_fingerprint), "{line}");
    }
    let printed = fs::read_to_string(base.join("VERIFY.txt")).unwrap();
    for line in by_hand.iter().filter(|l| !l.starts_with("test -z") && !l.contains("capture.json"))
    {
        assert!(printed.contains(line), "VERIFY.txt prints: {line}");
    }
}

#[test]
fn the_script_says_one_line_and_the_truth() {
    let mut desk = Desk::new();
    let ask = desk.ask();
    let sealed = desk.seal(&ask).unwrap();
    let base = desk.unpack(&sealed);
    let hex = sealed.fingerprint.to_string();
    let upper = hex.to_uppercase();
    let spaced = upper.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>();
    let other = Digest([7; 32]).to_string();
    let (code, said) = verify_sh(&base, None);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.starts_with("SOUND, signer NOT confirmed") && said.contains(&hex), "{said}");
    assert_eq!(said.lines().count(), 1);
    for good in [&hex, &format!("sha256:{hex}"), &spaced.join(" "), &sealed.ssh_fingerprint] {
        let (code, said) = verify_sh(&base, Some(good));
        assert_eq!(code, Some(0), "{good}: {said}");
        assert!(said.starts_with("SOUND, signer confirmed"), "{said}");
    }
    for bad in [&other, "SHA256:AAAA", "x"] {
        let (code, said) = verify_sh(&base, Some(bad));
        assert_eq!(code, Some(1), "{bad}: {said}");
        assert!(said.starts_with("BROKEN: sealed by another key"), "{said}");
    }
    type Harm = (&'static str, fn(&Path), &'static str);
    let harms: [Harm; 7] = [
        ("data/E0001/text.txt", |p| fs::write(p, "x").unwrap(), "manifest-sha256.txt has changed"),
        (
            "data/E0001/added.txt",
            |p| fs::write(p, "x").unwrap(),
            "data holds 11 files instead of 10",
        ),
        ("added.txt", |p| fs::write(p, "x").unwrap(), "outside data stands in no list"),
        ("seal/added.txt", |p| fs::write(p, "x").unwrap(), "seal holds something else"),
        ("custody/log.jsonl", |p| fs::write(p, "x").unwrap(), "tagmanifest-sha256.txt has changed"),
        ("seal/seal.txt.sig", |p| fs::write(p, [1; 64]).unwrap(), "not valid (openssl)"),
        ("seal/seal.txt.sshsig", |p| fs::remove_file(p).unwrap(), "is missing"),
    ];
    for (name, harm, expect) in harms {
        let path = base.join(name);
        let before = fs::read(&path).ok();
        harm(&path);
        let (code, said) = verify_sh(&base, Some(&hex));
        assert_eq!(code, Some(1), "{name}: {said}");
        assert!(said.starts_with("BROKEN: ") && said.contains(expect), "{name}: {said}");
        match before {
            Some(bytes) => fs::write(&path, bytes).unwrap(),
            None => fs::remove_file(&path).unwrap(),
        }
    }
    assert_eq!(verify_sh(&base, Some(&hex)).0, Some(0));
}

#[test]
fn bagit_py_finds_the_bag_valid() {
    let mut desk = Desk::new();
    let ask = desk.ask();
    let sealed = desk.seal(&ask).unwrap();
    let base = desk.unpack(&sealed);
    // Set by `make test`, which installs it; the format itself is checked by the tests above.
    let Some(venv) = std::env::var_os("SABOOT_TEST_VENV") else { return };
    let python = PathBuf::from(venv).join("bin");
    run(Command::new(python.join("python"))
        .arg(python.join("bagit.py"))
        .arg("--validate")
        .arg(&base));
}

#[test]
fn what_is_inside_agrees_with_itself_and_names_nobody() {
    let mut desk = Desk::new();
    let ask = desk.ask();
    let sealed = desk.seal(&ask).unwrap();
    let base = desk.unpack(&sealed);
    let overview = json_file(&base.join("metadata/manifest.json"));
    assert_eq!(overview["signer"]["fingerprint"], sealed.fingerprint.to_string());
    let exhibits = overview["exhibits"].as_array().unwrap();
    let kinds: Vec<_> = exhibits.iter().map(|e| (&e["id"], &e["kind"], &e["tool"])).collect();
    let tool = json!(saboot::store::TOOL);
    let expect = [
        (&json!("E0001"), &json!("capture"), &json!("saboot test")),
        (&json!("E0002"), &json!("import"), &tool),
    ];
    assert_eq!(kinds, expect);
    assert_eq!(exhibits[0]["artefacts"][0]["path"], "data/E0001/page.png");
    let log = Log::parse(&fs::read(base.join("custody/log.jsonl")).unwrap()).unwrap();
    let freeze = log.lines.last().unwrap();
    assert_eq!(freeze.event, Event::PackageFreeze);
    assert_eq!(freeze.data, json!({ "bag": "1", "withheld": [], "tokens": [] }));
    let late: Vec<_> = log
        .lines
        .iter()
        .filter(|l| l.event == Event::RecordSign)
        .map(|l| &l.data["late"])
        .collect();
    assert_eq!(late, [&json!(false), &json!(true)], "the import's record was signed at the seal");
    let info = BagInfo::parse(&fs::read(base.join("bag-info.txt")).unwrap()).unwrap();
    assert_eq!((info.payload.octets, info.payload.files), (sealed.bytes, sealed.files));
    let table = fs::read_to_string(base.join("metadata/exhibits.csv")).unwrap();
    assert_eq!(table.lines().count(), 1 + 3 + 3);
    assert_eq!(
        fs::read_to_string(base.join("metadata/selftest.jsonl")).unwrap().lines().count(),
        1
    );
    let listed = manifest::parse(&fs::read(base.join("tagmanifest-sha256.txt")).unwrap()).unwrap();
    assert!(listed.keys().all(|p| p.below("seal").is_none() && p.below("data").is_none()));
    let whole = fs::read(&sealed.zip).unwrap();
    for word in ["a title of her own", "PRIVATE KEY"] {
        assert!(!whole.windows(word.len()).any(|w| w == word.as_bytes()), "{word}");
    }
    let receipt = fs::read_to_string(&sealed.receipt).unwrap();
    let at = |d: &Digest| receipt.find(&d.to_string()).unwrap();
    assert!(at(&sealed.seal_sha256) < at(&sealed.zip_sha256));
    assert!(at(&sealed.zip_sha256) < at(&sealed.fingerprint));
    assert!(receipt.contains(&sealed.ssh_fingerprint));
    let last = desk.case.log().lines.last().unwrap();
    let hashes = json!({ "bag": "1", "seal": sealed.seal_sha256, "zip": sealed.zip_sha256 });
    assert_eq!((last.event, &last.data), (Event::PackageSeal, &hashes));
}

#[test]
fn with_nothing_new_the_same_bytes_are_written_again() {
    let mut desk = Desk::new();
    let ask = desk.ask();
    let first = desk.seal(&ask).unwrap();
    let lines = desk.case.log().count();
    let there = desk.seal(&ask).unwrap();
    assert!(there.again && there.zip == first.zip);
    desk = desk.reopen();
    desk.case.log_selftest(&[("hash", true)]).unwrap();
    let copy = desk.out().join("copy.zip");
    let second = desk.seal(&SealRequest { out: copy, ..desk.ask() }).unwrap();
    assert_eq!(fs::read(&first.zip).unwrap(), fs::read(&second.zip).unwrap());
    assert_eq!((second.zip_sha256, second.seal_sha256), (first.zip_sha256, first.seal_sha256));
    assert_eq!(desk.case.log().count(), lines + 1, "the self-test's line alone");
    fs::write(&second.zip, "something else").unwrap();
    let ask = SealRequest { out: second.zip.clone(), ..desk.ask() };
    assert!(matches!(desk.seal(&ask), Err(Error::TargetExists { path }) if path == second.zip));
    assert_eq!(fs::read(&second.zip).unwrap(), b"something else");
}

#[test]
fn a_new_note_makes_the_next_bag_which_holds_the_seal_of_the_first() {
    let mut desk = Desk::new();
    let ask = desk.ask();
    let first = desk.seal(&ask).unwrap();
    desk.case.add_note("he wrote again", None).unwrap();
    let second = desk.seal(&ask).unwrap();
    assert_eq!((second.bag.as_str(), second.again), ("2", false));
    let base = desk.unpack(&second);
    assert_eq!(verify_sh(&base, Some(&second.fingerprint.to_string())).0, Some(0));
    let prior = fs::read(base.join("metadata/prior/b1/seal.txt")).unwrap();
    assert_eq!(sha256(&prior), first.seal_sha256);
    let sig = fs::read(base.join("metadata/prior/b1/seal.txt.sig")).unwrap();
    assert!(desk.key.public().verifies(&prior, &sig));
    let seal_text = Seal::parse(&fs::read(base.join("seal/seal.txt")).unwrap()).unwrap();
    assert_eq!(seal_text.prior, Some(first.seal_sha256));
    let prior = Seal::parse(&prior).unwrap();
    let log = Log::parse(&fs::read(base.join("custody/log.jsonl")).unwrap()).unwrap();
    let at = usize::try_from(prior.custody_count).unwrap() - 1;
    assert_eq!(log.hashes[at], prior.custody_head);
    assert!(base.join("custody/notes/0001.json").exists());
    assert!(fs::read_to_string(base.join("bag-info.txt")).unwrap().contains("Bag-Count: 2 of ?"));
}

#[test]
fn what_is_held_back_is_listed_and_not_there() {
    let mut desk = Desk::new();
    desk.case.add_note("names someone", None).unwrap();
    let ask = SealRequest {
        except: vec![ExhibitId(2)],
        leave_out: vec![LeaveOut::File(path("data/E0001/page.png")), LeaveOut::Note(1)],
        why: Some("intimate".into()),
        ..desk.ask()
    };
    let sealed = desk.seal(&ask).unwrap();
    let base = desk.unpack(&sealed);
    assert_eq!(verify_sh(&base, None).0, Some(0));
    assert_eq!(names(&base.join("data")), ["E0001"]);
    assert!(!base.join("data/E0001/page.png").exists());
    assert_eq!(names(&base.join("custody/notes")), ["0002.json"]);
    let overview = json_file(&base.join("metadata/manifest.json"));
    let withheld = overview["withheld"].as_array().unwrap();
    let listed: Vec<_> = withheld
        .iter()
        .map(|w| (w["path"].as_str().unwrap(), w["reason"].as_str().unwrap()))
        .collect();
    let expect = [
        ("custody/notes/0001.json", "left-out"),
        ("data/E0001/page.png", "left-out"),
        ("data/E0002/import.json", "excepted"),
        ("data/E0002/original/0001.txt", "excepted"),
        ("data/E0002/original/0002.bin", "excepted"),
        ("data/E0002/source.json", "excepted"),
    ];
    assert_eq!(listed, expect);
    assert!(withheld.iter().all(|w| w["note"] == "0002"));
    assert!(desk.seal(&ask).unwrap().again, "the same things held back for the same reason");
    let all = desk.ask();
    assert_eq!(desk.seal(&all).unwrap().bag, "2", "another set is something new");
}

#[test]
fn what_is_not_there_can_not_be_held_back() {
    let mut desk = Desk::new();
    let lines = desk.case.log().count();
    let asks = [
        (SealRequest { except: vec![ExhibitId(9)], ..desk.ask() }, "E0009"),
        (SealRequest { leave_out: vec![LeaveOut::Note(4)], ..desk.ask() }, "note:0004"),
        (
            SealRequest { leave_out: vec![LeaveOut::File(path("data/E0001/x"))], ..desk.ask() },
            "data/E0001/x",
        ),
    ];
    for (ask, name) in asks {
        match desk.seal(&ask) {
            Err(Error::NoSuchItem { item }) => assert_eq!(item, name),
            other => panic!("{other:?}"),
        }
    }
    let record = LeaveOut::File(path("data/E0001/capture.json"));
    let ask = SealRequest { leave_out: vec![record], ..desk.ask() };
    assert!(matches!(desk.seal(&ask), Err(Error::RecordStays { .. })));
    assert_eq!(desk.case.log().count(), lines);
    assert_eq!(names(&desk.out()), [""; 0]);
}

#[test]
fn a_changed_or_missing_file_stops_the_seal_by_name_and_can_be_left_out() {
    let mut desk = Desk::new();
    let file = desk.case.dir().join("data/E0001/page.png");
    let good = fs::read(&file).unwrap();
    let mut changed = good.clone();
    changed[9] ^= 1;
    fs::write(&file, &changed).unwrap();
    let ask = desk.ask();
    let name = "data/E0001/page.png";
    assert!(matches!(desk.seal(&ask), Err(Error::Changed { path }) if path == name));
    fs::File::options().append(true).open(&file).unwrap().write_all(b"more").unwrap();
    assert!(matches!(desk.seal(&ask), Err(Error::Changed { path }) if path == name));
    fs::remove_file(&file).unwrap();
    assert!(matches!(desk.seal(&ask), Err(Error::Unreadable { path, .. }) if path == name));
    assert!(!desk.case.log().lines.iter().any(|l| l.event == Event::PackageFreeze));
    assert_eq!(names(&desk.out()), [""; 0], "no temporary file stays");
    let ask = SealRequest { leave_out: vec![LeaveOut::File(path(name))], ..ask };
    let sealed = desk.seal(&ask).unwrap();
    let base = desk.unpack(&sealed);
    let overview = json_file(&base.join("metadata/manifest.json"));
    assert_eq!(overview["withheld"][0]["reason"], "unreadable");
    assert_eq!(overview["withheld"][0]["sha256"], sha256(&good).to_string());

    let sig = desk.case.dir().join("data/E0002/import.json.sig");
    fs::write(sig, [0; 64]).unwrap();
    desk.case.add_note("something new", None).unwrap();
    let name = "data/E0002/import.json.sig";
    assert!(matches!(desk.seal(&ask), Err(Error::Changed { path }) if path == name));
}

#[test]
fn killed_between_freeze_and_bag_the_same_bag_is_frozen_anew() {
    let mut desk = Desk::new();
    let ask = SealRequest {
        leave_out: vec![LeaveOut::File(path("data/E0001/page.png"))],
        why: Some("intimate".into()),
        ..desk.ask()
    };
    let first = desk.seal(&ask).unwrap();
    fs::remove_dir_all(desk.case.dir().join("bags/b1")).unwrap();
    fs::create_dir_all(desk.case.dir().join("bags/b1.new/tags")).unwrap();
    fs::remove_file(&first.zip).unwrap();
    fs::remove_file(&first.receipt).unwrap();
    desk = desk.reopen();
    let second = desk.seal(&ask).unwrap();
    assert_eq!((second.bag.as_str(), second.again), ("1", false));
    assert_eq!(desk.case.next_note(), 2, "the reason was noted once");
    let base = desk.unpack(&second);
    assert_eq!(verify_sh(&base, None).0, Some(0));
    let log = Log::parse(&fs::read(base.join("custody/log.jsonl")).unwrap()).unwrap();
    assert_eq!(log.lines.last().unwrap().data["bag"], "1");
    assert!(desk.seal(&ask).unwrap().again);
}

#[test]
fn killed_between_bag_and_zip_the_kept_bag_is_written() {
    let mut desk = Desk::new();
    let ask = desk.ask();
    let first = desk.seal(&ask).unwrap();
    fs::remove_file(&first.zip).unwrap();
    let again = desk.seal(&ask).unwrap();
    assert_eq!((again.again, again.zip_sha256), (true, first.zip_sha256));
    let kept = desk.case.dir().join("bags/b1/tags/custody/log.jsonl");
    fs::write(kept, "x").unwrap();
    assert!(matches!(desk.seal(&ask), Err(Error::BagBroken { bag: 1, .. })));
}

#[test]
fn a_taken_name_and_an_empty_case_are_refused_before_anything_is_written() {
    let mut desk = Desk::new();
    let target = desk.out().join("mine.zip");
    fs::write(&target, "a letter").unwrap();
    let ask = SealRequest { out: target.clone(), ..desk.ask() };
    assert!(matches!(desk.seal(&ask), Err(Error::TargetExists { path }) if path == target));
    assert_eq!(fs::read(&target).unwrap(), b"a letter");
    assert!(!desk.case.log().lines.iter().any(|l| l.event == Event::PackageFreeze));
    let mut empty = new_case(&desk.home);
    let nothing = seal(&mut empty, &desk.key, &desk.ask(), &mut |_, _| {});
    assert!(matches!(nothing, Err(Error::Empty { .. })));
}

#[test]
fn an_earlier_key_stays_in_the_package_and_leads_to_the_new_one() {
    let mut desk = Desk::new();
    let ask = desk.ask();
    let first = desk.seal(&ask).unwrap();
    let (old, new) = desk.home.keys().replace().unwrap();
    desk.key = new;
    let ask = SealRequest { earlier: desk.home.keys().earlier().unwrap(), ..desk.ask() };
    let second = desk.seal(&ask).unwrap();
    assert_eq!(second.bag, "2", "another signer is something new");
    let base = desk.unpack(&second);
    let kept = fs::read_to_string(base.join("keys/earlier-1.ed25519.pem")).unwrap();
    assert_eq!(kept, old.to_pem());
    let log = Log::parse(&fs::read(base.join("custody/log.jsonl")).unwrap()).unwrap();
    let turn = log.lines.iter().find(|l| l.event == Event::KeyRotate).unwrap();
    let expect = json!({ "from": first.fingerprint, "to": second.fingerprint, "by": "lost" });
    assert_eq!(turn.data, expect);
    assert_eq!(verify_sh(&base, Some(&second.fingerprint.to_string())).0, Some(0));
    assert!(desk.seal(&ask).unwrap().again);
}

#[test]
fn a_record_by_a_key_nobody_has_is_named() {
    let mut desk = Desk::new();
    let stranger = SecretKey::from_seed(&[3; 32]);
    capture(&mut desk.case, Some(&stranger));
    let ask = desk.ask();
    match desk.seal(&ask) {
        Err(Error::EarlierKeyMissing { fingerprint }) => {
            assert_eq!(fingerprint, stranger.public().fingerprint());
        }
        other => panic!("{other:?}"),
    }
    let ask = SealRequest { except: vec![ExhibitId(3)], ..ask };
    assert_eq!(desk.seal(&ask).unwrap().bag, "1");
}

#[test]
fn an_interrupted_exhibit_seals_like_any_other() {
    let mut desk = Desk::new();
    begin_capture(&mut desk.case);
    desk = desk.reopen();
    let ask = desk.ask();
    let sealed = desk.seal(&ask).unwrap();
    let base = desk.unpack(&sealed);
    assert_eq!(verify_sh(&base, None).0, Some(0));
    assert!(base.join("data/E0003/capture.json.sig").exists());
}

#[test]
fn notes_alone_are_worth_a_package() {
    let mut desk = Desk::new();
    let mut case = new_case(&desk.home);
    case.add_note("he calls every night", None).unwrap();
    std::mem::swap(&mut desk.case, &mut case);
    let ask = desk.ask();
    let sealed = desk.seal(&ask).unwrap();
    assert_eq!((sealed.files, sealed.bytes), (0, 0));
    let to = desk.dir.path().join("notes-only");
    run(Command::new("unzip").arg("-q").arg(&sealed.zip).arg("-d").arg(&to));
    let (code, said) = verify_sh(&to.join("SB-2026-0002_b1"), None);
    assert_eq!(code, Some(0), "{said}");
}
