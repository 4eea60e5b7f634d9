//! Errors in words. Every layer's `Error` has a file here whose function matches each variant, with
//! no `_`: an error that has no words does not build. A pair of sentences (`err-…`, `hint-…`) and a
//! number, [`Told`], is all that leaves this folder.

mod capture;
mod package;
mod store;
mod verify;

use super::{Exit, Told, sanitize};
use crate::text::{Catalog, say};
use std::{fmt::Display, io, path::Path};

/// A path or a message of others, safe to print.
pub(crate) fn safe(text: impl Display) -> String {
    sanitize::line(&text.to_string())
}

/// A path, safe to print.
pub(crate) fn path(path: &Path) -> String {
    safe(path.display())
}

/// Why the system refused, in its own words without the number: `permission denied`.
pub(crate) fn why(error: &io::Error) -> String {
    safe(error.kind())
}

/// A file that cannot be written: the disk is full, or another reason.
pub fn write(to: &Path, error: &io::Error, text: &Catalog) -> Told {
    if error.kind() == io::ErrorKind::StorageFull {
        let message = say!(text, "err-disk-full", path = path(to));
        return Told::new(Exit::Failed, message, say!(text, "hint-disk-full"));
    }
    let message = say!(text, "err-write", path = path(to), why = why(error));
    Told::new(Exit::Failed, message, say!(text, "hint-write"))
}

/// A file that cannot be read.
pub fn read(from: &Path, error: &io::Error, text: &Catalog) -> Told {
    let message = say!(text, "err-file", path = path(from), why = why(error));
    Told::new(Exit::Failed, message, say!(text, "hint-file"))
}

/// The system names no data folder and none was given.
pub fn no_home(text: &Catalog) -> Told {
    Told::new(Exit::Failed, say!(text, "err-home-none"), say!(text, "hint-home-none"))
}

/// Several cases are open and none was named.
pub fn several_cases(cases: impl IntoIterator<Item = String>, text: &Catalog) -> Told {
    let message = say!(text, "err-case-several", cases = text.list(cases));
    Told::new(Exit::Usage, message, say!(text, "hint-case-several"))
}

/// A question must be answered and nobody sits there.
pub fn no_one_to_ask(text: &Catalog) -> Told {
    Told::new(Exit::Usage, say!(text, "err-question"), say!(text, "hint-question"))
}

/// `--key` is neither a key's file nor a fingerprint.
pub fn wanted_key(given: impl Display, text: &Catalog) -> Told {
    let message = say!(text, "err-wanted-key", text = safe(given));
    Told::new(Exit::Usage, message, say!(text, "hint-wanted-key"))
}

pub(super) fn passphrase_file(from: &str, error: &io::Error, text: &Catalog) -> Told {
    let message = say!(text, "err-passphrase-file", path = safe(from), why = why(error));
    Told::new(Exit::Failed, message, say!(text, "hint-passphrase-file"))
}

pub(super) fn passphrase_empty(text: &Catalog) -> Told {
    Told::new(Exit::Failed, say!(text, "err-passphrase-empty"), say!(text, "hint-passphrase-empty"))
}

pub(super) fn passphrases_differ(text: &Catalog) -> Told {
    let message = say!(text, "err-passphrase-differs");
    Told::new(Exit::Failed, message, say!(text, "hint-passphrase-differs"))
}

pub(super) fn json(error: &serde_json::Error, text: &Catalog) -> Told {
    let message = say!(text, "err-json", why = safe(error));
    Told { message, hint: None, exit: Exit::Failed }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn a_full_disk_is_named_as_such() {
        let text = Catalog::new(Lang::En);
        let full = write(Path::new("a.zip"), &io::ErrorKind::StorageFull.into(), &text);
        assert_eq!(full.message, "no room left on the disk for a.zip");
        let denied = write(Path::new("a.zip"), &io::ErrorKind::PermissionDenied.into(), &text);
        assert_eq!(denied.message, "a.zip cannot be written: permission denied");
        assert_eq!((full.exit, denied.exit), (Exit::Failed, Exit::Failed));
    }

    #[test]
    fn a_path_cannot_write_to_the_terminal() {
        let text = Catalog::new(Lang::En);
        let told = read(Path::new("a\u{1b}[2J"), &io::ErrorKind::NotFound.into(), &text);
        assert_eq!(told.message, "a\\u{1b}[2J: entity not found");
    }
}
