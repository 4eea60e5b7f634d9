//! One page over TLS and HTTP/2 with a certificate nobody vouches for: refused by default, kept with
//! its error when the person says so.
#![allow(clippy::unwrap_used, reason = "a test")]

mod capturing;
mod server;

use capturing::{Bench, archived};
use saboot::{
    capture::{Options, Policy},
    model::{Outcome, Quality},
};
use server::{Server, tls::TlsServer};

fn bench(tls: &TlsServer) -> Bench {
    let only = vec![tls.address()];
    Bench::with(Server::start(), |start| start.policy = Policy::Only(only))
}

#[test]
fn an_untrusted_certificate_stops_the_capture_and_is_written_down() {
    let tls = TlsServer::start();
    let mut bench = bench(&tls);
    let got = bench.get(&tls.url("/post"));
    got.went(Outcome::Failed, Quality::Error, "no-page");
    assert_eq!(got.captured.stopped_by, Some("certificate"));
    assert_eq!(got.record["behaviour"]["net_error"], "net::ERR_CERT_AUTHORITY_INVALID");
    assert!(tls.served().is_empty(), "nothing was asked of that server");
    let certificate = &got.record["page"]["certificate"];
    assert_eq!(
        (&certificate["validated"], &certificate["root"]),
        (&false.into(), &"not-trusted".into())
    );
    assert_eq!(certificate["error"], "net::ERR_CERT_AUTHORITY_INVALID");
    assert_eq!(certificate["accepted"], false);
}

#[test]
fn with_consent_the_page_its_chain_and_the_error_are_kept() {
    let tls = TlsServer::start();
    let mut bench = bench(&tls);
    let options = Options { accept_bad_certificate: true, ..Options::default() };
    let got = bench.get_with(&tls.url("/post"), &options);
    got.complete();
    let page = &got.record["page"];
    assert_eq!(page["hops"][0]["protocol"], "h2");
    let certificate = &page["certificate"];
    assert_eq!(certificate["validated"], false);
    assert_eq!(certificate["error"], "net::ERR_CERT_AUTHORITY_INVALID");
    assert_eq!(
        (&certificate["accepted"], &certificate["root"]),
        (&true.into(), &"not-trusted".into())
    );
    let leaf = saboot::format::cert::read(&tls.chain()[0]).unwrap();
    assert_eq!(certificate["chain"][0]["sha256"], leaf.sha256.to_string());
    assert_eq!(certificate["chain"][0]["subject"], leaf.subject);
    let pem = got.text("tls/0.pem");
    assert_eq!(pem, saboot::format::cert::to_pem(&tls.chain()[0]));
    let archive = archived(&got.captured.dir.join("page.wacz"));
    for url in tls.served().into_iter().map(|s| s.url) {
        assert!(archive.contains(&url), "{url} is in the archive");
    }
    let warc = capturing::warc(&got.captured.dir.join("page.wacz"));
    assert!(String::from_utf8_lossy(&warc).contains("WARC-Protocol: h2"));
}

#[test]
fn an_expired_certificate_says_that_it_is_expired() {
    let tls = TlsServer::start_expired();
    let mut bench = bench(&tls);
    let got = bench.get(&tls.url("/post"));
    let error = got.record["behaviour"]["net_error"].as_str().unwrap();
    let expected = ["net::ERR_CERT_DATE_INVALID", "net::ERR_CERT_AUTHORITY_INVALID"];
    assert!(expected.contains(&error), "{error}");
    assert_eq!(got.captured.outcome, Outcome::Failed);
}
