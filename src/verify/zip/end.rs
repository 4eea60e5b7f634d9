//! The end of a zip: where its central directory is and how many entries it has.

use super::{Stop, fields::Fields, unreadable};
use crate::verify::finding::{Code, Findings};
use std::{
    fs::File,
    io::{Read, Seek, SeekFrom},
};

/// Length of the end record without a comment.
const END: u64 = 22;
/// Length of the zip64 end record and of its locator.
const LONG_END: u64 = 56;
const LOCATOR: u64 = 20;
/// How far from the end to look: the longest comment and all three records.
const TAIL: u64 = 0xFFFF + END + LONG_END + LOCATOR;
/// Value of a short field whose truth stands in the zip64 record.
const ELSEWHERE: u64 = 0xFFFF_FFFF;

/// What the end says.
pub(super) struct End {
    /// Number of entries.
    pub(super) count: u64,
    /// Where the central directory begins.
    pub(super) directory_at: u64,
    /// Its length.
    pub(super) directory_size: u64,
    /// The end records' bytes.
    pub(super) tail: Vec<u8>,
}

/// The short end record's fields.
struct Short {
    count: u64,
    size: u64,
    at: u64,
}

/// Finds the end records; they must stand at the very end and directly after the directory.
pub(super) fn find(file: &mut File, out: &mut Findings) -> Result<End, Stop> {
    let length = file.metadata().map_err(unreadable)?.len();
    let from = length.saturating_sub(TAIL);
    let mut tail = Vec::new();
    file.seek(SeekFrom::Start(from)).map_err(unreadable)?;
    file.take(TAIL).read_to_end(&mut tail).map_err(unreadable)?;
    let place = search(&tail).ok_or_else(|| no_end(file))?;
    let record = tail.get(place..).unwrap_or_default();
    let bare = record.len() as u64 == END && record.ends_with(&[0, 0]);
    out.expect(bare, Code::ZipStrayBytes, "", "bytes after the end record, or a comment");
    let short = read_short(record)?;
    let before = tail.get(..place).unwrap_or_default();
    let (short, begins) = match before.last_chunk::<20>() {
        Some(locator) if locator.starts_with(b"PK\x06\x07") => {
            let at = (from + place as u64).saturating_sub(LOCATOR + LONG_END);
            let record = before.len().checked_sub(76).and_then(|n| before.get(n..));
            (read_long(record.unwrap_or_default(), at, &short)?, at)
        }
        _ => (short, from + place as u64),
    };
    if short.at.checked_add(short.size) != Some(begins) {
        let why = "the central directory does not reach from where it should to the end records";
        return Err((Code::ZipStrayBytes, why.into()));
    }
    let skip = usize::try_from(begins - from).unwrap_or(usize::MAX);
    Ok(End {
        count: short.count,
        directory_at: short.at,
        directory_size: short.size,
        tail: tail.get(skip..).unwrap_or_default().to_vec(),
    })
}

/// Place of the end record: at the very end, or else the last one there is.
fn search(tail: &[u8]) -> Option<usize> {
    let starts = |n: &usize| tail.get(*n..).is_some_and(|t| t.starts_with(b"PK\x05\x06"));
    (0..=tail.len().checked_sub(22)?).rev().find(starts)
}

fn no_end(file: &mut File) -> Stop {
    let mut head = [0; 4];
    let is_zip = file.rewind().and_then(|()| file.read_exact(&mut head)).is_ok()
        && head.starts_with(b"PK\x03\x04");
    if is_zip {
        (Code::ZipEnd, "a zip that is cut off: its end record is missing".into())
    } else {
        (Code::NotAPackage, "not a zip".into())
    }
}

fn read_short(record: &[u8]) -> Result<Short, Stop> {
    let mut f = Fields(record);
    let cut = || (Code::ZipEnd, "the end record is cut off".to_owned());
    let mut next = || -> Option<[u64; 6]> {
        f.take(4)?;
        let disks = [f.u16()?, f.u16()?, f.u16()?, f.u16()?].map(u64::from);
        let [disk, directory_disk, here, count] = disks;
        Some([disk, directory_disk, here, count, f.u32()?.into(), f.u32()?.into()])
    };
    let [disk, directory_disk, here, count, size, at] = next().ok_or_else(cut)?;
    if disk != 0 || directory_disk != 0 || here != count {
        return Err((Code::ZipDisks, "the end record speaks of several disks".into()));
    }
    Ok(Short { count, size, at })
}

/// Reads the zip64 end record and its locator, which end where the short one begins.
fn read_long(records: &[u8], at: u64, short: &Short) -> Result<Short, Stop> {
    let bad = |why: &str| (Code::ZipEnd, format!("zip64: {why}"));
    let mut f = Fields(records);
    let mut next = || -> Option<([u64; 4], [u64; 4], [u64; 3])> {
        f.take(4).filter(|s| s == b"PK\x06\x06")?;
        let length = f.u64()?;
        f.take(4)?;
        let disks = [u64::from(f.u32()?), f.u32()?.into()];
        let [a, b] = disks;
        let sizes = [f.u64()?, f.u64()?, f.u64()?, f.u64()?];
        f.take(4)?;
        let locator = [f.u32()?.into(), f.u64()?, f.u32()?.into()];
        Some(([length, a, b, 0], sizes, locator))
    };
    let (head, sizes, locator) =
        next().ok_or_else(|| bad("the end record is not directly before its locator"))?;
    let [length, disk, directory_disk, _] = head;
    let [here, count, size, directory_at] = sizes;
    let [locator_disk, record_at, disks] = locator;
    if length != 44 || record_at != at {
        return Err(bad("the locator points elsewhere, or the record has another length"));
    }
    if disk != 0 || directory_disk != 0 || here != count || locator_disk != 0 || disks != 1 {
        return Err((Code::ZipDisks, "the zip64 records speak of several disks".into()));
    }
    let fits = |short: u64, long: u64, most: u64| short == long || short == most;
    if fits(short.count, count, 0xFFFF)
        && fits(short.size, size, ELSEWHERE)
        && fits(short.at, directory_at, ELSEWHERE)
    {
        Ok(Short { count, size, at: directory_at })
    } else {
        Err(bad("the two end records disagree"))
    }
}
