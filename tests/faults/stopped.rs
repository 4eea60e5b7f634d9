//! Ctrl-C while the package is made: nothing of it stays, and the next one is made whole.

use crate::{
    room::hidden,
    running::{Desk, end},
};
use std::{
    fs,
    io::{BufRead, BufReader},
    process::Child,
};

fn interrupt(child: &Child) {
    let pid = rustix::process::Pid::from_child(child);
    rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
}

#[test]
fn the_first_ctrl_c_ends_a_seal_and_leaves_nothing() {
    let desk = Desk::new();
    // Long enough to be stopped at its beginning: no room of its own is taken by a file of holes.
    let film = desk.work().join("film.bin");
    fs::File::create(&film).unwrap().set_len(400 << 20).unwrap();
    desk.run(&["import", film.to_str().unwrap()]).ended(0);
    fs::remove_file(film).unwrap();
    let mut child = desk.command(&["seal"]).spawn().unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
    assert!(said.any(|line| line == "Making the package: 0 %"));
    interrupt(&child);
    let said: Vec<_> = said.collect();
    let done = end(child).ended(4);
    assert_eq!(done.out, "");
    let [.., error, hint] = said.as_slice() else { panic!("{said:?}") };
    assert_eq!(error, "saboot: error: stopped as you asked; no package was made");
    assert!(hint.contains("saboot seal makes the package whenever you want it"), "{hint}");
    assert_eq!(fs::read_dir(desk.work()).unwrap().count(), 0);
    assert!(!desk.read("log.jsonl").contains("package.freeze"));
    let report = desk.sound(&desk.seal::<&str>(&[]));
    assert_eq!(report["bag"], "1");
}

#[test]
fn what_a_killed_seal_left_goes_with_the_next() {
    let desk = Desk::new();
    let file = desk.write("one.txt", "the first\n").display().to_string();
    desk.run(&["import", &file]).ended(0);
    let name = format!("{}_b1.zip", desk.case().file_name().unwrap().display());
    desk.write(&format!(".{name}.0a1b2c3d.part"), "half a package");
    desk.write(".other.zip.0a1b2c3d.part", "of someone else");
    desk.sound(&desk.seal::<&str>(&[]));
    assert_eq!(hidden(&desk.work()), [".other.zip.0a1b2c3d.part"]);
}
