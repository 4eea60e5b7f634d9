//! Files that are no longer what was logged: what adds to a case says so and goes on, what hands it
//! on refuses, and names the command that seals the rest.

use crate::{
    running::{Desk, Done, end},
    server::Server,
};
use serde_json::{Value, json};
use std::{
    fs,
    process::{Command, Stdio},
};

/// Two imports of one file each, and a note.
fn case(desk: &Desk) {
    for (name, words) in [("one.txt", "the first\n"), ("two.txt", "second\n")] {
        let file = desk.write(name, words).display().to_string();
        desk.run(&["import", &file]).ended(0);
    }
    desk.run(&["note", "the account was renamed"]).ended(0);
}

/// Other words of the same length in a file of the case.
fn change(desk: &Desk, path: &str) {
    let path = desk.case().join(path);
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(path, bytes).unwrap();
}

/// The command that a run names, done as a person would who copies it.
fn copied(desk: &Desk, said: &str) -> Done {
    let line = said.lines().find_map(|l| l.strip_prefix("To seal everything else: saboot "));
    let line = line.unwrap_or_else(|| panic!("no command: {said}"));
    let mut command = Command::new("sh");
    command.args(["-c", &format!("exec \"$0\" {line}"), env!("CARGO_BIN_EXE_saboot")]);
    command.current_dir(desk.work()).env("SABOOT_LANG", "en").env("SABOOT_OFFLINE", "1");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    end(command.spawn().unwrap())
}

/// Path and reason of what the package holds back.
fn withheld(report: &Value) -> Vec<(&str, &str)> {
    let all = report["withheld"].as_array().unwrap().iter();
    all.map(|w| (w["path"].as_str().unwrap(), w["reason"].as_str().unwrap())).collect()
}

fn flags(desk: &Desk) -> Vec<Value> {
    let log = desk.read("log.jsonl");
    let lines = log.lines().map(|l| serde_json::from_str::<Value>(l).unwrap());
    lines.filter(|l| l["type"] == "quality.flag").map(|l| l["data"].clone()).collect()
}

#[test]
fn what_adds_to_the_case_says_it_and_flags_it_once() {
    let (desk, server) = (Desk::new(), Server::start());
    case(&desk);
    change(&desk, "data/E0001/original/0001.txt");
    fs::remove_file(desk.case().join("data/E0002/original/0001.txt")).unwrap();
    let (file, url) = (desk.write("3.txt", "third\n").display().to_string(), server.url("/quiet"));
    let runs: [&[&str]; 3] =
        [&["import", &file], &["note", "again"], &["capture", "--allow-private", &url]];
    for args in runs {
        desk.run(args)
            .ended(0)
            .says("not as it was: data/E0001/original/0001.txt: changed since it was written down.")
            .says("not as it was: data/E0002/original/0001.txt: missing.");
    }
    let (one, two) = ("data/E0001/original/0001.txt", "data/E0002/original/0001.txt");
    let expect =
        [json!({ "code": "changed", "path": one }), json!({ "code": "missing", "path": two })];
    assert_eq!(flags(&desk), expect);
    let refused = desk.run(&["seal"]).ended(1);
    assert_eq!(refused.out, "");
    let said = refused.says(&format!("error: {one} has changed since it was captured\n")).err;
    copied(&desk, &said).ended(0);
    let report = desk.sound(&desk.work().join(zip_name(&desk)));
    assert_eq!(withheld(&report), [(one, "left-out"), (two, "unreadable")]);
}

fn zip_name(desk: &Desk) -> String {
    format!("{}_b1.zip", desk.case().file_name().unwrap().display())
}

#[test]
fn a_record_a_signature_and_a_note_have_their_own_way_out() {
    let desk = Desk::new();
    case(&desk);
    let file = desk.write("3.txt", "third\n").display().to_string();
    desk.run(&["import", &file]).ended(0);
    change(&desk, "data/E0001/import.json");
    change(&desk, "notes/0001.json");
    fs::write(desk.case().join("data/E0002/import.json.sig"), "x").unwrap();
    let checked = desk.run(&["case", "check"]).ended(1);
    let flags = "--except E0001 --except E0002 --leave-out note:0001";
    assert!(checked.out.contains(flags), "{}", checked.out);
    assert_eq!(copied(&desk, &checked.out).ended(0).err.matches("error").count(), 0);
    let report = desk.sound(&desk.work().join(zip_name(&desk)));
    let reasons: std::collections::BTreeSet<_> =
        withheld(&report).into_iter().map(|(_, reason)| reason).collect();
    assert_eq!(reasons.into_iter().collect::<Vec<_>>(), ["excepted", "left-out"]);
}

#[test]
fn what_was_asked_for_stays_in_the_command() {
    let desk = Desk::new();
    case(&desk);
    change(&desk, "data/E0001/original/0001.txt");
    let args =
        ["seal", "--leave-out", "E0002:source.json", "--out", "it's.zip", "--why", "no names"];
    let said = desk.run(&args).ended(1).err;
    copied(&desk, &said).ended(0);
    let report = desk.sound(&desk.work().join("it's.zip"));
    let held =
        [("data/E0001/original/0001.txt", "left-out"), ("data/E0002/source.json", "left-out")];
    assert_eq!(withheld(&report), held);
}

#[test]
fn a_file_that_cannot_be_read_is_left_out_as_such() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    case(&desk);
    let [one, two] =
        ["E0001", "E0002"].map(|e| desk.case().join(format!("data/{e}/original/0001.txt")));
    // A folder in its place, and a file that even its owner may not read. In a namespace of its own a
    // process has no more rights than the owner, whoever runs the tests.
    fs::remove_file(&one).unwrap();
    fs::create_dir(&one).unwrap();
    fs::set_permissions(&two, fs::Permissions::from_mode(0o0)).unwrap();
    let unprivileged = |line: &str| {
        let mut command = Command::new("unshare");
        command.args([
            "--user",
            "sh",
            "-c",
            &format!("exec \"$0\" {line}"),
            env!("CARGO_BIN_EXE_saboot"),
        ]);
        command.current_dir(desk.work()).env("SABOOT_LANG", "en").env("SABOOT_OFFLINE", "1");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        end(command.spawn().unwrap())
    };
    let home = desk.home().display().to_string();
    let said = unprivileged(&format!("seal --home {home} --leave-out E0001:original/0001.txt"))
        .ended(3)
        .says(
            "error: data/E0002/original/0001.txt cannot be read: you have no permission for that\n",
        )
        .err;
    let line =
        said.lines().find_map(|l| l.strip_prefix("To seal everything else: saboot ")).unwrap();
    unprivileged(line).ended(0);
    let report = desk.sound(&desk.work().join(zip_name(&desk)));
    let held = [
        ("data/E0001/original/0001.txt", "unreadable"),
        ("data/E0002/original/0001.txt", "unreadable"),
    ];
    assert_eq!(withheld(&report), held);
}

#[test]
fn another_key_is_not_made_for_a_case_that_does_not_seal() {
    let desk = Desk::new();
    case(&desk);
    let key = desk.json(&["key", "show"]);
    change(&desk, "data/E0001/original/0001.txt");
    let log = desk.read("log.jsonl");
    let said = desk.run(&["seal", "--new-key"]).ended(1).says("0001.txt has changed").err;
    assert_eq!(desk.json(&["key", "show"]), key);
    assert_eq!(desk.read("log.jsonl"), log);
    copied(&desk, &said).ended(0);
    assert_ne!(desk.json(&["key", "show"]), key);
    desk.sound(&desk.work().join(zip_name(&desk)));
}
