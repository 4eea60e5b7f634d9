//! Errors of `verify` in words.

use super::{path, told, why};
use crate::{
    cli::Told,
    text::{Catalog, say},
    verify::Error,
};

/// What a person is told.
pub fn verify(error: &Error, text: &Catalog) -> Told {
    match error {
        Error::Open { path: at, source } => {
            told!(
                text,
                Failed,
                "err-package-open",
                "hint-package-open",
                path = path(at),
                why = why(source)
            )
        }
    }
}
