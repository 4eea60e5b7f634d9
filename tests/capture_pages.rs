//! Each kind of page, captured with the real browser from our own server, and what was recorded.
#![allow(clippy::unwrap_used, reason = "a test")]

mod capturing;
mod server;

use capturing::{Bench, path_of};
use saboot::{
    capture::{Options, Policy},
    model::{Outcome, Quality, Step},
};
use server::{Server, long, moves, odd, parts, picture::row_colour};
use std::time::Duration;

const ALL: [&str; 10] = [
    "dom.html",
    "first.html",
    "first.txt",
    "net.json",
    "page.mhtml",
    "page.pdf",
    "page.png",
    "page.wacz",
    "text.txt",
    "viewport.png",
];

#[test]
fn a_post_gives_every_artefact_and_its_facts() {
    let mut bench = Bench::new();
    let got = bench.get("/post");
    got.complete().accounts_for_everything();
    assert_eq!(got.names(), ALL);
    assert_eq!(got.not_archived(), []);
    assert_eq!(got.captured.status, Some(200));
    let (width, height, _) = got.pixels("viewport.png");
    assert_eq!((width, height), (1280, 900));
    assert!(got.text("text.txt").contains("میں اس کا نام"));
    assert!(got.text("first.txt").contains("I will ruin her name"));
    assert!(got.text("dom.html").starts_with("<!DOCTYPE html>"));
    let r = &got.record;
    assert_eq!(r["page"]["hops"][0]["address"], bench.server.addresses()[0].to_string());
    assert_eq!(r["page"]["hops"][0]["protocol"], "http/1.1");
    assert_eq!(r["berkeley_minimum"]["full_page_image"], true);
    assert_eq!(r["page"]["certificate"], serde_json::Value::Null);
    assert_eq!(r["browser"]["viewport"]["width"], 1280);
    let load = r["page"]["load"].as_str().unwrap();
    for artefact in &got.captured.artefacts {
        assert_eq!(artefact.load.as_deref(), Some(load), "{} names its load", artefact.path);
    }
    let steps: Vec<_> = got.captured.steps.iter().map(|s| s.step).collect();
    assert_eq!(steps, &Step::ALL[..Step::ALL.len() - 1], "all but the record, in their order");
}

#[test]
fn a_tall_page_is_right_in_every_row_and_every_lazy_picture_is_there() {
    let mut bench = Bench::new();
    let got = bench.get("/tall");
    got.complete().accounts_for_everything();
    let (width, height, pixels) = got.pixels("page.png");
    assert_eq!((width, height), (1280, 40_000));
    for y in 0..height {
        let at = (y as usize * width as usize + long::PROBE_X as usize) * 3;
        assert_eq!(pixels[at..at + 3], row_colour(y / long::ROW), "row {y}");
    }
    let rows = got.served.iter().filter(|s| s.url.contains("/tall/row-")).count();
    assert_eq!(rows, 100);
    let archive = capturing::archived(&got.captured.dir.join("page.wacz"));
    assert_eq!(archive.iter().filter(|u| u.contains("/tall/row-")).count(), 100);
}

#[test]
fn long_pages_are_scrolled_to_their_end() {
    let mut bench = Bench::new();
    let thread = bench.get("/thread");
    thread.complete().accounts_for_everything();
    assert_eq!(thread.pixels("page.png").1, long::THREAD);
    assert_eq!(thread.served.iter().filter(|s| s.url.contains("/thread/photo-")).count(), 100);
    let infinite = bench.get("/infinite");
    infinite.complete().accounts_for_everything();
    assert_eq!(infinite.served.iter().filter(|s| s.url.contains("/infinite/photo-")).count(), 100);
    let sticky = bench.get("/sticky");
    let (width, height, pixels) = sticky.complete().pixels("page.png");
    let header = |y: u32| pixels[(y * width) as usize * 3..][..3] == long::STICKY;
    assert!(header(5), "the header is at the top");
    assert!((100..height).all(|y| !header(y)), "and nowhere else");
    let wide = bench.get("/wide");
    assert_eq!(wide.complete().pixels("page.png").0, 4000);
}

