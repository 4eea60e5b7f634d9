//! The case folder: what it keeps, what it refuses, and what it makes of an interrupted run.

#![allow(clippy::unwrap_used, reason = "tests")]

mod a_case;

use a_case::{begin_capture, capture, clock, home, import, new_case, open, path};
use saboot::{
    format::{custody::Log, json, record::Record},
    model::{Actor, Event, ExhibitId, Role},
    seal::{PublicKey, sha256},
    store::{Error, Fault, Home, Supply, TOOL, import_files},
};
use serde_json::{Value, json};
use std::{
    fs,
    io::{Seek, SeekFrom, Write},
    path::Path,
};

fn events(log: &Log) -> Vec<&str> {
    log.lines.iter().map(|l| l.event.as_str()).collect()
}

fn last_two(case: &saboot::store::Case) -> (&Value, &Value) {
    let lines = &case.log().lines;
    (&lines[lines.len() - 2].data, &lines[lines.len() - 1].data)
}

fn append_bytes(file: &Path, bytes: &[u8]) {
    fs::File::options().append(true).open(file).unwrap().write_all(bytes).unwrap();
}

#[test]
fn a_home_is_private_and_numbers_its_cases() {
    let dir = tempfile::tempdir().unwrap();
    let home = home(dir.path());
    let first = new_case(&home);
    assert_eq!(first.id().to_string(), "SB-2026-0001");
    let second = home.new_case(None, &"op12".parse().unwrap(), clock()).unwrap();
    assert_eq!(second.id().to_string(), "SB-2026-0002");
    let line = &first.log().lines[0];
    assert_eq!(line.data, json!({ "case": first.id(), "case_uid": first.uid(), "tool": TOOL }));
    let cases = home.cases().unwrap();
    assert_eq!(cases.len(), 2);
    assert_eq!(cases[0].title.as_deref(), Some("a title of her own"));
    assert!(!cases[0].closed);
    let log = fs::read_to_string(first.dir().join("log.jsonl")).unwrap();
    assert!(!log.contains("title"), "the title stays out of the log");
    for place in
        [home.root(), &home.root().join("keys"), first.dir(), &first.dir().join("log.jsonl")]
    {
        assert_ne!(
            saboot::platform::is_private(place).unwrap(),
            Some(false),
            "{}",
            place.display()
        );
    }
    let nobody = home.open_case("SB-2025-0001".parse().unwrap(), &Actor::default(), clock());
    assert!(matches!(nobody, Err(Error::NoCase { .. })));
}

#[test]
fn one_run_at_a_time_works_in_a_case() {
    let dir = tempfile::tempdir().unwrap();
    let home = home(dir.path());
    let case = new_case(&home);
    assert!(matches!(open(&home), Err(Error::Locked { case: id }) if id == case.id()));
    drop(case);
    assert_eq!(open(&home).unwrap().log().count(), 1);
}

#[test]
fn files_are_written_once_and_nowhere_else() {
    let dir = tempfile::tempdir().unwrap();
    let home = home(dir.path());
    let mut case = new_case(&home);
    let id = case.new_exhibit().unwrap();
    assert_eq!(id, ExhibitId(1));
    let file = case.put(&path("data/E0001/text.txt"), b"abc").unwrap();
    assert_eq!((file.sha256, file.bytes), (sha256(b"abc"), 3));
    let again = case.put(&path("data/E0001/text.txt"), b"abd");
    assert!(matches!(again, Err(Error::Exists { .. })));
    assert_eq!(fs::read(case.path_of(&file.path)).unwrap(), b"abc");
    for outside in ["log.jsonl", "case.json", "keys/collector.pem", "data", "custody/log.jsonl"] {
        assert!(matches!(case.put(&path(outside), b""), Err(Error::Name(_))), "{outside}");
    }
    let mut sought = case.create(&path("data/E0001/page.wacz")).unwrap();
    sought.write_all(b"xbc").unwrap();
    sought.seek(SeekFrom::Start(0)).unwrap();
    sought.write_all(b"a").unwrap();
    assert_eq!(sought.commit().unwrap().sha256, sha256(b"abc"), "hashed as it lies on the disk");
    drop(case.create(&path("data/E0001/dom.html")).unwrap());
    assert_eq!(fs::read_dir(case.dir().join("tmp")).unwrap().count(), 0);
}

