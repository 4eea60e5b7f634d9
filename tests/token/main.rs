//! Time-stamp tokens: those of a real authority on loopback are accepted by us and by `openssl ts`,
//! and everything that is not quite one is refused for its own reason.
#![allow(clippy::unwrap_used, reason = "test code")]
#![allow(clippy::disallowed_methods, reason = "the authority is openssl, a program")]

#[path = "../tsa/mod.rs"]
mod tsa;

mod chains;
mod crafted;
mod envelopes;
mod flips;
mod prelude;
mod replies;
mod sound;
