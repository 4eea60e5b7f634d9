//! Which case a verb works in, and what is said when it is opened.
//!
//! A case whose log no longer holds together is never written to. Verbs that save something go on in
//! another case, since evidence comes first; the others say what is wrong and end.

use super::{Call, Told, ask, explain, sanitize, terms};
use crate::{
    model::{CaseId, Event},
    store::{Case, Error, Home},
    text::say,
};
use std::sync::Arc;

/// Whether a verb may begin a case when there is none that can be used.
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
        None => only_open(call, home, none)?,
    };
    let case = match id {
        Some(id) => match open(call, home, id) {
            Err(e) if none == WhenNone::Open && e.is_damage() => instead(call, home, id, &e),
            opened => opened,
        },
        None if none == WhenNone::Open => begin(call, home, None),
        None => return Err(explain::no_case(&call.text)),
    };
    let mut case = case.map_err(|e| explain::store(&e, &call.text))?;
    if none == WhenNone::Open {
        glance(call, &mut case)?;
    }
    Ok(case)
}

/// A new case, in the place of a damaged one where there is one.
fn begin(call: &mut Call, home: &Home, damaged: Option<CaseId>) -> Result<Case, Error> {
    let (by, clock) = (call.set.by.clone(), Arc::clone(&call.world.clock));
    let case = match damaged {
        Some(damaged) => home.new_case_instead(damaged, &by, clock),
        None => home.new_case(None, &by, clock),
    }?;
    let said = say!(call.text, "case-made", case = case.id().to_string());
    call.progress(&said);
    Ok(case)
}

fn open(call: &mut Call, home: &Home, id: CaseId) -> Result<Case, Error> {
    let said = say!(call.text, "case-using", case = id.to_string());
    call.progress(&said);
    let case = home.open_case(id, &call.set.by, Arc::clone(&call.world.clock))?;
    say_recovered(call, &case);
    say_clock(call, &case);
    Ok(case)
}

/// The damaged case stays as it is; the one that was begun in its place goes on, or a new one.
fn instead(call: &mut Call, home: &Home, id: CaseId, damage: &Error) -> Result<Case, Error> {
    let why = explain::store(damage, &call.text).message;
    let said = say!(call.text, "case-damaged", case = id.to_string(), why = why);
    call.warn(&said);
    match home.stand_in(id)? {
        Some(other) => open(call, home, other),
        None => begin(call, home, Some(id)),
    }
}

/// Part of what was saved earlier is looked at; what is not as it was holds nothing up.
fn glance(call: &mut Call, case: &mut Case) -> Result<(), Told> {
    for problem in case.glance().map_err(|e| explain::store(&e, &call.text))? {
        let (path, what) = (sanitize::line(&problem.path), terms::fault(problem.fault, &call.text));
        let said = say!(call.text, "case-glance", path = path, what = what);
        call.warn(&said);
    }
    Ok(())
}

/// A clock behind the log's last line is said at once: it can still be set right.
fn say_clock(call: &mut Call, case: &Case) {
    let now = call.world.clock.now();
    if case.lines_found().0.last().is_some_and(|l| now < l.t_claimed) {
        let said = say!(call.text, "case-clock-behind", time = now.to_pakistan());
        call.warn(&said);
    }
}

/// What this opening put in order, if anything.
fn say_recovered(call: &mut Call, case: &Case) {
    let (_, fresh) = case.lines_found();
    if fresh.iter().any(|l| l.event == Event::LogRecover && l.data["code"] == "torn-line") {
        let said = say!(call.text, "case-torn");
        call.warn(&said);
    }
    let recovered = fresh.iter().filter(|l| l.event == Event::LogRecover);
    let files: usize = recovered.map(|l| l.files().unwrap_or_default().len()).sum();
    if files > 0 {
        let files = call.text.files(files as u64);
        let said = say!(call.text, "case-recovered", files = files);
        call.warn(&said);
    }
    // In an opening only recovery closes exhibits.
    let closes = |e| matches!(e, Event::CapturePartial | Event::ImportAdd);
    for line in fresh.iter().filter(|l| closes(l.event)) {
        let said = say!(call.text, "case-recovered-exhibit", exhibit = line.item.clone());
        call.warn(&said);
    }
}

/// The only open case that holds together. One alone is taken unseen: opening it will tell.
fn only_open(call: &mut Call, home: &Home, none: WhenNone) -> Result<Option<CaseId>, Told> {
    let open = home.open_cases().map_err(|e| explain::store(&e, &call.text))?;
    for id in &open.damaged {
        let said = say!(call.text, "case-damaged-other", case = id.to_string());
        call.warn(&said);
    }
    match (open.sound.as_slice(), open.damaged.as_slice()) {
        // Saying what is wrong with it is all that such a verb can do.
        ([], [one]) if none == WhenNone::Say => Ok(Some(*one)),
        ([], _) => Ok(None),
        ([one], _) => Ok(Some(*one)),
        (many, _) => choose(call, many).map(Some),
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
