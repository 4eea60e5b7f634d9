//! Sound packages: each kind of content, other tools' zips, litter.

use crate::prelude::*;

/// A zip as `Archive` has it, changed in one way that changes no file.
type Harmless = (&'static str, &'static str, fn(&mut Archive));

const TOOLS: &[Harmless] = &[
    (
        "rezip-like-info-zip",
        "as Info-ZIP's zip makes one: folders, deflate, times and owners in extra fields",
        |a| {
            let times = [0x55, 0x54, 9, 0, 3, 1, 2, 3, 4, 5, 6, 7, 8];
            let owner = [0x75, 0x78, 11, 0, 1, 4, 0, 0, 0, 0, 4, 0, 0, 0, 0];
            each(a, |m| {
                let short = [&[0x55, 0x54, 5, 0, 3, 1, 2, 3, 4][..], &owner].concat();
                (m.local.extra, m.central.extra) = ([&times[..], &owner].concat(), short);
                (m.made_by, m.needed, m.attributes) = (0x031E, 20, 0o100_644 << 16);
            });
            a.members.insert(0, folder("SB-2026-0001_b1/", 0o40_755 << 16 | 0x10));
            a.members.insert(1, folder("SB-2026-0001_b1/data/", 0o40_755 << 16 | 0x10));
        },
    ),
    (
        "rezip-like-7z",
        "as 7-Zip makes one: folders last, deflate, Windows attributes and times",
        |a| {
            each(a, |m| {
                m.central.extra =
                    [&[0x0A, 0, 32, 0, 0, 0, 0, 0, 1, 0, 24, 0][..], &[7; 24]].concat();
                (m.made_by, m.needed, m.attributes) = (0x003F, 20, 0x8020);
            });
            a.members.push(folder("SB-2026-0001_b1/data/", 0x10));
        },
    ),
    ("rezip-like-python", "as Python's zipfile makes one", |a| {
        each(a, |m| (m.made_by, m.needed, m.attributes) = (0x0314, 20, 0o100_600 << 16));
    }),
    ("rezip-like-windows", "as Windows makes one from a folder", |a| {
        each(a, |m| (m.made_by, m.needed, m.attributes) = (0x0014, 20, 0x20));
    }),
    (
        "rezip-like-macos",
        "as macOS makes one: descriptors, and its own files beside and between ours",
        |a| {
            each(a, |m| m.made_by = 0x0315);
            a.members.iter_mut().for_each(describe);
            a.members.push(Member::stored("SB-2026-0001_b1/.DS_Store", b"left"));
            a.members.push(folder("__MACOSX/", 0o40_755 << 16));
            a.members.push(Member::stored("__MACOSX/SB-2026-0001_b1/._bagit.txt", b"left"));
        },
    ),
    (
        "rezip-streamed",
        "deflated into a pipe, with descriptors and no lengths before the data",
        |a| {
            each(a, |_| {});
            a.members.iter_mut().for_each(describe);
        },
    ),
    ("rezip-stored-again", "stored again in another order", |a| {
        a.members.sort_by_key(|m| m.data.len());
    }),
    ("rezip-no-base", "without its base directory", |a| {
        a.members.iter_mut().for_each(|m| m.both(|h| drop(h.name.drain(..16))));
    }),
    ("rezip-base-other-script", "below a base directory in another script", |a| {
        for m in &mut a.members {
            m.both(|h| {
                h.name = ["ثبوت".as_bytes(), &h.name[15..]].concat();
                h.flags = 1 << 11;
            });
        }
    }),
];

/// Deflates every member, then changes it.
fn each(a: &mut Archive, edit: impl Fn(&mut Member)) {
    for m in &mut a.members {
        *m = Member::deflated(std::str::from_utf8(&m.central.name).unwrap(), &m.data);
        edit(m);
    }
}

fn folder(name: &str, attributes: u32) -> Member {
    Member { attributes, needed: 10, made_by: 0x031E, ..Member::stored(name, b"") }
}

/// Moves crc and lengths behind the data.
fn describe(m: &mut Member) {
    m.both(|h| h.flags |= 8);
    let fields = [m.central.crc, m.central.packed, m.central.bytes];
    (m.local.crc, m.local.packed, m.local.bytes) = (0, 0, 0);
    m.after = [&b"PK\x07\x08"[..], &fields.map(u32::to_le_bytes).concat()].concat();
}

fn tools() -> impl Iterator<Item = Vector> {
    TOOLS.iter().map(|(name, comment, change)| {
        let mut archive = Archive::of(&sample::sound().members());
        change(&mut archive);
        let litter = archive.members.iter().any(|m| m.central.name.ends_with(b".DS_Store"));
        let notes: &[&str] = if litter { &["litter", "repacked"] } else { &["repacked"] };
        let comment = format!("zipped again: {comment}");
        Vector::zip(name, "1", &comment, archive.write()).sound("repacked", notes)
    })
}

