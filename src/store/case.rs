//! An open case: the log, and files on their way in.

use super::{Error, Exhibit, Pending, files, index::Index, opened::Parts};
use crate::{
    format::{
        custody::{Line, Log, LoggedFile},
        json,
    },
    model::{Actor, CaseId, CaseUid, Clock, Event, ExhibitId, RelPath},
    platform,
};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs::File,
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

/// Holds the exclusive lock of its folder until dropped.
pub struct Case {
    parts: Parts,
    log: Log,
    index: Index,
    file: File,
    /// Length of the log on disk, all of it whole lines.
    len: u64,
    /// Lines that were there when it was opened, before anything was put in order.
    found: usize,
    temps: AtomicU64,
}

impl Case {
    pub(super) fn new(parts: Parts, log: Log, len: u64) -> Result<Self, Error> {
        let path = parts.dir.join("log.jsonl");
        if !path.exists() {
            platform::create_private(&path).map_err(Error::io("create", &path))?;
            files::sync_dir(&parts.dir)?;
        }
        let file = File::options().append(true).open(&path).map_err(Error::io("open", &path))?;
        let (found, index) = (log.lines.len(), Index::of(&log.lines)?);
        Ok(Self { parts, log, index, file, len, found, temps: AtomicU64::new(0) })
    }

    /// The case's id.
    pub fn id(&self) -> CaseId {
        self.parts.info.id
    }

    /// The case's uuid.
    pub fn uid(&self) -> CaseUid {
        self.parts.info.uid
    }

    /// What its owner calls it; never leaves the home.
    pub fn title(&self) -> Option<&str> {
        self.parts.info.title.as_deref()
    }

    /// Its folder.
    pub fn dir(&self) -> &Path {
        &self.parts.dir
    }

    /// The custody log so far.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// The lines that were there when it was opened, and those written since.
    pub fn lines_found(&self) -> (&[Line], &[Line]) {
        self.log.lines.split_at(self.found)
    }

    /// Who works in it now.
    pub fn actor(&self) -> &Actor {
        &self.parts.actor
    }

    /// The clock it was opened with.
    pub fn clock(&self) -> &dyn Clock {
        &*self.parts.clock
    }

    /// Adds a line to the log. When this returns well the line is on the disk; otherwise the log is
    /// as it was.
    pub fn append(
        &mut self,
        event: Event,
        item: Option<ExhibitId>,
        data: Value,
    ) -> Result<(), Error> {
        let line = Line {
            v: 1,
            seq: self.log.count() + 1,
            prev: self.log.head(),
            t_claimed: self.clock().now(),
            t_mono: self.clock().mono(),
            actor: self.parts.actor.clone(),
            event,
            item: item.map(|i| i.to_string()).unwrap_or_default(),
            data,
        };
        let bytes = line.encode();
        // What could not be read again must not be written.
        Line::parse(&bytes[..bytes.len() - 1]).map_err(Error::log)?;
        if let Err(e) = self.write_line(&bytes) {
            if !e.is_disk_full() || !self.give_up_reserve() {
                return Err(e);
            }
            self.write_line(&bytes)?;
        }
        self.index.add(&line)?;
        self.log.push(line);
        Ok(())
    }

    fn write_line(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let written = self.file.write_all(bytes).and_then(|()| self.file.sync_data());
        if let Err(e) = written {
            let _ = self.file.set_len(self.len).and_then(|()| self.file.sync_data());
            return Err(Error::io("write", &self.parts.dir.join("log.jsonl"))(e));
        }
        self.len += bytes.len() as u64;
        Ok(())
    }

    /// Where the computer's clock went back: the number of each line that claims an earlier time than
    /// the line before it.
    pub fn clock_set_back(&self) -> Vec<u64> {
        let pairs = self.log.lines.windows(2);
        pairs.filter(|p| p[1].t_claimed < p[0].t_claimed).map(|p| p[1].seq).collect()
    }

    /// Length of the log on disk, in bytes.
    pub fn log_bytes(&self) -> u64 {
        self.len
    }

