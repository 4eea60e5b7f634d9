//! Where the files come from. A check can't tell a folder from a zip.

use super::{Error, finding::Code, finding::Findings, folder::Folder, zip};
use std::{fs, io, path::Path};

/// Bytes read at a time.
pub(super) const CHUNK: usize = 128 * 1024;

/// A file or folder as the source names it, nothing checked.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Parts joined by `/`, with the base directory.
    pub(super) name: String,
    /// Length as declared.
    pub(super) bytes: u64,
    /// A folder that is listed by itself.
    pub(super) folder: bool,
}

/// Why a file's bytes are not what was declared.
#[derive(Debug)]
pub(super) enum Fault {
    /// The system said no.
    Io(io::Error),
    /// Wrong CRC-32.
    Crc,
    /// Not a deflate stream, or one that ends early or late.
    Inflate,
    /// More bytes than declared, or fewer.
    Size,
    /// Already said: its header can't be used.
    Header,
}

impl Fault {
    /// Writes the fault down as a finding.
    pub(super) fn tell(&self, name: &str, out: &mut Findings) {
        match self {
            Self::Io(e) => out.say(Code::Unreadable, name, e.to_string()),
            Self::Crc => out.say(Code::ZipCrc, name, "the content does not fit its CRC-32"),
            Self::Inflate => out.say(Code::ZipInflate, name, "not one whole deflate stream"),
            Self::Size => out.say(Code::ZipSize, name, "longer or shorter than declared"),
            Self::Header => {}
        }
    }
}

/// A list of entries that can be read from several threads.
pub(super) trait Source: Sync {
    /// All entries, in the source's order.
    fn entries(&self) -> &[Entry];

    /// Passes an entry's bytes on, never more than one past what it declares.
    fn read(&self, index: usize, sink: &mut dyn FnMut(&[u8])) -> Result<(), Fault>;
}

/// What opening gave.
pub(super) struct Opened {
    /// The files, when they can be told apart.
    pub(super) source: Option<Box<dyn Source>>,
    /// A folder, not a zip.
    pub(super) is_folder: bool,
    /// A zip whose every header is what saboot writes, in saboot's order.
    pub(super) our_headers: bool,
}

/// Opens a folder or a zip; only a path that can't be opened is an error.
pub(super) fn open(path: &Path, out: &mut Findings) -> Result<Opened, Error> {
    let failed = |source| Error::Open { path: path.to_owned(), source };
    let meta = fs::metadata(path).map_err(failed)?;
    if meta.is_dir() {
        let folder = Folder::open(path, out).map_err(failed)?;
        return Ok(Opened { source: Some(Box::new(folder)), is_folder: true, our_headers: false });
    }
    if !meta.is_file() {
        out.say(Code::NotAPackage, "", "neither a file nor a folder");
        return Ok(Opened { source: None, is_folder: false, our_headers: false });
    }
    let file = fs::File::open(path).map_err(failed)?;
    let opened = zip::open(path, file, out);
    let our_headers = opened.as_ref().is_some_and(zip::Zip::our_headers);
    let source = opened.map(|z| Box::new(z) as Box<dyn Source>);
    Ok(Opened { source, is_folder: false, our_headers })
}

/// Passes on a reader's bytes; a length other than `bytes` is a fault, noticed one byte past.
pub(super) fn pump(
    from: &mut dyn io::Read,
    bytes: u64,
    sink: &mut dyn FnMut(&[u8]),
) -> Result<(), PumpError> {
    let small = usize::try_from(bytes.saturating_add(1)).unwrap_or(CHUNK);
    let mut buf = vec![0; CHUNK.min(small)];
    let mut done = 0;
    loop {
        let room = usize::try_from((bytes - done).saturating_add(1)).unwrap_or(CHUNK);
        let room = room.min(buf.len());
        let n = match from.read(buf.get_mut(..room).unwrap_or_default()) {
            Ok(n) => n,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            Err(e) => return Err(PumpError::Io(e)),
        };
        if n == 0 {
            return if done == bytes { Ok(()) } else { Err(PumpError::Size) };
        }
        done += n as u64;
        if done > bytes {
            return Err(PumpError::Size);
        }
        sink(buf.get(..n).unwrap_or_default());
    }
}

/// Why [`pump`] stopped.
pub(super) enum PumpError {
    /// The reader said no.
    Io(io::Error),
    /// Another length than declared.
    Size,
}
