//! A disk that fills up, in the middle of each thing that writes.

use crate::{room::Room, running::end, server::Server};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};
use std::{
    io::{BufRead, BufReader},
    process::Child,
};

const FULL: &str = "saboot: error: no room left on the disk for ";
const HINT: &str = "saboot: hint: make room and run the command again; what was saved is kept\n";

#[test]
fn during_an_import() {
    let room = Room::new("8m");
    let small = room.desk.write("a.txt", "first\n").display().to_string();
    let large = room.desk.write("b.bin", vec![7; 3 << 20]).display().to_string();
    room.run(&["import", &small]).ended(0);
    room.fill(1024);
    room.run(&["import", &small, &large]).ended(3).says(FULL).says(HINT);
    room.make_room();
    // The first file of the two is kept, and its exhibit says that it is not whole.
    let shown = room.run(&["--json", "case", "show"]).ended(0).says("E0002 was cut short.");
    assert_eq!(shown.objects()[0]["exhibits"][1]["files"], 1);
    let record = room.sh("cat cases/*/data/E0002/import.json");
    let record: Value = serde_json::from_str(&record).unwrap();
    assert_eq!((&record["result"], &record["reason"]), (&json!("partial"), &json!("interrupted")));
    room.goes_on();
}

#[test]
fn during_a_note() {
    let room = Room::new("8m");
    room.run(&["note", "the first"]).ended(0);
    room.fill(0);
    room.run(&["note", "the second"]).ended(3).says(FULL).says(HINT);
    room.make_room();
    room.goes_on();
    assert_eq!(room.sh("ls cases/*/notes"), "0001.json\n");
}

fn signal(child: &Child, signal: Signal) {
    kill_process(Pid::from_child(child), signal).unwrap();
}

/// The disk fills up at `moment` with `left` kilobytes left; the step that finds no room.
fn capture(page: &str, more: &[&str], moment: &str, left: u32) -> (Room, Value, String) {
    let (room, server) = (Room::new("64m"), Server::start());
    let url = server.url(page);
    let args = [&["--json", "capture", "--allow-private", &url, &url], more].concat();
    let mut child = room.command(&args).spawn().unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
    assert!(said.any(|line| line == moment), "never said: {moment}");
    // Stopped meanwhile, so that the disk is full at this moment and not a step later.
    signal(&child, Signal::STOP);
    room.fill(left);
    signal(&child, Signal::CONT);
    let said: String = said.map(|line| line + "\n").collect();
    assert!(said.contains(FULL) && said.contains(HINT), "{said}");
    // The second link is not even tried.
    let objects = end(child).ended(3).objects();
    assert_eq!(objects.len(), 1);
    let failed =
        objects[0]["steps"].as_array().unwrap().iter().rfind(|s| s["error"] == "disk-full");
    let step = failed.unwrap()["name"].as_str().unwrap().to_owned();
    (room, objects[0].clone(), step)
}