#[test]
fn a_page_that_goes_elsewhere_is_followed_and_each_hop_kept() {
    let mut bench = Bench::new();
    let got = bench.get("/redirect");
    got.complete().accounts_for_everything();
    let hops = got.record["page"]["hops"].as_array().unwrap();
    let seen: Vec<_> = hops
        .iter()
        .map(|h| (h["status"].as_u64().unwrap(), path_of(h["url"].as_str().unwrap())))
        .collect();
    let expect: Vec<_> =
        moves::CHAIN.iter().map(|(s, p)| (u64::from(*s), (*p).to_owned())).collect();
    assert_eq!(seen, expect);
    assert!(
        hops.iter()
            .all(|h| h["address"].is_string() && !h["headers"].as_array().unwrap().is_empty())
    );
    for page in ["/redirect-js", "/redirect-meta"] {
        let got = bench.get(page);
        got.complete().accounts_for_everything();
        assert_eq!(got.record["navigations"]["shown"].as_array().unwrap().len(), 2, "{page}");
        assert_ne!(got.captured.final_url, Some(bench.server.url(page)));
        assert_eq!(got.not_archived(), [], "{page}: the page left behind is archived too");
    }
}

#[test]
fn frames_workers_forms_popups_and_sockets() {
    let mut bench = Bench::new();
    let frames = bench.get("/frames");
    frames.complete().accounts_for_everything();
    for name in ["same", "other", "nested"] {
        assert!(frames.text("text.txt").contains(&format!("Words of the {name} frame.")), "{name}");
    }
    assert_eq!(frames.not_archived(), []);
    let worker = bench.get("/worker");
    worker.complete().accounts_for_everything();
    for path in parts::WORKER_PARTS {
        assert!(worker.served.iter().any(|s| path_of(&s.url) == path), "{path}");
    }
    let form = bench.get("/form-post");
    form.complete().accounts_for_everything();
    let popup = bench.get("/popup");
    popup.complete().accounts_for_everything();
    assert_eq!(popup.record["behaviour"]["popups"].as_array().unwrap().len(), 3);
    let socket = bench.get("/websocket");
    socket.complete().accounts_for_everything();
    assert_eq!(socket.not_archived(), [("/websocket/socket".to_owned(), "websocket".to_owned())]);
}

#[test]
fn slow_and_endless_answers_do_not_hold_a_capture() {
    let mut bench = Bench::new();
    let slow = bench.get("/slow-resource");
    slow.complete().accounts_for_everything();
    assert_eq!(slow.not_archived(), []);
    let never = bench.get("/never-ends");
    never.complete().accounts_for_everything();
    let out = never.record["still_out"].as_array().unwrap();
    assert_eq!(out.len(), 1, "{out:?}");
    for page in ["/neverload", "/poll", "/events"] {
        let got = bench.get(page);
        got.complete();
        let ms: u64 = got.captured.steps.iter().map(|s| s.ms).sum();
        assert!(ms < 30_000, "{page} took {ms} ms");
    }
}

#[test]
fn a_film_is_kept_to_the_last_byte() {
    let mut bench = Bench::new();
    for page in ["/video", "/video/whole"] {
        let got = bench.get(page);
        got.complete().accounts_for_everything();
        assert_eq!(got.not_archived(), [], "{page}");
        let clip = server::clip::clip().len() as u64;
        let bytes: u64 = got.net["exchanges"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|e| e["media_type"] == "video/mp4")
            .map(|e| e["bytes"].as_u64().unwrap())
            .sum();
        assert!(bytes >= clip, "{page}: {bytes} of {clip}");
    }
}

#[test]
fn error_pages_and_walls_are_kept_as_what_they_are() {
    let mut bench = Bench::new();
    let table = [
        ("/gone", 410, Quality::Gone, "status"),
        ("/missing", 404, Quality::Gone, "status"),
        ("/missing-empty", 404, Quality::Gone, "status"),
        ("/error500", 500, Quality::Error, "status"),
        ("/unavailable", 503, Quality::Error, "status"),
        ("/forbidden", 403, Quality::Blocked, "status"),
        ("/too-many", 429, Quality::Blocked, "status"),
        ("/auth", 401, Quality::Blocked, "status"),
        ("/login", 200, Quality::LoginWall, "password-field"),
        ("/empty", 200, Quality::Error, "empty"),
    ];
    for (path, status, quality, sign) in table {
        let got = bench.get(path);
        got.went(Outcome::Complete, quality, sign).accounts_for_everything();
        assert_eq!(got.captured.status, Some(status), "{path}");
    }
    bench.get("/login-long").complete();
}

