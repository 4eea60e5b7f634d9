//! Zips with one entry changed or added: headers, places, modes, names.

use crate::prelude::*;

const FILE: &str = "data/E0001/text.txt";
const BASE: &str = "SB-2026-0001_b1";

/// A zip64 field with these lengths.
fn long_lengths(bytes: u64, packed: u64) -> Vec<u8> {
    [&[1, 0, 16, 0][..], &bytes.to_le_bytes(), &packed.to_le_bytes()].concat()
}

pub(crate) fn long(m: &mut Member) {
    let n = u64::from(m.central.bytes);
    m.both(|h| (h.bytes, h.packed, h.extra) = (u32::MAX, u32::MAX, long_lengths(n, n)));
}

const CHANGED: &[Row<Archive>] = &[
    (
        "zip64-lengths-local",
        "1d",
        "other zip64 lengths in the local header",
        |a| {
            long(a.member(FILE));
            a.member(FILE).local.extra[4] ^= 1;
        },
        &["zip-local-header"],
    ),
    (
        "zip64-field-twice",
        "1e",
        "two zip64 fields in an entry",
        |a| {
            long(a.member(FILE));
            let again = a.member(FILE).central.extra.repeat(2);
            a.member(FILE).central.extra = again;
        },
        &["zip-directory"],
    ),
    (
        "zip-extra-field-cut",
        "1e",
        "an extra field that is cut off",
        |a| a.member(FILE).central.extra = vec![0x55, 0x54, 9, 0, 1],
        &["zip-directory"],
    ),
    (
        "zip-central-name",
        "1d",
        "another name in the directory",
        |a| a.member(FILE).central.name[20] ^= 1,
        &[
            "zip-local-header",
            "file-missing",
            "file-unlisted",
            "payload-oxum",
            "logged-missing",
            "record-artefacts",
        ],
    ),
    (
        "zip-utf8-flag-local",
        "1d",
        "a flag in the local header alone",
        |a| a.member(FILE).local.flags = 1 << 11,
        &["zip-local-header"],
    ),
    (
        "zip-listed-not-there",
        "1e",
        "an entry of the directory that is not there",
        |a| {
            let mut ghost = Member::stored("SB-2026-0001_b1/ghost", b"");
            ghost.there = false;
            a.members.push(ghost);
        },
        &["zip-overlap"],
    ),
    (
        "zip-same-place-twice",
        "1e",
        "an entry of the directory at another's place",
        |a| {
            let mut again = a.members[1].clone();
            again.central.name = b"SB-2026-0001_b1/report/again".to_vec();
            let at = u32::try_from(30 + a.members[0].local.name.len() + a.members[0].data.len())
                .unwrap();
            (again.at, again.there) = (Some(at), false);
            a.members.push(again);
        },
        &["zip-overlap"],
    ),
    (
        "zip-data-beyond",
        "1e",
        "a length that reaches into the next entry",
        |a| a.members[0].both(|h| (h.packed, h.bytes) = (h.packed + 9, h.bytes + 9)),
        &["zip-overlap"],
    ),
    (
        "zip-data-short",
        "1e",
        "a length that leaves bytes over",
        |a| a.member(FILE).both(|h| (h.packed, h.bytes) = (h.packed - 1, h.bytes - 1)),
        &[
            "zip-stray-bytes",
            "zip-crc",
            "file-changed",
            "payload-oxum",
            "log-disagrees",
            "record-artefacts",
        ],
    ),
    (
        "zip-folder-with-content",
        "1g",
        "a folder's entry with content",
        |a| {
            let mut folder = Member::stored("SB-2026-0001_b1/report/", b"x");
            folder.attributes = 0o40_755 << 16;
            a.members.push(folder);
        },
        &["zip-size"],
    ),
    (
        "zip-folder-mode-file",
        "1c",
        "a file with the mode of a folder",
        |a| a.member(FILE).attributes = 0o40_755 << 16,
        &["irregular-file"],
    ),
    (
        "zip-device",
        "1c",
        "a device",
        |a| a.member(FILE).attributes = 0o020_644 << 16,
        &["irregular-file"],
    ),
    (
        "zip-masked-header",
        "1f",
        "headers masked by encryption",
        |a| a.member(FILE).both(|h| h.flags = 1 << 13),
        &["zip-encrypted"],
    ),
    (
        "zip-patch-data",
        "1f",
        "patch data",
        |a| a.member(FILE).both(|h| h.flags = 1 << 5),
        &["zip-method"],
    ),
    (
        "zip-deflate64",
        "1f",
        "method 9",
        |a| a.member(FILE).both(|h| h.method = 9),
        &["zip-method", "file-changed", "log-disagrees", "record-artefacts"],
    ),
    (
        "zip-stored-as-deflate",
        "1g",
        "stored bytes said to be deflated",
        |a| a.member(FILE).both(|h| h.method = 8),
        &["zip-inflate", "file-changed", "log-disagrees", "record-artefacts"],
    ),
    (
        "name-not-utf8",
        "1b",
        "bytes that are no UTF-8",
        |a| added(a, b"/report/\xff"),
        &["bad-name"],
    ),
    ("name-nul", "1b", "a NUL", |a| added(a, b"/report/a\0.txt"), &["bad-name"]),
    ("name-empty-part", "1b", "an empty part", |a| added(a, b"/report//a"), &["bad-name"]),
    ("name-dot-slash", "1b", "a part that is a dot", |a| added(a, b"/./bagit.txt"), &["bad-name"]),
    ("name-dot-at-end", "1b", "a dot at the end", |a| added(a, b"/report/a."), &["bad-name"]),
    ("name-space-at-end", "1b", "a space at the end", |a| added(a, b"/report/a "), &["bad-name"]),
    ("name-stream", "1b", "a stream's name", |a| added(a, b"/bagit.txt:b"), &["bad-name"]),
    (
        "name-full-width",
        "1b",
        "letters that fold into ours",
        |a| added(a, "/ｂagit.txt".as_bytes()),
        &["bad-name"],
    ),
    (
        "name-long-s",
        "1b",
        "a letter that some systems fold into s",
        |a| added(a, "/\u{17f}eal/x".as_bytes()),
        &["bad-name"],
    ),
    (
        "name-too-long",
        "1b",
        "a path of 201 bytes",
        |a| added(a, &[b"/report/", &[b'n'; 193][..], b"n"].concat()),
        &["bad-name"],
    ),
    (
        "name-two-kilobytes",
        "1",
        "a name of 2,000 bytes",
        |a| added(a, &[b"/", &[b'n'; 2000][..]].concat()),
        &["zip-limit"],
    ),
    (
        "name-file-and-folder",
        "1b",
        "a file with the name of a folder",
        |a| added(a, b"/data"),
        &["name-clash", "file-unlisted"],
    ),
    (
        "name-normal-forms",
        "1b",
        "one name in two normal forms",
        |a| {
            added(a, "/report/\u{e9}.txt".as_bytes());
            added(a, "/report/e\u{301}.txt".as_bytes());
        },
        &["bad-name"],
    ),
    (
        "name-case-of-folder-entry",
        "1b",
        "a folder's entry in another case",
        |a| {
            let mut folder = Member::stored("SB-2026-0001_b1/Data/", b"");
            folder.attributes = 0o40_755 << 16;
            a.members.push(folder);
        },
        &["name-clash"],
    ),
    (
        "base-case",
        "1a",
        "a file below the base directory in another case",
        |a| {
            a.members.push(Member::stored("sb-2026-0001_B1/x", b"x"));
        },
        &["outside-base"],
    ),
    (
        "base-bidi",
        "1",
        "a base directory that turns what follows around",
        |a| base(a, "SB\u{202e}1b"),
        &["bad-name"],
    ),
    ("base-drive", "1", "a base directory that is a drive", |a| base(a, "C:"), &["bad-name"]),
    ("base-up", "1", "a base directory that leads up", |a| base(a, ".."), &["bad-name"]),
];

/// Adds an entry below the base directory.
fn added(a: &mut Archive, name: &[u8]) {
    let mut member = Member::stored("x", b"x");
    member.both(|h| h.name = [BASE.as_bytes(), name].concat());
    a.members.push(member);
}

fn base(a: &mut Archive, name: &str) {
    for m in &mut a.members {
        m.both(|h| h.name = [name.as_bytes(), &h.name[BASE.len()..]].concat());
    }
}

pub(crate) fn vectors() -> Vec<Vector> {
    let vector = |(name, section, comment, edit, codes): &Row<Archive>| {
        let mut archive = Archive::of(&sample::sound().members());
        edit(&mut archive);
        Vector::zip(name, section, &format!("the zip: {comment}"), archive.write()).broken(codes)
    };
    CHANGED.iter().map(vector).collect()
}
