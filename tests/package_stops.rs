//! A seal that is refused, or that is killed on its way, or that goes on with another key.
#![allow(clippy::unwrap_used, reason = "tests")]

mod a_case;
mod desk;

use a_case::{begin_capture, capture, new_case, path};
use desk::{Desk, json_file, names, verify_sh};
use saboot::{
    format::custody::Log,
    model::{Event, ExhibitId},
    package::{Error, LeaveOut, SealRequest, seal},
    seal::{SecretKey, sha256},
};
use serde_json::json;
use std::{fs, io::Write};

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
