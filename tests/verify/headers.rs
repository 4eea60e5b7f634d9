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

type Case = Fault<Archive>;

const HARMLESS: &[Case] = &[
    ("deflate", |a| _ = deflate(a), &[]),
    ("a descriptor", |a| describe(a.member(FILE), true), &[]),
    ("a descriptor without its mark", |a| describe(a.member(FILE), false), &[]),
    ("a deflated member with descriptor", |a| describe(deflate(a), true), &[]),
    ("another order", |a| a.members.reverse(), &[]),
    ("another mode", |a| a.member(FILE).attributes = 0o100_600 << 16, &[]),
    ("no mode", |a| a.member(FILE).attributes = 0, &[]),
    ("made by another system", |a| a.member(FILE).made_by = 20, &[]),
    ("an extra field", |a| a.member(FILE).central.extra = vec![0x55, 0x54, 1, 0, 0], &[]),
    (
        "the same name again",
        |a| {
            let name = a.member(FILE).central.name.clone();
            a.member(FILE).central.extra = unicode_path(&name, &name);
        },
        &[],
    ),
    (
        "a folder's entry",
        |a| {
            let mut folder = Member::stored("SB-2026-0001_b1/data/", b"");
            folder.attributes = 0o40_755 << 16 | 0x10;
            a.members.insert(0, folder);
        },
        &[],
    ),
    (
        "another base",
        |a| {
            for m in &mut a.members {
                m.both(|h| h.name = [b"My case (1)", &h.name[15..]].concat());
            }
        },
        &[],
    ),
];

const REFUSED: &[Case] = &[
    ("another local name", |a| a.member(FILE).local.name[20] ^= 1, &["zip-local-header"]),
    ("another local method", |a| a.member(FILE).local.method = 8, &["zip-local-header"]),
    ("another local crc", |a| a.member(FILE).local.crc ^= 1, &["zip-local-header"]),
    ("another local length", |a| a.member(FILE).local.bytes += 1, &["zip-local-header"]),
    ("local encryption", |a| a.member(FILE).local.flags = 1, &["zip-local-header"]),
    ("a zero crc without descriptor", |a| a.member(FILE).local.crc = 0, &["zip-local-header"]),
    ("encryption", |a| a.member(FILE).both(|h| h.flags = 1), &["zip-encrypted"]),
    ("strong encryption", |a| a.member(FILE).both(|h| h.flags = 0x41), &["zip-encrypted"]),
    ("a wrong crc", |a| a.member(FILE).both(|h| h.crc ^= 1), &["zip-crc"]),
    ("no descriptor", |a| a.member(FILE).both(|h| h.flags = 8), &["zip-descriptor"]),
    (
        "a descriptor that lies",
        |a| {
            describe(a.member(FILE), true);
            a.member(FILE).after[4] ^= 1;
        },
        &["zip-descriptor"],
    ),
    (
        "another name beside",
        |a| {
            let name = a.member(FILE).central.name.clone();
            a.member(FILE).central.extra = unicode_path(&name, b"other.txt");
        },
        &["zip-other-name"],
    ),
    (
        "another name beside, local",
        |a| {
            let name = a.member(FILE).local.name.clone();
            a.member(FILE).local.extra = unicode_path(&name, b"other.txt");
        },
        &["zip-other-name"],
    ),
    ("bytes before", |a| a.before = vec![7; 50], &["zip-stray-bytes"]),
    ("bytes between", |a| a.member(FILE).after = vec![7; 50], &["zip-stray-bytes"]),
    ("bytes before the directory", |a| a.gap = vec![7; 50], &["zip-stray-bytes"]),
    ("bytes after", |a| a.after = vec![7; 50], &["zip-stray-bytes"]),
    ("a comment", |a| a.comment = vec![7; 50], &["zip-stray-bytes"]),
    (
        "a member that is not listed",
        |a| {
            let mut hidden = Member::stored("SB-2026-0001_b1/hidden", b"x");
            hidden.listed = false;
            a.members.insert(3, hidden);
        },
        &["zip-stray-bytes"],
    ),
    ("a count too low", |a| a.count = Some(3), &["zip-count"]),
    ("a count too high", |a| a.count = Some(300), &["zip-count"]),
    ("two disks", |a| a.disk = 1, &["zip-disks"]),
    ("a member on another disk", |a| a.member(FILE).disk = 1, &["zip-disks"]),
    ("a link", |a| a.member(FILE).attributes = 0o120_777 << 16, &["irregular-file"]),
    ("a pipe", |a| a.member(FILE).attributes = 0o010_644 << 16, &["irregular-file"]),
    ("a reparse point", |a| a.member(FILE).attributes = 0x400, &["irregular-file"]),
    (
        "a name twice",
        |a| {
            let again = a.member(FILE).clone();
            a.members.push(again);
        },
        &["doubled-name"],
    ),
    (
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
        "a directory that is cut",
        |a| {
            a.members.last_mut().unwrap().central.extra = vec![1, 0, 9, 0];
        },
        &["zip-directory"],
    ),
    (
        "an unknown method",
        |a| a.member(FILE).both(|h| h.method = 12),
        &["zip-method", "file-changed", "log-disagrees", "record-artefacts"],
    ),
    (
        "two lengths of a stored member",
        |a| a.member(FILE).both(|h| h.bytes += 1),
        &["zip-size", "payload-oxum", "log-disagrees", "record-artefacts"],
    ),
    (
        "more than declared",
        |a| deflate(a).both(|h| h.bytes -= 1),
        &["zip-size", "file-changed", "payload-oxum", "log-disagrees", "record-artefacts"],
    ),
    (
        "less than declared",
        |a| deflate(a).both(|h| h.bytes += 1),
        &["zip-size", "payload-oxum", "log-disagrees", "record-artefacts"],
    ),
    (
        "bytes after the stream",
        |a| {
            let m = deflate(a);
            m.data.extend([0; 5]);
            m.both(|h| h.packed += 5);
        },
        &["zip-inflate"],
    ),
    (
        "a damaged stream",
        |a| deflate(a).data[0] = 0xFF,
        &["zip-inflate", "file-changed", "log-disagrees", "record-artefacts"],
    ),
];

#[test]
fn harmless_differences_are_repacked() {
    for (name, make, expect) in HARMLESS {
        let mut a = archive();
        make(&mut a);
        let report = report_of(&a.write());
        assert_eq!(broken(&report), *expect, "{name}: {:#?}", report.findings);
        assert_eq!(report.container, Some(Container::Repacked), "{name}");
        assert_eq!(report.findings.len(), 1, "{name}");
    }
}

#[test]
fn headers_that_two_readers_could_read_differently() {
    let ask = |(name, make, expect): &Case| {
        let mut a = archive();
        make(&mut a);
        compare(name, &report_of(&a.write()), expect)
    };
    settle(REFUSED.iter().filter_map(ask).collect());
}

#[test]
fn a_bomb_that_lies_is_stopped_one_byte_past() {
    let mut a = archive();
    let name = String::from_utf8(a.member(FILE).central.name.clone()).unwrap();
    let mut bomb = Member::deflated(&name, &vec![0; 64 << 20]);
    bomb.both(|h| h.bytes = 40);
    *a.member(FILE) = bomb;
    assert!(broken(&report_of(&a.write())).contains(&"zip-size"));
}
