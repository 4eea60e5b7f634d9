//! Certificates: nobody's, its own, over, and another one in the middle of a capture.

use crate::capturing::{Bench, Got};
use crate::server::{Server, tls::TlsServer};
use crate::telling::{bare, browser_with, exchanges};
use saboot::{
    capture::{Options, Policy},
    model::Outcome,
};

/// A capture of the server's post.
fn get(tls: &TlsServer, accept: bool, flags: &[String]) -> (Bench, Got) {
    let only = vec![tls.address()];
    let folder = tempfile::tempdir().unwrap().keep();
    let mut bench = Bench::with(Server::start(), |start| {
        start.policy = Policy::Only(only);
        start.browser = Some(browser_with(&folder, flags));
    });
    let options = Options { accept_bad_certificate: accept, ..bare(40) };
    let got = bench.get_with(&tls.url("/post"), &options);
    (bench, got)
}

#[test]
fn self_signed_and_expired_certificates_are_refused_and_told_apart() {
    let own = TlsServer::start_self_signed();
    let expired = TlsServer::start_expired();
    for (tls, until) in [(&own, "2049"), (&expired, "2021")] {
        let (_bench, got) = get(tls, false, &[]);
        assert_eq!(got.captured.stopped_by, Some("certificate"));
        assert_eq!(got.captured.outcome, Outcome::Failed);
        let certificate = &got.record["page"]["certificate"];
        // Of several faults a browser names one, an unknown issuer before the date.
        assert_eq!(certificate["error"], "net::ERR_CERT_AUTHORITY_INVALID");
        assert_eq!(
            (&certificate["validated"], &certificate["accepted"]),
            (&false.into(), &false.into())
        );
        assert!(tls.served().is_empty(), "nothing was asked of that server");
        let (_bench, got) = get(tls, true, &[]);
        got.complete();
        let certificate = &got.record["page"]["certificate"];
        assert_eq!(
            (&certificate["accepted"], &certificate["changed"]),
            (&true.into(), &false.into())
        );
        let leaf = saboot::format::cert::read(&tls.chain()[0]).unwrap();
        assert_eq!(certificate["chain"][0]["sha256"], leaf.sha256.to_string());
        assert!(certificate["chain"][0]["not_after"].as_str().unwrap().starts_with(until));
        assert_eq!(certificate["chain"].as_array().unwrap().len(), tls.chain().len());
    }
}

#[test]
fn another_certificate_in_the_middle_is_said_and_the_pages_own_is_kept() {
    let tls = TlsServer::start_changing();
    let (_bench, got) = get(&tls, true, &[]);
    got.complete();
    let certificate = &got.record["page"]["certificate"];
    assert_eq!(certificate["changed"], true);
    let leaf = saboot::format::cert::read(&tls.chain()[0]).unwrap();
    assert_eq!(certificate["chain"][0]["sha256"], leaf.sha256.to_string(), "the page's own");
    let until = |end: &str| exchanges(&got, end)[0]["tls"]["not_after"].clone();
    assert_eq!(until("/post/photo.png"), until("/post/style.css"));
    assert_ne!(until("/post"), until("/post/photo.png"));
}

#[test]
fn a_certificate_that_stops_being_trusted_in_the_middle_loses_only_what_comes_after() {
    let tls = TlsServer::start_changing();
    let flag = format!("--ignore-certificate-errors-spki-list={}", tls.first_key());
    let (_bench, got) = get(&tls, false, &[flag]);
    got.complete();
    assert_eq!(got.record["page"]["certificate"]["validated"], true);
    let lost = got.net["not_archived"].as_array().unwrap();
    assert_eq!(lost.len(), 2, "{lost:?}");
    for one in lost {
        assert_eq!(one["reason"], "failed");
        assert!(one["error"].as_str().unwrap().starts_with("net::ERR_CERT"), "{one}");
    }
    assert!(got.text("text.txt").contains("A post over TLS"));
}
