//! All that differs between operating systems, and the real clock and randomness.
//!
//! Unix is what is built for now. Elsewhere everything compiles and does what the standard library
//! can: files are as private as their folder, and what can't be known says so.

mod access;
mod clock;
mod files;
mod process;
mod programs;
mod sandbox;
mod temporary;
mod tree;

pub use access::is_writable;
pub use clock::{SystemClock, random};
pub use files::{
    claim_private_dir, create_private, free_bytes, is_private, make_private_dir, rename_new,
    sync_dir,
};
pub use process::{is_root, process_alive};
pub use programs::{find_program, output_of};
pub use sandbox::sandbox_usable;
pub use temporary::create_beside;
pub use tree::{children_of, end_process, memory_of_tree, util_linux, write_program};
