//! The zip's bytes behind the one who writes them: hashed while they are still in memory, and sent to
//! the disk in pieces, so that nothing waits for all of it at the end.
//!
//! A member's header holds its CRC-32, which is known when its last byte was read: only then are its
//! bytes final. So the hash can't be taken on the way in without reading every file twice.

use crate::{model::Digest, seal::Hasher};
use std::{
    fs::File,
    io::{self, Read},
    path::Path,
    sync::mpsc::{Receiver, Sender, channel},
    thread::{self, JoinHandle},
};

/// Bytes after which what was written is sent to the disk.
pub(super) const PIECE: u64 = 32 << 20;
/// Bytes read back at a time.
const CHUNK: usize = 128 * 1024;

/// A thread that follows a file.
pub(super) struct Behind {
    tell: Option<Sender<Told>>,
    thread: Option<JoinHandle<io::Result<Hasher>>>,
}

enum Told {
    /// The bytes before this place will not change.
    Final(u64),
    /// Enough was written for a piece.
    Piece,
}

impl Behind {
    pub(super) fn follow(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let (tell, told) = channel();
        Ok(Self { tell: Some(tell), thread: Some(thread::spawn(move || follow(file, &told))) })
    }

    /// The bytes before `end` will not change.
    pub(super) fn is_final(&self, end: u64) {
        self.say(Told::Final(end));
    }

    /// [`PIECE`] bytes more were written.
    pub(super) fn piece(&self) {
        self.say(Told::Piece);
    }

    fn say(&self, told: Told) {
        // A thread that stopped says why at the end.
        let _ = self.tell.as_ref().map(|tell| tell.send(told));
    }

    /// The hash of the file's `length` bytes.
    pub(super) fn finish(mut self, length: u64) -> io::Result<Digest> {
        self.is_final(length);
        self.tell = None;
        let joined = self.thread.take().map(JoinHandle::join);
        let hasher =
            joined.and_then(Result::ok).unwrap_or_else(|| Err(io::ErrorKind::Other.into()));
        hasher.map(Hasher::finish)
    }
}

impl Drop for Behind {
    fn drop(&mut self) {
        self.tell = None;
        // What it read of a zip that is given up is of no interest.
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

fn follow(mut file: File, told: &Receiver<Told>) -> io::Result<Hasher> {
    let (mut hasher, mut at) = (Hasher::default(), 0);
    let mut buf = vec![0; CHUNK];
    while let Ok(told) = told.recv() {
        match told {
            Told::Piece => file.sync_data()?,
            Told::Final(end) => {
                while at < end {
                    let room = usize::try_from(end - at).unwrap_or(CHUNK).min(CHUNK);
                    file.read_exact(&mut buf[..room])?;
                    hasher.update(&buf[..room]);
                    at += room as u64;
                }
            }
        }
    }
    Ok(hasher)
}
