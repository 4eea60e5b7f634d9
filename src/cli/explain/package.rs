//! Errors of `package` in words.
