//! What can go wrong with a disk, a home, a file, a log or a clock: each ends in one clear sentence
//! and the right exit code, and the case goes on once the cause is gone.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "what can't be set up is a failed test")]
#![allow(clippy::disallowed_methods, reason = "what is tested is a process")]

#[path = "../running/mod.rs"]
mod running;
#[path = "../server/mod.rs"]
mod server;

mod changed;
mod clock;
mod damaged;
mod disk;
mod home;
mod room;
mod stopped;
mod together;
