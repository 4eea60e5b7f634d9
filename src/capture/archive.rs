//! The exhibit's web archive, from the bodies in the scratch folder.

use super::{
    error::StepError,
    join::{self, Joined},
    steps::{Work, refused},
    traffic::Scene,
};
use crate::{
    format::archive::{ArchiveError, ArchiveWriter, Page, Wacz, write_wacz},
    model::{Role, Utc},
    store::{self, TOOL},
};
use std::{
    fs::File,
    io::{BufReader, BufWriter, Read, Write},
    path::Path,
};

/// Writes page.wacz and says how many exchanges are not in it. An exchange whose body can't be read back
/// is left out, and net.json says so.
pub(super) fn write(w: &mut Work<'_, '_>) -> Result<usize, StepError> {
    let now = w.keep.case().clock().now();
    let path = w.page.scene.spool.join("data.warc.gz");
    let lost = |e: std::io::Error| of_disk(e, &path);
    let out = BufWriter::new(File::create(&path).map_err(lost)?);
    let mut writer = ArchiveWriter::new(out, w.keep.case().uid(), w.keep.exhibit);
    writer.info(TOOL, now).map_err(|e| given_up(e, &path))?;
    let (mut left_out, mut shown) = (0, vec![]);
    // One request at a time: a page decides how long its heads are.
    let scene = w.page.scene;
    let count = scene.state().requests.len();
    for one in (0..count).flat_map(|at| joined(scene, at)) {
        let written = one.left_out.is_none()
            && write_one(&mut writer, &one, &mut w.learned.unreadable)
                .map_err(|e| given_up(e, &path))?;
        if !written {
            left_out += 1;
        } else if one.exchange.kind == "Document" {
            shown.push(Shown::of(&one));
        }
    }
    let (mut out, archive) = writer.finish().map_err(|e| given_up(e, &path))?;
    out.flush().map_err(lost)?;
    drop(out);
    let about = Wacz {
        software: TOOL.into(),
        title: format!("{} {}", w.keep.case().id(), w.keep.exhibit),
        created: now,
        pages: pages(w, shown),
    };
    let mut warc = File::open(&path).map_err(lost)?;
    let mut pending = w.keep.create("page.wacz")?;
    let written = write_wacz(&mut pending, &about, &archive, &mut warc).map(|_| ());
    written.map_err(|e| refused(&mut pending).unwrap_or_else(|| given_up(e, &path)))?;
    let load = w.page.scene.state().load.clone();
    w.keep.commit(pending, Role::Wacz, "application/wacz", Some(&load))?;
    let _ = std::fs::remove_file(&path);
    Ok(left_out)
}

/// The archive could not be written; a full disk is told as one.
fn given_up(error: ArchiveError, path: &Path) -> StepError {
    match error {
        ArchiveError::Io(e) => of_disk(e, path),
        ArchiveError::Body { .. } | ArchiveError::Zip(_) => StepError::Nothing,
    }
}

fn of_disk(error: std::io::Error, path: &Path) -> StepError {
    let error = store::Error::io("write", path)(error);
    if error.is_disk_full() { StepError::Store(error) } else { StepError::Nothing }
}

/// The exchanges of one request.
fn joined(scene: &Scene<'_>, at: usize) -> Vec<Joined> {
    let state = scene.state();
    state.requests.get(at).map(join::exchanges).unwrap_or_default()
}

/// Writes one exchange; false when its body can't be read back.
fn write_one<W: Write>(
    writer: &mut ArchiveWriter<W>,
    one: &Joined,
    unreadable: &mut Vec<String>,
) -> Result<bool, ArchiveError> {
    let mut open = || {
        let path = one.body.as_deref().unwrap_or(Path::new(""));
        Ok(Box::new(BufReader::new(File::open(path)?)) as Box<dyn Read>)
    };
    match writer.exchange(&one.exchange, &mut open) {
        Ok(_) => Ok(true),
        Err(ArchiveError::Body { url, .. }) => {
            unreadable.push(url);
            Ok(false)
        }
        Err(e) => Err(e),
    }
}

/// A document in the archive.
struct Shown {
    url: String,
    at: Utc,
    load: Option<String>,
}

impl Shown {
    fn of(one: &Joined) -> Self {
        let e = &one.exchange;
        Self { url: e.url.clone(), at: e.at, load: e.load.clone() }
    }

    fn page(&self, title: Option<String>) -> Page {
        Page { url: self.url.clone(), at: self.at, title }
    }
}

/// The page as asked for and as it ended, each at the moment of its own request.
fn pages(w: &Work<'_, '_>, documents: Vec<Shown>) -> Vec<Page> {
    let load = w.page.scene.state().load.clone();
    let title = w.learned.signs.as_ref().map(|s| s.title.clone()).filter(|t| !t.is_empty());
    let last = documents.iter().rfind(|d| d.load.as_deref() == Some(&load));
    let mut out: Vec<Page> = last.map(|d| d.page(title)).into_iter().collect();
    if let Some(first) = documents.first().filter(|f| out.first().is_none_or(|p| p.url != f.url)) {
        out.push(first.page(None));
    }
    out
}
