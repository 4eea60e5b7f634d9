//! Errors of `store` in words.

use super::{path, safe, told, write};
use crate::{
    cli::Told,
    store::Error,
    text::{Catalog, say},
};
use std::path::PathBuf;

/// What a person is told.
pub fn store(error: &Error, text: &Catalog) -> Told {
    match error {
        Error::Io { path, doing: "read", source } => super::read(path, source, text),
        Error::Io { path, source, .. } => write(path, source, text),
        Error::Locked { case } => {
            told!(text, Failed, "err-case-locked", "hint-case-locked", case = case.to_string())
        }
        Error::NoCase { case } => {
            told!(text, Failed, "err-case-unknown", "hint-case-unknown", case = case.to_string())
        }
        Error::Closed { case } => {
            told!(text, Failed, "err-case-closed", "hint-case-closed", case = case.to_string())
        }
        Error::NoSuchExhibit { exhibit } => {
            let exhibit = exhibit.to_string();
            told!(text, Failed, "err-exhibit-unknown", "hint-exhibit-unknown", exhibit = exhibit)
        }
        Error::LogBroken { line, why } => {
            let (line, why) = (line.unwrap_or(0), safe(why));
            told!(text, Broken, "err-log-broken", "hint-log-broken", line = line, why = why)
        }
        Error::BadFile { path: at, why } => {
            told!(text, Failed, "err-file", "hint-file", path = path(at), why = safe(why))
        }
        Error::Changed { path } => {
            told!(text, Broken, "err-seal-changed", "hint-seal-changed", path = safe(path))
        }
        Error::Exists { .. } => told!(text, Failed, "err-bug", "hint-bug", why = safe(error)),
        Error::Name(name) => {
            told!(text, Failed, "err-name-bad", "hint-name-bad", name = safe(&name.text))
        }
        Error::NoKey => told!(text, Failed, "err-key-none", "hint-key-none"),
        Error::KeyProtected => told!(text, Failed, "err-key-protected", "hint-key-protected"),
        Error::WrongPassphrase => {
            told!(text, Failed, "err-passphrase-wrong", "hint-passphrase-wrong")
        }
        Error::KeyExists { fingerprint } => {
            let fingerprint = fingerprint.tagged();
            told!(text, Failed, "err-key-exists", "hint-key-exists", fingerprint = fingerprint)
        }
        Error::BadKey { path: at, source } => {
            let (at, why) = (path(at), safe(source));
            told!(text, Failed, "err-key-damaged", "hint-key-damaged", path = at, why = why)
        }
        Error::NothingImported { failed, skipped } => {
            let tried = failed.iter().map(|(p, _)| p).chain(skipped);
            let tried = text.list(tried.map(PathBuf::as_path).map(path));
            told!(text, Failed, "err-import-nothing", "hint-import-nothing", path = tried)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cli::Exit, text::Lang};

    #[test]
    fn a_broken_log_names_its_line_when_there_is_one() {
        let text = Catalog::new(Lang::En);
        let broken = |line| store(&Error::LogBroken { line, why: "cut".into() }, &text);
        assert_eq!(broken(Some(7)).message, "the custody log is broken at line 7: cut");
        assert_eq!(broken(None).message, "the custody log is broken: cut");
        assert_eq!(broken(None).exit, Exit::Broken);
    }

    #[test]
    fn a_case_in_use_is_told_with_what_to_do() {
        let case = "SB-2026-0001".parse().unwrap();
        let told = store(&Error::Locked { case }, &Catalog::new(Lang::En));
        assert_eq!(told.message, "case SB-2026-0001 is in use by another saboot");
        assert_eq!(told.hint.unwrap(), "wait until it is done, or end it; nothing is lost");
        assert_eq!(told.exit, Exit::Failed);
    }
}
