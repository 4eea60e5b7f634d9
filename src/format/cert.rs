//! The certificates a server showed: what stands in them, their PEM form, and whether the root is
//! one Mozilla ships. Nothing here checks a signature: the browser did, and its verdict is recorded
//! beside this.
//!
//! ```text
//! -----BEGIN CERTIFICATE-----
//! MIIB…
//! ```

use super::FormatError;
use crate::model::{Digest, Utc, words};
use crate::seal::sha256;
use base64::{Engine, engine::general_purpose::STANDARD};
use serde::Serialize;
use std::{fmt::Write, sync::LazyLock};
use x509_cert::der::{Decode, Encode};
use x509_cert::ext::pkix::{SubjectAltName, name::GeneralName};
use x509_cert::{Certificate, name::Name, time::Time};

const WHAT: &str = "certificate";
/// Longest certificate looked into; real ones have a few kilobytes.
pub const LONGEST_DER: usize = 64 * 1024;
/// Longest name written down, in characters.
pub const LONGEST_NAME: usize = 256;
/// Most alternative names written down.
pub const MOST_NAMES: usize = 100;

/// What stands in a certificate, in bounded length.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CertSummary {
    /// Subject as RFC 4514 writes it: `CN=a.example,O=A`.
    pub subject: String,
    /// Issuer, likewise.
    pub issuer: String,
    /// Serial number, hexadecimal.
    pub serial: String,
    /// Start of validity.
    pub not_before: Utc,
    /// End of validity.
    pub not_after: Utc,
    /// SHA-256 of the DER bytes.
    pub sha256: Digest,
    /// Alternative names: host names and addresses, the first [`MOST_NAMES`].
    pub names: Vec<String>,
    /// How many there are in all.
    pub names_total: usize,
}

words! {
    /// Where the root of a chain is known from.
    RootSet, "root set" {
        /// One of Mozilla's roots, as of this program's release.
        Mozilla = "mozilla",
        /// Not one of them: trusted on this computer alone, or not at all.
        NotMozilla = "not-mozilla",
    }
}

/// Reads a certificate. Its fingerprint needs no reading: it is the SHA-256 of the bytes.
pub fn read(der: &[u8]) -> Result<CertSummary, FormatError> {
    if der.len() > LONGEST_DER {
        return Err(FormatError::new(WHAT, format!("{} bytes long", der.len())));
    }
    let cert = parse(der)?;
    let cert = cert.tbs_certificate();
    let (names, names_total) = alternative_names(cert);
    Ok(CertSummary {
        subject: shown(cert.subject()),
        issuer: shown(cert.issuer()),
        serial: cert.serial_number().as_bytes().iter().fold(String::new(), |mut hex, b| {
            let _ = write!(hex, "{b:02x}");
            hex
        }),
        not_before: moment(cert.validity().not_before),
        not_after: moment(cert.validity().not_after),
        sha256: sha256(der),
        names,
        names_total,
    })
}

/// The text form (RFC 7468), lines of 64.
pub fn to_pem(der: &[u8]) -> String {
    let mut out = String::from("-----BEGIN CERTIFICATE-----\n");
    for line in STANDARD.encode(der).as_bytes().chunks(64) {
        out.push_str(&String::from_utf8_lossy(line));
        out.push('\n');
    }
    out + "-----END CERTIFICATE-----\n"
}

/// Whether a chain (the server's certificate first) ends in a root of Mozilla's set: its last
/// certificate is one, or, where the root was not sent along, names one as its issuer. A chain that
/// ends in a root of its own is `not-mozilla` whatever it calls itself.
pub fn root_set(chain: &[Vec<u8>]) -> RootSet {
    let Some(last) = chain.last() else { return RootSet::NotMozilla };
    if webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter().any(|root| root.as_ref() == last) {
        return RootSet::Mozilla;
    }
    let issuer = parse(last).ok().and_then(|cert| {
        let cert = cert.tbs_certificate();
        (cert.issuer() != cert.subject()).then(|| cert.issuer().to_der().ok()).flatten()
    });
    match issuer {
        Some(issuer) if ROOT_SUBJECTS.contains(&issuer) => RootSet::Mozilla,
        _ => RootSet::NotMozilla,
    }
}

/// Subject names of Mozilla's roots, DER.
static ROOT_SUBJECTS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let subject = |der: &[u8]| parse(der).ok()?.tbs_certificate().subject().to_der().ok();
    webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter().filter_map(|root| subject(root)).collect()
});

fn parse(der: &[u8]) -> Result<Certificate, FormatError> {
    if der.len() > LONGEST_DER {
        return Err(FormatError::new(WHAT, "too long"));
    }
    Certificate::from_der(der).map_err(|e| FormatError::new(WHAT, e.to_string()))
}

