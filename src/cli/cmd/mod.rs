//! One file a verb: it loads, calls and prints.

pub(super) mod doctor;
pub(super) mod generate;
pub(super) mod guided;
