//! `metadata/manifest.json`: the whole package in one list, for machines (docs/FORMAT.md §9).

use super::{Error, Withheld, tags::Frozen};
use crate::{
    format::{
        json,
        record::{Kind, Record},
    },
    model::{Actor, CaseId, CaseUid, Digest, Event, ExhibitId, RelPath, Role, Utc},
    store::{self, Case},
};
use serde::Serialize;
use serde_json::Value;

/// The file.
#[derive(Serialize)]
pub(super) struct Overview {
    #[serde(rename = "type")]
    kind: &'static str,
    case: CaseId,
    case_uid: CaseUid,
    bag: String,
    signer: Key,
    custody: Head,
    pub(super) exhibits: Vec<Exhibit>,
    notes: Vec<Note>,
    withheld: Vec<Withheld>,
}

#[derive(Serialize)]
struct Key {
    fingerprint: Digest,
    ssh_fingerprint: String,
}

#[derive(Serialize)]
struct Head {
    count: u64,
    head: Digest,
}

#[derive(Serialize)]
struct Note {
    path: RelPath,
    sha256: Digest,
}

/// One exhibit.
#[derive(Serialize)]
pub(super) struct Exhibit {
    pub(super) id: ExhibitId,
    pub(super) kind: &'static str,
    pub(super) record: SignedRecord,
    pub(super) started: Utc,
    pub(super) actor: Actor,
    pub(super) tool: String,
    pub(super) artefacts: Vec<File>,
}

/// Its record and who signed it.
#[derive(Serialize)]
pub(super) struct SignedRecord {
    pub(super) path: RelPath,
    pub(super) sha256: Digest,
    signer: Digest,
}

/// One file of it; `path` as in the package.
#[derive(Serialize)]
pub(super) struct File {
    pub(super) path: RelPath,
    pub(super) role: Role,
    pub(super) bytes: u64,
    pub(super) sha256: Digest,
    pub(super) media_type: String,
}

impl Overview {
    /// The file's bytes.
    pub(super) fn encode(&self) -> Vec<u8> {
        json::to_file(self)
    }
}

/// Gathers it from the frozen case.
pub(super) fn build(frozen: &Frozen<'_>) -> Result<Overview, Error> {
    let case = frozen.case;
    let mut exhibits = Vec::new();
    for exhibit in case.exhibits().values() {
        exhibits.extend(describe(frozen, exhibit)?);
    }
    let note = |(f, _): &(crate::format::custody::LoggedFile, _)| Note {
        path: f.path.clone(),
        sha256: f.sha256,
    };
    Ok(Overview {
        kind: "saboot-manifest-v1",
        case: case.id(),
        case_uid: case.uid(),
        bag: frozen.bag.to_string(),
        signer: Key {
            fingerprint: frozen.key.fingerprint(),
            ssh_fingerprint: frozen.key.ssh_fingerprint(),
        },
        custody: Head { count: case.log().count(), head: case.log().head() },
        exhibits,
        notes: frozen.notes.iter().map(note).collect(),
        withheld: frozen.withheld.to_vec(),
    })
}

/// An exhibit that is in the package: one whose record is.
fn describe(frozen: &Frozen<'_>, exhibit: &store::Exhibit) -> Result<Option<Exhibit>, Error> {
    let case = frozen.case;
    let (Some((kind, file)), Some((signer, _))) = (&exhibit.record, exhibit.signed) else {
        return Ok(None);
    };
    if !frozen.payload.contains_key(&file.path) {
        return Ok(None);
    }
    let record = Record::parse(&super::payload::read(case, &file.path)?);
    let record = record.map_err(|_| Error::Changed { path: file.path.to_string() })?;
    let mut artefacts = Vec::new();
    for artefact in &record.artefacts {
        let path: RelPath = format!("data/{}/{}", exhibit.id, artefact.path).parse()?;
        if frozen.payload.contains_key(&path) {
            artefacts.push(File {
                path,
                role: artefact.role,
                bytes: artefact.bytes,
                sha256: artefact.sha256,
                media_type: artefact.media_type.clone(),
            });
        }
    }
    let (started, actor, tool) = beginning(case, exhibit, &record);
    Ok(Some(Exhibit {
        id: exhibit.id,
        kind: match kind {
            Kind::Capture => "capture",
            Kind::Import => "import",
        },
        record: SignedRecord { path: file.path.clone(), sha256: file.sha256, signer },
        started,
        actor,
        tool,
        artefacts,
    }))
}

/// When, by whom and with what an exhibit was begun: its first line in the log. The tool stands in
/// `capture.start`, and in the record of an import.
fn beginning(case: &Case, exhibit: &store::Exhibit, record: &Record) -> (Utc, Actor, String) {
    let lines = || exhibit.lines.iter().filter_map(|n| case.log().line(*n));
    let tool = lines().find(|l| l.event == Event::CaptureStart).map(|l| &l.data["tool"]);
    let recorded = || record.body.get("tool").map(|t| t.get("name").unwrap_or(t));
    let tool = tool.or_else(recorded).and_then(Value::as_str);
    let first = lines().next();
    (
        first.map_or(Utc::from_millis(0), |l| l.t_claimed),
        first.map(|l| l.actor.clone()).unwrap_or_default(),
        tool.unwrap_or("not recorded").to_owned(),
    )
}
