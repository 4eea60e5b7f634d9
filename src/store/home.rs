//! The folder with everything of one person or office: keys and cases.

use super::{Case, Error, Keys, files, opened};
use crate::{
    format::json,
    model::{Actor, CaseId, CaseUid, Clock, Utc},
    platform,
};
use chrono::Datelike;
use serde::{Deserialize, Serialize};
use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// `<home>/`, 0700.
#[derive(Debug, Clone)]
pub struct Home {
    root: PathBuf,
}

/// What is known of a case without opening it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseInfo {
    /// Its id.
    pub id: CaseId,
    /// Its uuid.
    pub uid: CaseUid,
    /// When it was opened.
    pub opened: Utc,
    /// What its owner calls it. Stays in the home: no log line or package holds it.
    pub title: Option<String>,
    /// Whether it takes no new exhibits.
    pub closed: bool,
}

/// `case.json`.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CaseFile {
    pub(super) id: CaseId,
    pub(super) uid: CaseUid,
    pub(super) opened: Utc,
    pub(super) title: Option<String>,
    /// The damaged case in whose place this one was begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) instead_of: Option<CaseId>,
}

/// How a log line says that the case was closed: after the head of a line, whose fields hold no
/// free text, this can't stand anywhere else.
const CLOSED: &[u8] = br#","type":"case.close","item":"#;

impl Home {
    /// Opens a home, making it (and what is missing of it) for its owner alone.
    pub fn open(root: &Path) -> Result<Self, Error> {
        for folder in ["keys", "cases"] {
            files::make_dir(&root.join(folder))?;
        }
        Ok(Self { root: root.to_owned() })
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The signing keys.
    pub fn keys(&self) -> Keys {
        Keys::new(self.root.join("keys"))
    }

    /// Every case, by id. What is in `cases/` and is not a case is passed over.
    pub fn cases(&self) -> Result<Vec<CaseInfo>, Error> {
        let mut cases = Vec::new();
        for id in self.ids()? {
            let dir = self.case_dir(id);
            if !dir.join("case.json").is_file() {
                continue;
            }
            let CaseFile { id, uid, opened, title, .. } = read_case_file(&dir)?;
            let closed = is_closed(&dir);
            cases.push(CaseInfo { id, uid, opened, title, closed });
        }
        Ok(cases)
    }

    /// Opens a new case under the next free number of this year.
    pub fn new_case(
        &self,
        title: Option<&str>,
        actor: &Actor,
        clock: Arc<dyn Clock>,
    ) -> Result<Case, Error> {
        self.begin_case(title, None, actor, clock)
    }

    pub(super) fn begin_case(
        &self,
        title: Option<&str>,
        instead_of: Option<CaseId>,
        actor: &Actor,
        clock: Arc<dyn Clock>,
    ) -> Result<Case, Error> {
        let opened = clock.now();
        let id = self.claim(u16::try_from(opened.datetime().year()).unwrap_or(0))?;
        let uid = CaseUid(uuid::Uuid::new_v4());
        let info = CaseFile { id, uid, opened, title: title.map(str::to_owned), instead_of };
        opened::create(&self.case_dir(id), info, actor, clock)
    }

    /// Opens a case for work: takes its lock, checks its log, puts in order what an interrupted run
    /// left and writes that down.
    pub fn open_case(
        &self,
        id: CaseId,
        actor: &Actor,
        clock: Arc<dyn Clock>,
    ) -> Result<Case, Error> {
        let dir = self.case_dir(id);
        if !dir.join("case.json").is_file() {
            return Err(Error::NoCase { case: id });
        }
        opened::open(&dir, id, actor, clock)
    }

    /// Every case that is not closed, whatever state it is in.
    pub(super) fn not_closed(&self) -> Result<Vec<CaseId>, Error> {
        let open = |id: &CaseId| {
            let dir = self.case_dir(*id);
            dir.join("case.json").is_file() && !is_closed(&dir)
        };
        Ok(self.ids()?.into_iter().filter(open).collect())
    }

    pub(super) fn case_dir(&self, id: CaseId) -> PathBuf {
        self.root.join("cases").join(id.to_string())
    }

    fn ids(&self) -> Result<Vec<CaseId>, Error> {
        let names = files::names(&self.root.join("cases"))?;
        let mut ids: Vec<CaseId> = names.iter().filter_map(|n| n.parse().ok()).collect();
        ids.sort();
        Ok(ids)
    }

    /// Making the folder is what claims the number: of two runs only one can.
    fn claim(&self, year: u16) -> Result<CaseId, Error> {
        let last = self.ids()?.into_iter().filter(|id| id.year == year).map(|id| id.number).max();
        let mut number = last.unwrap_or(0) + 1;
        loop {
            let id = CaseId { year, number };
            let dir = self.case_dir(id);
            match platform::claim_private_dir(&dir) {
                Ok(()) => {
                    files::sync_dir(&self.root.join("cases"))?;
                    return Ok(id);
                }
                Err(e) if e.kind() == io::ErrorKind::AlreadyExists => number += 1,
                Err(e) => return Err(Error::io("create", &dir)(e)),
            }
        }
    }
}

fn is_closed(dir: &Path) -> bool {
    let log = fs::read(dir.join("log.jsonl")).unwrap_or_default();
    log.windows(CLOSED.len()).any(|w| w == CLOSED)
}

pub(super) fn read_case_file(dir: &Path) -> Result<CaseFile, Error> {
    let path = dir.join("case.json");
    let value = json::from_file(&files::read(&path)?).map_err(|e| Error::file(&path, e.why))?;
    serde_json::from_value(value).map_err(|e| Error::file(&path, e.to_string()))
}
