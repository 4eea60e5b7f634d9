//! The browser process and the socket to it. The `headless_chrome` crate starts the process and
//! finds its address; calls and events go over a socket of our own, because the crate's drops events
//! whose shape it does not know and ends on late answers, popups and idleness.

mod cdp;
mod find;
mod flow;
mod launch;
mod wire;

pub(super) use cdp::{CallError, Client, Event};
pub use find::{Found, find};
pub(super) use launch::{Chrome, flags};
