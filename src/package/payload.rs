//! The files of data/: which belong into the package, and reading each of them once.

use super::{Error, SealRequest, Withheld, zip::Zip};
use crate::{
    format::{bag::Oxum, custody::LoggedFile, manifest::Entries},
    model::{Digest, RelPath},
    seal::PublicKey,
    store::Case,
};
use std::{collections::BTreeMap, fs::File, sync::atomic::Ordering};

/// The hash a file must have. Signatures are in no log line: they are checked by what they sign.
pub(super) type Payload = BTreeMap<RelPath, Expected>;

/// What is known of a file beforehand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Expected {
    pub(super) sha256: Digest,
    pub(super) bytes: u64,
}

impl Expected {
    pub(super) fn of(file: &LoggedFile) -> Self {
        Self { sha256: file.sha256, bytes: file.bytes }
    }
}

/// Told after each part of the work: bytes done, bytes in all.
pub(super) type Watch<'a> = &'a mut dyn FnMut(u64, u64);

/// Every logged file below data/ that is not withheld, and the signatures beside the records.
pub(super) fn list(
    case: &Case,
    withheld: &[Withheld],
    keys: &[PublicKey],
) -> Result<Payload, Error> {
    let held_back = |path: &RelPath| withheld.iter().any(|w| w.path == *path);
    let mut payload = Payload::new();
    for (path, file) in case.logged() {
        if path.below("data").is_some() && !held_back(path) {
            payload.insert(path.clone(), Expected::of(file));
        }
    }
    for exhibit in case.exhibits().values() {
        let Some((_, record)) = exhibit.record.as_ref().filter(|(_, r)| !held_back(&r.path)) else {
            continue;
        };
        let path: RelPath = format!("{}.sig", record.path).parse()?;
        let key = keys.iter().find(|k| exhibit.signed.is_some_and(|(by, _)| by == k.fingerprint()));
        let sig = read(case, &path)?;
        let signed = read(case, &record.path)?;
        if !key.is_some_and(|k| k.verifies(&signed, &sig)) {
            // Where the record itself is what changed, its own hash says so better.
            let culprit =
                if crate::seal::sha256(&signed) == record.sha256 { &path } else { &record.path };
            return Err(Error::Changed { path: culprit.to_string() });
        }
        payload.insert(path, Expected { sha256: crate::seal::sha256(&sig), bytes: 64 });
    }
    Ok(payload)
}

/// A small file of the case, whole.
pub(super) fn read(case: &Case, path: &RelPath) -> Result<Vec<u8>, Error> {
    let unreadable = |source| Error::Unreadable { path: path.to_string(), source };
    std::fs::read(case.path_of(path)).map_err(unreadable)
}

/// Octets and number of files.
pub(super) fn oxum(payload: &Payload) -> Oxum {
    Oxum { octets: payload.values().map(|e| e.bytes).sum(), files: payload.len() as u64 }
}

/// The manifest of data/.
pub(super) fn entries(payload: &Payload) -> Entries {
    payload.iter().map(|(path, e)| (path.clone(), e.sha256)).collect()
}

/// Whether to go on.
pub(super) fn not_stopped(ask: &SealRequest) -> Result<(), Error> {
    if ask.stop.load(Ordering::SeqCst) { Err(Error::Stopped) } else { Ok(()) }
}

/// Copies every file into the zip, each read once, and compares hash and length.
pub(super) fn copy(
    case: &Case,
    payload: &Payload,
    zip: &mut Zip,
    ask: &SealRequest,
    watch: Watch<'_>,
) -> Result<(), Error> {
    let all = oxum(payload).octets;
    let mut before = 0;
    for (path, expected) in payload {
        let unreadable = |source| Error::Unreadable { path: path.to_string(), source };
        let mut file = File::open(case.path_of(path)).map_err(unreadable)?;
        let mut seen = |done| {
            watch(before + done, all);
            not_stopped(ask)
        };
        let (sha256, bytes) = zip.copy(path, &mut file, expected.bytes, &mut seen)?;
        if (sha256, bytes) != (expected.sha256, expected.bytes) {
            return Err(Error::Changed { path: path.to_string() });
        }
        before += bytes;
    }
    Ok(())
}
