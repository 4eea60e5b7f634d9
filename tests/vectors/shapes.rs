//! What is not a package at all, ends of zips that lie, sizes that lie, very many entries.

use crate::{entries::long, prelude::*};
use std::io::{Cursor, Write};
use zip::{CompressionMethod, DateTime, System, ZipWriter, write::SimpleFileOptions};

const FILE: &str = "data/E0001/text.txt";
const BASE: &str = "SB-2026-0001_b1";

fn sound() -> Vec<u8> {
    sample::sound().zip()
}

/// Not a package.
fn nothing() -> Vec<Vector> {
    let zip = sound();
    let none: &[&str] = &["not-a-package"];
    let other = Archive::of(&[("a.txt".into(), b"a".to_vec())]).write();
    let mut two = Archive::of(&sample::sound().members());
    two.members.push(Member::stored("other/bagit.txt", b"x"));
    let rows: [(&str, &str, Vec<u8>, &[&str]); 14] = [
        ("empty", "no byte", Vec::new(), none),
        ("forty-bytes", "40 bytes that are nothing", vec![7; 40], none),
        ("forty-bytes-of-zip", "the first 40 bytes of a package", zip[..40].to_vec(), &["zip-end"]),
        (
            "end-record-alone",
            "an empty zip",
            [&b"PK\x05\x06"[..], &[0; 18]].concat(),
            &["not-a-package"],
        ),
        ("end-record-cut", "an end record cut short", b"PK\x05\x06\0\0".to_vec(), none),
        ("zeros", "20,000 zeros", vec![0; 20_000], none),
        ("text", "a text", b"I have the evidence here.\n".repeat(9), none),
        ("other-zip", "a zip of something else", other, none),
        ("two-bags", "a second bag in the same zip", two.write(), none),
        (
            "zip-cut-at-end",
            "the last 200 bytes missing",
            zip[..zip.len() - 200].to_vec(),
            &["zip-end"],
        ),
        (
            "zip-cut-in-end-record",
            "the last byte missing",
            zip[..zip.len() - 1].to_vec(),
            &["zip-end"],
        ),
        (
            "zip-cut-at-start",
            "the first 100 bytes missing",
            zip[100..].to_vec(),
            &["zip-stray-bytes"],
        ),
        ("zip-twice", "the same zip twice", [&zip[..], &zip].concat(), &["zip-stray-bytes"]),
        (
            "zip-hole",
            "a thousand bytes missing in the middle",
            [&zip[..2000], &zip[3000..]].concat(),
            &["zip-stray-bytes"],
        ),
    ];
    let vector = |(name, comment, bytes, codes): (&str, &str, Vec<u8>, &[&str])| {
        Vector::zip(
            name,
            if codes == none { "1" } else { "1e" },
            &format!("no package: {comment}"),
            bytes,
        )
        .broken(codes)
    };
    rows.map(vector).into()
}

/// Puts zip64 end records before the end record; `edit` changes record and locator.
fn with_zip64(zip: &[u8], edit: impl Fn(&mut [u8])) -> Vec<u8> {
    let (rest, end) = zip.split_at(zip.len() - 22);
    let count = u64::from(u16::from_le_bytes([end[10], end[11]]));
    let size = u64::from(u32::from_le_bytes(*end[12..].first_chunk().unwrap()));
    let at = u64::from(u32::from_le_bytes(*end[16..].first_chunk().unwrap()));
    let mut records = [&b"PK\x06\x06"[..], &44u64.to_le_bytes(), &[45, 0, 45, 0], &[0; 8]].concat();
    records.extend([count, count, size, at].map(u64::to_le_bytes).concat());
    records.extend(
        [&b"PK\x06\x07"[..], &[0; 4], &(rest.len() as u64).to_le_bytes(), &[1, 0, 0, 0]].concat(),
    );
    edit(&mut records);
    [rest, &records, end].concat()
}

