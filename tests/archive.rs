//! A web archive of made-up exchanges, judged by our own reader, warcio, wacz and pywb.
#![allow(clippy::unwrap_used, reason = "a test's own fault should stop it")]

mod witness;

use saboot::format::archive::{
    Archive, ArchiveError, ArchiveWriter, Body, Exchange, Headers, Page, TlsSummary, Truncated,
    Wacz, write_wacz,
};
use saboot::model::{CaseUid, ExhibitId, Utc};
use saboot::seal::sha256;
use std::{
    fs,
    io::{self, Cursor, Read},
    path::{Path, PathBuf},
};
use witness::{pywb::Pywb, warc};

const PAGE: &str =
    "<!doctype html><meta charset=utf-8><title>پوسٹ</title><p lang=ur dir=rtl>یہ ایک دھمکی ہے</p>";
const POST_URL: &str = "https://site.example/reply?x=1";
const FORM: &[u8] = b"text=salaam+dost&to=%D8%B9%D9%84%DB%8C";

/// An exchange and the bytes of its body.
type Case = (Exchange, Option<Vec<u8>>);

fn headers(lines: &[(&str, &str)]) -> Headers {
    lines.iter().map(|(n, v)| ((*n).to_string(), (*v).to_string())).collect()
}

fn case(url: &str, second: i64, status: u16, mime: &str, body: Option<&[u8]>) -> Case {
    let at = Utc::from_millis(1_767_323_400_123 + second * 1000);
    let mut e = Exchange::new("GET", url, at, status);
    e.request_headers = headers(&[("User-Agent", "test"), ("Cookie", "sid=TOPSECRET1")]);
    e.response_headers = headers(&[("Content-Type", mime), ("Set-Cookie", "sid=TOPSECRET2")]);
    e.mime = mime.split(';').next().unwrap().into();
    e.body = body.map(|b| Body { sha256: sha256(b), bytes: b.len() as u64 });
    e.address = Some(("203.0.113.5".parse().unwrap(), 443));
    e.load = Some("L1".into());
    e.timing = vec![("response-head".into(), 81_250), ("end".into(), 90_000)];
    (e, body.map(<[u8]>::to_vec))
}

fn tls() -> TlsSummary {
    TlsSummary {
        protocol: "TLS 1.3".into(),
        cipher: "AES_128_GCM".into(),
        names: vec!["site.example".into()],
        ..TlsSummary::default()
    }
}

/// Two hundred kilobytes that do not compress.
fn noise() -> Vec<u8> {
    let mut state = 1_u32;
    let step = |_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    };
    (0..200_000).map(step).collect()
}

