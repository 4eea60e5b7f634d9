//! Words in three languages.
