//! Errors of `package` in words.

use super::{safe, target_exists, told, why, write};
use crate::{
    cli::{Told, print::size},
    package::Error,
    text::{Catalog, say},
};

/// What a person is told.
pub fn package(error: &Error, text: &Catalog) -> Told {
    match error {
        Error::Store(error) => super::store(error, text),
        Error::Io { path, source, .. } => write(path, source, text),
        Error::Empty { case } => {
            told!(text, Failed, "err-seal-nothing", "hint-seal-nothing", case = case.to_string())
        }
        Error::NoSuchItem { item } => {
            told!(text, Usage, "err-seal-leave-out", "hint-seal-leave-out", what = safe(item))
        }
        Error::RecordStays { path } => {
            let path = safe(path);
            told!(text, Usage, "err-seal-record-stays", "hint-seal-record-stays", path = path)
        }
        Error::Changed { path } => {
            told!(text, Broken, "err-seal-changed", "hint-seal-changed", path = safe(path))
        }
        Error::Unreadable { path, source } => {
            let (at, why) = (safe(path), why(source, text));
            told!(text, Failed, "err-seal-unreadable", "hint-seal-unreadable", path = at, why = why)
        }
        Error::Stopped => told!(text, Capture, "err-seal-stopped", "hint-seal-stopped"),
        Error::NoSpace { need, have } => {
            let (need, have) = (size(*need), size(*have));
            told!(text, Failed, "err-seal-space", "hint-seal-space", size = need, free = have)
        }
        Error::TargetExists { path } => target_exists(path, text),
        Error::EarlierKeyMissing { fingerprint } => {
            let key = fingerprint.tagged();
            told!(text, Failed, "err-seal-key-missing", "hint-seal-key-missing", fingerprint = key)
        }
        Error::BagBroken { bag, why } => {
            let (bag, why) = (bag.to_string(), safe(why));
            told!(text, Broken, "err-seal-bag-broken", "hint-seal-bag-broken", bag = bag, why = why)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cli::Exit, text::Lang};

    #[test]
    fn too_little_room_is_said_in_sizes() {
        let error = Error::NoSpace { need: 2_500_000_000, have: 1_000 };
        let told = package(&error, &Catalog::new(Lang::En));
        assert_eq!(told.message, "the package needs 2.5 GB, and 1.0 kB are free");
        assert_eq!(told.exit, Exit::Failed);
    }

    #[test]
    fn an_error_below_keeps_its_words() {
        let error = Error::Store(crate::store::Error::NoKey);
        assert_eq!(package(&error, &Catalog::new(Lang::En)).message, "there is no key yet");
    }
}
