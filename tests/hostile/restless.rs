//! Pages that never rest, and pages that stop everything.

use crate::capturing::{Bench, Got};
use crate::server::{hostile::moves::RELOADS, picture::row_colour};
use crate::telling::{bare, did, load_of, ms, within};
use saboot::model::{Outcome, Quality, Role};

/// Each artefact shows the words and the colour of the load it names.
fn every_artefact_names_its_load(got: &Got) {
    let shown = got.record["navigations"]["shown"].as_array().unwrap();
    let number = |role| {
        let load = load_of(got, role);
        shown.iter().position(|n| n["load"] == load.as_str()).unwrap()
    };
    let words = [
        (Role::FirstHtml, "first.html"),
        (Role::FirstText, "first.txt"),
        (Role::Dom, "dom.html"),
        (Role::Text, "text.txt"),
        (Role::Mhtml, "page.mhtml"),
    ];
    for (role, file) in words {
        let said = format!("These words are load {}.", number(role));
        assert!(
            got.text(file).contains(&said),
            "{file} is not of load {}: {shown:?}",
            number(role)
        );
    }
    for (role, file) in [(Role::Viewport, "viewport.png"), (Role::Page, "page.png")] {
        let (width, _, pixels) = got.pixels(file);
        let at = ((width * 300 + 600) * 3) as usize;
        let colour = row_colour(u32::try_from(number(role)).unwrap());
        assert_eq!(pixels[at..at + 3], colour, "{file} is not of load {}", number(role));
    }
}

#[test]
fn a_page_that_refreshes_without_end_is_held_and_looked_at() {
    let mut bench = Bench::new();
    let got = bench.get("/hostile/refresh?n=0");
    got.complete().accounts_for_everything();
    assert!(ms(&got) < 40_000, "{:?}", got.captured.steps);
    every_artefact_names_its_load(&got);
    let shown = got.record["navigations"]["shown"].as_array().unwrap().len();
    assert!((2..=21).contains(&shown), "{shown}");
    assert!(
        got.not_archived().iter().any(|(_, why)| why == "too-many-loads"),
        "{:?}",
        got.not_archived()
    );
}

#[test]
fn a_page_with_other_content_at_each_load_is_told_apart() {
    let mut bench = Bench::new();
    let got = bench.get("/hostile/reload");
    got.complete().accounts_for_everything();
    every_artefact_names_its_load(&got);
    assert_eq!(got.record["navigations"]["shown"].as_array().unwrap().len(), RELOADS as usize);
    assert_eq!(got.not_archived(), []);
    let loads: std::collections::BTreeSet<_> = got.net["exchanges"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| e["load"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(loads.len(), RELOADS as usize, "each exchange names its load");
}

#[test]
fn a_redirect_without_end_is_given_up() {
    let mut bench = Bench::new();
    let got = bench.get("/hostile/redirect?n=0");
    got.went(Outcome::Failed, Quality::Error, "no-page");
    assert_eq!(got.record["behaviour"]["net_error"], "net::ERR_TOO_MANY_REDIRECTS");
    assert_eq!(got.captured.stopped_by, Some("unreachable"));
    assert!(got.served.len() <= 25, "{}", got.served.len());
    got.accounts_for_everything();
}

#[test]
fn a_loop_before_the_page_is_there_is_ended() {
    let mut bench = Bench::new();
    let got = bench.get_with("/hostile/loop-at-once", &bare(60));
    assert_eq!(got.record["behaviour"]["script_stopped"], true);
    assert!(got.text("first.txt").contains("Words before the loop"));
    assert!(ms(&got) < 50_000, "{:?}", got.captured.steps);
    got.accounts_for_everything();
}

#[test]
fn heads_that_never_end_stop_at_the_time_limit() {
    let mut bench = Bench::new();
    let got = bench.get_with("/hostile/drip-heads", &within(5));
    got.went(Outcome::Failed, Quality::Error, "no-page");
    assert_eq!(got.captured.steps[0].error, Some("late"));
    assert!((4000..12_000).contains(&ms(&got)), "{:?}", got.captured.steps);
    let why: Vec<_> = got.not_archived().into_iter().map(|(_, why)| why).collect();
    assert!(why == ["failed"] || why == ["no-answer"], "{why:?}");
}

#[test]
fn a_page_that_comes_a_byte_a_second_is_shown_as_far_as_it_came() {
    let mut bench = Bench::new();
    let got = bench.get_with("/hostile/drip", &bare(40));
    assert!(got.text("first.txt").contains("The first words"));
    assert!(ms(&got) < 40_000, "{:?}", got.captured.steps);
    let cut = got.record["cut_bodies"].as_array().unwrap();
    assert_eq!(cut.len(), 1);
    assert_eq!(cut[0]["reason"], "time");
    let warc = crate::capturing::warc(&got.captured.dir.join("page.wacz"));
    assert!(String::from_utf8_lossy(&warc).contains("WARC-Truncated: time"));
}

#[test]
fn event_streams_and_long_polls_are_recorded_as_far_as_they_came() {
    let mut bench = Bench::new();
    for (page, part, words) in
        [("/events", "/events/stream", "data: event 0"), ("/poll", "/poll/wait?turn=0", "news")]
    {
        let got = bench.get_with(page, &bare(40));
        got.complete();
        assert!(ms(&got) < 25_000, "{page}: {:?}", got.captured.steps);
        assert!(got.served.iter().any(|s| s.url.ends_with(part)), "{page}: {:?}", got.served);
        let warc = crate::capturing::warc(&got.captured.dir.join("page.wacz"));
        assert!(String::from_utf8_lossy(&warc).contains(words), "{page}: {:?}", got.not_archived());
    }
    let got = bench.get_with("/hostile/console", &bare(60));
    got.complete();
    assert_eq!(did(&got, "console").len(), 200);
}