/// What the exhibit's record and the log say, written while the disk was full.
fn written_down(room: &Room, event: &str) {
    let record: Value =
        serde_json::from_str(&room.sh("cat cases/*/data/E0001/capture.json")).unwrap();
    let last = record["steps"].as_array().unwrap().last().unwrap();
    assert_eq!(last["error"], "disk-full", "{last}");
    let log = room.sh("cat cases/*/log.jsonl");
    let end = log.lines().find(|l| l.contains(event)).unwrap_or_else(|| panic!("{event}: {log}"));
    assert!(end.contains(r#""reason":"disk-full""#), "{end}");
    assert!(log.lines().last().unwrap().contains("record.sign"));
    room.make_room();
    room.goes_on();
    // The next run keeps room free again.
    assert_eq!(room.sh("stat -c %s cases/*/reserve"), "262144\n");
}

#[test]
fn before_anything_of_a_page_is_written() {
    let (room, object, step) = capture("/slow-resource", &[], "Waiting for the page", 0);
    assert_eq!((step.as_str(), &object["result"]), ("viewport", &json!("failed")));
    assert_eq!(object["artefacts"], json!([]));
    written_down(&room, "capture.fail");
}

#[test]
fn in_the_middle_of_the_picture() {
    let (room, object, step) = capture("/profile", &[], "Scrolling to the end", 300);
    assert_eq!((step.as_str(), &object["result"]), ("page", &json!("partial")));
    let roles: Vec<_> =
        object["artefacts"].as_array().unwrap().iter().map(|a| a["role"].clone()).collect();
    assert_eq!(roles, ["viewport", "first-html", "first-text"]);
    written_down(&room, "capture.partial");
}

#[test]
fn in_the_middle_of_the_paper_copy() {
    let end = "Saving the source at the end";
    let (room, _, step) = capture("/profile", &["--no-mhtml"], end, 300);
    assert_eq!(step, "pdf");
    written_down(&room, "capture.partial");
}

#[test]
fn in_the_middle_of_the_archive() {
    let end = "Saving the source at the end";
    let (room, object, step) = capture("/profile", &["--no-mhtml", "--no-pdf"], end, 12_000);
    assert_eq!(step, "wacz");
    let paths: Vec<_> = object["artefacts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|a| a["path"].as_str().unwrap())
        .collect();
    assert!(paths.contains(&"page.png") && paths.contains(&"text.txt"), "{paths:?}");
    written_down(&room, "capture.partial");
}

#[test]
fn before_the_browser_starts() {
    let (room, server) = (Room::new("16m"), Server::start());
    room.run(&["note", "the first"]).ended(0);
    room.fill(100);
    let page = server.url("/quiet");
    room.run(&["capture", "--allow-private", &page]).ended(3).says(FULL).says(HINT);
    room.make_room();
    room.run(&["capture", "--allow-private", &page]).ended(0);
    room.goes_on();
}

#[test]
fn during_a_seal() {
    let room = Room::new("16m");
    let file = room.desk.write("b.bin", vec![7; 3 << 20]).display().to_string();
    room.run(&["import", &file]).ended(0);
    // Where the package is to be: said before anything is written.
    room.fill(1024);
    let there = room.desk.home().join("package.zip").display().to_string();
    room.run(&["seal", "--out", &there])
        .ended(3)
        .says("error: the package needs 3.4 MB, and 1.0 MB are free")
        .says("hint: name a place on another disk with --out");
    // Where the case is: no room for what the package is about, before and after the freeze.
    room.sh("cat /dev/zero > filler 2>/dev/null || :");
    room.run(&["seal"]).ended(3).says(FULL).says(HINT);
    room.make_room();
    room.remount("nr_inodes=$(df --output=iused . | tail -n 1 | tr -d ' ')");
    room.run(&["seal"]).ended(3).says(FULL).says(HINT);
    assert_eq!(crate::room::hidden(&room.desk.work()), [""; 0]);
    assert!(room.sh("tail -n 1 cases/*/log.jsonl").contains("package.freeze"));
    room.remount("nr_inodes=1000");
    assert_eq!(room.goes_on()["bag"], "1");
}

#[test]
fn in_the_middle_of_the_package() {
    let room = Room::new("96m");
    let film = room.desk.work().join("film.bin");
    std::fs::File::create(&film).unwrap().set_len(30 << 20).unwrap();
    room.run(&["import", film.to_str().unwrap()]).ended(0);
    let there = room.desk.home().display().to_string();
    let mut child = room.command(&["seal", "--out", &there]).spawn().unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
    assert!(said.any(|line| line == "Making the package: 0 %"));
    signal(&child, Signal::STOP);
    room.fill(0);
    signal(&child, Signal::CONT);
    let said: String = said.map(|line| line + "\n").collect();
    assert!(said.contains(FULL) && said.contains(HINT), "{said}");
    end(child).ended(3);
    assert_eq!(room.sh("ls -A | grep -v '^[a-z]*$' || :"), "", "no part of a package stays");
    assert!(!room.sh("cat cases/*/log.jsonl").contains("package.freeze"));
    room.make_room();
    room.goes_on();
}
