//! A log that no longer holds together: it is left as it is to the byte, and what a person wants to
//! save goes into another case.

use crate::{running::Desk, server::Server};
use saboot::cli::{self, World};
use saboot::platform::SystemClock;
use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

const DAMAGED: &str = "is damaged: the custody log is broken at line 5: ";

/// A case with two imports whose log has another word in its fourth line: the fifth does not follow.
fn damaged(desk: &Desk) -> (String, PathBuf) {
    let file = desk.write("one.txt", "the first\n").display().to_string();
    desk.run(&["import", &file]).ended(0);
    desk.run(&["import", &file]).ended(0);
    let case = desk.case();
    let log = desk.read("log.jsonl");
    let lines: Vec<_> = log.split_inclusive('\n').collect();
    let broken = lines[3].replacen("import.add", "note.add", 1);
    fs::write(
        case.join("log.jsonl"),
        [&lines[..3].concat(), &broken, &lines[4..].concat()].map(String::as_str).concat(),
    )
    .unwrap();
    (case.file_name().unwrap().display().to_string(), case)
}

/// Every file below a folder with its bytes, and every folder.
fn tree(at: &Path) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(at).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(tree(&path));
            all.insert(path, None);
        } else {
            let bytes = fs::read(&path).unwrap();
            all.insert(path, Some(bytes));
        }
    }
    all
}

fn cases(desk: &Desk) -> Vec<String> {
    let names = fs::read_dir(desk.home().join("cases")).unwrap();
    let mut names: Vec<_> = names.map(|n| n.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn what_adds_goes_on_in_another_case_and_what_hands_on_refuses() {
    let (desk, server) = (Desk::new(), Server::start());
    let (id, dir) = damaged(&desk);
    // Even what every opening would make stays unmade.
    fs::remove_file(dir.join("lock")).unwrap();
    fs::remove_dir(dir.join("tmp")).unwrap();
    let before = tree(&dir);
    for args in [&["seal"][..], &["case", "check"], &["case", "show"], &["case", "close"]] {
        desk.run(args).ended(1).says("error: the custody log is broken at line 5: ");
    }
    let (file, url) = (desk.write("2.txt", "second\n").display().to_string(), server.url("/quiet"));
    desk.run(&["import", &file]).ended(0).says(&format!("Case {id} {DAMAGED}")).says(" is open.");
    let two = cases(&desk);
    assert_eq!(two.len(), 2);
    // The next runs find the case that took its place; none is opened for each.
    desk.run(&["note", "again"])
        .ended(0)
        .says(&format!("Case {id} is damaged and is not used here."));
    desk.run(&["note", "again", "--case", &id]).ended(0).says(&format!("Case {id} {DAMAGED}"));
    desk.run(&["--case", &id, "capture", "--allow-private", &url])
        .ended(0)
        .says(&format!("Case {}\n", two[1]));
    assert_eq!(cases(&desk), two);
    desk.run(&["seal", "--case", &id]).ended(1).says("the custody log is broken at line 5: ");
    // Sealing without a name means the case that can be sealed, and says which is left.
    let report = desk.sound(&desk.seal::<&str>(&[]));
    assert_eq!(report["case"], two[1].as_str());
    desk.run(&["seal"]).ended(0).says(&format!("saboot case check --case {id}"));
    assert_eq!(tree(&dir), before);
}

#[test]
fn a_case_file_or_a_log_that_cannot_be_read_counts_too() {
    for name in ["case.json", "log.jsonl"] {
        let desk = Desk::new();
        let file = desk.write("one.txt", "the first\n").display().to_string();
        desk.run(&["import", &file]).ended(0);
        let dir = desk.case();
        fs::write(dir.join(name), "{}\n").unwrap();
        let before = tree(&dir);
        desk.run(&["note", "again"]).ended(0).says(" is damaged: ");
        assert_eq!((tree(&dir), cases(&desk).len()), (before, 2), "{name}");
        desk.run(&["import", &file]).ended(0);
        assert_eq!(cases(&desk).len(), 2);
        desk.sound(&desk.seal::<&str>(&[]));
    }
}

#[derive(Clone, Default)]
struct Said(Arc<Mutex<Vec<u8>>>);

impl Write for Said {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn the_guided_run_goes_on_too() {
    let desk = Desk::new();
    let (id, dir) = damaged(&desk);
    let before = tree(&dir);
    let file = desk.write("2.txt", "second\n");
    let said = Said::default();
    let mut world = World {
        clock: Arc::new(SystemClock::start()),
        env: [("SABOOT_HOME", desk.home()), ("SABOOT_LANG", "en".into())]
            .map(|(k, v)| (k.to_owned(), v.display().to_string()))
            .into(),
        input: Box::new(io::Cursor::new(format!("{}\n\nn\n", file.display()).into_bytes())),
        out: Box::new(said.clone()),
        err: Box::new(said.clone()),
        terminal: true,
        hidden: None,
        interrupted: Arc::default(),
        busy: Arc::default(),
    };
    let exit = cli::run(["saboot".into()], &mut world);
    let said = String::from_utf8(said.0.lock().unwrap().clone()).unwrap();
    assert_eq!(exit, cli::Exit::Done, "{said}");
    assert!(said.contains(&format!("Case {id} {DAMAGED}")), "{said}");
    assert_eq!((tree(&dir), cases(&desk).len()), (before, 2));
}

#[test]
fn a_torn_last_line_is_said_kept_and_sealed_over() {
    let desk = Desk::new();
    let file = desk.write("one.txt", "the first\n").display().to_string();
    desk.run(&["import", &file]).ended(0);
    let log = desk.case().join("log.jsonl");
    let whole = fs::read(&log).unwrap();
    fs::File::options().append(true).open(&log).unwrap().write_all(b"{\"v\":1,\"seq\":9").unwrap();
    desk.run(&["note", "again"]).ended(0).says("The last line of the log was cut off");
    assert!(fs::read(&log).unwrap().starts_with(&whole));
    let names = fs::read_dir(desk.case()).unwrap().map(|n| n.unwrap().path());
    let aside = names.filter(|n| n.display().to_string().contains("log.torn-")).collect::<Vec<_>>();
    assert_eq!(
        aside.iter().map(|a| fs::read(a).unwrap()).collect::<Vec<_>>(),
        [b"{\"v\":1,\"seq\":9"]
    );
    let again = desk.run(&["case", "check"]).ended(0);
    assert!(!again.err.contains("cut off"), "{}", again.err);
    desk.sound(&desk.seal::<&str>(&[]));
}
