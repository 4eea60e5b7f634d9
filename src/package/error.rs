//! Why a case could not be sealed. Until the freeze nothing of it shows: no line, no file.

use crate::{
    model::{CaseId, Digest},
    store,
};
use std::{
    io,
    path::{Path, PathBuf},
};

/// Errors of packaging.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The case folder could not be read or written.
    #[error(transparent)]
    Store(store::Error),
    /// No exhibit and no note.
    #[error("case {case} has nothing to seal")]
    Empty {
        /// The case.
        case: CaseId,
    },
    /// Something to be held back is not in the case.
    #[error("no {item} in this case")]
    NoSuchItem {
        /// As asked for: `E0004`, `data/E0003/page.pdf`, `note:0003`.
        item: String,
    },
    /// An exhibit's record can't be left out alone.
    #[error("{path} describes its exhibit and stays with it")]
    RecordStays {
        /// Place in the package.
        path: String,
    },
    /// A file is not the one that was logged.
    #[error("{path} is not the file that was logged")]
    Changed {
        /// Place in the package.
        path: String,
    },
    /// A file is gone or can't be read.
    #[error("{path} can't be read: {source}")]
    Unreadable {
        /// Place in the package.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// The person asked to stop, before the log was frozen.
    #[error("stopped by the person")]
    Stopped,
    /// Too little room where the package is to be.
    #[error("{need} bytes are needed and {have} are free")]
    NoSpace {
        /// Bytes the package takes.
        need: u64,
        /// Bytes free.
        have: u64,
    },
    /// Another file has the package's or the receipt's name; it is left alone.
    #[error("{} is there already", path.display())]
    TargetExists {
        /// The file.
        path: PathBuf,
    },
    /// A record or a bag was signed by a key whose public half is nowhere to be found.
    #[error("the earlier key sha256:{fingerprint} is missing")]
    EarlierKeyMissing {
        /// Its fingerprint.
        fingerprint: Digest,
    },
    /// What the case keeps of an earlier bag does not hold together.
    #[error("bag {bag} as kept in the case: {why}")]
    BagBroken {
        /// The bag's number.
        bag: u32,
        /// What is wrong.
        why: String,
    },
    /// The operating system said no.
    #[error("cannot {doing} {}: {source}", path.display())]
    Io {
        /// File or folder.
        path: PathBuf,
        /// What was being done, as a verb.
        doing: &'static str,
        /// What the system said.
        source: io::Error,
    },
}

impl From<store::Error> for Error {
    fn from(e: store::Error) -> Self {
        match e {
            store::Error::Changed { path } => Self::Changed { path },
            e => Self::Store(e),
        }
    }
}

impl From<crate::model::Malformed> for Error {
    fn from(e: crate::model::Malformed) -> Self {
        Self::Store(e.into())
    }
}

impl Error {
    pub(super) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { path: path.to_owned(), doing, source }
    }
}
