//! What an interrupted run left is put in order when the case is next opened, and written down.
//! Nothing is deleted.
//!
//! - temporary files, and signatures that no line tells of, move to `interrupted/`;
//! - files in `data/E0001/` without a log line get one, `log.recover` with code `unlogged`;
//! - an exhibit without its record gets one: partial, reason `interrupted`, `closed_later`.

use super::{Case, Error, TOOL, files, records};
use crate::{
    format::{
        custody::LoggedFile,
        record::{Kind, Record},
    },
    import,
    model::{Artefact, Event, ExhibitId, RelPath, Role},
    platform,
    seal::hash_reader,
};
use serde_json::{Map, Value, json};
use std::{collections::BTreeSet, fs, io::Read, path::Path};

/// Bytes of a file's beginning that tell its media type.
const HEAD: u64 = 8192;

pub(super) fn put_in_order(case: &mut Case, torn: u64) -> Result<(), Error> {
    if torn > 0 {
        case.append(Event::LogRecover, None, json!({ "code": "torn-line", "torn": torn }))?;
    }
    cut_torn_selftest(case)?;
    move_leftovers(case)?;
    let moved = moved_unnamed(case)?;
    if moved > 0 {
        case.append(Event::LogRecover, None, json!({ "code": "temp-files", "count": moved }))?;
    }
    log_files(case, None, "notes", "custody/notes")?;
    let on_disk = files::names(&case.dir().join("data"))?;
    let mut ids: BTreeSet<ExhibitId> = on_disk.iter().filter_map(|n| n.parse().ok()).collect();
    ids.extend(case.exhibits().keys());
    // A closed exhibit is not looked into: a file that was put there since is none of ours, and
    // `check` names it.
    for exhibit in case.exhibits().values().filter(|e| e.record.is_some()) {
        ids.remove(&exhibit.id);
    }
    ids.into_iter().try_for_each(|id| close_exhibit(case, id))
}

/// A line of `selftest.jsonl` that was cut off. Its result is in the log, or was never given.
fn cut_torn_selftest(case: &Case) -> Result<(), Error> {
    let path = case.dir().join("selftest.jsonl");
    if !path.exists() {
        return Ok(());
    }
    let aside = format!("selftest.torn-{}", case.clock().now().millis());
    files::cut_torn(&path, &mut files::read(&path)?, &case.dir().join(aside)).map(|_| ())
}

/// Files in `interrupted/` that no line counts yet: a run may have been killed between moving and
/// counting them.
fn moved_unnamed(case: &Case) -> Result<u64, Error> {
    let there = files::names(&case.dir().join("interrupted"))?.len() as u64;
    let lines = case.log().lines.iter().filter(|l| there > 0 && l.data["code"] == "temp-files");
    let named: u64 = lines.filter_map(|l| l.data["count"].as_u64()).sum();
    Ok(there.saturating_sub(named))
}

fn move_leftovers(case: &Case) -> Result<(), Error> {
    let mut leftovers = files::walk(&case.dir().join("tmp"))?;
    for exhibit in case.exhibits().values().filter(|e| e.signed.is_none()) {
        let folder = case.dir().join("data").join(exhibit.id.to_string());
        let sigs = Kind::ALL.iter().map(|k| folder.join(format!("{}.sig", k.file())));
        leftovers.extend(sigs.filter(|p| p.exists()));
    }
    for (n, path) in leftovers.iter().enumerate() {
        let dir = case.dir().join("interrupted");
        files::make_dir(&dir)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let to = dir.join(format!("{}-{n}-{name}", case.clock().now().millis()));
        platform::rename_new(path, &to).map_err(Error::io("move", path))?;
    }
    Ok(())
}

/// An exhibit whose record no line tells of.
fn close_exhibit(case: &mut Case, id: ExhibitId) -> Result<(), Error> {
    let folder = format!("data/{id}");
    let begun = case.exhibits().contains_key(&id);
    let dir = case.dir().join(&folder);
    let on_disk = files::walk(&dir)?;
    if !begun && on_disk.is_empty() {
        // Killed right after the number was claimed: it is free again.
        return fs::remove_dir_all(&dir).map_err(Error::io("remove", &dir));
    }
    if begun && !dir.exists() && case.logged().keys().all(|p| p.below(&folder).is_none()) {
        // Nothing of it ever came to the disk, and its folder is gone: make it, so that its record
        // can say so.
        files::make_dir(&dir)?;
    }
    let unlogged = log_files(case, Some(id), &folder, &folder)?;
    let recorded = Kind::ALL.iter().any(|k| dir.join(k.file()).exists());
    if recorded { Ok(()) } else { write_record(case, id, &unlogged) }
}