#[test]
fn a_closed_case_takes_notes_and_no_exhibits() {
    let dir = tempfile::tempdir().unwrap();
    let home = home(dir.path());
    let mut case = new_case(&home);
    capture(&mut case, None);
    case.close().unwrap();
    assert!(matches!(case.new_exhibit(), Err(Error::Closed { .. })));
    assert!(matches!(case.close(), Err(Error::Closed { .. })));
    assert_eq!(case.add_note("he called again", Some(ExhibitId(1))).unwrap(), 1);
    assert_eq!(case.next_note(), 2);
    assert_eq!(case.note_text(1).as_deref(), Some("he called again"));
    let missing = case.add_note("x", Some(ExhibitId(9)));
    assert!(matches!(missing, Err(Error::NoSuchExhibit { .. })));
    assert!(home.cases().unwrap()[0].closed);
    let log = fs::read_to_string(case.dir().join("log.jsonl")).unwrap();
    assert!(!log.contains("called"), "no typed word is in the log");
}

#[test]
fn a_torn_last_line_is_kept_aside_and_written_down() {
    let dir = tempfile::tempdir().unwrap();
    let home = home(dir.path());
    let mut case = new_case(&home);
    capture(&mut case, None);
    let (log, whole, folder) = (case.log().clone(), case.log_bytes(), case.dir().to_owned());
    drop(case);
    append_bytes(&folder.join("log.jsonl"), b"{\"v\":1,\"seq\":99");
    let case = open(&home).unwrap();
    assert_eq!(case.log().lines[..log.lines.len()], log.lines);
    let (_, last) = last_two(&case);
    assert_eq!(*last, json!({ "code": "torn-line", "torn": 15 }));
    let names = fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name());
    let aside: Vec<_> = names.filter(|n| n.to_string_lossy().starts_with("log.torn-")).collect();
    assert_eq!(fs::read(folder.join(&aside[0])).unwrap(), b"{\"v\":1,\"seq\":99");
    let bytes = fs::read(folder.join("log.jsonl")).unwrap();
    assert_eq!(Log::parse(&bytes).unwrap(), *case.log());
    assert_eq!(bytes.len() as u64, case.log_bytes());
    assert!(case.log_bytes() > whole);
}

#[test]
fn a_broken_log_is_refused_and_left_as_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let home = home(dir.path());
    let mut case = new_case(&home);
    capture(&mut case, None);
    let log = case.dir().join("log.jsonl");
    drop(case);
    let good = fs::read_to_string(&log).unwrap();
    let broken = good.replacen("capture.start", "capture.step", 1) + "torn";
    for (text, at) in [(broken, 3), (String::new(), 1), (good.replace("case.open", "note.add"), 2)]
    {
        fs::write(&log, &text).unwrap();
        match open(&home) {
            Err(Error::LogBroken { line, .. }) => assert_eq!(line, Some(at)),
            Err(other) => panic!("{other}"),
            Ok(_) => panic!("opened with {text}"),
        }
        assert_eq!(fs::read_to_string(&log).unwrap(), text);
    }
    fs::remove_file(&log).unwrap();
    assert!(matches!(open(&home), Err(Error::LogBroken { .. })), "evidence without its log");
}

#[test]
fn an_interrupted_capture_is_closed_with_everything_it_left() {
    let dir = tempfile::tempdir().unwrap();
    let home = home(dir.path());
    let mut case = new_case(&home);
    let (id, logged) = begin_capture(&mut case);
    case.put(&path("data/E0001/dom.html"), b"<p>not logged").unwrap();
    let folder = case.dir().to_owned();
    fs::write(folder.join("tmp/7-page.wacz"), b"half").unwrap();
    drop(case);

    let case = open(&home).unwrap();
    let bytes = fs::read(folder.join("data/E0001/capture.json")).unwrap();
    let record = Record::parse(&bytes).unwrap();
    assert_eq!(record.exhibit, id);
    let quality = json!({ "judged": "partial", "sign": "interrupted", "signs": null });
    let fields = ["result", "quality", "reason", "closed_later"].map(|f| record.body[f].clone());
    assert_eq!(fields, [json!("partial"), quality, json!("interrupted"), json!(true)]);
    let roles: Vec<_> = record.artefacts.iter().map(|a| (a.path.as_str(), a.role)).collect();
    let expect = [
        ("dom.html", Role::Unlogged),
        ("page.png", Role::Page),
        ("text.txt", Role::Text),
        ("tls/0.pem", Role::Tls),
    ];
    assert_eq!(roles, expect);
    assert_eq!(record.artefacts.iter().find(|a| a.role == Role::Page), logged.first());
    let lines = &case.log().lines;
    let recovered: Vec<_> = lines.iter().filter(|l| l.event == Event::LogRecover).collect();
    assert_eq!(recovered[0].data, json!({ "code": "temp-files", "count": 1 }));
    assert_eq!(recovered[1].data["code"], "unlogged");
    assert_eq!(recovered[1].item, "E0001");
    assert_eq!(recovered[1].data["files"][0]["path"], "data/E0001/dom.html");
    let (_, last) = last_two(&case);
    assert_eq!((&last["quality"], &last["reason"]), (&json!("partial"), &json!("interrupted")));
    assert_eq!(fs::read_dir(folder.join("interrupted")).unwrap().count(), 1);
    assert_eq!(case.check(true).unwrap(), []);
    let count = case.log().count();
    drop(case);
    assert_eq!(open(&home).unwrap().log().count(), count, "in order once, in order for good");
}

