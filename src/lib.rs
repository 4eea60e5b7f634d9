//! saboot preserves online abuse as evidence. docs/ARCHITECTURE.md is the map.

pub mod capture;
pub mod cli;
pub mod demo;
pub mod format;
pub mod import;
pub mod model;
pub mod package;
pub mod platform;
pub mod seal;
pub mod selftest;
pub mod store;
pub mod text;
pub mod verify;
