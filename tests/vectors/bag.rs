//! Tag files sealed wrongly by someone with the key.

use crate::prelude::*;

const FAULTS: &[Row<Sample>] = &[
    (
        "bag-declaration",
        "3",
        "the declaration",
        |s| {
            replace(s, "bagit.txt", "1.0", "0.97");
            s.manifests();
            s.sign_seal(|_| {});
        },
        &["bag-declaration"],
    ),
    (
        "bag-info-line-missing",
        "3",
        "bag-info out of order",
        |s| {
            replace(s, "bag-info.txt", "Bag-Count: 1 of ?\n", "");
            s.manifests();
            s.sign_seal(|_| {});
        },
        &["bag-info"],
    ),
    (
        "bag-info-date",
        "3",
        "a date that is none",
        |s| {
            replace(s, "bag-info.txt", "2026-01-02", "2026-13-02");
            s.manifests();
            s.sign_seal(|_| {});
        },
        &["bag-info"],
    ),
    (
        "bag-oxum-lies",
        "3a",
        "an oxum that is not true",
        |s| {
            let said = s.digest("bag-info.txt");
            let text = String::from_utf8(s.files["bag-info.txt"].clone()).unwrap();
            let changed: String = text
                .lines()
                .map(|l| match l.strip_prefix("Payload-Oxum: ") {
                    Some(_) => "Payload-Oxum: 1.1\n".to_owned(),
                    None => format!("{l}\n"),
                })
                .collect();
            s.put("bag-info.txt", changed.as_bytes());
            assert_ne!(said, s.digest("bag-info.txt"));
            s.manifests();
            s.sign_seal(|_| {});
        },
        &["payload-oxum", "seal-payload"],
    ),
    (
        "bag-count-other",
        "5e",
        "another bag",
        |s| {
            replace(s, "bag-info.txt", "Bag-Count: 1", "Bag-Count: 2");
            s.manifests();
            s.sign_seal(|_| {});
        },
        &["seal-case"],
    ),
    (
        "manifest-line-doubled",
        "4",
        "a manifest line doubled",
        |s| {
            let text = String::from_utf8(s.files["manifest-sha256.txt"].clone()).unwrap();
            let first = text.split_inclusive('\n').next().unwrap();
            s.put("manifest-sha256.txt", format!("{first}{text}").as_bytes());
            s.tagmanifest();
            s.sign_seal(|_| {});
        },
        &["manifest-form"],
    ),
    (
        "manifest-line-missing",
        "4a",
        "a manifest line missing",
        |s| {
            let text = String::from_utf8(s.files["manifest-sha256.txt"].clone()).unwrap();
            let rest = text.split_once('\n').unwrap().1.to_owned();
            s.put("manifest-sha256.txt", rest.as_bytes());
            s.tagmanifest();
            s.sign_seal(|_| {});
        },
        &["file-unlisted"],
    ),
    (
        "manifest-upper-case",
        "4",
        "a manifest in upper case",
        |s| {
            let text = String::from_utf8(s.files["manifest-sha256.txt"].clone()).unwrap();
            let upper = text.replace("  data", "  DATA").to_uppercase().replace("  DATA", "  data");
            s.put("manifest-sha256.txt", upper.as_bytes());
            s.tagmanifest();
            s.sign_seal(|_| {});
        },
        &["manifest-form"],
    ),
    (
        "manifest-points-out",
        "4",
        "a manifest that points out",
        |s| {
            replace(s, "manifest-sha256.txt", "  data/", "  ../../");
            s.tagmanifest();
            s.sign_seal(|_| {});
        },
        &["manifest-form"],
    ),
    (
        "manifest-lists-tag-file",
        "4a",
        "a manifest that lists a tag file",
        |s| {
            let line = format!("{}  zz.txt\n", sha256(b"x"));
            s.files.get_mut("manifest-sha256.txt").unwrap().extend(line.bytes());
            s.put("zz.txt", b"x");
            s.tagmanifest();
            s.sign_seal(|_| {});
        },
        &["manifest-place"],
    ),
    (
        "tagmanifest-lists-seal",
        "4b",
        "a tag manifest that lists the seal",
        |s| {
            let line = format!("{}  zz\n", sha256(b"x")).replace("zz", "seal/seal.txt");
            let text = String::from_utf8(s.files["tagmanifest-sha256.txt"].clone()).unwrap();
            let mut lines: Vec<_> = text.split_inclusive('\n').map(str::to_owned).collect();
            lines.push(line);
            lines.sort_by_key(|l| l[66..].to_owned());
            s.put("tagmanifest-sha256.txt", lines.concat().as_bytes());
            s.sign_seal(|_| {});
        },
        &["manifest-place"],
    ),
];

pub(crate) fn vectors() -> Vec<Vector> {
    faults("tag files, sealed again with the key", sample::sound, FAULTS)
}
