//! The custody log: one line an event, each holding the hash of the line before (docs/FORMAT.md §6).
//!
//! ```text
//! {"v":1,"seq":2,"prev":"<64 hex>","t_claimed":"2026-01-02T03:10:00.123Z","t_mono":1520,"actor":"self","type":"capture.start","item":"E0001","data":{"tool":"saboot 0.1.0"}}
//! ```
//!
//! No line holds a typed word, an address, a name or a handle: those lie in salted files, and the
//! line holds their hash.

use super::{FormatError, json};
use crate::{
    model::{Actor, Digest, Event, RelPath, Utc},
    seal::sha256,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::thread;

const WHAT: &str = "custody log";
/// Lines from which on it is worth another thread.
const MANY: usize = 2000;

/// One line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Version of the line format: 1.
    pub v: u8,
    /// Number, from 1, without gaps.
    pub seq: u64,
    /// SHA-256 of the line before with its line feed; zeros for the first.
    pub prev: Digest,
    /// When, by this computer's clock.
    pub t_claimed: Utc,
    /// Milliseconds since this run of the tool began: shows a clock that was set meanwhile.
    pub t_mono: u64,
    /// Who, as a code.
    pub actor: Actor,
    /// What happened.
    #[serde(rename = "type")]
    pub event: Event,
    /// The exhibit it happened to (`E0001`), or empty.
    pub item: String,
    /// Details: an object of integers, hashes, codes and paths.
    pub data: Value,
}

/// A file that a line says was put into the case; `path` as in the package (`data/E0001/page.png`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoggedFile {
    /// Place in the package.
    pub path: RelPath,
    /// Its hash.
    pub sha256: Digest,
    /// Its length.
    pub bytes: u64,
}

impl Line {
    /// The line with its line feed.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = json::to_line(self).into_bytes();
        out.push(b'\n');
        out
    }

    /// The hash that the next line's `prev` holds.
    pub fn hash(&self) -> Digest {
        sha256(&self.encode())
    }

    /// The files this line logs: `data.files`, where there is one.
    pub fn files(&self) -> Result<Vec<LoggedFile>, FormatError> {
        let Some(files) = self.data.get("files") else { return Ok(vec![]) };
        Vec::deserialize(files).map_err(|e| FormatError::new(WHAT, e.to_string()))
    }

    /// Reads one line, given without its line feed.
    pub fn parse(text: &[u8]) -> Result<Self, FormatError> {
        // The one comparison at the end is of everything, the spelling too.
        let line: Self =
            serde_json::from_slice(text).map_err(|e| FormatError::new(WHAT, e.to_string()))?;
        if !line.data.is_object() || !json::integers_only(&line.data) {
            return Err(FormatError::new(
                WHAT,
                "data is not an object, or has other numbers than integers",
            ));
        }
        if json::to_line(&line).as_bytes() != text {
            return Err(FormatError::new(
                WHAT,
                "fields missing or in another order, or a second spelling",
            ));
        }
        Ok(line)
    }
}

/// A whole log whose lines follow one another.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Log {
    /// The lines in order.
    pub lines: Vec<Line>,
    /// Hash of each line, in order.
    pub hashes: Vec<Digest>,
}

impl Log {
    /// Reads a log; every line ends with a line feed and holds its predecessor's hash.
    pub fn parse(bytes: &[u8]) -> Result<Self, FormatError> {
        let texts: Vec<&[u8]> = bytes.split_inclusive(|&b| b == b'\n').collect();
        let mut log = Self::default();
        for (n, (read, hash)) in (1..).zip(read_all(&texts)) {
            let line = read.map_err(|e| FormatError::at(WHAT, n, e.why))?;
            if line.v != 1 || line.seq != n as u64 {
                return Err(FormatError::at(WHAT, n, "out of sequence"));
            }
            if line.prev != log.head() {
                return Err(FormatError::at(WHAT, n, "does not follow from the line before"));
            }
            log.hashes.push(hash);
            log.lines.push(line);
        }
        Ok(log)
    }

    /// Hash of the last line; zeros for an empty log.
    pub fn head(&self) -> Digest {
        self.hashes.last().copied().unwrap_or(Digest::ZERO)
    }

