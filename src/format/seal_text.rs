//! `seal/seal.txt`: what the signature covers (docs/FORMAT.md §5).
//!
//! It is a `sha256sum` file whose comment lines `sha256sum --strict` accepts, so one command checks
//! the only hash in it:
//!
//! ```text
//! # saboot-seal-v1
//! # case: SB-2026-0001
//! # case-uid: urn:uuid:f81d4fae-7dec-41d0-a765-00a0c91e6bf6
//! # bag: 1
//! # payload: 2568.3
//! # custody-count: 17
//! # custody-head: sha256:<64 hex>
//! # signer: sha256:<64 hex>
//! # sealed-claimed: 2026-01-02T03:10:00Z
//! # clock: not checked
//! # prior-seal: none
//! # origin-seal: none
//! # claims: integrity since this seal; see READ-ME-FIRST
//! <64 hex>  tagmanifest-sha256.txt
//! ```

use super::{FormatError, bag::Oxum};
use crate::model::{CaseId, CaseUid, Digest, Utc};

const WHAT: &str = "seal.txt";
const TYPE: &str = "# saboot-seal-v1";
const CLAIMS: &str = "integrity since this seal; see READ-ME-FIRST";
const TAIL: &str = "  tagmanifest-sha256.txt";

/// The seal's headers and its hash line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// The case.
    pub case: CaseId,
    /// Its uuid.
    pub uid: CaseUid,
    /// `1`, or `1-r1` for a redacted copy of bag 1.
    pub bag: String,
    /// What lies below data/.
    pub payload: Oxum,
    /// Lines of the packaged log.
    pub custody_count: u64,
    /// Hash of its last line.
    pub custody_head: Digest,
    /// Fingerprint of the signing key.
    pub signer: Digest,
    /// When, by this computer's clock, to the second.
    pub sealed: Utc,
    /// What a comparison with other clocks gave, or `not checked`.
    pub clock: String,
    /// Hash of the seal of the bag before.
    pub prior: Option<Digest>,
    /// Hash of the seal of the package this is a redacted copy of.
    pub origin: Option<Digest>,
    /// Hash of tagmanifest-sha256.txt.
    pub tagmanifest: Digest,
}

fn link(digest: Option<Digest>) -> String {
    digest.map_or_else(|| "none".into(), |d| d.tagged())
}

#[expect(clippy::option_option, reason = "not a link, no link, a link")]
fn unlink(text: &str) -> Option<Option<Digest>> {
    if text == "none" { Some(None) } else { Digest::from_tagged(text).ok().map(Some) }
}

impl Seal {
    /// The bytes that are signed.
    pub fn encode(&self) -> Vec<u8> {
        let headers = [
            ("case", self.case.to_string()),
            ("case-uid", self.uid.to_string()),
            ("bag", self.bag.clone()),
            ("payload", self.payload.to_string()),
            ("custody-count", self.custody_count.to_string()),
            ("custody-head", self.custody_head.tagged()),
            ("signer", self.signer.tagged()),
            ("sealed-claimed", self.sealed.to_seconds()),
            ("clock", self.clock.clone()),
            ("prior-seal", link(self.prior)),
            ("origin-seal", link(self.origin)),
            ("claims", CLAIMS.to_owned()),
        ];
        let lines: String = headers.iter().map(|(n, v)| format!("# {n}: {v}\n")).collect();
        format!("{TYPE}\n{lines}{}{TAIL}\n", self.tagmanifest).into_bytes()
    }

