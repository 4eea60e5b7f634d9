//! What this user may do with a folder.

use std::path::Path;

/// Whether files can be made in a folder that exists. Where that cannot be told, yes: the write
/// itself will say.
pub fn is_writable(folder: &Path) -> bool {
    #[cfg(unix)]
    {
        use rustix::fs::{Access, access};
        access(folder, Access::WRITE_OK | Access::EXEC_OK).is_ok()
    }
    #[cfg(not(unix))]
    {
        let _ = folder;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_ones_own_can_be_written_and_none_cannot() {
        let dir = tempfile::tempdir().unwrap();
        assert!(is_writable(dir.path()));
        assert_eq!(is_writable(&dir.path().join("none")), cfg!(not(unix)));
    }
}
