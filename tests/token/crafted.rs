//! Tokens with one fault each, properly signed otherwise, and the reason each is refused for.

use crate::prelude::*;
use crate::tsa::authority::run;
use crate::tsa::craft::{SHA1, TST_INFO, USUAL, sign, tlv};
use crate::tsa::{Info, Key, Plan, Usage};
use std::fs;
use std::process::Command;

fn info() -> Info {
    Info::of(&sha256(DATA).0)
}

/// What a token with this content is refused for.
fn fault(info: &Info) -> TokenFault {
    checked(&P256, &P256.sign(&info.to_der(), &[])).unwrap_err()
}

/// What a token made with these flags is refused for.
fn flagged(flags: &[&str]) -> TokenFault {
    checked(&P256, &P256.sign_plainly(&info().to_der(), flags)).unwrap_err()
}

#[test]
fn content_that_is_not_quite_right() {
    let info_version = TokenFault::Version { part: "time-stamp info", found: 2 };
    assert_eq!(fault(&Info { version: 2, ..info() }), info_version);
    let sha1 = Info { algorithm: SHA1, imprint: vec![1; 20], ..info() };
    assert_eq!(fault(&sha1), TokenFault::ImprintHash { oid: "1.3.14.3.2.26".into() });
    let other = Info { imprint: vec![0xAB; 32], ..info() };
    let found = saboot::model::Digest([0xAB; 32]);
    assert_eq!(fault(&other), TokenFault::Imprint { found });
    assert_eq!(fault(&Info { nonce: vec![], ..info() }), TokenFault::NonceMissing);
    assert_eq!(fault(&Info { nonce: vec![2, 1, 8], ..info() }), TokenFault::Nonce);
    // Nine bytes: more than any number of ours.
    let long = [&[2, 9, 1][..], &[0; 7], &[7]].concat();
    assert_eq!(fault(&Info { nonce: long, ..info() }), TokenFault::Nonce);
}

#[test]
fn content_that_can_not_be_read() {
    for time in ["20200601120000", "2020-06-01T12:00:00Z", "20200631120000Z", "19500601120000Z"] {
        assert_eq!(fault(&Info { time, ..info() }), TokenFault::Time { text: time.into() });
    }
    let malformed =
        |info: &Info| matches!(fault(info), TokenFault::Malformed { part: "time-stamp info", .. });
    assert!(malformed(&Info { imprint: vec![1; 31], ..info() }));
    assert!(malformed(&Info { serial: vec![1; 21], ..info() }));
    assert!(malformed(&Info { serial: vec![0x80], ..info() }), "negative");
    assert!(malformed(&Info { rest: vec![5, 0], ..info() }), "something after");
    assert!(malformed(&Info { nonce: vec![0x30, 4, 0x80, 2, 3, 0xE8, 2, 1, 7], ..info() }));
}

#[test]
fn a_critical_extension_must_be_understood() {
    let extension = tlv(0x30, &[&[6, 3, 0x2B, 6, 2], &[1, 1, 0xFF], &tlv(4, &[&[5, 0]])]);
    let rest = tlv(0xA1, &[&extension]);
    let critical = TokenFault::CriticalExtension { oid: "1.3.6.2".into() };
    assert_eq!(fault(&Info { rest, ..info() }), critical);
}

#[test]
fn the_name_in_a_token_is_its_certificate_s() {
    // CN=Else, as a directory name.
    let name = [&[0x30, 15, 0x31, 13, 0x30, 11, 6, 3, 0x55, 4, 3, 0x0C, 4][..], b"Else"].concat();
    let rest = tlv(0xA0, &[&tlv(0xA4, &[&name])]);
    assert_eq!(fault(&Info { rest, ..info() }), TokenFault::AuthorityName);
    let host = |name: &[u8]| Info { rest: tlv(0xA0, &[&tlv(0x82, &[name])]), ..info() };
    assert_eq!(fault(&host(b"other.example")), TokenFault::AuthorityName);
    let alternative = P256.sign(&host(b"stamp.example").to_der(), &[]);
    assert!(checked(&P256, &alternative).is_ok());
}

