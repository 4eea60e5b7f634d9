//! Time-stamps of an outside authority (RFC 3161): the question, and the check of its answer.
//!
//! ```text
//! let ask = Ask { imprint: sha256(record), nonce: Some(random) };
//! post(ask.to_der());                              // application/timestamp-query
//! let token = check(&response, &ask, &roots)?;     // application/timestamp-reply, whole
//! token.at                                         // 2026-01-02T03:10:05.250Z, the authority's word
//! ```
//!
//! A token is checked at its own time: a certificate that has expired since makes it no worse, one
//! that was not valid then makes it nothing. Roots come from the caller alone; what a token carries
//! along is never one. Revocation is not looked up.
//!
//! Structure is read by `der` and `x509-cert`, chains are built by `webpki`, signatures checked by
//! `ring`. DER only: a token in BER with indefinite lengths is refused with a reason of its own.
//! Tokens are malleable where CMS signs nothing (the response's status, surplus certificates), so
//! the hash of a response names nothing.

mod ask;
mod attributes;
mod chain;
mod check;
mod fault;
mod info;
mod name;
mod response;
mod roots;
mod signature;
mod signed;
mod signer;
mod wire;

pub use ask::Ask;
pub use chain::Trust;
pub use check::{Token, check};
pub use fault::{ChainFault, RootFault, TokenFault, UsageFault};
pub use roots::{AS_OF, BUILT_IN, BuiltIn, Root, built_in_roots};

/// Longest response looked into, in bytes. With three certificates one has about 6,000; some
/// authorities add revocation lists.
pub const LONGEST_RESPONSE: usize = 64 * 1024;
/// Most certificates a token may carry. Real ones have up to four; with a few dozen of one name, the
/// search for a chain could be made to take seconds.
pub const MOST_CERTIFICATES: usize = 8;
/// Longest certificate given as a root, in bytes.
pub const LONGEST_ROOT: usize = 16 * 1024;
/// Longest name or message of an authority taken over, in characters.
pub const LONGEST_TEXT: usize = 256;
