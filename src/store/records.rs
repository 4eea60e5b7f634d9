//! Records of exhibits: which there are, and their signatures.

use super::{Case, Error, files};
use crate::{
    format::{custody::LoggedFile, record::Kind},
    model::{Digest, Event, ExhibitId, RelPath},
    platform,
    seal::{SecretKey, sha256},
};
use serde_json::json;
use std::collections::BTreeMap;

/// 32 hexadecimal digits from the system's random source, for a record or a note: without them its
/// hash would let anyone check a guess of its content.
pub fn salt() -> Result<String, Error> {
    let bytes =
        platform::random::<16>().map_err(Error::io("read random bytes for", "a salt".as_ref()))?;
    Ok(format!("{:032x}", u128::from_be_bytes(bytes)))
}

/// An exhibit as the log knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExhibitFiles {
    /// Its id.
    pub id: ExhibitId,
    /// Its record, once there is one.
    pub record: Option<(Kind, LoggedFile)>,
    /// Its other logged files, by path.
    pub files: Vec<LoggedFile>,
    /// Fingerprint of the key that signed the record.
    pub signer: Option<Digest>,
}

/// Which record `path` would be: `data/E0001/capture.json`.
pub(super) fn record_kind(path: &RelPath, id: ExhibitId) -> Option<Kind> {
    let name = path.below(&format!("data/{id}"))?;
    Kind::ALL.iter().copied().find(|k| k.file() == name.as_str())
}

impl Case {
    /// Every exhibit with its logged files, in order.
    pub fn exhibit_files(&self) -> Result<Vec<ExhibitFiles>, Error> {
        let mut all: BTreeMap<ExhibitId, ExhibitFiles> = BTreeMap::new();
        for line in &self.log().lines {
            let Ok(id) = line.item.parse::<ExhibitId>() else { continue };
            let entry = all.entry(id).or_insert_with(|| ExhibitFiles {
                id,
                record: None,
                files: vec![],
                signer: None,
            });
            for file in line.files().map_err(Error::log)? {
                if file.path.below(&format!("data/{id}")).is_none() {
                    continue;
                }
                match record_kind(&file.path, id) {
                    Some(kind) => entry.record = Some((kind, file)),
                    None => entry.files.push(file),
                }
            }
            if line.event == Event::RecordSign {
                let signer = line.data["signer"].as_str();
                entry.signer = signer.and_then(|s| s.parse().ok());
            }
        }
        for exhibit in all.values_mut() {
            exhibit.files.sort_by(|a, b| a.path.cmp(&b.path));
        }
        Ok(all.into_values().collect())
    }

    /// The records that no key has signed yet: made while the key was locked.
    pub fn unsigned_records(&self) -> Result<Vec<(ExhibitId, RelPath)>, Error> {
        let exhibits = self.exhibit_files()?.into_iter().filter(|e| e.signer.is_none());
        Ok(exhibits.filter_map(|e| e.record.map(|(_, file)| (e.id, file.path))).collect())
    }

    /// Signs a logged record: `<record>.sig`, 64 bytes, and its log line. `late` says that this was
    /// not done when the record was made.
    pub fn sign_record(
        &mut self,
        exhibit: ExhibitId,
        record: &RelPath,
        key: &SecretKey,
        late: bool,
    ) -> Result<(), Error> {
        let bytes = files::read(&self.path_of(record))?;
        let logged = self.logged()?.get(record).map(|f| f.sha256);
        if logged != Some(sha256(&bytes)) {
            return Err(Error::Changed { path: record.to_string() });
        }
        let path = format!("{record}.sig").parse()?;
        self.put(&path, &key.sign(&bytes))?;
        let data = json!({
            "sha256": sha256(&bytes),
            "signer": key.public().fingerprint(),
            "late": late,
        });
        self.append(Event::RecordSign, Some(exhibit), data)
    }
}
