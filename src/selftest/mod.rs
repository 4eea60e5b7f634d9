//! The tool checks itself before it is relied on.
