//! Pages that ask and ask.

use crate::capturing::{Bench, path_of};
use crate::server::hostile::prompts::{DIALOGS, POPUPS};
use crate::telling::{bare, did, ms};
use saboot::model::{Outcome, Quality};

#[test]
fn a_storm_of_dialogs_is_dismissed_and_counted() {
    let mut bench = Bench::new();
    let got = bench.get("/hostile/dialogs");
    got.complete().accounts_for_everything();
    let dialogs = did(&got, "dialogs");
    assert_eq!(got.record["behaviour"]["dialog_count"], 1 + 3 * DIALOGS);
    assert_eq!(dialogs.len(), 200);
    assert_eq!(dialogs[0]["message"], "half a letter: \u{fffd}");
    let second: Vec<_> = dialogs[1..4].iter().map(|d| d["type"].as_str().unwrap()).collect();
    assert_eq!(second, ["alert", "confirm", "prompt"]);
    assert!(got.text("first.txt").contains("asked enough"));
}

#[test]
fn dialogs_without_end_are_ended() {
    let mut bench = Bench::new();
    let got = bench.get_with("/hostile/dialogs-forever", &bare(60));
    got.complete();
    assert_eq!(got.record["behaviour"]["script_stopped"], true);
    assert!(got.text("first.txt").contains("Words before the storm"));
    assert_eq!(did(&got, "dialogs").len(), 200);
    assert!(ms(&got) < 40_000, "{:?}", got.captured.steps);
}

#[test]
fn printing_does_nothing() {
    let mut bench = Bench::new();
    let got = bench.get_with("/hostile/print", &bare(30));
    got.complete().accounts_for_everything();
    assert!(ms(&got) < 15_000, "{:?}", got.captured.steps);
}

#[test]
fn fifty_windows_are_named_and_load_nothing() {
    let mut bench = Bench::new();
    let got = bench.get_with("/hostile/popups", &bare(60));
    got.complete().accounts_for_everything();
    assert_eq!(did(&got, "popups").len(), POPUPS);
    assert!(got.text("text.txt").contains("opened: 50"), "{}", got.text("text.txt"));
    assert!(!got.served.iter().any(|s| path_of(&s.url).contains("/one")), "{:?}", got.served);
}

#[test]
fn every_permission_is_denied_at_once() {
    let mut bench = Bench::new();
    let got = bench.get_with("/hostile/permissions", &bare(30));
    got.complete();
    let text = got.text("text.txt");
    let answers = ["place: refused 1", "clipboard: refused NotAllowedError"];
    for answer in answers {
        assert!(text.contains(answer), "{answer}: {text}");
    }
    for device in ["camera: refused", "microphone: refused", "screen: refused"] {
        assert!(text.contains(device), "{device}: {text}");
    }
    assert!(!text.contains("given") && !text.contains("notices: granted"), "{text}");
}

#[test]
fn questions_for_a_password_are_cancelled() {
    let mut bench = Bench::new();
    let got = bench.get_with("/hostile/auth", &bare(30));
    got.complete().accounts_for_everything();
    assert_eq!(did(&got, "login_prompts_cancelled").len(), 13);
    let refused = got.net["exchanges"].as_array().unwrap().iter();
    assert_eq!(refused.filter(|e| e["status"] == 401).count(), 13);
    let page = bench.get_with("/auth", &bare(30));
    page.went(Outcome::Complete, Quality::Blocked, "status").accounts_for_everything();
    assert_eq!(did(&page, "login_prompts_cancelled").len(), 1);
}
