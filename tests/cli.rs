//! The command line from outside: sessions in tests/cmd, and runs in a world of the test's own.
#![allow(clippy::unwrap_used, reason = "tests")]

use saboot::{
    cli::{self, Exit, World},
    platform::SystemClock,
};
use std::{
    collections::BTreeMap,
    ffi::OsString,
    io::{self, Cursor, Write},
    path::Path,
    sync::{Arc, Mutex},
};

#[test]
fn sessions() {
    trycmd::TestCases::new()
        .case("tests/cmd/*.md")
        .env("SABOOT_OFFLINE", "1")
        .env("LC_ALL", "C.UTF-8")
        .env("COLUMNS", "100");
}

/// Bytes that a test reads back.
#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Written {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Written {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(buf)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Runs `saboot` with a home of its own; what it ended with, wrote and said.
fn saboot(home: &Path, args: &[&str], lang: &str) -> (Exit, String, String) {
    let (out, err) = (Written::default(), Written::default());
    let mut env: BTreeMap<String, String> = BTreeMap::new();
    env.insert("SABOOT_HOME".into(), home.display().to_string());
    env.insert("SABOOT_LANG".into(), lang.into());
    env.insert("PATH".into(), std::env::var_os("PATH").unwrap().into_string().unwrap());
    let mut world = World {
        clock: Arc::new(SystemClock::start()),
        env,
        input: Box::new(Cursor::new(Vec::new())),
        out: Box::new(out.clone()),
        err: Box::new(err.clone()),
        terminal: false,
        hidden: None,
        interrupted: Arc::default(),
        busy: Arc::default(),
    };
    let args = ["saboot"].iter().chain(args).map(OsString::from);
    (cli::run(args, &mut world), out.text(), err.text())
}

#[test]
fn doctor_answers_one_object_a_check() {
    let dir = tempfile::tempdir().unwrap();
    let home = dir.path().join("home");
    let (exit, out, err) = saboot(&home, &["doctor", "--json"], "en");
    assert!(matches!(exit, Exit::Done | Exit::Failed), "{exit:?}");
    assert_eq!(err, "");
    let lines: Vec<serde_json::Value> =
        out.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let checks: Vec<&str> = lines.iter().map(|l| l["check"].as_str().unwrap()).collect();
    let expect = ["browser", "sandbox", "font", "home", "synced", "space", "key", "data"];
    assert_eq!(checks, expect);
    for line in &lines {
        assert_eq!(line.as_object().unwrap().len(), 3, "{line}");
        assert!(["ok", "warn", "fail"].contains(&line["level"].as_str().unwrap()), "{line}");
        assert!(!line["text"].as_str().unwrap().is_empty(), "{line}");
    }
    let failed = lines.iter().any(|l| l["level"] == "fail");
    assert_eq!(exit, if failed { Exit::Failed } else { Exit::Done });
    assert!(!home.exists(), "the doctor makes nothing");
}

#[test]
fn doctor_finds_the_browser_that_the_tests_use() {
    let dir = tempfile::tempdir().unwrap();
    let (_, out, _) = saboot(dir.path(), &["doctor"], "en");
    let line = out.lines().next().unwrap();
    assert!(line.starts_with("ok    Browser: ") && line.contains("Chrom"), "{line}");
}

#[test]
fn a_language_is_taken_from_the_environment_and_the_line_wins() {
    let dir = tempfile::tempdir().unwrap();
    let last = |args: &[&str], lang| {
        let (_, out, _) = saboot(dir.path(), args, lang);
        out.lines().last().unwrap().to_owned()
    };
    assert!(last(&["doctor"], "en").contains("eady"));
    assert!(last(&["doctor"], "ur").contains("تیار"));
    assert!(last(&["--lang", "ur-Latn", "doctor"], "ur").to_lowercase().contains("tayyar"));
}

#[test]
fn a_language_that_is_none_of_ours_is_a_usage_error() {
    let dir = tempfile::tempdir().unwrap();
    let (exit, out, err) = saboot(dir.path(), &["doctor"], "fr");
    assert_eq!((exit, out.as_str()), (Exit::Usage, ""));
    assert_eq!(err, "saboot: error: SABOOT_LANG is 'fr': a language is en, ur or ur-Latn\n");
}

#[test]
fn without_a_command_and_a_terminal_the_help_is_shown_and_it_is_a_usage_error() {
    let dir = tempfile::tempdir().unwrap();
    let (exit, out, err) = saboot(dir.path(), &[], "en");
    assert_eq!((exit, out.as_str()), (Exit::Usage, ""));
    assert!(err.contains("saboot capture https://social.example/post/1"), "{err}");
}
