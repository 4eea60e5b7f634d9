//! The headers that saboot writes, built here a second time from docs/FORMAT.md §1, so that
//! *canonical* is judged by the page and not by the writer's code.

/// Sizes and offsets from here on stand in a zip64 field.
const LARGE: u64 = 0xFFFF_FFFF;
/// Version needed: plain, and with zip64 sizes.
const PLAIN_VERSION: u16 = 10;
const LARGE_VERSION: u16 = 45;
/// Made by Unix.
const UNIX: u16 = 3 << 8;
/// 1980-01-01 00:00:00: time, then date.
const MOMENT: [u8; 4] = [0, 0, 0x21, 0];
/// A regular file, 0644, in the upper half.
const ATTRIBUTES: u32 = 0o100_644 << 16;

/// Whether a member of this length gets zip64 sizes.
pub(super) fn is_large(bytes: u64) -> bool {
    bytes >= LARGE
}

fn version(bytes: u64) -> u16 {
    if is_large(bytes) { LARGE_VERSION } else { PLAIN_VERSION }
}

/// The value where it fits, all ones where it does not.
fn short(value: u64) -> [u8; 4] {
    u32::try_from(value).unwrap_or(u32::MAX).to_le_bytes()
}

fn count(value: usize) -> [u8; 2] {
    u16::try_from(value).unwrap_or(u16::MAX).to_le_bytes()
}

/// Extra field 0x0001 with these values, or nothing.
fn zip64(values: &[u64]) -> Vec<u8> {
    if values.is_empty() {
        return Vec::new();
    }
    let body: Vec<u8> = values.iter().flat_map(|v| v.to_le_bytes()).collect();
    [&[1, 0], &count(body.len())[..], &body].concat()
}

/// The fields that both headers share, from the flags to the length of the extra field.
fn shared(name: &[u8], crc: u32, bytes: u64, extra: &[u8]) -> Vec<u8> {
    [
        &[0, 0, 0, 0][..], // flags, method: stored
        &MOMENT,
        &crc.to_le_bytes(),
        &short(bytes),
        &short(bytes),
        &count(name.len()),
        &count(extra.len()),
    ]
    .concat()
}

/// A local header.
pub(super) fn local(name: &[u8], crc: u32, bytes: u64) -> Vec<u8> {
    let extra = if is_large(bytes) { zip64(&[bytes, bytes]) } else { Vec::new() };
    let needed = version(bytes).to_le_bytes();
    [b"PK\x03\x04", &needed[..], &shared(name, crc, bytes, &extra), name, &extra].concat()
}

/// A central directory header.
pub(super) fn central(name: &[u8], crc: u32, bytes: u64, at: u64) -> Vec<u8> {
    let mut values = if is_large(bytes) { vec![bytes, bytes] } else { Vec::new() };
    if at >= LARGE {
        values.push(at);
    }
    let extra = zip64(&values);
    let needed = version(bytes);
    [
        b"PK\x01\x02",
        &(UNIX | needed).to_le_bytes()[..],
        &needed.to_le_bytes(),
        &shared(name, crc, bytes, &extra),
        &[0; 6], // comment length, disk, internal attributes
        &ATTRIBUTES.to_le_bytes(),
        &short(at),
        name,
        &extra,
    ]
    .concat()
}

/// Everything after the central directory.
pub(super) fn end(files: u64, at: u64, size: u64, any_large: bool) -> Vec<u8> {
    let needed = if any_large { LARGE_VERSION } else { PLAIN_VERSION };
    let is_zip64 = files > 0xFFFF || at > LARGE || size > LARGE;
    let long = if is_zip64 { long_end(files, at, size, needed) } else { Vec::new() };
    let files = count(usize::try_from(files).unwrap_or(usize::MAX));
    let size = if is_zip64 { u32::MAX.to_le_bytes() } else { short(size) };
    [&long[..], b"PK\x05\x06", &[0; 4], &files, &files, &size, &short(at), &[0, 0]].concat()
}

/// The zip64 end record and its locator.
fn long_end(files: u64, at: u64, size: u64, needed: u16) -> Vec<u8> {
    [
        b"PK\x06\x06",
        &44u64.to_le_bytes()[..],
        &needed.to_le_bytes(),
        &needed.to_le_bytes(),
        &[0; 8], // disks
        &files.to_le_bytes(),
        &files.to_le_bytes(),
        &size.to_le_bytes(),
        &at.to_le_bytes(),
        b"PK\x06\x07",
        &[0; 4],
        &(at + size).to_le_bytes(),
        &1u32.to_le_bytes(),
    ]
    .concat()
}
