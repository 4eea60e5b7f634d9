//! Twenty runs of the program killed at random moments. `make soak` kills more.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "tests")]
#![allow(clippy::print_stderr, reason = "which runs were killed is worth a look")]

mod killing;
mod running;
mod server;

#[test]
fn ten_kills() {
    eprintln!("{:?}", killing::kill_rounds(1, 10));
}

#[test]
fn ten_more_kills() {
    eprintln!("{:?}", killing::kill_rounds(2, 10));
}
