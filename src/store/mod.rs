//! The case folder and the only writer in it.