fn cases() -> Vec<Case> {
    let html = "text/html; charset=utf-8";
    let mut page =
        case("https://ali:TOPSECRET3@site.example/post/1#top", 0, 200, html, Some(PAGE.as_bytes()));
    page.0
        .response_headers
        .extend(headers(&[("Content-Encoding", "gzip"), ("Content-Length", "133")]));
    page.0.raw_head = Some(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nset-cookie: sid=TOPSECRET2;\r\n path=/\r\nContent-Encoding: gzip\r\n\r\n".into(),
    );
    page.0.tls = Some(tls());
    let mut moved = case("https://site.example/p/1", 1, 302, html, None);
    moved
        .0
        .response_headers
        .extend(headers(&[("Location", "https://site.example/post/1"), ("Content-Length", "154")]));
    moved.0.truncated = Some(Truncated::Unspecified);
    let image = case("https://cdn.example/a.png", 2, 200, "image/png", Some(&noise()));
    let mut reply = case(POST_URL, 3, 201, "application/json", Some(br#"{"ok":true}"#));
    reply.0.method = "POST".into();
    reply
        .0
        .request_headers
        .extend(headers(&[("content-type", "application/x-www-form-urlencoded")]));
    reply.0.request_body = Some(FORM.to_vec());
    let mut query = case("https://site.example/graph", 4, 200, "application/json", Some(b"[1]"));
    query.0.method = "POST".into();
    query.0.request_headers.extend(headers(&[("Content-Type", "application/json")]));
    query.0.request_body = Some(br#"{"id":7}"#.to_vec());
    let mut h2 = case("https://site.example/h2", 5, 200, html, Some(b"<p>h2"));
    h2.0.response_headers.insert(0, (":status".into(), "200".into()));
    h2.0.request_headers.insert(0, (":path".into(), "/h2".into()));
    h2.0.protocol = "h2".into();
    h2.0.tls = Some(tls());
    let mut cut = case("https://cdn.example/v.mp4", 6, 200, "video/mp4", Some(&noise()[..5000]));
    cut.0.truncated = Some(Truncated::Length);
    cut.0.response_headers.extend(headers(&[("Content-Length", "9000000")]));
    let gone =
        case("https://site.example/gone?b=2&a=1", 7, 404, html, Some("<p>نہیں ملا".as_bytes()));
    let empty = case("https://site.example/empty", 8, 200, "text/plain", None);
    let urdu = case("https://site.example/ثبوت/صفحہ?نام=علی", 9, 200, html, Some(b"urdu"));
    vec![page, moved, image, reply, query, h2, cut, gone, empty, urdu]
}

fn uid() -> CaseUid {
    "urn:uuid:f81d4fae-7dec-41d0-a765-00a0c91e6bf6".parse().unwrap()
}

fn make_warc(cases: &[Case]) -> (Vec<u8>, Archive) {
    let mut out = ArchiveWriter::new(Vec::new(), uid(), ExhibitId(1));
    out.info("saboot test", cases[0].0.at).unwrap();
    for (exchange, body) in cases {
        let body = body.clone().unwrap_or_default();
        out.exchange(exchange, &mut || Ok(Box::new(Cursor::new(body.clone())))).unwrap();
    }
    out.finish().unwrap()
}

fn make_wacz(cases: &[Case]) -> Vec<u8> {
    let (warc, archive) = make_warc(cases);
    let page = &cases[0].0;
    let about = Wacz {
        software: "saboot test".into(),
        title: "SB-2026-0001 E0001".into(),
        created: page.at,
        pages: vec![Page { url: page.url.clone(), at: page.at, title: Some("پوسٹ".into()) }],
    };
    let out = write_wacz(Cursor::new(Vec::new()), &about, &archive, &mut warc.as_slice());
    out.unwrap().into_inner()
}

fn in_folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.wacz");
    fs::write(&path, make_wacz(&cases())).unwrap();
    (folder, path)
}

#[test]
fn each_record_is_a_member_and_the_index_finds_it() {
    let (_folder, wacz) = in_folder();
    let bytes = warc::member(&wacz, "archive/data.warc.gz");
    let records = warc::records(&bytes);
    let (again, archive) = make_warc(&cases());
    assert!(again == bytes, "the same exchanges must be the same bytes");
    assert_eq!(archive.sha256, sha256(&bytes));
    assert_eq!(archive.bytes, bytes.len() as u64);
    assert_eq!((records.len(), archive.records), (1 + 3 * cases().len(), 31));
    let ids: std::collections::HashSet<_> =
        records.iter().map(|r| r.get("WARC-Record-ID")).collect();
    assert_eq!(ids.len(), records.len());
    witness::cdx_agrees_with_warc(&wacz);
    let captures = warc::captures(&wacz);
    // All but the POST of JSON, which has no key that every tool agrees on.
    assert_eq!(captures.len(), cases().len() - 1);
    assert!(!captures.iter().any(|c| c.url.ends_with("/graph")));
    let reply = captures.iter().find(|c| c.method.is_some()).unwrap();
    let key = "example,site)/reply?__wb_method=post&text=salaam%20dost&to=%d8%b9%d9%84%db%8c&x=1";
    assert_eq!((reply.url.as_str(), reply.key.as_str()), (POST_URL, key));
    for ((exchange, body), place) in cases().iter().zip(records[1..].chunks(3)) {
        let kinds: Vec<_> = place.iter().map(|r| r.get("WARC-Type")).collect();
        assert_eq!(kinds, ["response", "request", "metadata"]);
        assert_eq!(place[0].http().2, body.clone().unwrap_or_default(), "{}", exchange.url);
        for other in &place[1..] {
            assert_eq!(other.get("WARC-Concurrent-To"), place[0].get("WARC-Record-ID"));
        }
        assert!(place.iter().all(|r| r.get("WARC-Date") == exchange.at.to_string()));
        assert!(place.iter().all(|r| r.get("WARC-IP-Address") == "203.0.113.5"));
    }
}

#[test]
#[should_panic(expected = "a gzip member")]
fn an_index_that_is_off_by_one_is_noticed() {
    let (warc, mut archive) = make_warc(&cases());
    let offset = archive.index.split(r#""offset":""#).nth(1).unwrap();
    let offset: u64 = offset.split('"').next().unwrap().parse().unwrap();
    let field = |n: u64| format!(r#""offset":"{n}""#);
    archive.index = archive.index.replacen(&field(offset), &field(offset + 1), 1);
    let about = Wacz {
        software: String::new(),
        title: String::new(),
        created: Utc::from_millis(0),
        pages: Vec::new(),
    };
    let mut file = tempfile::NamedTempFile::new().unwrap();
    write_wacz(file.as_file_mut(), &about, &archive, &mut warc.as_slice()).unwrap();
    witness::cdx_agrees_with_warc(file.path());
}

#[test]
fn what_was_lost_cut_or_made_up_is_said() {
    let records = warc::records(&make_warc(&cases()).0);
    let losses = String::from_utf8(records[0].block.clone()).unwrap();
    for word in ["as decoded by the browser", "bodies of 3xx", "redacted:<length>", "chunk framing"]
    {
        assert!(losses.contains(word), "{word}");
    }
    let response = |n: usize| &records[1 + 3 * n];
    let (start, page, _) = response(0).http();
    assert_eq!(start, "HTTP/1.1 200 OK");
    assert_eq!(
        page[1..],
        headers(&[
            ("Set-Cookie", "redacted:14"),
            ("X-Archive-Orig-Content-Encoding", "gzip"),
            ("X-Archive-Orig-Content-Length", "133"),
            ("Content-Length", &PAGE.len().to_string()),
        ])
    );
    assert_eq!(response(0).all("WARC-Protocol"), ["http/1.1", "tls/1.3"]);
    assert_eq!(response(0).get("WARC-Target-URI"), "https://site.example/post/1");
    assert_eq!(response(1).get("WARC-Truncated"), "unspecified");
    assert_eq!(response(6).get("WARC-Truncated"), "length");
    assert_eq!(response(5).all("WARC-Protocol"), ["h2", "tls/1.3"]);
    assert!(!response(5).http().1.iter().any(|(name, _)| name.starts_with(':')));
    let (request, _, body) = records[1 + 3 * 3 + 1].http();
    assert_eq!((request.as_str(), body.as_slice()), ("POST /reply?x=1 HTTP/1.1", FORM));
    let metadata = String::from_utf8(records[3].block.clone()).unwrap();
    for line in [
        r#"server: "203.0.113.5:443""#,
        r#"load: "L1""#,
        r#"timing-microseconds: {"response-head":81250,"end":90000}"#,
        r#"response-head: "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nset-cookie: redacted:21\r\nContent-Encoding: gzip\r\n\r\n""#,
    ] {
        assert!(metadata.lines().any(|l| l == line), "{line}\n{metadata}");
    }
    assert!(metadata.contains(r#"tls: {"protocol":"TLS 1.3","cipher":"AES_128_GCM""#));
}

#[test]
fn no_key_to_an_account_is_in_it() {
    for record in warc::records(&make_warc(&cases()).0) {
        let text = format!("{:?}{}", record.headers, String::from_utf8_lossy(&record.block));
        assert!(!text.contains("TOPSECRET"), "{text}");
    }
    assert!(!String::from_utf8_lossy(&make_wacz(&cases())).contains("TOPSECRET"));
}

#[test]
fn a_body_that_changed_is_left_out_and_the_archive_goes_on() {
    let mut out = ArchiveWriter::new(Vec::new(), uid(), ExhibitId(1));
    let (exchange, _) = &cases()[0];
    out.info("saboot test", exchange.at).unwrap();
    for body in
        [&b"other"[..], b"", PAGE.to_uppercase().as_bytes(), (PAGE.to_owned() + "x").as_bytes()]
    {
        let body = body.to_vec();
        let got = out.exchange(exchange, &mut || Ok(Box::new(Cursor::new(body.clone()))));
        assert!(matches!(got, Err(ArchiveError::Body { .. })), "{got:?}");
    }
    let got = out.exchange(exchange, &mut || Err(io::ErrorKind::NotFound.into()));
    assert!(matches!(got, Err(ArchiveError::Body { .. })), "{got:?}");
    out.exchange(exchange, &mut || Ok(Box::new(Cursor::new(PAGE)))).unwrap();
    let (bytes, archive) = out.finish().unwrap();
    assert_eq!(warc::records(&bytes).len(), 4);
    assert_eq!(archive.index.lines().count(), 1);
}

#[test]
fn a_body_that_changes_between_two_reads_ends_the_archive() {
    let mut out = ArchiveWriter::new(Vec::new(), uid(), ExhibitId(1));
    let (exchange, _) = &cases()[0];
    let mut bodies = vec![PAGE.to_uppercase(), PAGE.to_owned()];
    let got = out.exchange(exchange, &mut || Ok(Box::new(Cursor::new(bodies.pop().unwrap()))));
    assert!(matches!(got, Err(ArchiveError::Io(_))), "{got:?}");
}

#[test]
fn a_large_body_streams_through() {
    const LARGE: u64 = 96 << 20;
    let open = || Box::new(io::repeat(0x5a).take(LARGE)) as Box<dyn Read>;
    let (sha256, bytes) = saboot::seal::hash_reader(&mut open()).unwrap();
    let (mut exchange, _) = case("https://cdn.example/v.mp4", 0, 200, "video/mp4", None);
    exchange.body = Some(Body { sha256, bytes });
    let mut out = ArchiveWriter::new(io::sink(), uid(), ExhibitId(1));
    let place = out.exchange(&exchange, &mut || Ok(open())).unwrap();
    // Film is not pressed again, and costs next to nothing to wrap.
    assert!((LARGE..LARGE + LARGE / 1000).contains(&place.length), "{place:?}");
}

#[test]
fn warcio_and_wacz_find_it_right() {
    let (folder, wacz) = in_folder();
    let path = folder.path().join("data.warc.gz");
    fs::write(&path, warc::member(&wacz, "archive/data.warc.gz")).unwrap();
    assert_eq!(witness::warcio_check(&path), 1 + 3 * cases().len());
    witness::wacz_validate(&wacz);
}

#[test]
fn the_container_is_plain() {
    let (_folder, wacz) = in_folder();
    let mut zip = zip::ZipArchive::new(fs::File::open(&wacz).unwrap()).unwrap();
    let names: Vec<_> = zip.file_names().map(|n| n.unwrap().into_owned()).collect();
    let want = [
        "archive/data.warc.gz",
        "indexes/index.cdx",
        "pages/pages.jsonl",
        "datapackage.json",
        "datapackage-digest.json",
    ];
    assert_eq!(names, want);
    for at in 0..zip.len() {
        let file = zip.by_index(at).unwrap();
        assert_eq!(file.compression(), zip::CompressionMethod::Stored);
        assert_eq!(file.unix_mode(), Some(0o100_644));
        assert_eq!(file.last_modified().unwrap().to_string(), "1980-01-01 00:00:00");
        assert!(file.extra_data().is_none_or(|e| e.is_empty()));
    }
    let pages = String::from_utf8(warc::member(&wacz, "pages/pages.jsonl")).unwrap();
    assert!(
        pages.contains(r#""url":"https://site.example/post/1","ts":"2026-01-02T03:10:00.123Z""#)
    );
    let package: serde_json::Value =
        serde_json::from_slice(&warc::member(&wacz, "datapackage.json")).unwrap();
    assert_eq!(package["title"], "SB-2026-0001 E0001");
    for resource in package["resources"].as_array().unwrap() {
        let bytes = warc::member(&wacz, resource["path"].as_str().unwrap());
        assert_eq!(resource["hash"], warc::tagged(&bytes));
        assert_eq!(resource["bytes"], bytes.len());
    }
}

#[test]
fn pywb_replays_the_same_bytes() {
    let (_folder, wacz) = in_folder();
    let pywb = Pywb::start(&wacz);
    replays_all(&pywb, &wacz);
    let at = warc::captures(&wacz)[0].timestamp.clone();
    let moved = pywb.get(&at, "https://site.example/p/1");
    assert_eq!(moved.status, 302);
    assert!(moved.header("location").unwrap().ends_with("https://site.example/post/1"));
    let reply = pywb.post(&at, POST_URL, "application/x-www-form-urlencoded", FORM);
    assert_eq!((reply.status, reply.body.as_slice()), (201, &br#"{"ok":true}"#[..]));
    assert_eq!(pywb.get(&at, "https://site.example/never").status, 404);
}

/// Every GET of the index, asked for by URL and time.
fn replays_all(pywb: &Pywb, wacz: &Path) {
    let captures = warc::captures(wacz);
    for want in captures.iter().filter(|c| c.method.is_none() && c.status != "302") {
        let got = pywb.get(&want.timestamp, &want.url);
        assert!(got.header("memento-datetime").is_some(), "{}: {got:?}", want.url);
        assert_eq!(got.status.to_string(), want.status, "{}", want.url);
        assert!(got.body == want.body, "{}: other bytes", want.url);
    }
}
