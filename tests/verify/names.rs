//! Names that some system could read otherwise.

use crate::prelude::*;

const FAULTS: &[Fault<Sample>] = &[
    ("a device", |s| drop(s.put("report/nul.txt", b"x")), &["bad-name"]),
    ("a hidden file", |s| drop(s.put("report/.x", b"x")), &["bad-name"]),
    ("a letter beyond the list", |s| drop(s.put("report/\u{e9}.txt", b"x")), &["bad-name"]),
    ("bidi", |s| drop(s.put("report/a\u{202e}txt.exe", b"x")), &["bad-name"]),
    ("a control character", |s| drop(s.put("report/a\u{1b}[2J", b"x")), &["bad-name"]),
    ("a drive", |s| drop(s.put("c:x", b"x")), &["bad-name"]),
    ("a backslash", |s| drop(s.put("a\\b", b"x")), &["bad-name"]),
    ("case alone", |s| drop(s.put("verify.TXT", b"x")), &["name-clash", "file-unlisted"]),
    (
        "a folder's case alone",
        |s| drop(s.put("Report/x", b"x").to_string() + &s.put("report/y", b"y").to_string()),
        &["name-clash", "file-unlisted"],
    ),
];

#[test]
fn names_that_are_not_allowed() {
    all(sample::sound, FAULTS);
    let names: [(&str, &[&str]); 4] = [
        ("SB-2026-0001_b1/../x", &["bad-name"]),
        ("/x", &["outside-base"]),
        ("x", &["outside-base"]),
        ("__MACOSX/../../x", &["bad-name"]),
    ];
    for (name, expect) in names {
        let mut archive = Archive::of(&sample::sound().members());
        archive.members.push(Member::stored(name, b"x"));
        settle(compare(name, &report_of(&archive.write()), expect).into_iter().collect());
    }
}
