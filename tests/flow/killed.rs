//! The program killed in mid-capture: the browser ends too, and the next run puts things in order.
#![cfg(target_os = "linux")]

use crate::{
    running::{Desk, end},
    server::Server,
};
use serde_json::Value;
use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::Child,
    time::{Duration, Instant},
};

const LONG: Duration = Duration::from_secs(60);
const SOON: Duration = Duration::from_secs(20);

/// Looks again until it holds; false when `limit` is over.
fn within(limit: Duration, mut holds: impl FnMut() -> bool) -> bool {
    let end = Instant::now() + limit;
    while !holds() {
        if Instant::now() > end {
            return false;
        }
        std::thread::park_timeout(Duration::from_millis(10));
    }
    true
}

/// Processes whose command line names something below the home: its browsers.
fn of_home(home: &Path) -> Vec<String> {
    let needle = home.join("tmp").display().to_string();
    let line = |entry: fs::DirEntry| {
        let bytes = fs::read(entry.path().join("cmdline")).ok()?;
        let text = String::from_utf8_lossy(&bytes).replace('\0', " ");
        text.contains(&needle).then_some(text)
    };
    fs::read_dir("/proc").unwrap().filter_map(|e| line(e.ok()?)).collect()
}

fn kill(desk: &Desk, mut child: Child) {
    assert!(!of_home(&desk.home()).is_empty(), "no browser to be left over");
    child.kill().unwrap();
    assert_eq!(child.wait().unwrap().code(), None);
    let ended = within(SOON, || of_home(&desk.home()).is_empty());
    assert!(ended, "{:#?}", of_home(&desk.home()));
}

/// What the next command says, and that all is well after it.
fn put_in_order(desk: &Desk, said: &[&str]) {
    let mut done = desk.run(&["case", "show"]).ended(0);
    for words in said {
        done = done.says(words);
    }
    assert_eq!(fs::read_dir(desk.home().join("tmp")).unwrap().count(), 0);
    // It is said once.
    let again = desk.run(&["case", "check"]).ended(0);
    assert!(!again.err.contains("cut short"), "{}", again.err);
    let report = desk.sound(&desk.seal::<&str>(&[]));
    assert_eq!(report["container"], "canonical");
    assert_eq!(report["findings"], serde_json::json!([]));
}

/// Presses Ctrl-C in it, once.
fn interrupt(child: &Child) {
    let pid = rustix::process::Pid::from_child(child);
    rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
}

#[test]
fn stopped_by_ctrl_c_it_keeps_what_there_is() {
    let (desk, server) = (Desk::new(), Server::start());
    let (url, next) = (server.url("/quiet"), server.url("/post"));
    let args = ["--json", "capture", "--allow-private", "--wait", "150", &url, &next];
    let mut child = desk.command(&args).spawn().unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
    assert!(said.any(|line| line == "Waiting for the page"));
    interrupt(&child);
    assert!(said.any(|line| line == "Stopped as you asked. What was saved so far is kept."));
    let done = end(child).ended(4);
    let objects = done.objects();
    assert_eq!(objects.len(), 1);
    assert_eq!((&objects[0]["exhibit"], &objects[0]["status"]), (&"E0001".into(), &200.into()));
    let load =
        objects[0]["steps"].as_array().unwrap().iter().find(|s| s["name"] == "load").unwrap();
    assert_eq!((&load["ok"], &load["error"]), (&false.into(), &"interrupted".into()));
    assert!(load["ms"].as_u64().unwrap() < 60_000, "{load}");
    assert_eq!(server.asked(), [url]);
    assert_eq!(of_home(&desk.home()), [""; 0]);
    assert_eq!(fs::read_dir(desk.home().join("tmp")).unwrap().count(), 0);
    desk.sound(&desk.seal::<&str>(&[]));
}

#[test]
fn ctrl_c_does_not_wait_for_a_page_that_never_answers() {
    let (desk, server) = (Desk::new(), Server::start());
    let url = server.url("/never-headers");
    let child = desk.command(&["--json", "capture", "--allow-private", &url]).spawn().unwrap();
    assert!(server.wait_for_request(&url, LONG));
    interrupt(&child);
    let done = end(child).ended(4).says("Stopped as you asked.");
    let open = &done.objects()[0]["steps"][0];
    assert_eq!((&open["name"], &open["error"]), (&"open".into(), &"interrupted".into()));
    assert!(open["ms"].as_u64().unwrap() < 60_000, "{open}");
}

#[test]
fn killed_before_anything_came() {
    let (desk, server) = (Desk::new(), Server::start());
    let url = server.url("/never-headers");
    let child = desk.command(&["capture", "--allow-private", &url]).spawn().unwrap();
    assert!(server.wait_for_request(&url, LONG));
    kill(&desk, child);
    put_in_order(&desk, &["E0001 was cut short. What was saved of it is kept, as partial."]);
    let record: Value = serde_json::from_str(&desk.read("data/E0001/capture.json")).unwrap();
    assert_eq!((&record["result"], &record["reason"]), (&"partial".into(), &"interrupted".into()));
    // Nothing stands in the way of trying again.
    let page = server.url("/quiet");
    assert_eq!(desk.json(&["capture", "--allow-private", &page])["exhibit"], "E0002");
}

#[test]
fn killed_after_the_first_files() {
    let (desk, server) = (Desk::new(), Server::start());
    let url = server.url("/tall");
    let child = desk.command(&["capture", "--allow-private", &url]).spawn().unwrap();
    assert!(server.wait_for_request(&url, LONG));
    let first = desk.case().join("data/E0001/first.txt");
    assert!(within(LONG, || first.exists()));
    kill(&desk, child);
    assert!(!desk.case().join("data/E0001/capture.json").exists(), "it was done already");
    put_in_order(&desk, &["E0001 was cut short."]);
    let exhibit = &desk.json(&["case", "show"])["exhibits"][0];
    assert_eq!((&exhibit["kind"], &exhibit["signed"]), (&"saboot-capture-v1".into(), &true.into()));
    let text = desk.read("data/E0001/capture.json");
    for name in ["viewport.png", "first.html", "first.txt"] {
        assert!(text.contains(&format!("\"{name}\"")), "{name}: {text}");
    }
}
