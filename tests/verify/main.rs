//! What verification says: of sound packages, of very long ones, of zips by other tools, and of
//! packages changed at random. Packages with one fault are in `tests/vectors/`.

#![allow(clippy::unwrap_used, reason = "test code")]
#![allow(clippy::disallowed_methods, reason = "stock tools are asked as witnesses")]

#[path = "../sample/mod.rs"]
mod sample;

mod by_hand;
mod changes;
mod golden;
mod large;
mod prelude;
mod random;
mod reached;
mod sound;
