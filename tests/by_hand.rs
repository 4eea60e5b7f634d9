//! Every command of docs/VERIFY-BY-HAND.md, run on a package as it is written there: all pass on a
//! sound one, and at least one fails on each kind of changed one.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "runs a shell as a reader would"
)]

use saboot::{
    model::Actor,
    package::{self, SealRequest},
    platform::SystemClock,
    store::{Home, Supply, import_files},
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
};

/// The blocks fenced as `sh`, in order.
fn blocks() -> Vec<String> {
    let text =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/VERIFY-BY-HAND.md")).unwrap();
    let found: Vec<String> = text
        .split("\n```sh\n")
        .skip(1)
        .map(|rest| rest.split("\n```").next().unwrap().to_owned())
        .collect();
    assert!(found.len() >= 6, "{} blocks", found.len());
    found
}

/// A package of one supplied file and a note, unpacked by `unzip`: the folder it unpacks to.
fn unpacked(at: &Path) -> PathBuf {
    let file = at.join("words.txt");
    fs::write(&file, "I will ruin her name.\n").unwrap();
    let home = Home::open(&at.join("home")).unwrap();
    let mut case = home.new_case(None, &Actor::default(), Arc::new(SystemClock::start())).unwrap();
    let key = home.keys().create().unwrap();
    let paths = [file];
    let supply = Supply { paths: &paths, note: Some("a note"), ..Supply::default() };
    import_files(&mut case, supply, Some(&key)).unwrap();
    case.log_selftest(&[("hash", true)]).unwrap();
    let request = SealRequest { out: at.into(), ..SealRequest::default() };
    let sealed = package::seal(&mut case, &key, &request, &mut |_, _| {}).unwrap();
    let out = Command::new("unzip").arg("-q").arg(&sealed.zip).current_dir(at).status().unwrap();
    assert!(out.success());
    sealed.zip.with_extension("")
}

/// The first block that fails in `folder`, with what it printed.
fn first_failure(folder: &Path) -> Option<(String, String)> {
    blocks().into_iter().find_map(|block| {
        let out = Command::new("sh").args(["-ec", &block]).current_dir(folder).output().unwrap();
        let said = String::from_utf8_lossy(&out.stdout).into_owned()
            + &String::from_utf8_lossy(&out.stderr);
        (!out.status.success()).then_some((block, said))
    })
}

#[test]
fn every_command_passes_on_a_sound_package() {
    let at = tempfile::tempdir().unwrap();
    let folder = unpacked(at.path());
    assert_eq!(first_failure(&folder), None);
}

#[test]
fn a_command_fails_on_each_kind_of_change() {
    let at = tempfile::tempdir().unwrap();
    let folder = unpacked(at.path());
    let original = folder.join("data/E0001/original/0001.txt");
    let log = folder.join("custody/log.jsonl");
    let seal = folder.join("seal/seal.txt");
    type Change<'c> = (&'c str, Box<dyn Fn() + 'c>);
    let changes: [Change<'_>; 6] = [
        ("a byte of a file", Box::new(|| fs::write(&original, "I will ruin her nave.\n").unwrap())),
        ("a file dropped", Box::new(|| fs::remove_file(&original).unwrap())),
        ("a file added", Box::new(|| fs::write(folder.join("data/E0001/extra.txt"), "x").unwrap())),
        (
            "a line of the log dropped",
            Box::new(|| {
                let text = fs::read_to_string(&log).unwrap();
                fs::write(&log, text.split_inclusive('\n').skip(1).collect::<String>()).unwrap();
            }),
        ),
        (
            "the seal's date",
            Box::new(|| {
                let text = fs::read_to_string(&seal).unwrap();
                fs::write(&seal, text.replacen("# sealed-claimed: 2", "# sealed-claimed: 3", 1))
                    .unwrap();
            }),
        ),
        (
            "a file named anew",
            Box::new(|| {
                fs::rename(&original, folder.join("data/E0001/original/0002.txt")).unwrap();
            }),
        ),
    ];
    for (name, change) in changes {
        let keep = at.path().join("keep");
        copy(&folder, &keep);
        change();
        assert!(first_failure(&folder).is_some(), "{name} is not noticed");
        fs::remove_dir_all(&folder).unwrap();
        fs::rename(&keep, &folder).unwrap();
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
