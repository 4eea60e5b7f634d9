//! A time-stamp as the report tells of it: what, when, by whom, and how that fits with what the
//! computer claims.

use crate::{
    format::anchor::{Authority, Stamped},
    model::{Digest, Utc},
    seal::token::{Token, Trust},
};
use serde_json::{Value, json};
use std::time::Duration;

/// A time-stamp that holds. What it shows depends on who the authority is: see `confirmed`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The response's place in the package.
    pub path: String,
    /// The authority's short name, as the package has it.
    pub authority: Authority,
    /// The signer's common name, text of others; in a token under no confirmed root anyone's.
    pub common_name: Option<String>,
    /// The signer's organisation, likewise.
    pub organisation: Option<String>,
    /// What was stamped.
    pub what: Stamped,
    /// Its file.
    pub file: String,
    /// SHA-256 of the bytes stamped.
    pub imprint: Digest,
    /// The authority's time (`genTime`).
    pub at: Utc,
    /// How far off it may be, if the authority says.
    pub accuracy: Option<Duration>,
    /// The authority's number for it, lower-case hexadecimal.
    pub serial: String,
    /// The authority's policy, a dotted object identifier.
    pub policy: String,
    /// Whether the chain ends in a root that is built in or was given.
    pub confirmed: bool,
    /// SHA-256 of that root, or of the last certificate on the way up.
    pub root: Digest,
    /// When the stamped file was finished by the computer's own claim.
    pub claimed: Option<Utc>,
}

/// What an authority's clock may be beside its accuracy: some cut their time to whole seconds.
const CUT: Duration = Duration::from_secs(1);

impl Stamp {
    pub(super) fn new(
        path: String,
        (what, authority, file): (Stamped, Authority, String),
        token: &Token,
        claimed: Option<Utc>,
    ) -> Self {
        let (confirmed, root) = match token.trust {
            Trust::Root { sha256 } => (true, sha256),
            Trust::Unconfirmed { top } => (false, top),
        };
        Self {
            path,
            authority,
            common_name: token.common_name.clone(),
            organisation: token.organisation.clone(),
            what,
            file,
            imprint: token.imprint,
            at: token.at,
            accuracy: token.accuracy,
            serial: token.serial.clone(),
            policy: token.policy.clone(),
            confirmed,
            root,
            claimed,
        }
    }

    /// Milliseconds from the claimed time to the authority's; negative when the claim is the later.
    pub fn gap(&self) -> Option<i64> {
        Some(self.at.millis() - self.claimed?.millis())
    }

    /// Whether the claim is later than the authority's time by more than that may be off.
    pub(super) fn claimed_later(&self) -> bool {
        let off = self.accuracy.unwrap_or_default() + CUT;
        let off = i64::try_from(off.as_millis()).unwrap_or(i64::MAX);
        self.gap().is_some_and(|gap| gap < -off)
    }

    /// For machines: these keys, always all of them.
    pub(super) fn to_json(&self) -> Value {
        json!({
            "path": self.path,
            "authority": self.authority,
            "common_name": self.common_name,
            "organisation": self.organisation,
            "stamped": self.file,
            "imprint": self.imprint,
            "time": self.at,
            "time_pakistan": self.at.to_pakistan(),
            "accuracy_us": self.accuracy.map(|a| u64::try_from(a.as_micros()).unwrap_or(u64::MAX)),
            "serial": self.serial,
            "policy": self.policy,
            "confirmed": self.confirmed,
            "root": self.root,
            "claimed": self.claimed,
            "gap_ms": self.gap(),
        })
    }
}
