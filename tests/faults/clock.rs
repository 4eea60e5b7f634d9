//! A clock that is set back between two lines: said while it can still be set right, and kept in the
//! log as it was.

use crate::running::Desk;
use saboot::{
    cli::{self, World},
    model::{Clock, Utc},
};
use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

/// 2026-01-02 03:10:00 UTC.
const MORNING: i64 = 1_767_323_400_000;
const HOUR: i64 = 3_600_000;

/// Stands where it is put, and a millisecond on with each look.
struct Hands(AtomicI64);

impl Clock for Hands {
    fn now(&self) -> Utc {
        Utc::from_millis(self.0.fetch_add(1, Ordering::SeqCst))
    }

    fn mono(&self) -> u64 {
        1
    }
}

/// A run in this process at some time of day; exit, answer and the rest.
fn run(desk: &Desk, at: i64, args: &[&str]) -> (cli::Exit, String) {
    let said = tempfile::NamedTempFile::new().unwrap();
    let mut world = World {
        clock: Arc::new(Hands(at.into())),
        env: [("SABOOT_LANG".to_owned(), "en".to_owned())].into(),
        input: Box::new(io::empty()),
        out: Box::new(said.reopen().unwrap()),
        err: Box::new(io::sink()),
        terminal: false,
        hidden: None,
        interrupted: Arc::default(),
        busy: Arc::default(),
    };
    world.err = Box::new(std::fs::File::options().append(true).open(said.path()).unwrap());
    world.out = Box::new(std::fs::File::options().append(true).open(said.path()).unwrap());
    let home = desk.home().display().to_string();
    let all = ["saboot", "--home", &home].into_iter().chain(args.iter().copied());
    let exit = cli::run(all.map(Into::into), &mut world);
    (exit, std::fs::read_to_string(said.path()).unwrap())
}

#[test]
fn a_clock_set_back_is_said_named_and_holds_nothing_up() {
    let desk = Desk::new();
    let file = desk.write("one.txt", "the first\n").display().to_string();
    let zip = desk.work().join("a.zip").display().to_string();
    let (exit, said) = run(&desk, MORNING + 2 * HOUR, &["import", &file]);
    assert_eq!(exit, cli::Exit::Done, "{said}");
    let (exit, said) = run(&desk, MORNING, &["import", &file]);
    assert_eq!(exit, cli::Exit::Done);
    let behind = "This computer's clock shows 2026-01-02 08:10";
    assert!(said.contains(behind), "{said}");
    let (_, said) = run(&desk, MORNING + 3 * HOUR, &["note", "the clock is right again"]);
    assert!(!said.contains("clock shows"), "{said}");

    let (exit, said) = run(&desk, MORNING + 3 * HOUR, &["case", "check"]);
    assert_eq!(exit, cli::Exit::Done, "{said}");
    let named: Vec<_> = said.lines().filter(|l| l.starts_with("The clock was set back")).collect();
    assert_eq!(named.len(), 1, "{said}");
    assert!(named[0].starts_with("The clock was set back before line 7 of the log: "), "{named:?}");
    let (_, said) = run(&desk, MORNING + 3 * HOUR, &["--json", "case", "check"]);
    assert!(said.contains(r#""clock_set_back":[7]"#), "{said}");

    let (exit, said) = run(&desk, MORNING, &["seal", "--out", &zip]);
    assert_eq!(exit, cli::Exit::Done, "{said}");
    desk.sound(zip.as_ref());
}
