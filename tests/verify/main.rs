//! What verification says: of sound packages, of packages with one fault, of zips changed at random.

#![allow(clippy::unwrap_used, reason = "test code")]
#![allow(clippy::disallowed_methods, reason = "stock tools are asked as witnesses")]

#[path = "../sample/mod.rs"]
mod sample;

mod bag;
mod by_hand;
mod earlier;
mod files;
mod headers;
mod large;
mod log;
mod names;
mod prelude;
mod random;
mod records;
mod seals;
mod sound;
mod withheld;
