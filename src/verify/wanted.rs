//! The key that the person who verifies expects, taken from paper or from a file of their own.

use super::{
    finding::{Code, Findings},
    keyring::COLLECTOR,
    report::Signer,
};
use crate::{
    model::{Digest, Malformed},
    seal::PublicKey,
};
use std::str::FromStr;

/// A key, in any of the forms it is handed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WantedKey {
    /// The key itself.
    Key(PublicKey),
    /// SHA-256 of its `SubjectPublicKeyInfo`.
    Fingerprint(Digest),
    /// Its fingerprint as OpenSSH writes it, `SHA256:…`.
    Ssh(String),
}

impl WantedKey {
    fn is(&self, key: &PublicKey) -> bool {
        match self {
            Self::Key(wanted) => wanted == key,
            Self::Fingerprint(wanted) => *wanted == key.fingerprint(),
            Self::Ssh(wanted) => *wanted == key.ssh_fingerprint(),
        }
    }
}

/// Reads a fingerprint as people copy it: 64 hexadecimal digits, in groups or not, with or without
/// `sha256:` before them; or OpenSSH's 43 letters, with or without `SHA256:`.
impl FromStr for WantedKey {
    type Err = Malformed;

    fn from_str(s: &str) -> Result<Self, Malformed> {
        let text: String = s.chars().filter(|c| !c.is_whitespace()).collect();
        let prefix = text.get(..7).filter(|p| p.eq_ignore_ascii_case("sha256:"));
        let letters = prefix.map_or(text.as_str(), |p| &text[p.len()..]);
        let base64 = |b: u8| b.is_ascii_alphanumeric() || b == b'+' || b == b'/';
        if letters.len() == 43 && letters.bytes().all(base64) {
            return Ok(Self::Ssh(format!("SHA256:{letters}")));
        }
        let hex = text.to_ascii_lowercase().replace('-', "");
        let hex = hex.strip_prefix("sha256:").unwrap_or(&hex);
        let digest = hex.parse().map_err(|_| Malformed::new("fingerprint", s))?;
        Ok(Self::Fingerprint(digest))
    }
}

/// The signer as the report names it; another than the wanted one is a finding.
pub(super) fn check(
    key: Option<&PublicKey>,
    wanted: Option<&WantedKey>,
    out: &mut Findings,
) -> Option<Signer> {
    let confirmed = wanted.zip(key).is_some_and(|(wanted, key)| wanted.is(key));
    if wanted.is_some() && !confirmed {
        out.say(Code::NotTheSigner, COLLECTOR, "not the key that was asked for");
    }
    key.map(|key| Signer {
        fingerprint: key.fingerprint(),
        ssh_fingerprint: key.ssh_fingerprint(),
        confirmed,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::SecretKey;

    #[test]
    fn a_fingerprint_is_read_as_people_copy_it() {
        let key = SecretKey::from_seed(&[7; 32]).public();
        let hex = key.fingerprint().to_string();
        let grouped: Vec<_> = hex.as_bytes().chunks(4).map(String::from_utf8_lossy).collect();
        let spellings = [
            hex.clone(),
            hex.to_uppercase(),
            format!("sha256:{hex}"),
            grouped.join(" "),
            grouped.join("-"),
            key.ssh_fingerprint(),
            format!(" {}\n", key.ssh_fingerprint()),
            key.ssh_fingerprint().replacen("SHA256:", "", 1),
            key.ssh_fingerprint().replacen("SHA256", "sha256", 1),
        ];
        for text in spellings {
            assert!(text.parse::<WantedKey>().unwrap().is(&key), "{text}");
        }
        let other = SecretKey::from_seed(&[8; 32]).public();
        assert!(!WantedKey::Fingerprint(other.fingerprint()).is(&key));
        for bad in ["", "SHA256:abc", &hex[1..], "collector"] {
            assert!(bad.parse::<WantedKey>().is_err(), "{bad}");
        }
    }
}
