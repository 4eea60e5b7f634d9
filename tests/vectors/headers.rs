//! Zips in which two readers could see different things, and harmless differences.

use crate::prelude::*;

fn archive() -> Archive {
    Archive::of(&sample::sound().members())
}

const FILE: &str = "data/E0001/text.txt";

/// A member of extra field 0x7075 that names `other`.
fn unicode_path(name: &[u8], other: &[u8]) -> Vec<u8> {
    let body = [&[1][..], &crc32fast::hash(name).to_le_bytes(), other].concat();
    let length = u16::try_from(body.len()).unwrap().to_le_bytes();
    [&[0x75, 0x70][..], &length, &body].concat()
}

/// Swaps a member for its deflated form.
fn deflate(a: &mut Archive) -> &mut Member {
    let member = a.member(FILE);
    let name = String::from_utf8(member.central.name.clone()).unwrap();
    *member = Member::deflated(&name, &member.data.clone());
    member
}

/// Moves crc and lengths behind the data.
fn describe(m: &mut Member, marked: bool) {
    m.both(|h| h.flags |= 8);
    let fields = [m.central.crc, m.central.packed, m.central.bytes];
    (m.local.crc, m.local.packed, m.local.bytes) = (0, 0, 0);
    let mark: &[u8] = if marked { b"PK\x07\x08" } else { b"" };
    m.after = [mark, &fields.map(u32::to_le_bytes).concat()].concat();
}

const HARMLESS: &[Row<Archive>] = &[
    ("rezip-deflate", "1", "deflate", |a| _ = deflate(a), &[]),
    ("rezip-descriptor", "1", "a descriptor", |a| describe(a.member(FILE), true), &[]),
    (
        "rezip-descriptor-unmarked",
        "1",
        "a descriptor without its mark",
        |a| describe(a.member(FILE), false),
        &[],
    ),
    (
        "rezip-deflate-descriptor",
        "1",
        "a deflated member with descriptor",
        |a| describe(deflate(a), true),
        &[],
    ),
    ("rezip-order", "1", "another order", |a| a.members.reverse(), &[]),
    ("rezip-mode", "1", "another mode", |a| a.member(FILE).attributes = 0o100_600 << 16, &[]),
    ("rezip-no-mode", "1", "no mode", |a| a.member(FILE).attributes = 0, &[]),
    ("rezip-other-system", "1", "made by another system", |a| a.member(FILE).made_by = 20, &[]),
    (
        "rezip-extra-field",
        "1",
        "an extra field",
        |a| a.member(FILE).central.extra = vec![0x55, 0x54, 1, 0, 0],
        &[],
    ),
    (
        "rezip-same-name-again",
        "1",
        "the same name again",
        |a| {
            let name = a.member(FILE).central.name.clone();
            a.member(FILE).central.extra = unicode_path(&name, &name);
        },
        &[],
    ),
    (
        "rezip-folder-entry",
        "1",
        "a folder's entry",
        |a| {
            let mut folder = Member::stored("SB-2026-0001_b1/data/", b"");
            folder.attributes = 0o40_755 << 16 | 0x10;
            a.members.insert(0, folder);
        },
        &[],
    ),
    (
        "rezip-other-base",
        "1",
        "another base",
        |a| {
            for m in &mut a.members {
                m.both(|h| h.name = [b"My case (1)", &h.name[15..]].concat());
            }
        },
        &[],
    ),
];

