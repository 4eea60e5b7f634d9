//! Signed data put together here, for faults `openssl` would not make: which hash is announced,
//! which attributes are signed, how often.

use super::authority::Authority;
use super::craft::{SHA256, granted, tlv};
use rcgen::{KeyPair, SigningKey};
use saboot::seal::sha256;
use std::fs;

/// Attribute kinds: the last two numbers below 1.2.840.113549.1.9.
const NINE: [u8; 8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9];
/// `signedData` and `id-ct-TSTInfo`, whole.
const SIGNED_DATA: &[u8] = &[6, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 2];
pub const TST_INFO: &[u8] = &[6, 11, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 16, 1, 4];
/// `ecdsa-with-SHA256` and `-SHA384`.
pub const ECDSA_SHA256: &[u8] = &[0x30, 10, 6, 8, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 4, 3, 2];
pub const ECDSA_SHA384: &[u8] = &[0x30, 10, 6, 8, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 4, 3, 3];

/// `sha256WithRSAEncryption`.
pub const RSA_SHA256: &[u8] = &[0x30, 13, 6, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 11, 5, 0];

/// Signed data of one signer, to be made wrong; with a P-256 key unless `scheme` says otherwise.
pub struct Envelope {
    pub version: u8,
    pub announced: Vec<u8>,
    pub content: Vec<u8>,
    /// Whole attributes, in order.
    pub attributes: Vec<Vec<u8>>,
    pub scheme: &'static [u8],
    pub more_signers: Vec<u8>,
}

/// One attribute with these values, by the end of its object identifier.
pub fn attribute(kind: &[u8], values: &[&[u8]]) -> Vec<u8> {
    tlv(0x30, &[&tlv(6, &[&NINE, kind]), &tlv(0x31, values)])
}

/// Content type, message digest, and the certificate by its SHA-256.
pub fn content_type() -> Vec<u8> {
    attribute(&[3], &[TST_INFO])
}

pub fn message_digest(content: &[u8]) -> Vec<u8> {
    attribute(&[4], &[&tlv(4, &[&sha256(content).0])])
}

pub fn names_v2(certificate: &[u8]) -> Vec<u8> {
    let id = tlv(0x30, &[&tlv(4, &[&sha256(certificate).0])]);
    attribute(&[16, 2, 47], &[&tlv(0x30, &[&tlv(0x30, &[&id])])])
}

/// The same with whose certificate of which number it is, as another certificate has them.
pub fn names_v2_as(certificate: &[u8], other: &[u8]) -> Vec<u8> {
    let (issuer, serial) = issuer_and_serial(other);
    let named = tlv(0x30, &[&tlv(0x30, &[&tlv(0xA4, &[&issuer])]), &serial]);
    let id = tlv(0x30, &[&tlv(4, &[&sha256(certificate).0]), &named]);
    attribute(&[16, 2, 47], &[&tlv(0x30, &[&tlv(0x30, &[&id])])])
}

/// By SHA-1, which is not computed here.
pub fn names_v1(sha1: &[u8; 20]) -> Vec<u8> {
    let id = tlv(0x30, &[&tlv(4, &[sha1])]);
    attribute(&[16, 2, 12], &[&tlv(0x30, &[&tlv(0x30, &[&id])])])
}

impl Envelope {
    /// A good one.
    pub fn of(authority: &Authority, content: Vec<u8>) -> Envelope {
        let attributes =
            vec![content_type(), message_digest(&content), names_v2(&authority.signer)];
        Envelope {
            version: 3,
            announced: SHA256.to_vec(),
            content,
            attributes,
            scheme: ECDSA_SHA256,
            more_signers: Vec::new(),
        }
    }

    /// Signed, in a response that grants it.
    pub fn sign(&self, authority: &Authority) -> Vec<u8> {
        let pem = fs::read_to_string(authority.file("tsa.key")).unwrap();
        let attributes = self.attributes.concat();
        let signature = KeyPair::from_pem(&pem).unwrap().sign(&tlv(0x31, &[&attributes])).unwrap();
        let attributes = tlv(0xA0, &[&attributes]);
        let signature = tlv(4, &[&signature]);
        let (issuer, serial) = issuer_and_serial(&authority.signer);
        let id = tlv(0x30, &[&issuer, &serial]);
        let parts: [&[u8]; 6] = [&[2, 1, 1], &id, SHA256, &attributes, self.scheme, &signature];
        let signer = tlv(0x30, &parts);
        let content = tlv(0x30, &[TST_INFO, &tlv(0xA0, &[&tlv(4, &[&self.content])])]);
        let data = tlv(
            0x30,
            &[
                &[2, 1, self.version],
                &tlv(0x31, &[&self.announced]),
                &content,
                &tlv(0xA0, &[&authority.signer, &authority.root]),
                &tlv(0x31, &[&signer, &self.more_signers]),
            ],
        );
        granted(&tlv(0x30, &[SIGNED_DATA, &tlv(0xA0, &[&data])]))
    }
}

/// Issuer and serial number, as they stand in a certificate.
fn issuer_and_serial(certificate: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let inside = |at: &[u8]| element(at).1.to_vec();
    let body = inside(&inside(certificate));
    // Version, serial number, algorithm, issuer.
    let (_, _, rest) = element(&body);
    let (serial, _, rest) = element(rest);
    let (_, _, rest) = element(rest);
    let (issuer, _, _) = element(rest);
    (issuer.to_vec(), serial.to_vec())
}

/// The first element, its value, and what comes after.
fn element(bytes: &[u8]) -> (&[u8], &[u8], &[u8]) {
    let (header, length) = match bytes[1] {
        0x82 => (4, usize::from(u16::from_be_bytes([bytes[2], bytes[3]]))),
        0x81 => (3, usize::from(bytes[2])),
        short => (2, usize::from(short)),
    };
    let end = header + length;
    (&bytes[..end], &bytes[header..end], &bytes[end..])
}
