//! Errors of `verify` in words.