    /// Makes the folder of the next exhibit.
    pub fn new_exhibit(&mut self) -> Result<ExhibitId, Error> {
        if self.is_closed() {
            return Err(Error::Closed { case: self.id() });
        }
        let data = self.parts.dir.join("data");
        let ExhibitId(mut number) = self.exhibits().keys().last().copied().unwrap_or(ExhibitId(0));
        loop {
            number += 1;
            let id = ExhibitId(number);
            let dir = data.join(id.to_string());
            match platform::claim_private_dir(&dir) {
                // A run that died took the number and nothing more; the next opening clears it up.
                Err(e) if e.kind() == ErrorKind::AlreadyExists => {}
                Err(e) => return Err(Error::io("create", &dir)(e)),
                Ok(()) => return files::sync_dir(&data).map(|()| id),
            }
        }
    }

    /// A file of the case to be written; `path` is its place in the package, below `data/` or
    /// `custody/notes/`.
    pub fn create(&self, path: &RelPath) -> Result<Pending, Error> {
        let known = ["data", "custody/notes"].iter().any(|folder| path.below(folder).is_some());
        if !known {
            return Err(crate::model::Malformed::new("place for a file", path.as_str()).into());
        }
        let number = self.temps.fetch_add(1, Ordering::Relaxed);
        let temp = self.parts.dir.join("tmp").join(format!("{number}-{}", path.file_name()));
        Pending::new(path.clone(), temp, self.path_of(path))
    }

    /// A small file of the case, at once. Its line in the log is the caller's next step.
    pub fn put(&self, path: &RelPath, bytes: &[u8]) -> Result<LoggedFile, Error> {
        let mut pending = self.create(path)?;
        pending.write_all(bytes).map_err(Error::io("write", &self.path_of(path)))?;
        pending.commit()
    }

    /// Where a file of the package lies on the disk.
    pub fn path_of(&self, path: &RelPath) -> PathBuf {
        let dir = &self.parts.dir;
        match (path.below("custody/notes"), path.as_str()) {
            (Some(note), _) => dir.join("notes").join(note.to_path()),
            (None, "metadata/selftest.jsonl") => dir.join("selftest.jsonl"),
            (None, "custody/log.jsonl") => dir.join("log.jsonl"),
            (None, _) => dir.join(path.to_path()),
        }
    }

    /// Every file the log says was put into the case, by path.
    pub fn logged(&self) -> &BTreeMap<RelPath, LoggedFile> {
        &self.index.files
    }

    /// Every exhibit the log names, with its files.
    pub fn exhibits(&self) -> &BTreeMap<ExhibitId, Exhibit> {
        &self.index.exhibits
    }

    /// Whether the case takes no new exhibits.
    pub fn is_closed(&self) -> bool {
        self.index.closed
    }

    /// Closes the case to new exhibits. Notes and packages stay possible.
    pub fn close(&mut self) -> Result<(), Error> {
        if self.is_closed() {
            return Err(Error::Closed { case: self.id() });
        }
        self.append(Event::CaseClose, None, serde_json::json!({}))
    }

    /// Writes down what a self-test gave: name and outcome of each part.
    pub fn log_selftest(&mut self, parts: &[(&str, bool)]) -> Result<(), Error> {
        let listed: Vec<_> =
            parts.iter().map(|(name, ok)| serde_json::json!({ "name": name, "ok": ok })).collect();
        let at = self.clock().now();
        let line = serde_json::json!({ "at": at, "tool": super::TOOL, "parts": listed });
        let path = self.parts.dir.join("selftest.jsonl");
        if !path.exists() {
            platform::create_private(&path).map_err(Error::io("create", &path))?;
        }
        let file = File::options().append(true).open(&path);
        let write = |mut f: File| {
            f.write_all(format!("{}\n", json::to_line(&line)).as_bytes()).and(f.sync_data())
        };
        file.and_then(write).map_err(Error::io("write", &path))?;
        let passed = parts.iter().all(|(_, ok)| *ok);
        let event = if passed { Event::SelftestPass } else { Event::SelftestFail };
        self.append(event, None, serde_json::json!({ "parts": listed }))
    }
}
