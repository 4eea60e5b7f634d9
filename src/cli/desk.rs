//! What most verbs need first: the home, the case and the key.

use super::{Call, Told, ask, explain};
use crate::{
    model::{CaseId, Event, Utc},
    platform,
    seal::SecretKey,
    store::{Case, Error, Home},
    text::say,
};
use serde_json::json;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

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

/// Whether a verb may begin a case when there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WhenNone {
    /// Open one: evidence comes first.
    Open,
    /// Say so: there is nothing to work on.
    Say,
}

/// The case to work in: the one named; else the only open one; else the one a person chooses.
/// Never "the latest".
pub(super) fn case(call: &mut Call, home: &Home, none: WhenNone) -> Result<Case, Told> {
    let id = match call.set.case {
        Some(id) => Some(id),
        None => only_open(call, home)?,
    };
    let clock = Arc::clone(&call.world.clock);
    let (actor, told) =
        (call.set.by.clone(), |e: &Error, call: &Call| explain::store(e, &call.text));
    let Some(id) = id else {
        if none == WhenNone::Say {
            return Err(explain::no_case(&call.text));
        }
        let case = home.new_case(None, &actor, clock).map_err(|e| told(&e, call))?;
        let said = say!(call.text, "case-made", case = case.id().to_string());
        call.progress(&said);
        return Ok(case);
    };
    let before = clock.now();
    let case = home.open_case(id, &actor, clock).map_err(|e| told(&e, call))?;
    let said = say!(call.text, "case-using", case = id.to_string());
    call.progress(&said);
    say_recovered(call, &case, before);
    Ok(case)
}

/// What this opening put in order, if anything: the lines it wrote since `before`.
fn say_recovered(call: &mut Call, case: &Case, before: Utc) {
    let lines = case.log().lines.iter();
    let fresh: Vec<_> = lines.rev().take_while(|l| l.t_claimed >= before).collect();
    let recovered = fresh.iter().filter(|l| l.event == Event::LogRecover);
    let files: usize = recovered.map(|l| l.files().unwrap_or_default().len()).sum();
    if files > 0 {
        let files = call.text.files(files as u64);
        let said = say!(call.text, "case-recovered", files = files);
        call.warn(&said);
    }
    // In an opening only recovery closes exhibits.
    let closes = |e| matches!(e, Event::CapturePartial | Event::ImportAdd);
    for line in fresh.iter().rev().filter(|l| closes(l.event)) {
        let said = say!(call.text, "case-recovered-exhibit", exhibit = line.item.clone());
        call.warn(&said);
    }
}

fn only_open(call: &mut Call, home: &Home) -> Result<Option<CaseId>, Told> {
    let cases = home.cases().map_err(|e| explain::store(&e, &call.text))?;
    let open: Vec<CaseId> = cases.iter().filter(|c| !c.closed).map(|c| c.id).collect();
    match open.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(*one)),
        many => choose(call, many).map(Some),
    }
}

fn choose(call: &mut Call, open: &[CaseId]) -> Result<CaseId, Told> {
    for id in open {
        call.warn(&id.to_string());
    }
    let question = say!(call.text, "ask-case");
    let typed = ask::line(call, &question).and_then(|t| t.to_uppercase().parse().ok());
    let several = || explain::several_cases(open.iter().map(ToString::to_string), &call.text);
    typed.filter(|id| open.contains(id)).ok_or_else(several)
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
            let key = keys.create().map_err(|e| explain::store(&e, &call.text))?;
            created(call, case, &key)?;
            Ok(Some(key))
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
