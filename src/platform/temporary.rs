//! A file on its way to its name: private, beside the place it will have, and locked by who writes
//! it. What a killed run left there is told from what another run still writes by that lock.

use super::{create_private, random};
use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

/// How often a name is tried anew that another run swept away under our hands.
const TRIES: u32 = 100;

/// Makes `.NAME.<8 hex>.ENDING` beside `path` and removes what killed runs left under such names.
/// The file is ours as long as it, or a clone of it, is open.
///
/// ```text
/// SB-2026-0001_b1.zip   .SB-2026-0001_b1.zip.5f2c09ab.part
/// ```
pub fn create_beside(path: &Path, ending: &str) -> io::Result<(PathBuf, File)> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    sweep(path, &name, ending);
    for _ in 0..TRIES {
        let number = u32::from_le_bytes(random()?);
        let temp = path.with_file_name(format!(".{name}.{number:08x}.{ending}"));
        let file = create_private(&temp)?;
        // Between the two lines another run may have taken it for a leftover.
        if !matches!(file.try_lock(), Err(fs::TryLockError::WouldBlock)) && temp.exists() {
            return Ok((temp, file));
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

/// Removes leftovers. One that can't be removed hurts nobody.
fn sweep(path: &Path, name: &str, ending: &str) {
    let dir = path.parent().filter(|d| !d.as_os_str().is_empty()).unwrap_or(Path::new("."));
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        let found = entry.file_name();
        let number = found
            .to_str()
            .and_then(|f| f.strip_prefix('.')?.strip_prefix(name)?.strip_prefix('.'))
            .and_then(|f| f.strip_suffix(ending)?.strip_suffix('.'));
        let ours = number.is_some_and(|n| n.len() == 8 && n.bytes().all(|b| b.is_ascii_hexdigit()));
        if ours && entry.file_type().is_ok_and(|t| t.is_file()) {
            // Removed while the lock is held: who just made it sees that it is gone.
            let Ok(file) = File::open(entry.path()) else { continue };
            if file.try_lock().is_ok() {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leftover_goes_and_what_is_being_written_stays() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("a.zip");
        let (left, file) = create_beside(&target, "part").unwrap();
        drop(file);
        let others = ["a.zip", ".a.zip.part", ".a.zip.0000000g.part", ".b.zip.00000000.part"];
        others.iter().for_each(|o| fs::write(dir.path().join(o), "x").unwrap());
        let (one, held) = create_beside(&target, "part").unwrap();
        assert!(!left.exists());
        let (two, _second) = create_beside(&target, "part").unwrap();
        assert!(one.exists() && two.exists() && one != two);
        let clone = held.try_clone().unwrap();
        drop(held);
        let _ = create_beside(&target, "part").unwrap();
        assert!(one.exists(), "a clone holds it too");
        drop(clone);
        let _ = create_beside(&target, "part").unwrap();
        assert!(!one.exists());
        assert!(others.iter().all(|o| dir.path().join(o).exists()));
    }
}
