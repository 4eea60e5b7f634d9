//! Second spellings of the bag's own files.

use crate::{
    prelude::*,
    spelling::{MANIFEST, TAGMANIFEST, crlf, spell, upper},
};

const FAULTS: &[Row<Sample>] = &[
    (
        "manifest-crlf",
        "4",
        "manifest-sha256.txt with CRLF",
        |s| spell(s, MANIFEST, crlf),
        &["manifest-form"],
    ),
    (
        "manifest-spaces",
        "4",
        "a third space in manifest-sha256.txt",
        |s| spell(s, MANIFEST, |t| t.replacen("  ", "   ", 1)),
        &["manifest-form"],
    ),
    (
        "manifest-one-space",
        "4",
        "one space in manifest-sha256.txt",
        |s| spell(s, MANIFEST, |t| t.replacen("  ", " ", 1)),
        &["manifest-form"],
    ),
    (
        "manifest-binary-mark",
        "4",
        "an asterisk in manifest-sha256.txt",
        |s| spell(s, MANIFEST, |t| t.replacen("  ", " *", 1)),
        &["manifest-form"],
    ),
    (
        "manifest-dot-slash",
        "4",
        "./ before a path of manifest-sha256.txt",
        |s| spell(s, MANIFEST, |t| t.replacen("  ", "  ./", 1)),
        &["manifest-form"],
    ),
    (
        "manifest-double-slash",
        "4",
        "// in a path of manifest-sha256.txt",
        |s| spell(s, MANIFEST, |t| t.replacen("data/", "data//", 1)),
        &["manifest-form"],
    ),
    (
        "manifest-absolute",
        "4",
        "an absolute path in manifest-sha256.txt",
        |s| spell(s, MANIFEST, |t| t.replacen("  data", "  /data", 1)),
        &["manifest-form"],
    ),
    (
        "manifest-one-upper-case",
        "4",
        "one hash of manifest-sha256.txt in upper case",
        |s| spell(s, MANIFEST, upper),
        &["manifest-form"],
    ),
    (
        "manifest-no-last-line-feed",
        "4",
        "manifest-sha256.txt without its last line feed",
        |s| spell(s, MANIFEST, |t| t.trim_end().into()),
        &["manifest-form"],
    ),
    (
        "manifest-unsorted",
        "4",
        "manifest-sha256.txt in another order",
        |s| spell(s, MANIFEST, |t| t.lines().rev().map(|l| format!("{l}\n")).collect()),
        &["manifest-form"],
    ),
    (
        "manifest-comment",
        "4",
        "a comment in manifest-sha256.txt",
        |s| spell(s, MANIFEST, |t| format!("# all\n{t}")),
        &["manifest-form"],
    ),
    (
        "manifest-byte-order-mark",
        "4",
        "manifest-sha256.txt after a byte order mark",
        |s| spell(s, MANIFEST, |t| format!("\u{feff}{t}")),
        &["manifest-form"],
    ),
    (
        "manifest-escaped",
        "4",
        "a line escaped as sha256sum escapes",
        |s| spell(s, MANIFEST, |t| format!("\\{t}")),
        &["manifest-form"],
    ),
    (
        "tagmanifest-crlf",
        "4",
        "tagmanifest-sha256.txt with CRLF",
        |s| spell(s, TAGMANIFEST, crlf),
        &["manifest-form"],
    ),
    (
        "tagmanifest-upper-case",
        "4",
        "a hash of tagmanifest-sha256.txt in upper case",
        |s| spell(s, TAGMANIFEST, upper),
        &["manifest-form"],
    ),
    (
        "tagmanifest-dot-slash",
        "4",
        "./ before a path of tagmanifest-sha256.txt",
        |s| spell(s, TAGMANIFEST, |t| t.replacen("  ", "  ./", 1)),
        &["manifest-form"],
    ),
    (
        "tagmanifest-line-doubled",
        "4",
        "a line of tagmanifest-sha256.txt doubled",
        |s| spell(s, TAGMANIFEST, |t| format!("{}{t}", t.split_inclusive('\n').next().unwrap())),
        &["manifest-form"],
    ),
    (
        "tagmanifest-line-missing",
        "4b",
        "a line of tagmanifest-sha256.txt missing",
        |s| spell(s, TAGMANIFEST, |t| t.split_once('\n').unwrap().1.into()),
        &["file-unlisted"],
    ),
    (
        "tagmanifest-lists-itself",
        "4b",
        "tagmanifest-sha256.txt lists itself",
        |s| spell(s, TAGMANIFEST, |t| format!("{t}{}  tagmanifest-sha256.txt\n", "0".repeat(64))),
        &["manifest-place"],
    ),
    (
        "bagit-crlf",
        "3",
        "bagit.txt with CRLF",
        |s| spell(s, "bagit.txt", crlf),
        &["bag-declaration"],
    ),
    (
        "bagit-byte-order-mark",
        "3",
        "bagit.txt after a byte order mark",
        |s| spell(s, "bagit.txt", |t| format!("\u{feff}{t}")),
        &["bag-declaration"],
    ),
    (
        "bag-info-crlf",
        "3",
        "bag-info.txt with CRLF",
        |s| spell(s, "bag-info.txt", crlf),
        &["bag-info"],
    ),
    (
        "bag-info-padded",
        "3",
        "an oxum with a zero before it",
        |s| spell(s, "bag-info.txt", |t| t.replace("Oxum: ", "Oxum: 0")),
        &["bag-info"],
    ),
    (
        "bag-info-line-doubled",
        "3",
        "a line of bag-info.txt doubled",
        |s| {
            spell(s, "bag-info.txt", |t| {
                t.replace("Bag-Count: 1 of ?\n", "Bag-Count: 1 of ?\nBag-Count: 1 of ?\n")
            });
        },
        &["bag-info"],
    ),
    (
        "bag-info-line-more",
        "3",
        "a line of bag-info.txt that is not ours",
        |s| spell(s, "bag-info.txt", |t| format!("{t}Contact-Name: W\n")),
        &["bag-info"],
    ),
];

pub(crate) fn vectors() -> Vec<Vector> {
    faults("spelling", sample::sound, FAULTS)
}
