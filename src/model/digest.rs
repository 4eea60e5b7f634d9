//! A SHA-256 value.

use super::{Malformed, serde_as_text};
use std::{fmt, str::FromStr};

/// 32 bytes, written as 64 lower-case hexadecimal digits (the only spelling accepted).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// 32 zero bytes: the `prev` of a log's first line.
    pub const ZERO: Self = Self([0; 32]);

    /// `sha256:<hex>`, the spelling in signed headers.
    pub fn tagged(&self) -> String {
        format!("sha256:{self}")
    }

    /// Reads what [`Digest::tagged`] writes.
    pub fn from_tagged(s: &str) -> Result<Self, Malformed> {
        s.strip_prefix("sha256:").ok_or_else(|| Malformed::new("tagged SHA-256", s))?.parse()
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|b| write!(f, "{b:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

impl FromStr for Digest {
    type Err = Malformed;

    fn from_str(s: &str) -> Result<Self, Malformed> {
        let bad = || Malformed::new("SHA-256", s);
        if s.len() != 64 {
            return Err(bad());
        }
        let mut out = [0; 32];
        for (byte, pair) in out.iter_mut().zip(s.as_bytes().chunks_exact(2)) {
            let nibble = |b: u8| match b {
                b'0'..=b'9' => Some(b - b'0'),
                b'a'..=b'f' => Some(b - b'a' + 10),
                _ => None,
            };
            *byte =
                nibble(pair[0]).zip(nibble(pair[1])).map(|(h, l)| h << 4 | l).ok_or_else(bad)?;
        }
        Ok(Self(out))
    }
}

serde_as_text!(Digest);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn upper_case_and_wrong_lengths_are_refused() {
        let good = "00ff".repeat(16);
        assert_eq!(good.parse::<Digest>().unwrap().to_string(), good);
        for bad in [good.to_uppercase(), good[1..].into(), format!("{good}0"), "g".repeat(64)] {
            assert!(bad.parse::<Digest>().is_err(), "{bad}");
        }
        assert!(Digest::from_tagged(&good).is_err());
        assert_eq!(Digest::from_tagged(&format!("sha256:{good}")).unwrap().to_string(), good);
    }
}
