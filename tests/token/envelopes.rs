//! Signed data with one fault, signed all the same.

use crate::prelude::*;
use crate::tsa::envelope::{
    ECDSA_SHA384, Envelope, TST_INFO, attribute, content_type, message_digest, names_v1, names_v2,
    names_v2_as,
};
use crate::tsa::{Info, craft};

fn content() -> Vec<u8> {
    Info::of(&sha256(DATA).0).to_der()
}

/// What a token is refused for that was changed like this before it was signed.
fn fault(change: impl FnOnce(&mut Envelope)) -> TokenFault {
    let mut envelope = Envelope::of(&P256, content());
    change(&mut envelope);
    checked(&P256, &envelope.sign(&P256)).unwrap_err()
}

#[test]
fn unchanged_it_is_good() {
    let response = Envelope::of(&P256, content()).sign(&P256);
    assert_eq!(checked(&P256, &response).unwrap().trust, trusted(&P256));
}

#[test]
fn versions_and_hashes_must_fit() {
    let version = TokenFault::Version { part: "signed data", found: 1 };
    assert_eq!(fault(|e| e.version = 1), version);
    assert_eq!(fault(|e| e.announced.clear()), TokenFault::HashNotAnnounced);
    assert_eq!(fault(|e| e.announced = craft::SHA1.to_vec()), TokenFault::HashNotAnnounced);
    assert_eq!(fault(|e| e.scheme = ECDSA_SHA384), TokenFault::SchemeDisagrees);
    assert_eq!(fault(|e| e.more_signers = vec![0x30, 0]), TokenFault::Signers { count: 2 });
}

#[test]
fn only_signed_data_and_only_its_own_signer() {
    let mut response = Envelope::of(&P256, content()).sign(&P256);
    // The signer is named last; one letter of its issuer.
    let at = response.windows(13).rposition(|w| w == b"Loopback Root").unwrap();
    response[at] = b'M';
    assert_eq!(checked(&P256, &response), Err(TokenFault::NoSignerCertificate));
    response[at] = b'l';
    assert!(checked(&P256, &response).is_ok(), "case is not what makes a name");
    let kind = response.windows(4).position(|w| w == [0x0D, 1, 7, 2]).unwrap();
    response[kind + 3] = 3;
    let found = "1.2.840.113549.1.7.3".into();
    assert_eq!(checked(&P256, &response), Err(TokenFault::ContentType { found }));
}

#[test]
fn each_attribute_stands_once_with_one_value() {
    let doubled = |oid: &str| TokenFault::AttributeDoubled { oid: oid.into() };
    let digest = "1.2.840.113549.1.9.4";
    let mine = message_digest(&content());
    assert_eq!(fault(|e| e.attributes.push(mine.clone())), doubled(digest));
    let two = attribute(&[4], &[&craft::tlv(4, &[&[1; 32]]), &craft::tlv(4, &[&[2; 32]])]);
    assert_eq!(fault(|e| e.attributes[1] = two), doubled(digest));
    assert_eq!(fault(|e| e.attributes[0] = attribute(&[3], &[])), doubled("1.2.840.113549.1.9.3"));
    let missing = |which| TokenFault::AttributeMissing { which };
    assert_eq!(fault(|e| drop(e.attributes.remove(0))), missing("content type"));
    assert_eq!(fault(|e| drop(e.attributes.remove(1))), missing("message digest"));
    assert_eq!(fault(|e| drop(e.attributes.remove(2))), missing("signing certificate"));
}

#[test]
fn attributes_must_be_those_of_this_content() {
    let other = attribute(&[3], &[&[6, 3, 0x2B, 6, 1]]);
    assert_eq!(fault(|e| e.attributes[0] = other), TokenFault::SignedContentType);
    assert_eq!(fault(|e| e.attributes[1] = message_digest(b"x")), TokenFault::MessageDigest);
    let later = Info { time: "20210601120000Z", ..Info::of(&sha256(DATA).0) };
    assert_eq!(fault(|e| e.content = later.to_der()), TokenFault::MessageDigest);
}

#[test]
fn both_forms_must_name_the_certificate() {
    assert_eq!(fault(|e| e.attributes[2] = names_v2(&P256.root)), TokenFault::Binding);
    assert_eq!(fault(|e| e.attributes[2] = names_v1(&[1; 20])), TokenFault::Binding);
    assert_eq!(fault(|e| e.attributes.push(names_v1(&[1; 20]))), TokenFault::Binding);
    assert_eq!(
        fault(|e| e.attributes[2] = names_v2_as(&P256.signer, &P256.root)),
        TokenFault::Binding
    );
    let mut envelope = Envelope::of(&P256, content());
    envelope.attributes[2] = names_v2_as(&P256.signer, &P256.signer);
    assert!(checked(&P256, &envelope.sign(&P256)).is_ok());
    let empty = craft::tlv(0x30, &[&[0x30, 0]]);
    assert_eq!(
        fault(|e| e.attributes[2] = attribute(&[16, 2, 47], &[&empty])),
        TokenFault::Binding
    );
}

#[test]
fn a_signature_must_be_for_these_attributes() {
    let envelope = Envelope::of(&P256, content());
    let mut response = envelope.sign(&P256);
    // Attributes as a set that was signed and one that stands there: swap two of equal meaning.
    let (first, second) = (content_type(), message_digest(&content()));
    let both = [first.clone(), second.clone()].concat();
    let at = response.windows(both.len()).position(|w| w == both.as_slice()).unwrap();
    response.splice(at..at + both.len(), [second, first].concat());
    assert_eq!(checked(&P256, &response), Err(TokenFault::Signature));
    assert!(response.windows(TST_INFO.len()).any(|w| w == TST_INFO));
}
