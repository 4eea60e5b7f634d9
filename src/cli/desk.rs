//! What most verbs need first: the home, the case and the key.

pub(super) use super::cases::{WhenNone, case};
use super::{Call, Told, ask, explain};
use crate::{
    model::Event,
    platform,
    seal::SecretKey,
    store::{Case, Error, Home},
    text::say,
};
use serde_json::json;
use std::path::{Path, PathBuf};

/// The home, made if it is not there.
pub(super) fn home(call: &mut Call) -> Result<Home, Told> {
    let root = call.set.home_or_default().ok_or_else(|| explain::no_home(&call.text))?;
    let home = Home::open(&root).map_err(|e| explain::store(&e, &call.text))?;
    sweep(&scratches(&home));
    Ok(home)
}

/// Where browsers of this home keep their profiles while they run.
fn scratches(home: &Home) -> PathBuf {
    home.root().join("tmp")
}

/// A folder for this run's browser, gone when the run ends.
pub(super) fn scratch(home: &Home, case: &Case) -> PathBuf {
    scratches(home).join(format!("{}-{}", case.id(), std::process::id()))
}

/// Removes what browsers of killed runs left: it holds pages that were looked at, and no evidence.
fn sweep(scratches: &Path) {
    let Ok(entries) = std::fs::read_dir(scratches) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let run = name.to_str().and_then(|n| n.rsplit('-').next()?.parse().ok());
        if run.and_then(platform::process_alive) == Some(false) {
            // What can't be removed now is tried again by the next run.
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

/// The key, made on first use. `None` when it is protected and nobody can open it: evidence is
/// taken all the same, and signed at the next unlock.
pub(super) fn key(
    call: &mut Call,
    home: &Home,
    case: &mut Case,
) -> Result<Option<SecretKey>, Told> {
    let keys = home.keys();
    match keys.unlock(None) {
        Ok(key) => Ok(Some(key)),
        Err(Error::NoKey) => {
            let key = match keys.create() {
                // Another run made it meanwhile.
                Err(Error::KeyExists { .. }) => keys.unlock(None),
                Ok(key) => {
                    created(call, case, &key)?;
                    Ok(key)
                }
                failed => failed,
            };
            key.map(Some).map_err(|e| explain::store(&e, &call.text))
        }
        Err(Error::KeyProtected) => {
            let wrong = |e: &Error| matches!(e, Error::WrongPassphrase);
            match ask::unlock(call, |p| keys.unlock(Some(p)), wrong)? {
                Some(Ok(key)) => Ok(Some(key)),
                None => Ok(None),
                Some(Err(e @ Error::WrongPassphrase)) => {
                    let told = explain::store(&e, &call.text);
                    call.tell(&told);
                    Ok(None)
                }
                Some(Err(e)) => Err(explain::store(&e, &call.text)),
            }
        }
        Err(e) => Err(explain::store(&e, &call.text)),
    }
}

/// Writes a new key into the case's log and says how it can be protected.
pub(super) fn created(call: &mut Call, case: &mut Case, key: &SecretKey) -> Result<(), Told> {
    let data = json!({ "signer": key.public().fingerprint() });
    case.append(Event::KeyCreate, None, data).map_err(|e| explain::store(&e, &call.text))?;
    for said in [say!(call.text, "key-made"), say!(call.text, "key-made-open")] {
        call.progress(&said);
    }
    Ok(())
}

/// The tool checks itself; what it finds is written down and never stops anything.
pub(super) fn selftest(
    call: &mut Call,
    case: &mut Case,
    more: &[(&'static str, bool)],
) -> Result<(), Told> {
    let mut parts: Vec<(&str, bool)> =
        crate::selftest::run().into_iter().map(|p| (p.name, p.ok)).collect();
    parts.extend(more);
    case.log_selftest(&parts).map_err(|e| explain::store(&e, &call.text))?;
    let bad: Vec<_> = parts.iter().filter(|(_, ok)| !ok).map(|(n, _)| (*n).to_owned()).collect();
    if !bad.is_empty() {
        let said = say!(call.text, "selftest-bad", parts = call.text.list(bad));
        call.warn(&said);
    }
    Ok(())
}
