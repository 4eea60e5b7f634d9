//! Our own reader of zips, strict where two readers could see different things.
//!
//! It shares no code with the writer. The end records, the central directory and every local header
//! must tell one story, and members must tile the file: no byte of it is outside that story.
//!
//! ```text
//! local header · data [· descriptor]   … repeated …   central directory [· zip64 end] · end
//! ^ byte 0                                             ^ as the end record says        ^ last 22 bytes
//! ```

mod central;
mod end;
mod extra;
mod fields;
mod local;
mod member;
mod ours;

use super::{
    finding::{Code, Findings},
    source::{Entry, Fault, Source},
};
use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
};

/// One member as the central directory gives it.
#[derive(Debug, Clone)]
struct Member {
    /// Name as its bytes stand there.
    name: Vec<u8>,
    flags: u16,
    method: u16,
    crc: u32,
    /// Bytes in the zip.
    packed: u64,
    /// Bytes of the file.
    bytes: u64,
    /// Where its local header begins.
    at: u64,
    /// Where its data begins, once the local header was read and fits.
    data_at: Option<u64>,
}

impl Member {
    fn shown(&self) -> String {
        String::from_utf8_lossy(&self.name).into_owned()
    }

    /// Directory entries are names that end with a slash.
    fn is_folder(&self) -> bool {
        self.name.ends_with(b"/")
    }
}

/// A zip whose members can be read one by one.
pub(super) struct Zip {
    path: PathBuf,
    members: Vec<Member>,
    entries: Vec<Entry>,
    our_headers: bool,
}

/// Why the headers can't be followed any further.
type Stop = (Code, String);

fn unreadable(e: io::Error) -> Stop {
    (Code::Unreadable, e.to_string())
}

/// Reads every header. Nothing comes back when members can't be told apart; the findings say why.
pub(super) fn open(path: &Path, file: File, out: &mut Findings) -> Option<Zip> {
    let opened = read_headers(path, file, out);
    opened.map_err(|(code, detail)| out.say(code, "", detail)).ok()
}

fn read_headers(path: &Path, mut file: File, out: &mut Findings) -> Result<Zip, Stop> {
    let end = end::find(&mut file, out)?;
    let (mut members, central_is_ours) = central::read(&mut file, &end, out)?;
    let locals_are_ours = local::check(&mut file, &end, &mut members, out)?;
    let large = members.iter().any(|m| ours::is_large(m.bytes));
    let end_is_ours = end.tail == ours::end(end.count, end.directory_at, end.directory_size, large);
    let entries =
        members.iter().map(|m| Entry { name: m.shown(), bytes: m.bytes, folder: m.is_folder() });
    let entries = entries.collect();
    let our_headers = central_is_ours && locals_are_ours && end_is_ours;
    Ok(Zip { path: path.to_owned(), members, entries, our_headers })
}

impl Zip {
    /// Whether every header, byte for byte, is what saboot writes for these members; order and
    /// base directory are for others to judge.
    pub(super) fn our_headers(&self) -> bool {
        self.our_headers
    }
}

impl Source for Zip {
    fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn read(&self, index: usize, sink: &mut dyn FnMut(&[u8])) -> Result<(), Fault> {
        let member = self.members.get(index).ok_or(Fault::Header)?;
        member::read(&self.path, member, sink)
    }
}
