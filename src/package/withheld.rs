//! What is held back. It stays in the log and in its record with its hash, so that leaving it out
//! shows, and so that it can be handed in later.

use super::{Error, LeaveOut, SealRequest};
use crate::{
    format::{custody::LoggedFile, record::Kind},
    model::{Digest, RelPath, words},
    store::Case,
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fs::File};

words! {
    /// Why a file is not in the package.
    Reason, "reason for withholding" {
        /// Its whole exhibit is held back.
        Excepted = "excepted",
        /// It alone is held back.
        LeftOut = "left-out",
        /// It is held back and could not be read either.
        Unreadable = "unreadable",
        /// It was destroyed on purpose.
        Destroyed = "destroyed",
    }
}

/// A file that is logged and not in the package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withheld {
    /// The place it would have.
    pub path: RelPath,
    /// The hash it has.
    pub sha256: Digest,
    /// Its length.
    pub bytes: u64,
    /// Why it is held back.
    pub reason: Reason,
    /// The note with the typed words about it: `0003`.
    pub note: Option<String>,
}

/// The logged files that this request holds back, by path, still without a note.
pub(super) fn choose(case: &Case, ask: &SealRequest) -> Result<Vec<Withheld>, Error> {
    let logged = case.logged();
    let mut out: BTreeMap<RelPath, Withheld> = BTreeMap::new();
    for item in &ask.leave_out {
        let path = place(item)?;
        let name = match item {
            LeaveOut::File(path) => path.to_string(),
            LeaveOut::Note(n) => format!("note:{n:04}"),
        };
        let file = logged.get(&path).ok_or(Error::NoSuchItem { item: name })?;
        if Kind::ALL.iter().any(|k| path.as_str().ends_with(&format!("/{}", k.file()))) {
            return Err(Error::RecordStays { path: path.to_string() });
        }
        out.insert(path, withhold(case, file, Reason::LeftOut));
    }
    for id in &ask.except {
        if !case.exhibits().contains_key(id) {
            return Err(Error::NoSuchItem { item: id.to_string() });
        }
        let folder = format!("data/{id}");
        let files = logged.values().filter(|f| f.path.below(&folder).is_some());
        out.extend(files.map(|f| (f.path.clone(), withhold(case, f, Reason::Excepted))));
    }
    Ok(out.into_values().collect())
}

fn place(item: &LeaveOut) -> Result<RelPath, Error> {
    match item {
        LeaveOut::File(path) => Ok(path.clone()),
        LeaveOut::Note(n) => Ok(format!("custody/notes/{n:04}.json").parse()?),
    }
}

fn withhold(case: &Case, file: &LoggedFile, reason: Reason) -> Withheld {
    let meta = File::open(case.path_of(&file.path)).and_then(|f| f.metadata());
    let readable = meta.is_ok_and(|m| m.is_file() && m.len() == file.bytes);
    let reason = if readable { reason } else { Reason::Unreadable };
    let LoggedFile { path, sha256, bytes } = file.clone();
    Withheld { path, sha256, bytes, reason, note: None }
}
