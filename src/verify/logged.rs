//! The log against the files: what it names is there or withheld, and what is there it names
//! (docs/FORMAT.md §6).

use super::{
    content::Files,
    custody::{Custody, LOG},
    finding::{Code, Findings},
};
use crate::format::custody::LoggedFile;
use std::collections::BTreeMap;

/// By path.
type Logged = BTreeMap<String, LoggedFile>;

/// Compares both ways.
pub(super) fn check(files: &Files, custody: &Custody, out: &mut Findings) {
    let logged = collect(custody, out);
    for (path, file) in &logged {
        match files.get(path) {
            Some(found) if (found.sha256, found.bytes) != (file.sha256, file.bytes) => {
                out.say(Code::LogDisagrees, path, "hash or length is not the logged one");
            }
            None if !custody.withheld.contains_key(path) => {
                out.say(Code::LoggedMissing, path, "logged, neither there nor withheld");
            }
            _ => {}
        }
    }
    let unlogged = |path: &&str| must_be_logged(path) && !logged.contains_key(*path);
    for path in files.iter().map(|(path, _)| path).filter(unlogged) {
        out.say(Code::FileUnlogged, path, "no line of the log names it");
    }
    check_withheld(files, custody, &logged, out);
}

fn collect(custody: &Custody, out: &mut Findings) -> Logged {
    let mut logged = Logged::new();
    // A line whose list can't be read is said by the log's own check.
    for file in custody.log.lines.iter().flat_map(|line| line.files().unwrap_or_default()) {
        let path = file.path.as_str().to_owned();
        if logged.insert(path.clone(), file).is_some() {
            out.say(Code::LogDoubled, &path, "logged twice");
        }
    }
    logged
}

/// Everything in data/ but the signatures of records, and every note.
fn must_be_logged(path: &str) -> bool {
    let is_signature = |rest: &str| {
        rest.split_once('/')
            .is_some_and(|(_, name)| matches!(name, "capture.json.sig" | "import.json.sig"))
    };
    match path.strip_prefix("data/") {
        Some(rest) => !is_signature(rest),
        None => path.starts_with("custody/notes/"),
    }
}

fn check_withheld(files: &Files, custody: &Custody, logged: &Logged, out: &mut Findings) {
    for (path, item) in &custody.withheld {
        if files.has(path) {
            out.say(Code::WithheldPresent, path, "said to be withheld, and there");
        }
        let known =
            logged.get(path).is_some_and(|l| (l.sha256, l.bytes) == (item.sha256, item.bytes));
        out.expect(known, Code::WithheldForm, path, "not logged with this hash and length");
        let note = item.note.as_ref().map(|n| format!("custody/notes/{n}.json"));
        let noted = note.is_none_or(|note| logged.contains_key(&note));
        out.expect(noted, Code::WithheldForm, path, "names a note that the log does not know");
        let why = format!("{}; expected hash {}, in {LOG}", item.reason, item.sha256);
        out.say(Code::Withheld, path, why);
    }
}
