//! `anchors/`: the names of time-stamps, the certificates beside them, and the freeze's list of
//! them (docs/FORMAT.md §5 and §6).
//!
//! ```text
//! anchors/E0001.digicert.tsq  E0001.digicert.tsr  seal.digicert.tsq  seal.digicert.tsr  digicert-chain.pem
//! ```

use super::cert;
use crate::model::{Digest, ExhibitId, Malformed, RelPath, serde_as_text};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The folder, with its slash.
pub const FOLDER: &str = "anchors/";
/// Longest name of an authority.
const AUTHORITY_MOST: usize = 24;

/// An authority's short name, 1 to 24 of `[a-z0-9-]`: what files are named after.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Authority(String);

impl fmt::Display for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Authority {
    type Err = Malformed;

    fn from_str(s: &str) -> Result<Self, Malformed> {
        let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let fits = (1..=AUTHORITY_MOST).contains(&s.len()) && s.bytes().all(allowed);
        fits.then(|| Self(s.to_owned())).ok_or_else(|| Malformed::new("authority", s))
    }
}

serde_as_text!(Authority);

/// What a time-stamp can be for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stamped {
    /// The record of an exhibit.
    Exhibit(ExhibitId),
    /// seal.txt.
    Seal,
    /// seal.txt.sig.
    SealSignature,
}

impl Stamped {
    /// Whether it is the seal or its signature, which stand for the whole package.
    pub fn is_seal(self) -> bool {
        matches!(self, Self::Seal | Self::SealSignature)
    }
}

impl fmt::Display for Stamped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exhibit(id) => id.fmt(f),
            Self::Seal => f.write_str("seal"),
            Self::SealSignature => f.write_str("seal-sig"),
        }
    }
}

impl FromStr for Stamped {
    type Err = Malformed;

    fn from_str(s: &str) -> Result<Self, Malformed> {
        match s {
            "seal" => Ok(Self::Seal),
            "seal-sig" => Ok(Self::SealSignature),
            _ => s.parse().map(Self::Exhibit),
        }
    }
}

/// A file of anchors/, by its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnchorFile {
    /// What an authority was asked.
    Query(Stamped, Authority),
    /// Its whole answer.
    Response(Stamped, Authority),
    /// Certificates that its answers carry, for tools that want them in a file.
    Chain(Authority),
}

impl fmt::Display for AnchorFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Query(what, by) => write!(f, "{FOLDER}{what}.{by}.tsq"),
            Self::Response(what, by) => write!(f, "{FOLDER}{what}.{by}.tsr"),
            Self::Chain(by) => write!(f, "{FOLDER}{by}-chain.pem"),
        }
    }
}

impl FromStr for AnchorFile {
    type Err = Malformed;

    fn from_str(path: &str) -> Result<Self, Malformed> {
        let bad = || Malformed::new("file of anchors/", path);
        let name = path.strip_prefix(FOLDER).ok_or_else(bad)?;
        if let Some(by) = name.strip_suffix("-chain.pem") {
            return by.parse().map(Self::Chain);
        }
        let (what, rest) = name.split_once('.').ok_or_else(bad)?;
        match rest.split_once('.') {
            Some((by, "tsq")) => Ok(Self::Query(what.parse()?, by.parse()?)),
            Some((by, "tsr")) => Ok(Self::Response(what.parse()?, by.parse()?)),
            _ => Err(bad()),
        }
    }
}

/// A token that there was when the log was frozen: `data.tokens` of `package.freeze`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrozenToken {
    /// The answer's place in the package.
    pub path: RelPath,
    /// Whose it is.
    pub authority: Authority,
    /// The authority's number for it, lower-case hexadecimal.
    pub serial: String,
    /// SHA-256 of the bytes stamped.
    pub imprint: Digest,
}

/// `AUTH-chain.pem`: certificates (DER) one after another.
pub fn chain_to_pem(certificates: &[Vec<u8>]) -> String {
    certificates.iter().map(|der| cert::to_pem(der)).collect()
}

/// Reads what [`chain_to_pem`] writes, and nothing else.
pub fn chain_from_pem(bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let body =
        |part: &str| -> String { part.lines().filter(|line| !line.starts_with('-')).collect() };
    let parts = text.split_inclusive("-----END CERTIFICATE-----\n");
    let certificates: Option<Vec<_>> = parts.map(|part| STANDARD.decode(body(part)).ok()).collect();
    certificates.filter(|all| !all.is_empty() && chain_to_pem(all) == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_one_spelling() {
        for name in ["E0001.tsa-1.tsq", "seal.a.tsr", "seal-sig.9.tsr", "tsa-chain.pem"] {
            let path = format!("{FOLDER}{name}");
            assert_eq!(path.parse::<AnchorFile>().unwrap().to_string(), path);
        }
        let long = format!("seal.{}.tsr", "a".repeat(25));
        for bad in [
            "",
            "E1.tsa.tsr",
            "e0001.tsa.tsr",
            "seal.TSA.tsr",
            "seal..tsr",
            "seal.tsa.pem",
            "seal.tsa.tsr.tsr",
            "head-000017.tsa.tsr",
            "-chain.pem",
            "a_b-chain.pem",
            "sub/seal.tsa.tsr",
            &long,
        ] {
            assert!(format!("{FOLDER}{bad}").parse::<AnchorFile>().is_err(), "{bad}");
        }
        assert!("seal.tsa.tsr".parse::<AnchorFile>().is_err());
    }

    #[test]
    fn a_chain_has_one_spelling() {
        let chain = vec![vec![0x30; 100], vec![0x31; 48]];
        let pem = chain_to_pem(&chain);
        assert_eq!(chain_from_pem(pem.as_bytes()), Some(chain));
        let other = [
            String::new(),
            format!("\n{pem}"),
            format!("{pem}\n"),
            format!("subject=x\n{pem}"),
            pem.replace('\n', "\r\n"),
            pem.replacen("CERTIFICATE", "X509", 1),
            pem.replacen("MD", "M D", 1),
            pem[..pem.len() - 1].to_owned(),
        ];
        for other in other {
            assert_eq!(chain_from_pem(other.as_bytes()), None, "{other}");
        }
        assert_eq!(chain_from_pem(&[0xff]), None);
    }
}
