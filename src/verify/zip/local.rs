//! Local headers: each must say what the central directory says, and they and their data must tile
//! the file from its first byte to the directory.

use super::{Member, Stop, end::End, extra, fields::Fields, ours, unreadable};
use crate::verify::finding::{Code, Findings};
use std::{
    fs::File,
    io::{Read, Seek, SeekFrom},
};

/// Length of a header's fixed part.
const FIXED: u64 = 30;
/// Flag bit: lengths and CRC follow the data.
const DESCRIPTOR: u16 = 1 << 3;
/// Flag bits that must be the same in both headers: encryption, descriptor, patch, UTF-8, mask.
const SAME: u16 = 1 | DESCRIPTOR | 1 << 5 | 1 << 6 | 1 << 11 | 1 << 13;
/// Lengths of a descriptor: with or without its mark, with short or long lengths.
const DESCRIPTORS: [u64; 4] = [12, 16, 20, 24];

/// Reads every local header in the order of the file and fills in where data begins. Says whether
/// each is what saboot writes and the directory has the same order.
pub(super) fn check(
    file: &mut File,
    end: &End,
    members: &mut [Member],
    out: &mut Findings,
) -> Result<bool, Stop> {
    let mut is_ours = members.is_sorted_by_key(|m| m.at);
    let mut order: Vec<&mut Member> = members.iter_mut().collect();
    order.sort_by_key(|m| m.at);
    let nexts: Vec<u64> = order.iter().skip(1).map(|m| m.at).chain([end.directory_at]).collect();
    if order.first().map_or(end.directory_at, |m| m.at) != 0 {
        out.say(Code::ZipStrayBytes, "", "bytes before the first member");
    }
    for (member, next) in order.into_iter().zip(nexts) {
        let name = member.shown();
        let overlap = || (Code::ZipOverlap, format!("{name:?} reaches into what follows"));
        let room = next.checked_sub(member.at).filter(|room| *room >= FIXED);
        let Some(found) = read_header(file, member, room.ok_or_else(overlap)?)? else {
            out.say(Code::ZipLocalHeader, &name, "no local header where the directory says");
            is_ours = false;
            continue;
        };
        is_ours &= found.raw == ours::local(&member.name, member.crc, member.bytes);
        if !agrees(&found, member) {
            let why = "name, method, crc, lengths or encryption differ from the directory's";
            out.say(Code::ZipLocalHeader, &name, why);
        }
        if !extra::same_name(&found.extra, &found.name) {
            out.say(Code::ZipOtherName, &name, "extra field 0x7075 gives another name");
        }
        let data_at = member.at + found.raw.len() as u64;
        let data_end = data_at.checked_add(member.packed).filter(|e| *e <= next);
        member.data_at = Some(data_at);
        tail(file, member, data_end.ok_or_else(overlap)?, next, out)?;
    }
    Ok(is_ours)
}

/// A local header as it stands.
struct Local {
    raw: Vec<u8>,
    flags: u16,
    method: u16,
    crc: u32,
    packed: u64,
    bytes: u64,
    name: Vec<u8>,
    extra: Vec<u8>,
}

/// Reads a header that is no longer than `room`.
fn read_header(file: &mut File, member: &Member, room: u64) -> Result<Option<Local>, Stop> {
    let mut raw = Vec::new();
    file.seek(SeekFrom::Start(member.at)).map_err(unreadable)?;
    let guess = FIXED + member.name.len() as u64 + 32;
    file.take(guess.min(room)).read_to_end(&mut raw).map_err(unreadable)?;
    let Some(whole) = length(&raw).filter(|n| *n as u64 <= room) else { return Ok(None) };
    if whole > raw.len() {
        let more = (whole - raw.len()) as u64;
        file.take(more).read_to_end(&mut raw).map_err(unreadable)?;
    }
    raw.truncate(whole);
    Ok(parse(raw))
}

/// Length of the whole header, read from its fixed part.
fn length(raw: &[u8]) -> Option<usize> {
    let mut f = Fields(raw);
    f.take(26)?;
    Some(30 + usize::from(f.u16()?) + usize::from(f.u16()?))
}

fn parse(raw: Vec<u8>) -> Option<Local> {
    let mut f = Fields(&raw);
    f.take(4).filter(|s| s == b"PK\x03\x04")?;
    f.take(2)?; // version
    let (flags, method) = (f.u16()?, f.u16()?);
    f.take(4)?; // time
    let crc = f.u32()?;
    let (packed, bytes) = (f.u32()?, f.u32()?);
    let (name, extra) = (f.u16()?.into(), f.u16()?.into());
    let (name, extra) = (f.take(name)?.to_vec(), f.take(extra)?.to_vec());
    let [bytes, packed, _] = extra::lengths(&extra, [bytes, packed, 0])?;
    Some(Local { raw, flags, method, crc, packed, bytes, name, extra })
}

/// Whether it tells the directory's story; before a descriptor zeros tell it too.
fn agrees(local: &Local, member: &Member) -> bool {
    let later = member.flags & DESCRIPTOR != 0;
    let same = |a: u64, b: u64| a == b || (later && a == 0);
    local.name == member.name
        && local.method == member.method
        && local.flags & SAME == member.flags & SAME
        && same(local.crc.into(), member.crc.into())
        && same(local.packed, member.packed)
        && same(local.bytes, member.bytes)
}

/// Judges what stands between a member's data and what follows: a descriptor where the flag says
/// so, else nothing.
fn tail(
    file: &mut File,
    member: &Member,
    from: u64,
    to: u64,
    out: &mut Findings,
) -> Result<(), Stop> {
    let (name, length) = (member.shown(), to - from);
    if member.flags & DESCRIPTOR == 0 {
        out.expect(length == 0, Code::ZipStrayBytes, &name, "bytes after its data");
        return Ok(());
    }
    let mut raw = Vec::new();
    if DESCRIPTORS.contains(&length) {
        file.seek(SeekFrom::Start(from)).map_err(unreadable)?;
        file.take(length).read_to_end(&mut raw).map_err(unreadable)?;
    }
    let why = "no data descriptor directly after its data that says what the directory says";
    out.expect(descriptor_agrees(&raw, member), Code::ZipDescriptor, &name, why);
    Ok(())
}

fn descriptor_agrees(raw: &[u8], member: &Member) -> bool {
    let marked = matches!(raw.len(), 16 | 24);
    let body = if marked { raw.strip_prefix(b"PK\x07\x08") } else { Some(raw) };
    let mut f = Fields(body.unwrap_or_default());
    let long = f.0.len() == 20;
    let mut next = || {
        let crc = f.u32()?;
        let mut length = || if long { f.u64() } else { f.u32().map(u64::from) };
        Some((crc, length()?, length()?))
    };
    next() == Some((member.crc, member.packed, member.bytes))
}
