//! The folder beside a package for what came after the seal (docs/FORMAT.md §11): so far time-stamps.
//!
//! Nothing in it makes a package broken, since anyone can put something there: what does not hold
//! is a note and shows nothing.

use super::{
    Error, anchors,
    content::{self, Files},
    finding::{Code, Findings, Level},
    folder::Folder,
    names::Names,
    source::Source,
    stamp::Stamp,
};
use crate::{format::anchor::AnchorFile, seal::token::LONGEST_RESPONSE};
use std::path::Path;

/// What the paths of an annex begin with in a report.
const SHOWN: &str = "annex/";
/// Most files looked into.
const MOST: usize = 4096;

/// Reads the annex and checks it against the package.
pub(super) fn check(
    folder: &Path,
    package: &anchors::Context,
    out: &mut Findings,
) -> Result<Vec<Stamp>, Error> {
    let mut own = Findings::default();
    let opened = Folder::open(folder, &mut own);
    let opened = opened.map_err(|source| Error::Open { path: folder.to_owned(), source })?;
    let anchors = read(&opened, &mut own);
    let at = anchors::Context { anchors: &anchors, frozen: &[], ..*package };
    let mut stamps = anchors::check(&at, &mut own);
    stamps.iter_mut().for_each(|stamp| stamp.path.insert_str(0, SHOWN));
    for finding in own.into_sorted() {
        let path = finding.path.unwrap_or_default();
        match finding.level {
            Level::Broken => {
                let why = format!("{}: {}", finding.code, finding.detail);
                out.say(Code::Annex, &format!("{SHOWN}{path}"), why);
            }
            Level::Note if package.files.has(&path) => out.say(finding.code, &path, finding.detail),
            Level::Note => out.say(finding.code, &format!("{SHOWN}{path}"), finding.detail),
        }
    }
    Ok(stamps)
}

/// The files that could be time-stamps, whole; the others are named.
fn read(folder: &Folder, out: &mut Findings) -> Files {
    let mut names = Names::default();
    for (index, entry) in folder.entries().iter().enumerate() {
        let fits = entry.name.parse::<AnchorFile>().is_ok();
        let why = if !fits {
            "not a time-stamp"
        } else if entry.bytes > LONGEST_RESPONSE as u64 {
            "too large for a time-stamp"
        } else if names.files.len() >= MOST {
            "one of too many"
        } else {
            names.files.insert(entry.name.clone(), index);
            continue;
        };
        out.say(Code::AnchorPlace, &entry.name, why);
    }
    content::read_all(folder, &names, out)
}
