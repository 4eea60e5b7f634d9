//! A home that can't be written, can't be made, or goes away in the middle.

use crate::{
    room::Room,
    running::{Desk, end},
    server::Server,
};
use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

#[test]
fn a_home_that_can_only_be_read_is_said_by_every_verb() {
    let (room, server) = (Room::new("16m"), Server::start());
    let file = room.desk.write("a.txt", "first\n").display().to_string();
    room.run(&["import", &file]).ended(0);
    let before = room.sh("find . -type f | sort | xargs sha256sum");
    room.remount("ro");
    let url = server.url("/quiet");
    let runs: [&[&str]; 5] = [
        &["import", &file],
        &["note", "the second"],
        &["capture", "--allow-private", &url],
        &["seal"],
        &["case", "new"],
    ];
    for args in runs {
        room.run(args)
            .ended(3)
            .says(" cannot be written: that disk can only be read\n")
            .says("hint: choose another place, or check that you may write there\n");
    }
    assert_eq!(server.asked(), [""; 0], "nothing is asked for that can't be kept");
    room.remount("rw");
    assert_eq!(room.sh("find . -type f | sort | xargs sha256sum"), before);
    room.goes_on();
}

#[test]
fn a_home_that_goes_away_ends_the_capture_and_comes_back_with_all_it_had() {
    let (room, server) = (Room::new("64m"), Server::start());
    let url = server.url("/slow-resource");
    let mut child = room.command(&["capture", "--allow-private", &url]).spawn().unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
    assert!(said.any(|line| line == "Waiting for the page"));
    room.sh("mv cases elsewhere");
    let said: Vec<_> = said.collect();
    end(child).ended(3);
    let [.., error, hint] = said.as_slice() else { panic!("{said:?}") };
    assert!(error.ends_with(" cannot be written: there is no such file or folder"), "{error}");
    assert_eq!(hint, "saboot: hint: choose another place, or check that you may write there");
    room.sh("rm -rf cases; mv elsewhere cases");
    room.run(&["case", "show"]).ended(0).says("E0001 was cut short.");
    room.goes_on();
}

#[test]
fn a_home_that_cannot_be_made_is_said() {
    let desk = Desk::new();
    let file = desk.write("a.txt", "first\n");
    let mut command = Command::new(env!("CARGO_BIN_EXE_saboot"));
    command.args(["--lang", "en", "note", "x", "--home"]).arg(file.join("home"));
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    end(command.spawn().unwrap())
        .ended(3)
        .says("a.txt/home/keys cannot be written: a part of that path is a file\n");
}
