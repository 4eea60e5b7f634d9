//! One file a verb: load, call, print.

pub(super) mod capture;
pub(super) mod case;
pub(super) mod demo;
pub(super) mod doctor;
pub(super) mod generate;
pub(super) mod guided;
pub(super) mod import;
pub(super) mod key;
pub(super) mod note;
pub(super) mod seal;
pub(super) mod taken;
pub(super) mod verify;
