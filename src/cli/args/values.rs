//! Values on the command line that are more than a text.

use crate::{
    model::{Actor, CaseId, ExhibitId},
    package::LeaveOut,
    text::Lang,
    verify::WantedKey,
};
use std::path::{Path, PathBuf};

/// Reads `op1`.
pub(in crate::cli) fn actor(text: &str) -> Result<Actor, String> {
    let code = "a code of 1 to 12 letters a-z and digits, not a name: it goes into the package";
    text.parse().map_err(|_| code.into())
}

/// Reads `SB-2026-0001`.
pub(in crate::cli) fn case(text: &str) -> Result<CaseId, String> {
    text.parse().map_err(|_| "a case is written as SB-2026-0001".into())
}

/// Reads `ur-Latn`.
pub(in crate::cli) fn lang(text: &str) -> Result<Lang, String> {
    text.parse().map_err(|_| "a language is en, ur or ur-Latn".into())
}

/// Reads `E0001`.
pub(super) fn exhibit(text: &str) -> Result<ExhibitId, String> {
    text.parse().map_err(|_| "an exhibit is written as E0001".into())
}

/// Reads `E0003:page.pdf` or `note:0003`.
pub(super) fn leave_out(text: &str) -> Result<LeaveOut, String> {
    let bad = || "write it as E0003:page.pdf or note:0003".to_owned();
    let (what, which) = text.split_once(':').ok_or_else(bad)?;
    if what == "note" {
        let number: u32 = which.parse().map_err(|_| bad())?;
        return (number > 0 && format!("{number:04}") == which)
            .then_some(LeaveOut::Note(number))
            .ok_or_else(bad);
    }
    let exhibit: ExhibitId = what.parse().map_err(|_| bad())?;
    format!("data/{exhibit}/{which}").parse().map(LeaveOut::File).map_err(|_| bad())
}

/// `verify --key`: whose signature it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyArg {
    /// A fingerprint in either form.
    Fingerprint(WantedKey),
    /// A file that holds the public key (PEM).
    File(PathBuf),
}

/// Reads a fingerprint as printed in groups or in one piece; anything else is a path, and so is the
/// name of a file that is there.
#[expect(clippy::unnecessary_wraps, reason = "the shape clap asks for")]
pub(super) fn key(text: &str) -> Result<KeyArg, String> {
    let file = || KeyArg::File(text.into());
    if Path::new(text).is_file() {
        return Ok(file());
    }
    Ok(text.parse().map_or_else(|_| file(), KeyArg::Fingerprint))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Digest;

    #[test]
    fn what_is_left_out_has_one_spelling() {
        let file = |p: &str| Ok(LeaveOut::File(p.parse().unwrap()));
        assert_eq!(leave_out("E0003:page.pdf"), file("data/E0003/page.pdf"));
        assert_eq!(leave_out("E0003:tls/0.pem"), file("data/E0003/tls/0.pem"));
        assert_eq!(leave_out("note:0003"), Ok(LeaveOut::Note(3)));
        for bad in [
            "",
            "E0003",
            "E3:page.pdf",
            "E0003:",
            "E0003:../E0004/a",
            "E0003:/etc/passwd",
            "note:3",
            "note:0000",
            "note:",
        ] {
            assert!(leave_out(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_fingerprint_is_taken_as_it_is_printed() {
        let hex = "3b".repeat(32);
        let groups = crate::cli::print::groups(&Digest([0x3b; 32]));
        let digest = WantedKey::Fingerprint(Digest([0x3b; 32]));
        for same in [hex.clone(), groups, format!("sha256:{hex}"), hex.to_uppercase()] {
            assert_eq!(key(&same), Ok(KeyArg::Fingerprint(digest.clone())), "{same}");
        }
        let ssh = format!("SHA256:{}", "aB+/".repeat(10) + "xyz");
        let wanted = KeyArg::Fingerprint(WantedKey::Ssh(ssh.clone()));
        assert_eq!(key(&crate::cli::print::ssh_groups(&ssh)), Ok(wanted.clone()));
        assert_eq!(key(&ssh), Ok(wanted.clone()));
        assert_eq!(key(&ssh["SHA256:".len()..]), Ok(wanted));
        for path in ["key.pem", "./a b.pem", "SHA256:short"] {
            assert_eq!(key(path), Ok(KeyArg::File(path.into())));
        }
    }
}
