//! The central directory: the list of members that this reader believes, once the local headers say
//! the same.

use super::{Member, Stop, end::End, extra, fields::Fields, ours, unreadable};
use crate::verify::finding::{Code, Findings};
use std::{
    fs::File,
    io::{BufReader, Read, Seek, SeekFrom},
};

/// Length of a header's fixed part.
const FIXED: usize = 46;
/// Most bytes of directory and most entries that are read: ten times the largest case thought of.
const DIRECTORY_MOST: u64 = 256 << 20;
const ENTRIES_MOST: u64 = 1 << 20;
/// Longest name: §2's limit and a base directory, with room to say more than "too long".
const NAME_MOST: u16 = 1024;

/// Flag bits: encrypted, strongly encrypted, header masked.
const ENCRYPTED: u16 = 1 | 1 << 6 | 1 << 13;
/// Flag bit: patch data.
const PATCH: u16 = 1 << 5;
/// DOS attributes that no regular file has: volume label, folder, reparse point.
const DOS_IRREGULAR: u32 = 0x08 | 0x10 | 0x400;

/// A header's fixed part and its variable parts.
struct Header {
    raw: Vec<u8>,
    disk: u16,
    attributes: u32,
    extra: Vec<u8>,
    member: Member,
}

/// Reads all headers; says whether each is, byte for byte, what saboot writes.
pub(super) fn read(
    file: &mut File,
    end: &End,
    out: &mut Findings,
) -> Result<(Vec<Member>, bool), Stop> {
    if end.directory_size > DIRECTORY_MOST || end.count > ENTRIES_MOST {
        return Err((Code::ZipLimit, "more entries than any package has".into()));
    }
    file.seek(SeekFrom::Start(end.directory_at)).map_err(unreadable)?;
    let mut from = BufReader::with_capacity(1 << 16, file.take(end.directory_size));
    let mut members = Vec::new();
    let (mut read, mut is_ours) = (0, true);
    while read < end.directory_size {
        let header = next(&mut from)?;
        read += header.raw.len() as u64;
        let m = &header.member;
        is_ours &= header.raw == ours::central(&m.name, m.crc, m.bytes, m.at);
        judge(&header, out);
        members.push(header.member);
        if members.len() as u64 > ENTRIES_MOST {
            return Err((Code::ZipLimit, "more entries than any package has".into()));
        }
    }
    if members.len() as u64 != end.count {
        let why = format!("{} entries where the end record says {}", members.len(), end.count);
        out.say(Code::ZipCount, "", why);
    }
    Ok((members, is_ours))
}

fn next(from: &mut dyn Read) -> Result<Header, Stop> {
    let bad = |why: &str| (Code::ZipDirectory, why.to_owned());
    let mut raw = vec![0; FIXED];
    from.read_exact(&mut raw).map_err(|_| bad("a header is cut off"))?;
    let (mut header, rest) = fixed(&raw).ok_or_else(|| bad("a header is damaged"))?;
    let [name, extra, comment] = rest;
    if name > NAME_MOST {
        return Err((Code::ZipLimit, "a name of more than a thousand bytes".into()));
    }
    let length = [name, extra, comment].map(usize::from).iter().sum::<usize>();
    raw.resize(FIXED + length, 0);
    from.read_exact(raw.get_mut(FIXED..).unwrap_or_default())
        .map_err(|_| bad("a header is cut off"))?;
    let mut f = Fields(raw.get(FIXED..).unwrap_or_default());
    header.member.name = f.take(name.into()).unwrap_or_default().to_vec();
    header.extra = f.take(extra.into()).unwrap_or_default().to_vec();
    let short = [header.member.bytes, header.member.packed, header.member.at]
        .map(|n| u32::try_from(n).unwrap_or(u32::MAX));
    let [bytes, packed, at] = extra::lengths(&header.extra, short)
        .ok_or_else(|| bad("an extra field is damaged or doubled"))?;
    header.member = Member { packed, bytes, at, ..header.member };
    header.raw = raw;
    Ok(header)
}

/// The fixed part, and the lengths of name, extra fields and comment.
fn fixed(raw: &[u8]) -> Option<(Header, [u16; 3])> {
    let mut f = Fields(raw);
    f.take(4).filter(|s| s == b"PK\x01\x02")?;
    f.take(4)?; // versions
    let (flags, method) = (f.u16()?, f.u16()?);
    f.take(4)?; // time
    let crc = f.u32()?;
    let (packed, bytes) = (f.u32()?.into(), f.u32()?.into());
    let lengths = [f.u16()?, f.u16()?, f.u16()?];
    let disk = f.u16()?;
    f.take(2)?; // internal attributes
    let attributes = f.u32()?;
    let at = f.u32()?.into();
    let member = Member { name: vec![], flags, method, crc, packed, bytes, at, data_at: None };
    Some((Header { raw: vec![], disk, attributes, extra: vec![], member }, lengths))
}

fn judge(header: &Header, out: &mut Findings) {
    let m = &header.member;
    let name = &m.shown();
    let mut expect = |holds, code, why: &str| out.expect(holds, code, name, why);
    expect(header.disk == 0, Code::ZipDisks, "on another disk");
    expect(m.flags & ENCRYPTED == 0, Code::ZipEncrypted, "encrypted");
    let known = matches!(m.method, 0 | 8) && m.flags & PATCH == 0;
    expect(known, Code::ZipMethod, "neither stored nor deflated");
    let fits = m.method != 0 || m.packed == m.bytes;
    expect(fits, Code::ZipSize, "stored, with two different lengths");
    expect(!m.is_folder() || m.bytes == 0, Code::ZipSize, "a folder with content");
    let one_name = extra::same_name(&header.extra, &m.name);
    expect(one_name, Code::ZipOtherName, "extra field 0x7075 gives another name");
    expect(is_regular(header), Code::IrregularFile, "not a regular file");
}

/// Whether mode and DOS attributes are a regular file's, or a folder's where the name is one.
/// Readers differ in when they look at which, so both count whatever system made the entry.
fn is_regular(header: &Header) -> bool {
    let kind = header.attributes >> 16 & 0o170_000;
    if header.member.is_folder() {
        matches!(kind, 0 | 0o040_000)
    } else {
        matches!(kind, 0 | 0o100_000) && header.attributes & DOS_IRREGULAR == 0
    }
}
