//! `case`: open, list, show, check, close.

use crate::{
    cli::{
        Call, Exit, Told,
        args::{CaseVerb, SealArgs},
        desk, explain, print, sanitize, terms, without,
    },
    format::record::Kind,
    model::Event,
    store::{Case, CaseInfo, Problem},
    text::say,
};
use serde_json::{Value, json};
use std::{collections::BTreeMap, sync::Arc};

pub(in crate::cli) fn run(verb: &CaseVerb, call: &mut Call) -> Result<Exit, Told> {
    match verb {
        CaseVerb::New { title } => new(call, title.as_deref()),
        CaseVerb::List => list(call),
        CaseVerb::Show => look(call, false),
        CaseVerb::Check => look(call, true),
        CaseVerb::Close => close(call),
    }
}

fn new(call: &mut Call, title: Option<&str>) -> Result<Exit, Told> {
    let home = desk::home(call)?;
    let (by, clock) = (call.set.by.clone(), Arc::clone(&call.world.clock));
    let case = home.new_case(title, &by, clock).map_err(|e| explain::store(&e, &call.text))?;
    call.object(&json!({ "case": case.id(), "case_uid": case.uid(), "dir": case.dir() }))?;
    let said = say!(call.text, "case-made", case = case.id().to_string());
    call.answer(&said);
    Ok(Exit::Done)
}

fn list(call: &mut Call) -> Result<Exit, Told> {
    let home = desk::home(call)?;
    let cases = home.cases().map_err(|e| explain::store(&e, &call.text))?;
    if cases.is_empty() {
        let said = say!(call.text, "case-none");
        call.progress(&said);
    }
    for info in &cases {
        call.object(&json!({
            "case": info.id, "case_uid": info.uid, "opened": info.opened,
            "closed": info.closed, "title": info.title,
        }))?;
        let line = line(call, info);
        call.answer(&line);
    }
    Ok(Exit::Done)
}

fn line(call: &Call, info: &CaseInfo) -> String {
    let state = if info.closed {
        say!(call.text, "case-state-closed")
    } else {
        say!(call.text, "case-state-open")
    };
    let title = info.title.as_deref().map(sanitize::line).unwrap_or_default();
    let (case, time) = (info.id.to_string(), info.opened.to_pakistan());
    say!(call.text, "case-line", case = case, state = state, time = time, title = title)
        .trim_end()
        .to_owned()
}

/// `show` compares lengths, `check` every byte.
fn look(call: &mut Call, full: bool) -> Result<Exit, Told> {
    let home = desk::home(call)?;
    let case = desk::case(call, &home, desk::WhenNone::Say)?;
    let problems = case.check(full).map_err(|e| explain::store(&e, &call.text))?;
    call.object(&object(&case, &problems))?;
    if !full {
        overview(call, &case);
    }
    clock_lines(call, &case).iter().for_each(|l| call.warn(l));
    for problem in &problems {
        let (path, what) = (sanitize::line(&problem.path), terms::fault(problem.fault, &call.text));
        let said = say!(call.text, "case-check-bad", path = path, what = what);
        call.answer(&said);
    }
    if !problems.is_empty() {
        let said = say!(call.text, "case-check-bad-sum", count = problems.len());
        call.answer(&said);
        if let Some(command) = without::command(call, &case, &SealArgs::default(), &problems) {
            let said = say!(call.text, "case-goes-on", command = command);
            call.answer(&said);
        }
        return Ok(Exit::Broken);
    }
    let said = if full {
        let (count, bytes) = sum(&case);
        say!(
            call.text,
            "case-check-good",
            files = call.text.files(count),
            size = print::size(bytes)
        )
    } else {
        say!(call.text, "case-sizes-good")
    };
    call.answer(&said);
    Ok(Exit::Done)
}

/// Lines before which the clock was set back: no fault of the case, and worth knowing.
fn clock_lines(call: &Call, case: &Case) -> Vec<String> {
    let said = |seq: u64| {
        let at = usize::try_from(seq).unwrap_or(1);
        let time = |n: usize| case.log().lines.get(n).map(|l| l.t_claimed.to_pakistan());
        let (time, before) = (time(at - 1).unwrap_or_default(), time(at - 2).unwrap_or_default());
        say!(call.text, "case-clock-back", line = seq, time = time, before = before)
    };
    case.clock_set_back().into_iter().map(said).collect()
}

fn overview(call: &mut Call, case: &Case) {
    let (exhibits, (count, bytes)) = (case.exhibits(), sum(case));
    let opened = case.log().lines.first().map(|l| l.t_claimed.to_pakistan()).unwrap_or_default();
    let mut lines = vec![say!(call.text, "case-opened-at", time = opened)];
    if let Some(title) = case.title() {
        lines.push(say!(call.text, "case-title", title = sanitize::line(title)));
    }
    lines.push(say!(call.text, "case-folder", path = explain::path(case.dir())));
    let (held, files) = (call.text.exhibits(exhibits.len() as u64), call.text.files(count));
    lines.push(say!(
        call.text,
        "case-exhibits",
        exhibits = held,
        files = files,
        size = print::size(bytes)
    ));
    let (import, capture) =
        (say!(call.text, "case-kind-import"), say!(call.text, "case-kind-capture"));
    // A large case has thousands of lines, and few numbers of files.
    let mut counts: BTreeMap<usize, String> = BTreeMap::new();
    for exhibit in exhibits.values() {
        let is_import = matches!(exhibit.record, Some((Kind::Import, _)));
        let count = exhibit.files.len();
        let files = counts.entry(count).or_insert_with(|| call.text.files(count as u64));
        lines.push(say!(
            call.text,
            "case-exhibit-line",
            exhibit = exhibit.id.to_string(),
            kind = if is_import { import.as_str() } else { capture.as_str() },
            files = files.as_str()
        ));
    }
    lines.push(say!(call.text, "case-log-good", lines = call.text.lines(case.log().count())));
    call.answer(&lines.join("\n"));
}

fn sum(case: &Case) -> (u64, u64) {
    let files = case.exhibits().values().flat_map(|e| &e.files);
    files.fold((0, 0), |(n, bytes), f| (n + 1, bytes + f.bytes))
}

fn object(case: &Case, problems: &[Problem]) -> Value {
    let exhibits: Vec<_> = case
        .exhibits()
        .values()
        .map(|e| {
            json!({
                "exhibit": e.id, "kind": e.record.as_ref().map(|(kind, _)| kind.as_str()),
                "files": e.files.len(), "signed": e.signed.is_some(),
            })
        })
        .collect();
    let problems: Vec<_> =
        problems.iter().map(|p| json!({ "path": p.path, "fault": p.fault })).collect();
    let sealed = case.log().lines.iter().filter(|l| l.event == Event::PackageSeal).count();
    json!({
        "case": case.id(), "case_uid": case.uid(), "title": case.title(), "dir": case.dir(),
        "closed": case.is_closed(), "exhibits": exhibits, "packages": sealed,
        "custody": { "count": case.log().count(), "head": case.log().head() }, "clock_set_back": case.clock_set_back(),
        "problems": problems,
    })
}

fn close(call: &mut Call) -> Result<Exit, Told> {
    let home = desk::home(call)?;
    let mut case = desk::case(call, &home, desk::WhenNone::Say)?;
    case.close().map_err(|e| explain::store(&e, &call.text))?;
    call.object(&json!({ "case": case.id(), "closed": true }))?;
    let said = say!(call.text, "case-closed", case = case.id().to_string());
    call.answer(&said);
    Ok(Exit::Done)
}