const REFUSED: &[Row<Archive>] = &[
    (
        "zip-local-name",
        "1d",
        "another local name",
        |a| a.member(FILE).local.name[20] ^= 1,
        &["zip-local-header"],
    ),
    (
        "zip-local-method",
        "1d",
        "another local method",
        |a| a.member(FILE).local.method = 8,
        &["zip-local-header"],
    ),
    (
        "zip-local-crc",
        "1d",
        "another local crc",
        |a| a.member(FILE).local.crc ^= 1,
        &["zip-local-header"],
    ),
    (
        "zip-local-length",
        "1d",
        "another local length",
        |a| a.member(FILE).local.bytes += 1,
        &["zip-local-header"],
    ),
    (
        "zip-local-encryption",
        "1d",
        "local encryption",
        |a| a.member(FILE).local.flags = 1,
        &["zip-local-header"],
    ),
    (
        "zip-local-crc-zero",
        "1d",
        "a zero crc without descriptor",
        |a| a.member(FILE).local.crc = 0,
        &["zip-local-header"],
    ),
    (
        "zip-encrypted",
        "1f",
        "encryption",
        |a| a.member(FILE).both(|h| h.flags = 1),
        &["zip-encrypted"],
    ),
    (
        "zip-encrypted-strongly",
        "1f",
        "strong encryption",
        |a| a.member(FILE).both(|h| h.flags = 0x41),
        &["zip-encrypted"],
    ),
    ("zip-crc", "1g", "a wrong crc", |a| a.member(FILE).both(|h| h.crc ^= 1), &["zip-crc"]),
    (
        "zip-descriptor-missing",
        "1d",
        "no descriptor",
        |a| a.member(FILE).both(|h| h.flags = 8),
        &["zip-descriptor"],
    ),
    (
        "zip-descriptor-lies",
        "1d",
        "a descriptor that lies",
        |a| {
            describe(a.member(FILE), true);
            a.member(FILE).after[4] ^= 1;
        },
        &["zip-descriptor"],
    ),
    (
        "zip-other-name",
        "1d",
        "another name beside",
        |a| {
            let name = a.member(FILE).central.name.clone();
            a.member(FILE).central.extra = unicode_path(&name, b"other.txt");
        },
        &["zip-other-name"],
    ),
    (
        "zip-other-name-local",
        "1d",
        "another name beside, local",
        |a| {
            let name = a.member(FILE).local.name.clone();
            a.member(FILE).local.extra = unicode_path(&name, b"other.txt");
        },
        &["zip-other-name"],
    ),
    ("zip-bytes-before", "1e", "bytes before", |a| a.before = vec![7; 50], &["zip-stray-bytes"]),
    (
        "zip-bytes-between",
        "1e",
        "bytes between",
        |a| a.member(FILE).after = vec![7; 50],
        &["zip-stray-bytes"],
    ),
    (
        "zip-bytes-before-directory",
        "1e",
        "bytes before the directory",
        |a| a.gap = vec![7; 50],
        &["zip-stray-bytes"],
    ),
    ("zip-bytes-after", "1e", "bytes after", |a| a.after = vec![7; 50], &["zip-stray-bytes"]),
    ("zip-comment", "1e", "a comment", |a| a.comment = vec![7; 50], &["zip-stray-bytes"]),
    (
        "zip-hidden-member",
        "1e",
        "a member that is not listed",
        |a| {
            let mut hidden = Member::stored("SB-2026-0001_b1/hidden", b"x");
            hidden.listed = false;
            a.members.insert(3, hidden);
        },
        &["zip-stray-bytes"],
    ),
    ("zip-count-low", "1e", "a count too low", |a| a.count = Some(3), &["zip-count"]),
    ("zip-count-high", "1e", "a count too high", |a| a.count = Some(300), &["zip-count"]),
    ("zip-two-disks", "1e", "two disks", |a| a.disk = 1, &["zip-disks"]),
    (
        "zip-member-on-disk-two",
        "1e",
        "a member on another disk",
        |a| a.member(FILE).disk = 1,
        &["zip-disks"],
    ),
    (
        "zip-link",
        "1c",
        "a link",
        |a| a.member(FILE).attributes = 0o120_777 << 16,
        &["irregular-file"],
    ),
    (
        "zip-pipe",
        "1c",
        "a pipe",
        |a| a.member(FILE).attributes = 0o010_644 << 16,
        &["irregular-file"],
    ),
    (
        "zip-reparse-point",
        "1c",
        "a reparse point",
        |a| a.member(FILE).attributes = 0x400,
        &["irregular-file"],
    ),
    (
        "zip-name-doubled",
        "1b",
        "a name twice",
        |a| {
            let again = a.member(FILE).clone();
            a.members.push(again);
        },
        &["doubled-name"],
    ),
    (
        "zip-overlap",
        "1e",
        "one place for two names",
        |a| {
            let mut again = a.members[0].clone();
            again.central.name.push(b'x');
            (again.at, again.there) = (Some(0), false);
            a.members.push(again);
        },
        &["zip-overlap"],
    ),
    (
        "zip-directory-cut",
        "1e",
        "a directory that is cut",
        |a| {
            a.members.last_mut().unwrap().central.extra = vec![1, 0, 9, 0];
        },
        &["zip-directory"],
    ),
    (
        "zip-method-unknown",
        "1f",
        "an unknown method",
        |a| a.member(FILE).both(|h| h.method = 12),
        &["zip-method", "file-changed", "log-disagrees", "record-artefacts"],
    ),
    (
        "zip-stored-two-lengths",
        "1g",
        "two lengths of a stored member",
        |a| a.member(FILE).both(|h| h.bytes += 1),
        &["zip-size", "payload-oxum", "log-disagrees", "record-artefacts"],
    ),
    (
        "zip-longer-than-declared",
        "1g",
        "more than declared",
        |a| deflate(a).both(|h| h.bytes -= 1),
        &["zip-size", "file-changed", "payload-oxum", "log-disagrees", "record-artefacts"],
    ),
    (
        "zip-shorter-than-declared",
        "1g",
        "less than declared",
        |a| deflate(a).both(|h| h.bytes += 1),
        &["zip-size", "payload-oxum", "log-disagrees", "record-artefacts"],
    ),
    (
        "zip-bytes-after-stream",
        "1g",
        "bytes after the stream",
        |a| {
            let m = deflate(a);
            m.data.extend([0; 5]);
            m.both(|h| h.packed += 5);
        },
        &["zip-inflate"],
    ),
    (
        "zip-stream-damaged",
        "1g",
        "a damaged stream",
        |a| deflate(a).data[0] = 0xFF,
        &["zip-inflate", "file-changed", "log-disagrees", "record-artefacts"],
    ),
];

pub(crate) fn vectors() -> Vec<Vector> {
    let make = |make: &fn(&mut Archive)| {
        let mut archive = archive();
        make(&mut archive);
        archive.write()
    };
    let harmless = HARMLESS.iter().map(|(name, section, comment, change, _)| {
        let comment = format!("zipped again: {comment}");
        Vector::zip(name, section, &comment, make(change)).sound("repacked", &["repacked"])
    });
    let refused = REFUSED.iter().map(|(name, section, comment, change, codes)| {
        Vector::zip(name, section, &format!("the zip: {comment}"), make(change)).broken(codes)
    });
    harmless.chain(refused).collect()
}