#[test]
fn what_is_no_page_is_never_saved_as_one() {
    let mut bench = Bench::new();
    let download = bench.get("/download");
    download.went(Outcome::Failed, Quality::Error, "no-page");
    assert_eq!(download.captured.stopped_by, Some("unreachable"));
    assert_eq!(download.names(), ["net.json", "page.wacz"]);
    let nobody = bench.server.url_at("127.0.0.2", "/").replace("127.0.0.2", "127.0.0.1");
    let closed = nobody.rsplit_once(':').unwrap().0.to_owned() + ":1/";
    let refused = bench.try_get(&closed, &Options::default());
    assert!(refused.is_err(), "another port of loopback is not on the list");
}

#[test]
fn a_page_that_misbehaves_ends_in_a_bounded_result() {
    let mut bench = Bench::new();
    let alert = bench.get("/alert");
    alert.complete().accounts_for_everything();
    let dialogs = alert.record["behaviour"]["dialogs"].as_array().unwrap();
    let kinds: Vec<_> = dialogs.iter().map(|d| d["type"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["alert", "confirm", "prompt"]);
    assert_eq!(dialogs[0]["message"], "Give me your name");
    let looped = bench.get("/loop");
    looped.complete();
    assert!(looped.text("first.txt").contains("Words before the loop"));
    assert_eq!(looped.record["behaviour"]["script_stopped"], true);
    let title = bench.get("/title");
    title.complete();
    bench.get("/console").complete();
    for page in ["/file-link", "/data-nav"] {
        let got = bench.get(page);
        got.accounts_for_everything();
        assert!(got.captured.final_url.unwrap().starts_with("http://127.0.0.1"), "{page}");
    }
}

#[test]
fn a_page_that_takes_all_memory_is_ended_and_the_next_one_is_captured() {
    let mut bench = Bench::new();
    let got = bench.get("/memory");
    assert_eq!(got.captured.stopped_by, Some("memory"), "{:?}", got.captured.steps);
    assert_eq!(got.captured.outcome, Outcome::Partial);
    bench.get("/quiet").complete();
}

#[test]
fn secrets_of_the_session_are_nowhere() {
    let mut bench = Bench::new();
    let got = bench.get("/cookie-echo");
    assert!(got.complete().text("text.txt").contains("All cookies and the token came back."));
    let mut bytes = std::fs::read(got.captured.dir.join("capture.json")).unwrap();
    bytes.extend(std::fs::read(got.captured.dir.join("net.json")).unwrap());
    bytes.extend(std::fs::read(got.captured.dir.join("page.mhtml")).unwrap());
    bytes.extend(std::fs::read(got.captured.dir.join("dom.html")).unwrap());
    bytes.extend(capturing::warc(&got.captured.dir.join("page.wacz")));
    bytes.extend(std::fs::read(bench.case.dir().join("log.jsonl")).unwrap());
    for secret in odd::SECRETS {
        for form in capturing::forms(secret) {
            let found = bytes.windows(form.len()).any(|w| w == form.as_bytes());
            assert!(!found, "{secret} as {form}");
        }
    }
}

#[test]
fn user_and_password_of_an_address_are_nowhere() {
    let mut bench = Bench::new();
    let url = bench.server.url("/quiet").replace("http://", "http://asma:hidden-word-51c@");
    let got = bench.get_with(&url, &Options::default());
    got.complete();
    for entry in std::fs::read_dir(&got.captured.dir).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains("hidden-word-51c"));
    }
}

#[test]
fn words_only_asks_for_no_picture_and_keeps_none() {
    let mut bench = Bench::new();
    let options = Options { words_only: true, ..Options::default() };
    let got = bench.get_with("/post", &options);
    got.complete();
    assert_eq!(got.names(), ["first.txt", "net.json", "text.txt"]);
    assert!(got.served.iter().all(|s| !s.url.contains(".png")), "{:?}", got.served);
    assert!(got.not_archived().contains(&("/post/photo.png".into(), "words-only".into())));
    assert!(!got.text("net.json").contains("\"sha256\""));
    assert!(got.text("text.txt").contains("میں اس کا نام"));
}