    /// Number of lines.
    pub fn count(&self) -> u64 {
        self.lines.len() as u64
    }

    /// A line by its number, from 1.
    pub fn line(&self, seq: u64) -> Option<&Line> {
        self.lines.get(usize::try_from(seq.checked_sub(1)?).ok()?)
    }

    /// Adds a line that must follow from the last.
    pub fn push(&mut self, line: Line) {
        self.hashes.push(line.hash());
        self.lines.push(line);
    }
}

type Read = (Result<Line, FormatError>, Digest);

/// Reads each line by itself; from many on the halves at the same time.
fn read_all(texts: &[&[u8]]) -> Vec<Read> {
    let read = |half: &[&[u8]]| half.iter().map(|text| read_whole(text)).collect::<Vec<_>>();
    if texts.len() < MANY {
        return read(texts);
    }
    let (first, second) = texts.split_at(texts.len() / 2);
    thread::scope(|s| {
        let second = s.spawn(|| read(second));
        let mut all = read(first);
        // A thread that died read nothing: no line is taken for good that was not looked at.
        let lost = || vec![(Err(FormatError::new(WHAT, "not read")), Digest::ZERO)];
        all.extend(second.join().unwrap_or_else(|_| lost()));
        all
    })
}

/// A line with its line feed, and its hash.
fn read_whole(text: &[u8]) -> Read {
    let cut = || FormatError::new(WHAT, "cut off: no line feed");
    let line = text.strip_suffix(b"\n").ok_or_else(cut).and_then(Line::parse);
    (line, sha256(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(seq: u64, prev: Digest) -> Line {
        Line {
            v: 1,
            seq,
            prev,
            t_claimed: "2026-01-02T03:10:00.123Z".parse().unwrap(),
            t_mono: 7,
            actor: Actor::default(),
            event: Event::NoteAdd,
            item: String::new(),
            data: serde_json::json!({ "n": seq }),
        }
    }

    fn three() -> Vec<Vec<u8>> {
        let mut log = Log::default();
        for seq in 1..=3 {
            log.push(line(seq, log.head()));
        }
        log.lines.iter().map(Line::encode).collect()
    }

    #[test]
    fn the_first_line_byte_for_byte() {
        let zeros = "0".repeat(64);
        let expect = format!(
            r#"{{"v":1,"seq":1,"prev":"{zeros}","t_claimed":"2026-01-02T03:10:00.123Z","t_mono":7,"actor":"self","type":"note.add","item":"","data":{{"n":1}}}}"#
        );
        assert_eq!(line(1, Digest::ZERO).encode(), format!("{expect}\n").into_bytes());
        assert_eq!(Line::parse(expect.as_bytes()).unwrap(), line(1, Digest::ZERO));
    }

    #[test]
    fn a_dropped_swapped_doubled_or_changed_line_is_found() {
        let l = three();
        assert_eq!(Log::parse(&l.concat()).unwrap().count(), 3);
        let broken = [
            [&l[1][..], &l[2]].concat(),
            [&l[0][..], &l[2]].concat(),
            [&l[0][..], &l[2], &l[1]].concat(),
            [&l[0][..], &l[1], &l[1], &l[2]].concat(),
            [&l[0][..], &l[1], &l[2][..9]].concat(),
            String::from_utf8(l.concat()).unwrap().replace("\"n\":2", "\"n\":5").into_bytes(),
            String::from_utf8(l.concat()).unwrap().replace('\n', "\r\n").into_bytes(),
            [&l.concat()[..], b"\n"].concat(),
        ];
        for bytes in broken {
            assert!(Log::parse(&bytes).is_err(), "{}", String::from_utf8_lossy(&bytes));
        }
    }

    proptest! {
        #[test]
        fn no_single_changed_bit_passes_unless_it_is_in_the_last_line(at in 0usize..600, bit in 0u8..8) {
            let mut bytes = three().concat();
            let at = at % bytes.len();
            bytes[at] ^= 1 << bit;
            let last = bytes.len() - three()[2].len();
            prop_assert!(Log::parse(&bytes).is_err() || at >= last);
        }

        #[test]
        fn any_bytes_are_read_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = Log::parse(&bytes);
        }
    }
}
