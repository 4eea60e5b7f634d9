//! The keys in the package, and how earlier ones lead to the one that signed the seal.

use super::{
    content::Files,
    finding::{Code, Findings},
    turns::Turns,
};
use crate::{
    model::Digest,
    seal::{KeyError, PublicKey},
};

pub(super) const COLLECTOR: &str = "keys/collector.ed25519.pem";
const ALLOWED: &str = "keys/allowed_signers";

/// The package's keys, none of them weak.
#[derive(Debug, Default)]
pub(super) struct Keyring {
    /// The key that signs the seal.
    pub(super) collector: Option<PublicKey>,
    earlier: Vec<PublicKey>,
}

/// How a key stands to the collector's.
pub(super) enum Standing<'a> {
    /// It is the collector's.
    Collector(&'a PublicKey),
    /// An earlier one, from which the log leads to the collector's.
    Earlier(&'a PublicKey),
    /// Not in the package, or nothing leads from it to the collector's.
    Stranger,
}

/// Reads keys/.
pub(super) fn read(files: &Files, out: &mut Findings) -> Keyring {
    let collector = read_key(files, COLLECTOR, out);
    let earlier = files.below("keys/").map(|(path, _)| path).filter(|path| is_earlier(path));
    let earlier: Vec<_> = earlier.collect();
    let earlier = earlier.into_iter().filter_map(|path| read_key(files, path, out)).collect();
    if let Some((key, line)) = collector.as_ref().zip(files.bytes(ALLOWED)) {
        let same = line == key.allowed_signers().as_bytes();
        out.expect(same, Code::AllowedSigners, ALLOWED, "not the collector's one line");
    }
    Keyring { collector, earlier }
}

/// `keys/earlier-N.ed25519.pem`.
fn is_earlier(path: &str) -> bool {
    let number =
        path.strip_prefix("keys/earlier-").and_then(|rest| rest.strip_suffix(".ed25519.pem"));
    number.is_some_and(|n| n.parse::<u32>().is_ok_and(|v| v > 0 && v.to_string() == n))
}

fn read_key(files: &Files, path: &str, out: &mut Findings) -> Option<PublicKey> {
    let key = PublicKey::from_pem(files.bytes(path)?);
    let code = |e: KeyError| match e {
        KeyError::Weak => Code::KeyWeak,
        KeyError::Malformed | KeyError::Protected | KeyError::WrongPassphrase => Code::KeyForm,
    };
    key.map_err(|e| out.say(code(e), path, e.to_string())).ok()
}

impl Keyring {
    /// How the key of this fingerprint stands to the collector's, by the `key.rotate` lines after
    /// the first `after` lines of the log.
    pub(super) fn standing(&self, signer: &Digest, turns: &Turns, after: u64) -> Standing<'_> {
        let Some(collector) = &self.collector else { return Standing::Stranger };
        if collector.fingerprint() == *signer {
            return Standing::Collector(collector);
        }
        let earlier = self.earlier.iter().find(|key| key.fingerprint() == *signer);
        match earlier {
            Some(key) if turns.heir(*signer, after) == collector.fingerprint() => {
                Standing::Earlier(key)
            }
            _ => Standing::Stranger,
        }
    }
}
