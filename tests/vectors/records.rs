//! Records that disagree with where they lie, with data/ or with the log.

use crate::prelude::*;

const FAULTS: &[Row<Sample>] = &[
    (
        "record-unsigned",
        "7c",
        "no signature",
        |s| {
            drop_file(s, "data/E0001/capture.json.sig");
            s.seal_anew();
        },
        &["record-unsigned"],
    ),
    (
        "record-list-other-key",
        "7c",
        "a changed list signed by another key",
        |s| {
            s.edit_record(1, |r| drop(r.artefacts.pop()));
            s.resign(1, &sample::other_key());
            s.seal_anew();
        },
        &["record-artefacts", "record-signature"],
    ),
    (
        "record-list-shorter",
        "7b",
        "a changed list signed by the collector",
        |s| {
            s.edit_record(1, |r| drop(r.artefacts.pop()));
            s.seal_anew();
        },
        &["record-artefacts"],
    ),
    (
        "record-list-longer",
        "7b",
        "a list with one file more",
        |s| {
            s.edit_record(1, |r| {
                r.artefacts.push(Artefact {
                    path: "page.pdf".parse::<RelPath>().unwrap(),
                    role: Role::Pdf,
                    bytes: 1,
                    sha256: Digest([1; 32]),
                    media_type: "application/pdf".into(),
                    load: None,
                });
            });
            s.seal_anew();
        },
        &["record-artefacts", "manifest-json"],
    ),
    (
        "record-list-twice",
        "7b",
        "a file listed twice",
        |s| {
            s.edit_record(1, |r| r.artefacts.push(r.artefacts[0].clone()));
            s.seal_anew();
        },
        &["record-artefacts", "manifest-json"],
    ),
    (
        "record-list-hash",
        "7b",
        "another hash",
        |s| {
            s.edit_record(1, |r| r.artefacts[0].sha256 = Digest([1; 32]));
            s.seal_anew();
        },
        &["record-artefacts"],
    ),
    (
        "record-other-case",
        "7b",
        "another case",
        |s| {
            s.edit_record(1, |r| r.case_uid = sample::OTHER_UID.parse().unwrap());
            s.seal_anew();
        },
        &["record-place"],
    ),
    (
        "record-other-exhibit",
        "7b",
        "another exhibit",
        |s| {
            s.edit_record(1, |r| r.exhibit.0 = 2);
            s.seal_anew();
        },
        &["record-place"],
    ),
    (
        "record-second-spelling",
        "7",
        "a second spelling",
        |s| {
            let path = s.record_path(1);
            replace(s, &path, "\"result\": ", "\"result\":  ");
            s.relog_file(&path);
            s.resign(1, &sample::key());
            let sha256 = s.digest(&path);
            let at = line_of(s, Event::RecordSign);
            s.log[at].data["sha256"] = json!(sha256);
            s.relog();
            s.reseal();
        },
        &["record-form", "manifest-json"],
    ),
    (
        "record-signing-unlogged",
        "7c",
        "no line of its signing",
        |s| {
            let at = line_of(s, Event::RecordSign);
            s.log.remove(at);
            s.relog();
            s.reseal();
        },
        &["record-unsigned", "manifest-json"],
    ),
    (
        "record-signing-of-another",
        "7c",
        "a signing of another record",
        |s| {
            let at = line_of(s, Event::RecordSign);
            s.log[at].data["sha256"] = json!(Digest([1; 32]));
            s.seal_anew();
        },
        &["record-unsigned"],
    ),
    (
        "record-stranger",
        "7d",
        "signed by a stranger",
        |s| {
            let at = line_of(s, Event::RecordSign);
            s.log[at].data["signer"] = json!(sample::other_key().public().fingerprint());
            s.resign(1, &sample::other_key());
            s.seal_anew();
        },
        &["record-key"],
    ),
];

const FAULTS_ROTATED: &[Row<Sample>] = &[
    (
        "rotate-missing",
        "7d",
        "no line leads to the collector",
        |s| {
            let at = line_of(s, Event::KeyRotate);
            s.log.remove(at);
            s.seal_anew();
        },
        &["record-key"],
    ),
    (
        "rotate-elsewhere",
        "7d",
        "a line that leads elsewhere",
        |s| {
            let at = line_of(s, Event::KeyRotate);
            s.log[at].data["to"] = json!(Digest([1; 32]));
            s.seal_anew();
        },
        &["record-key"],
    ),
    (
        "rotate-unvouched",
        "7d",
        "a line that says nothing of who vouches",
        |s| {
            let at = line_of(s, Event::KeyRotate);
            s.log[at].data["by"] = json!("me");
            s.seal_anew();
        },
        &["log-line", "record-key"],
    ),
    (
        "rotate-before-signing",
        "7d",
        "a turn before the signing",
        |s| {
            let at = line_of(s, Event::KeyRotate);
            let line = s.log.remove(at);
            s.log.insert(1, line);
            s.seal_anew();
        },
        &["record-key"],
    ),
    (
        "rotate-key-gone",
        "7d",
        "the earlier key gone",
        |s| {
            drop_file(s, "keys/earlier-1.ed25519.pem");
            s.seal_anew();
        },
        &["record-key"],
    ),
];

pub(crate) fn vectors() -> Vec<Vector> {
    let rotated = faults("an earlier key", sample::rotated, FAULTS_ROTATED);
    [faults("records", sample::sound, FAULTS), rotated].concat()
}
