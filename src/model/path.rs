//! A path inside a case or package that cannot leave it, on any system.

use super::{Malformed, serde_as_text};
use std::{fmt, path::PathBuf, str::FromStr};

/// Device names that Windows resolves in every folder, whatever ending follows.
const RESERVED: &[&str] = &["con", "prn", "aux", "nul", "conin$", "conout$"];
/// Longest path, so that a package unpacks below a long folder name on Windows.
const LONGEST: usize = 200;

/// Parts of `[A-Za-z0-9._-]` joined by `/`; no part starts or ends with a dot or is a reserved
/// device name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RelPath(String);

impl RelPath {
    /// The path as text, `/` between parts.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last part.
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// `self/tail`.
    pub fn join(&self, tail: &str) -> Result<Self, Malformed> {
        format!("{self}/{tail}").parse()
    }

    /// The path below `folder`, when this one lies there.
    pub fn below(&self, folder: &str) -> Option<Self> {
        self.0.strip_prefix(folder)?.strip_prefix('/')?.parse().ok()
    }

    /// The path in this system's spelling, relative.
    pub fn to_path(&self) -> PathBuf {
        self.0.split('/').collect()
    }
}

fn part_fits(part: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
    let stem = part.split('.').next().unwrap_or("").to_ascii_lowercase();
    let port = ["com", "lpt"].iter().any(|p| {
        stem.strip_prefix(p).is_some_and(|n| n.len() == 1 && n.bytes().all(|b| b.is_ascii_digit()))
    });
    !part.is_empty()
        && part.bytes().all(allowed)
        && !part.starts_with('.')
        && !part.ends_with('.')
        && !RESERVED.contains(&stem.as_str())
        && !port
}

impl FromStr for RelPath {
    type Err = Malformed;

    fn from_str(s: &str) -> Result<Self, Malformed> {
        let fits = s.len() <= LONGEST && s.split('/').all(part_fits);
        fits.then(|| Self(s.into())).ok_or_else(|| Malformed::new("relative path", s))
    }
}

impl fmt::Display for RelPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

serde_as_text!(RelPath);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_cannot_leave_its_folder_or_mean_two_things() {
        for good in ["a", "data/E0001/tls/0.pem", "Thumbs.db", "a-b_c.d"] {
            assert_eq!(good.parse::<RelPath>().unwrap().as_str(), good);
        }
        let bad = [
            "",
            "/a",
            "a/",
            "a//b",
            ".",
            "..",
            "a/../b",
            "./a",
            "a\\b",
            "c:a",
            "a b",
            "a\0",
            "é",
            "a.",
            ".a",
            "CON",
            "con.txt",
            "a/nul",
            "LPT1.png",
            "com0",
            "a\u{202e}b",
        ];
        for bad in bad {
            assert!(bad.parse::<RelPath>().is_err(), "{bad:?}");
        }
        assert!("a".repeat(201).parse::<RelPath>().is_err());
    }

    #[test]
    fn below_gives_the_rest_of_the_path_only_inside_the_folder() {
        let p: RelPath = "data/E0001/page.png".parse().unwrap();
        assert_eq!(p.below("data/E0001").unwrap().as_str(), "page.png");
        assert_eq!(p.below("data/E000"), None);
        assert_eq!(p.below("data/E0001/page.png"), None);
    }
}
