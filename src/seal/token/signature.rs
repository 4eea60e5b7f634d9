//! Hashes and signature schemes: RSA PKCS#1 v1.5 of 2048 to 8192 bits, ECDSA on P-256 and P-384.

use super::fault::TokenFault;
use super::wire::{
    ECDSA_SHA256, ECDSA_SHA384, RSA, RSA_SHA256, RSA_SHA384, RSA_SHA512, SHA256, SHA384, SHA512,
};
use der::asn1::ObjectIdentifier;
use pki_types::{CertificateDer, SignatureVerificationAlgorithm};
use webpki::{EndEntityCert, Error, ring as schemes};

type Scheme = &'static dyn SignatureVerificationAlgorithm;

/// Schemes a certificate of a chain may be signed with.
pub(super) const CHAIN_SCHEMES: &[Scheme] = &[
    schemes::RSA_PKCS1_2048_8192_SHA256,
    schemes::RSA_PKCS1_2048_8192_SHA384,
    schemes::RSA_PKCS1_2048_8192_SHA512,
    schemes::RSA_PKCS1_2048_8192_SHA256_ABSENT_PARAMS,
    schemes::RSA_PKCS1_2048_8192_SHA384_ABSENT_PARAMS,
    schemes::RSA_PKCS1_2048_8192_SHA512_ABSENT_PARAMS,
    schemes::ECDSA_P256_SHA256,
    schemes::ECDSA_P256_SHA384,
    schemes::ECDSA_P384_SHA256,
    schemes::ECDSA_P384_SHA384,
];

/// A hash function a signer may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hash {
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    /// By object identifier.
    pub(super) fn of(oid: ObjectIdentifier) -> Result<Self, TokenFault> {
        match oid {
            SHA256 => Ok(Self::Sha256),
            SHA384 => Ok(Self::Sha384),
            SHA512 => Ok(Self::Sha512),
            other => Err(TokenFault::Hash { oid: other.to_string() }),
        }
    }

    /// Whether `value` is the hash of `bytes`.
    pub(super) fn fits(self, bytes: &[u8], value: &[u8]) -> bool {
        let algorithm = match self {
            Self::Sha256 => &ring::digest::SHA256,
            Self::Sha384 => &ring::digest::SHA384,
            Self::Sha512 => &ring::digest::SHA512,
        };
        ring::digest::digest(algorithm, bytes).as_ref() == value
    }
}

/// Whether `value` is the SHA-1 of `bytes`: what the older attribute names the certificate by. It
/// binds a certificate that is bound by its key already.
pub(super) fn fits_sha1(bytes: &[u8], value: &[u8]) -> bool {
    ring::digest::digest(&ring::digest::SHA1_FOR_LEGACY_USE_ONLY, bytes).as_ref() == value
}

/// Checks a signature by the certificate's key.
pub(super) fn verify(
    certificate: &[u8],
    (scheme, hash): (ObjectIdentifier, Hash),
    message: &[u8],
    signature: &[u8],
) -> Result<(), TokenFault> {
    let certificate = CertificateDer::from(certificate);
    let signer = EndEntityCert::try_from(&certificate)
        .map_err(|e| TokenFault::SignerCertificate { why: e.to_string() })?;
    for candidate in candidates(scheme, hash)? {
        match signer.verify_signature(candidate, message, signature) {
            Ok(()) => return Ok(()),
            Err(Error::UnsupportedSignatureAlgorithmForPublicKeyContext(_)) => {}
            Err(_) => return Err(TokenFault::Signature),
        }
    }
    // The key is of a kind that goes with none of them.
    Err(TokenFault::Scheme { oid: scheme.to_string() })
}

fn candidates(scheme: ObjectIdentifier, hash: Hash) -> Result<Vec<Scheme>, TokenFault> {
    use Hash::{Sha256, Sha384, Sha512};
    Ok(match (scheme, hash) {
        (RSA | RSA_SHA256, Sha256) => vec![schemes::RSA_PKCS1_2048_8192_SHA256],
        (RSA | RSA_SHA384, Sha384) => vec![schemes::RSA_PKCS1_2048_8192_SHA384],
        (RSA | RSA_SHA512, Sha512) => vec![schemes::RSA_PKCS1_2048_8192_SHA512],
        (ECDSA_SHA256, Sha256) => vec![schemes::ECDSA_P256_SHA256, schemes::ECDSA_P384_SHA256],
        (ECDSA_SHA384, Sha384) => vec![schemes::ECDSA_P256_SHA384, schemes::ECDSA_P384_SHA384],
        (RSA_SHA256 | RSA_SHA384 | RSA_SHA512 | ECDSA_SHA256 | ECDSA_SHA384, _) => {
            return Err(TokenFault::SchemeDisagrees);
        }
        (other, _) => return Err(TokenFault::Scheme { oid: other.to_string() }),
    })
}
