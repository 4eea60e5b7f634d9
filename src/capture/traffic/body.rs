//! Answer bodies, on disk as they come.

use crate::{
    model::Digest,
    seal::{HashWriter, sha256},
};
use std::{
    fs::{self, File},
    io::{self, Write},
    path::PathBuf,
};

/// The longest body kept; what is beyond is said to be cut.
pub(super) const LONGEST: u64 = 256 << 20;

/// The longest page kept: as a tree in the browser it takes a multiple of it.
pub(super) const LONGEST_PAGE: u64 = 64 << 20;
/// Bytes of one body that may wait in memory for its beginning.
const MOST_WAITING: usize = 8 << 20;

/// A body on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spooled {
    /// The file.
    pub path: PathBuf,
    /// Its hash.
    pub sha256: Digest,
    /// Its length.
    pub bytes: u64,
    /// Why it is not the whole body (`length`, `time`, `disconnect`), if it is not.
    pub truncated: Option<&'static str>,
}

/// What there is of an answer's body.
#[derive(Debug, Default)]
pub(crate) enum Body {
    /// None, or not asked for.
    #[default]
    None,
    /// Held at the answer's head; its body is being taken.
    Held,
    /// Copied as it arrives.
    Stream(Box<Stream>),
    /// On disk.
    Kept(Spooled),
    /// Lost, and why.
    Lost(&'static str),
}

impl Body {
    /// Writes a whole body.
    pub(super) fn keep(path: PathBuf, bytes: &[u8]) -> Self {
        match fs::write(&path, bytes) {
            Ok(()) => Self::Kept(Spooled {
                path,
                sha256: sha256(bytes),
                bytes: bytes.len() as u64,
                truncated: None,
            }),
            Err(_) => Self::Lost("disk"),
        }
    }

    /// Ends a copy that is still running: what came is kept.
    pub(super) fn close(&mut self, complete: bool) {
        *self = match std::mem::take(self) {
            Self::Stream(stream) => stream.finish(complete),
            Self::Held => Self::Lost("unfinished"),
            other => other,
        };
    }
}

/// A body that is copied while it arrives. What the browser held before copying began comes in the
/// answer to the call that began it, and may come after the first pieces: those wait.
pub(crate) struct Stream {
    path: PathBuf,
    most: u64,
    out: HashWriter<File>,
    waiting: Option<Vec<Vec<u8>>>,
    waits: usize,
    /// The browser can't copy it: it was over before it began.
    pub(super) refused: bool,
    /// The request's end was seen.
    pub(super) ended: bool,
    /// Bytes the browser says came, copied or not.
    pub(super) came: u64,
    failed: Option<&'static str>,
}

impl std::fmt::Debug for Stream {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stream").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Stream {
    /// A copy of at most `most` bytes.
    pub(super) fn create(path: PathBuf, most: u64) -> io::Result<Self> {
        let out = HashWriter::new(File::create(&path)?);
        Ok(Self {
            path,
            most,
            out,
            waiting: Some(vec![]),
            waits: 0,
            refused: false,
            ended: false,
            came: 0,
            failed: None,
        })
    }

    /// Whether the beginning is there.
    pub(super) fn begun(&self) -> bool {
        self.waiting.is_none()
    }

    /// The bytes the browser held before the copy began.
    pub(super) fn begin(&mut self, held: &[u8]) {
        self.write(held);
        for piece in self.waiting.take().unwrap_or_default() {
            self.write(&piece);
        }
    }

    /// Whether there was more than is kept.
    pub(super) fn is_cut(&self) -> bool {
        self.failed == Some("length")
    }

    /// A piece that arrived.
    pub(super) fn piece(&mut self, bytes: Vec<u8>) {
        match &mut self.waiting {
            Some(waiting) if self.waits < MOST_WAITING => {
                self.waits += bytes.len();
                waiting.push(bytes);
            }
            Some(_) => self.failed = Some("unspecified"),
            None => self.write(&bytes),
        }
    }

    /// Whether the copy began too late: what came before is in none of its pieces. The browser holds
    /// back some kinds (scripts, words) until then, and others (pictures) not.
    pub(super) fn lacks(&self) -> bool {
        self.failed.is_none() && self.out.bytes() < self.came
    }

    /// There is no room for more.
    pub(super) fn cut(&mut self) {
        self.failed = Some("length");
    }

    fn write(&mut self, bytes: &[u8]) {
        let room = self.most.saturating_sub(self.out.bytes());
        let fits = usize::try_from(room).unwrap_or(usize::MAX).min(bytes.len());
        if fits < bytes.len() {
            self.failed = Some("length");
        }
        if self.out.write_all(&bytes[..fits]).is_err() {
            self.failed = Some("unspecified");
        }
    }

    fn finish(mut self, complete: bool) -> Body {
        if let Some(waiting) = self.waiting.take() {
            if self.refused && waiting.is_empty() {
                return Body::Lost("unfinished");
            }
            waiting.iter().for_each(|piece| self.write(piece));
        }
        let lacks = self.lacks().then_some("unspecified");
        let truncated = self.failed.or((!complete).then_some("time")).or(lacks);
        let (file, sha256, bytes) = self.out.finish();
        match file.sync_data() {
            Ok(()) => Body::Kept(Spooled { path: self.path, sha256, bytes, truncated }),
            Err(_) => Body::Lost("disk"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a copy gives of a body of six bytes of which it was told, when the browser held `held` and
    /// sent `pieces` after that.
    fn copied(held: &[u8], pieces: &[&[u8]]) -> (u64, Option<&'static str>) {
        let dir = tempfile::tempdir().unwrap();
        let mut stream = Stream::create(dir.path().join("body"), LONGEST).unwrap();
        stream.came = 6;
        pieces.iter().for_each(|piece| stream.piece(piece.to_vec()));
        stream.begin(held);
        match stream.finish(true) {
            Body::Kept(kept) => (kept.bytes, kept.truncated),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_copy_that_began_too_late_is_not_said_to_be_whole() {
        assert_eq!(copied(b"abc", &[b"def"]), (6, None));
        assert_eq!(copied(b"abcdef", &[]), (6, None));
        assert_eq!(copied(b"", &[b"def"]), (3, Some("unspecified")));
        assert_eq!(copied(b"", &[]), (0, Some("unspecified")));
    }
}
