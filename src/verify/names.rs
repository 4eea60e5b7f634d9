//! Names: which entries are the package's files, and whether any reader could take one for another
//! (docs/FORMAT.md §1 and §2).

use super::{
    finding::{Code, Findings},
    source::Entry,
};
use crate::model::RelPath;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What operating systems leave behind, and the folder one of them makes in zips.
const LITTER: [&str; 3] = ["Thumbs.db", "desktop.ini", ".DS_Store"];
const LITTER_FOLDER: &str = "__MACOSX";
/// Longest name of a base directory, in bytes: what file systems allow.
const PART_MOST: usize = 255;
/// Letters that change the direction of what follows on a screen.
const BIDI: [char; 12] = [
    '\u{61c}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}',
    '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}',
];

/// The package's files by name.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The base directory, where there is one.
    pub(super) base: Option<String>,
    /// Each file's path below the base, and its place among the source's entries.
    pub(super) files: BTreeMap<String, usize>,
    /// Something is there that the package's writer does not make: litter or a folder's own entry.
    pub(super) surplus: bool,
}

impl Names {
    /// Whether the source has the files in the order of §1: data/, the others, seal/, anchors/,
    /// each by the bytes of the paths.
    pub(super) fn in_our_order(&self) -> bool {
        let group = |path: &str| {
            let folders = ["data/", "seal/", "anchors/"];
            [0, 2, 3].into_iter().zip(folders).find(|(_, f)| path.starts_with(f)).map_or(1, |g| g.0)
        };
        let mut order: Vec<_> = self.files.iter().map(|(p, i)| (group(p), p, i)).collect();
        order.sort_unstable();
        order.iter().is_sorted_by_key(|(_, _, index)| **index)
    }
}

/// Sorts entries into the package's files, litter and findings.
pub(super) fn sort_out(entries: &[Entry], out: &mut Findings) -> Names {
    let base = find_base(entries);
    if let Some(base) = base.as_deref().filter(|b| !is_plain_part(b)) {
        out.say(Code::BadName, base, "a base directory that could lead elsewhere or hide its name");
    }
    let prefix = base.as_ref().map(|b| format!("{b}/")).unwrap_or_default();
    let mut names = Names { base, ..Names::default() };
    let mut seen = HashMap::new();
    for (index, entry) in entries.iter().enumerate() {
        names.surplus |= entry.folder;
        let shown = entry.name.as_str();
        let path = shown.strip_suffix('/').filter(|_| entry.folder).unwrap_or(shown);
        if entry.folder && Some(path) == names.base.as_deref() {
            continue;
        }
        let inside = path.strip_prefix(&prefix);
        if is_litter(inside.unwrap_or(path)) {
            names.surplus = true;
            tell_litter(path, out);
            continue;
        }
        let Some(inside) = inside else {
            out.say(Code::OutsideBase, shown, "beside the base directory");
            continue;
        };
        let Ok(path) = inside.parse::<RelPath>() else {
            out.say(Code::BadName, shown, "a name that is not allowed");
            continue;
        };
        if !entry.folder && names.files.insert(path.as_str().into(), index).is_some() {
            out.say(Code::DoubledName, path.as_str(), "stands twice");
        }
        note_clash(path.as_str(), entry.folder, &mut seen, out);
    }
    names
}

/// The one folder that holds everything, or that holds the bag among other things.
fn find_base(entries: &[Entry]) -> Option<String> {
    let first = |e: &Entry| e.name.split_once('/').map(|(base, _)| base.to_owned());
    if entries.iter().any(|e| e.name == "bagit.txt") {
        return None;
    }
    let is_bag = |e: &&Entry| e.name.split_once('/').is_some_and(|(_, rest)| rest == "bagit.txt");
    let bags: BTreeSet<_> = entries.iter().filter(is_bag).filter_map(first).collect();
    let all: BTreeSet<_> = entries.iter().filter(|e| !is_litter(&e.name)).map(first).collect();
    let only = |set: BTreeSet<String>| set.into_iter().next();
    match (bags.len(), all.len()) {
        (1, _) => only(bags),
        (0, 1) => only(all.into_iter().flatten().collect()),
        _ => None,
    }
}

/// Whether a path is litter: never below data/, where every file counts.
fn is_litter(path: &str) -> bool {
    let mut parts = path.split('/');
    let (first, name) = (parts.next().unwrap_or(""), path.rsplit('/').next().unwrap_or(""));
    let below_mac = first == LITTER_FOLDER;
    let named = LITTER.contains(&name) || (name.starts_with("._") && name.len() > 2);
    (below_mac || named) && !first.eq_ignore_ascii_case("data")
}

fn tell_litter(path: &str, out: &mut Findings) {
    if path.split('/').all(is_plain_part) {
        out.say(Code::Litter, path, "left by an operating system; not part of the package");
    } else {
        out.say(Code::BadName, path, "a name that could lead elsewhere or hide itself");
    }
}

/// A part of any script that stays where it is on every system and looks like what it is.
fn is_plain_part(part: &str) -> bool {
    let harmless = |c: char| !c.is_control() && !BIDI.contains(&c) && !"\\:".contains(c);
    !part.is_empty()
        && part.len() <= PART_MOST
        && part != "."
        && part != ".."
        && part.chars().all(harmless)
}

/// Finds paths that differ only in case, and files where others have a folder.
fn note_clash(
    path: &str,
    folder: bool,
    seen: &mut HashMap<String, (String, bool)>,
    out: &mut Findings,
) {
    let cuts = path.match_indices('/').map(|(at, _)| (at, true)).chain([(path.len(), folder)]);
    for (at, is_folder) in cuts {
        let part = path.get(..at).unwrap_or(path);
        match seen.get(&part.to_ascii_lowercase()) {
            None => {
                seen.insert(part.to_ascii_lowercase(), (part.to_owned(), is_folder));
            }
            Some((other, kind)) if other != part || *kind != is_folder => {
                let why = format!("some systems take it for {other}");
                out.say(Code::NameClash, path, why);
            }
            Some(_) => {}
        }
    }
}