fn moment(time: Time) -> Utc {
    let seconds = i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX);
    Utc::from_millis(seconds.saturating_mul(1000))
}

fn bounded(text: &str) -> String {
    text.chars().take(LONGEST_NAME).collect()
}

fn shown(name: &Name) -> String {
    let mut text = String::new();
    // A name that cannot be written ends where it failed.
    let _ = write!(text, "{name}");
    bounded(&text)
}

fn alternative_names(cert: &x509_cert::TbsCertificate) -> (Vec<String>, usize) {
    let Ok(Some((_, SubjectAltName(names)))) = cert.get_extension::<SubjectAltName>() else {
        return (Vec::new(), 0);
    };
    let shown = |name: &GeneralName| match name {
        GeneralName::DnsName(name) => bounded(name.as_str()),
        GeneralName::IpAddress(address) => ip(address.as_bytes()),
        GeneralName::UniformResourceIdentifier(uri) => bounded(uri.as_str()),
        GeneralName::Rfc822Name(mail) => bounded(mail.as_str()),
        _ => "other".into(),
    };
    (names.iter().take(MOST_NAMES).map(shown).collect(), names.len())
}

fn ip(bytes: &[u8]) -> String {
    if let Ok(v4) = <[u8; 4]>::try_from(bytes) {
        return std::net::Ipv4Addr::from(v4).to_string();
    }
    match <[u8; 16]>::try_from(bytes) {
        Ok(v6) => std::net::Ipv6Addr::from(v6).to_string(),
        Err(_) => "other".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};

    fn root(name: &str) -> CertifiedIssuer<'static, KeyPair> {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.distinguished_name.push(DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
    }

    fn leaf(names: Vec<String>, issuer: &CertifiedIssuer<'static, KeyPair>) -> Vec<u8> {
        let mut params = CertificateParams::new(names).unwrap();
        params.distinguished_name.push(DnType::CommonName, "site,\n\u{202e}x");
        params.serial_number = Some(vec![1, 0xab].into());
        let key = KeyPair::generate().unwrap();
        params.signed_by(&key, issuer).unwrap().der().to_vec()
    }

    #[test]
    fn a_certificate_is_summed_up() {
        let names = vec!["site.example".into(), "127.0.0.1".into(), "::1".into()];
        let issuer = root("Test Root");
        let der = leaf(names, &issuer);
        let got = read(&der).unwrap();
        assert!(got.subject.contains("CN=site\\,\\0a\u{202e}x"), "{}", got.subject);
        assert!(got.issuer.contains("CN=Test Root"), "{}", got.issuer);
        assert_eq!(got.serial, "01ab");
        assert_eq!(got.names, ["site.example", "127.0.0.1", "::1"]);
        assert_eq!(got.sha256, sha256(&der));
        assert!(got.not_before < got.not_after);
        assert_eq!(root_set(&[der, issuer.der().to_vec()]), RootSet::NotMozilla);
        assert_eq!(root_set(&[]), RootSet::NotMozilla);
    }

    #[test]
    fn every_root_of_mozilla_is_read_and_known() {
        assert!(webpki_root_certs::TLS_SERVER_ROOT_CERTS.len() > 100);
        for root in webpki_root_certs::TLS_SERVER_ROOT_CERTS {
            assert!(read(root).is_ok());
            assert_eq!(root_set(&[vec![1], root.to_vec()]), RootSet::Mozilla);
        }
        assert_eq!(ROOT_SUBJECTS.len(), webpki_root_certs::TLS_SERVER_ROOT_CERTS.len());
    }

    #[test]
    fn many_names_are_counted_and_cut() {
        let names = (0..250).map(|n| format!("n{n}.example")).collect();
        let got = read(&leaf(names, &root("R"))).unwrap();
        assert_eq!((got.names.len(), got.names_total), (MOST_NAMES, 250));
        assert!(read(&vec![0x30; LONGEST_DER + 1]).is_err());
    }

    #[test]
    fn pem_has_lines_of_64() {
        let want = format!(
            "-----BEGIN CERTIFICATE-----\n{}\nAAAA\n-----END CERTIFICATE-----\n",
            "A".repeat(64)
        );
        assert_eq!(to_pem(&[0; 51]), want);
    }

    proptest! {
        #[test]
        fn hostile_bytes_never_panic(
            which in any::<prop::sample::Index>(),
            edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
            cut in any::<prop::sample::Index>(),
        ) {
            let mut der = which.get(webpki_root_certs::TLS_SERVER_ROOT_CERTS).to_vec();
            for (at, byte) in edits {
                let at = at.index(der.len());
                der[at] = byte;
            }
            let _ = (read(&der), root_set(&[der.clone()]));
            der.truncate(cut.index(der.len()));
            prop_assert!(read(&der).is_err());
        }
    }
}
