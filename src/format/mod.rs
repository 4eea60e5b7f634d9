//! Bytes to values and back, one spelling each, as docs/FORMAT.md says. Nothing here knows a path
//! on disk, a clock or a random number: what was not in the bytes is not in the value.

pub mod anchor;
pub mod archive;
pub mod bag;
pub mod cert;
pub mod custody;
pub mod json;
pub mod manifest;
pub mod record;
pub mod seal_text;
pub mod surt;

/// Why bytes are not what they should be: docs/FORMAT.md says which section.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}{}: {why}", at.map(|l| format!(", line {l}")).unwrap_or_default())]
pub struct FormatError {
    /// Which format.
    pub what: &'static str,
    /// Line, from 1, where lines count.
    pub at: Option<usize>,
    /// What is wrong with it.
    pub why: String,
}

impl FormatError {
    pub(crate) fn new(what: &'static str, why: impl Into<String>) -> Self {
        Self { what, at: None, why: why.into() }
    }

    pub(crate) fn at(what: &'static str, line: usize, why: impl Into<String>) -> Self {
        Self { what, at: Some(line), why: why.into() }
    }
}