    /// Reads what [`Seal::encode`] writes: every header once, in order, nothing else.
    pub fn parse(bytes: &[u8]) -> Result<Self, FormatError> {
        let text = std::str::from_utf8(bytes).map_err(|_| FormatError::new(WHAT, "not UTF-8"))?;
        let mut lines = text.lines();
        if lines.next() != Some(TYPE) {
            return Err(FormatError::at(WHAT, 1, "not a seal of version 1"));
        }
        let mut at = 1;
        let mut next = |name: &str| {
            at += 1;
            let line = lines.next().unwrap_or("");
            let value =
                line.strip_prefix("# ").and_then(|l| l.strip_prefix(name)?.strip_prefix(": "));
            value.ok_or_else(|| FormatError::at(WHAT, at, format!("not the header {name}")))
        };
        let bad =
            |name: &'static str| move || FormatError::new(WHAT, format!("bad value of {name}"));
        let seal = Self {
            case: next("case")?.parse().map_err(|_| bad("case")())?,
            uid: next("case-uid")?.parse().map_err(|_| bad("case-uid")())?,
            bag: next("bag").map(str::to_owned)?,
            payload: Oxum::parse(next("payload")?).ok_or_else(bad("payload"))?,
            custody_count: next("custody-count")?.parse().map_err(|_| bad("custody-count")())?,
            custody_head: Digest::from_tagged(next("custody-head")?)
                .map_err(|_| bad("custody-head")())?,
            signer: Digest::from_tagged(next("signer")?).map_err(|_| bad("signer")())?,
            sealed: Utc::from_seconds(next("sealed-claimed")?)
                .map_err(|_| bad("sealed-claimed")())?,
            clock: next("clock").map(str::to_owned)?,
            prior: unlink(next("prior-seal")?).ok_or_else(bad("prior-seal"))?,
            origin: unlink(next("origin-seal")?).ok_or_else(bad("origin-seal"))?,
            tagmanifest: {
                next("claims")?;
                let line = lines.next().and_then(|l| l.strip_suffix(TAIL));
                line.and_then(|l| l.parse().ok()).ok_or_else(bad("the hash line"))?
            },
        };
        if !valid_bag(&seal.bag) {
            return Err(bad("bag")());
        }
        if seal.encode() == bytes {
            Ok(seal)
        } else {
            Err(FormatError::new(WHAT, "a second spelling or a surplus line"))
        }
    }

    /// The bag's number without a copy's ending.
    pub fn bag_number(&self) -> u32 {
        self.bag.split('-').next().and_then(|n| n.parse().ok()).unwrap_or(0)
    }
}

/// `N` or `N-rM`, without leading zeros.
fn valid_bag(bag: &str) -> bool {
    let number = |s: &str| s.parse::<u32>().is_ok_and(|n| n > 0 && n.to_string() == s);
    match bag.split_once("-r") {
        Some((bag, copy)) => number(bag) && number(copy),
        None => number(bag),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seal() -> Seal {
        Seal {
            case: "SB-2026-0001".parse().unwrap(),
            uid: "urn:uuid:f81d4fae-7dec-41d0-a765-00a0c91e6bf6".parse().unwrap(),
            bag: "1".into(),
            payload: Oxum { octets: 2568, files: 3 },
            custody_count: 17,
            custody_head: Digest([1; 32]),
            signer: Digest([2; 32]),
            sealed: Utc::from_seconds("2026-01-02T03:10:00Z").unwrap(),
            clock: "not checked".into(),
            prior: None,
            origin: Some(Digest([3; 32])),
            tagmanifest: Digest([4; 32]),
        }
    }

    #[test]
    fn every_header_once_in_order_and_nothing_else() {
        let text = String::from_utf8(seal().encode()).unwrap();
        assert_eq!(Seal::parse(text.as_bytes()).unwrap(), seal());
        assert_eq!(text.lines().count(), 14);
        for i in 0..14 {
            let mut dropped: Vec<_> = text.split_inclusive('\n').collect();
            dropped.remove(i);
            assert!(Seal::parse(dropped.concat().as_bytes()).is_err(), "without line {i}");
            let mut doubled: Vec<_> = text.split_inclusive('\n').collect();
            doubled.insert(i, doubled[i]);
            assert!(Seal::parse(doubled.concat().as_bytes()).is_err(), "line {i} twice");
        }
        let spellings = [
            ("bag: 1\n", "bag: 01\n"),
            ("bag: 1\n", "bag: 1-r0\n"),
            ("17", "+17"),
            ("\n", "\r\n"),
            ("saboot-seal-v1", "saboot-seal-v2"),
            ("sha256:01", "SHA256:01"),
            ("  tag", " *tag"),
        ];
        for (from, to) in spellings {
            assert!(Seal::parse(text.replace(from, to).as_bytes()).is_err(), "{to}");
        }
    }
}
