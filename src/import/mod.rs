//! Supplied files: what they are, by content.
