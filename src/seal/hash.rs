//! SHA-256 over slices and streams.

use crate::model::Digest;
use sha2::Digest as _;
use std::io::{self, Read, Write};

/// Bytes read at a time: large enough that the call costs nothing beside the hash, small enough
/// that a worker a core stays in cache.
const CHUNK: usize = 128 * 1024;

/// SHA-256 of a slice.
pub fn sha256(bytes: &[u8]) -> Digest {
    Digest(sha2::Sha256::digest(bytes).into())
}

/// A running SHA-256.
#[derive(Clone, Default)]
pub struct Hasher(sha2::Sha256);

impl Hasher {
    /// Adds bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The value over everything added.
    pub fn finish(self) -> Digest {
        Digest(self.0.finalize().into())
    }
}

/// Hashes and counts what it passes on.
pub struct HashWriter<W> {
    inner: W,
    hasher: Hasher,
    bytes: u64,
}

impl<W: Write> HashWriter<W> {
    /// Wraps a writer.
    pub fn new(inner: W) -> Self {
        Self { inner, hasher: Hasher::default(), bytes: 0 }
    }

    /// Bytes passed on so far.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The writer, and the hash and number of the bytes it was given.
    pub fn finish(self) -> (W, Digest, u64) {
        (self.inner, self.hasher.finish(), self.bytes)
    }
}

impl<W: Write> Write for HashWriter<W> {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        let n = self.inner.write(buf)?;
        self.hasher.update(&buf[..n]);
        self.bytes += n as u64;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Copies everything and says what it was: one read, one write.
pub fn copy_hashed(from: &mut dyn Read, to: &mut dyn Write) -> io::Result<(Digest, u64)> {
    let mut buf = vec![0; CHUNK];
    let (mut hasher, mut bytes) = (Hasher::default(), 0);
    loop {
        let n = match from.read(&mut buf) {
            Ok(0) => return Ok((hasher.finish(), bytes)),
            Ok(n) => n,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            Err(e) => return Err(e),
        };
        hasher.update(&buf[..n]);
        to.write_all(&buf[..n])?;
        bytes += n as u64;
    }
}

/// SHA-256 and length of a stream.
pub fn hash_reader(from: &mut dyn Read) -> io::Result<(Digest, u64)> {
    copy_hashed(from, &mut io::sink())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_fips_180_4() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(sha256(b"abc").to_string(), abc);
        assert_eq!(sha256(b"").to_string(), empty);
        let mut copy = Vec::new();
        let (digest, bytes) = copy_hashed(&mut &b"abc"[..], &mut copy).unwrap();
        assert_eq!((digest.to_string().as_str(), bytes, copy.as_slice()), (abc, 3, &b"abc"[..]));
        let mut writer = HashWriter::new(Vec::new());
        writer.write_all(b"a").unwrap();
        writer.write_all(b"bc").unwrap();
        let (inner, digest, bytes) = writer.finish();
        assert_eq!((inner.as_slice(), digest.to_string().as_str(), bytes), (&b"abc"[..], abc, 3));
    }
}
