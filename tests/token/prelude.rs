//! Authorities made once for all tests of this file, and the question they are asked.

use crate::tsa::{Authority, Key, Plan};
pub(crate) use saboot::seal::sha256;
pub(crate) use saboot::seal::token::{
    Ask, ChainFault, Root, Token, TokenFault, Trust, UsageFault, check,
};
use std::sync::{Arc, LazyLock};

/// What is stamped.
pub(crate) const DATA: &[u8] = b"# saboot-seal-v1\n";
/// The number asked with; [`crate::tsa::Info::of`] answers it.
pub(crate) const NONCE: u64 = 7;

pub(crate) static P256: LazyLock<Arc<Authority>> = LazyLock::new(|| made(Plan::default()));
pub(crate) static P384: LazyLock<Arc<Authority>> =
    LazyLock::new(|| made(Plan { key: Key::P384, ..Plan::default() }));
pub(crate) static RSA: LazyLock<Arc<Authority>> =
    LazyLock::new(|| made(Plan { key: Key::Rsa(2048), name: "Rivest", ..Plan::default() }));
pub(crate) static THREE: LazyLock<Arc<Authority>> =
    LazyLock::new(|| made(Plan { tiers: 3, name: "Tiered", ..Plan::default() }));
pub(crate) static RSA_THREE: LazyLock<Arc<Authority>> =
    LazyLock::new(|| made(Plan { key: Key::Rsa(3072), tiers: 3, ..Plan::default() }));

pub(crate) fn made(plan: Plan) -> Arc<Authority> {
    Arc::new(Authority::new(&plan))
}

pub(crate) fn ask() -> Ask {
    Ask { imprint: sha256(DATA), nonce: Some(NONCE) }
}

pub(crate) fn query() -> Vec<u8> {
    ask().to_der()
}

pub(crate) fn roots(authority: &Authority) -> Vec<Root> {
    vec![Root::new(&authority.root).unwrap()]
}

/// Checked against the authority's own root.
pub(crate) fn checked(authority: &Authority, response: &[u8]) -> Result<Token, TokenFault> {
    check(response, &ask(), &roots(authority))
}

pub(crate) fn trusted(authority: &Authority) -> Trust {
    Trust::Root { sha256: sha256(&authority.root) }
}
