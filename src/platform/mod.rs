//! All that differs between operating systems.

mod programs;

pub use programs::{find_program, output_of};
