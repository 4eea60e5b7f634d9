//! Errors of `store` in words.
