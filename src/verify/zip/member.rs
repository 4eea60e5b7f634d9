//! A member's content: stored or inflated, with its CRC-32, never past its declared length.

use super::Member;
use crate::verify::source::{CHUNK, Fault, PumpError, pump};
use flate2::bufread::DeflateDecoder;
use std::{
    fs::File,
    io::{self, BufReader, Read, Seek, SeekFrom},
    path::Path,
};

/// Passes the content on. Each call has a handle of its own, so threads share no position.
pub(super) fn read(path: &Path, member: &Member, sink: &mut dyn FnMut(&[u8])) -> Result<(), Fault> {
    let data_at = member.data_at.ok_or(Fault::Header)?;
    let mut file = File::open(path).map_err(Fault::Io)?;
    file.seek(SeekFrom::Start(data_at)).map_err(Fault::Io)?;
    let mut crc = crc32fast::Hasher::new();
    let mut both = |chunk: &[u8]| {
        crc.update(chunk);
        sink(chunk);
    };
    let mut packed = file.take(member.packed);
    match member.method {
        0 => pump(&mut packed, member.bytes, &mut both).map_err(told)?,
        8 => inflate(packed, member, &mut both)?,
        _ => return Err(Fault::Header),
    }
    if crc.finalize() == member.crc { Ok(()) } else { Err(Fault::Crc) }
}

fn inflate(
    packed: io::Take<File>,
    member: &Member,
    sink: &mut dyn FnMut(&[u8]),
) -> Result<(), Fault> {
    let room = usize::try_from(member.packed).unwrap_or(CHUNK).clamp(1, CHUNK);
    let mut decoder = DeflateDecoder::new(BufReader::with_capacity(room, packed));
    pump(&mut decoder, member.bytes, sink).map_err(told)?;
    if decoder.total_in() == member.packed { Ok(()) } else { Err(Fault::Inflate) }
}

fn told(e: PumpError) -> Fault {
    match e {
        PumpError::Size => Fault::Size,
        PumpError::Io(e) => match e.kind() {
            io::ErrorKind::InvalidInput
            | io::ErrorKind::InvalidData
            | io::ErrorKind::UnexpectedEof => Fault::Inflate,
            _ => Fault::Io(e),
        },
    }
}
