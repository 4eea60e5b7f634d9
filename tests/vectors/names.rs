//! Names that some system could read otherwise.

use crate::prelude::*;

const FAULTS: &[Row<Sample>] = &[
    ("name-device", "1b", "a device", |s| drop(s.put("report/nul.txt", b"x")), &["bad-name"]),
    ("name-hidden", "1b", "a hidden file", |s| drop(s.put("report/.x", b"x")), &["bad-name"]),
    (
        "name-beyond-list",
        "1b",
        "a letter beyond the list",
        |s| drop(s.put("report/\u{e9}.txt", b"x")),
        &["bad-name"],
    ),
    ("name-bidi", "1b", "bidi", |s| drop(s.put("report/a\u{202e}txt.exe", b"x")), &["bad-name"]),
    (
        "name-control",
        "1b",
        "a control character",
        |s| drop(s.put("report/a\u{1b}[2J", b"x")),
        &["bad-name"],
    ),
    ("name-drive", "1b", "a drive", |s| drop(s.put("c:x", b"x")), &["bad-name"]),
    ("name-backslash", "1b", "a backslash", |s| drop(s.put("a\\b", b"x")), &["bad-name"]),
    (
        "name-case",
        "1b",
        "case alone",
        |s| drop(s.put("verify.TXT", b"x")),
        &["name-clash", "file-unlisted"],
    ),
    (
        "name-folder-case",
        "1b",
        "a folder's case alone",
        |s| drop(s.put("Report/x", b"x").to_string() + &s.put("report/y", b"y").to_string()),
        &["name-clash", "file-unlisted"],
    ),
];

/// Names in the zip itself, where no base directory keeps them.
const OUTSIDE: &[(&str, &str, &str, &str, &str)] = &[
    ("name-dotdot", "1b", "a part that leads up", "SB-2026-0001_b1/../x", "bad-name"),
    ("name-absolute", "1a", "an absolute path", "/x", "outside-base"),
    ("name-beside-base", "1a", "a file beside the base directory", "x", "outside-base"),
    ("litter-dotdot", "1b", "litter that leads up", "__MACOSX/../../x", "bad-name"),
];

pub(crate) fn vectors() -> Vec<Vector> {
    let outside = OUTSIDE.iter().map(|(name, section, comment, path, code)| {
        let mut archive = Archive::of(&sample::sound().members());
        archive.members.push(Member::stored(path, b"x"));
        Vector::zip(name, section, &format!("names: {comment}"), archive.write()).broken(&[code])
    });
    faults("names", sample::sound, FAULTS).into_iter().chain(outside).collect()
}
