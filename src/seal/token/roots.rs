//! Roots: those of the built-in authorities, pinned, and those a person added. The pinned ones are
//! taken from Mozilla's set (`webpki-root-certs`), so their bytes are not ours to get wrong, and
//! their hashes are, so that a newer set can't change them unnoticed.

use super::LONGEST_ROOT;
use super::fault::RootFault;
use super::signer::{Candidate, moment, seconds};
use crate::model::{Digest, Utc};
use crate::seal::sha256;
use der::Decode;
use pki_types::{CertificateDer, pem::PemObject};
use x509_cert::Certificate;

/// A certificate trusted as the end of a chain.
#[derive(Debug, Clone)]
pub struct Root {
    der: Vec<u8>,
    sha256: Digest,
    certificate: Certificate,
}

impl Root {
    /// Takes a certificate in DER as a root. Whether to trust it is the caller's decision.
    pub fn new(der: &[u8]) -> Result<Self, RootFault> {
        if der.len() > LONGEST_ROOT {
            return Err(RootFault::TooLong { bytes: der.len() });
        }
        let malformed = |why: String| RootFault::Malformed { why };
        let certificate = Certificate::from_der(der).map_err(|e| malformed(e.to_string()))?;
        webpki::anchor_from_trusted_cert(&CertificateDer::from(der))
            .map_err(|e| malformed(e.to_string()))?;
        Ok(Self { der: der.to_vec(), sha256: sha256(der), certificate })
    }

    /// Takes every certificate of a file as a root: PEM, or one in DER.
    pub fn read_all(file: &[u8]) -> Result<Vec<Self>, RootFault> {
        let malformed = |why: String| RootFault::Malformed { why };
        let mut found = Vec::new();
        // In a file that is no text, a certificate may stand that nobody meant.
        let text = std::str::from_utf8(file).unwrap_or_default();
        for der in CertificateDer::pem_slice_iter(text.as_bytes()) {
            found.push(Self::new(&der.map_err(|e| malformed(format!("{e:?}")))?)?);
        }
        if found.is_empty() { Self::new(file).map(|root| vec![root]) } else { Ok(found) }
    }

    /// SHA-256 of the DER: its fingerprint.
    pub fn sha256(&self) -> Digest {
        self.sha256
    }

    /// The certificate.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// Its subject as RFC 4514 writes it: `CN=A,O=B`. Text of others.
    pub fn subject(&self) -> String {
        self.certificate.tbs_certificate().subject().to_string()
    }

    /// Whether a certificate names it as its issuer.
    pub(super) fn issued(&self, step: &Candidate) -> bool {
        self.certificate.tbs_certificate().subject() == step.certificate.tbs_certificate().issuer()
    }

    /// Whether it was valid at that time.
    pub(super) fn was_valid(&self, at: Utc) -> bool {
        let validity = self.certificate.tbs_certificate().validity();
        moment(validity.not_before) <= at && seconds(at) <= seconds(moment(validity.not_after))
    }
}

/// A root of a built-in authority.
#[derive(Debug)]
pub struct BuiltIn {
    /// Short name of the authority, as files are named after it.
    pub authority: &'static str,
    /// The root's common name.
    pub common_name: &'static str,
    /// SHA-256 of its DER, as in Mozilla's set on [`AS_OF`].
    pub sha256: &'static str,
}

/// Date of the set the pinned hashes were taken from.
pub const AS_OF: &str = "2026-10-23";

/// The pinned roots. DigiCert's time-stamping chains end in the first; Sectigo's older ones in the
/// second, its newer ones in a root of their own that Mozilla's set does not have, and which
/// counts where the authority sends the certificate that leads from it to the second.
pub const BUILT_IN: &[BuiltIn] = &[
    BuiltIn {
        authority: "digicert",
        common_name: "DigiCert Trusted Root G4",
        sha256: "552f7bdcf1a7af9e6ce672017f4f12abf77240c78e761ac203d1d9d20ac89988",
    },
    BuiltIn {
        authority: "sectigo",
        common_name: "USERTrust RSA Certification Authority",
        sha256: "e793c9b02fd8aa13e21c31228accb08119643b749c898964b1746d46c3d4cbd2",
    },
];

impl BuiltIn {
    /// The certificate itself; none if the set in this build does not have it.
    pub fn root(&self) -> Option<Root> {
        let mut set = webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter();
        let der = set.find(|der| sha256(der).to_string() == self.sha256)?;
        Root::new(der).ok()
    }
}

/// All pinned roots.
pub fn built_in_roots() -> Vec<Root> {
    BUILT_IN.iter().filter_map(BuiltIn::root).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::{Engine, engine::general_purpose::STANDARD};

    #[test]
    fn every_pinned_root_is_there_and_is_the_one_meant() {
        for pinned in BUILT_IN {
            let root = pinned.root().unwrap_or_else(|| panic!("{pinned:?} is gone"));
            assert_eq!(root.sha256().to_string(), pinned.sha256);
            assert!(root.subject().starts_with(&format!("CN={},", pinned.common_name)));
            let own = root.certificate.tbs_certificate();
            assert_eq!(own.issuer(), own.subject());
        }
        assert_eq!(built_in_roots().len(), BUILT_IN.len());
    }

    #[test]
    fn a_root_holds_from_its_first_to_its_last_second() {
        let root = BUILT_IN[0].root().unwrap();
        let at = |text| root.was_valid(Utc::from_seconds(text).unwrap());
        assert!(at("2013-08-01T12:00:00Z") && at("2038-01-15T12:00:00Z"));
        assert!(!at("2013-08-01T11:59:59Z") && !at("2038-01-15T12:00:01Z"));
    }

    fn pem(der: &[u8]) -> String {
        let text = STANDARD.encode(der);
        format!("-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n")
    }

    #[test]
    fn a_file_of_roots_is_read_whole() {
        let ders: Vec<_> = built_in_roots().iter().map(|r| r.der().to_vec()).collect();
        let pem: String = ders.iter().map(|der| pem(der)).collect();
        let read = |file: &[u8]| -> Vec<_> {
            Root::read_all(file).unwrap().iter().map(|r| r.der().to_vec()).collect()
        };
        assert_eq!(read(pem.as_bytes()), ders);
        assert_eq!(read(&ders[0]), ders[..1]);
        assert!(Root::read_all(b"words").is_err() && Root::read_all(b"").is_err());
        assert!(Root::read_all(pem.replace("MII", "MIB").as_bytes()).is_err());
    }

    #[test]
    fn what_is_no_certificate_is_no_root() {
        let malformed = |der: &[u8]| matches!(Root::new(der), Err(RootFault::Malformed { .. }));
        assert!(malformed(b"") && malformed(b"-----BEGIN CERTIFICATE-----"));
        let mut der = BUILT_IN[0].root().unwrap().der().to_vec();
        der.push(0);
        assert!(malformed(&der));
        let long = vec![0x30; LONGEST_ROOT + 1];
        assert_eq!(Root::new(&long).unwrap_err(), RootFault::TooLong { bytes: LONGEST_ROOT + 1 });
    }
}
