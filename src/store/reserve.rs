//! Room kept free for the words about a disk that is full.
//!
//! A file of no content stands in the case folder. When a line of the log finds no room, the file goes and
//! the line is written where it lay: so a run that fails for want of room can say so in the log, and
//! close what it began. The next opening that finds room puts the file back.

use super::Case;
use crate::platform;
use std::{fs, io::Write, path::PathBuf};

/// Room for the lines and the record that end a capture.
const ROOM: usize = 256 * 1024;

impl Case {
    fn reserve(&self) -> PathBuf {
        self.dir().join("reserve")
    }

    /// Puts the file there if it is not. Without room for it there is nothing to keep.
    pub(super) fn keep_reserve(&self) {
        let path = self.reserve();
        // Not zeros: some file systems store those in no room at all.
        let kept = || platform::create_private(&path)?.write_all(&noise());
        if !path.exists() && kept().is_err() {
            let _ = fs::remove_file(&path);
        }
    }

    /// Gives the room up, and says whether there was any.
    pub fn give_up_reserve(&self) -> bool {
        fs::remove_file(self.reserve()).is_ok()
    }
}

/// Bytes that don't compress, always the same.
fn noise() -> Vec<u8> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = || {
        // xorshift64 (Marsaglia): enough to look like nothing.
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    };
    (0..ROOM / 8).flat_map(|_| next()).collect()
}
