//! Whether a case would seal, without a change to it: asked before something that can't be taken
//! back, such as another key.

use super::{
    Error, SealRequest,
    news::{self, Which},
    payload::{self, Expected, Payload},
    target, withheld,
};
use crate::{seal::hash_reader, store::Case};
use std::fs::File;

/// Reads every file that would be sealed and compares it with the log; looks at target and room.
pub fn rehearse(case: &Case, ask: &SealRequest) -> Result<(), Error> {
    if case.logged().is_empty() {
        return Err(Error::Empty { case: case.id() });
    }
    let withheld = withheld::choose(case, ask)?;
    let bag = match news::which(case, &withheld, ask.why.as_deref())? {
        // With another key the last bag is not written again: the key is news.
        Which::Again(bag) => bag + 1,
        Which::Next(bag, _) => bag,
    };
    let zip = target::zip(case, bag, &ask.out);
    target::must_be_free([&zip, &target::receipt(&zip)])?;
    let mut payload = Payload::new();
    for (path, logged) in case.logged() {
        if withheld.iter().any(|w| w.path == *path) {
            continue;
        }
        let unreadable = |source| Error::Unreadable { path: path.to_string(), source };
        let mut file = File::open(case.path_of(path)).map_err(unreadable)?;
        if hash_reader(&mut file).map_err(unreadable)? != (logged.sha256, logged.bytes) {
            return Err(Error::Changed { path: path.to_string() });
        }
        payload.insert(path.clone(), Expected::of(logged));
        payload::not_stopped(ask)?;
    }
    target::must_have_room(case, &zip, &payload)
}
