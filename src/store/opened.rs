//! From a folder to an open case: lock, log, order.

use super::{
    Case, Error, TOOL, files,
    home::{CaseFile, read_case_file},
    recover,
};
use crate::{
    format::{custody::Log, json},
    model::{Actor, CaseId, Clock, Event},
};
use serde_json::json;
use std::{
    fs::{File, TryLockError},
    path::{Path, PathBuf},
    sync::Arc,
};

const FOLDERS: [&str; 4] = ["data", "notes", "tmp", "bags"];

/// What every change of an open case needs at hand.
pub(super) struct Parts {
    pub(super) dir: PathBuf,
    pub(super) info: CaseFile,
    pub(super) actor: Actor,
    pub(super) clock: Arc<dyn Clock>,
    /// Held, never read: dropping it lets the next run in.
    pub(super) _lock: File,
}

pub(super) fn create(
    dir: &Path,
    info: CaseFile,
    actor: &Actor,
    clock: Arc<dyn Clock>,
) -> Result<Case, Error> {
    let lock = lock(dir, info.id)?;
    make_folders(dir)?;
    files::write_whole(&dir.join("case.json"), &json::to_file(&info), false)?;
    let parts = Parts { dir: dir.to_owned(), info, actor: actor.clone(), clock, _lock: lock };
    let mut case = Case::new(parts, Log::default(), 0)?;
    write_first_line(&mut case)?;
    case.keep_reserve();
    Ok(case)
}

pub(super) fn open(
    dir: &Path,
    id: CaseId,
    actor: &Actor,
    clock: Arc<dyn Clock>,
) -> Result<Case, Error> {
    if !dir.join("lock").exists() {
        // Not even a lock is made in a folder that is damaged: it stays as it is to the byte.
        check(dir)?;
    }
    let lock = lock(dir, id)?;
    let info = read_case_file(dir)?;
    let aside = format!("log.torn-{}", clock.now().millis());
    let (log, len, torn) = read_log(dir, &info, &aside)?;
    let parts = Parts { dir: dir.to_owned(), info, actor: actor.clone(), clock, _lock: lock };
    let mut case = Case::new(parts, log, len)?;
    if case.log().count() == 0 {
        write_first_line(&mut case)?;
    }
    recover::put_in_order(&mut case, torn)?;
    case.keep_reserve();
    Ok(case)
}

/// Whether what makes the folder a case holds together: `case.json` and the log. Changes nothing.
pub(super) fn check(dir: &Path) -> Result<(), Error> {
    let info = read_case_file(dir)?;
    whole_log(dir, &info).map(|_| ())
}

fn lock(dir: &Path, case: CaseId) -> Result<File, Error> {
    let path = dir.join("lock");
    let mut options = File::options();
    options.read(true).write(true).create(true).truncate(false);
    let file = options.open(&path).map_err(Error::io("lock", &path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Error::Locked { case }),
        Err(TryLockError::Error(e)) => Err(Error::io("lock", &path)(e)),
    }
}

fn make_folders(dir: &Path) -> Result<(), Error> {
    FOLDERS.iter().try_for_each(|folder| files::make_dir(&dir.join(folder)))?;
    files::sync_dir(dir)
}

fn write_first_line(case: &mut Case) -> Result<(), Error> {
    let data = json!({ "case": case.id(), "case_uid": case.uid(), "tool": TOOL });
    case.append(Event::CaseOpen, None, data)
}

/// The log, its length, and the bytes of a torn last line. The whole lines are checked first: where
/// they don't hold together nothing is touched.
fn read_log(dir: &Path, info: &CaseFile, aside: &str) -> Result<(Log, u64, u64), Error> {
    let (log, mut bytes) = whole_log(dir, info)?;
    make_folders(dir)?;
    let torn = files::cut_torn(&log_path(dir), &mut bytes, &dir.join(aside))?;
    Ok((log, bytes.len() as u64, torn))
}

fn log_path(dir: &Path) -> PathBuf {
    dir.join("log.jsonl")
}

/// The log's whole lines, and all its bytes.
fn whole_log(dir: &Path, info: &CaseFile) -> Result<(Log, Vec<u8>), Error> {
    let path = log_path(dir);
    let bytes = if path.exists() { files::read(&path)? } else { Vec::new() };
    let whole = bytes.iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1);
    let log = Log::parse(&bytes[..whole]).map_err(Error::log)?;
    check_first_line(&log, info, dir)?;
    Ok((log, bytes))
}

/// The log is this case's; and none at all only where nothing was ever put in.
fn check_first_line(log: &Log, info: &CaseFile, dir: &Path) -> Result<(), Error> {
    let broken = |why: &str| Error::LogBroken { line: Some(1), why: why.into() };
    let Some(first) = log.lines.first() else {
        let used = !files::walk(&dir.join("data"))?.is_empty()
            || !files::walk(&dir.join("bags"))?.is_empty();
        return if used { Err(broken("the log is missing")) } else { Ok(()) };
    };
    let names = |key: &str, value: String| first.data[key].as_str() == Some(value.as_str());
    let ours = first.event == Event::CaseOpen
        && names("case", info.id.to_string())
        && names("case_uid", info.uid.to_string());
    if ours { Ok(()) } else { Err(broken("the first line is of another case")) }
}
