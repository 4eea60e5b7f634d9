//! Tokens that hold: every kind of key, hash and chain that is supported, cross-checked.

use crate::prelude::*;
use crate::tsa::{Authority, Info, craft};
use std::fs;
use std::time::Duration;

/// Ours and theirs agree, and the values are right.
fn holds(authority: &Authority, section: &str) -> Token {
    let response = authority.reply(section, &query());
    assert!(authority.openssl_accepts(&query(), &response, DATA), "{section}");
    let token = checked(authority, &response).unwrap();
    assert_eq!(token.trust, trusted(authority));
    assert_eq!(token.signer, sha256(&authority.signer));
    assert_eq!(token.imprint, sha256(DATA));
    assert_eq!(token.policy, "1.3.6.1.4.1.99999.1");
    assert_eq!(token.accuracy, Some(Duration::from_millis(1250)));
    assert_eq!(token.chain.first(), Some(&authority.signer));
    assert_eq!(token.chain.last(), Some(&authority.root));
    token
}

#[test]
fn tokens_by_elliptic_curve_keys() {
    assert_eq!(holds(&P256, "tsa").chain.len(), 2);
    assert_eq!(holds(&P384, "tsa").chain.len(), 2);
    holds(&P256, "sha384");
    holds(&P384, "sha384");
}

#[test]
fn tokens_by_rsa_keys_with_each_hash() {
    let token = holds(&RSA, "tsa");
    assert_eq!(token.common_name.as_deref(), Some("Rivest Signer"));
    assert_eq!(token.organisation.as_deref(), Some("Rivest Time"));
    holds(&RSA, "sha384");
    holds(&RSA, "sha512");
}

#[test]
fn a_chain_of_three() {
    assert_eq!(holds(&THREE, "tsa").chain.len(), 3);
    assert_eq!(holds(&RSA_THREE, "tsa").chain.len(), 3);
}

#[test]
fn the_older_attribute_and_a_list_of_issuers_and_no_name() {
    holds(&P256, "v1");
    holds(&THREE, "chain");
    holds(&P256, "anonymous");
}

#[test]
fn serial_numbers_are_the_authority_s() {
    let authority = made(crate::tsa::Plan::default());
    let serials: Vec<String> = (0..3).map(|_| holds(&authority, "tsa").serial).collect();
    assert_eq!(serials, ["02", "03", "04"]);
}

#[test]
fn the_time_is_the_authority_s_and_so_is_what_it_leaves_out() {
    let token = checked(&P256, &P256.sign(&Info::of(&sha256(DATA).0).to_der(), &[])).unwrap();
    assert_eq!(token.at.to_string(), "2020-06-01T12:00:00.500Z");
    assert_eq!((token.accuracy, token.serial.as_str()), (None, "2a"));
    assert_eq!(token.policy, "1.3.6.1");
}

#[test]
fn granted_with_changes_counts_too() {
    let mut response = P256.reply("tsa", &query());
    let status = response.windows(5).position(|w| w == [0x30, 3, 2, 1, 0]).unwrap();
    response[status + 4] = 1;
    assert_eq!(checked(&P256, &response).unwrap().trust, trusted(&P256));
}

#[test]
fn a_kept_token_is_checked_without_the_number() {
    let response = P256.reply("tsa", &query());
    let ask = Ask { imprint: sha256(DATA), nonce: None };
    assert!(check(&response, &ask, &roots(&P256)).is_ok());
}

#[test]
fn a_certificate_named_by_its_key_is_found() {
    let signed = P256.sign(&Info::of(&sha256(DATA).0).to_der(), &["-keyid"]);
    assert_eq!(checked(&P256, &signed).unwrap().signer, sha256(&P256.signer));
}

#[test]
fn expired_since_is_as_good_as_ever() {
    let authority = made(crate::tsa::Plan { years: (2020, 2021), ..crate::tsa::Plan::default() });
    let token = authority.sign(&Info::of(&sha256(DATA).0).to_der(), &[]);
    assert_eq!(checked(&authority, &token).unwrap().trust, trusted(&authority));
}

#[test]
fn surplus_certificates_change_nothing() {
    let content = Info::of(&sha256(DATA).0).to_der();
    let read = |file| fs::read_to_string(file).unwrap();
    let more = tempfile::NamedTempFile::new().unwrap();
    fs::write(more.path(), read(RSA.file("chain.pem")) + &read(THREE.file("chain.pem"))).unwrap();
    let surplus = THREE.sign_carrying(more.path(), &content, &craft::USUAL);
    let plain = THREE.sign(&content, &[]);
    assert!(surplus.len() > plain.len());
    let (surplus, plain) = (checked(&THREE, &surplus).unwrap(), checked(&THREE, &plain).unwrap());
    assert_eq!((surplus.trust, surplus.chain), (trusted(&THREE), plain.chain));
}

#[test]
fn ordering_that_says_no_is_as_good_as_none() {
    let info = Info { nonce: vec![1, 1, 0, 2, 1, 7], ..Info::of(&sha256(DATA).0) };
    assert!(checked(&P256, &P256.sign(&info.to_der(), &[])).is_ok());
}

#[test]
fn extensions_that_may_be_passed_over_are() {
    let mut info = Info::of(&sha256(DATA).0);
    let extension = craft::tlv(0x30, &[&[6, 3, 0x2B, 6, 2], &craft::tlv(4, &[&[5, 0]])]);
    info.rest = craft::tlv(0xA1, &[&extension]);
    assert!(checked(&P256, &P256.sign(&info.to_der(), &[])).is_ok());
}
