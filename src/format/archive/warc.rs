//! Exchanges to WARC 1.1 records: `warcinfo` first, then for each exchange a `response`, the
//! `request` and a `metadata` record that belongs to them (`WARC-Concurrent-To`).
//!
//! Record ids are made from the case, the exhibit and the record's place (UUID version 5), so the
//! same exchanges give the same bytes.

use super::member::{Fields, Streamed, level_for, write_member};
use super::{ArchiveError, Body, Exchange, WARC_NAME, cdx, head, redact_raw, target_uri};
use crate::format::json;
use crate::model::{CaseUid, Digest, ExhibitId, Utc};
use crate::seal::{HashWriter, Hasher, copy_hashed, sha256};
use flate2::Compression;
use std::io::{self, Read, Write};
use uuid::Uuid;

/// Opens an exchange's body; called twice, once to hash the block and once to write it.
pub type Opener<'a> = dyn FnMut() -> io::Result<Box<dyn Read>> + 'a;

/// What no archive of ours has, written into each (`losses` in warcinfo).
const LOSSES: &str = "bodies are as decoded by the browser: content and transfer encodings are gone, \
     the headers that named them are renamed X-Archive-Orig-*, and Content-Length is the recorded one; \
     chunk framing, trailers, interim responses and the bodies of 3xx responses are not recorded; heads of \
     HTTP/2 and HTTP/3 are written in the form of HTTP/1.1; requests are as the browser reports them, \
     so the order and case of their header lines may differ; WebSocket, data: and blob: traffic is not here";
const REDACTED: &str = "values of Authorization, Proxy-Authorization, Cookie and Set-Cookie are replaced \
     by redacted:<length>; user and password are taken off URLs";

/// Where a record lies: offset and length of its gzip member in the WARC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Indexed {
    /// From the start of the file.
    pub offset: u64,
    /// Of the compressed record.
    pub length: u64,
}

/// A finished WARC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Archive {
    /// SHA-256 of the file.
    pub sha256: Digest,
    /// Its length.
    pub bytes: u64,
    /// Records, which is also the number of gzip members.
    pub records: u64,
    /// The sorted CDXJ index of its responses.
    pub index: String,
}

/// Writes a WARC record by record.
pub struct ArchiveWriter<W: Write> {
    out: HashWriter<W>,
    namespace: Uuid,
    exhibit: ExhibitId,
    exchanges: u32,
    records: u64,
    info: Option<String>,
    lines: Vec<String>,
}

impl<W: Write> ArchiveWriter<W> {
    /// A writer for an exhibit's archive; nothing is written yet.
    pub fn new(out: W, case: CaseUid, exhibit: ExhibitId) -> Self {
        let out = HashWriter::new(out);
        let (namespace, lines) = (case.0, Vec::new());
        Self { out, namespace, exhibit, exchanges: 0, records: 0, info: None, lines }
    }

    /// Writes the `warcinfo` record: which program (`saboot 0.1.0`), which format, what is lost
    /// and what is redacted. To be called first, once.
    pub fn info(&mut self, software: &str, at: Utc) -> Result<Indexed, ArchiveError> {
        let spec = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/";
        let block = format!(
            "software: {software}\r\nformat: WARC File Format 1.1\r\nconformsTo: {spec}\r\n\
             losses: {LOSSES}\r\nredacted: {REDACTED}\r\n"
        );
        let id = self.id("warcinfo");
        let mut fields = Fields::default();
        fields.add("WARC-Type", "warcinfo").add("WARC-Record-ID", &id);
        fields.add("WARC-Date", at.to_string()).add("WARC-Filename", WARC_NAME);
        fields.add("WARC-Block-Digest", sha256(block.as_bytes()).tagged());
        fields.add("Content-Type", "application/warc-fields");
        self.info = Some(id);
        self.record(&fields, block.as_bytes(), None, Compression::default())
    }

    /// Writes the records of an exchange and says where the response lies. `open` is called only
    /// when there is a body. After [`ArchiveError::Body`] the archive is as before and goes on;
    /// after any other error it is of no use.
    pub fn exchange(
        &mut self,
        exchange: &Exchange,
        open: &mut Opener<'_>,
    ) -> Result<Indexed, ArchiveError> {
        let whole = exchange.body.unwrap_or(Body { sha256: sha256(b""), bytes: 0 });
        let head = head::response_head(exchange, whole.bytes);
        let block = match exchange.body {
            None => sha256(&head),
            Some(body) => hash_block(&head, body, open)
                .map_err(|why| ArchiveError::Body { url: target_uri(&exchange.url), why })?,
        };
        self.exchanges += 1;
        let id = self.id("response");
        let mut fields = self.common("response", &id, exchange);
        if let Some(why) = exchange.truncated {
            fields.add("WARC-Truncated", why.as_str());
        }
        fields.add("WARC-Payload-Digest", whole.sha256.tagged());
        fields.add("WARC-Block-Digest", block.tagged());
        fields.add("Content-Type", "application/http; msgtype=response");
        let mut from = exchange.body.is_some().then(open).transpose()?;
        let body = from.as_mut().map(|from| Streamed {
            from: from.as_mut(),
            sha256: whole.sha256,
            bytes: whole.bytes,
        });
        let place = self.record(&fields, &head, body, level_for(&exchange.mime))?;
        self.request(exchange, &id)?;
        self.metadata(exchange, &id)?;
        self.lines.extend(cdx::line(exchange, whole.sha256, place));
        Ok(place)
    }

