//! The order in which a case becomes a package.

use super::{
    Error, SealRequest, Sealed, Withheld, bags, keychain,
    news::{self, Which},
    papers,
    payload::{self, Payload, Watch},
    receipt,
    tags::{self, Frozen, Tags},
    target, withheld,
    zip::{Finished, Zip},
};
use crate::{
    format::{custody::LoggedFile, manifest, seal_text::Seal},
    model::{Digest, Event, RelPath},
    seal::{PublicKey, SecretKey, sha256},
    store::Case,
};
use serde_json::json;
use std::{
    fs::{self, File},
    path::Path,
};

/// Seals a case: a new bag where something is new, else the last one again. `watch` is told the
/// bytes of data/ done and in all.
pub fn seal(
    case: &mut Case,
    key: &SecretKey,
    ask: &SealRequest,
    watch: Watch<'_>,
) -> Result<Sealed, Error> {
    if case.logged().is_empty() {
        return Err(Error::Empty { case: case.id() });
    }
    let withheld = withheld::choose(case, ask)?;
    sign_late(case, key, ask)?;
    let earlier = keychain::link(case, &key.public(), ask)?;
    match news::which(case, &withheld, ask.why.as_deref())? {
        Which::Again(bag) => again(case, bag, ask, watch),
        Which::Next(bag, note) => {
            let next = Next { bag, note, withheld, earlier };
            next.seal(case, key, ask, watch)
        }
    }
}

/// Records made while the key was locked are signed now, with `late`.
fn sign_late(case: &mut Case, key: &SecretKey, ask: &SealRequest) -> Result<(), Error> {
    let unsigned = case.unsigned_records().into_iter();
    for (id, record) in unsigned.filter(|(id, _)| !ask.except.contains(id)) {
        case.sign_record(id, &record, key, true)?;
    }
    Ok(())
}

/// A new bag.
struct Next {
    bag: u32,
    /// The note with the reason, where an earlier try wrote it already.
    note: Option<String>,
    withheld: Vec<Withheld>,
    earlier: Vec<PublicKey>,
}

impl Next {
    fn seal(
        mut self,
        case: &mut Case,
        key: &SecretKey,
        ask: &SealRequest,
        watch: Watch<'_>,
    ) -> Result<Sealed, Error> {
        let zip_path = target::zip(case, self.bag, &ask.out);
        target::must_be_free([&zip_path, &target::receipt(&zip_path)])?;
        let keys: Vec<_> = [key.public()].into_iter().chain(self.earlier.iter().cloned()).collect();
        let payload = payload::list(case, &self.withheld, &keys)?;
        read_notes(case, &self.withheld)?;
        target::must_have_room(case, &zip_path, &payload)?;
        let mut zip = Zip::begin(&zip_path, target::base(case, self.bag))?;
        payload::copy(case, &payload, &mut zip, ask, watch)?;

        payload::not_stopped(ask)?;
        case.check_log()?;
        let selftest_bytes = tags::selftests(case).len() as u64;
        self.freeze(case, ask)?;
        let tags = self.tags(case, key, &payload)?;
        add_tags(&mut zip, &tags)?;
        let zip = zip.finish()?;
        let kept = bags::Kept { bag: self.bag, log_bytes: case.log_bytes(), selftest_bytes };
        bags::keep(case, &kept, &tags)?;
        let sealed = place(case, zip, &zip_path, &tags, false)?;
        let data = json!({
            "bag": sealed.bag, "seal": sealed.seal_sha256, "zip": sealed.zip_sha256,
        });
        case.append(Event::PackageSeal, None, data)?;
        Ok(sealed)
    }

    /// The typed reason becomes a note, and the log is frozen.
    fn freeze(&mut self, case: &mut Case, ask: &SealRequest) -> Result<(), Error> {
        if let Some(why) = ask.why.as_deref().filter(|_| !self.withheld.is_empty()) {
            let note = match self.note.take() {
                Some(note) => note,
                None => format!("{:04}", case.add_note(why, None)?),
            };
            self.withheld.iter_mut().for_each(|w| w.note = Some(note.clone()));
        }
        let data = json!({
            "bag": self.bag.to_string(), "withheld": self.withheld, "tokens": [],
        });
        Ok(case.append(Event::PackageFreeze, None, data)?)
    }

    fn tags(&self, case: &Case, key: &SecretKey, payload: &Payload) -> Result<Tags, Error> {
        let frozen = Frozen {
            case,
            bag: self.bag,
            payload,
            withheld: &self.withheld,
            notes: read_notes(case, &self.withheld)?,
            key: key.public(),
            earlier: self.earlier.clone(),
            at: case.log().lines.last().map_or_else(|| case.clock().now(), |l| l.t_claimed),
        };
        tags::build(&frozen, key)
    }
}