#[test]
fn envelopes_that_are_not_quite_right() {
    let plain = TokenFault::ContentType { found: "1.2.840.113549.1.7.1".into() };
    assert_eq!(flagged(&["-cades", "-md", "sha256"]), plain);
    let typed = ["-econtent_type", TST_INFO];
    let flagged = |more: &[&str]| flagged(&[&typed, more].concat());
    let missing = |which| TokenFault::AttributeMissing { which };
    assert_eq!(flagged(&["-md", "sha256"]), missing("signing certificate"));
    assert_eq!(flagged(&["-md", "sha256", "-noattr"]), missing("content type"));
    assert_eq!(flagged(&["-md", "sha1"]), TokenFault::Hash { oid: "1.3.14.3.2.26".into() });
    assert_eq!(flagged(&["-md", "sha256", "-cades", "-nocerts"]), {
        // The chain is still there, the signer's own certificate is not.
        TokenFault::NoSignerCertificate
    });
    assert_eq!(flagged(&["-md", "sha256", "-cades", "-stream"]), TokenFault::Indefinite);
    let sha512 = TokenFault::Scheme { oid: "1.2.840.10045.4.3.4".into() };
    assert_eq!(flagged(&["-md", "sha512", "-cades"]), sha512);
}

#[test]
fn two_signers_are_one_too_many() {
    let (signer, key) = (RSA.file("tsa.pem"), RSA.file("tsa.key"));
    let second = ["-signer", signer.to_str().unwrap(), "-inkey", key.to_str().unwrap()];
    let token = P256.sign(&info().to_der(), &second);
    assert_eq!(checked(&P256, &token), Err(TokenFault::Signers { count: 2 }));
}

#[test]
fn more_certificates_than_anyone_needs_are_refused() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let key = rcgen::KeyPair::generate().unwrap();
    let one = |_| rcgen::CertificateParams::default().self_signed(&key).unwrap().pem();
    fs::write(file.path(), (0..8).map(one).collect::<String>()).unwrap();
    let token = P256.sign_carrying(file.path(), &info().to_der(), &USUAL);
    assert_eq!(checked(&P256, &token), Err(TokenFault::Certificates { count: 9 }));
}

#[test]
fn signatures_of_kinds_that_are_not_supported() {
    let pss = ["-keyopt", "rsa_padding_mode:pss"];
    let token = RSA.sign(&info().to_der(), &pss);
    let scheme = TokenFault::Scheme { oid: "1.2.840.113549.1.1.10".into() };
    assert_eq!(checked(&RSA, &token), Err(scheme));
}

#[test]
fn a_certificate_for_something_else_does_not_stamp() {
    for (usage, why) in [
        (Usage::None, UsageFault::Missing),
        (Usage::NotCritical, UsageFault::NotCritical),
        (Usage::AndCodeSigning, UsageFault::NotAlone),
        (Usage::KeyAgreement, UsageFault::KeyUsage),
    ] {
        let authority = made(Plan { usage, ..Plan::default() });
        let token = authority.sign(&info().to_der(), &[]);
        assert_eq!(checked(&authority, &token), Err(TokenFault::Usage(why)));
        assert!(!authority.openssl_accepts(&query(), &token, DATA), "{usage:?}");
    }
}

#[test]
fn a_certificate_with_a_critical_extension_nobody_knows_is_not_used() {
    let authority = made(Plan { usage: Usage::AndUnknown, ..Plan::default() });
    let fault = checked(&authority, &authority.sign(&info().to_der(), &[])).unwrap_err();
    assert!(matches!(fault, TokenFault::SignerCertificate { .. }), "{fault:?}");
}

#[test]
fn a_certificate_must_have_been_valid_then() {
    let early = made(Plan { years: (2021, 2049), ..Plan::default() });
    let fault = checked(&early, &early.sign(&info().to_der(), &[])).unwrap_err();
    let from = "2021-01-01T00:00:00.000Z".parse().unwrap();
    assert_eq!(fault, TokenFault::SignerNotYetValid { from });

    let late = made(Plan { years: (2018, 2020), ..Plan::default() });
    let until = "2020-01-01T00:00:00.000Z".parse().unwrap();
    let expired = Err(TokenFault::SignerExpired { until });
    assert_eq!(checked(&late, &late.sign(&info().to_der(), &[])), expired);
    // And no other root makes it better.
    assert_eq!(check(&late.sign(&info().to_der(), &[]), &ask(), &[]), expired);
    // Whatever the clock says: an answer of today with a certificate of long ago.
    assert_eq!(checked(&late, &late.reply("tsa", &query())), expired);
}

