//! What most verbs need first: the home, the case and the key.

use super::{Call, Told, ask, explain};
use crate::{
    model::{CaseId, Event},
    seal::SecretKey,
    store::{Case, Error, Home},
    text::say,
};
use serde_json::json;
use std::sync::Arc;

/// The home, made if it is not there.
pub(super) fn home(call: &mut Call) -> Result<Home, Told> {
    let root = call.set.home_or_default().ok_or_else(|| explain::no_home(&call.text))?;
    Home::open(&root).map_err(|e| explain::store(&e, &call.text))
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
    let case = home.open_case(id, &actor, clock).map_err(|e| told(&e, call))?;
    let said = say!(call.text, "case-using", case = id.to_string());
    call.progress(&said);
    say_recovered(call, &case);
    Ok(case)
}

/// What this opening put in order, if anything.
fn say_recovered(call: &mut Call, case: &Case) {
    let fresh = case.log().lines.iter().rev().take_while(|l| {
        matches!(l.event, Event::LogRecover | Event::CapturePartial | Event::ImportAdd)
    });
    let fresh: Vec<_> = fresh.filter(|l| l.event == Event::LogRecover).collect();
    let now = case.clock().now().millis();
    if fresh.iter().any(|l| now - l.t_claimed.millis() < 60_000) {
        let files: usize = fresh.iter().map(|l| l.files().unwrap_or_default().len()).sum();
        let files = call.text.files(files as u64);
        let said = say!(call.text, "case-recovered", files = files);
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
                Some(Err(Error::WrongPassphrase)) | None => Ok(None),
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
