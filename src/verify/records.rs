//! The signed record of each exhibit: where it lies, what it lists, who signed it
//! (docs/FORMAT.md §7).

use super::{
    content::Files,
    course::Course,
    custody::Custody,
    finding::{Code, Findings},
    keyring::{Keyring, Standing},
    seal::Claims,
};
use crate::{
    format::{
        custody::Line,
        record::{Kind, Record},
    },
    model::{Digest, ExhibitId},
};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// A record that could be read, and its hash.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) record: Record,
    pub(super) sha256: Digest,
    /// Fingerprint of the key that the log names, where it names one.
    pub(super) signer: Option<Digest>,
}

/// By exhibit.
pub(super) type Records = BTreeMap<ExhibitId, Found>;

/// What everything about an exhibit is compared with.
pub(super) struct Context<'a> {
    pub(super) files: &'a Files,
    pub(super) keys: &'a Keyring,
    pub(super) claims: Option<&'a Claims>,
    pub(super) custody: Option<&'a Custody>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Signing {
    sha256: Digest,
    signer: Digest,
    #[serde(rename = "late")]
    _late: bool,
}

/// Checks every folder of data/.
pub(super) fn check(at: &Context, out: &mut Findings) -> Records {
    let folders = folders(at.files, out);
    let read = |id: ExhibitId| Some((id, check_folder(id, at, out)?));
    folders.into_iter().filter_map(read).collect()
}

fn folders(files: &Files, out: &mut Findings) -> BTreeSet<ExhibitId> {
    let mut found = BTreeSet::new();
    for (path, _) in files.below("data/") {
        let part = path.split('/').nth(1).filter(|_| path.split('/').count() > 2);
        match part.and_then(|p| p.parse().ok()) {
            Some(id) => drop(found.insert(id)),
            None => out.say(Code::DataPlace, path, "not in the folder of an exhibit"),
        }
    }
    found
}

fn check_folder(id: ExhibitId, at: &Context, out: &mut Findings) -> Option<Found> {
    let folder = format!("data/{id}/");
    let there = |kind: &&Kind| at.files.has(&format!("{folder}{}", kind.file()));
    let kinds: Vec<_> = Kind::ALL.iter().filter(there).collect();
    let [kind] = kinds.as_slice() else {
        out.say(Code::RecordCount, &folder, format!("{} records instead of one", kinds.len()));
        return None;
    };
    let path = format!("{folder}{}", kind.file());
    let signer = check_signature(id, &path, at, out);
    let bytes = at.files.bytes(&path)?;
    let record = Record::parse(bytes);
    let record = record.map_err(|e| out.say(Code::RecordForm, &path, e.to_string())).ok()?;
    let placed = record.kind == **kind
        && record.exhibit == id
        && at.claims.is_none_or(|c| c.uid == record.case_uid);
    out.expect(placed, Code::RecordPlace, &path, "names another type, case or exhibit");
    let told = at.custody.and_then(|c| c.courses.get(&id)).map(Course::kind);
    let why = "the log tells of the other kind of exhibit";
    out.expect(told.is_none_or(|told| told == **kind), Code::RecordPlace, &path, why);
    check_artefacts(&folder, &path, &record, at, out);
    Some(Found { record, sha256: at.files.get(&path)?.sha256, signer })
}

/// The record's list against the folder: each listed file is there or withheld, and no other.
fn check_artefacts(folder: &str, path: &str, record: &Record, at: &Context, out: &mut Findings) {
    let mut listed = BTreeSet::new();
    for artefact in &record.artefacts {
        let place = format!("{folder}{}", artefact.path);
        let own = place == path || place == format!("{path}.sig");
        let wanted = (artefact.sha256, artefact.bytes);
        let there = at.files.get(&place).map(|f| (f.sha256, f.bytes));
        let kept_back =
            at.custody.and_then(|c| c.withheld.get(&place)).map(|w| (w.sha256, w.bytes));
        // Without a log nobody can say what is withheld: that is said already.
        let unknown = there.is_none() && at.custody.is_none();
        let fits = there.or(kept_back) == Some(wanted) || unknown;
        out.expect(fits && !own, Code::RecordArtefacts, &place, "is not what its record lists");
        if !listed.insert(place.clone()) {
            out.say(Code::RecordArtefacts, &place, "its record lists it twice");
        }
    }
    let signature = format!("{path}.sig");
    let there = at.files.below(folder).map(|(place, _)| place);
    let withheld = at.custody.iter().flat_map(|c| c.withheld.keys().map(String::as_str));
    let withheld = withheld.filter(|place| place.starts_with(folder));
    for place in there.chain(withheld) {
        let own = place == path || place == signature;
        if !own && !listed.contains(place) {
            out.say(Code::RecordArtefacts, place, "its record does not list it");
        }
    }
}

/// The signature under the key that the log names; that key's fingerprint comes back.
fn check_signature(id: ExhibitId, path: &str, at: &Context, out: &mut Findings) -> Option<Digest> {
    let signature = at.files.bytes(&format!("{path}.sig"));
    if signature.is_none() {
        out.say(Code::RecordUnsigned, path, "no signature beside it");
    }
    let (custody, sha256) = at.custody.zip(at.files.get(path).map(|f| f.sha256))?;
    let Some((line, signing)) = signing(id, custody) else {
        out.say(Code::RecordUnsigned, path, "the log has no whole line of its signing");
        return None;
    };
    let signed = signing.sha256 == sha256;
    out.expect(signed, Code::RecordUnsigned, path, "the log's signing is of another record");
    let key = match at.keys.standing(&signing.signer, &custody.turns, line.seq) {
        Standing::Collector(key) => key,
        Standing::Earlier(key) => {
            out.say(Code::EarlierKey, path, format!("signed by {}", signing.signer));
            key
        }
        Standing::Stranger => {
            // A package without a readable key of its own is said already.
            let known = at.keys.collector.is_none();
            out.expect(known, Code::RecordKey, path, "its key does not lead to the signer's");
            return Some(signing.signer);
        }
    };
    if let (Some(signature), Some(bytes)) = (signature, at.files.bytes(path)) {
        let valid = key.verifies(bytes, signature);
        out.expect(valid, Code::RecordSignature, path, "not a valid signature by its key");
    }
    Some(signing.signer)
}

/// The last `record.sign` line of an exhibit.
fn signing(id: ExhibitId, custody: &Custody) -> Option<(&Line, Signing)> {
    let line = custody.log.line(custody.courses.get(&id)?.signed?)?;
    Some((line, Signing::deserialize(&line.data).ok()?))
}
