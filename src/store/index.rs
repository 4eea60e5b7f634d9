//! What the log says is in the case, kept up with each line: a case of many thousand exhibits is not
//! read through again for each one more.

use super::Error;
use crate::{
    format::{
        custody::{Line, LoggedFile},
        record::Kind,
    },
    model::{Digest, Event, ExhibitId, RelPath},
};
use std::collections::BTreeMap;

/// An exhibit as the log knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exhibit {
    /// Its id.
    pub id: ExhibitId,
    /// Its record, once there is one.
    pub record: Option<(Kind, LoggedFile)>,
    /// Its other logged files, by path.
    pub files: Vec<LoggedFile>,
    /// Fingerprint of the key that signed the record, and the number of the line that says so.
    pub signed: Option<(Digest, u64)>,
    /// Numbers of its lines in the log, in order; never empty.
    pub lines: Vec<u64>,
}

/// Files and exhibits of the log.
#[derive(Debug, Default)]
pub(super) struct Index {
    pub(super) files: BTreeMap<RelPath, LoggedFile>,
    pub(super) exhibits: BTreeMap<ExhibitId, Exhibit>,
    pub(super) closed: bool,
}

impl Index {
    pub(super) fn of(lines: &[Line]) -> Result<Self, Error> {
        let mut index = Self::default();
        lines.iter().try_for_each(|line| index.add(line))?;
        Ok(index)
    }

    /// Takes in the next line.
    pub(super) fn add(&mut self, line: &Line) -> Result<(), Error> {
        let files = line.files().map_err(Error::log)?;
        self.closed |= line.event == Event::CaseClose;
        if let Ok(id) = line.item.parse::<ExhibitId>() {
            let new = || Exhibit { id, record: None, files: vec![], signed: None, lines: vec![] };
            self.exhibits.entry(id).or_insert_with(new).add(line, &files);
        }
        self.files.extend(files.into_iter().map(|f| (f.path.clone(), f)));
        Ok(())
    }
}

impl Exhibit {
    /// Number of its first line.
    pub fn first_line(&self) -> u64 {
        self.lines.first().copied().unwrap_or_default()
    }

    fn add(&mut self, line: &Line, files: &[LoggedFile]) {
        self.lines.push(line.seq);
        let folder = format!("data/{}", self.id);
        for file in files {
            let Some(name) = file.path.below(&folder) else { continue };
            if let Some(kind) = Kind::ALL.iter().copied().find(|k| k.file() == name.as_str()) {
                self.record = Some((kind, file.clone()));
            } else {
                let at = self.files.partition_point(|f| f.path <= file.path);
                self.files.insert(at, file.clone());
            }
        }
        if line.event == Event::RecordSign {
            let signer = line.data["signer"].as_str().and_then(|s| s.parse().ok());
            self.signed = signer.map(|signer| (signer, line.seq));
        }
    }
}
