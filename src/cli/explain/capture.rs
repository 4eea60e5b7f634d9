//! Errors of `capture` in words. What goes wrong with a page is not here: it is in the exhibit.

use super::{safe, store, told};
use crate::{
    capture::{Error, TargetError},
    cli::Told,
    text::{Catalog, say},
};

/// What a person is told about a link.
pub fn capture(error: &Error, url: &str, text: &Catalog) -> Told {
    match error {
        Error::NoBrowser => told!(text, Capture, "err-browser-none", "hint-browser-none"),
        Error::Start(why) => {
            told!(text, Capture, "err-browser-start", "hint-browser-start", why = safe(why))
        }
        Error::Proxy => told!(text, Usage, "err-proxy", "hint-proxy", proxy = ""),
        Error::Target(TargetError::Malformed) => {
            told!(text, Usage, "err-url", "hint-url", url = safe(url))
        }
        Error::Target(TargetError::Scheme) => {
            let scheme = url.split(':').next().unwrap_or("");
            told!(text, Usage, "err-url-scheme", "hint-url-scheme", scheme = safe(scheme))
        }
        Error::NotPublic(address) => {
            let host = address.0.to_string();
            told!(text, Failed, "err-address-private", "hint-address-private", host = host)
        }
        Error::Store(e) => store(e, text),
        Error::Scratch { path: at, source } => super::write(at, source, text),
    }
}