fn zip64() -> Vec<Vector> {
    type Edit = fn(&mut [u8]);
    let rows: [(&str, &str, Edit, &str); 6] = [
        (
            "zip64-count",
            "a zip64 count that the end record does not have",
            |r| r[32] ^= 1,
            "zip-disks",
        ),
        (
            "zip64-counts",
            "zip64 counts that the end record does not have",
            |r| (r[24], r[32]) = (r[24] ^ 1, r[32] ^ 1),
            "zip-end",
        ),
        (
            "zip64-offset",
            "a zip64 offset that the end record does not have",
            |r| r[48] ^= 1,
            "zip-end",
        ),
        ("zip64-locator", "a locator that points elsewhere", |r| r[64] ^= 1, "zip-end"),
        ("zip64-length", "a zip64 record that says it is longer", |r| r[4] = 45, "zip-end"),
        ("zip64-disks", "a locator of two disks", |r| r[72] = 2, "zip-disks"),
    ];
    let lies = rows.map(|(name, comment, edit, code)| {
        Vector::zip(name, "1e", &format!("the zip: {comment}"), with_zip64(&sound(), edit))
            .broken(&[code])
    });
    let mut far = with_zip64(&sound(), |r| {
        r[24..40].copy_from_slice(&[(2u64 << 20).to_le_bytes(); 2].concat());
    });
    let end = far.len() - 22;
    far[end + 8..end + 12].fill(0xFF);
    let harmless = Vector::zip(
        "rezip-zip64-end",
        "1",
        "zipped again: zip64 end records without need",
        with_zip64(&sound(), |_| {}),
    )
    .sound("repacked", &["repacked"]);
    let many = Vector::zip(
        "zip-two-million-entries",
        "1",
        "the zip: says that it has 2,097,152 entries",
        far,
    )
    .broken(&["zip-limit"]);
    lies.into_iter().chain([harmless, many]).collect()
}

/// Sizes that lie, and one that does not.
fn sizes() -> [Vector; 4] {
    let mut archive = Archive::of(&sample::sound().members());
    let mut long_one = archive.clone();
    long(long_one.member(FILE));
    let mut bomb = Member::deflated(&format!("{BASE}/{FILE}"), &vec![0; 64 << 20]);
    bomb.both(|h| h.bytes = 40);
    *archive.member(FILE) = bomb;
    let mut honest = sample::sound();
    honest.put("report/zeros", &vec![0; 4 << 20]);
    honest.reseal();
    let mut packed = Archive::of(&honest.members());
    let zeros = packed.member("report/zeros");
    *zeros = Member::deflated(&format!("{BASE}/report/zeros"), &zeros.data);
    let mut ratio = Archive::of(&sample::sound().members());
    ratio.members.push(Member::deflated(&format!("{BASE}/report/zeros"), &vec![0; 16 << 20]));
    [
        Vector::zip("zip-bomb-lies", "1g", "the zip: 64 MiB said to be 40 bytes", archive.write())
            .broken(&[
                "zip-size",
                "file-changed",
                "payload-oxum",
                "log-disagrees",
                "record-artefacts",
            ]),
        Vector::zip(
            "zip-bomb-unlisted",
            "4b",
            "the zip: 16 MiB of zeros that no manifest lists",
            ratio.write(),
        )
        .broken(&["file-unlisted"]),
        Vector::zip(
            "rezip-thousandfold",
            "1g",
            "zipped again: 4 MiB of zeros, listed and true, in 4 kB",
            packed.write(),
        )
        .sound("repacked", &["repacked"]),
        Vector::zip(
            "rezip-zip64-lengths",
            "1",
            "zipped again: zip64 lengths without need",
            long_one.write(),
        )
        .sound("repacked", &["repacked"]),
    ]
}

/// As the zip crate writes it: the records of the end are zip64 where they must be.
fn many(members: &[(String, Vec<u8>)]) -> Vec<u8> {
    let options = SimpleFileOptions::default()
        .system(System::Unix)
        .unix_permissions(0o644)
        .last_modified_time(DateTime::from_date_and_time(1980, 1, 1, 0, 0, 0).unwrap())
        .compression_method(CompressionMethod::Stored);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(name.as_str(), options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn counts() -> impl Iterator<Item = Vector> {
    [0xFFFF, 0x10000, 100_000].into_iter().map(|count| {
        let mut sample = sample::sound();
        for n in sample.files.len()..count {
            sample.put(&format!("report/{n}"), b"");
        }
        sample.reseal();
        let comment = format!("a canonical zip of {count} entries");
        Vector::zip(&format!("entries-{count}"), "1", &comment, many(&sample.members()))
            .sound("canonical", &[])
    })
}

pub(crate) fn vectors() -> Vec<Vector> {
    [nothing(), zip64()].concat().into_iter().chain(sizes()).chain(counts()).collect()
}
