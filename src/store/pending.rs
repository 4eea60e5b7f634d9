//! A file on its way into the case.

use super::{Error, files};
use crate::{
    format::custody::LoggedFile,
    model::RelPath,
    platform,
    seal::{Hasher, hash_reader},
};
use std::{
    fs::{self, File},
    io::{self, BufWriter, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

/// Bytes gathered before a write: archives are written in many small pieces.
const BUFFER: usize = 128 * 1024;

/// A temporary file that becomes a file of the case on [`Pending::commit`]. Dropped before that, it
/// is gone: nobody was told that it was there.
pub struct Pending {
    path: RelPath,
    temp: PathBuf,
    dest: PathBuf,
    /// `None` once the file has its name.
    file: Option<BufWriter<File>>,
    hasher: Hasher,
    bytes: u64,
    /// The running hash holds as long as nothing was written twice.
    sought: bool,
    /// Why the disk took no more: who writes through others may hear of it in other words.
    failed: Option<io::Error>,
}

impl Pending {
    pub(super) fn new(path: RelPath, temp: PathBuf, dest: PathBuf) -> Result<Self, Error> {
        let file = platform::create_private(&temp).map_err(Error::io("write", &temp))?;
        let file = Some(BufWriter::with_capacity(BUFFER, file));
        Ok(Self {
            path,
            temp,
            dest,
            file,
            hasher: Hasher::default(),
            bytes: 0,
            sought: false,
            failed: None,
        })
    }

    /// The place in the package it will have.
    pub fn path(&self) -> &RelPath {
        &self.path
    }

    /// Flushes the file to the disk and gives it its name, never over another file. What comes back
    /// belongs into the `files` of a log line at once.
    pub fn commit(mut self) -> Result<LoggedFile, Error> {
        let Some(file) = self.file.take() else {
            return Err(Error::Exists { path: self.path.to_string() });
        };
        let done = self.finish(file);
        if done.is_err() {
            let _ = fs::remove_file(&self.temp);
        }
        done
    }

    fn finish(&mut self, file: BufWriter<File>) -> Result<LoggedFile, Error> {
        let fail = |e| Error::io("write", &self.dest)(e);
        let mut file = file.into_inner().map_err(|e| fail(e.into_error()))?;
        file.sync_all().map_err(fail)?;
        let (sha256, bytes) = if self.sought {
            file.rewind().and_then(|()| hash_reader(&mut file)).map_err(fail)?
        } else {
            (self.hasher.clone().finish(), self.bytes)
        };
        drop(file);
        let dir = files::parent(&self.dest);
        if !dir.is_dir() {
            files::make_dir(dir)?;
            files::sync_dir(files::parent(dir))?;
        }
        name_new(&self.temp, &self.dest, &self.path)?;
        files::sync_dir(dir)?;
        Ok(LoggedFile { path: self.path.clone(), sha256, bytes })
    }

    /// The error with which the disk refused a write, if it did. It is told once.
    pub fn refused(&mut self) -> Option<Error> {
        self.failed.take().map(Error::io("write", &self.dest))
    }

    fn file(&mut self) -> io::Result<&mut BufWriter<File>> {
        self.file.as_mut().ok_or_else(|| io::ErrorKind::BrokenPipe.into())
    }
}

impl Pending {
    fn remember(&mut self, error: io::Error) -> io::Error {
        let copy = error.raw_os_error().map(io::Error::from_raw_os_error);
        self.failed = copy.or_else(|| Some(error.kind().into()));
        error
    }
}

fn name_new(temp: &Path, dest: &Path, path: &RelPath) -> Result<(), Error> {
    platform::rename_new(temp, dest).map_err(|e| match e.kind() {
        io::ErrorKind::AlreadyExists => Error::Exists { path: path.to_string() },
        _ => Error::io("write", dest)(e),
    })
}

impl Write for Pending {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        let n = self.file()?.write(buf).map_err(|e| self.remember(e))?;
        if !self.sought {
            self.hasher.update(&buf[..n]);
            self.bytes += n as u64;
        }
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file()?.flush().map_err(|e| self.remember(e))
    }
}

impl Seek for Pending {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        if to != SeekFrom::Current(0) {
            self.sought = true;
        }
        self.file()?.seek(to).map_err(|e| self.remember(e))
    }

    fn stream_position(&mut self) -> io::Result<u64> {
        self.file()?.stream_position()
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        if self.file.take().is_some() {
            let _ = fs::remove_file(&self.temp);
        }
    }
}
