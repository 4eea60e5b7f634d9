//! A whole program measured from outside: from its start to its exit, with everything it started.

use saboot::platform::{children_of, memory_of_tree};
use std::{
    collections::BTreeMap,
    fs,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// How often memory is looked at.
const LOOK: Duration = Duration::from_millis(40);
/// A second has so many ticks in `/proc` on every Linux there is.
const TICKS: f64 = 100.0;

/// What one run took.
#[derive(Debug, Clone, Copy, Default)]
pub struct Took {
    /// Seconds from start to exit.
    pub wall: f64,
    /// Seconds of processor time, user and system: of it and all it waited for, or, where memory was
    /// looked at, of every process below it up to the last look.
    pub cpu: f64,
    /// Most memory of the program alone, bytes (`VmHWM`); 0 where it was not looked at.
    pub own: u64,
    /// Most memory of it and all below it, bytes, shared pages counted once (PSS).
    pub tree: u64,
    /// The same without the program itself: the browser.
    pub below: u64,
}

/// Runs to a good end; memory is not looked at, which would cost time.
pub fn timed(command: &mut Command) -> Took {
    let (before, begun) = (waited_for(), Instant::now());
    let child = start(command);
    end(command, child);
    Took { wall: begun.elapsed().as_secs_f64(), cpu: waited_for() - before, ..Took::default() }
}

/// Runs to a good end and looks at memory meanwhile.
pub fn watched(command: &mut Command) -> Took {
    let (before, begun) = (waited_for(), Instant::now());
    let mut child = start(command);
    let (mut took, mut times) = (Took::default(), BTreeMap::new());
    while child.try_wait().expect("a child can be waited for").is_none() {
        look(child.id(), &mut took);
        for pid in children_of(child.id()).into_iter().chain([child.id()]) {
            let time = used(&format!("/proc/{pid}/stat")).map(|[user, system, ..]| user + system);
            times.extend(time.map(|time| (pid, time)));
        }
        thread::sleep(LOOK);
    }
    took.wall = begun.elapsed().as_secs_f64();
    end(command, child);
    // A browser that is not waited for is in no sum of the system's.
    took.cpu = times.values().sum::<f64>().max(waited_for() - before);
    took
}

fn look(pid: u32, took: &mut Took) {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let peak = status.lines().find_map(|l| l.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
    let peak = peak.and_then(|kb| kb.trim().parse::<u64>().ok()).map_or(0, |kb| kb * 1024);
    took.own = took.own.max(peak);
    let tree = memory_of_tree(pid).unwrap_or(0);
    took.tree = took.tree.max(tree);
    if let Some(browser) = children_of(pid).first().and_then(|pid| memory_of_tree(*pid)) {
        took.below = took.below.max(browser);
    }
}

fn start(command: &mut Command) -> Child {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().unwrap_or_else(|e| panic!("{command:?}: {e}"))
}

fn end(command: &Command, mut child: Child) {
    let status = child.wait().expect("a child can be waited for");
    assert!(status.success(), "{command:?}: {status}");
}

/// Processor time of this process so far, seconds.
pub fn own_time() -> f64 {
    used("/proc/self/stat").map_or(0.0, |[user, system, ..]| user + system)
}

fn waited_for() -> f64 {
    used("/proc/self/stat").map_or(0.0, |[.., user, system]| user + system)
}

/// Seconds: user and system of a process, and of those it waited for.
fn used(stat: &str) -> Option<[f64; 4]> {
    let stat = fs::read_to_string(stat).ok()?;
    // The name of the program, in brackets, may hold spaces; two fields end with it.
    let fields: Vec<_> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let second = |at: usize| Some(fields.get(at)?.parse::<f64>().ok()? / TICKS);
    Some([second(11)?, second(12)?, second(13)?, second(14)?])
}

/// The middle one.
pub fn median(mut of: Vec<f64>) -> f64 {
    of.sort_by(f64::total_cmp);
    of[of.len() / 2]
}

/// Megabytes, the million kind.
pub fn mb(bytes: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "shown with few digits")]
    let mb = bytes as f64 / 1e6;
    mb
}