#[test]
fn words_only_keeps_no_picture_however_it_comes() {
    let mut bench = Bench::new();
    let options = Options { words_only: true, ..Options::default() };
    let got = bench.get_with("/pictures", &options);
    got.complete();
    assert!(got.text("text.txt").contains("[left out: "), "{}", got.text("text.txt"));
    let picture = odd::inline();
    for name in ["first.txt", "text.txt", "net.json", "capture.json"] {
        assert!(!got.text(name).contains(&picture[..60]), "{name}");
    }
    let frames = got.net["exchanges"].as_array().unwrap();
    assert!(frames.iter().all(|e| e["sha256"].is_null() && e["archived"] == false));
    let refused = got
        .not_archived()
        .into_iter()
        .filter(|(url, why)| url.starts_with("/pictures/photo.png") && why == "words-only");
    assert!(refused.count() >= 3, "{:?}", got.not_archived());
    let direct = bench.get_with("/pictures/photo.png", &options);
    direct.went(Outcome::Failed, Quality::Error, "no-page");
}

#[test]
fn servers_that_stall_do_not_hold_up_the_words() {
    let mut bench = Bench::new();
    let only = Options { timeout: Duration::from_secs(40), ..Options::default() };
    let got = bench.get_with("/stalled", &only);
    got.complete();
    assert!(got.record["still_out"].as_array().unwrap().len() >= 6, "{}", got.record["still_out"]);
    assert!(got.captured.left_out >= 6, "{:?}", got.not_archived());
    let ms: u64 = got.captured.steps.iter().map(|s| s.ms).sum();
    assert!(ms < 30_000, "{ms}");
}

#[test]
fn a_document_that_never_ends_is_shown_and_kept_as_far_as_it_came() {
    let mut bench = Bench::new();
    let options = Options { timeout: Duration::from_secs(40), ..Options::default() };
    let got = bench.get_with("/endless", &options);
    assert!(got.names().contains(&"first.txt".into()), "{:?}", got.captured.steps);
    assert!(got.text("first.txt").contains("The beginning"));
    let archive = capturing::archived(&got.captured.dir.join("page.wacz"));
    assert!(archive.contains(&bench.server.url("/endless")), "{:?}", got.not_archived());
}

#[test]
fn no_page_learns_an_address_by_a_call() {
    let listener = std::net::UdpSocket::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let mut bench = Bench::new();
    let port = listener.local_addr().unwrap().port();
    let options = Options { wait: Duration::from_secs(2), ..Options::default() };
    bench.get_with(&format!("/webrtc?port={port}"), &options).complete();
    let mut packet = [0; 64];
    assert!(listener.recv_from(&mut packet).is_err(), "a packet went past the browser's own ways");
}

#[test]
fn an_error_page_of_the_browsers_own_is_never_the_post() {
    let mut bench = Bench::with(Server::start(), |start| start.policy = Policy::All);
    let got = bench.get("/to-nothing");
    assert_eq!(got.captured.stopped_by, Some("unreachable"), "{:?}", got.captured.steps);
    assert_ne!(got.captured.outcome, Outcome::Complete);
    assert!(!got.names().contains(&"page.png".to_owned()));
}

#[test]
fn a_redirect_or_picture_in_a_private_network_is_refused() {
    let mut bench = Bench::new();
    let moved = bench.get("/private-redirect");
    moved.went(Outcome::Failed, Quality::Error, "no-page");
    assert_eq!(moved.captured.stopped_by, Some("private-address"));
    let image = bench.get("/private-image");
    image.complete();
    assert!(image.not_archived().iter().any(|(_, why)| why == "private-address"));
    let direct = bench.try_get("http://10.0.0.1/", &Options::default());
    assert!(matches!(direct, Err(saboot::capture::Error::NotPublic(_))));
}

#[test]
fn the_time_limit_ends_a_capture_and_keeps_what_there_is() {
    let mut bench = Bench::new();
    let options = Options { timeout: Duration::from_secs(3), ..Options::default() };
    let got = bench.get_with("/neverload", &options);
    assert_ne!(got.captured.outcome, Outcome::Complete);
    assert!(got.captured.steps.iter().any(|s| s.error == Some("late")), "{:?}", got.captured.steps);
}

#[test]
fn each_exhibit_begins_with_a_fresh_context() {
    let mut bench = Bench::new();
    let one = bench.get("/second-load");
    let two = bench.get("/second-load");
    assert_ne!(one.complete().text("text.txt"), two.complete().text("text.txt"));
    assert_eq!(two.not_archived(), [], "nothing came from a cache");
    let parts = bench.session.selftest().unwrap();
    assert!(parts.iter().all(|(_, ok)| *ok), "{parts:?}");
}
