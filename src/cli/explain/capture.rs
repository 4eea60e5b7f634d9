//! Errors of `capture` in words.
