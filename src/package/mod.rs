//! A case becomes a sealed zip, the same bytes each time (docs/FORMAT.md).
//!
//! The files of data/ are read once, straight into a temporary zip beside the target, and compared
//! with the hashes in the log. Only when all of them fit is the log frozen; then come the files
//! about them, the seal, and the rest of the zip. The case keeps everything but data/ in `bags/bN/`,
//! so the same zip can be written again. Whatever point a run dies at, the next one goes on:
//! before the freeze nothing shows, between freeze and bag the log is frozen anew for the same
//! bag, and after that the kept bag is written.

mod bags;
mod behind;
mod error;
mod keychain;
mod news;
mod overview;
mod papers;
mod payload;
mod receipt;
mod rehearse;
mod run;
mod sheet;
mod tags;
mod target;
mod withheld;
mod zip;

pub use error::Error;
pub use rehearse::rehearse;
pub use run::seal;
pub use withheld::{Reason, Withheld};

use crate::{
    model::{Digest, ExhibitId, RelPath},
    seal::PublicKey,
};
use std::{
    path::PathBuf,
    sync::{Arc, atomic::AtomicBool},
};

use crate::store::TOOL as TOOL_LINE;

/// What to seal and where.
#[derive(Debug, Clone, Default)]
pub struct SealRequest {
    /// The zip to write, or a folder that is there, to put it in as `SB-2026-0001_b1.zip`.
    pub out: PathBuf,
    /// Exhibits to hold back.
    pub except: Vec<ExhibitId>,
    /// Single files and notes to hold back.
    pub leave_out: Vec<LeaveOut>,
    /// Why; becomes a note in the package.
    pub why: Option<String>,
    /// Public halves of keys that were replaced, for what they signed.
    pub earlier: Vec<PublicKey>,
    /// Set when the person asks to stop: heeded until the log is frozen, and nothing is left then.
    pub stop: Arc<AtomicBool>,
}

/// A single thing to hold back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeaveOut {
    /// A file, by its place in the package: `data/E0003/page.pdf`.
    File(RelPath),
    /// A note, by its number.
    Note(u32),
}

/// A package that is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The zip.
    pub zip: PathBuf,
    /// The receipt beside it.
    pub receipt: PathBuf,
    /// Hash of the zip.
    pub zip_sha256: Digest,
    /// Hash of seal.txt.
    pub seal_sha256: Digest,
    /// The bag: `1`.
    pub bag: String,
    /// Files below data/.
    pub files: u64,
    /// Bytes below data/.
    pub bytes: u64,
    /// The signing key.
    pub fingerprint: Digest,
    /// The same as OpenSSH writes it.
    pub ssh_fingerprint: String,
    /// Nothing was new: this is the last bag once more, byte for byte.
    pub again: bool,
}
