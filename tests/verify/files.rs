//! Files changed by someone without the key.

use crate::prelude::*;

const FAULTS: &[Fault<Sample>] = &[
    (
        "a file changed",
        |s| drop(s.put("data/E0001/text.txt", b"else")),
        &["file-changed", "payload-oxum", "log-disagrees", "record-artefacts"],
    ),
    (
        "a bit of a file",
        |s| s.files.get_mut("data/E0001/net.json").unwrap()[0] ^= 1,
        &["file-changed", "log-disagrees", "record-artefacts"],
    ),
    (
        "a file missing",
        |s| drop_file(s, "data/E0001/tls/0.pem"),
        &["file-missing", "payload-oxum", "logged-missing", "record-artefacts"],
    ),
    (
        "a file added to data",
        |s| drop(s.put("data/E0001/more.txt", b"x")),
        &["file-unlisted", "payload-oxum", "file-unlogged", "record-artefacts"],
    ),
    (
        "a file renamed",
        |s| {
            let bytes = s.files.remove("data/E0002/source.json").unwrap();
            s.put("data/E0002/sources.json", &bytes);
        },
        &["file-missing", "file-unlisted", "file-unlogged", "logged-missing", "record-artefacts"],
    ),
    ("a tag file changed", |s| drop(s.put("VERIFY.txt", b"trust me")), &["file-changed"]),
    ("a tag file added", |s| drop(s.put("report/more.txt", b"x")), &["file-unlisted"]),
    ("a required file missing", |s| drop_file(s, "VERIFY.txt"), &["missing-file", "file-missing"]),
    ("a file in seal", |s| drop(s.put("seal/more.txt", b"x")), &["seal-place"]),
    ("a file in anchors", |s| drop(s.put("anchors/more.txt", b"x")), &["anchor-place"]),
    ("a token of no file", |s| drop(s.put("anchors/E0009.tsa.tsr", b"x")), &["anchor-place"]),
    ("a chain without a token", |s| drop(s.put("anchors/tsa-chain.pem", b"x")), &["anchor-place"]),
    (
        "a file directly in data",
        |s| drop(s.put("data/x.txt", b"x")),
        &["file-unlisted", "payload-oxum", "file-unlogged", "data-place"],
    ),
    (
        "a folder without a record",
        |s| drop(s.put("data/E0003/x.txt", b"x")),
        &["file-unlisted", "payload-oxum", "file-unlogged", "record-count"],
    ),
    (
        "a second record",
        |s| drop(s.put("data/E0001/import.json", b"{}\n")),
        &["file-unlisted", "payload-oxum", "file-unlogged", "record-count", "manifest-json"],
    ),
];

#[test]
fn files_changed_without_the_key() {
    all(sample::sound, FAULTS);
}
