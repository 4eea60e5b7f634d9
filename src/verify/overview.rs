//! metadata/manifest.json says again, in one place, what data/ and the log hold: it must say the
//! same (docs/FORMAT.md §9).

use super::{
    content::Files,
    custody::Custody,
    finding::{Code, Findings},
    records::{Found, Records},
    report::{Signer, Withheld},
    seal::Claims,
};
use crate::{
    format::{json, record::Kind},
    model::{Actor, CaseId, CaseUid, Digest, ExhibitId, RelPath, Role, Utc},
};
use serde::Deserialize;
use std::collections::BTreeSet;

const PATH: &str = "metadata/manifest.json";

/// The file's first word.
#[derive(Deserialize)]
enum Type {
    #[serde(rename = "saboot-manifest-v1")]
    V1,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Overview {
    #[serde(rename = "type")]
    _type: Type,
    case: CaseId,
    case_uid: CaseUid,
    bag: String,
    signer: Key,
    custody: Head,
    exhibits: Vec<Exhibit>,
    notes: Vec<Note>,
    withheld: Vec<Withheld>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Key {
    fingerprint: Digest,
    ssh_fingerprint: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    count: u64,
    head: Digest,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Note {
    path: String,
    sha256: Digest,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exhibit {
    id: ExhibitId,
    kind: String,
    record: SignedRecord,
    #[serde(rename = "started")]
    _started: Utc,
    #[serde(rename = "actor")]
    _actor: Actor,
    #[serde(rename = "tool")]
    _tool: String,
    artefacts: Vec<File>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SignedRecord {
    path: RelPath,
    sha256: Digest,
    signer: Digest,
}

#[derive(Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(deny_unknown_fields)]
struct File {
    path: String,
    role: Role,
    bytes: u64,
    sha256: Digest,
    media_type: String,
}

/// Everything it must agree with.
pub(super) struct Context<'a> {
    pub(super) files: &'a Files,
    pub(super) claims: &'a Claims,
    pub(super) custody: &'a Custody,
    pub(super) records: &'a Records,
    pub(super) signer: &'a Signer,
}

/// Compares it part by part.
pub(super) fn check(at: &Context, out: &mut Findings) {
    let Some(bytes) = at.files.bytes(PATH) else { return };
    let value = match json::from_file(bytes) {
        Ok(value) => value,
        Err(e) => return out.say(Code::ManifestJson, PATH, e.to_string()),
    };
    let said = match serde_json::from_value::<Overview>(value) {
        Ok(said) => said,
        Err(e) => return out.say(Code::ManifestJson, PATH, e.to_string()),
    };
    let mut expect = |holds: bool, what: &str| {
        let why = format!("{what} not what the package holds");
        out.expect(holds, Code::ManifestJson, PATH, &why);
    };
    let Claims { case, uid, bag } = at.claims;
    expect((&said.case, &said.case_uid, &said.bag) == (case, uid, bag), "case, uuid or bag is");
    let key = (said.signer.fingerprint, &said.signer.ssh_fingerprint);
    expect(key == (at.signer.fingerprint, &at.signer.ssh_fingerprint), "signer is");
    let log = &at.custody.log;
    expect((said.custody.count, said.custody.head) == (log.count(), log.head()), "custody is");
    expect(said.withheld.iter().eq(at.custody.withheld.values()), "withheld is");
    let notes = at.files.below("custody/notes/").map(|(path, file)| (path, file.sha256));
    expect(notes.eq(said.notes.iter().map(|n| (n.path.as_str(), n.sha256))), "notes are");
    let ids: Vec<_> = said.exhibits.iter().map(|e| e.id).collect();
    expect(ids.iter().eq(at.records.keys()), "exhibits are");
    for exhibit in &said.exhibits {
        if let Some(found) = at.records.get(&exhibit.id) {
            expect(same(exhibit, found, at), &format!("{} is", exhibit.id));
        }
    }
}

fn same(said: &Exhibit, found: &Found, at: &Context) -> bool {
    let kind = match found.record.kind {
        Kind::Capture => "capture",
        Kind::Import => "import",
    };
    let folder = format!("data/{}/", said.id);
    let listed = found.record.artefacts.iter().map(|a| File {
        path: format!("{folder}{}", a.path),
        role: a.role,
        bytes: a.bytes,
        sha256: a.sha256,
        media_type: a.media_type.clone(),
    });
    let there: BTreeSet<_> =
        listed.filter(|f| !at.custody.withheld.contains_key(&f.path)).collect();
    said.kind == kind
        && said.record.path.as_str() == format!("{folder}{}", found.record.kind.file())
        && said.record.sha256 == found.sha256
        && Some(said.record.signer) == found.signer
        && said.artefacts.len() == there.len()
        && said.artefacts.iter().collect::<BTreeSet<_>>() == there.iter().collect()
}
