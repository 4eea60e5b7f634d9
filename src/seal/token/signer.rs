//! Whose signature it is: the certificate the token names, and whether it was one for time-stamping
//! at that time (RFC 3161 §2.3).

use super::attributes::Attributes;
use super::fault::{TokenFault, UsageFault};
use super::signed::Signed;
use super::wire::{IssuerAndSerial, RSA, SignerInfo, TIME_STAMPING};
use crate::model::Utc;
use der::asn1::UintRef;
use der::{Decode, Reader, SliceReader, Tag, TagNumber, Tagged};
use x509_cert::Certificate;
use x509_cert::ext::pkix::{ExtendedKeyUsage, KeyUsage, KeyUsages, SubjectKeyIdentifier};
use x509_cert::time::Time;

/// RSA keys accepted, in bits.
const RSA_BITS: std::ops::RangeInclusive<usize> = 2048..=8192;

/// A certificate as bytes and read.
pub(super) struct Candidate {
    pub der: Vec<u8>,
    pub certificate: Certificate,
}

/// The certificates that can be read; surplus ones that can't are left out.
pub(super) fn readable(certificates: &[Vec<u8>]) -> Vec<Candidate> {
    let read = |der: &Vec<u8>| {
        let certificate = Certificate::from_der(der).ok()?;
        Some(Candidate { der: der.clone(), certificate })
    };
    certificates.iter().filter_map(read).collect()
}

/// The certificate that the signer names and that the signature was made for.
pub(super) fn find<'c>(
    signed: &Signed<'_>,
    candidates: &'c [Candidate],
    attributes: &Attributes<'_>,
) -> Result<&'c Candidate, TokenFault> {
    let id = SignerId::read(&signed.signer)?;
    let mut fault = TokenFault::NoSignerCertificate;
    for candidate in candidates.iter().filter(|c| id.is(&c.certificate)) {
        if attributes.name(candidate)? {
            return Ok(candidate);
        }
        fault = TokenFault::Binding;
    }
    Err(fault)
}

enum SignerId<'a> {
    Issued(IssuerAndSerial),
    Key(&'a [u8]),
}

/// `subjectKeyIdentifier [0] IMPLICIT OCTET STRING`.
const KEY_ID: Tag = Tag::ContextSpecific { constructed: false, number: TagNumber(0) };

impl<'a> SignerId<'a> {
    fn read(signer: &SignerInfo<'a>) -> Result<Self, TokenFault> {
        let (id, version) = match signer.sid.tag() {
            Tag::Sequence => {
                let issued = signer.sid.decode_as().map_err(TokenFault::of("signer"))?;
                (Self::Issued(issued), 1)
            }
            KEY_ID => (Self::Key(signer.sid.value()), 3),
            _ => return Err(TokenFault::SignerId),
        };
        if signer.version != version {
            return Err(TokenFault::Version { part: "signer", found: signer.version });
        }
        Ok(id)
    }

    fn is(&self, certificate: &Certificate) -> bool {
        let certificate = certificate.tbs_certificate();
        match self {
            Self::Issued(issued) => {
                issued.serial == *certificate.serial_number()
                    && super::name::same(&issued.issuer, certificate.issuer())
            }
            Self::Key(id) => matches!(
                certificate.get_extension::<SubjectKeyIdentifier>(),
                Ok(Some((_, own))) if own.0.as_bytes() == *id
            ),
        }
    }
}

/// Whether the certificate is one for time-stamping, with a key of a length that is supported.
pub(super) fn may_stamp(certificate: &Certificate) -> Result<(), TokenFault> {
    let unreadable = |e: der::Error| TokenFault::SignerCertificate { why: e.to_string() };
    let own = certificate.tbs_certificate();
    let usage = own.get_extension::<ExtendedKeyUsage>().map_err(unreadable)?;
    let key_usage = own.get_extension::<KeyUsage>().map_err(unreadable)?;
    let signs = KeyUsages::DigitalSignature | KeyUsages::NonRepudiation;
    let fault = match (usage, key_usage) {
        (None, _) => UsageFault::Missing,
        (Some((false, _)), _) => UsageFault::NotCritical,
        (Some((_, ExtendedKeyUsage(uses))), _) if uses != [TIME_STAMPING] => UsageFault::NotAlone,
        (_, Some((_, KeyUsage(bits)))) if bits.is_empty() || !signs.contains(bits) => {
            UsageFault::KeyUsage
        }
        _ => return key_length(certificate),
    };
    Err(TokenFault::Usage(fault))
}

fn key_length(certificate: &Certificate) -> Result<(), TokenFault> {
    let key = certificate.tbs_certificate().subject_public_key_info();
    if key.algorithm.oid != RSA {
        return Ok(());
    }
    let modulus = SliceReader::new(key.subject_public_key.raw_bytes())
        .and_then(|mut reader| {
            let header = der::Header::decode(&mut reader)?;
            header.tag().assert_eq(Tag::Sequence)?;
            reader.decode::<UintRef<'_>>()
        })
        .map_err(TokenFault::of("RSA key"))?;
    let bytes = modulus.as_bytes();
    let unused = bytes.first().map_or(0, |b| b.leading_zeros() as usize);
    let bits = bytes.len() * 8 - unused;
    if RSA_BITS.contains(&bits) { Ok(()) } else { Err(TokenFault::KeyLength { bits }) }
}

/// Whether the certificate was valid then. What happened to it since is not asked.
pub(super) fn was_valid(certificate: &Certificate, at: Utc) -> Result<(), TokenFault> {
    let validity = certificate.tbs_certificate().validity();
    let (from, until) = (moment(validity.not_before), moment(validity.not_after));
    if at < from {
        return Err(TokenFault::SignerNotYetValid { from });
    }
    if seconds(at) > seconds(until) {
        return Err(TokenFault::SignerExpired { until });
    }
    Ok(())
}

/// Whole seconds since 1970, as certificates count.
pub(super) fn seconds(at: Utc) -> u64 {
    u64::try_from(at.millis() / 1000).unwrap_or(0)
}

/// A certificate's time.
pub(super) fn moment(time: Time) -> Utc {
    let millis = i64::try_from(time.to_unix_duration().as_millis()).unwrap_or(i64::MAX);
    Utc::from_millis(millis)
}
