//! From the signer to a root that the caller trusts, at the token's own time (RFC 5280 §6). The
//! certificates a token carries are steps on the way and never its end.
//!
//! An issuer need not repeat the usage "time-stamping" (many don't); if it lists usages, that one
//! must be among them. The signer's own usage is checked in [`super::signer`].

use super::fault::{ChainFault, TokenFault};
use super::roots::Root;
use super::signature::CHAIN_SCHEMES;
use super::signer::{Candidate, seconds};
use crate::model::{Digest, Utc};
use crate::seal::sha256;
use der::Decode;
use pki_types::{CertificateDer, UnixTime};
use std::time::Duration;
use webpki::{EndEntityCert, Error, VerifiedPath, anchor_from_trusted_cert};
use x509_cert::Certificate;
use x509_cert::ext::pkix::KeyUsage;

/// `id-kp-timeStamping`, 1.3.6.1.5.5.7.3.8, as DER writes its value.
const TIME_STAMPING: &[u8] = &[0x2B, 6, 1, 5, 5, 7, 3, 8];

/// Whether the authority is one that was confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// The chain ends in a root that was given.
    Root {
        /// SHA-256 of the root's DER.
        sha256: Digest,
    },
    /// None of the roots given is named by it: time by an authority nobody confirmed. Nothing above
    /// the signer was checked.
    Unconfirmed {
        /// SHA-256 of the last certificate the token carries on the way up; what a person could
        /// confirm by other means.
        top: Digest,
    },
}

/// Trust, and the certificates from the signer upwards, DER.
pub(super) type Chain = (Trust, Vec<Vec<u8>>);

/// The way up from the signer.
pub(super) fn climb(
    signer: &Candidate,
    carried: &[Candidate],
    roots: &[Root],
    at: Utc,
) -> Result<Chain, TokenFault> {
    let steps = reachable(signer, carried);
    let mut fault = None;
    for root in roots.iter().filter(|root| steps.iter().any(|step| root.issued(step))) {
        match verified(signer, &steps, root, at) {
            Ok(chain) => return Ok((Trust::Root { sha256: root.sha256() }, chain)),
            // Of several reasons the first: the caller's order is the order of trust.
            Err(why) => _ = fault.get_or_insert(why),
        }
    }
    if let Some(why) = fault {
        return Err(TokenFault::Chain(why));
    }
    let chain = by_name(signer, &steps);
    let top = chain.last().map_or(Digest::ZERO, |der| sha256(der));
    Ok((Trust::Unconfirmed { top }, chain))
}

fn issued(by: &Candidate, step: &Candidate) -> bool {
    let (by, step) = (by.certificate.tbs_certificate(), step.certificate.tbs_certificate());
    by.subject() == step.issuer()
}

/// The signer, and every certificate that may be above it by name, each once.
fn reachable<'c>(signer: &'c Candidate, carried: &'c [Candidate]) -> Vec<&'c Candidate> {
    let mut found = vec![signer];
    let mut next = 0;
    while let Some(step) = found.get(next).copied() {
        for above in carried.iter().filter(|above| issued(above, step)) {
            if found.iter().all(|known| known.der != above.der) {
                found.push(above);
            }
        }
        next += 1;
    }
    found
}

/// One way up by names alone.
fn by_name(signer: &Candidate, steps: &[&Candidate]) -> Vec<Vec<u8>> {
    let mut chain = vec![signer];
    while let Some(last) = chain.last().copied() {
        let above = steps.iter().find(|above| issued(above, last));
        match above {
            Some(above) if chain.iter().all(|c| c.der != above.der) => chain.push(above),
            _ => break,
        }
    }
    chain.into_iter().map(|c| c.der.clone()).collect()
}

fn verified(
    signer: &Candidate,
    steps: &[&Candidate],
    root: &Root,
    at: Utc,
) -> Result<Vec<Vec<u8>>, ChainFault> {
    if !root.was_valid(at) {
        return Err(ChainFault::Root);
    }
    let der = CertificateDer::from(signer.der.as_slice());
    let leaf = EndEntityCert::try_from(&der).map_err(fault)?;
    let root_der = CertificateDer::from(root.der());
    let anchors = [anchor_from_trusted_cert(&root_der).map_err(fault)?];
    let above: Vec<_> =
        steps.iter().skip(1).map(|c| CertificateDer::from(c.der.as_slice())).collect();
    let path = leaf
        .verify_for_usage(
            CHAIN_SCHEMES,
            &anchors,
            &above,
            UnixTime::since_unix_epoch(Duration::from_secs(seconds(at))),
            webpki::KeyUsage::required_if_present(TIME_STAMPING),
            None,
            Some(&issuers_may_sign),
        )
        .map_err(fault)?;
    let between = path.intermediate_certificates().map(|c| c.der().to_vec());
    let ends = |der: &[u8]| std::iter::once(der.to_vec());
    Ok(ends(&signer.der).chain(between).chain(ends(root.der())).collect())
}

/// Key usage of the issuers, which the library leaves to us: if it is there, it must allow signing
/// certificates.
fn issuers_may_sign(path: &VerifiedPath<'_>) -> Result<(), Error> {
    for issuer in path.intermediate_certificates() {
        let der = issuer.der();
        let issuer = Certificate::from_der(&der).map_err(|_| Error::BadDer)?;
        let usage = issuer.tbs_certificate().get_extension::<KeyUsage>();
        if usage.map_err(|_| Error::BadDer)?.is_some_and(|(_, usage)| !usage.key_cert_sign()) {
            return Err(Error::EndEntityUsedAsCa);
        }
    }
    Ok(())
}

fn fault(error: Error) -> ChainFault {
    match error {
        Error::CertExpired { .. } => ChainFault::Expired,
        Error::CertNotValidYet { .. } => ChainFault::NotYetValid,
        Error::InvalidSignatureForPublicKey => ChainFault::Signature,
        Error::EndEntityUsedAsCa | Error::CaUsedAsEndEntity => ChainFault::NotAnAuthority,
        Error::RequiredEkuNotFoundContext(_)
        | Error::NameConstraintViolation
        | Error::PathLenConstraintViolated => ChainFault::Constraint,
        Error::UnsupportedCriticalExtension
        | Error::UnsupportedSignatureAlgorithmContext(_)
        | Error::UnsupportedSignatureAlgorithmForPublicKeyContext(_) => {
            ChainFault::Unsupported(error.to_string())
        }
        other => ChainFault::Other(other.to_string()),
    }
}
