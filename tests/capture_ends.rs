//! Captures that end early, and captures through a proxy.
#![allow(clippy::unwrap_used, reason = "a test")]

mod capturing;
mod proxy;
mod server;

use capturing::{Bench, MEMORY};
use saboot::{
    capture::{Options, Policy},
    model::{Outcome, Quality, Step},
};
use server::Server;
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

#[test]
fn asked_to_stop_it_ends_after_the_step_and_keeps_what_there_is() {
    let stop = Arc::new(AtomicBool::new(false));
    let mut bench = Bench::stoppable(Arc::clone(&stop));
    let url = bench.server.url("/tall");
    let watch = |step: Step| stop.fetch_or(step == Step::Scroll, Ordering::SeqCst);
    let captured = bench
        .session
        .capture(&mut bench.case, Some(&bench.key), &url, &Options::default(), &mut |s| {
            watch(s);
        })
        .unwrap();
    assert_eq!(captured.stopped_by, Some("interrupted"));
    assert_eq!((captured.outcome, captured.quality), (Outcome::Partial, Quality::Partial));
    for file in ["viewport.png", "first.html", "first.txt", "page.wacz", "net.json"] {
        assert!(captured.dir.join(file).is_file(), "{file}");
    }
    assert!(!captured.dir.join("page.png").exists());
    assert!(captured.signed);
}

#[test]
fn through_a_proxy_no_address_is_claimed_and_its_password_is_nowhere() {
    let site = Server::start();
    let proxy = proxy::Proxy::start(site.addresses()[0]);
    let address = format!("http://asma:hidden-word-77@{}", proxy.address());
    let mut bench = Bench::with(site, |start| {
        start.proxy = Some(address);
        start.policy = Policy::Public;
        start.memory = MEMORY;
    });
    let got = bench.get("http://sample.example/post");
    got.complete();
    assert_eq!(got.record["page"]["hops"][0]["address"], "not observed, proxy");
    assert_eq!(got.record["browser"]["proxy"], format!("http://{}", proxy.address()));
    assert!(proxy.logins().iter().any(|l| l == "asma:hidden-word-77"), "{:?}", proxy.logins());
    for entry in std::fs::read_dir(&got.captured.dir).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        for form in capturing::forms("asma:hidden-word-77") {
            assert!(!text.contains(&form), "{form}");
        }
    }
    let private = bench.try_get("http://10.0.0.1/", &Options::default());
    assert!(matches!(private, Err(saboot::capture::Error::NotPublic(_))));
}
