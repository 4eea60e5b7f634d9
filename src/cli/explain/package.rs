//! Errors of `package` in words.

use super::{safe, store, told, write};
use crate::{
    cli::{Told, print},
    package::Error,
    text::{Catalog, say},
};

/// What a person is told.
pub fn package(error: &Error, text: &Catalog) -> Told {
    match error {
        Error::Store(e) => store(e, text),
        Error::Empty { case } => {
            told!(text, Failed, "err-seal-nothing", "hint-seal-nothing", case = case.to_string())
        }
        Error::NoSuchItem { item } => {
            told!(text, Failed, "err-seal-leave-out", "hint-seal-leave-out", what = safe(item))
        }
        Error::RecordStays { path } => {
            told!(
                text,
                Failed,
                "err-seal-record-stays",
                "hint-seal-record-stays",
                path = safe(path)
            )
        }
        Error::Changed { path } => with_flag(
            told!(text, Broken, "err-seal-changed", "hint-seal-changed", path = safe(path)),
            path,
        ),
        Error::Unreadable { path, why } => {
            let (at, why) = (safe(path), safe(why));
            let told = told!(
                text,
                Failed,
                "err-seal-unreadable",
                "hint-seal-unreadable",
                path = at,
                why = why
            );
            with_flag(told, path)
        }
        Error::NoSpace { need, have } => {
            let (size, free) = (print::size(*need), print::size(*have));
            told!(text, Failed, "err-seal-space", "hint-seal-space", size = size, free = free)
        }
        Error::TargetExists { path } => super::target_exists(path, text),
        Error::EarlierKeyMissing { fingerprint } => {
            let fingerprint = fingerprint.to_string();
            told!(
                text,
                Failed,
                "err-seal-key-missing",
                "hint-seal-key-missing",
                fingerprint = fingerprint
            )
        }
        Error::BagBroken { bag, why } => {
            let (bag, why) = (*bag, safe(why));
            told!(text, Broken, "err-seal-bag-broken", "hint-seal-bag-broken", bag = bag, why = why)
        }
        Error::Io { path, source, .. } => write(path, source, text),
    }
}

/// Adds the very flag that goes on without the file.
fn with_flag(mut told: Told, path: &str) -> Told {
    let flag = path.strip_prefix("data/").and_then(|p| p.split_once('/'));
    if let Some((exhibit, file)) = flag {
        let hint = told.hint.take().unwrap_or_default();
        told.hint = Some(format!("{hint}: --leave-out {}:{}", safe(exhibit), safe(file)));
    }
    told
}