    /// Ends the WARC: the output, and what is to be known of it.
    pub fn finish(mut self) -> Result<(W, Archive), ArchiveError> {
        self.out.flush()?;
        let (out, sha256, bytes) = self.out.finish();
        let index = cdx::index(self.lines);
        Ok((out, Archive { sha256, bytes, records: self.records, index }))
    }

    fn request(&mut self, exchange: &Exchange, response: &str) -> Result<(), ArchiveError> {
        let mut block = head::request_head(exchange);
        let body = exchange.request_body.as_deref().unwrap_or_default();
        block.extend_from_slice(body);
        let id = self.id("request");
        let mut fields = self.common("request", &id, exchange);
        fields.add("WARC-Concurrent-To", response);
        if let Some(why) = exchange.request_truncated {
            fields.add("WARC-Truncated", why.as_str());
        }
        fields.add("WARC-Payload-Digest", sha256(body).tagged());
        fields.add("WARC-Block-Digest", sha256(&block).tagged());
        fields.add("Content-Type", "application/http; msgtype=request");
        self.record(&fields, &block, None, Compression::default()).map(|_| ())
    }

    fn metadata(&mut self, exchange: &Exchange, response: &str) -> Result<(), ArchiveError> {
        let block = metadata_block(exchange);
        let id = self.id("metadata");
        let mut fields = self.common("metadata", &id, exchange);
        fields.add("WARC-Concurrent-To", response);
        fields.add("WARC-Block-Digest", sha256(&block).tagged());
        // Not JSON as a whole: indexers take a metadata record of another type for a page.
        fields.add("Content-Type", "application/warc-fields");
        self.record(&fields, &block, None, Compression::default()).map(|_| ())
    }

    fn common(&self, kind: &'static str, id: &str, exchange: &Exchange) -> Fields {
        let mut fields = Fields::default();
        fields.add("WARC-Type", kind).add("WARC-Record-ID", id);
        fields.add("WARC-Date", exchange.at.to_string());
        fields.add("WARC-Target-URI", target_uri(&exchange.url));
        if let Some(info) = &self.info {
            fields.add("WARC-Warcinfo-ID", info);
        }
        if let Some((ip, _)) = exchange.address {
            fields.add("WARC-IP-Address", ip.to_string());
        }
        if kind != "metadata" {
            for protocol in protocols(exchange) {
                fields.add("WARC-Protocol", protocol);
            }
        }
        fields
    }

    fn id(&self, kind: &str) -> String {
        let name = format!("{}/{}/{kind}", self.exhibit, self.exchanges);
        format!("<urn:uuid:{}>", Uuid::new_v5(&self.namespace, name.as_bytes()))
    }

    fn record(
        &mut self,
        fields: &Fields,
        head: &[u8],
        body: Option<Streamed<'_>>,
        level: Compression,
    ) -> Result<Indexed, ArchiveError> {
        let offset = self.out.bytes();
        write_member(&mut self.out, fields, head, body, level)?;
        self.records += 1;
        Ok(Indexed { offset, length: self.out.bytes() - offset })
    }
}

/// Hash of head and body together, when the body is what it was said to be.
fn hash_block(head: &[u8], body: Body, open: &mut Opener<'_>) -> Result<Digest, String> {
    let mut from = open().map_err(|e| e.to_string())?.take(body.bytes.saturating_add(1));
    let mut block = Both(Hasher::default());
    block.0.update(head);
    let (sha256, bytes) = copy_hashed(&mut from, &mut block).map_err(|e| e.to_string())?;
    if bytes != body.bytes {
        return Err(format!("it is not {} bytes long", body.bytes));
    }
    if sha256 != body.sha256 {
        return Err("its hash differs".into());
    }
    Ok(block.0.finish())
}

/// A hash to write into.
struct Both(Hasher);

impl Write for Both {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        self.0.update(buf);
        Ok(buf.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// `h2` and `tls/1.3`: the values of WARC-Protocol.
fn protocols(exchange: &Exchange) -> Vec<String> {
    let tls = exchange.tls.as_ref().map(|tls| tls.protocol.to_ascii_lowercase().replace(' ', "/"));
    let http = exchange.protocol.to_ascii_lowercase();
    let fits = |p: &String| {
        !p.is_empty() && p.bytes().all(|b| b.is_ascii_alphanumeric() || b"./-".contains(&b))
    };
    [Some(http), tls].into_iter().flatten().filter(fits).collect()
}

/// `name: value` lines, each value JSON, so that a head of many lines is one.
fn metadata_block(exchange: &Exchange) -> Vec<u8> {
    let mut out = String::new();
    let mut add = |name: &str, value: String| out.extend([name, ": ", &value, "\r\n"]);
    let server = exchange.address.map(|(ip, port)| std::net::SocketAddr::new(ip, port).to_string());
    add("server", json::to_line(&server));
    add("protocol", json::to_line(&exchange.protocol));
    add("tls", json::to_line(&exchange.tls));
    add("load", json::to_line(&exchange.load));
    add("kind", json::to_line(&exchange.kind));
    add("mime", json::to_line(&exchange.mime));
    let timing: serde_json::Map<_, _> =
        exchange.timing.iter().map(|(name, us)| (name.clone(), (*us).into())).collect();
    add("timing-microseconds", json::to_line(&timing));
    add("response-head", json::to_line(&exchange.raw_head.as_deref().map(redact_raw)));
    out.into_bytes()
}