fn litter() -> impl Iterator<Item = Vector> {
    let names = [
        ("litter-thumbs", "SB-2026-0001_b1/report/Thumbs.db"),
        ("litter-desktop-ini", "SB-2026-0001_b1/desktop.ini"),
        ("litter-ds-store", "SB-2026-0001_b1/.DS_Store"),
        ("litter-apple-double", "SB-2026-0001_b1/._bagit.txt"),
        ("litter-macosx", "__MACOSX/SB-2026-0001_b1/data/E0001/._text.txt"),
        ("litter-beside-base", "Thumbs.db"),
    ];
    let refused = [
        ("litter-in-data", "SB-2026-0001_b1/data/E0001/.DS_Store", "bad-name"),
        (
            "litter-in-data-well-named",
            "SB-2026-0001_b1/data/E0001/Thumbs.db",
            "file-unlisted payload-oxum file-unlogged record-artefacts",
        ),
        ("litter-in-seal", "SB-2026-0001_b1/seal/Thumbs.DB", "seal-place"),
        ("litter-in-other-case", "SB-2026-0001_b1/DATA/Thumbs.db", "name-clash file-unlisted"),
    ];
    let with = |path: &str| {
        let mut archive = Archive::of(&sample::sound().members());
        archive.members.push(Member::stored(path, b"left"));
        archive.write()
    };
    let left = names.map(|(name, path)| {
        let comment = format!("litter: {path}");
        Vector::zip(name, "1", &comment, with(path)).sound("repacked", &["litter", "repacked"])
    });
    let refused = refused.map(|(name, path, codes)| {
        let comment = format!("no litter: {path}");
        let codes: Vec<_> = codes.split(' ').collect();
        Vector::zip(name, "1", &comment, with(path)).broken(&codes)
    });
    left.into_iter().chain(refused)
}

/// One line of each type that a sound log can have.
fn every_type() -> Sample {
    let mut s = sample::second_bag();
    let lines = [
        (Event::QualityFlag, "E0001", json!({"code": "login-wall"})),
        (Event::QualityFlag, "", json!({"code": "changed", "path": "custody/notes/0001.json"})),
        (Event::LookConfirm, "E0001", json!({})),
        (Event::LookDeny, "E0001", json!({})),
        (Event::LogRecover, "", json!({"code": "torn-line", "torn": 17})),
        (Event::LogRecover, "", json!({"code": "temp-files", "count": 2})),
        (Event::SelftestFail, "", json!({"parts": [{"name": "hash", "ok": false}]})),
        (Event::CorrectSupersede, "", json!({"seq": 2})),
        (Event::CaseClose, "", json!({})),
    ];
    for (event, item, data) in lines {
        s.line(event, item, data);
        let last = s.log.len() - 1;
        s.log.swap(last - 1, last);
    }
    s.seal_anew();
    s
}

fn folders() -> [Vector; 3] {
    let nodes = |prefix: &str| -> Vec<Node> {
        let files = sample::sound().files.into_iter();
        files.map(|(path, bytes)| Node::File(format!("{prefix}{path}"), bytes)).collect()
    };
    let linked = |path: &str, target: &str| {
        let swap = |node: Node| match node {
            Node::File(p, _) if p == path => Node::Link(p, target.into()),
            other => other,
        };
        nodes("").into_iter().map(swap).collect::<Vec<_>>()
    };
    let gone = ["file-missing", "payload-oxum", "logged-missing", "record-artefacts"];
    [
        Vector::folder("folder-sound", "1", "the package unzipped", nodes("SB-2026-0001_b1/"))
            .sound("folder", &[]),
        Vector::folder(
            "folder-link",
            "1c",
            "unzipped: a symbolic link for a file",
            linked("data/E0001/text.txt", "net.json"),
        )
        .broken(&[&["irregular-file"][..], &gone].concat()),
        Vector::folder("folder-link-added", "1c", "unzipped: a symbolic link more", {
            [nodes(""), vec![Node::Link("report/link".into(), "../bagit.txt".into())]].concat()
        })
        .broken(&["irregular-file"]),
    ]
}

pub(crate) fn vectors() -> Vec<Vector> {
    let canonical = |name, section, comment, sample, notes: &[&str]| {
        Vector::of(name, section, comment, sample).sound("canonical", notes)
    };
    let mut long = sample::sound();
    long.put(&format!("report/{}", "n".repeat(193)), b"x");
    long.reseal();
    let mut more = sample::sound();
    more.put("report/index.html", b"<!doctype html>\n");
    more.put("keys/readme.txt", b"x");
    more.reseal();
    let listed = [
        canonical(
            "sound",
            "1",
            "a capture, an import, a note: as saboot writes it",
            sample::sound(),
            &[],
        ),
        canonical(
            "sound-second-bag",
            "10",
            "the next bag of the same case, with the seal of the first",
            sample::second_bag(),
            &[],
        ),
        canonical(
            "sound-earlier-key",
            "7d",
            "records signed by an earlier key from which the log leads on",
            sample::rotated(),
            &["earlier-key"],
        ),
        canonical(
            "sound-withheld",
            "6",
            "a file and a whole exhibit held back",
            sample::withholding(),
            &["withheld"],
        ),
        canonical("sound-every-type", "6e", "a line of each type", every_type(), &[]),
        canonical("sound-longest-path", "2", "a path of 200 bytes", long, &[]),
        canonical("sound-more-files", "4", "more well-named files, listed", more, &[]),
    ];
    listed.into_iter().chain(folders()).chain(tools()).chain(litter()).collect()
}
