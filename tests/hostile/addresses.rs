//! Pages that lead where nobody should go.

use crate::capturing::{Bench, path_of};
use crate::server::Server;
use crate::telling::{bare, browser_with, did};
use saboot::{
    capture::{Error, Options, Policy},
    model::{Outcome, Quality},
};

/// A bench that may ask its own server, with a browser for which `rebound.example` is this computer, and a
/// second server that nobody may ask.
fn bench() -> (Bench, Server, String) {
    let (server, inner) = (Server::start(), Server::start());
    let only = server.addresses().to_vec();
    let folder = tempfile::tempdir().unwrap().keep();
    let rules = "--host-resolver-rules=MAP rebound.example 127.0.0.1".to_owned();
    let browser = browser_with(&folder, &[rules]);
    let bench = Bench::with(server, |start| {
        start.policy = Policy::Only(only);
        start.browser = Some(browser);
    });
    let inside = inner.url("").replace("127.0.0.1", "rebound.example");
    (bench, inner, inside)
}

#[test]
fn what_a_rebound_name_answers_is_refused_before_it_is_drawn() {
    let (mut bench, inner, inside) = bench();
    let page = bench.get_with(&format!("/hostile/inside?url={inside}"), &bare(40));
    page.complete();
    let refused: Vec<_> =
        page.not_archived().into_iter().filter(|(_, why)| why == "private-address").collect();
    assert_eq!(refused.len(), 3, "{:?}", page.not_archived());
    assert!(!inner.served().is_empty(), "the name did lead there");
    assert!(!page.text("text.txt").contains("Nothing is at this address"), "the frame was drawn");
    let direct = bench.get_with(&format!("{inside}/quiet"), &bare(40));
    direct.went(Outcome::Failed, Quality::Error, "no-page");
    assert_eq!(direct.captured.stopped_by, Some("private-address"), "{:?}", direct.captured.steps);
    let moved = bench.get_with(&format!("/hostile/to?url={inside}/quiet"), &bare(40));
    moved.went(Outcome::Failed, Quality::Error, "no-page");
    assert_eq!(moved.captured.stopped_by, Some("private-address"), "{:?}", moved.captured.steps);
    let gone = bench.get_with(&format!("/hostile/go?url={inside}/quiet"), &bare(40));
    assert_ne!(gone.captured.outcome, Outcome::Complete);
    assert_eq!(gone.captured.stopped_by, Some("private-address"), "{:?}", gone.captured.steps);
    let hop = bench.get_with(&format!("{inside}/redirect"), &bare(40));
    assert_eq!(hop.captured.stopped_by, Some("private-address"), "{:?}", hop.captured.steps);
}

#[test]
fn a_redirect_to_this_computer_or_a_private_network_is_refused() {
    let (mut bench, inner, _) = bench();
    let metadata = "http://169.254.169.254/latest/".to_owned();
    for to in [inner.url("/quiet"), metadata, inner.url_at("localhost", "/quiet")] {
        let got = bench.get_with(&format!("/hostile/to?url={to}"), &bare(40));
        got.went(Outcome::Failed, Quality::Error, "no-page");
        assert_eq!(got.captured.stopped_by, Some("private-address"), "{to}");
        assert_eq!(got.record["page"]["hops"][0]["status"], 302);
    }
    assert_eq!(inner.asked(), Vec::<String>::new(), "nothing was asked of it");
}

#[test]
fn other_schemes_lead_nowhere() {
    let mut bench = Bench::new();
    let got = bench.get_with("/hostile/schemes", &bare(40));
    got.complete().accounts_for_everything();
    assert_eq!(path_of(got.captured.final_url.as_ref().unwrap()), "/hostile/schemes");
    assert!(!got.text("text.txt").contains("elsewhere"));
    let name = std::fs::read_to_string("/etc/hostname").unwrap_or_default();
    let name = name.trim();
    assert!(name.is_empty() || !got.text("text.txt").contains(name));
    for to in ["chrome://crash", "file:///etc/hostname", "data:text/html,elsewhere", "about:blank"]
    {
        let got = bench.get_with(&format!("/hostile/to?url={to}"), &bare(40));
        got.went(Outcome::Failed, Quality::Error, "no-page");
        assert_eq!(got.captured.stopped_by, Some("unreachable"), "{to}: {:?}", got.captured.steps);
        assert_eq!(got.names(), ["net.json", "page.wacz"], "{to}");
    }
    for typed in ["chrome://crash", "file:///etc/hostname", "data:text/html,x", "blob:http://x/1"] {
        let refused = bench.try_get(typed, &Options::default());
        assert!(matches!(refused, Err(Error::Target(_))), "{typed}");
    }
    bench.get_with("/quiet", &bare(40)).complete();
}

#[test]
fn a_websocket_into_a_private_network_is_blocked_or_ends_the_capture() {
    let (mut bench, inner, _) = bench();
    let number = bench.get_with("/hostile/socket?url=ws://10.0.0.1/socket", &bare(40));
    number.complete();
    assert_eq!(number.not_archived(), [("/socket".to_owned(), "private-address".to_owned())]);
    assert!(number.text("text.txt").contains("error"), "blocked before it was asked");
    let allowed = bench.server.url("/websocket/socket").replacen("http", "ws", 1);
    let spoken = bench.get_with(&format!("/hostile/socket?url={allowed}"), &bare(40));
    spoken.complete();
    assert!(spoken.text("text.txt").contains("first frame: salaam"));
    let other = inner.url("/websocket/socket").replacen("http", "ws", 1);
    let ended = bench.get_with(&format!("/hostile/socket?url={other}"), &bare(40));
    assert_eq!(ended.captured.stopped_by, Some("private-address"), "{:?}", ended.captured.steps);
    assert_ne!(ended.captured.outcome, Outcome::Complete);
    assert_eq!(did(&ended, "dialogs").len(), 0);
}

#[test]
fn a_dead_proxy_is_not_the_links_fault() {
    let server = Server::start();
    let mut bench = Bench::with(server, |start| {
        start.proxy = Some("http://127.0.0.1:1".into());
        start.policy = Policy::Public;
    });
    let got = bench.get_with("http://sample.example/post", &bare(20));
    got.went(Outcome::Failed, Quality::Error, "no-page");
    assert_eq!(got.captured.stopped_by, Some("proxy"));
    assert_eq!(got.record["behaviour"]["net_error"], "net::ERR_PROXY_CONNECTION_FAILED");
}
