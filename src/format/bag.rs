//! BagIt's own two files (RFC 8493 §2.1.1 and §2.2.2, docs/FORMAT.md §3).
//!
//! ```text
//! Bag-Software-Agent: saboot 0.1.0
//! Bagging-Date: 2026-01-02
//! External-Identifier: SB-2026-0001
//! Bag-Group-Identifier: urn:uuid:f81d4fae-7dec-41d0-a765-00a0c91e6bf6
//! Bag-Count: 1 of ?
//! Payload-Oxum: 2568.3
//! ```

use super::FormatError;
use crate::model::{CaseId, CaseUid};

/// `bagit.txt`, the same in every package.
pub const DECLARATION: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

const WHAT: &str = "bag-info.txt";

/// `bag-info.txt`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BagInfo {
    /// `saboot <version>`.
    pub agent: String,
    /// `2026-01-02`.
    pub date: String,
    /// The case.
    pub case: CaseId,
    /// The case's uuid.
    pub uid: CaseUid,
    /// Number of this bag within the case, from 1.
    pub bag: u32,
    /// Octets and number of the files below data/.
    pub payload: Oxum,
}

/// `<octets>.<files>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Oxum {
    /// Sum of the lengths.
    pub octets: u64,
    /// Number of files.
    pub files: u64,
}

impl std::fmt::Display for Oxum {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.octets, self.files)
    }
}

impl Oxum {
    /// Reads what `Display` writes.
    pub fn parse(s: &str) -> Option<Self> {
        let (octets, files) = s.split_once('.')?;
        let oxum = Self { octets: octets.parse().ok()?, files: files.parse().ok()? };
        (oxum.to_string() == s).then_some(oxum)
    }
}

impl BagInfo {
    /// The file's bytes.
    pub fn encode(&self) -> Vec<u8> {
        let Self { agent, date, case, uid, bag, payload } = self;
        format!(
            "Bag-Software-Agent: {agent}\nBagging-Date: {date}\nExternal-Identifier: {case}\n\
             Bag-Group-Identifier: {uid}\nBag-Count: {bag} of ?\nPayload-Oxum: {payload}\n"
        )
        .into_bytes()
    }

    /// Reads what [`BagInfo::encode`] writes.
    pub fn parse(bytes: &[u8]) -> Result<Self, FormatError> {
        let bad = || FormatError::new(WHAT, "a line is missing, doubled or out of order");
        let text = std::str::from_utf8(bytes).map_err(|_| bad())?;
        let mut lines = text.lines();
        let mut value = |name: &str| {
            lines.next().and_then(|l| l.strip_prefix(name)?.strip_prefix(": ")).ok_or_else(bad)
        };
        let info = Self {
            agent: value("Bag-Software-Agent")?.to_owned(),
            date: value("Bagging-Date")?.to_owned(),
            case: value("External-Identifier")?.parse().map_err(|_| bad())?,
            uid: value("Bag-Group-Identifier")?.parse().map_err(|_| bad())?,
            bag: value("Bag-Count")?
                .strip_suffix(" of ?")
                .and_then(|n| n.parse().ok())
                .ok_or_else(bad)?,
            payload: Oxum::parse(value("Payload-Oxum")?).ok_or_else(bad)?,
        };
        if info.encode() == bytes { Ok(info) } else { Err(bad()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Bag-Software-Agent: saboot 0.1.0\nBagging-Date: 2026-01-02\n\
        External-Identifier: SB-2026-0001\n\
        Bag-Group-Identifier: urn:uuid:f81d4fae-7dec-41d0-a765-00a0c91e6bf6\n\
        Bag-Count: 1 of ?\nPayload-Oxum: 2568.3\n";

    #[test]
    fn only_our_own_spelling_is_read() {
        let info = BagInfo::parse(TEXT.as_bytes()).unwrap();
        assert_eq!((info.bag, info.payload), (1, Oxum { octets: 2568, files: 3 }));
        assert_eq!(info.encode(), TEXT.as_bytes());
        for (from, to) in [
            ("2568.3", "02568.3"),
            ("1 of ?", "1 of 2"),
            ("\n", "\r\n"),
            ("Bag-Count", "bag-count"),
        ] {
            assert!(BagInfo::parse(TEXT.replace(from, to).as_bytes()).is_err(), "{to}");
        }
    }
}
