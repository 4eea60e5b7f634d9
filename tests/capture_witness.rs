//! A package of captured pages, judged by programs of others: warcio, wacz, pywb and bagit.
#![allow(clippy::unwrap_used, reason = "a test")]

mod capturing;
mod server;
mod witness;

use capturing::Bench;
use saboot::{
    package::{self, SealRequest},
    verify::{self, Container, Verdict},
};

#[test]
fn what_is_captured_passes_every_outside_check_and_replays() {
    let mut bench = Bench::new();
    let mut shown = vec![];
    for page in ["/post", "/frames", "/redirect", "/form-post", "/gzip", "/gone", "/events"] {
        let got = bench.get(page);
        got.accounts_for_everything();
        let wacz = got.captured.dir.join("page.wacz");
        witness::cdx_agrees_with_warc(&wacz);
        witness::wacz_validate(&wacz);
        let warc = bench.home.path().join("data.warc.gz");
        std::fs::write(&warc, witness::warc::member(&wacz, "archive/data.warc.gz")).unwrap();
        assert!(witness::warcio_check(&warc) > 3, "{page}");
        shown.push((page, wacz));
    }
    let replayed = witness::pywb_replay(&shown[0].1, &bench.server.url("/post"));
    let text = String::from_utf8(replayed).unwrap();
    assert!(text.contains("میں اس کا نام"), "{text}");
    sealed_and_valid(&mut bench);
}

/// The same case as a package: a valid bag, and sound.
fn sealed_and_valid(bench: &mut Bench) {
    let request = SealRequest { out: bench.home.path().into(), ..SealRequest::default() };
    let sealed = package::seal(&mut bench.case, &bench.key, &request, &mut |_, _| {}).unwrap();
    let report = verify::check(&sealed.zip, None).unwrap();
    assert_eq!(report.verdict(), Verdict::Sound, "{:?}", report.findings);
    assert_eq!(report.container, Some(Container::Canonical));
    assert_eq!(report.findings, []);
    let mut zip = zip::ZipArchive::new(std::fs::File::open(&sealed.zip).unwrap()).unwrap();
    zip.extract(bench.home.path()).unwrap();
    let folder = sealed.zip.with_extension("");
    witness::bagit_validate(&folder);
    let report = verify::check(&folder, None).unwrap();
    assert_eq!((report.verdict(), report.container), (Verdict::Sound, Some(Container::Folder)));
}
