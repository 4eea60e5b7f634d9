//! `note`: words of the person who collects, salted, for whoever gets the package.

use crate::{
    cli::{Call, Exit, Told, args::NoteArgs, desk, explain},
    model::ExhibitId,
    store::{Case, Error},
    text::say,
};
use serde_json::json;

pub(in crate::cli) fn run(args: &NoteArgs, call: &mut Call) -> Result<Exit, Told> {
    if args.text.trim().is_empty() {
        return Err(explain::empty_note(&call.text));
    }
    let home = desk::home(call)?;
    let mut case = desk::case(call, &home, desk::WhenNone::Open)?;
    if case.is_closed() {
        let closed = Error::Closed { case: case.id() };
        return Err(explain::store(&closed, &call.text));
    }
    let number = add(call, &mut case, &args.text, args.exhibit)?;
    call.object(&json!({ "case": case.id(), "note": number }))?;
    let said = say!(call.text, "note-done", note = number);
    call.answer(&said);
    Ok(Exit::Done)
}

/// Adds a note and gives its number, `0001`.
pub(in crate::cli) fn add(
    call: &mut Call,
    case: &mut Case,
    text: &str,
    exhibit: Option<ExhibitId>,
) -> Result<String, Told> {
    let number = case.add_note(text, exhibit).map_err(|e| explain::store(&e, &call.text))?;
    Ok(format!("{number:04}"))
}
