//! Pages of a size nobody wants: what is kept of them, and what they cost us.

use crate::capturing::{Bench, Got};
use crate::running::Desk;
use crate::server::Server;
use crate::telling::{bare, exchanges, ms};
use saboot::model::Outcome;
use serde_json::Value;
use std::io::{BufRead, BufReader};

/// The longest body kept.
const LONGEST: u64 = 256 << 20;
/// The longest page kept.
const LONGEST_PAGE: u64 = 64 << 20;
/// The most memory that saboot itself may take.
const OURS: u64 = 150 << 20;

/// Captures a page with the program itself: its record, its list of traffic, and the most memory it took.
fn measured(path: &str, seconds: &str) -> (Value, Value, u64) {
    let (desk, server) = (Desk::new(), Server::start());
    let url = server.url(path);
    // The second keeps the process there to be asked about the first.
    let hold = server.url("/never-headers");
    let plain = ["--json", "capture", "--allow-private", "--no-pdf", "--no-mhtml", "--timeout"];
    let args = [&plain[..], &[seconds, &url, &hold]].concat();
    let mut child = desk.command(&args).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let most = status.lines().find_map(|l| l.strip_prefix("VmHWM:")).unwrap();
    let most: u64 = most.trim().strip_suffix(" kB").unwrap().trim().parse().unwrap();
    drop(server);
    child.wait().unwrap();
    let read = |name: &str| {
        let bytes = std::fs::read(desk.case().join("data/E0001").join(name)).unwrap();
        serde_json::from_slice::<Value>(&bytes).unwrap()
    };
    (read("capture.json"), read("net.json"), most << 10)
}

/// The one body that was cut, by its address's end.
fn cut<'r>(record: &'r Value, end: &str) -> &'r Value {
    let cut = record["cut_bodies"].as_array().unwrap();
    let found = cut.iter().find(|c| c["url"].as_str().unwrap().ends_with(end));
    found.unwrap_or_else(|| panic!("{end} is not cut: {cut:?}"))
}

#[test]
fn of_a_huge_body_the_beginning_is_kept_and_our_memory_stays_small() {
    let (record, net, most) = measured("/hostile/large", "90");
    assert_eq!(record["result"], "complete", "{}", record["steps"]);
    let cut = cut(&record, "/large/body");
    assert_eq!((&cut["reason"], &cut["bytes"]), (&"length".into(), &LONGEST.into()));
    let listed = net["exchanges"].as_array().unwrap().iter();
    let one = listed.clone().find(|e| e["url"].as_str().unwrap().ends_with("/large/body")).unwrap();
    assert_eq!((&one["truncated"], &one["bytes"]), (&"length".into(), &LONGEST.into()));
    assert!(most < OURS, "{} MiB", most >> 20);
}

#[test]
fn a_bomb_is_cut_and_our_memory_stays_small() {
    let (record, net, most) = measured("/hostile/bomb?as=gzip", "90");
    assert_eq!(record["result"], "complete", "{}", record["steps"]);
    let cut = cut(&record, "/bomb/body?as=gzip");
    assert_eq!((&cut["reason"], &cut["bytes"]), (&"length".into(), &LONGEST.into()));
    assert_eq!(net["not_archived"], serde_json::json!([]));
    assert!(most < OURS, "{} MiB", most >> 20);
}

#[test]
fn a_page_that_is_a_bomb_ends_bounded() {
    let (record, net, most) = measured("/hostile/bomb-page?as=br", "25");
    let cut = cut(&record, "/bomb-page?as=br");
    assert_eq!((&cut["reason"], &cut["bytes"]), (&"length".into(), &LONGEST_PAGE.into()));
    assert_eq!(net["exchanges"][0]["archived"], true, "{}", record["steps"]);
    assert!(most < OURS, "{} MiB", most >> 20);
}

#[test]
fn of_thousands_of_requests_each_is_named_or_counted() {
    let (record, net, most) = measured("/hostile/many", "90");
    assert_eq!(record["result"], "complete", "{}", record["steps"]);
    let listed = net["exchanges"].as_array().unwrap();
    assert_eq!(listed.len(), 5000);
    let kept = listed.iter().filter(|e| e["archived"] == true).count();
    assert!(kept >= 4990, "{kept}");
    assert!(net["surplus"].as_u64().unwrap() > 0);
    assert!(most < OURS, "{} MiB", most >> 20);
}

#[test]
fn long_heads_and_sent_bodies_are_bounded() {
    let (record, net, most) = measured("/hostile/heads", "90");
    assert_eq!(record["result"], "complete", "{}", record["steps"]);
    assert!(net["surplus"].as_u64().unwrap() > 0, "no room for all of them");
    assert!(most < OURS, "{} MiB", most >> 20);
    let (record, net, most) = measured("/hostile/posts", "90");
    assert_eq!(record["result"], "complete", "{}", record["steps"]);
    let posts = net["exchanges"].as_array().unwrap().iter().filter(|e| e["method"] == "POST");
    assert_eq!(posts.clone().count(), 40);
    assert_eq!(posts.filter(|e| e["request_truncated"] == "length").count(), 8);
    assert!(most < OURS, "{} MiB", most >> 20);
}

#[test]
fn a_huge_tree_is_cut_and_said() {
    let (record, _, most) = measured("/hostile/tree", "90");
    assert_eq!(record["result"], "complete", "{}", record["steps"]);
    let cut = record["cut_files"].as_array().unwrap();
    let files: Vec<_> = cut.iter().map(|c| c["file"].as_str().unwrap()).collect();
    assert_eq!(files, ["first.html", "first.txt", "dom.html", "text.txt"]);
    assert!(cut.iter().all(|c| c["kept"].as_u64() < c["of"].as_u64()), "{cut:?}");
    assert!(most < OURS, "{} MiB", most >> 20);
}

#[test]
fn a_picture_of_noise_comes_whole_and_our_memory_stays_small() {
    let (record, _, most) = measured("/hostile/picture", "90");
    assert_eq!(record["result"], "complete", "{}", record["steps"]);
    assert!(record["picture"]["height"].as_u64().unwrap() > 12_000);
    assert_eq!(record["picture"]["truncated_at"], Value::Null);
    assert!(most < OURS, "{} MiB", most >> 20);
}

#[test]
fn two_gigabytes_at_once_end_at_the_limit_that_was_set() {
    let server = Server::start();
    let only = server.addresses().to_vec();
    let mut bench = Bench::with(server, |start| {
        start.policy = saboot::capture::Policy::Only(only);
        start.memory = 700 << 20;
    });
    let got: Got = bench.get_with("/hostile/allocate", &bare(60));
    assert_eq!(got.captured.stopped_by, Some("memory"), "{:?}", got.captured.steps);
    assert_ne!(got.captured.outcome, Outcome::Complete);
    assert_eq!(exchanges(&got, "/hostile/allocate").len(), 1);
    assert!(ms(&got) < 30_000, "{:?}", got.captured.steps);
    bench.get_with("/quiet", &bare(60)).complete();
}
