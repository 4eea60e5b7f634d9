//! What runs of the program must give, one idea a file.
#![allow(clippy::unwrap_used, reason = "what can't be read back is a failed test")]

mod by_hand;
mod exits;
mod job;
mod key;
mod killed;
mod objects;
mod withheld;
