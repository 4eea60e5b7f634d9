//! The container: a zip with the WARC, its index, the list of pages, and a `datapackage.json` that
//! names each with its hash (WACZ 1.1.1).
//!
//! ```text
//! archive/data.warc.gz   indexes/index.cdx   pages/pages.jsonl
//! datapackage.json       datapackage-digest.json
//! ```
//!
//! Every member is stored, with the same time and mode: replay tools read ranges of it, and the same
//! content is the same bytes.

use super::{Archive, ArchiveError, WARC_NAME, target_uri};
use crate::format::json;
use crate::model::{Digest, Utc};
use crate::seal::{copy_hashed, sha256};
use serde_json::{Value, json};
use std::io::{self, Read, Seek, Write};
use uuid::Uuid;
use zip::{CompressionMethod, System, ZipWriter, write::SimpleFileOptions};

/// Sizes from here on need zip64.
const ZIP64_FROM: u64 = 0xFFFF_FFFF;

/// What the container says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Wacz {
    /// `saboot 0.1.0`.
    pub software: String,
    /// A neutral name: case and exhibit, never a word from a page.
    pub title: String,
    /// When the archive was made.
    pub created: Utc,
    /// Pages a reader may start from, the captured one first.
    pub pages: Vec<Page>,
}

/// A page to start from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its URL.
    pub url: String,
    /// When its request was sent, so that replay finds this very response.
    pub at: Utc,
    /// Its title, as the page has it.
    pub title: Option<String>,
}

/// A finished member: name, hash and length.
type Member = (&'static str, Digest, u64);

/// Copies a finished WARC into a container. `warc` gives the bytes that `archive` describes.
pub fn write_wacz<W: Write + Seek>(
    out: W,
    about: &Wacz,
    archive: &Archive,
    warc: &mut dyn Read,
) -> Result<W, ArchiveError> {
    let mut zip = ZipWriter::new(out);
    zip.start_file(format!("archive/{WARC_NAME}"), options(archive.bytes)?)?;
    let found = copy_hashed(&mut warc.take(archive.bytes.saturating_add(1)), &mut zip)?;
    if found != (archive.sha256, archive.bytes) {
        return Err(io::Error::other("the WARC changed before it was packed").into());
    }
    let members = [
        ("archive/data.warc.gz", archive.sha256, archive.bytes),
        store(&mut zip, "indexes/index.cdx", archive.index.as_bytes())?,
        store(&mut zip, "pages/pages.jsonl", pages(&about.pages).as_bytes())?,
    ];
    let package = json::to_file(&datapackage(about, &members));
    let (path, digest, _) = store(&mut zip, "datapackage.json", &package)?;
    let digest = json!({ "path": path, "hash": digest.tagged() });
    store(&mut zip, "datapackage-digest.json", &json::to_file(&digest))?;
    Ok(zip.finish()?)
}

fn options(bytes: u64) -> Result<SimpleFileOptions, ArchiveError> {
    let day = zip::DateTime::from_date_and_time(1980, 1, 1, 0, 0, 0).map_err(io::Error::other)?;
    Ok(SimpleFileOptions::default()
        .system(System::Unix)
        .unix_permissions(0o644)
        .last_modified_time(day)
        .compression_method(CompressionMethod::Stored)
        .large_file(bytes >= ZIP64_FROM))
}

fn store<W: Write + Seek>(
    zip: &mut ZipWriter<W>,
    name: &'static str,
    bytes: &[u8],
) -> Result<Member, ArchiveError> {
    zip.start_file(name, options(bytes.len() as u64)?)?;
    zip.write_all(bytes)?;
    Ok((name, sha256(bytes), bytes.len() as u64))
}

/// The list of pages: a header line, then one a line.
fn pages(pages: &[Page]) -> String {
    let mut out = json::to_line(
        &json!({ "format": "json-pages-1.0", "id": "pages", "title": "Pages", "hasText": false }),
    );
    out.push('\n');
    for page in pages {
        let url = target_uri(&page.url);
        let id = Uuid::new_v5(&Uuid::NAMESPACE_URL, format!("{} {url}", page.at).as_bytes());
        let mut entry = json!({ "id": id.to_string(), "url": url, "ts": page.at });
        if let Some(title) = &page.title {
            entry["title"] = title.as_str().into();
        }
        out.push_str(&json::to_line(&entry));
        out.push('\n');
    }
    out
}

fn datapackage(about: &Wacz, members: &[Member]) -> Value {
    let resource = |(path, digest, bytes): &Member| {
        let name = path.rsplit('/').next().unwrap_or(path);
        json!({ "name": name, "path": path, "hash": digest.tagged(), "bytes": bytes })
    };
    let mut package = json!({
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "software": about.software,
        "title": about.title,
        "created": about.created.to_seconds(),
    });
    if let Some(first) = about.pages.first() {
        package["mainPageUrl"] = target_uri(&first.url).into();
        package["mainPageDate"] = first.at.to_string().into();
    }
    package["resources"] = members.iter().map(resource).collect();
    package
}
