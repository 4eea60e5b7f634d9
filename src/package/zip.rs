//! The zip itself: stored, one order, no time or machine in it (docs/FORMAT.md §1). It is written
//! under a temporary name beside its target and is gone if it is never finished.

use super::{
    Error,
    behind::{Behind, PIECE},
};
use crate::{
    model::{Digest, RelPath},
    platform,
    seal::HashWriter,
};
use std::{
    fs::{self, File},
    io::{self, BufWriter, Read, Seek, Write},
    path::{Path, PathBuf},
};
use zip::{
    CompressionMethod, DateTime, System, ZipWriter, result::ZipError, write::SimpleFileOptions,
};

/// Lengths from here on need the 64-bit fields.
const ZIP64_FROM: u64 = 0xFFFF_FFFF;
/// Length of a local header without its name, and of its 64-bit lengths.
const LOCAL_HEADER: u64 = 30;
const ZIP64_EXTRA: u64 = 20;
/// Bytes copied at a time.
const CHUNK: usize = 128 * 1024;

/// A zip that is being written.
pub(super) struct Zip {
    writer: Option<ZipWriter<BufWriter<File>>>,
    behind: Behind,
    /// Bytes of the members so far, headers with them, and how many of them were sent to the disk.
    written: u64,
    sent: u64,
    temp: Temp,
    base: String,
}

/// A finished zip without its name.
pub(super) struct Finished {
    pub(super) temp: Temp,
    pub(super) sha256: Digest,
}

/// A file that goes when its owner does, unless it was given its name.
pub(super) struct Temp {
    path: PathBuf,
    named: bool,
    /// Held, so that no other run takes the file for a leftover.
    _open: File,
}

impl Temp {
    /// Gives the file its name, never over another.
    pub(super) fn name(mut self, target: &Path) -> Result<(), Error> {
        platform::rename_new(&self.path, target).map_err(|e| match e.kind() {
            io::ErrorKind::AlreadyExists => Error::TargetExists { path: target.to_owned() },
            _ => Error::io("write", target)(e),
        })?;
        self.named = true;
        let dir = super::target::folder(target);
        platform::sync_dir(dir).map_err(Error::io("flush", dir))
    }
}

impl Drop for Temp {
    fn drop(&mut self) {
        if !self.named {
            let _ = fs::remove_file(&self.path);
        }
    }
}

impl Zip {
    /// Begins beside `target`; `base` is the one folder everything lies in.
    pub(super) fn begin(target: &Path, base: String) -> Result<Self, Error> {
        let (path, file) =
            platform::create_beside(target, "part").map_err(Error::io("write", target))?;
        let open = file.try_clone().map_err(Error::io("write", target))?;
        let temp = Temp { path, named: false, _open: open };
        let writer = Some(ZipWriter::new(BufWriter::with_capacity(CHUNK, file)));
        let behind = Behind::follow(&temp.path).map_err(Error::io("read", &temp.path))?;
        Ok(Self { writer, behind, written: 0, sent: 0, temp, base })
    }

    /// Copies a file of the length expected; reads one byte past it at most. Gives the hash and
    /// length of what was read.
    pub(super) fn copy(
        &mut self,
        path: &RelPath,
        from: &mut dyn Read,
        expected: u64,
        watch: &mut dyn FnMut(u64) -> Result<(), Error>,
    ) -> Result<(Digest, u64), Error> {
        self.start(path, expected)?;
        let mut from = from.take(expected.saturating_add(1));
        let unreadable = |source| Error::Unreadable { path: path.to_string(), source };
        let fail = Error::io("write", &self.temp.path);
        let Self { writer: Some(writer), behind, written, sent, .. } = self else {
            return Err(fail(closed()));
        };
        let mut out = HashWriter::new(writer);
        let mut buf = vec![0; CHUNK];
        let result = loop {
            match from.read(&mut buf) {
                Ok(0) => break Ok(()),
                Ok(n) => {
                    if let Err(e) = out.write_all(&buf[..n]) {
                        break Err(e);
                    }
                    watch(out.bytes())?;
                    if *written + out.bytes() >= *sent + PIECE {
                        *sent = *written + out.bytes();
                        behind.piece();
                    }
                }
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(unreadable(e)),
            }
        };
        result.map_err(fail)?;
        let (_, sha256, bytes) = out.finish();
        *written += bytes;
        Ok((sha256, bytes))
    }

    /// Adds a small file.
    pub(super) fn add(&mut self, path: &RelPath, bytes: &[u8]) -> Result<(), Error> {
        self.start(path, bytes.len() as u64)?;
        let fail = Error::io("write", &self.temp.path);
        let writer = self.writer.as_mut().ok_or_else(closed);
        writer.and_then(|w| w.write_all(bytes)).map_err(fail)?;
        self.written += bytes.len() as u64;
        Ok(())
    }

    /// Begins a member; with that the one before it has its CRC-32, and is final.
    fn start(&mut self, path: &RelPath, bytes: u64) -> Result<(), Error> {
        let name = format!("{}/{path}", self.base);
        let header =
            LOCAL_HEADER + name.len() as u64 + if bytes >= ZIP64_FROM { ZIP64_EXTRA } else { 0 };
        let options = SimpleFileOptions::default()
            .system(System::Unix)
            .unix_permissions(0o644)
            .last_modified_time(DateTime::DEFAULT)
            .compression_method(CompressionMethod::Stored)
            .large_file(bytes >= ZIP64_FROM);
        let started = match &mut self.writer {
            Some(writer) => writer.start_file(name, options).map_err(of_zip),
            None => Err(closed()),
        };
        started.map_err(Error::io("write", &self.temp.path))?;
        self.behind.is_final(self.written);
        self.written += header;
        Ok(())
    }

    /// Flushes it to the disk; the hash is of what is there.
    pub(super) fn finish(mut self) -> Result<Finished, Error> {
        let path = self.temp.path.clone();
        let fail = |e| Error::io("write", &path)(e);
        let writer = self.writer.take().ok_or_else(|| fail(closed()))?;
        let buffered = writer.finish().map_err(|e| fail(of_zip(e)))?;
        let mut file = buffered.into_inner().map_err(|e| fail(e.into_error()))?;
        let length = file.stream_position().map_err(fail)?;
        let sha256 = self.behind.finish(length).map_err(fail)?;
        file.sync_all().map_err(fail)?;
        Ok(Finished { temp: self.temp, sha256 })
    }
}

/// What the system said, where it said something: a full disk must be told as one.
fn of_zip(error: ZipError) -> io::Error {
    match error {
        ZipError::Io(e) => e,
        other => io::Error::other(other),
    }
}

fn closed() -> io::Error {
    io::ErrorKind::BrokenPipe.into()
}
