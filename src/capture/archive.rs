//! The exhibit's web archive, from the bodies in the scratch folder.

use super::{
    error::StepError,
    join,
    steps::{Work, refused},
};
use crate::{
    format::archive::{ArchiveError, ArchiveWriter, Page, Wacz, write_wacz},
    model::Role,
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
    let joined: Vec<_> = {
        let state = w.page.scene.state();
        state.requests.iter().flat_map(join::exchanges).collect()
    };
    let now = w.keep.case().clock().now();
    let path = w.page.scene.spool.join("data.warc.gz");
    let lost = |e: std::io::Error| of_disk(e, &path);
    let out = BufWriter::new(File::create(&path).map_err(lost)?);
    let mut writer = ArchiveWriter::new(out, w.keep.case().uid(), w.keep.exhibit);
    writer.info(TOOL, now).map_err(|e| given_up(e, &path))?;
    let mut left_out = 0;
    for one in &joined {
        if one.left_out.is_some() {
            left_out += 1;
            continue;
        }
        let mut open = || {
            let path = one.body.as_deref().unwrap_or(Path::new(""));
            Ok(Box::new(BufReader::new(File::open(path)?)) as Box<dyn Read>)
        };
        match writer.exchange(&one.exchange, &mut open) {
            Ok(_) => {}
            Err(ArchiveError::Body { url, .. }) => {
                left_out += 1;
                w.learned.unreadable.push(url);
            }
            Err(e) => return Err(given_up(e, &path)),
        }
    }
    let (mut out, archive) = writer.finish().map_err(|e| given_up(e, &path))?;
    out.flush().map_err(lost)?;
    drop(out);
    let about = Wacz {
        software: TOOL.into(),
        title: format!("{} {}", w.keep.case().id(), w.keep.exhibit),
        created: now,
        pages: pages(w, &joined),
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

/// The page as asked for and as it ended, each at the moment of its own request.
fn pages(w: &Work<'_, '_>, joined: &[join::Joined]) -> Vec<Page> {
    let load = w.page.scene.state().load.clone();
    let title = w.learned.signs.as_ref().map(|s| s.title.clone()).filter(|t| !t.is_empty());
    let documents = joined.iter().filter(|j| j.exchange.kind == "Document" && j.left_out.is_none());
    let shown = documents.clone().rfind(|j| j.exchange.load.as_deref() == Some(&load));
    let first = documents.clone().next();
    let page = |j: &join::Joined, title: Option<String>| Page {
        url: j.exchange.url.clone(),
        at: j.exchange.at,
        title,
    };
    let mut out: Vec<Page> = shown.map(|j| page(j, title)).into_iter().collect();
    if let Some(first) = first.filter(|f| out.first().is_none_or(|p| p.url != f.exchange.url)) {
        out.push(page(first, None));
    }
    out
}
