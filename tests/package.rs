//! A case sealed, and looked at by tools that are not ours.
#![allow(clippy::unwrap_used, reason = "tests")]
#![allow(clippy::disallowed_methods, reason = "the outside witnesses are processes")]

mod a_case;
mod desk;
mod witness;

use a_case::{new_case, path};
use desk::{Desk, json_file, names, run, shell, verify_sh};
use saboot::{
    format::{bag::BagInfo, custody::Log, manifest, seal_text::Seal},
    model::{Digest, Event, ExhibitId},
    package::{Error, LeaveOut, SealRequest, seal},
    seal::sha256,
};
use serde_json::json;
use std::{fs, path::Path, process::Command};

/// No header carries a time, a machine, a method or anything extra.
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
        assert_eq!(bytes[at + 4..at + 6], [10, 3], "made by Unix, version 1.0");
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
    for line in ["cut -d' ' -f3- keys/allowed_signers | ssh-keygen -l -f -", by_hand[7]] {
        assert!(shell(&base, line).contains(&sealed.ssh_fingerprint), "{line}");
    }
    let printed = fs::read_to_string(base.join("VERIFY.txt")).unwrap();
    // In the paper the record is an example, and a person looks at what `find` prints.
    for line in by_hand.iter().filter(|l| !l.starts_with("test -z") && !l.contains("data/E0")) {
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
    witness::bagit_validate(&base);
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
    let expect =
        [(&json!("E0001"), &json!("capture"), &tool), (&json!("E0002"), &json!("import"), &tool)];
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
