//! From signer to root: what is confirmed, what is not, and chains that do not hold.

use crate::prelude::*;
use crate::tsa::{Info, Plan};
use rcgen::{ExtendedKeyUsagePurpose, KeyUsagePurpose};

fn token(authority: &crate::tsa::Authority) -> Vec<u8> {
    authority.sign(&Info::of(&sha256(DATA).0).to_der(), &[])
}

#[test]
fn the_root_in_a_token_is_no_root() {
    let response = THREE.reply("tsa", &query());
    let token = check(&response, &ask(), &[]).unwrap();
    assert_eq!(token.trust, Trust::Unconfirmed { top: sha256(&THREE.root) });
    assert_eq!(token.chain.len(), 3);
    assert_eq!(token.chain.last(), Some(&THREE.root));
}

#[test]
fn a_certificate_between_can_be_what_a_person_trusts() {
    let response = THREE.reply("tsa", &query());
    let between = check(&response, &ask(), &[]).unwrap().chain.swap_remove(1);
    let token = check(&response, &ask(), &[Root::new(&between).unwrap()]).unwrap();
    assert_eq!(token.trust, Trust::Root { sha256: sha256(&between) });
    assert_eq!(token.chain, [THREE.signer.clone(), between]);
    // The signer's own certificate is not above it.
    let own = [Root::new(&THREE.signer).unwrap()];
    let trust = check(&response, &ask(), &own).unwrap().trust;
    assert_eq!(trust, Trust::Unconfirmed { top: sha256(&THREE.root) });
}

#[test]
fn of_several_roots_the_right_one_is_named() {
    let mut all = roots(&RSA);
    all.extend(roots(&P384));
    all.extend(roots(&THREE));
    let token = check(&THREE.reply("tsa", &query()), &ask(), &all).unwrap();
    assert_eq!(token.trust, trusted(&THREE));
}

#[test]
fn a_root_of_the_same_name_is_not_the_root() {
    // Both call themselves Loopback Root.
    let fault = check(&P256.reply("tsa", &query()), &ask(), &roots(&P384)).unwrap_err();
    assert!(matches!(&fault, TokenFault::Chain(_)), "{fault:?}");
    let twin = made(Plan::default());
    let fault = check(&P256.reply("tsa", &query()), &ask(), &roots(&twin)).unwrap_err();
    assert_eq!(fault, TokenFault::Chain(ChainFault::Signature));
    // The right one beside it is found.
    let both = [roots(&twin), roots(&P256)].concat();
    let token = check(&P256.reply("tsa", &query()), &ask(), &both).unwrap();
    assert_eq!(token.trust, trusted(&P256));
}

#[test]
fn a_certificate_between_is_checked_at_the_token_s_time() {
    let chain = |years_between| {
        let authority = made(Plan { tiers: 3, years_between, ..Plan::default() });
        checked(&authority, &token(&authority)).map(|t| t.trust == trusted(&authority))
    };
    assert_eq!(chain((2019, 2021)), Ok(true), "expired since");
    assert_eq!(chain((2015, 2020)), Err(TokenFault::Chain(ChainFault::Expired)));
    assert_eq!(chain((2021, 2049)), Err(TokenFault::Chain(ChainFault::NotYetValid)));
}

#[test]
fn a_root_must_have_been_valid_then() {
    let authority = made(Plan { years_root: (2015, 2020), ..Plan::default() });
    let fault = checked(&authority, &token(&authority)).unwrap_err();
    assert_eq!(fault, TokenFault::Chain(ChainFault::Root));
}

#[test]
fn a_certificate_between_need_not_say_what_for_and_if_so_must_say_this() {
    let chain = |purpose| {
        let authority = made(Plan { tiers: 3, between_for: Some(purpose), ..Plan::default() });
        checked(&authority, &token(&authority)).map(|t| t.trust == trusted(&authority))
    };
    assert_eq!(chain(ExtendedKeyUsagePurpose::TimeStamping), Ok(true));
    let constraint = Err(TokenFault::Chain(ChainFault::Constraint));
    assert_eq!(chain(ExtendedKeyUsagePurpose::CodeSigning), constraint);
}

#[test]
fn a_certificate_between_must_be_allowed_to_issue() {
    let between_may = KeyUsagePurpose::DigitalSignature;
    let authority = made(Plan { tiers: 3, between_may, ..Plan::default() });
    let fault = checked(&authority, &token(&authority)).unwrap_err();
    assert_eq!(fault, TokenFault::Chain(ChainFault::NotAnAuthority));
}

#[test]
fn without_the_certificate_between_nothing_is_confirmed() {
    let response = token(&THREE);
    // Taken out of the set, it is missing; the signature does not cover it.
    let all = check(&response, &ask(), &roots(&THREE)).unwrap();
    let between = &all.chain[1];
    let at = response.windows(between.len()).position(|w| w == between.as_slice()).unwrap();
    let mut without = response.clone();
    // Another tag makes it a certificate of a kind that is passed over.
    without[at] = 0xA0;
    let token = check(&without, &ask(), &roots(&THREE)).unwrap();
    assert_eq!(token.trust, Trust::Unconfirmed { top: sha256(&THREE.signer) });
    assert_eq!((token.at, token.signer), (all.at, all.signer));
}
