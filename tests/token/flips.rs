//! Every byte of a good token changed: refused, or it says the same. Some fields are unsigned by
//! design (the status, certificates beside the signer's); what the authority said is not.

use crate::prelude::*;
use crate::tsa::Authority;
use proptest::prelude::*;
use std::sync::LazyLock;

/// All that is signed, or bound by what is.
fn said(token: &Token) -> impl PartialEq + std::fmt::Debug + '_ {
    let t = token;
    (t.at, t.accuracy, &t.serial, t.imprint, &t.policy, t.signer, &t.common_name, &t.organisation)
}

fn flipped(authority: &Authority, section: &str, bits: &[u8]) {
    let response = authority.reply(section, &query());
    let roots = roots(authority);
    let good = check(&response, &ask(), &roots).unwrap();
    let own = authority.signer.len();
    let from = response.windows(own).position(|w| w == authority.signer).unwrap();
    let mut changed = response.clone();
    for at in 0..response.len() {
        for bit in bits {
            changed[at] ^= 1 << bit;
            if let Ok(token) = check(&changed, &ask(), &roots) {
                assert_eq!(said(&token), said(&good), "byte {at}, bit {bit}");
                let same = token.trust == good.trust;
                assert!(same || matches!(token.trust, Trust::Unconfirmed { .. }), "byte {at}");
                // Neither in the signer's certificate nor in the signature, which comes last.
                assert!(!(from..from + own).contains(&at), "byte {at}");
                assert!(at < response.len() - 64, "byte {at}");
            }
            changed[at] ^= 1 << bit;
        }
    }
}

#[test]
fn every_bit_of_a_token_of_two_tiers() {
    flipped(&P256, "tsa", &[0, 1, 2, 3, 4, 5, 6, 7]);
}

#[test]
fn every_byte_of_a_token_of_three_tiers() {
    flipped(&THREE, "v1", &[0, 3, 7]);
}

#[test]
fn every_byte_of_a_token_by_rsa() {
    flipped(&RSA, "tsa", &[0, 5]);
}

static GOOD: LazyLock<Vec<u8>> = LazyLock::new(|| THREE.reply("chain", &query()));
static ROOTS: LazyLock<Vec<Root>> = LazyLock::new(|| roots(&THREE));

proptest! {
    #[test]
    fn edits_of_any_kind_never_panic_and_never_say_something_else(
        edits in prop::collection::vec(
            (any::<prop::sample::Index>(), 0..8_usize, prop::collection::vec(any::<u8>(), 0..8)),
            1..4,
        ),
    ) {
        let mut bytes = GOOD.clone();
        for (at, removed, put) in edits {
            let at = at.index(bytes.len());
            let end = (at + removed).min(bytes.len());
            bytes.splice(at..end, put);
        }
        if let Ok(token) = check(&bytes, &ask(), &ROOTS) {
            let good = check(&GOOD, &ask(), &ROOTS).unwrap();
            prop_assert_eq!(said(&token), said(&good));
        }
    }

    #[test]
    fn bytes_of_any_kind_are_no_token(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(check(&bytes, &ask(), &ROOTS).is_err());
        let framed = crate::tsa::craft::granted(&bytes);
        prop_assert!(check(&framed, &ask(), &ROOTS).is_err());
    }
}
