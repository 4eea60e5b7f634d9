//! Tokens no honest authority would make: the signed content put together byte by byte, signed by
//! `openssl cms -sign` with whatever flags are asked for.

use super::authority::{Authority, run};
use std::fs;
use std::path::Path;
use std::process::Command;

/// `id-ct-TSTInfo`.
pub const TST_INFO: &str = "1.2.840.113549.1.9.16.1.4";
/// The usual flags: what the content is, and an attribute that names the certificate.
pub const USUAL: [&str; 5] = ["-econtent_type", TST_INFO, "-cades", "-md", "sha256"];
/// SHA-256 and SHA-1 as algorithm identifiers.
pub const SHA256: &[u8] = &[0x30, 13, 6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1, 5, 0];
pub const SHA1: &[u8] = &[0x30, 9, 6, 5, 0x2B, 14, 3, 2, 26, 5, 0];

/// One element: tag, length, value.
pub fn tlv(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let value = parts.concat();
    let length = value.len();
    let mut out = vec![tag];
    match u8::try_from(length) {
        Ok(short @ 0..=127) => out.push(short),
        Ok(longer) => out.extend([0x81, longer]),
        Err(_) => out.extend([&[0x82], &u16::try_from(length).unwrap().to_be_bytes()[..]].concat()),
    }
    [out, value].concat()
}

/// A `TSTInfo`, with a fault where wanted.
#[derive(Debug, Clone)]
pub struct Info {
    pub version: u8,
    pub algorithm: &'static [u8],
    pub imprint: Vec<u8>,
    pub serial: Vec<u8>,
    pub time: &'static str,
    /// A whole INTEGER, or nothing.
    pub nonce: Vec<u8>,
    /// Whole elements after the number.
    pub rest: Vec<u8>,
}

impl Info {
    /// A good one: June 2020, number 7.
    pub fn of(imprint: &[u8]) -> Info {
        Info {
            version: 1,
            algorithm: SHA256,
            imprint: imprint.to_vec(),
            serial: vec![0x2A],
            time: "20200601120000.5Z",
            nonce: vec![2, 1, 7],
            rest: Vec::new(),
        }
    }

    /// As DER.
    pub fn to_der(&self) -> Vec<u8> {
        let imprint = tlv(0x30, &[self.algorithm, &tlv(4, &[&self.imprint])]);
        tlv(
            0x30,
            &[
                &[2, 1, self.version],
                &[6, 3, 0x2B, 6, 1],
                &imprint,
                &tlv(2, &[&self.serial]),
                &tlv(0x18, &[self.time.as_bytes()]),
                &self.nonce,
                &self.rest,
            ],
        )
    }
}

/// A response that grants a token.
pub fn granted(token: &[u8]) -> Vec<u8> {
    tlv(0x30, &[&tlv(0x30, &[&[2, 1, 0]]), token])
}

impl Authority {
    /// A response with this content, signed as `openssl cms` does with these flags besides.
    pub fn sign(&self, content: &[u8], flags: &[&str]) -> Vec<u8> {
        self.sign_plainly(content, &[&USUAL, flags].concat())
    }

    /// The same without the usual flags.
    pub fn sign_plainly(&self, content: &[u8], flags: &[&str]) -> Vec<u8> {
        self.sign_carrying(&self.file("chain.pem"), content, flags)
    }

    /// The same with other certificates than the chain.
    pub fn sign_carrying(&self, carried: &Path, content: &[u8], flags: &[&str]) -> Vec<u8> {
        let key = (&*self.file("tsa.pem"), &*self.file("tsa.key"));
        sign(key, Some(carried), content, flags)
    }
}

/// A response with this content, by the certificate and key of two files.
pub fn sign(
    (certificate, key): (&Path, &Path),
    carried: Option<&Path>,
    content: &[u8],
    flags: &[&str],
) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("content"), folder.path().join("token"));
    fs::write(&from, content).unwrap();
    let mut openssl = Command::new("openssl");
    openssl.args(["cms", "-sign", "-binary", "-nodetach", "-nosmimecap", "-outform", "DER"]);
    openssl.arg("-signer").arg(certificate).arg("-inkey").arg(key);
    if let Some(carried) = carried {
        openssl.arg("-certfile").arg(carried);
    }
    openssl.args(flags).arg("-in").arg(&from).arg("-out").arg(&to);
    run(&mut openssl).unwrap();
    granted(&fs::read(to).unwrap())
}
