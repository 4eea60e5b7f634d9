//! What verification says in the end.

use super::finding::{Finding, Level};
use super::stamp::Stamp;
use crate::model::{CaseId, CaseUid, Digest, RelPath, Utc, words};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

words! {
    /// The answer.
    Verdict, "verdict" {
        /// Nothing is wrong.
        Sound = "sound",
        /// Something is.
        Broken = "broken",
    }
}

words! {
    /// What a sound package reaches, lowest first. Co-signatures will add `co-signed`.
    Rung, "rung" {
        /// No file, log line or list differs from what was sealed.
        Intact = "intact",
        /// The seal is signed by the key in the package.
        Signed = "signed",
        /// An authority under a trusted root stamped the seal or its signature.
        TimeAnchored = "time-anchored",
    }
}

words! {
    /// What held the files.
    Container, "container" {
        /// The zip as saboot wrote it, byte for byte.
        Canonical = "canonical",
        /// Another zip of the same files.
        Repacked = "repacked",
        /// A folder.
        Folder = "folder",
    }
}

words! {
    /// Why a file is held back (docs/FORMAT.md §6).
    WhyWithheld, "reason of withholding" {
        /// Its exhibit was left out.
        Excepted = "excepted",
        /// It alone was left out.
        LeftOut = "left-out",
        /// It could not be read when the package was made.
        Unreadable = "unreadable",
        /// It was destroyed.
        Destroyed = "destroyed",
    }
}

/// A file that the log names and the package holds back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withheld {
    /// Where it would lie.
    pub path: RelPath,
    /// Its hash.
    pub sha256: Digest,
    /// Its length.
    pub bytes: u64,
    /// Why it is not here.
    pub reason: WhyWithheld,
    /// Number of the note that says more.
    #[serde(deserialize_with = "Option::deserialize")]
    pub note: Option<String>,
}

/// Whose key sealed the package, as the package itself says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Signer {
    /// SHA-256 of the key's `SubjectPublicKeyInfo`.
    pub fingerprint: Digest,
    /// The same key as OpenSSH names it.
    pub ssh_fingerprint: String,
    /// Whether it is the key that was asked for. Under a forger's own key a forgery is intact and
    /// signed too.
    pub confirmed: bool,
}

/// The whole answer. In a broken package case, bag, custody and times are what it claims.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Everything found, in a fixed order.
    pub findings: Vec<Finding>,
    /// What held the files; none when nothing could be read.
    pub container: Option<Container>,
    /// The key in the package, when it is one.
    pub signer: Option<Signer>,
    /// The case.
    pub case: Option<CaseId>,
    /// Its uuid.
    pub case_uid: Option<CaseUid>,
    /// The bag, as in the seal.
    pub bag: Option<String>,
    /// Number of files below data/.
    pub files: u64,
    /// Sum of their lengths.
    pub bytes: u64,
    /// Number of lines of the log and the hash of the last, when its chain holds.
    pub custody: Option<(u64, Digest)>,
    /// What the freeze lists as held back.
    pub withheld: Vec<Withheld>,
    /// When it was sealed by the sealing computer's own claim.
    pub sealed_claimed: Option<Utc>,
    /// Time-stamps that hold, by place.
    pub stamps: Vec<Stamp>,
}

impl Report {
    /// Broken as soon as one finding is.
    pub fn verdict(&self) -> Verdict {
        let broken = self.findings.iter().any(|f| f.level == Level::Broken);
        if broken { Verdict::Broken } else { Verdict::Sound }
    }

    /// What a sound package reaches; nothing for a broken one. A package without a valid signature
    /// is broken, so the first two come together.
    pub fn rungs(&self) -> Vec<Rung> {
        let mut rungs = match self.verdict() {
            Verdict::Sound => vec![Rung::Intact, Rung::Signed],
            Verdict::Broken => return Vec::new(),
        };
        if self.stamps.iter().any(|s| s.confirmed && s.what.is_seal()) {
            rungs.push(Rung::TimeAnchored);
        }
        rungs
    }

    /// The report for machines: these keys, always all of them, `null` where nothing is known.
    pub fn to_json(&self) -> Value {
        let custody = self.custody.map(|(count, head)| json!({ "count": count, "head": head }));
        json!({
            "verdict": self.verdict(),
            "rungs": self.rungs(),
            "container": self.container,
            "findings": self.findings,
            "signer": self.signer,
            "case": self.case,
            "case_uid": self.case_uid,
            "bag": self.bag,
            "files": self.files,
            "bytes": self.bytes,
            "custody": custody,
            "withheld": self.withheld,
            "stamps": self.stamps.iter().map(Stamp::to_json).collect::<Vec<_>>(),
        })
    }
}