/// Logs the files of a folder that no line tells of; gives their paths.
fn log_files(
    case: &mut Case,
    id: Option<ExhibitId>,
    dir: &str,
    folder: &str,
) -> Result<BTreeSet<RelPath>, Error> {
    let root = case.dir().join(dir);
    let logged = case.logged();
    let mut found = Vec::new();
    for path in files::walk(&root)? {
        // A name that no file of ours can have is none of ours: `check` names it.
        let Some(rel) = package_path(&root, folder, &path) else { continue };
        if !logged.contains_key(&rel) && path.is_file() {
            found.push(measure(&path, rel)?);
        }
    }
    if !found.is_empty() {
        case.append(Event::LogRecover, id, json!({ "files": found, "code": "unlogged" }))?;
    }
    Ok(found.into_iter().map(|f| f.path).collect())
}

fn package_path(root: &Path, folder: &str, path: &Path) -> Option<RelPath> {
    let parts: Vec<_> = path.strip_prefix(root).ok()?.iter().map(|p| p.to_str()).collect();
    let rel = parts.into_iter().collect::<Option<Vec<_>>>()?.join("/");
    format!("{folder}/{rel}").parse().ok()
}

fn measure(path: &Path, rel: RelPath) -> Result<LoggedFile, Error> {
    let mut file = fs::File::open(path).map_err(Error::io("read", path))?;
    let (sha256, bytes) = hash_reader(&mut file).map_err(Error::io("read", path))?;
    Ok(LoggedFile { path: rel, sha256, bytes })
}

fn write_record(case: &mut Case, id: ExhibitId, unlogged: &BTreeSet<RelPath>) -> Result<(), Error> {
    let lines: Vec<_> = case.log().lines.iter().filter(|l| l.item == id.to_string()).collect();
    let captured = lines.iter().find(|l| l.event == Event::CaptureStart);
    let kind = if captured.is_some() { Kind::Capture } else { Kind::Import };
    let began = lines.first().map(|l| l.t_claimed);
    let body = json!({
        "result": "partial",
        "quality": { "judged": "partial", "sign": "interrupted", "signs": null },
        "reason": "interrupted",
        "closed_later": true,
        "started": began,
        "closed": case.clock().now(),
        "actor": case.actor(),
        "tool": { "name": TOOL, "executable_sha256": null },
        "log_head": case.log().head(),
    });
    let Value::Object(mut body) = body else { return Ok(()) };
    if kind == Kind::Import {
        body = import_body(body);
    }
    let record = Record {
        kind,
        case_uid: case.uid(),
        exhibit: id,
        salt: records::salt()?,
        artefacts: artefacts(case, id, unlogged),
        body,
    };
    let file = case.put(&format!("data/{id}/{}", kind.file()).parse()?, &record.encode())?;
    match kind {
        Kind::Capture => {
            let data = json!({ "quality": "partial", "files": [file], "reason": "interrupted" });
            case.append(Event::CapturePartial, Some(id), data)
        }
        Kind::Import => case.append(Event::ImportAdd, Some(id), json!({ "files": [file] })),
    }
}

/// An import has no quality; its origin was not observed.
fn import_body(mut body: Map<String, Value>) -> Map<String, Value> {
    body.shift_remove("quality");
    let mut out = Map::from_iter([("origin".to_owned(), Value::from("not observed"))]);
    out.extend(body);
    out
}

fn artefacts(case: &Case, id: ExhibitId, unlogged: &BTreeSet<RelPath>) -> Vec<Artefact> {
    let folder = format!("data/{id}");
    let mut out = Vec::new();
    for (path, file) in case.logged() {
        let Some(below) = path.below(&folder) else { continue };
        let role = if unlogged.contains(path) { Role::Unlogged } else { Role::of_file(&below) };
        let media_type = media_type(&case.path_of(path)).to_owned();
        let LoggedFile { sha256, bytes, .. } = *file;
        out.push(Artefact { path: below, role, bytes, sha256, media_type, load: None });
    }
    out
}

fn media_type(path: &Path) -> &'static str {
    let mut head = Vec::new();
    let read = fs::File::open(path).and_then(|f| f.take(HEAD).read_to_end(&mut head));
    if read.is_ok() { import::detect(&head) } else { import::detect(&[]) }
}
