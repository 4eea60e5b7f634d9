//! The tool checks itself before it is relied on: known inputs must give known answers. It never
//! stops anything; what failed is said and written down.

use crate::{
    model::Digest,
    seal::{PublicKey, SecretKey, sha256},
};
use std::io::{Cursor, Read, Write};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

/// The outcome of one part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// `hash`, `signature`, `archive`.
    pub name: &'static str,
    /// Whether every answer was the known one.
    pub ok: bool,
    /// What was compared, or what was wrong.
    pub detail: String,
}

/// Runs all parts.
pub fn run() -> Vec<Part> {
    let part = |name, result: Result<&str, String>| match result {
        Ok(detail) => Part { name, ok: true, detail: detail.to_owned() },
        Err(detail) => Part { name, ok: false, detail },
    };
    vec![part("hash", hash(sha256)), part("signature", signature()), part("archive", archive())]
}

/// FIPS 180-4's examples: empty, one block, two blocks, and a million times `a`.
fn hash(sha256: fn(&[u8]) -> Digest) -> Result<&'static str, String> {
    let million = vec![b'a'; 1_000_000];
    let two_blocks = b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
    let vectors: [(&[u8], &str); 4] = [
        (b"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (b"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (two_blocks, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
        (&million, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ];
    for (n, (message, expect)) in vectors.iter().enumerate() {
        if sha256(message).to_string() != *expect {
            return Err(format!("SHA-256 vector {} of FIPS 180-4 gives another value", n + 1));
        }
    }
    Ok("SHA-256, 4 vectors of FIPS 180-4")
}

/// RFC 8032 §7.1, test 3, and the refusal of a changed byte anywhere.
fn signature() -> Result<&'static str, String> {
    let seed = "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7";
    let public = "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025";
    let halves = [
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac",
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ];
    let bytes = |hex: &str| hex.parse::<Digest>().map(|d| d.0).map_err(|e| e.to_string());
    let expect = [bytes(halves[0])?, bytes(halves[1])?].concat();
    let message = [0xaf, 0x82];
    let key = SecretKey::from_seed(&bytes(seed)?);
    let known = PublicKey::from_bytes(&bytes(public)?).map_err(|e| e.to_string())?;
    if key.public() != known || key.sign(&message)[..] != expect[..] {
        return Err("Ed25519 test 3 of RFC 8032 gives another value".into());
    }
    if !known.verifies(&message, &expect) {
        return Err("Ed25519 refuses a good signature".into());
    }
    for at in 0..expect.len() {
        let mut changed = expect.clone();
        changed[at] ^= 1;
        if known.verifies(&message, &changed) {
            return Err(format!("Ed25519 accepts a signature with byte {at} changed"));
        }
    }
    if known.verifies(&[0xaf, 0x83], &expect) {
        return Err("Ed25519 accepts another message".into());
    }
    Ok("Ed25519, RFC 8032 test 3, changed bytes refused")
}

/// A zip comes back as written, and a changed byte in it does not go unseen.
fn archive() -> Result<&'static str, String> {
    let content: Vec<u8> = (0u8..=255).cycle().take(3000).collect();
    let mut bytes = write_zip(&content).map_err(|e| e.to_string())?;
    if read_zip(&bytes).map_err(|e| e.to_string())? != content {
        return Err("a zip comes back with other content".into());
    }
    // Well inside the stored content, which begins after a header of under 100 bytes.
    bytes[200] ^= 1;
    if read_zip(&bytes).is_ok() {
        return Err("a changed byte in a zip goes unseen".into());
    }
    Ok("zip written and read back, changed byte refused")
}

fn write_zip(content: &[u8]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    zip.start_file("selftest.bin", options)?;
    zip.write_all(content)?;
    Ok(zip.finish()?.into_inner())
}

fn read_zip(bytes: &[u8]) -> zip::result::ZipResult<Vec<u8>> {
    let mut content = Vec::new();
    ZipArchive::new(Cursor::new(bytes))?.by_name("selftest.bin")?.read_to_end(&mut content)?;
    Ok(content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_parts_pass_here() {
        let parts = run();
        assert_eq!(
            parts.iter().map(|p| p.name).collect::<Vec<_>>(),
            ["hash", "signature", "archive"]
        );
        assert!(parts.iter().all(|p| p.ok), "{parts:?}");
    }

    #[test]
    fn a_wrong_hash_is_noticed() {
        assert!(hash(|_| Digest::ZERO).is_err());
    }
}
