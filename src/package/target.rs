//! Where the package goes.

use super::{Error, payload::Payload};
use crate::{platform, store::Case};
use std::path::{Path, PathBuf};

/// Room for the files about the files, beside the log and the notes.
const ROOM: u64 = 256 * 1024;
/// Bytes that each member takes in headers, manifests and lists.
const ROOM_EACH: u64 = 2048;

/// `SB-2026-0001_b1`, the base folder and the zip's own name.
pub(super) fn base(case: &Case, bag: u32) -> String {
    format!("{}_b{bag}", case.id())
}

/// The zip's path: `out`, or a name in it where it is a folder.
pub(super) fn zip(case: &Case, bag: u32, out: &Path) -> PathBuf {
    if out.is_dir() { out.join(format!("{}.zip", base(case, bag))) } else { out.to_owned() }
}

/// `<zip>.receipt.txt`.
pub(super) fn receipt(zip: &Path) -> PathBuf {
    let name = zip.file_name().unwrap_or_default().to_string_lossy();
    zip.with_file_name(format!("{name}.receipt.txt"))
}

/// The folder a target lies in.
pub(super) fn folder(target: &Path) -> &Path {
    match target.parent() {
        Some(dir) if !dir.as_os_str().is_empty() => dir,
        _ => Path::new("."),
    }
}

/// Nothing may be there under these names.
pub(super) fn must_be_free(paths: [&Path; 2]) -> Result<(), Error> {
    match paths.into_iter().find(|p| std::fs::symlink_metadata(p).is_ok()) {
        Some(path) => Err(Error::TargetExists { path: path.to_owned() }),
        None => Ok(()),
    }
}

/// There is room for the package.
pub(super) fn must_have_room(case: &Case, target: &Path, payload: &Payload) -> Result<(), Error> {
    let dir = folder(target);
    let have = platform::free_bytes(dir).map_err(Error::io("write", dir))?;
    let members = payload.len() as u64 + u64::from(case.next_note());
    let about = ROOM + case.log_bytes() + members * ROOM_EACH;
    let need = payload.values().map(|e| e.bytes).sum::<u64>().saturating_add(about);
    if need > have { Err(Error::NoSpace { need, have }) } else { Ok(()) }
}
