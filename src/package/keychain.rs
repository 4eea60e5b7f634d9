//! The earlier keys: each one that signed a record or a bag is in the package, and the log leads
//! from it to the key that signs now.

use super::{Error, SealRequest, bags};
use crate::{
    format::custody::Log,
    model::{Digest, Event, ExhibitId},
    seal::PublicKey,
    store::Case,
};
use serde_json::json;

/// Something that another key signed, and the log's length when it did.
struct Signed {
    by: Digest,
    after: u64,
}

/// Gives the earlier keys the package needs, in the order of what they signed. Where the log does
/// not lead from one to `key` yet, a line says that it took over. Whoever holds the earlier key has
/// not vouched for that, so the line says `lost`.
pub(super) fn link(
    case: &mut Case,
    key: &PublicKey,
    ask: &SealRequest,
) -> Result<Vec<PublicKey>, Error> {
    let now = key.fingerprint();
    let known: Vec<PublicKey> = ask.earlier.iter().cloned().chain(bags::keys(case)?).collect();
    let mut keys: Vec<PublicKey> = Vec::new();
    for Signed { by, after } in signed(case, &ask.except)? {
        if by == now {
            continue;
        }
        let missing = Error::EarlierKeyMissing { fingerprint: by };
        let found = known.iter().find(|k| k.fingerprint() == by).ok_or(missing)?;
        if heir(case.log(), by, after) != now {
            let from = heir(case.log(), by, after);
            let data = json!({ "from": from, "to": now, "by": "lost" });
            case.append(Event::KeyRotate, None, data)?;
        }
        if !keys.contains(found) {
            keys.push(found.clone());
        }
    }
    Ok(keys)
}

/// Whom the `key.rotate` lines after the first `after` lines name in the end.
fn heir(log: &Log, by: Digest, after: u64) -> Digest {
    let turns = log.lines.iter().filter(|l| l.seq > after && l.event == Event::KeyRotate);
    let read = |v: &serde_json::Value| v.as_str().and_then(|s| s.parse::<Digest>().ok());
    turns.fold(by, |holder, line| match (read(&line.data["from"]), read(&line.data["to"])) {
        (Some(from), Some(to)) if from == holder => to,
        _ => holder,
    })
}

fn signed(case: &Case, except: &[ExhibitId]) -> Result<Vec<Signed>, Error> {
    let mut out = Vec::new();
    for exhibit in case.exhibits().values().filter(|e| !except.contains(&e.id)) {
        out.extend(exhibit.signed.map(|(by, after)| Signed { by, after }));
    }
    for seal in bags::seals(case)? {
        out.push(Signed { by: seal.signer, after: seal.custody_count });
    }
    Ok(out)
}
