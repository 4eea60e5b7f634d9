//! Second spellings of files that have one, each sealed as it stands by someone with the key.

use crate::prelude::*;

pub(crate) const MANIFEST: &str = "manifest-sha256.txt";
pub(crate) const TAGMANIFEST: &str = "tagmanifest-sha256.txt";
pub(crate) const SEAL: &str = "seal/seal.txt";
pub(crate) const RECORD: &str = "data/E0001/capture.json";

pub(crate) fn text(s: &Sample, path: &str) -> String {
    String::from_utf8(s.files[path].clone()).unwrap()
}

/// Spells a file otherwise and makes everything above it agree.
pub(crate) fn spell(s: &mut Sample, path: &str, edit: impl Fn(&str) -> String) {
    let before = text(s, path);
    let after = edit(&before);
    assert_ne!(before, after, "{path}");
    s.put(path, after.as_bytes());
    match path {
        MANIFEST => s.tagmanifest(),
        TAGMANIFEST => {}
        SEAL => return s.sign_bytes(after.into_bytes()),
        RECORD => {
            s.relog_file(path);
            s.resign(1, &sample::key());
            let (at, sha256) = (line_of(s, Event::RecordSign), s.digest(path));
            s.log[at].data["sha256"] = json!(sha256);
            return s.seal_anew();
        }
        _ => s.manifests(),
    }
    s.sign_seal(|_| {});
}

pub(crate) fn crlf(text: &str) -> String {
    text.replace('\n', "\r\n")
}

/// The first hash in upper case.
pub(crate) fn upper(text: &str) -> String {
    let is_hash = |at: &usize| {
        text[*at..].len() >= 64
            && text.as_bytes()[*at..*at + 64].iter().all(u8::is_ascii_hexdigit)
            && text[*at..*at + 64].bytes().any(|b| b.is_ascii_lowercase())
    };
    let at = (0..text.len()).filter(|at| text.is_char_boundary(*at)).find(is_hash).unwrap();
    format!("{}{}{}", &text[..at], text[at..at + 64].to_uppercase(), &text[at + 64..])
}

const FAULTS: &[Row<Sample>] = &[
    ("log-crlf", "6", "the log with CRLF, sealed so", |s| spell_log(s, crlf), &["log-form"]),
    (
        "log-space",
        "6",
        "a space after a colon",
        |s| spell_log(s, |t| t.replacen("\"v\":", "\"v\": ", 1)),
        &["log-form"],
    ),
    (
        "log-upper-case",
        "6",
        "a hash of the log in upper case",
        |s| spell_log(s, upper),
        &["log-form"],
    ),
    (
        "log-key-doubled",
        "6",
        "a key twice in a line",
        |s| spell_log(s, |t| t.replacen("\"v\":1", "\"v\":1,\"v\":1", 1)),
        &["log-form"],
    ),
    (
        "log-key-order",
        "6",
        "two keys of a line swapped",
        |s| spell_log(s, |t| t.replacen("{\"v\":1,\"seq\":1", "{\"seq\":1,\"v\":1", 1)),
        &["log-form"],
    ),
    (
        "log-fraction",
        "6",
        "a number with a fraction",
        |s| spell_log(s, |t| t.replacen("\"ms\":40", "\"ms\":40.0", 1)),
        &["log-form"],
    ),
    (
        "log-escape",
        "6",
        "a letter written as an escape",
        |s| spell_log(s, |t| t.replacen("\"self\"", "\"sel\\u0066\"", 1)),
        &["log-form"],
    ),
    (
        "log-empty-line",
        "6",
        "an empty line at the log's end",
        |s| spell_log(s, |t| format!("{t}\n")),
        &["log-form"],
    ),
    (
        "log-version-2",
        "6",
        "a line of another version",
        |s| spell_log(s, |t| t.replacen("\"v\":1", "\"v\":2", 1)),
        &["log-form"],
    ),
    (
        "log-type-unknown",
        "6",
        "a line of a type that is not in the list",
        |s| spell_log(s, |t| t.replacen("selftest.pass", "selftest.best", 1)),
        &["log-form"],
    ),
    (
        "log-actor-name",
        "6",
        "an actor that is not a code",
        |s| spell_log(s, |t| t.replacen("\"actor\":\"self\"", "\"actor\":\"Alia\"", 1)),
        &["log-form"],
    ),
    ("record-crlf", "7", "capture.json with CRLF", |s| spell(s, RECORD, crlf), &["record-form"]),
    (
        "record-upper-case",
        "7",
        "a hash of capture.json in upper case",
        |s| spell(s, RECORD, upper),
        &["record-form"],
    ),
    (
        "record-key-doubled",
        "7",
        "a key twice in capture.json",
        |s| {
            spell(s, RECORD, |t| {
                t.replace(
                    "  \"result\": \"complete\",\n",
                    "  \"result\": \"complete\",\n  \"result\": \"complete\",\n",
                )
            });
        },
        &["record-form"],
    ),
    (
        "record-fraction",
        "7",
        "a length with a fraction",
        |s| spell(s, RECORD, |t| t.replace("\"bytes\": 3,", "\"bytes\": 3.0,")),
        &["record-form"],
    ),
    (
        "record-salt-short",
        "7",
        "a salt of 31 digits",
        |s| spell(s, RECORD, |t| t.replacen("\"0123", "\"123", 1)),
        &["record-form"],
    ),
    (
        "record-path-up",
        "7",
        "a path that leaves the folder",
        |s| spell(s, RECORD, |t| t.replace("\"text.txt\"", "\"../text.txt\"")),
        &["record-form"],
    ),
    (
        "record-version-2",
        "7",
        "a record of another version",
        |s| spell(s, RECORD, |t| t.replace("capture-v1", "capture-v2")),
        &["record-form"],
    ),
    (
        "overview-crlf",
        "9a",
        "metadata/manifest.json with CRLF",
        |s| spell(s, OVERVIEW, crlf),
        &["manifest-json"],
    ),
    (
        "overview-upper-case",
        "9a",
        "a hash of metadata/manifest.json in upper case",
        |s| spell(s, OVERVIEW, upper),
        &["manifest-json"],
    ),
    (
        "overview-key-doubled",
        "9a",
        "a key twice in metadata/manifest.json",
        |s| {
            spell(s, OVERVIEW, |t| {
                t.replace("  \"bag\": \"1\",\n", "  \"bag\": \"1\",\n  \"bag\": \"1\",\n")
            });
        },
        &["manifest-json"],
    ),
];

/// A log spelled otherwise throughout, its chain and its seal made for that spelling.
fn spell_log(s: &mut Sample, edit: impl Fn(&str) -> String) {
    let before = text(s, LOG);
    let after = edit(&before);
    assert_ne!(before, after);
    let mut out = Vec::new();
    let mut prev = "0".repeat(64);
    for line in after.split_inclusive('\n') {
        let at = line.find("\"prev\":\"").map(|n| n + 8);
        let same = at.filter(|at| line[*at..*at + 64].bytes().any(|b| b.is_ascii_uppercase()));
        let line = match at.filter(|_| same.is_none()) {
            Some(at) => format!("{}{prev}{}", &line[..at], &line[at + 64..]),
            None => line.to_owned(),
        };
        prev = sha256(line.as_bytes()).to_string();
        out.extend(line.into_bytes());
    }
    s.files.insert(LOG.into(), out);
    s.overview();
    s.reseal();
}

pub(crate) fn vectors() -> Vec<Vector> {
    faults("spelling", sample::sound, FAULTS)
}