#[test]
fn a_record_without_its_line_is_logged_and_a_claimed_number_is_free_again() {
    let dir = tempfile::tempdir().unwrap();
    let home = home(dir.path());
    let mut case = new_case(&home);
    let key = home.keys().create().unwrap();
    capture(&mut case, Some(&key));
    let folder = case.dir().to_owned();
    // Cut off the lines of the record and of its signature: as if killed before them.
    let text = fs::read_to_string(folder.join("log.jsonl")).unwrap();
    let keep: Vec<_> = text.split_inclusive('\n').collect();
    drop(case);
    fs::write(folder.join("log.jsonl"), keep[..keep.len() - 2].concat()).unwrap();
    fs::create_dir(folder.join("data/E0002")).unwrap();
    fs::write(folder.join("notes/0001.json"), b"{}\n").unwrap();

    let mut case = open(&home).unwrap();
    let paths: Vec<_> = case.log().lines.iter().flat_map(|l| l.files().unwrap()).collect();
    assert!(paths.iter().any(|f| f.path.as_str() == "data/E0001/capture.json"));
    assert!(paths.iter().any(|f| f.path.as_str() == "custody/notes/0001.json"));
    assert!(!folder.join("data/E0001/capture.json.sig").exists(), "set aside: no line tells of it");
    assert_eq!(case.unsigned_records().len(), 1);
    assert_eq!(case.new_exhibit().unwrap(), ExhibitId(2));
    assert_eq!(case.next_note(), 2);
}

#[test]
fn an_interrupted_import_is_closed_too() {
    let dir = tempfile::tempdir().unwrap();
    let home = home(dir.path());
    let mut case = new_case(&home);
    let id = case.new_exhibit().unwrap();
    case.put(&path("data/E0001/original/0001.jpg"), b"\xff\xd8\xff\xe0").unwrap();
    let folder = case.dir().to_owned();
    drop(case);
    let case = open(&home).unwrap();
    let record = Record::parse(&fs::read(folder.join("data/E0001/import.json")).unwrap()).unwrap();
    assert_eq!((record.exhibit, &record.body["origin"]), (id, &json!("not observed")));
    assert_eq!(record.artefacts[0].role, Role::Unlogged);
    assert_eq!(record.artefacts[0].media_type, "image/jpeg");
    assert_eq!(case.log().lines.last().unwrap().event, Event::ImportAdd);
    assert_eq!(case.unsigned_records(), [(id, path("data/E0001/import.json"))]);
}

#[test]
fn check_names_every_kind_of_change() {
    let dir = tempfile::tempdir().unwrap();
    let home = home(dir.path());
    let mut case = new_case(&home);
    let key = home.keys().create().unwrap();
    capture(&mut case, Some(&key));
    assert_eq!(case.check(true).unwrap(), []);
    let folder = case.dir().join("data/E0001");
    fs::write(folder.join("Thumbs.db"), b"x").unwrap();
    fs::remove_file(folder.join("tls/0.pem")).unwrap();
    fs::write(folder.join("capture.json.sig"), b"short").unwrap();
    append_bytes(&folder.join("text.txt"), b"!");
    let mut png = fs::read(folder.join("page.png")).unwrap();
    png[9] ^= 1;
    fs::write(folder.join("page.png"), png).unwrap();
    let found = |full| {
        let problems = case.check(full).unwrap().into_iter();
        problems.map(|p| (p.path, p.fault)).collect::<Vec<_>>()
    };
    let quick = [
        ("data/E0001/text.txt", Fault::Size),
        ("data/E0001/tls/0.pem", Fault::Missing),
        ("data/E0001/capture.json.sig", Fault::Signature),
        ("data/E0001/Thumbs.db", Fault::Unknown),
    ];
    let quick = quick.map(|(p, f)| (p.to_owned(), f));
    assert_eq!(found(false), quick);
    let full = found(true);
    assert_eq!(full[0], ("data/E0001/page.png".to_owned(), Fault::Changed));
    assert_eq!(full[1..], quick);
}

