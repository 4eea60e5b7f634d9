//! saboot preserves online abuse as evidence. docs/ARCHITECTURE.md is the map.

pub mod format;
pub mod model;
pub mod seal;
