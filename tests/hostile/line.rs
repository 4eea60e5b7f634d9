//! A slow line: what matters is on the disk soon, and what keeps coming is waited for.

use crate::capturing::{Bench, Got};
use crate::server::{Server, hostile::floods::COMING, plain::SMALL_POST};
use crate::slow_line::SlowLine;
use crate::telling::{bare, exchanges};
use saboot::{capture::Policy, model::Quality};
use serde_json::Value;

/// Milliseconds from the capture's beginning to the line of the log that says a step is on the disk.
fn logged(bench: &Bench, step: &str) -> u64 {
    let log = std::fs::read_to_string(bench.case.dir().join("log.jsonl")).unwrap();
    let lines: Vec<Value> = log.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let begun = lines.iter().find(|l| l["type"] == "capture.start").unwrap();
    let ended = lines.iter().find(|l| l["data"]["step"] == step && l["data"]["ok"] == true);
    let ended = ended.unwrap_or_else(|| panic!("no line for {step}"));
    assert!(!ended["data"]["files"].as_array().unwrap().is_empty(), "{step}");
    ended["t_mono"].as_u64().unwrap() - begun["t_mono"].as_u64().unwrap()
}

#[test]
fn on_a_slow_line_words_tree_and_picture_are_on_the_disk_within_a_minute() {
    let server = Server::start();
    let line = SlowLine::to(server.addresses()[0]);
    let near = line.address();
    let mut bench = Bench::with(server, |start| start.policy = Policy::Only(vec![near]));
    let got: Got = bench.get_with(&format!("http://{near}/small-post"), &bare(180));
    assert_eq!(got.captured.quality, Quality::Content, "{:?}", got.captured.steps);
    for step in ["viewport", "first", "dom", "text"] {
        let ms = logged(&bench, step);
        assert!(ms < 60_000, "{step} after {ms} ms");
    }
    assert!(logged(&bench, "viewport") > 4_000, "the line is not slow");
    assert!(line.cut() >= 1, "no request failed");
    assert!(got.text("first.txt").contains(SMALL_POST));
    let bytes: u64 =
        got.net["exchanges"].as_array().unwrap().iter().filter_map(|e| e["bytes"].as_u64()).sum();
    assert!((150_000..300_000).contains(&bytes), "{bytes}");
}

#[test]
fn a_slow_page_that_keeps_coming_is_waited_for() {
    let mut bench = Bench::new();
    let got = bench.get_with("/hostile/coming", &bare(60));
    got.complete().accounts_for_everything();
    let last = format!("Line {:04}", COMING * 20 - 1);
    for file in ["first.txt", "text.txt"] {
        assert!(got.text(file).contains(&last), "{file}");
    }
    assert_eq!(exchanges(&got, "/coming")[0]["truncated"], Value::Null);
    let load = got.captured.steps.iter().find(|s| s.step == saboot::model::Step::Load).unwrap();
    assert!(load.ms > 8_500, "{}", load.ms);
}
