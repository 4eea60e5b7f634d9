//! The whole check, outermost layer first.

use super::ask::Ask;
use super::chain::{Trust, climb};
use super::fault::TokenFault;
use super::roots::Root;
use super::signature::verify;
use super::signed::Signed;
use super::{attributes, info, name, response, signed, signer};
use crate::model::{Digest, Utc};
use crate::seal::sha256;
use der::{Encode, Tag, asn1::AnyRef};
use std::time::Duration;

/// A time-stamp that holds: these bytes existed no later than `at`, by the authority's word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The authority's time (`genTime`), cut to milliseconds.
    pub at: Utc,
    /// How far off it may be, if the authority says.
    pub accuracy: Option<Duration>,
    /// The authority's number for it, lower-case hexadecimal.
    pub serial: String,
    /// SHA-256 of the bytes stamped.
    pub imprint: Digest,
    /// The authority's policy, a dotted object identifier.
    pub policy: String,
    /// SHA-256 of the signer's certificate, DER.
    pub signer: Digest,
    /// The signer's common name, cut; hostile text until `trust` is a root, and text of others then.
    pub common_name: Option<String>,
    /// The signer's organisation, likewise.
    pub organisation: Option<String>,
    /// Which root, if any.
    pub trust: Trust,
    /// The signer's certificate and those above it, DER, the root last if it is known.
    pub chain: Vec<Vec<u8>>,
    /// Every certificate the response carries, DER, the unneeded ones too.
    pub carried: Vec<Vec<u8>>,
}

/// Checks a whole `TimeStampResp` against what was asked, at the token's own time, with no other
/// roots than those given. No bytes make it panic.
pub fn check(response: &[u8], ask: &Ask, roots: &[Root]) -> Result<Token, TokenFault> {
    let signed = signed::read(response::token(response)?)?;
    let info = info::read(signed.content)?;
    let attributes = attributes::read(signed.signer.attributes)?;
    if !signed.hash.fits(signed.content, attributes.digest) {
        return Err(TokenFault::MessageDigest);
    }
    let candidates = signer::readable(&signed.certificates);
    let own = signer::find(&signed, &candidates, &attributes)?;
    signer::may_stamp(&own.certificate)?;
    signature_fits(&signed, &own.der)?;
    let stamped = info::stamped(&info, ask)?;
    if info.tsa.is_some_and(|tsa| !name::borne(tsa, &own.certificate)) {
        return Err(TokenFault::AuthorityName);
    }
    signer::was_valid(&own.certificate, stamped.at)?;
    let (trust, chain) = climb(own, &candidates, roots, stamped.at)?;
    let (common_name, organisation) = name::shown(own.certificate.tbs_certificate().subject());
    Ok(Token {
        at: stamped.at,
        accuracy: stamped.accuracy,
        serial: stamped.serial,
        imprint: ask.imprint,
        policy: stamped.policy,
        signer: sha256(&own.der),
        common_name,
        organisation,
        trust,
        chain,
        carried: signed.certificates.clone(),
    })
}

/// The signature is over the attributes as a `SET OF`, though they stand there with another tag.
fn signature_fits(signed: &Signed<'_>, certificate: &[u8]) -> Result<(), TokenFault> {
    let signer = &signed.signer;
    let attributes = signer.attributes.map_or(&[][..], |set| set.0);
    let message = AnyRef::new(Tag::Set, attributes).and_then(|set| set.to_der());
    let message = message.map_err(TokenFault::of("signed attributes"))?;
    let scheme = (signer.signature_algorithm.oid, signed.hash);
    verify(certificate, scheme, &message, signer.signature.as_bytes())
}
