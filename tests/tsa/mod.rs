//! A time-stamping authority of the test's own: keys and certificates made when it starts, answers
//! by `openssl ts -reply`, served over HTTP on loopback.
//!
//! ```text
//! let authority = Authority::new(&Plan { key: Key::P256, ..Plan::default() });
//! let response = authority.reply("tsa", &query);            // by hand
//! let tsa = Tsa::start(authority);                          // POST to tsa.url()
//! tsa.answer(Answer::Truncated(100));                       // and from now on a bad one
//! ```
//!
//! [`authority`] is keys, certificates and `openssl`; [`craft`] and [`envelope`] make tokens no honest authority
//! would; [`served`] is the HTTP in front.
#![allow(dead_code, unreachable_pub, unused_imports, reason = "each test binary uses a part")]
#![allow(clippy::unwrap_used, reason = "an authority that can't start is a failed test")]
#![allow(clippy::disallowed_methods, reason = "the authority is openssl, a program")]

pub mod authority;
pub mod craft;
pub mod envelope;
pub mod served;

pub use authority::{Authority, Key, Plan, Usage};
pub use craft::Info;
pub use served::{Answer, Tsa};
