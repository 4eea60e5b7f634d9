//! The only place in this layer that writes into a case: an artefact on disk, then its custody line,
//! then the next step.

use crate::{
    format::{
        custody::LoggedFile,
        record::{Kind, Record},
    },
    model::{Artefact, Event, ExhibitId, Malformed, Outcome, Quality, RelPath, Role, Step},
    platform,
    seal::SecretKey,
    store::{self, Case, Pending, salt},
};
use serde_json::{Map, Value, json};
use std::path::PathBuf;

/// Bytes under which a browser can't write what it needs to go on.
const FULL: u64 = 64 * 1024;

/// An exhibit that is being made.
pub(super) struct Keeper<'c> {
    case: &'c mut Case,
    /// Its number.
    pub exhibit: ExhibitId,
    /// What is in it so far.
    pub artefacts: Vec<Artefact>,
    fresh: Vec<LoggedFile>,
}

impl<'c> Keeper<'c> {
    /// Opens the next exhibit and logs that a capture began.
    pub(super) fn begin(case: &'c mut Case, tool: &str) -> Result<Self, store::Error> {
        let exhibit = case.new_exhibit()?;
        case.append(Event::CaptureStart, Some(exhibit), json!({ "tool": tool }))?;
        Ok(Self { case, exhibit, artefacts: vec![], fresh: vec![] })
    }

    /// The case.
    pub(super) fn case(&self) -> &Case {
        self.case
    }

    /// The exhibit's folder.
    pub(super) fn dir(&self) -> PathBuf {
        self.case.dir().join("data").join(self.exhibit.to_string())
    }

    fn path(&self, name: &str) -> Result<RelPath, store::Error> {
        Ok(format!("data/{}/{name}", self.exhibit).parse()?)
    }

    /// A file to write an artefact into; it is not there until [`Keeper::commit`].
    pub(super) fn create(&self, name: &str) -> Result<Pending, store::Error> {
        self.case.create(&self.path(name)?)
    }

    /// Makes a written artefact durable.
    pub(super) fn commit(
        &mut self,
        pending: Pending,
        role: Role,
        media_type: &str,
        load: Option<&str>,
    ) -> Result<(), store::Error> {
        let file = pending.commit()?;
        let inside = file.path.below(&format!("data/{}", self.exhibit));
        let path = inside.ok_or_else(|| Malformed::new("artefact path", file.path.as_str()))?;
        self.artefacts.push(Artefact {
            path,
            role,
            bytes: file.bytes,
            sha256: file.sha256,
            media_type: media_type.into(),
            load: load.filter(|l| !l.is_empty()).map(str::to_owned),
        });
        self.fresh.push(file);
        Ok(())
    }

    /// Writes an artefact whole.
    pub(super) fn put(
        &mut self,
        name: &str,
        role: Role,
        media_type: &str,
        load: Option<&str>,
        bytes: &[u8],
    ) -> Result<(), store::Error> {
        let mut pending = self.create(name)?;
        std::io::Write::write_all(&mut pending, bytes)
            .map_err(store::Error::io("write", &self.dir().join(name)))?;
        self.commit(pending, role, media_type, load)
    }

    /// Gives up what was kept free for a full disk.
    pub(super) fn make_room(&self) {
        self.case.give_up_reserve();
    }

    /// Whether next to nothing can be written where the case and the browser's own files lie.
    pub(super) fn is_full(&self) -> bool {
        platform::free_bytes(self.case.dir()).is_ok_and(|free| free < FULL)
    }

    /// Logs the end of a step with the files it made.
    pub(super) fn step(
        &mut self,
        step: Step,
        ms: u64,
        error: Option<&str>,
    ) -> Result<(), store::Error> {
        let files = std::mem::take(&mut self.fresh);
        let mut data = json!({ "step": step, "ok": error.is_none(), "ms": ms, "files": files });
        if let Some(error) = error {
            data["error"] = error.into();
        }
        self.case.append(Event::CaptureStep, Some(self.exhibit), data)
    }

    /// Logs something about the exhibit's quality.
    pub(super) fn flag(&mut self, code: &str) -> Result<(), store::Error> {
        self.case.append(Event::QualityFlag, Some(self.exhibit), json!({ "code": code }))
    }

    /// Writes the record, logs the capture's end and signs.
    pub(super) fn finish(
        &mut self,
        body: Map<String, Value>,
        outcome: Outcome,
        quality: Quality,
        reason: Option<&str>,
        key: Option<&SecretKey>,
    ) -> Result<(), store::Error> {
        let record = Record {
            kind: Kind::Capture,
            case_uid: self.case.uid(),
            exhibit: self.exhibit,
            salt: salt()?,
            artefacts: self.artefacts.clone(),
            body,
        };
        let path = self.path(Kind::Capture.file())?;
        let file = self.case.put(&path, &record.encode())?;
        let event = match outcome {
            Outcome::Complete => Event::CaptureComplete,
            Outcome::Partial => Event::CapturePartial,
            Outcome::Failed => Event::CaptureFail,
        };
        let mut data = json!({ "quality": quality, "files": [file] });
        if let Some(reason) = reason {
            data["reason"] = reason.into();
        }
        self.case.append(event, Some(self.exhibit), data)?;
        match key {
            Some(key) => self.case.sign_record(self.exhibit, &path, key, false),
            None => Ok(()),
        }
    }
}
