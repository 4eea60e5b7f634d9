//! The command that seals everything but what is damaged, to be copied.
//!
//! ```text
//! saboot seal --case SB-2026-0001 --leave-out E0002:page.png --except E0004 --leave-out note:0003
//! ```

use super::{Call, args::SealArgs, sanitize};
use crate::{
    format::record::Kind,
    model::{ExhibitId, RelPath},
    package::LeaveOut,
    store::{Case, Fault, Problem},
};
use std::collections::BTreeSet;

/// The command, with what `args` asked for already; `None` when nothing can be left out.
pub(super) fn command(
    call: &Call,
    case: &Case,
    args: &SealArgs,
    problems: &[Problem],
) -> Option<String> {
    let logged = problems.iter().filter(|p| p.fault != Fault::Unknown);
    let items: Vec<Item> = logged.filter_map(|p| item(&p.path)).collect();
    let given = args.leave_out.iter().filter_map(|l| match l {
        LeaveOut::File(path) => item(path.as_str()),
        LeaveOut::Note(n) => Some(Item::Note(*n)),
    });
    let whole = |item: &Item| match item {
        Item::Exhibit(id) => Some(*id),
        Item::File(..) | Item::Note(_) => None,
    };
    let except: BTreeSet<ExhibitId> =
        args.except.iter().copied().chain(items.iter().filter_map(whole)).collect();
    let mut flags: BTreeSet<String> = BTreeSet::new();
    for item in items.iter().cloned().chain(given) {
        match item {
            Item::File(id, name) if !except.contains(&id) => {
                flags.insert(format!(" --leave-out {id}:{name}"));
            }
            Item::Note(n) => {
                flags.insert(format!(" --leave-out note:{n:04}"));
            }
            Item::File(..) | Item::Exhibit(_) => {}
        }
    }
    flags.extend(except.iter().map(|id| format!(" --except {id}")));
    (!items.is_empty()).then(|| {
        let flags: String = flags.into_iter().collect();
        format!("saboot seal{} --case {}{flags}{}", home(call), case.id(), rest(args))
    })
}

/// What can be held back.
#[derive(Debug, Clone)]
enum Item {
    File(ExhibitId, RelPath),
    /// Where the record itself, or its signature, is what is damaged.
    Exhibit(ExhibitId),
    Note(u32),
}

fn item(path: &str) -> Option<Item> {
    let path: RelPath = path.parse().ok()?;
    if let Some(note) = path.below("custody/notes") {
        return note.as_str().strip_suffix(".json")?.parse().ok().map(Item::Note);
    }
    let inside = path.below("data")?;
    let (id, _) = inside.as_str().split_once('/')?;
    let name = path.below(&format!("data/{id}"))?;
    let id: ExhibitId = id.parse().ok()?;
    let record = name.as_str().strip_suffix(".sig").unwrap_or(name.as_str());
    let is_record = Kind::ALL.iter().any(|k| k.file() == record);
    Some(if is_record { Item::Exhibit(id) } else { Item::File(id, name) })
}

/// A home that was named on the command line must be named again.
fn home(call: &Call) -> String {
    let named = call.set.home.as_ref().map(|h| h.display().to_string());
    let named = named.filter(|h| call.world.var("SABOOT_HOME") != Some(h.as_str()));
    named.map(|h| format!(" --home {}", quoted(&h))).unwrap_or_default()
}

fn rest(args: &SealArgs) -> String {
    let out = args.out.as_ref().map(|o| format!(" --out {}", quoted(&o.display().to_string())));
    let why = args.why.as_ref().map(|w| format!(" --why {}", quoted(w)));
    let key = args.new_key.then(|| " --new-key".to_owned());
    [out, why, key].into_iter().flatten().collect()
}

/// For a shell; what a terminal must not see is spelled out.
fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        return text.to_owned();
    }
    format!("'{}'", sanitize::line(text).replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_file_has_its_way_out() {
        let said = |path: &str| item(path).map(|i| format!("{i:?}"));
        assert!(said("data/E0001/tls/0.pem").unwrap().starts_with("File(ExhibitId(1)"));
        assert_eq!(said("data/E0002/capture.json").unwrap(), "Exhibit(ExhibitId(2))");
        assert_eq!(said("data/E0002/import.json.sig").unwrap(), "Exhibit(ExhibitId(2))");
        assert_eq!(said("custody/notes/0003.json").unwrap(), "Note(3)");
        assert_eq!(said("data/E0001"), None);
        assert_eq!(said("metadata/selftest.jsonl"), None);
    }

    #[test]
    fn what_a_shell_would_take_apart_is_quoted() {
        assert_eq!(quoted("/media/usb/case.zip"), "/media/usb/case.zip");
        assert_eq!(quoted("not hers"), "'not hers'");
        assert_eq!(quoted("it's"), r"'it'\''s'");
    }
}
