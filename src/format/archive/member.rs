//! One WARC record as one gzip member, so that an index can point at it and a reader need inflate
//! nothing else (WARC 1.1, annex D).
//!
//! ```text
//! WARC/1.1
//! WARC-Type: response
//! WARC-Record-ID: <urn:uuid:…>
//! WARC-Date: 2026-01-02T03:10:00.123Z
//! WARC-Block-Digest: sha256:…
//! Content-Type: application/http; msgtype=response
//! Content-Length: 153
//!
//! HTTP/1.1 200 OK…
//! ```

use crate::model::Digest;
use flate2::{Compression, GzBuilder};
use std::io::{self, Read, Write};

/// A record's own header lines, in order.
#[derive(Default)]
pub(super) struct Fields(Vec<(&'static str, String)>);

impl Fields {
    pub(super) fn add(&mut self, name: &'static str, value: impl Into<String>) -> &mut Self {
        self.0.push((name, value.into()));
        self
    }

    fn encode(&self, length: u64) -> Vec<u8> {
        let mut out = String::from("WARC/1.1\r\n");
        for (name, value) in &self.0 {
            let value: String = value.chars().filter(|c| !c.is_control()).collect();
            out.extend([*name, ": ", &value, "\r\n"]);
        }
        out.extend(["Content-Length: ", &length.to_string(), "\r\n\r\n"]);
        out.into_bytes()
    }
}

/// The part of a block that is streamed: where from, and what it must turn out to be.
pub(super) struct Streamed<'a> {
    pub(super) from: &'a mut dyn Read,
    pub(super) sha256: Digest,
    pub(super) bytes: u64,
}

/// Writes one record: its fields, a block of `head` and what is streamed after it, and the two
/// empty lines that end a record. An error leaves half a member behind.
pub(super) fn write_member(
    out: &mut dyn Write,
    fields: &Fields,
    head: &[u8],
    body: Option<Streamed<'_>>,
    level: Compression,
) -> io::Result<()> {
    let length = head.len() as u64 + body.as_ref().map_or(0, |b| b.bytes);
    // No time and no system in the member's header: the same records are the same bytes.
    let mut gz = GzBuilder::new().mtime(0).operating_system(255).write(out, level);
    gz.write_all(&fields.encode(length))?;
    gz.write_all(head)?;
    if let Some(body) = body {
        let found = crate::seal::copy_hashed(&mut body.from.take(body.bytes + 1), &mut gz)?;
        if found != (body.sha256, body.bytes) {
            return Err(io::Error::other("a body changed while it was written"));
        }
    }
    gz.write_all(b"\r\n\r\n")?;
    gz.finish()?.flush()
}

/// How hard to press: not at all what is compressed already.
pub(super) fn level_for(mime: &str) -> Compression {
    let mime = mime.trim().to_ascii_lowercase();
    let pressed = ["image/", "video/", "audio/", "font/woff", "application/zip", "application/pdf"];
    let plain = ["image/svg", "image/bmp", "audio/wav", "image/x-ms-bmp"];
    let starts = |list: &[&str]| list.iter().any(|p| mime.starts_with(p));
    if starts(&pressed) && !starts(&plain) { Compression::none() } else { Compression::default() }
}
