//! Files that only their owner reads, and that are on the disk when a call returns.

use std::{
    fs::{self, File, OpenOptions},
    io,
    path::Path,
};

/// Makes a folder and what is missing above it; what is made is the owner's alone (0700).
pub fn make_private_dir(path: &Path) -> io::Result<()> {
    private_builder().recursive(true).create(path)
}

fn private_builder() -> fs::DirBuilder {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "modes exist on Unix alone"))]
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

/// Makes one folder that must not be there yet, the owner's alone.
pub fn claim_private_dir(path: &Path) -> io::Result<()> {
    private_builder().create(path)
}

/// Makes a file that must not be there yet, open for reading and writing, the owner's alone (0600).
pub fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Whether nobody but the owner may look into a file or folder. `None` where that can't be told.
pub fn is_private(path: &Path) -> io::Result<Option<bool>> {
    let meta = fs::metadata(path)?;
    // The six low bits are group's and others'.
    #[cfg(unix)]
    return Ok(Some(std::os::unix::fs::MetadataExt::mode(&meta).trailing_zeros() >= 6));
    #[cfg(not(unix))]
    {
        let _ = meta;
        Ok(None)
    }
}

/// Writes a folder's list of names to the disk, so that a file made in it survives a power cut.
pub fn sync_dir(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    return File::open(path)?.sync_all();
    // Other systems don't open folders as files; their file systems keep the order themselves.
    #[cfg(not(unix))]
    {
        let _ = path;
        Ok(())
    }
}

/// Bytes that this user can still write where `path` (a folder that exists) lies.
pub fn free_bytes(path: &Path) -> io::Result<u64> {
    #[cfg(unix)]
    {
        let stat = rustix::fs::statvfs(path)?;
        Ok(stat.f_bavail.saturating_mul(stat.f_frsize))
    }
    // Unknown is not full: the write itself will tell.
    #[cfg(not(unix))]
    {
        let _ = path;
        Ok(u64::MAX)
    }
}

/// Gives a file its name, never over one that is there (`AlreadyExists`).
pub fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    {
        use rustix::{fs::CWD, fs::RenameFlags, fs::renameat_with, io::Errno};
        match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {}
            done => return Ok(done?),
        }
    }
    link_or_check(from, to)
}

/// Without a renaming that refuses: a hard link does, and where links are unknown (FAT) a look
/// beforehand must serve; one process alone writes in a case.
fn link_or_check(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Ok(()) => return fs::remove_file(from),
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => return Err(e),
        Err(_) => {}
    }
    if fs::symlink_metadata(to).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    fs::rename(from, to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn what_is_made_is_private() {
        let dir = tempfile::tempdir().unwrap();
        let deep = dir.path().join("a/b");
        make_private_dir(&deep).unwrap();
        create_private(&deep.join("f")).unwrap().write_all(b"x").unwrap();
        let expect = cfg!(unix).then_some(true);
        for path in [dir.path().join("a"), deep.clone(), deep.join("f")] {
            assert_eq!(is_private(&path).unwrap(), expect, "{}", path.display());
        }
        assert!(create_private(&deep.join("f")).is_err());
        sync_dir(&deep).unwrap();
        assert!(free_bytes(&deep).unwrap() > 0);
    }

    #[test]
    fn a_name_that_is_taken_stays_with_its_file() {
        type Rename = fn(&Path, &Path) -> io::Result<()>;
        for rename in [rename_new as Rename, link_or_check] {
            let dir = tempfile::tempdir().unwrap();
            let (a, b) = (dir.path().join("a"), dir.path().join("b"));
            fs::write(&a, "a").unwrap();
            fs::write(&b, "b").unwrap();
            assert_eq!(rename(&a, &b).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
            assert_eq!((fs::read(&a).unwrap(), fs::read(&b).unwrap()), (b"a".into(), b"b".into()));
            fs::remove_file(&b).unwrap();
            rename(&a, &b).unwrap();
            assert!(!a.exists());
            assert_eq!(fs::read(&b).unwrap(), b"a");
        }
    }
}