#[test]
fn supplied_files_keep_their_bytes_and_lose_their_names() {
    let dir = tempfile::tempdir().unwrap();
    let home = home(dir.path());
    let mut case = new_case(&home);
    let key = home.keys().create().unwrap();
    let id = import(&mut case, dir.path(), Some(&key));
    let folder = case.dir().join("data").join(id.to_string());
    let chat = fs::read(folder.join("original/0001.txt")).unwrap();
    assert_eq!(chat, "12/01/2026, 9:14 pm - تصویریں".as_bytes());
    assert_eq!(fs::read(folder.join("original/0002.bin")).unwrap(), b"\0\x01\x02");
    let source = json::from_file(&fs::read(folder.join("source.json")).unwrap()).unwrap();
    assert_eq!((&source["type"], &source["from"]), (&json!("saboot-source-v1"), &json!("Asma")));
    let name = source["files"][0]["name"].as_str().unwrap();
    assert!(name.ends_with("chat Asma.txt") && !name.starts_with('/'), "{name}");
    let above = dir.path().to_string_lossy().into_owned();
    assert!(
        !name.contains(above.trim_start_matches('/')),
        "the way to the file is not told: {name}"
    );
    assert_eq!(source["files"][1]["path"], "original/0002.bin");
    let bytes = fs::read(folder.join("import.json")).unwrap();
    let record = Record::parse(&bytes).unwrap();
    let types: Vec<_> = record.artefacts.iter().map(|a| a.media_type.as_str()).collect();
    assert_eq!(types, ["text/plain", "application/octet-stream", "application/json"]);
    assert_eq!(record.body["files"], 2);
    let sig = fs::read(folder.join("import.json.sig")).unwrap();
    assert!(key.public().verifies(&bytes, &sig));
    let expect = ["case.open", "import.add", "import.add", "import.add", "record.sign"];
    assert_eq!(events(case.log()), expect);
    let log = fs::read_to_string(case.dir().join("log.jsonl")).unwrap();
    assert!(!log.contains("Asma") && !log.contains("chat"), "{log}");
}

#[cfg(unix)]
#[test]
fn what_can_not_be_read_is_named_and_the_rest_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    let home = home(dir.path());
    let mut case = new_case(&home);
    let folder = dir.path().join("in");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("a.txt"), "hello").unwrap();
    std::os::unix::fs::symlink("a.txt", folder.join("b.txt")).unwrap();
    let gone = dir.path().join("gone.jpg");
    let paths = [gone.clone(), folder.clone()];
    let supply = Supply { paths: &paths, note: Some("from a friend"), ..Supply::default() };
    let done = import_files(&mut case, supply, None).unwrap();
    assert_eq!(done.files.len(), 1);
    assert_eq!(done.failed[0].0, gone);
    assert_eq!(done.skipped, [folder.join("b.txt")]);
    assert_eq!(case.note_text(1).as_deref(), Some("from a friend"));
    assert_eq!(case.unsigned_records().len(), 1);
    let paths = [gone];
    let nothing = import_files(&mut case, Supply { paths: &paths, ..Supply::default() }, None);
    assert!(matches!(nothing, Err(Error::NothingImported { failed, .. }) if failed.len() == 1));
    assert_eq!(case.exhibits().len(), 1, "no exhibit of nothing");
}

#[test]
fn self_tests_are_written_down_in_both_places() {
    let dir = tempfile::tempdir().unwrap();
    let home = home(dir.path());
    let mut case = new_case(&home);
    case.log_selftest(&[("hash", true), ("browser", false)]).unwrap();
    assert_eq!(case.log().lines[1].event, Event::SelftestFail);
    let text = fs::read_to_string(case.dir().join("selftest.jsonl")).unwrap();
    let line = json::from_line(text.trim_end().as_bytes()).unwrap();
    assert_eq!(line["parts"][1], json!({ "name": "browser", "ok": false }));
    let folder = case.dir().to_owned();
    drop(case);
    append_bytes(&folder.join("selftest.jsonl"), b"{\"at");
    drop(open(&home).unwrap());
    assert_eq!(fs::read_to_string(folder.join("selftest.jsonl")).unwrap(), text);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "openssl is the outside witness here")]
fn openssl_reads_the_key_plain_and_protected() {
    let dir = tempfile::tempdir().unwrap();
    let home = Home::open(dir.path()).unwrap();
    let key = home.keys().create().unwrap();
    let pass = dir.path().join("pass");
    fs::write(&pass, "six plain words\n").unwrap();
    let read = || {
        let out = std::process::Command::new("openssl")
            .args(["pkey", "-pubout", "-in"])
            .arg(dir.path().join("keys/collector.pem"))
            .arg("-passin")
            .arg(format!("file:{}", pass.display()))
            .output()
            .unwrap();
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        PublicKey::from_pem(&out.stdout).unwrap()
    };
    assert_eq!(read(), key.public());
    home.keys().protect(&key, b"six plain words").unwrap();
    assert_eq!(read(), key.public());
}