#[test]
fn short_keys_are_named() {
    let short = made_short();
    let fault = checked(&P256, &short).unwrap_err();
    assert_eq!(fault, TokenFault::KeyLength { bits: 1024 });
}

/// A token by a 1024-bit key, which only `openssl` makes.
fn made_short() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let (certificate, key) = (folder.path().join("c"), folder.path().join("k"));
    let mut openssl = Command::new("openssl");
    openssl.args(["req", "-x509", "-newkey", "rsa:1024", "-noenc", "-days", "9999"]);
    openssl.args(["-subj", "/CN=Short", "-addext", "extendedKeyUsage=critical,timeStamping"]);
    openssl.arg("-keyout").arg(&key).arg("-out").arg(&certificate);
    run(&mut openssl).unwrap();
    sign((&certificate, &key), None, &info().to_der(), &USUAL)
}

#[test]
fn the_signer_must_be_named_in_one_of_two_ways() {
    let response = P256.sign(&info().to_der(), &["-keyid"]);
    // `80 14` and the key's identifier, the last of its kind: the first stands in the certificate.
    let at = response.windows(2).rposition(|w| w == [0x80, 0x14]).unwrap();
    for tag in [0xA0, 0x04, 0x81, 0x31] {
        let mut changed = response.clone();
        changed[at] = tag;
        assert_eq!(checked(&P256, &changed), Err(TokenFault::SignerId), "{tag:x}");
    }
    let mut version = response.clone();
    assert_eq!(version[at - 3..at], [2, 1, 3]);
    version[at - 1] = 1;
    let fault = TokenFault::Version { part: "signer", found: 1 };
    assert_eq!(checked(&P256, &version), Err(fault));
}

#[test]
fn the_signature_is_for_one_certificate() {
    // The same key and name, another certificate: swapped in, nothing else changed.
    let (ours, theirs, response) = rsa_of_two_certificates();
    assert!(check(&response, &ask(), &[]).is_ok());
    let at = response.windows(ours.len()).position(|w| w == ours).unwrap();
    let mut swapped = response.clone();
    swapped.splice(at..at + ours.len(), theirs.iter().copied());
    assert_eq!(check(&swapped, &ask(), &[]), Err(TokenFault::Binding));
}

/// Two certificates of one key, of equal length, and a token for the first.
fn rsa_of_two_certificates() -> (Vec<u8>, Vec<u8>, Vec<u8>) {
    use rcgen::{CertificateParams, CustomExtension, DnType, KeyPair, PKCS_RSA_SHA256};
    let pem = fs::read_to_string(RSA.file("tsa.key")).unwrap();
    let key = KeyPair::from_pem_and_sign_algo(&pem, &PKCS_RSA_SHA256).unwrap();
    let certificate = |year| {
        let mut params = CertificateParams::default();
        params.distinguished_name.push(DnType::CommonName, "Twice");
        params.serial_number = Some(5.into());
        params.not_after = rcgen::date_time_ymd(year, 1, 1);
        let uses = vec![0x30, 10, 6, 8, 0x2B, 6, 1, 5, 5, 7, 3, 8];
        let mut usage = CustomExtension::from_oid_content(&[2, 5, 29, 37], uses);
        usage.set_criticality(true);
        params.custom_extensions.push(usage);
        params.self_signed(&key).unwrap()
    };
    let (ours, theirs) = (certificate(2040), certificate(2041));
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), ours.pem()).unwrap();
    let token = sign((file.path(), &RSA.file("tsa.key")), None, &info().to_der(), &USUAL);
    assert_eq!(ours.der().len(), theirs.der().len());
    (ours.der().to_vec(), theirs.der().to_vec(), token)
}

#[test]
fn an_authority_may_use_rsa_of_3072_bits() {
    let authority = made(Plan { key: Key::Rsa(3072), ..Plan::default() });
    assert!(checked(&authority, &authority.sign(&info().to_der(), &[])).is_ok());
}
