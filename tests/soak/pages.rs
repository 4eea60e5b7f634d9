//! Hundreds of pages in one run: memory stays flat, and nothing is left behind.

use crate::{killing::after::browsers_of, running::Desk, server::Server};
use saboot::platform::memory_of_tree;
use std::{
    fs,
    process::{Child, Stdio},
    thread::park_timeout,
    time::Duration,
};

/// Pages in one run.
const PAGES: usize = 500;
/// The first and the last so many are compared.
const PART: usize = 100;
/// How much more the last may take than the first, in per cent.
const MORE: u64 = 25;
/// How often memory is looked at.
const LOOK: Duration = Duration::from_millis(200);

/// Memory at one moment, in bytes.
struct Sample {
    done: usize,
    ours: u64,
    browser: u64,
}

#[test]
fn memory_stays_flat_over_five_hundred_pages() {
    let (desk, server) = (Desk::new(), Server::start());
    let links: String = (0..PAGES).map(|n| server.url(&format!("/post?n={n}\n"))).collect();
    let list = desk.write("links.txt", links);
    let (out, temp) = (desk.work().join("out"), desk.work().join("temp"));
    fs::create_dir(&temp).unwrap();
    let mut command = desk.command(&["--json", "-q", "capture", "--allow-private", "--from-file"]);
    command.arg(&list).env("TMPDIR", &temp);
    command.stdout(fs::File::create(&out).unwrap()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let done = || fs::read_to_string(&out).unwrap().matches('\n').count();
    let samples = watch(&mut child, done);
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(done(), PAGES);
    flat("saboot", &samples, |s| s.ours);
    flat("the browser", &samples, |s| s.browser);

    assert_eq!(browsers_of(&desk.home()), [""; 0]);
    for folder in [desk.home().join("tmp"), desk.case().join("tmp"), temp] {
        let left: Vec<_> = fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).collect();
        assert!(left.is_empty(), "{left:?}");
    }
    desk.run(&["case", "check"]).ended(0);
    desk.sound(&desk.seal::<&str>(&[]));
}

/// Looks until it ends.
fn watch(child: &mut Child, done: impl Fn() -> usize) -> Vec<Sample> {
    let mut samples = vec![];
    while child.try_wait().unwrap().is_none() {
        if let (Some(ours), Some(all)) = (own(child.id()), memory_of_tree(child.id())) {
            samples.push(Sample { done: done(), ours, browser: all.saturating_sub(ours) });
        }
        park_timeout(LOOK);
    }
    samples
}

/// A process alone: shared pages counted by their share.
fn own(pid: u32) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
    let line = text.lines().find_map(|l| l.strip_prefix("Pss:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kb| kb * 1024)
}

/// Highest and middle value over the first and the last pages, printed and compared.
fn flat(what: &str, samples: &[Sample], of: impl Fn(&Sample) -> u64) {
    let part = |from: usize, to: usize| {
        let inside = samples.iter().filter(|s| (from..to).contains(&s.done));
        let mut values: Vec<u64> = inside.map(&of).collect();
        values.sort_unstable();
        (values[values.len() / 2], *values.last().unwrap())
    };
    // The very first pages are left out: the browser is only starting.
    let (first, last) = (part(5, PART), part(PAGES - PART, PAGES));
    let mb = |b: u64| b / 1_000_000;
    eprintln!(
        "{what}: first {PART} pages {} MB (most {}), last {PART} pages {} MB (most {}), {} looks",
        mb(first.0),
        mb(first.1),
        mb(last.0),
        mb(last.1),
        samples.len()
    );
    assert!(last.0 * 100 <= first.0 * (100 + MORE), "{what}: {first:?} {last:?}");
    assert!(last.1 * 100 <= first.1 * (100 + MORE), "{what}: {first:?} {last:?}");
}
