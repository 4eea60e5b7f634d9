//! Who did something, as a code. A code and not a name: the custody log goes to the other side.

use super::{Malformed, serde_as_text};
use std::{fmt, str::FromStr};

/// `[a-z0-9]{1,12}`, `self` when nobody said otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Actor(String);

impl Default for Actor {
    fn default() -> Self {
        Self("self".into())
    }
}

impl FromStr for Actor {
    type Err = Malformed;

    fn from_str(s: &str) -> Result<Self, Malformed> {
        let fits = (1..=12).contains(&s.len())
            && s.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        fits.then(|| Self(s.into())).ok_or_else(|| Malformed::new("actor code", s))
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

serde_as_text!(Actor);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_short_lower_case_codes_pass() {
        for good in ["self", "a", "op12", "abcdefghijkl"] {
            assert_eq!(good.parse::<Actor>().unwrap().to_string(), good);
        }
        for bad in ["", "Asma", "a b", "abcdefghijklm", "é", "a-b"] {
            assert!(bad.parse::<Actor>().is_err(), "{bad}");
        }
    }
}
