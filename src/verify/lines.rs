//! What a single line of the log may say, by its type: whose item it has, which fields its data
//! has and of what kind, and where the files lie that it names (the table of docs/FORMAT.md §6).
//!
//! No kind of field has room for a typed word, a link or a name.

use crate::{
    format::custody::Line,
    model::{CaseId, CaseUid, Digest, Event, ExhibitId, Quality, RelPath, Step},
};
use serde_json::Value;

/// Longest code, and longest name and version of a tool.
const CODE_MOST: usize = 40;

/// Whether a line is of an exhibit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Item {
    None,
    Exhibit,
    Either,
}

/// What a field holds.
#[derive(Debug, Clone, Copy)]
enum Kind {
    /// Of the type that its name says.
    Case,
    Uid,
    Hash,
    Step,
    Quality,
    /// `true` or `false`.
    Bool,
    /// An integer from 0.
    Count,
    /// A word of ours: `[a-z0-9-]`.
    Code,
    /// The one word `lost`.
    By,
    /// `saboot <version>`.
    Tool,
    /// A number as text: a bag, from 1.
    Bag,
    /// A note's number, four digits or more.
    Note,
    /// A path in the package.
    Path,
    /// What was put into the case; read by `Line::files`.
    Files,
    /// `{name, ok}` of each part of a self-test.
    Parts,
    /// Of the freeze, which has a check of its own.
    List,
}

/// A field: its name, what it holds, and whether it is always there.
type Field = (&'static str, Kind, bool);

/// Types, whose item their lines have, and their fields. A type that is not here has no place in
/// this version.
const SHAPES: &[(&[Event], Item, &[Field])] = &[
    (
        &[Event::CaseOpen],
        Item::None,
        &[("case", Kind::Case, true), ("case_uid", Kind::Uid, true), ("tool", Kind::Tool, true)],
    ),
    (&[Event::CaseClose], Item::None, &[]),
    (&[Event::KeyCreate], Item::None, &[("signer", Kind::Hash, true)]),
    (
        &[Event::KeyRotate],
        Item::None,
        &[("from", Kind::Hash, true), ("to", Kind::Hash, true), ("by", Kind::By, true)],
    ),
    (&[Event::CaptureStart], Item::Exhibit, &[("tool", Kind::Tool, true)]),
    (
        &[Event::CaptureStep],
        Item::Exhibit,
        &[
            ("step", Kind::Step, true),
            ("ok", Kind::Bool, true),
            ("ms", Kind::Count, true),
            ("files", Kind::Files, true),
            ("error", Kind::Code, false),
        ],
    ),
    (
        &[Event::CaptureComplete, Event::CapturePartial, Event::CaptureFail],
        Item::Exhibit,
        &[
            ("quality", Kind::Quality, true),
            ("files", Kind::Files, true),
            ("reason", Kind::Code, false),
        ],
    ),
    (&[Event::ImportAdd], Item::Exhibit, &[("files", Kind::Files, true)]),
    (
        &[Event::RecordSign],
        Item::Exhibit,
        &[("sha256", Kind::Hash, true), ("signer", Kind::Hash, true), ("late", Kind::Bool, true)],
    ),
    (
        &[Event::QualityFlag],
        Item::Either,
        &[("code", Kind::Code, true), ("path", Kind::Path, false)],
    ),
    (&[Event::LookConfirm, Event::LookDeny], Item::Exhibit, &[]),
    (&[Event::NoteAdd], Item::Either, &[("note", Kind::Note, true), ("files", Kind::Files, true)]),
    (
        &[Event::LogRecover],
        Item::Either,
        &[
            ("code", Kind::Code, true),
            ("files", Kind::Files, false),
            ("count", Kind::Count, false),
            ("torn", Kind::Count, false),
        ],
    ),
    (&[Event::SelftestPass, Event::SelftestFail], Item::None, &[("parts", Kind::Parts, true)]),
    (
        &[Event::PackageFreeze],
        Item::None,
        &[("bag", Kind::Bag, true), ("withheld", Kind::List, true), ("tokens", Kind::List, true)],
    ),
    (
        &[Event::PackageSeal],
        Item::None,
        &[("bag", Kind::Bag, true), ("seal", Kind::Hash, true), ("zip", Kind::Hash, true)],
    ),
    (&[Event::CorrectSupersede], Item::None, &[("seq", Kind::Count, true)]),
];

/// A type's item and fields.
fn shape(event: Event) -> Option<(Item, &'static [Field])> {
    let found = SHAPES.iter().find(|(events, ..)| events.contains(&event));
    found.map(|(_, item, fields)| (*item, *fields))
}

/// Everything that is wrong with a line by itself.
pub(super) fn faults(line: &Line) -> Vec<String> {
    let Some((item, fields)) = shape(line.event) else {
        return vec![format!("{} is not a type of this version", line.event)];
    };
    let mut faults = Vec::new();
    let exhibit = line.item.parse::<ExhibitId>().is_ok();
    let fits = match item {
        Item::None => line.item.is_empty(),
        Item::Exhibit => exhibit,
        Item::Either => exhibit || line.item.is_empty(),
    };
    if !fits {
        faults.push(format!("{} has another item", line.event));
    }
    for (name, kind, always) in fields {
        match line.data.get(name) {
            None if *always => faults.push(format!("{name} is missing")),
            Some(value) if !holds(*kind, value) => faults.push(format!("{name} is malformed")),
            _ => {}
        }
    }
    let known = |name: &String| fields.iter().any(|(known, ..)| known == name);
    let more = line.data.as_object().into_iter().flat_map(|data| data.keys());
    faults.extend(more.filter(|n| !known(n)).map(|n| format!("{n:?} has no place in it")));
    faults.extend(misplaced(line));
    faults
}

fn holds(kind: Kind, value: &Value) -> bool {
    let text = value.as_str();
    let is = |test: &dyn Fn(&str) -> bool| text.is_some_and(test);
    match kind {
        Kind::Case => is(&|t| t.parse::<CaseId>().is_ok()),
        Kind::Uid => is(&|t| t.parse::<CaseUid>().is_ok()),
        Kind::Hash => is(&|t| t.parse::<Digest>().is_ok()),
        Kind::Step => is(&|t| t.parse::<Step>().is_ok()),
        Kind::Quality => is(&|t| t.parse::<Quality>().is_ok()),
        Kind::Path => is(&|t| t.parse::<RelPath>().is_ok()),
        Kind::Bool => value.is_boolean(),
        Kind::Count => value.is_u64(),
        Kind::Code => is(&is_code),
        Kind::By => text == Some("lost"),
        Kind::Tool => is(&is_tool),
        Kind::Bag => is(&is_bag),
        Kind::Note => is(&is_note),
        // `misplaced` says what is wrong with it.
        Kind::Files => true,
        Kind::Parts => value.as_array().is_some_and(|parts| parts.iter().all(is_part)),
        Kind::List => value.is_array(),
    }
}

fn is_code(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=CODE_MOST).contains(&text.len()) && text.bytes().all(allowed)
}

