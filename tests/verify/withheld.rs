//! Lists of withheld files that cannot be right.

use crate::prelude::*;

const FAULTS: &[Fault<Sample>] = &[
    (
        "a withheld file that is there",
        |s| {
            let bytes = sample::sound().files["data/E0001/text.txt"].clone();
            s.put("data/E0001/text.txt", &bytes);
            s.seal_anew();
        },
        &["withheld-present", "manifest-json"],
    ),
    (
        "another hash",
        |s| {
            s.log.last_mut().unwrap().data["withheld"][0]["sha256"] = json!(Digest([1; 32]));
            s.withheld[0]["sha256"] = json!(Digest([1; 32]));
            s.seal_anew();
        },
        &["withheld-form", "record-artefacts"],
    ),
    (
        "listed twice",
        |s| {
            let first = s.withheld[0].clone();
            s.log.last_mut().unwrap().data["withheld"].as_array_mut().unwrap().insert(0, first);
            s.seal_anew();
        },
        &["withheld-form"],
    ),
    (
        "a note that is not known",
        |s| {
            s.log.last_mut().unwrap().data["withheld"][0]["note"] = json!("0099");
            s.withheld[0]["note"] = json!("0099");
            s.seal_anew();
        },
        &["withheld-form"],
    ),
    (
        "a file not listed any more",
        |s| {
            s.log.last_mut().unwrap().data["withheld"].as_array_mut().unwrap().remove(0);
            s.withheld.remove(0);
            s.seal_anew();
        },
        &["logged-missing", "record-artefacts", "manifest-json"],
    ),
    (
        "an unknown reason",
        |s| {
            s.log.last_mut().unwrap().data["withheld"][0]["reason"] = json!("mislaid");
            s.seal_anew();
        },
        &["log-freeze", "logged-missing", "record-artefacts", "manifest-json"],
    ),
];

#[test]
fn withheld_files_that_cannot_be_right() {
    all(sample::withholding, FAULTS);
}
