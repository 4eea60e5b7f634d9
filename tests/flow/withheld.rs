//! What is held back, and what has changed and can't be sealed.

use crate::running::{Desk, findings};
use serde_json::{Value, json};
use std::fs;

fn three_imports(desk: &Desk) {
    for (name, words) in [("one.txt", "the first\n"), ("two.txt", "second\n"), ("three.txt", "3\n")]
    {
        let file = desk.write(name, words);
        desk.run(&["import".as_ref(), file.as_os_str()]).ended(0);
    }
}

/// Path and reason of each, and the note of all.
fn held(report: &Value) -> (Vec<(&str, &str)>, Vec<&str>) {
    fn text<'a>(held: &'a Value, key: &str) -> &'a str {
        held[key].as_str().unwrap()
    }
    let all = report["withheld"].as_array().unwrap().iter();
    all.map(|w| ((text(w, "path"), text(w, "reason")), text(w, "note"))).unzip()
}

#[test]
fn what_is_held_back_is_listed_with_the_reason() {
    let desk = Desk::new();
    three_imports(&desk);
    desk.run(&["note", "write no names"]).ended(0);
    let original = desk.json(&["case", "show"]);
    assert_eq!(original["exhibits"].as_array().unwrap().len(), 3);
    let zip = desk.seal(&[
        "--except",
        "E0003",
        "--leave-out",
        "E0001:source.json",
        "--leave-out",
        "note:0001",
        "--why",
        "a child is named",
    ]);
    let report = desk.sound(&zip);
    let (list, notes) = held(&report);
    let third: Vec<_> = list.iter().filter(|(p, _)| p.starts_with("data/E0003/")).collect();
    assert_eq!(third.len(), 3, "{list:?}");
    assert!(third.iter().all(|(_, reason)| *reason == "excepted"));
    assert!(list.contains(&("data/E0001/source.json", "left-out")));
    assert!(list.contains(&("custody/notes/0001.json", "left-out")));
    assert_eq!((list.len(), notes.len()), (5, 5));
    assert!(notes.iter().all(|n| *n == "0002"), "{notes:?}");
    let expected: Vec<_> = list.iter().map(|(path, _)| ("withheld", *path)).collect();
    assert_eq!(findings(&report), expected);
    desk.run(&["verify".as_ref(), zip.as_os_str()])
        .ended(0)
        .answers("Held back by the sealer: data/E0001/source.json (file left out)")
        .answers("note: a file is held back: data/E0001/source.json (withheld)");
    // A record can't be left out alone.
    desk.run(&["seal", "--leave-out", "E0001:import.json"]).ended(2).says("--except");
    desk.run(&["seal", "--leave-out", "E0001:nothing.png"]).ended(2).says("to leave out");
}

#[test]
fn a_changed_file_is_named_and_never_sealed() {
    let desk = Desk::new();
    three_imports(&desk);
    let list = fs::read_dir(desk.case().join("data/E0002")).unwrap();
    let mut names: Vec<_> = list.map(|e| e.unwrap().path()).collect();
    names.retain(|p| p.is_dir() || !p.to_string_lossy().contains("json"));
    let file = match names.as_slice() {
        [dir] if dir.is_dir() => fs::read_dir(dir).unwrap().next().unwrap().unwrap().path(),
        [file] => file.clone(),
        other => panic!("{other:?}"),
    };
    let name = file.strip_prefix(desk.case().join("data/E0002")).unwrap().display().to_string();
    let path = format!("data/E0002/{name}");
    fs::remove_file(&file).unwrap();
    fs::write(&file, "Second\n").unwrap();

    let done = desk.run(&["seal"]).ended(1);
    assert_eq!(done.out, "");
    done.says(&format!("error: {path} has changed since it was captured"))
        .says(&format!("--leave-out E0002:{name}"));
    let left: Vec<_> = fs::read_dir(desk.work()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left.len(), 3, "{left:?}");
    desk.run(&["case", "show"]).ended(0);
    desk.run(&["case", "check"]).ended(1).answers(&path);
    let problems = &desk.run_json(&["case", "check"]).ended(1).objects()[0]["problems"];
    assert_eq!(*problems, json!([{ "path": path, "fault": "changed" }]));

    let zip = desk.seal(&["--leave-out", &format!("E0002:{name}"), "--why", "it was damaged"]);
    let report = desk.sound(&zip);
    assert_eq!(held(&report).0, [(path.as_str(), "left-out")]);
}
