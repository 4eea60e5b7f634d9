//! A page whose process dies. Alone in its binary: it ends every renderer below this process.
#![allow(clippy::unwrap_used, reason = "a test")]

mod capturing;
mod server;

use capturing::Bench;
use saboot::{
    capture::Options,
    model::{Outcome, Step},
    platform::{children_of, end_process},
};

#[test]
fn a_crashed_page_is_written_down_and_the_next_one_is_captured() {
    let mut bench = Bench::new();
    let url = bench.server.url("/thread");
    let mut watch = |step: Step| {
        if step == Step::Scroll {
            for pid in children_of(std::process::id()) {
                let line = std::fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
                if String::from_utf8_lossy(&line).contains("--type=renderer") {
                    end_process(pid);
                }
            }
        }
    };
    let captured = bench
        .session
        .capture(&mut bench.case, Some(&bench.key), &url, &Options::default(), &mut watch)
        .unwrap();
    assert_eq!(captured.stopped_by, Some("crashed"), "{:?}", captured.steps);
    assert_eq!(captured.outcome, Outcome::Partial);
    bench.get("/quiet").complete();
}
