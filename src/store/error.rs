//! Why the case folder could not be read or written.

use crate::{
    format::FormatError,
    model::{CaseId, Digest, ExhibitId, Malformed},
    seal::KeyError,
};
use std::{io, path::Path, path::PathBuf};

/// Errors of the store. Paths are attached where a file is opened.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The operating system said no.
    #[error("cannot {doing} {}: {source}", path.display())]
    Io {
        /// File or folder.
        path: PathBuf,
        /// What was being done, as a verb: `read`, `write`, `lock`.
        doing: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// Another process works in this case.
    #[error("case {case} is in use by another run of saboot")]
    Locked {
        /// The case.
        case: CaseId,
    },
    /// There is no such case in this home.
    #[error("no case {case}")]
    NoCase {
        /// The case asked for.
        case: CaseId,
    },
    /// The case takes no new exhibits.
    #[error("case {case} is closed")]
    Closed {
        /// The case.
        case: CaseId,
    },
    /// There is no such exhibit in this case.
    #[error("no exhibit {exhibit}")]
    NoSuchExhibit {
        /// The exhibit asked for.
        exhibit: ExhibitId,
    },
    /// The custody log does not hold together. Nothing was changed.
    #[error("the custody log is broken{}: {why}", line.map(|l| format!(" at line {l}")).unwrap_or_default())]
    LogBroken {
        /// Line, from 1, where one can be named.
        line: Option<usize>,
        /// What is wrong.
        why: String,
    },
    /// A file of the case is not what it should be.
    #[error("{}: {why}", path.display())]
    BadFile {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        why: String,
    },
    /// A logged file has other bytes now.
    #[error("{path} is not the file that was logged")]
    Changed {
        /// Place in the package.
        path: String,
    },
    /// A file of that name is there already; nothing is written twice.
    #[error("{path} is already there")]
    Exists {
        /// Place in the package.
        path: String,
    },
    /// A path that no file of a case may have.
    #[error(transparent)]
    Name(#[from] Malformed),
    /// No key was made yet.
    #[error("no signing key")]
    NoKey,
    /// The key file is encrypted and no passphrase was given.
    #[error("the signing key is protected by a passphrase")]
    KeyProtected,
    /// The passphrase does not open the key file.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// A key is there already.
    #[error("there is a signing key already: sha256:{fingerprint}")]
    KeyExists {
        /// Its fingerprint.
        fingerprint: Digest,
    },
    /// A key file is not one.
    #[error("{}: {source}", path.display())]
    BadKey {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        source: KeyError,
    },
    /// Of the files given not one could be read.
    #[error("none of the {} files could be read", failed.len())]
    NothingImported {
        /// Each path with what the system said.
        failed: Vec<(PathBuf, io::Error)>,
        /// What was passed over: symbolic links and what is no regular file.
        skipped: Vec<PathBuf>,
    },
}

impl Error {
    /// For `map_err`: attaches the path and the verb.
    pub(crate) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { path: path.to_owned(), doing, source }
    }

    pub(crate) fn log(e: FormatError) -> Self {
        Self::LogBroken { line: e.at, why: e.why }
    }

    pub(crate) fn file(path: &Path, why: impl Into<String>) -> Self {
        Self::BadFile { path: path.to_owned(), why: why.into() }
    }

    /// Whether the disk is full: the one reason to stop a capture.
    pub fn is_disk_full(&self) -> bool {
        let Self::Io { source, .. } = self else { return false };
        matches!(source.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
    }
}
