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

/// Two threads that follow a file: one hashes, one waits for the disk.
pub(super) struct Behind {
    hash: Thread<u64, Hasher>,
    flush: Thread<(), ()>,
}

/// A thread, and what it is told.
struct Thread<T, R> {
    tell: Option<Sender<T>>,
    thread: Option<JoinHandle<io::Result<R>>>,
}

impl<T: Send + 'static, R: Send + 'static> Thread<T, R> {
    fn start(work: impl FnOnce(&Receiver<T>) -> io::Result<R> + Send + 'static) -> Self {
        let (tell, told) = channel();
        Self { tell: Some(tell), thread: Some(thread::spawn(move || work(&told))) }
    }

    fn tell(&self, told: T) {
        // A thread that stopped says why at the end.
        let _ = self.tell.as_ref().map(|tell| tell.send(told));
    }

    fn finish(&mut self) -> io::Result<R> {
        self.tell = None;
        let joined = self.thread.take().map(JoinHandle::join);
        joined.and_then(Result::ok).unwrap_or_else(|| Err(io::ErrorKind::Other.into()))
    }
}

impl Behind {
    pub(super) fn follow(path: &Path) -> io::Result<Self> {
        let (mut read, flush) = (File::open(path)?, File::open(path)?);
        Ok(Self {
            hash: Thread::start(move |told| hash(&mut read, told)),
            flush: Thread::start(move |told| told.iter().try_for_each(|()| flush.sync_data())),
        })
    }

    /// The bytes before `end` will not change.
    pub(super) fn is_final(&self, end: u64) {
        self.hash.tell(end);
    }

    /// [`PIECE`] bytes more were written.
    pub(super) fn piece(&self) {
        self.flush.tell(());
    }

    /// The hash of the file's `length` bytes.
    pub(super) fn finish(mut self, length: u64) -> io::Result<Digest> {
        self.is_final(length);
        self.flush.finish()?;
        self.hash.finish().map(Hasher::finish)
    }
}

impl Drop for Behind {
    fn drop(&mut self) {
        // Of a zip that is given up neither is of interest; but no thread outlives it.
        let _ = (self.hash.finish(), self.flush.finish());
    }
}

/// Hashes up to each place that is told.
fn hash(file: &mut File, told: &Receiver<u64>) -> io::Result<Hasher> {
    let (mut hasher, mut at) = (Hasher::default(), 0);
    let mut buf = vec![0; CHUNK];
    for end in told {
        while at < end {
            let room = usize::try_from(end - at).unwrap_or(CHUNK).min(CHUNK);
            file.read_exact(&mut buf[..room])?;
            hasher.update(&buf[..room]);
            at += room as u64;
        }
    }
    Ok(hasher)
}
