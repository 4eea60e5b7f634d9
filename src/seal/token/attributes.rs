//! What the signature is over (RFC 5652 §11, RFC 5035): the content's type and hash, and the
//! certificate it was made for.

use super::fault::TokenFault;
use super::name;
use super::signature::{Hash, fits_sha1};
use super::signer::Candidate;
use super::wire::{
    Attribute, CONTENT_TYPE, EssCertId, IssuerSerial, MESSAGE_DIGEST, SIGNING_CERTIFICATE,
    SIGNING_CERTIFICATE_V2, SetRef, SigningCertificate, TST_INFO,
};
use der::Decode;
use der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef};
use std::collections::BTreeMap;

const PART: &str = "signed attributes";

/// The attributes a token must have.
pub(super) struct Attributes<'a> {
    /// Hash of the content.
    pub digest: &'a [u8],
    v1: Option<SigningCertificate<'a>>,
    v2: Option<SigningCertificate<'a>>,
}

type Values<'a> = BTreeMap<ObjectIdentifier, SetRef<'a>>;

/// Reads them; each at most once, each of ours with one value.
pub(super) fn read(attributes: Option<SetRef<'_>>) -> Result<Attributes<'_>, TokenFault> {
    let attributes = attributes.unwrap_or(SetRef(&[]));
    let mut values = Values::new();
    for a in attributes.elements::<Attribute<'_>>().map_err(TokenFault::of(PART))? {
        if values.insert(a.kind, a.values).is_some() {
            return Err(TokenFault::AttributeDoubled { oid: a.kind.to_string() });
        }
    }
    let missing = |which| move || TokenFault::AttributeMissing { which };
    let kind: ObjectIdentifier = one(&values, CONTENT_TYPE)?.ok_or_else(missing("content type"))?;
    if kind != TST_INFO {
        return Err(TokenFault::SignedContentType);
    }
    let digest: &OctetStringRef =
        one(&values, MESSAGE_DIGEST)?.ok_or_else(missing("message digest"))?;
    let (v1, v2) = (one(&values, SIGNING_CERTIFICATE)?, one(&values, SIGNING_CERTIFICATE_V2)?);
    if v1.is_none() && v2.is_none() {
        return Err(missing("signing certificate")());
    }
    Ok(Attributes { digest: digest.as_bytes(), v1, v2 })
}

/// The only value of an attribute.
fn one<'a, T: Decode<'a, Error = der::Error>>(
    values: &Values<'a>,
    kind: ObjectIdentifier,
) -> Result<Option<T>, TokenFault> {
    let Some(set) = values.get(&kind) else { return Ok(None) };
    let mut found = set.elements::<T>().map_err(TokenFault::of(PART))?;
    match (found.pop(), found.is_empty()) {
        (Some(value), true) => Ok(Some(value)),
        _ => Err(TokenFault::AttributeDoubled { oid: kind.to_string() }),
    }
}

impl Attributes<'_> {
    /// Whether they name this certificate: by the first entry of each form there is.
    pub(super) fn name(&self, candidate: &Candidate) -> Result<bool, TokenFault> {
        let first = |list: &SigningCertificate<'_>, fits: &dyn Fn(&EssCertId<'_>) -> bool| {
            list.certificates.first().is_some_and(|id| {
                let issued = id.issuer_serial.as_ref();
                fits(id) && issued.is_none_or(|named| issued_as(named, candidate))
            })
        };
        let by_sha1 = |id: &EssCertId<'_>| {
            id.algorithm.is_none() && fits_sha1(&candidate.der, id.hash.as_bytes())
        };
        let Some(v2) = &self.v2 else {
            return Ok(self.v1.as_ref().is_some_and(|v1| first(v1, &by_sha1)));
        };
        let hash = v2.certificates.first().and_then(|id| id.algorithm);
        let hash = hash.map_or(Ok(Hash::Sha256), |algorithm| Hash::of(algorithm.oid))?;
        let by_hash = |id: &EssCertId<'_>| hash.fits(&candidate.der, id.hash.as_bytes());
        Ok(first(v2, &by_hash) && self.v1.as_ref().is_none_or(|v1| first(v1, &by_sha1)))
    }
}

fn issued_as(named: &IssuerSerial<'_>, candidate: &Candidate) -> bool {
    let certificate = candidate.certificate.tbs_certificate();
    let is_issuer = |any: &AnyRef<'_>| {
        name::directory(*any).is_some_and(|n| name::same(&n, certificate.issuer()))
    };
    named.serial == *certificate.serial_number() && named.issuer.iter().any(is_issuer)
}
