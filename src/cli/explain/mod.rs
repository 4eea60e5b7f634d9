//! Errors in words. Every layer's `Error` has a file here whose function matches each variant, with
//! no `_`: an error that has no words does not build. A pair of sentences (`err-…`, `hint-…`) and a
//! number, [`Told`], is all that leaves this folder.

mod capture;
mod finding;
mod package;
mod store;
mod verify;

pub use capture::capture;
pub use finding::finding;
pub use package::package;
pub use store::store;
pub use verify::verify;

use super::{Exit, Told, sanitize};
use crate::{
    seal::token::RootFault,
    text::{Catalog, say},
};
use std::{fmt::Display, io, path::Path};

/// A path or a message of others, safe to print.
pub(crate) fn safe(text: impl Display) -> String {
    sanitize::line(&text.to_string())
}

/// A path, safe to print.
pub(crate) fn path(path: &Path) -> String {
    safe(path.display())
}

/// Why the system refused: `you have no permission for that`. What is rare is in the system's own
/// words, without its number.
pub(crate) fn why(error: &io::Error, text: &Catalog) -> String {
    use io::ErrorKind as Kind;
    match error.kind() {
        Kind::NotFound => say!(text, "why-not-there"),
        Kind::PermissionDenied => say!(text, "why-not-allowed"),
        Kind::ReadOnlyFilesystem => say!(text, "why-read-only"),
        Kind::IsADirectory => say!(text, "why-folder"),
        Kind::NotADirectory => say!(text, "why-not-folder"),
        Kind::StorageFull | Kind::QuotaExceeded => say!(text, "step-disk"),
        _ if error.raw_os_error() == Some(EIO) => say!(text, "why-disk-error"),
        _ => safe(error).split(" (os error").next().unwrap_or_default().to_owned(),
    }
}

/// The number of a disk's own error, the same on every Unix.
const EIO: i32 = 5;

/// An error and its hint by their names in the catalogue, and how the run ends.
macro_rules! told {
    ($text:expr, $exit:ident, $err:literal, $hint:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::cli::Told::new(
            $crate::cli::Exit::$exit,
            say!($text, $err $(, $name = $value)*),
            say!($text, $hint),
        )
    };
}
use told;

/// A file that cannot be written: the disk is full, or another reason.
pub fn write(to: &Path, error: &io::Error, text: &Catalog) -> Told {
    if matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) {
        return told!(text, Failed, "err-disk-full", "hint-disk-full", path = path(to));
    }
    told!(text, Failed, "err-write", "hint-write", path = path(to), why = why(error, text))
}

/// A file that cannot be read.
pub fn read(from: &Path, error: &io::Error, text: &Catalog) -> Told {
    told!(text, Failed, "err-file", "hint-file", path = path(from), why = why(error, text))
}

/// The system names no data folder and none was given.
pub fn no_home(text: &Catalog) -> Told {
    told!(text, Failed, "err-home-none", "hint-home-none")
}

/// There is no case to work on.
pub fn no_case(text: &Catalog) -> Told {
    told!(text, Failed, "err-case-none", "hint-case-none")
}

/// Sealing needs the key open.
pub fn locked_key(text: &Catalog) -> Told {
    told!(text, Failed, "err-key-protected-seal", "hint-key-protected-seal")
}

/// Several cases are open and none was named.
pub fn several_cases(cases: impl IntoIterator<Item = String>, text: &Catalog) -> Told {
    told!(text, Usage, "err-case-several", "hint-case-several", cases = text.list(cases))
}

/// A question must be answered and nobody sits there.
pub fn no_one_to_ask(text: &Catalog) -> Told {
    told!(text, Usage, "err-question", "hint-question")
}

/// `--key` is neither a key's file nor a fingerprint.
pub fn wanted_key(given: impl Display, text: &Catalog) -> Told {
    told!(text, Usage, "err-wanted-key", "hint-wanted-key", text = safe(given))
}

/// `--tsa-ca` is no certificate.
pub fn authority_root(at: &Path, error: &RootFault, text: &Catalog) -> Told {
    let (at, why) = (path(at), safe(error));
    told!(text, Usage, "err-authority-root", "hint-authority-root", path = at, why = why)
}

/// A file to be written is there already and is another.
pub fn target_exists(at: &Path, text: &Catalog) -> Told {
    told!(text, Failed, "err-target-exists", "hint-target-exists", path = path(at))
}

/// A note without words.
pub fn empty_note(text: &Catalog) -> Told {
    told!(text, Usage, "err-note-empty", "hint-note-empty")
}

/// `key protect` of a key that is protected.
pub fn protected_already(text: &Catalog) -> Told {
    told!(text, Failed, "err-key-open-already", "hint-key-open-already")
}

pub(super) fn passphrase_file(from: &str, error: &io::Error, text: &Catalog) -> Told {
    let (from, why) = (safe(from), why(error, text));
    told!(text, Failed, "err-passphrase-file", "hint-passphrase-file", path = from, why = why)
}

pub(super) fn passphrase_empty(text: &Catalog) -> Told {
    told!(text, Failed, "err-passphrase-empty", "hint-passphrase-empty")
}

pub(super) fn passphrases_differ(text: &Catalog) -> Told {
    told!(text, Failed, "err-passphrase-differs", "hint-passphrase-differs")
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
        assert_eq!(denied.message, "a.zip cannot be written: you have no permission for that");
        assert_eq!((full.exit, denied.exit), (Exit::Failed, Exit::Failed));
    }

    #[test]
    fn a_path_cannot_write_to_the_terminal() {
        let text = Catalog::new(Lang::En);
        let told = read(Path::new("a\u{1b}[2J"), &io::ErrorKind::NotFound.into(), &text);
        assert_eq!(told.message, "a\\u{1b}[2J: there is no such file or folder");
    }
}
