//! The seals of the bags before: signed, of this case, each linked by the next, and the log still
//! holds what they sealed (docs/FORMAT.md §5).

use super::{
    content::Files,
    custody::{self, Custody, LOG},
    finding::{Code, Findings},
    keyring::{Keyring, Standing},
    seal::SEAL,
};
use crate::{format::seal_text::Seal, model::Digest, seal::sha256};

/// Follows the chain from bag 1 to this one.
pub(super) fn check(
    seal: &Seal,
    files: &Files,
    keys: &Keyring,
    custody: Option<&Custody>,
    out: &mut Findings,
) {
    let mut before: Option<Digest> = None;
    for bag in 1..seal.bag_number() {
        let folder = format!("metadata/prior/b{bag}");
        let path = format!("{folder}/seal.txt");
        let bytes = files.bytes(&path);
        let Some((bytes, signature)) = bytes.zip(files.bytes(&format!("{path}.sig"))) else {
            let why = format!("the seal of bag {bag} or its signature is not there");
            // Later ones can't be linked any more, and there may be millions.
            return out.say(Code::PriorMissing, &path, why);
        };
        let Ok(prior) = Seal::parse(bytes) else {
            return out.say(Code::PriorForm, &path, "not a seal");
        };
        let same = (prior.case, prior.uid, &prior.bag) == (seal.case, seal.uid, &bag.to_string());
        out.expect(same, Code::PriorForm, &path, "of another case or bag");
        out.expect(prior.prior == before, Code::PriorChain, &path, "prior-seal is another seal");
        if let Some(custody) = custody {
            check_signature(&path, &prior, bytes, signature, keys, custody, out);
            check_log(&path, &prior, custody, out);
        }
        before = Some(sha256(bytes));
    }
    out.expect(seal.prior == before, Code::PriorChain, SEAL, "prior-seal is another seal");
}

fn check_signature(
    path: &str,
    prior: &Seal,
    bytes: &[u8],
    signature: &[u8],
    keys: &Keyring,
    custody: &Custody,
    out: &mut Findings,
) {
    let key = match keys.standing(&prior.signer, &custody.turns, prior.custody_count) {
        Standing::Collector(key) => key,
        Standing::Earlier(key) => {
            out.say(Code::EarlierKey, path, format!("signed by {}", prior.signer));
            key
        }
        Standing::Stranger => {
            return out.say(Code::PriorSignature, path, "its key does not lead to the signer's");
        }
    };
    let valid = key.verifies(bytes, signature);
    out.expect(valid, Code::PriorSignature, path, "not a valid signature by its key");
}

/// The log's line at the prior count is that bag's freeze and has the prior head.
fn check_log(path: &str, prior: &Seal, custody: &Custody, out: &mut Findings) {
    let at = usize::try_from(prior.custody_count).ok().and_then(|n| n.checked_sub(1));
    let line = at.and_then(|at| custody.log.lines.get(at).zip(custody.log.hashes.get(at)));
    let holds = line.is_some_and(|(line, hash)| {
        *hash == prior.custody_head && custody::freezes(line, &prior.bag)
    });
    let why = format!("{LOG} does not hold what it sealed");
    out.expect(holds, Code::PriorCustody, path, &why);
}
