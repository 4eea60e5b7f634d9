//! Whether what the log says is there is there.

use super::{Case, Error, files};
use crate::{
    format::custody::LoggedFile,
    model::{RelPath, words},
    seal::{hash_reader, sha256},
};
use std::{collections::HashMap, fs, io, path::Path};

words! {
    /// What is wrong with a file of a case.
    Fault, "fault of a file" {
        /// Logged and not there.
        Missing = "missing",
        /// There and can't be read.
        Unreadable = "unreadable",
        /// Of another length than logged.
        Size = "size",
        /// Of other bytes than logged.
        Changed = "changed",
        /// There and not logged.
        Unknown = "unknown",
        /// A signature that was logged and is not there, or is not 64 bytes long.
        Signature = "signature",
    }
}

/// A file of a case that is not as logged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Place in the package; for an unknown file its name as found.
    pub path: String,
    /// What is wrong.
    pub fault: Fault,
}

impl Case {
    /// Compares the logged files with the disk: presence and length, and with `full` every byte.
    pub fn check(&self, full: bool) -> Result<Vec<Problem>, Error> {
        let there = files::walk_sized(&self.dir().join("data"))?;
        let mut there: HashMap<_, _> = there.into_iter().collect();
        let mut problems: Vec<Problem> = Vec::new();
        for file in self.logged().values() {
            let path = self.path_of(&file.path);
            let meta = there.remove(&path).map_or_else(|| fs::symlink_metadata(&path), Ok);
            if let Some(fault) = fault(file, &path, meta, full) {
                problems.push(Problem { path: file.path.to_string(), fault });
            }
        }
        for exhibit in self.exhibits().values() {
            let (Some((_, record)), Some(_)) = (&exhibit.record, exhibit.signed) else { continue };
            let sig: RelPath = format!("{}.sig", record.path).parse()?;
            let meta = there.remove(&self.path_of(&sig));
            if !meta.is_some_and(|m| m.is_file() && m.len() == 64) {
                problems.push(Problem { path: sig.to_string(), fault: Fault::Signature });
            }
        }
        let mut unknown: Vec<_> = there.into_keys().collect();
        unknown.sort();
        for path in unknown {
            let name = path.strip_prefix(self.dir()).unwrap_or(&path).to_string_lossy();
            problems.push(Problem { path: name.into_owned(), fault: Fault::Unknown });
        }
        Ok(problems)
    }

    /// Compares the log on the disk with the one that was read when the case was opened.
    pub fn check_log(&self) -> Result<(), Error> {
        let bytes = files::read(&self.dir().join("log.jsonl"))?;
        let known = &self.log().hashes;
        let mut lines = bytes.split_inclusive(|&b| b == b'\n').map(sha256);
        let mut same = |n: &usize| lines.next().as_ref() == known.get(*n);
        let other = (0..=known.len()).find(|n| !same(n));
        let why = "it changed while it was in use".to_owned();
        other.map_or(Ok(()), |n| Err(Error::LogBroken { line: Some(n + 1), why }))
    }

    /// What is wrong with one logged file.
    pub(super) fn fault_of(&self, file: &LoggedFile, full: bool) -> Option<Fault> {
        let path = self.path_of(&file.path);
        fault(file, &path, fs::symlink_metadata(&path), full)
    }
}

fn fault(
    file: &LoggedFile,
    path: &Path,
    meta: io::Result<fs::Metadata>,
    full: bool,
) -> Option<Fault> {
    let meta = match meta {
        Ok(meta) => meta,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Some(Fault::Missing),
        Err(_) => return Some(Fault::Unreadable),
    };
    if !meta.is_file() {
        return Some(Fault::Changed);
    }
    if meta.len() != file.bytes {
        return Some(Fault::Size);
    }
    if !full {
        return None;
    }
    match fs::File::open(path).and_then(|mut f| hash_reader(&mut f)) {
        Ok((sha256, _)) => (sha256 != file.sha256).then_some(Fault::Changed),
        Err(_) => Some(Fault::Unreadable),
    }
}
