//! Lists of withheld files that cannot be right.

use crate::prelude::*;

const FAULTS: &[Row<Sample>] = &[
    (
        "withheld-present",
        "6o",
        "a withheld file that is there",
        |s| {
            let bytes = sample::sound().files["data/E0001/text.txt"].clone();
            s.put("data/E0001/text.txt", &bytes);
            s.seal_anew();
        },
        &["withheld-present", "manifest-json"],
    ),
    (
        "withheld-hash-other",
        "6p",
        "another hash",
        |s| {
            s.log.last_mut().unwrap().data["withheld"][0]["sha256"] = json!(Digest([1; 32]));
            s.withheld[0]["sha256"] = json!(Digest([1; 32]));
            s.seal_anew();
        },
        &["withheld-form", "record-artefacts"],
    ),
    (
        "withheld-twice",
        "6",
        "listed twice",
        |s| {
            let first = s.withheld[0].clone();
            s.log.last_mut().unwrap().data["withheld"].as_array_mut().unwrap().insert(0, first);
            s.seal_anew();
        },
        &["withheld-form"],
    ),
    (
        "withheld-note-unknown",
        "6",
        "a note that is not known",
        |s| {
            s.log.last_mut().unwrap().data["withheld"][0]["note"] = json!("0099");
            s.withheld[0]["note"] = json!("0099");
            s.seal_anew();
        },
        &["withheld-form"],
    ),
    (
        "withheld-unlisted",
        "6d",
        "a file not listed any more",
        |s| {
            s.log.last_mut().unwrap().data["withheld"].as_array_mut().unwrap().remove(0);
            s.withheld.remove(0);
            s.seal_anew();
        },
        &["logged-missing", "record-artefacts", "manifest-json"],
    ),
    (
        "withheld-reason-unknown",
        "6",
        "an unknown reason",
        |s| {
            s.log.last_mut().unwrap().data["withheld"][0]["reason"] = json!("mislaid");
            s.seal_anew();
        },
        &["log-freeze", "logged-missing", "record-artefacts", "manifest-json"],
    ),
    (
        "withheld-not-in-record",
        "7e",
        "a withheld file that its exhibit's record does not list",
        |s| {
            let file = sample::logged("data/E0001/page.pdf", b"gone");
            let at = line_of(s, Event::CaptureStep);
            s.log[at].data["files"].as_array_mut().unwrap().push(file.clone());
            withhold(s, file);
        },
        &["record-artefacts"],
    ),
    (
        "withheld-never-logged",
        "6p",
        "a withheld file that the log does not know",
        |s| {
            withhold(s, sample::logged("data/E0002/original/0002.jpg", b"gone"));
        },
        &["withheld-form"],
    ),
    (
        "withheld-length-other",
        "6p",
        "another length",
        |s| {
            s.log.last_mut().unwrap().data["withheld"][0]["bytes"] = json!(9);
            s.withheld[0]["bytes"] = json!(9);
            s.seal_anew();
        },
        &["withheld-form", "record-artefacts"],
    ),
    (
        "withheld-in-manifest",
        "6o",
        "a withheld file that the manifest still lists",
        |s| {
            let line =
                format!("{}  data/E0001/text.txt\n", sample::sound().digest("data/E0001/text.txt"));
            let text = String::from_utf8(s.files["manifest-sha256.txt"].clone()).unwrap();
            let mut lines: Vec<_> = text.split_inclusive('\n').chain([&line[..]]).collect();
            lines.sort_by_key(|l| &l[66..]);
            let all = lines.concat();
            s.put("manifest-sha256.txt", all.as_bytes());
            s.tagmanifest();
            s.sign_seal(|_| {});
        },
        &["file-missing"],
    ),
    (
        "withheld-unsorted",
        "6",
        "a list in another order",
        |s| {
            s.log.last_mut().unwrap().data["withheld"].as_array_mut().unwrap().reverse();
            s.seal_anew();
        },
        &["withheld-form"],
    ),
];

/// Adds to the list of the freeze, and seals again.
fn withhold(s: &mut Sample, mut item: serde_json::Value) {
    item["reason"] = "left-out".into();
    item["note"] = serde_json::Value::Null;
    s.withheld.push(item);
    s.withheld.sort_by_key(|w| w["path"].to_string());
    s.log.last_mut().unwrap().data["withheld"] = json!(s.withheld);
    s.seal_anew();
}

pub(crate) fn vectors() -> Vec<Vector> {
    faults("what is held back", sample::withholding, FAULTS)
}
