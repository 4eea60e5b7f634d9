//! A second reader of WARC and CDXJ, written from the specifications and used by tests alone.

use super::Path;
use flate2::bufread::GzDecoder;
use sha2::{Digest, Sha256};
use std::{fs::File, io::Read};

/// A record of the WARC and where it lies.
#[derive(Debug, Clone)]
pub struct Record {
    pub offset: u64,
    pub length: u64,
    pub headers: Vec<(String, String)>,
    pub block: Vec<u8>,
}

/// What a line of the index describes, after it was found to be true.
#[derive(Debug, Clone)]
pub struct Capture {
    pub key: String,
    pub timestamp: String,
    pub url: String,
    pub method: Option<String>,
    pub status: String,
    pub body: Vec<u8>,
}

/// `Name: value` lines after the first.
pub fn header_lines(head: &str) -> Vec<(String, String)> {
    let pair = |line: &str| {
        let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("no header: {line:?}"));
        (name.to_string(), value.trim().to_string())
    };
    head.split("\r\n").skip(1).filter(|l| !l.is_empty()).map(pair).collect()
}

/// Head and rest of bytes with an empty line between.
pub fn split_head(bytes: &[u8]) -> (String, Vec<u8>) {
    let at = bytes.windows(4).position(|w| w == b"\r\n\r\n").expect("no empty line") + 4;
    (String::from_utf8(bytes[..at - 2].to_vec()).unwrap(), bytes[at..].to_vec())
}

impl Record {
    /// The one value of a header.
    pub fn get(&self, name: &str) -> &str {
        let all = self.all(name);
        assert_eq!(all.len(), 1, "{name}: {:?}", self.headers);
        all[0]
    }

    /// Every value of a header.
    pub fn all(&self, name: &str) -> Vec<&str> {
        let is = |(n, _): &&(String, String)| n.eq_ignore_ascii_case(name);
        self.headers.iter().filter(is).map(|(_, v)| v.as_str()).collect()
    }

    /// Start line, headers and body of an HTTP block.
    pub fn http(&self) -> (String, Vec<(String, String)>, Vec<u8>) {
        let (head, body) = split_head(&self.block);
        (head.split("\r\n").next().unwrap().into(), header_lines(&head), body)
    }
}

/// Every record of a WARC whose members are one record each and fill it without a gap.
pub fn records(warc: &[u8]) -> Vec<Record> {
    let mut out = Vec::new();
    let mut rest = warc;
    while !rest.is_empty() {
        let mut text = Vec::new();
        let mut gz = GzDecoder::new(rest);
        gz.read_to_end(&mut text).expect("a gzip member");
        let after = gz.into_inner();
        let (offset, length) = (warc.len() - rest.len(), rest.len() - after.len());
        out.push(record(&text, offset as u64, length as u64));
        rest = after;
    }
    out
}

fn record(text: &[u8], offset: u64, length: u64) -> Record {
    let (head, rest) = split_head(text);
    assert!(head.starts_with("WARC/1.1\r\n"), "{head}");
    let block = rest.strip_suffix(b"\r\n\r\n").expect("the end of a record").to_vec();
    let found = Record { offset, length, headers: header_lines(&head), block };
    assert_eq!(found.get("Content-Length"), found.block.len().to_string(), "{head}");
    assert_eq!(found.get("WARC-Block-Digest"), tagged(&found.block), "{head}");
    found
}

/// `sha256:<hex>`.
pub fn tagged(bytes: &[u8]) -> String {
    let hex = |mut out: String, b: &u8| {
        out.extend([b >> 4, b & 15].map(|n| char::from_digit(n.into(), 16).unwrap()));
        out
    };
    Sha256::digest(bytes).iter().fold("sha256:".into(), hex)
}

/// A member of a zip.
pub fn member(wacz: &Path, name: &str) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(File::open(wacz).unwrap()).unwrap();
    let mut out = Vec::new();
    zip.by_name(name).unwrap_or_else(|e| panic!("{name}: {e}")).read_to_end(&mut out).unwrap();
    out
}

/// Reads the index of a WACZ; each line must lead to exactly one member, a response with the URL,
/// time, status and digest it names.
pub fn captures(wacz: &Path) -> Vec<Capture> {
    let warc = member(wacz, "archive/data.warc.gz");
    let index = String::from_utf8(member(wacz, "indexes/index.cdx")).unwrap();
    let lines: Vec<&str> = index.lines().collect();
    assert!(lines.is_sorted(), "the index is not sorted");
    assert!(index.is_empty() || index.ends_with('\n'));
    lines.into_iter().map(|line| capture(line, &warc)).collect()
}

fn capture(line: &str, warc: &[u8]) -> Capture {
    let [key, timestamp, json] = line.splitn(3, ' ').collect::<Vec<_>>().try_into().unwrap();
    let entry: serde_json::Value = serde_json::from_str(json).unwrap();
    let text = |name: &str| entry[name].as_str().unwrap_or_else(|| panic!("{name}: {line}"));
    let number = |name: &str| text(name).parse::<usize>().unwrap();
    let (from, length) = (number("offset"), number("length"));
    let found = records(&warc[from..from + length]);
    assert_eq!(found.len(), 1, "not one member: {line}");
    let found = &found[0];
    assert_eq!(found.get("WARC-Type"), "response", "{line}");
    assert_eq!(found.get("WARC-Target-URI"), text("url"), "{line}");
    assert_eq!(found.get("WARC-Payload-Digest"), text("digest"), "{line}");
    let seconds: String = found.get("WARC-Date").chars().filter(char::is_ascii_digit).collect();
    assert_eq!(&seconds[..14], timestamp, "{line}");
    let (start, _, body) = found.http();
    assert_eq!(start.split(' ').nth(1).unwrap(), text("status"), "{line}");
    assert_eq!(tagged(&body), text("digest"), "{line}");
    assert_eq!(text("filename"), "data.warc.gz");
    Capture {
        key: key.into(),
        timestamp: timestamp.into(),
        url: text("url").into(),
        method: entry["method"].as_str().map(Into::into),
        status: text("status").into(),
        body,
    }
}
