//! Files changed by someone without the key.

use crate::prelude::*;

const FAULTS: &[Row<Sample>] = &[
    (
        "file-changed",
        "4a",
        "a file changed",
        |s| drop(s.put("data/E0001/text.txt", b"else")),
        &["file-changed", "payload-oxum", "log-disagrees", "record-artefacts"],
    ),
    (
        "file-bit",
        "4a",
        "a bit of a file",
        |s| s.files.get_mut("data/E0001/net.json").unwrap()[0] ^= 1,
        &["file-changed", "log-disagrees", "record-artefacts"],
    ),
    (
        "file-missing",
        "4a",
        "a file missing",
        |s| drop_file(s, "data/E0001/tls/0.pem"),
        &["file-missing", "payload-oxum", "logged-missing", "record-artefacts"],
    ),
    (
        "file-added",
        "4a",
        "a file added to data",
        |s| drop(s.put("data/E0001/more.txt", b"x")),
        &["file-unlisted", "payload-oxum", "file-unlogged", "record-artefacts"],
    ),
    (
        "file-renamed",
        "4a",
        "a file renamed",
        |s| {
            let bytes = s.files.remove("data/E0002/source.json").unwrap();
            s.put("data/E0002/sources.json", &bytes);
        },
        &["file-missing", "file-unlisted", "file-unlogged", "logged-missing", "record-artefacts"],
    ),
    (
        "tag-file-changed",
        "4b",
        "a tag file changed",
        |s| drop(s.put("VERIFY.txt", b"trust me")),
        &["file-changed"],
    ),
    (
        "tag-file-added",
        "4b",
        "a tag file added",
        |s| drop(s.put("report/more.txt", b"x")),
        &["file-unlisted"],
    ),
    (
        "tag-file-missing",
        "4b",
        "a required file missing",
        |s| drop_file(s, "VERIFY.txt"),
        &["missing-file", "file-missing"],
    ),
    (
        "seal-file-more",
        "5j",
        "a file in seal",
        |s| drop(s.put("seal/more.txt", b"x")),
        &["seal-place"],
    ),
    (
        "anchor-file-more",
        "5k",
        "a file in anchors",
        |s| drop(s.put("anchors/more.txt", b"x")),
        &["anchor-place"],
    ),
    (
        "anchor-of-no-file",
        "5k",
        "a token of no file",
        |s| drop(s.put("anchors/E0009.tsa.tsr", b"x")),
        &["anchor-place"],
    ),
    (
        "anchor-chain-alone",
        "5k",
        "a chain without a token",
        |s| drop(s.put("anchors/tsa-chain.pem", b"x")),
        &["anchor-place"],
    ),
    (
        "data-file-outside",
        "7",
        "a file directly in data",
        |s| drop(s.put("data/x.txt", b"x")),
        &["file-unlisted", "payload-oxum", "file-unlogged", "data-place"],
    ),
    (
        "record-none",
        "7a",
        "a folder without a record",
        |s| drop(s.put("data/E0003/x.txt", b"x")),
        &["file-unlisted", "payload-oxum", "file-unlogged", "record-count"],
    ),
    (
        "record-second",
        "7a",
        "a second record",
        |s| drop(s.put("data/E0001/import.json", b"{}\n")),
        &["file-unlisted", "payload-oxum", "file-unlogged", "record-count", "manifest-json"],
    ),
    (
        "origin-folder",
        "5i",
        "the origin of a redacted copy, in a package that names none",
        |s| {
            for path in ["seal.txt", "seal.txt.sig"] {
                let bytes = s.files[&format!("seal/{path}")].clone();
                s.put(&format!("origin/{path}"), &bytes);
            }
            s.reseal();
        },
        &["seal-origin"],
    ),
    (
        "origin-manifests",
        "5i",
        "a redacted copy as later versions will make it: named, with the origin's lists",
        |s| {
            let origin = s.digest("seal/seal.txt");
            for path in [
                "seal/seal.txt",
                "seal/seal.txt.sig",
                "manifest-sha256.txt",
                "tagmanifest-sha256.txt",
            ] {
                let bytes = s.files[path].clone();
                s.put(&format!("origin/{}", path.rsplit('/').next().unwrap()), &bytes);
            }
            s.reseal();
            s.sign_seal(|seal| seal.origin = Some(origin));
        },
        &["seal-origin"],
    ),
    (
        "anchor-authority",
        "5k",
        "a token of an authority in capitals",
        |s| drop(s.put("anchors/seal.TSA.tsr", b"x")),
        &["anchor-place"],
    ),
    (
        "anchor-folder",
        "5k",
        "a folder in anchors/",
        |s| drop(s.put("anchors/tsa/seal.tsa.tsr", b"x")),
        &["anchor-place"],
    ),
    (
        "anchor-of-no-head",
        "5k",
        "a token of a head that is not there",
        |s| drop(s.put("anchors/head-000017.tsa.tsr", b"x")),
        &["anchor-place"],
    ),
    (
        "seal-file-in-folder",
        "5j",
        "a folder in seal/",
        |s| drop(s.put("seal/more/seal.txt", b"x")),
        &["seal-place"],
    ),
    (
        "seal-cosign",
        "5j",
        "a co-signature, which this version does not know",
        |s| drop(s.put("seal/cosign-1.sig", b"x")),
        &["seal-place"],
    ),
    (
        "required-missing-relisted",
        "4b",
        "no self-test, and lists that agree",
        |s| {
            drop_file(s, "metadata/selftest.jsonl");
            s.reseal();
        },
        &["missing-file"],
    ),
    (
        "manifest-gone",
        "4b",
        "no manifest-sha256.txt",
        |s| drop_file(s, "manifest-sha256.txt"),
        &["missing-file", "file-missing"],
    ),
    (
        "log-gone",
        "6b",
        "no custody log",
        |s| drop_file(s, "custody/log.jsonl"),
        &["missing-file", "file-missing"],
    ),
    (
        "key-gone",
        "5a",
        "no key of the collector",
        |s| drop_file(s, "keys/collector.ed25519.pem"),
        &["missing-file", "file-missing"],
    ),
    (
        "overview-gone",
        "9a",
        "no metadata/manifest.json, and lists that agree",
        |s| {
            drop_file(s, OVERVIEW);
            s.reseal();
        },
        &["missing-file"],
    ),
];

pub(crate) fn vectors() -> Vec<Vector> {
    faults("files, without the key", sample::sound, FAULTS)
}
