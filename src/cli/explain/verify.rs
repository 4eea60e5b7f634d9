//! Errors of `verify` in words. What it finds in a package is no error.

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
            let (at, why) = (path(at), why(source, text));
            told!(text, Failed, "err-package-open", "hint-package-open", path = at, why = why)
        }
    }
}
