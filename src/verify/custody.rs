//! The custody log by itself: its chain, its first line, its last, and what single lines may say
//! (docs/FORMAT.md §6).

use super::{
    content::Files,
    course::{self, Courses},
    finding::{Code, Findings},
    lines,
    report::Withheld,
    seal::Claims,
    turns::Turns,
};
use crate::{
    format::{
        anchor::FrozenToken,
        custody::{Line, Log},
    },
    model::{CaseId, CaseUid, Event},
};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

pub(super) const LOG: &str = "custody/log.jsonl";

/// A log whose chain holds, and what its last line froze.
#[derive(Debug)]
pub(super) struct Custody {
    /// The lines.
    pub(super) log: Log,
    /// How each exhibit went.
    pub(super) courses: Courses,
    /// Which key took over from which.
    pub(super) turns: Turns,
    /// What is held back, by path.
    pub(super) withheld: BTreeMap<String, Withheld>,
    /// The time-stamps that there were.
    pub(super) tokens: Vec<FrozenToken>,
}

#[derive(Deserialize)]
struct Opening {
    case: CaseId,
    case_uid: CaseUid,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Freeze {
    #[serde(rename = "bag")]
    _bag: String,
    withheld: Vec<Withheld>,
    tokens: Vec<FrozenToken>,
}

/// Reads the log. Nothing comes back when the chain does not hold: then no line of it counts.
pub(super) fn read(files: &Files, claims: Option<&Claims>, out: &mut Findings) -> Option<Custody> {
    let log = Log::parse(files.bytes(LOG)?);
    let log = log.map_err(|e| out.say(Code::LogForm, LOG, e.to_string())).ok()?;
    let Some((first, last)) = log.lines.first().zip(log.lines.last()) else {
        out.say(Code::LogForm, LOG, "empty");
        return None;
    };
    if let Some(claims) = claims {
        let why = "the first line does not open this case";
        out.expect(opens(first, claims), Code::LogFirst, LOG, why);
    }
    let freeze = read_freeze(last, claims, out);
    let mut bad = |line: &Line, why: &str| {
        out.say(Code::LogLine, LOG, format!("line {}: {why}", line.seq));
    };
    for line in &log.lines {
        check_line(line, line.seq == log.count(), &mut bad);
    }
    let courses = course::follow(&log, &mut bad);
    let (withheld, tokens) = freeze.map(|f| index(f, out)).unwrap_or_default();
    let turns = Turns::of(&log);
    Some(Custody { log, courses, turns, withheld, tokens })
}

fn opens(line: &Line, claims: &Claims) -> bool {
    line.event == Event::CaseOpen
        && Opening::deserialize(&line.data)
            .is_ok_and(|o| o.case == claims.case && o.case_uid == claims.uid)
}

/// Whether this line froze the log for that bag.
pub(super) fn freezes(line: &Line, bag: &str) -> bool {
    line.event == Event::PackageFreeze && line.data.get("bag").and_then(Value::as_str) == Some(bag)
}

fn read_freeze(line: &Line, claims: Option<&Claims>, out: &mut Findings) -> Option<Freeze> {
    let this_bag = claims.map_or(line.event == Event::PackageFreeze, |c| freezes(line, &c.bag));
    if !this_bag {
        out.say(Code::LogFreeze, LOG, "the last line is not the freeze of this bag");
        return None;
    }
    let bad = |e: serde_json::Error| out.say(Code::LogFreeze, LOG, format!("the freeze: {e}"));
    Freeze::deserialize(&line.data).map_err(bad).ok()
}

/// What holds of a line by itself and of its place. This bag's freeze is read elsewhere.
fn check_line(line: &Line, last: bool, bad: &mut dyn FnMut(&Line, &str)) {
    let earlier = line.event == Event::PackageFreeze && !last;
    if earlier && Freeze::deserialize(&line.data).is_err() {
        bad(line, "a freeze that can't be read");
    }
    for why in lines::faults(line) {
        bad(line, &why);
    }
    if line.event == Event::CaseOpen && line.seq != 1 {
        bad(line, "a case is opened once");
    }
    let superseded = line.data.get("seq").and_then(Value::as_u64);
    if line.event == Event::CorrectSupersede && superseded.is_none_or(|n| n >= line.seq) {
        bad(line, "supersedes no earlier line");
    }
}

/// Withheld files and tokens are listed by path, each once.
fn index(freeze: Freeze, out: &mut Findings) -> (BTreeMap<String, Withheld>, Vec<FrozenToken>) {
    let tokens = freeze.tokens;
    let sorted =
        tokens.iter().zip(tokens.iter().skip(1)).all(|(a, b)| a.path.as_str() < b.path.as_str());
    out.expect(sorted, Code::LogFreeze, LOG, "the freeze lists tokens out of order or twice");
    let mut withheld = BTreeMap::new();
    let sorted = freeze.withheld.is_sorted_by_key(|item| item.path.as_str());
    out.expect(sorted, Code::WithheldForm, LOG, "the freeze lists what is withheld out of order");
    for item in freeze.withheld {
        let path = item.path.as_str().to_owned();
        if withheld.insert(path.clone(), item).is_some() {
            out.say(Code::WithheldForm, &path, "listed twice");
        }
    }
    (withheld, tokens)
}
