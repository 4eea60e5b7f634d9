//! Records of exhibits: their salts and signatures.

use super::{Case, Error, Exhibit, files};
use crate::{
    model::{Event, ExhibitId, RelPath},
    platform,
    seal::{SecretKey, sha256},
};
use serde_json::json;

/// 32 hexadecimal digits from the system's random source, for a record or a note: without them its
/// hash would let anyone check a guess of its content.
pub fn salt() -> Result<String, Error> {
    let bytes =
        platform::random::<16>().map_err(Error::io("read random bytes for", "a salt".as_ref()))?;
    Ok(format!("{:032x}", u128::from_be_bytes(bytes)))
}

impl Case {
    /// The records that no key has signed yet: made while the key was locked.
    pub fn unsigned_records(&self) -> Vec<(ExhibitId, RelPath)> {
        let exhibits = self.exhibits().values().filter(|e| e.signed.is_none());
        let record = |e: &Exhibit| Some((e.id, e.record.as_ref()?.1.path.clone()));
        exhibits.filter_map(record).collect()
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
        let logged = self.logged().get(record).map(|f| f.sha256);
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
