//! Names of cases and exhibits.

use super::{Malformed, serde_as_text};
use std::{fmt, str::FromStr};

/// `SB-2026-0001`: year of opening and a number, at least four digits, within one home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CaseId {
    /// Year of opening, four digits.
    pub year: u16,
    /// Number within that year, from 1.
    pub number: u32,
}

impl fmt::Display for CaseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SB-{:04}-{:04}", self.year, self.number)
    }
}

impl FromStr for CaseId {
    type Err = Malformed;

    fn from_str(s: &str) -> Result<Self, Malformed> {
        let bad = || Malformed::new("case id", s);
        let (year, number) =
            s.strip_prefix("SB-").and_then(|r| r.split_once('-')).ok_or_else(bad)?;
        let id = Self {
            year: year.parse().map_err(|_| bad())?,
            number: number.parse().map_err(|_| bad())?,
        };
        (id.number > 0 && id.to_string() == s).then_some(id).ok_or_else(bad)
    }
}

/// `urn:uuid:…`: what tells two cases with the same [`CaseId`] apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CaseUid(pub uuid::Uuid);

impl fmt::Display for CaseUid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "urn:uuid:{}", self.0)
    }
}

impl FromStr for CaseUid {
    type Err = Malformed;

    fn from_str(s: &str) -> Result<Self, Malformed> {
        let bad = || Malformed::new("case uid", s);
        let text = s.strip_prefix("urn:uuid:").ok_or_else(bad)?;
        let uid = Self(text.parse().map_err(|_| bad())?);
        (uid.to_string() == s).then_some(uid).ok_or_else(bad)
    }
}

/// `E0001`: a number from 1, at least four digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ExhibitId(pub u32);

impl fmt::Display for ExhibitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "E{:04}", self.0)
    }
}

impl FromStr for ExhibitId {
    type Err = Malformed;

    fn from_str(s: &str) -> Result<Self, Malformed> {
        let bad = || Malformed::new("exhibit id", s);
        let id = Self(s.strip_prefix('E').ok_or_else(bad)?.parse().map_err(|_| bad())?);
        (id.0 > 0 && id.to_string() == s).then_some(id).ok_or_else(bad)
    }
}

serde_as_text!(CaseId);
serde_as_text!(CaseUid);
serde_as_text!(ExhibitId);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_one_spelling() {
        assert_eq!("SB-2026-0001".parse::<CaseId>().unwrap().number, 1);
        assert_eq!("SB-2026-12345".parse::<CaseId>().unwrap().number, 12345);
        for bad in [
            "SB-2026-1",
            "SB-2026-00001",
            "SB-2026-0000",
            "sb-2026-0001",
            "SB-26-0001",
            "SB-2026-+001",
        ] {
            assert!(bad.parse::<CaseId>().is_err(), "{bad}");
        }
        assert_eq!("E0004".parse::<ExhibitId>().unwrap(), ExhibitId(4));
        for bad in ["E4", "E00004", "E0000", "e0004", "E-004", "E0004 "] {
            assert!(bad.parse::<ExhibitId>().is_err(), "{bad}");
        }
        let uid = "urn:uuid:f81d4fae-7dec-41d0-a765-00a0c91e6bf6";
        assert_eq!(uid.parse::<CaseUid>().unwrap().to_string(), uid);
        assert!(uid.to_uppercase().parse::<CaseUid>().is_err());
        assert!("urn:uuid:f81d4fae7dec41d0a76500a0c91e6bf6".parse::<CaseUid>().is_err());
    }
}
