//! The built-in sample and its server: something to practise on that harms nobody.
//!
//! A post that threatens a woman by name, in Urdu and English, and the account it came from, on
//! "Chowk", a network that does not exist; everyone in it is invented. `/p/7301` leads to
//! `/post/7301` as share links do, pictures load lazily, and each post has its permalink, its
//! time and its account's number in the page. All of it is in the program, and it is served on
//! 127.0.0.1 alone.

mod sample;
mod server;

pub use server::{Demo, serve};
