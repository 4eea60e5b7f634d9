//! Values on the command line that are more than a text.

use crate::model::{Digest, ExhibitId, RelPath};
use std::path::PathBuf;

/// `seal --leave-out`: one thing that stays out of the package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeaveOut {
    /// A file of an exhibit, by its path in the package: `E0003:page.pdf` is `data/E0003/page.pdf`.
    File(RelPath),
    /// A note by its number: `note:0003` is 3.
    Note(u32),
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
    /// SHA-256 of the key's `SubjectPublicKeyInfo`.
    Fingerprint(Digest),
    /// OpenSSH's form, `SHA256:` and 43 characters of base64.
    Ssh(String),
    /// A file that holds the public key (PEM).
    File(PathBuf),
}

/// Reads a fingerprint in either form, as printed in groups or in one piece; anything else is a path.
#[expect(clippy::unnecessary_wraps, reason = "the shape clap asks for")]
pub(super) fn key(text: &str) -> Result<KeyArg, String> {
    let tight: String = text.split_whitespace().collect();
    let hex = tight.strip_prefix("sha256:").unwrap_or(&tight).to_ascii_lowercase();
    if let Ok(digest) = hex.parse() {
        return Ok(KeyArg::Fingerprint(digest));
    }
    let base64 = |b: u8| b.is_ascii_alphanumeric() || b == b'+' || b == b'/';
    let ssh = tight.strip_prefix("SHA256:").is_some_and(|r| r.len() == 43 && r.bytes().all(base64));
    Ok(if ssh { KeyArg::Ssh(tight) } else { KeyArg::File(text.into()) })
}

#[cfg(test)]
mod tests {
    use super::*;

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
        for same in [hex.clone(), groups, format!("sha256:{hex}"), hex.to_uppercase()] {
            assert_eq!(key(&same), Ok(KeyArg::Fingerprint(Digest([0x3b; 32]))), "{same}");
        }
        let ssh = format!("SHA256:{}", "aB+/".repeat(10) + "xyz");
        assert_eq!(key(&ssh), Ok(KeyArg::Ssh(ssh.clone())));
        assert_eq!(key(&crate::cli::print::ssh_groups(&ssh)), Ok(KeyArg::Ssh(ssh)));
        for path in ["key.pem", "./a b.pem", "SHA256:short"] {
            assert_eq!(key(path), Ok(KeyArg::File(path.into())));
        }
    }
}
