//! The log shortened, by hands with and without the key.

use crate::prelude::*;

/// With more and more of what stands above it made to agree.
const CUT: &[Row<Sample>] = &[
    (
        "log-cut",
        "6b",
        "the last two lines cut off, nothing else changed",
        |s| cut(s),
        &["file-changed", "seal-custody", "log-freeze", "file-unlogged", "manifest-json"],
    ),
    (
        "log-cut-overview",
        "6b",
        "the last two lines cut off, metadata/manifest.json made to agree",
        |s| {
            cut(s);
            s.overview();
        },
        &["file-changed", "seal-custody", "log-freeze", "file-unlogged"],
    ),
    (
        "log-cut-manifests",
        "6b",
        "the last two lines cut off, manifests made to agree",
        |s| {
            cut(s);
            s.overview();
            s.manifests();
        },
        &["seal-tagmanifest", "seal-custody", "log-freeze", "file-unlogged"],
    ),
    (
        "log-cut-seal",
        "6b",
        "the last two lines cut off, the seal made to agree under its old signatures",
        |s| {
            let old =
                ["seal/seal.txt.sig", "seal/seal.txt.sshsig"].map(|p| (p, s.files[p].clone()));
            cut(s);
            s.overview();
            s.reseal();
            for (path, bytes) in old {
                s.put(path, &bytes);
            }
        },
        &["seal-signature", "seal-sshsig", "log-freeze", "file-unlogged"],
    ),
    (
        "log-cut-one-signature",
        "6b",
        "the last two lines cut off, one of the two signatures made anew",
        |s| {
            let old = s.files["seal/seal.txt.sshsig"].clone();
            cut(s);
            s.overview();
            s.reseal();
            s.put("seal/seal.txt.sshsig", &old);
        },
        &["seal-sshsig", "log-freeze", "file-unlogged"],
    ),
    (
        "log-cut-other-key",
        "6b",
        "the last two lines cut off, all of it sealed by another key",
        |s| {
            cut(s);
            s.key = sample::other_key();
            s.overview();
            s.reseal();
        },
        &[
            "seal-signature",
            "seal-sshsig",
            "seal-signer",
            "log-freeze",
            "file-unlogged",
            "manifest-json",
        ],
    ),
    (
        "log-cut-resealed",
        "6b",
        "the last two lines cut off, all of it sealed again by the collector",
        |s| {
            cut(s);
            s.overview();
            s.reseal();
        },
        &["log-freeze", "file-unlogged"],
    ),
    (
        "log-cut-frozen-anew",
        "6c",
        "the note's line taken out, the freeze and the seal made anew by the collector",
        |s| {
            let at = line_of(s, Event::NoteAdd);
            s.log.remove(at);
            s.seal_anew();
        },
        &["file-unlogged"],
    ),
];

fn cut(s: &mut Sample) {
    s.log.truncate(s.log.len() - 2);
    s.relog();
}

pub(crate) fn vectors() -> Vec<Vector> {
    faults("the log shortened", sample::sound, CUT)
}
