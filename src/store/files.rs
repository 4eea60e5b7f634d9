//! Small whole files: private, complete or absent.

use super::Error;
use crate::platform;
use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

/// The folder a file lies in.
pub(super) fn parent(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new("."))
}

pub(super) fn read(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(Error::io("read", path))
}

pub(super) fn make_dir(path: &Path) -> Result<(), Error> {
    platform::make_private_dir(path).map_err(Error::io("create", path))
}

pub(super) fn sync_dir(path: &Path) -> Result<(), Error> {
    platform::sync_dir(path).map_err(Error::io("flush", path))
}

/// Writes a small file so that it is whole or not there; `over` says whether it may replace one.
pub(super) fn write_whole(path: &Path, bytes: &[u8], over: bool) -> Result<(), Error> {
    let (temp, mut file) =
        platform::create_beside(path, "new").map_err(Error::io("write", path))?;
    let named = file.write_all(bytes).and_then(|()| file.sync_all()).and_then(|()| {
        if over { fs::rename(&temp, path) } else { platform::rename_new(&temp, path) }
    });
    if let Err(e) = named {
        let _ = fs::remove_file(&temp);
        return Err(Error::io("write", path)(e));
    }
    sync_dir(parent(path))
}

/// The names in a folder, sorted; none when it is not there.
pub(super) fn names(dir: &Path) -> Result<Vec<String>, Error> {
    // No name of ours is anything but ASCII.
    let name = |e: fs::DirEntry| e.file_name().to_string_lossy().into_owned();
    Ok(entries(dir)?.into_iter().map(name).collect())
}

/// What is in a folder, by name; nothing when it is not there.
fn entries(dir: &Path) -> Result<Vec<fs::DirEntry>, Error> {
    let read = match fs::read_dir(dir) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(vec![]),
        read => read.and_then(Iterator::collect::<Result<Vec<_>, _>>),
    };
    let mut entries = read.map_err(Error::io("read", dir))?;
    entries.sort_by_key(fs::DirEntry::file_name);
    Ok(entries)
}

/// Every file below a folder (not its folders), sorted; paths include `dir`.
pub(super) fn walk(dir: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut found = Vec::new();
    for entry in entries(dir)? {
        // The kind stands in the folder itself: no look at each file.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            found.extend(walk(&entry.path())?);
        } else {
            found.push(entry.path());
        }
    }
    Ok(found)
}

/// Every file below a folder with what the system knows of it, in no order; those of which it tells
/// nothing are left out. The folders in it are shared out to a few threads.
pub(super) fn walk_sized(dir: &Path) -> Result<Vec<(PathBuf, fs::Metadata)>, Error> {
    let mut found = Vec::new();
    let folders = look_into(dir, &mut found)?;
    let next = AtomicUsize::new(0);
    let walk = || {
        let mut found = Vec::new();
        while let Some(folder) = folders.get(next.fetch_add(1, Ordering::Relaxed)) {
            let mut left = vec![folder.clone()];
            while let Some(folder) = left.pop() {
                left.extend(look_into(&folder, &mut found)?);
            }
        }
        Ok(found)
    };
    let threads = thread::available_parallelism().map_or(1, usize::from).min(folders.len());
    let parts: Vec<Result<Vec<_>, Error>> = thread::scope(|s| {
        let others: Vec<_> = (1..threads).map(|_| s.spawn(walk)).collect();
        let own = walk();
        others.into_iter().filter_map(|t| t.join().ok()).chain([own]).collect()
    });
    for part in parts {
        found.extend(part?);
    }
    Ok(found)
}

/// The files of one folder; its folders come back.
fn look_into(dir: &Path, found: &mut Vec<(PathBuf, fs::Metadata)>) -> Result<Vec<PathBuf>, Error> {
    let mut folders = Vec::new();
    for entry in entries(dir)? {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            folders.push(entry.path());
        } else if let Ok(meta) = entry.metadata() {
            found.push((entry.path(), meta));
        }
    }
    Ok(folders)
}

/// Moves the tail of a file that has no line feed at its end to `aside`; the number of bytes moved.
pub(super) fn cut_torn(path: &Path, bytes: &mut Vec<u8>, aside: &Path) -> Result<u64, Error> {
    let whole = bytes.iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1);
    if whole == bytes.len() {
        return Ok(0);
    }
    let tail = bytes.split_off(whole);
    write_whole(aside, &tail, false)?;
    let file = File::options().write(true).open(path).map_err(Error::io("write", path))?;
    let cut = file.set_len(whole as u64).and_then(|()| file.sync_all());
    cut.map_err(Error::io("write", path))?;
    Ok(tail.len() as u64)
}
