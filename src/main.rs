//! Hands the real world to [`saboot::cli::run`] and its answer to the shell.

use saboot::cli::{self, World};
use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(std::env::args_os(), &mut World::real()).into()
}
