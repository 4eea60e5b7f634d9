//! What takes long: hundreds of kills, hundreds of pages in one run. `make soak`; not a part of
//! `cargo test`, which runs a few of the same kills.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "tests")]
#![allow(clippy::print_stderr, reason = "the figures go into docs/TESTING.md")]

#[path = "../killing/mod.rs"]
mod killing;
#[path = "../running/mod.rs"]
mod running;
#[path = "../server/mod.rs"]
mod server;

mod pages;

/// Runs that are killed: two in five are captures, the others import, note and seal.
const KILLS: u32 = 200;

#[test]
fn kills_at_random_moments() {
    // Another seed each time: every failure names it.
    let seed = u64::from_le_bytes(saboot::platform::random().unwrap());
    let tally = killing::kill_rounds(seed, KILLS);
    eprintln!("seed {seed}: {tally:?}");
    assert_eq!(tally.killed.values().sum::<u32>(), KILLS);
}