/// The notes that are not held back, compared with the log.
fn read_notes(case: &Case, withheld: &[Withheld]) -> Result<Vec<(LoggedFile, Vec<u8>)>, Error> {
    let mut notes = Vec::new();
    for (path, file) in case.logged() {
        let held_back = withheld.iter().any(|w| w.path == *path);
        if path.below("custody/notes").is_none() || held_back {
            continue;
        }
        let bytes = payload::read(case, path)?;
        if sha256(&bytes) != file.sha256 {
            return Err(Error::Changed { path: path.to_string() });
        }
        notes.push((file.clone(), bytes));
    }
    Ok(notes)
}

/// Everything outside data/ by path, seal/ and anchors/ last.
fn add_tags(zip: &mut Zip, tags: &Tags) -> Result<(), Error> {
    let last = |path: &RelPath| path.below("seal").is_some() || path.below("anchors").is_some();
    let (end, start): (Vec<_>, Vec<_>) = tags.iter().partition(|(path, _)| last(path));
    start.into_iter().chain(end).try_for_each(|(path, bytes)| zip.add(path, bytes))
}

/// The last bag once more, from what the case keeps of it.
fn again(case: &Case, bag: u32, ask: &SealRequest, watch: Watch<'_>) -> Result<Sealed, Error> {
    case.check_log()?;
    let tags = bags::read(case, bag)?;
    let payload = payload_of(case, bag, &tags)?;
    let zip_path = target::zip(case, bag, &ask.out);
    target::must_have_room(case, &zip_path, &payload)?;
    let mut zip = Zip::begin(&zip_path, target::base(case, bag))?;
    payload::copy(case, &payload, &mut zip, ask, watch)?;
    add_tags(&mut zip, &tags)?;
    place(case, zip.finish()?, &zip_path, &tags, true)
}

/// What a kept bag's manifest lists; lengths are the disk's, the hash decides.
fn payload_of(case: &Case, bag: u32, tags: &Tags) -> Result<Payload, Error> {
    let list = manifest::parse(tag(tags, bag, "manifest-sha256.txt")?);
    let list = list.map_err(|e| Error::BagBroken { bag, why: e.to_string() })?;
    let mut payload = Payload::new();
    for (path, sha256) in list {
        let meta = fs::metadata(case.path_of(&path));
        let meta = meta.map_err(|source| Error::Unreadable { path: path.to_string(), source })?;
        payload.insert(path, payload::Expected { sha256, bytes: meta.len() });
    }
    Ok(payload)
}

fn tag<'a>(tags: &'a Tags, bag: u32, name: &str) -> Result<&'a [u8], Error> {
    let missing = || Error::BagBroken { bag, why: format!("{name} is missing") };
    tags.get(&name.parse()?).map(Vec::as_slice).ok_or_else(missing)
}

/// Gives the zip its name, leaving one with the same bytes; then the receipt.
fn place(
    case: &Case,
    zip: Finished,
    path: &Path,
    tags: &Tags,
    again: bool,
) -> Result<Sealed, Error> {
    let seal_text = tag(tags, 0, "seal/seal.txt")?;
    let broken = |why: String| Error::BagBroken { bag: 0, why };
    let seal = Seal::parse(seal_text).map_err(|e| broken(e.to_string()))?;
    let key = PublicKey::from_pem(tag(tags, seal.bag_number(), "keys/collector.ed25519.pem")?);
    let key = key.map_err(|e| broken(e.to_string()))?;
    let sealed = Sealed {
        zip: path.to_owned(),
        receipt: target::receipt(path),
        zip_sha256: zip.sha256,
        seal_sha256: sha256(seal_text),
        bag: seal.bag.clone(),
        files: seal.payload.files,
        bytes: seal.payload.octets,
        fingerprint: key.fingerprint(),
        ssh_fingerprint: key.ssh_fingerprint(),
        again,
    };
    match hash_of(path)? {
        Some(there) if there == zip.sha256 => {}
        Some(_) => return Err(Error::TargetExists { path: path.to_owned() }),
        None => zip.temp.name(path)?,
    }
    let text = papers::receipt(&sealed, case.id(), seal.sealed);
    receipt::write(&sealed.receipt, &text)?;
    Ok(sealed)
}

fn hash_of(path: &Path) -> Result<Option<Digest>, Error> {
    match File::open(path) {
        Ok(mut file) => {
            let (sha256, _) =
                crate::seal::hash_reader(&mut file).map_err(Error::io("read", path))?;
            Ok(Some(sha256))
        }
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(Error::io("read", path)(e)),
    }
}
