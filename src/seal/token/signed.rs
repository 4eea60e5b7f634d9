//! The signed envelope (CMS `SignedData`, RFC 5652 §5.1): one signer over a `TSTInfo`.

use super::MOST_CERTIFICATES;
use super::fault::TokenFault;
use super::signature::Hash;
use super::wire::{ContentInfo, SIGNED_DATA, SetRef, SignedData, SignerInfo, TST_INFO};
use der::asn1::{AnyRef, ObjectIdentifier};
use der::{Encode, Tag, Tagged};
use x509_cert::spki::AlgorithmIdentifierRef;

const PART: &str = "signed data";
/// Version of signed data around anything but plain data.
const VERSION: u8 = 3;

/// The envelope, opened.
pub(super) struct Signed<'a> {
    pub content: &'a [u8],
    /// DER of each certificate; other kinds are left out.
    pub certificates: Vec<Vec<u8>>,
    pub signer: SignerInfo<'a>,
    pub hash: Hash,
}

/// Opens the envelope.
pub(super) fn read(token: AnyRef<'_>) -> Result<Signed<'_>, TokenFault> {
    let outer: ContentInfo<'_> = token.decode_as().map_err(TokenFault::of("content"))?;
    is(outer.kind, SIGNED_DATA)?;
    let data: SignedData<'_> = outer.content.decode_as().map_err(TokenFault::of(PART))?;
    is(data.content.kind, TST_INFO)?;
    if data.version != VERSION {
        return Err(TokenFault::Version { part: PART, found: data.version });
    }
    let signer = only_signer(data.signers)?;
    let hash = Hash::of(signer.digest.oid)?;
    let announced = data.digests.elements::<AlgorithmIdentifierRef<'_>>();
    if !announced.map_err(TokenFault::of(PART))?.iter().any(|a| a.oid == signer.digest.oid) {
        return Err(TokenFault::HashNotAnnounced);
    }
    let certificates = certificates(data.certificates)?;
    Ok(Signed { content: data.content.content.as_bytes(), certificates, signer, hash })
}

fn is(found: ObjectIdentifier, wanted: ObjectIdentifier) -> Result<(), TokenFault> {
    if found == wanted {
        return Ok(());
    }
    Err(TokenFault::ContentType { found: found.to_string() })
}

fn only_signer(signers: SetRef<'_>) -> Result<SignerInfo<'_>, TokenFault> {
    let signers = signers.elements::<AnyRef<'_>>().map_err(TokenFault::of(PART))?;
    match signers.as_slice() {
        [one] => one.decode_as().map_err(TokenFault::of("signer")),
        more => Err(TokenFault::Signers { count: more.len() }),
    }
}

fn certificates(set: Option<SetRef<'_>>) -> Result<Vec<Vec<u8>>, TokenFault> {
    let Some(set) = set else { return Ok(Vec::new()) };
    let all = set.elements::<AnyRef<'_>>().map_err(TokenFault::of(PART))?;
    if all.len() > MOST_CERTIFICATES {
        return Err(TokenFault::Certificates { count: all.len() });
    }
    let plain = all.iter().filter(|any| any.tag() == Tag::Sequence);
    plain.map(|any| any.to_der().map_err(TokenFault::of(PART))).collect()
}