fn is_tool(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b".+-".contains(&b);
    let version = text.strip_prefix("saboot ").filter(|v| v.len() <= CODE_MOST);
    version.is_some_and(|v| v.starts_with(|c: char| c.is_ascii_digit()) && v.bytes().all(allowed))
}

fn is_bag(text: &str) -> bool {
    text.parse::<u32>().is_ok_and(|n| n > 0 && n.to_string() == text)
}

fn is_note(text: &str) -> bool {
    text.parse::<u32>().is_ok_and(|n| n > 0 && format!("{n:04}") == text)
}

fn is_part(part: &Value) -> bool {
    let named = part.get("name").and_then(Value::as_str).is_some_and(is_code);
    let judged = part.get("ok").is_some_and(Value::is_boolean);
    named && judged && part.as_object().is_some_and(|p| p.len() == 2)
}

/// A list of files that can't be read, or files that lie where lines of this type put none.
fn misplaced(line: &Line) -> Option<String> {
    let files = match line.files() {
        Ok(files) => files,
        Err(e) => return Some(e.why),
    };
    let exhibit = format!("data/{}/", line.item);
    let note = line.data.get("note").and_then(Value::as_str).unwrap_or_default();
    let note = format!("custody/notes/{note}.json");
    let at_home = |path: &str| match line.event {
        Event::NoteAdd => path == note,
        _ if line.item.is_empty() => path.starts_with("custody/"),
        _ => path.starts_with(&exhibit),
    };
    let stray = files.iter().find(|f| !at_home(f.path.as_str()))?;
    Some(format!("{} is not where its line puts files", stray.path))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of FORMAT §6: type, whose item, and each field, in brackets when it may be absent.
    fn table() -> Vec<(String, String, Vec<String>)> {
        let page = include_str!("../../docs/FORMAT.md");
        let rows = page.lines().skip_while(|l| *l != "| type | item | data |").skip(2);
        let rows = rows.take_while(|l| l.starts_with('|'));
        let cells =
            |row: &str| -> Vec<String> { row.split('|').map(|c| c.trim().to_owned()).collect() };
        let mut found = Vec::new();
        for row in rows.map(cells) {
            let [_, events, item, data, _] = row.as_slice() else { panic!("{row:?}") };
            let fields: Vec<_> = data.split('`').skip(1).step_by(2).map(str::to_owned).collect();
            for event in events.split(", ") {
                found.push((event.to_owned(), item.clone(), fields.clone()));
            }
        }
        found
    }

    #[test]
    fn the_table_is_that_of_the_format_page() {
        let page = table();
        let shown = |event: &Event| {
            let (item, fields) = shape(*event)?;
            let item = match item {
                Item::None => "",
                Item::Exhibit => "exhibit",
                Item::Either => "exhibit or empty",
            };
            let name = |(name, _, always): &Field| {
                if *always { (*name).to_owned() } else { format!("[{name}]") }
            };
            let fields = fields.iter().map(name).collect();
            Some((event.to_string(), item.to_owned(), fields))
        };
        let mut ours: Vec<_> = Event::ALL.iter().filter_map(shown).collect();
        let mut page = page;
        ours.sort();
        page.sort();
        assert_eq!(ours, page);
    }

    #[test]
    fn no_field_has_room_for_a_typed_word() {
        for word in ["", "Alia", "she said", "a@b", "https:", "ایک", "x\u{202e}", "a_b"] {
            assert!(
                !is_code(word) && !is_tool(word) && !is_bag(word) && !is_note(word),
                "{word:?}"
            );
        }
        assert!(is_tool("saboot 0.1.0") && !is_tool("saboot of Alia") && !is_tool("saboot "));
        assert!(is_bag("1") && !is_bag("01") && !is_bag("0"));
        assert!(is_note("0001") && is_note("12345") && !is_note("1") && !is_note("00001"));
    }
}
