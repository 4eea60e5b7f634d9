//! A package or folder becomes a report (docs/FORMAT.md; "Findings" lists what can be said).
//!
//! Shares no IO with the writers: the zip reader here is our own, and what is *canonical* is built
//! a second time. Each byte is read once. Whatever the bytes, the answer is a value: a check never
//! panics, and only a path that can't be opened is an error.
//!
//! ```text
//! source (folder, zip) → names → content (hashed) → bag · seal · custody · records · … → report
//! ```
//!
//! A check hands on only what passed it: a log whose chain does not hold, or a key that is weak, is
//! not there for the checks after it.

#![warn(clippy::indexing_slicing)]

mod anchors;
mod annex;
mod bag;
mod content;
mod course;
mod custody;
mod finding;
mod folder;
mod keyring;
mod lines;
mod logged;
mod names;
mod overview;
mod places;
mod prior;
mod records;
mod report;
mod seal;
mod source;
mod stamp;
mod turns;
mod wanted;
mod zip;

pub use finding::{Code, Finding, Level};
pub use report::{Container, Report, Rung, Signer, Verdict, WhyWithheld, Withheld};
pub use stamp::Stamp;
pub use wanted::WantedKey;

use crate::{format::seal_text::Seal, seal::token::Root};
use content::Files;
use custody::Custody;
use finding::Findings;
use names::Names;
use source::Opened;
use std::{io, path::Path, path::PathBuf};

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The path can't be opened.
    #[error("can't open {}", path.display())]
    Open {
        /// The path as given.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// What the reader expects and trusts, from outside the package.
#[derive(Debug, Default, Clone, Copy)]
pub struct Asked<'a> {
    /// The signer must be this key.
    pub key: Option<&'a WantedKey>,
    /// Roots of time authorities besides the built-in ones.
    pub roots: &'a [Root],
    /// The folder with what came after the seal.
    pub annex: Option<&'a Path>,
}

/// Checks the package at `path`, a zip or a folder. With `key` the signer must be that key.
pub fn check(path: &Path, key: Option<&WantedKey>) -> Result<Report, Error> {
    check_for(path, &Asked { key, ..Asked::default() })
}

/// The same for a reader who also trusts time authorities of their own.
pub fn check_for(path: &Path, asked: &Asked) -> Result<Report, Error> {
    let mut out = Findings::default();
    let opened = source::open(path, &mut out)?;
    let mut report = judge(&opened, asked, &mut out)?;
    report.findings = out.into_sorted();
    Ok(report)
}

fn judge(opened: &Opened, asked: &Asked, out: &mut Findings) -> Result<Report, Error> {
    let Some(source) = opened.source.as_deref() else { return Ok(Report::default()) };
    let names = names::sort_out(source.entries(), out);
    let signs = ["bagit.txt", "bag-info.txt", bag::MANIFEST, bag::TAGMANIFEST, seal::SEAL];
    if !signs.iter().any(|path| names.files.contains_key(*path)) {
        out.say(Code::NotAPackage, "", "holds none of the files that make a package");
        return Ok(Report::default());
    }
    let files = content::read_all(source, &names, out);
    let mut report = judge_files(&files, asked, out)?;
    report.container = Some(container(opened, &names, &report, out));
    Ok(report)
}

fn judge_files(files: &Files, asked: &Asked, out: &mut Findings) -> Result<Report, Error> {
    let info = bag::check(files, out);
    let keys = keyring::read(files, out);
    let signer = wanted::check(keys.collector.as_ref(), asked.key, out);
    let seal = seal::read(files, &keys, out);
    let claims = seal::claims(seal.as_ref(), info.as_ref());
    let custody = custody::read(files, claims.as_ref(), out);
    if let Some(seal) = &seal {
        seal::check(seal, files, &keys, info.as_ref(), custody.as_ref(), out);
        prior::check(seal, files, &keys, custody.as_ref(), out);
    }
    let (claims, custody) = (claims.as_ref(), custody.as_ref());
    let records = records::check(&records::Context { files, keys: &keys, claims, custody }, out);
    if let Some(custody) = custody {
        logged::check(files, custody, out);
    }
    if let (Some(claims), Some(custody), Some(signer)) = (claims, custody, &signer) {
        let records = &records;
        overview::check(&overview::Context { files, claims, custody, records, signer }, out);
    }
    places::check(files, out);
    let stamps = stamps(files, (seal.as_ref(), custody), asked, out)?;
    let payload = bag::payload(files);
    Ok(Report {
        signer,
        case: claims.map(|c| c.case),
        case_uid: claims.map(|c| c.uid),
        bag: claims.map(|c| c.bag.clone()),
        files: payload.files,
        bytes: payload.octets,
        custody: custody.map(|c| (c.log.count(), c.log.head())),
        withheld: custody.map(|c| c.withheld.values().cloned().collect()).unwrap_or_default(),
        sealed_claimed: seal.map(|s| s.sealed),
        stamps,
        ..Report::default()
    })
}

/// The time-stamps in the package, then those of the annex.
fn stamps(
    files: &Files,
    (seal, custody): (Option<&Seal>, Option<&Custody>),
    asked: &Asked,
    out: &mut Findings,
) -> Result<Vec<Stamp>, Error> {
    let frozen = custody.map_or(&[][..], |c| &c.tokens);
    let roots = asked.roots;
    let at = anchors::Context { files, anchors: files, seal, custody, frozen, roots };
    let mut stamps = anchors::check(&at, out);
    if let Some(folder) = asked.annex {
        stamps.extend(annex::check(folder, &at, out)?);
    }
    Ok(stamps)
}

/// Canonical only when nothing is wrong and nothing could be otherwise; a sound zip that is not is
/// said to be repacked.
fn container(opened: &Opened, names: &Names, report: &Report, out: &mut Findings) -> Container {
    if opened.is_folder {
        return Container::Folder;
    }
    let base = report.case.zip(report.bag.as_ref()).map(|(case, bag)| format!("{case}_b{bag}"));
    let ours = opened.our_headers
        && !names.surplus
        && anchors::are_whole(names.files.keys())
        && base.is_some()
        && names.base == base
        && names.in_our_order()
        && !out.broken();
    if ours {
        return Container::Canonical;
    }
    if !out.broken() {
        let why = "every sealed file is unchanged; this is not the zip the receipt names";
        out.say(Code::Repacked, "", why);
    }
    Container::Repacked
}
