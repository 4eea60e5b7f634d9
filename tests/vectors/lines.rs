//! Lines of the log that say what their type does not allow.

use crate::prelude::*;
use serde_json::Value;

/// Changes the data of the first line of a type, and seals again.
pub(crate) fn data(s: &mut Sample, event: Event, edit: impl FnOnce(&mut Value)) {
    let at = line_of(s, event);
    edit(&mut s.log[at].data);
    s.seal_anew();
}

/// Adds a line before the freeze, and seals again.
pub(crate) fn add(s: &mut Sample, event: Event, item: &str, data: Value) {
    s.line(event, item, data);
    let last = s.log.len() - 1;
    s.log.swap(last - 1, last);
    s.seal_anew();
}

pub(crate) fn moved(s: &mut Sample, from: usize, to: usize) {
    let line = s.log.remove(from);
    s.log.insert(to, line);
    s.seal_anew();
}

pub(crate) const BAD: &[&str] = &["log-line"];

const DATA: &[Row<Sample>] = &[
    (
        "line-open-field-more",
        "6e",
        "case.open with a field more",
        |s| data(s, Event::CaseOpen, |d| d["title"] = json!("x")),
        BAD,
    ),
    (
        "line-open-tool-words",
        "6e",
        "case.open with words for a tool",
        |s| data(s, Event::CaseOpen, |d| d["tool"] = json!("saboot of Alia")),
        BAD,
    ),
    (
        "line-key-create-field-missing",
        "6e",
        "key.create without its fingerprint",
        |s| data(s, Event::KeyCreate, |d| *d = json!({})),
        BAD,
    ),
    (
        "line-key-create-upper-case",
        "6e",
        "key.create with a fingerprint in upper case",
        |s| {
            data(s, Event::KeyCreate, |d| {
                d["signer"] = json!(d["signer"].as_str().unwrap().to_uppercase());
            });
        },
        BAD,
    ),
    (
        "line-start-url",
        "6e",
        "capture.start with a link",
        |s| data(s, Event::CaptureStart, |d| d["url"] = json!("https://a.example/")),
        BAD,
    ),
    (
        "line-step-unknown",
        "6e",
        "a step that is not in the list",
        |s| data(s, Event::CaptureStep, |d| d["step"] = json!("peek")),
        BAD,
    ),
    (
        "line-step-ok-text",
        "6e",
        "a step whose ok is a word",
        |s| data(s, Event::CaptureStep, |d| d["ok"] = json!("true")),
        BAD,
    ),
    (
        "line-step-ms-negative",
        "6e",
        "a step of negative length",
        |s| data(s, Event::CaptureStep, |d| d["ms"] = json!(-1)),
        BAD,
    ),
    (
        "line-step-error-words",
        "6e",
        "an error in words",
        |s| data(s, Event::CaptureStep, |d| d["error"] = json!("She said no.")),
        BAD,
    ),
    (
        "line-step-error-null",
        "6e",
        "an error that is null",
        |s| data(s, Event::CaptureStep, |d| d["error"] = Value::Null),
        BAD,
    ),
    (
        "line-step-without-files",
        "6e",
        "a step without its list of files",
        |s| {
            add(s, Event::CaptureStep, "E0001", json!({"step": "scroll", "ok": true, "ms": 1}));
            moved(s, s.log.len() - 2, 4);
        },
        &["log-line"],
    ),
    (
        "line-quality-unknown",
        "6e",
        "a quality that is not in the list",
        |s| data(s, Event::CaptureComplete, |d| d["quality"] = json!("fine")),
        BAD,
    ),
    (
        "line-reason-words",
        "6e",
        "a reason in words",
        |s| data(s, Event::CaptureComplete, |d| d["reason"] = json!("I stopped it")),
        BAD,
    ),
    (
        "line-import-name",
        "6e",
        "import.add with a file's own name",
        |s| data(s, Event::ImportAdd, |d| d["name"] = json!("chat.jpg")),
        BAD,
    ),
    (
        "line-sign-late-number",
        "6e",
        "record.sign whose late is a number",
        |s| data(s, Event::RecordSign, |d| d["late"] = json!(0)),
        &["log-line", "record-unsigned", "manifest-json"],
    ),
    (
        "line-sign-field-more",
        "6e",
        "record.sign with a field more",
        |s| data(s, Event::RecordSign, |d| d["note"] = json!("0001")),
        &["log-line", "record-unsigned", "manifest-json"],
    ),
    (
        "line-note-text",
        "6e",
        "note.add with the note's words",
        |s| data(s, Event::NoteAdd, |d| d["text"] = json!("x")),
        BAD,
    ),
    (
        "line-note-number-padded",
        "6e",
        "note.add with another spelling of its number",
        |s| data(s, Event::NoteAdd, |d| d["note"] = json!("1")),
        BAD,
    ),
    (
        "line-selftest-count",
        "6e",
        "selftest.pass with a count for its parts",
        |s| data(s, Event::SelftestPass, |d| d["parts"] = json!(2)),
        BAD,
    ),
    (
        "line-selftest-part-more",
        "6e",
        "a part of a self-test with a field more",
        |s| data(s, Event::SelftestPass, |d| d["parts"][0]["at"] = json!(1)),
        BAD,
    ),
    (
        "line-flag-words",
        "6e",
        "quality.flag in words",
        |s| add(s, Event::QualityFlag, "E0001", json!({"code": "looks odd"})),
        BAD,
    ),
    (
        "line-flag-path-up",
        "6e",
        "quality.flag of a path that leads out",
        |s| {
            add(s, Event::QualityFlag, "E0001", json!({"code": "odd", "path": "../x"}));
        },
        BAD,
    ),
    (
        "line-look-words",
        "6e",
        "look.confirm with a word",
        |s| add(s, Event::LookConfirm, "E0001", json!({"who": "x"})),
        BAD,
    ),
    (
        "line-close-item",
        "6e",
        "case.close of an exhibit",
        |s| add(s, Event::CaseClose, "E0001", json!({})),
        BAD,
    ),
    (
        "line-look-no-item",
        "6e",
        "look.deny of nothing",
        |s| add(s, Event::LookDeny, "", json!({})),
        BAD,
    ),
    (
        "line-recover-torn-text",
        "6e",
        "log.recover whose length is text",
        |s| {
            add(s, Event::LogRecover, "", json!({"code": "torn-line", "torn": "9"}));
        },
        BAD,
    ),
    (
        "line-supersede-later",
        "6e",
        "correct.supersede of a later line",
        |s| add(s, Event::CorrectSupersede, "", json!({"seq": 900})),
        BAD,
    ),
    (
        "line-supersede-words",
        "6e",
        "correct.supersede with words",
        |s| {
            add(s, Event::CorrectSupersede, "", json!({"seq": 2, "why": "x"}));
        },
        BAD,
    ),
    (
        "line-clock-check",
        "6e",
        "a type without fields in this version",
        |s| add(s, Event::ClockCheck, "", json!({})),
        BAD,
    ),
    (
        "line-key-revoke",
        "6e",
        "key.revoke, which this version does not write",
        |s| add(s, Event::KeyRevoke, "", json!({})),
        BAD,
    ),
    (
        "line-verify-run",
        "6e",
        "verify.run, which this version does not write",
        |s| add(s, Event::VerifyRun, "", json!({})),
        BAD,
    ),
    (
        "line-seal-hash",
        "6e",
        "package.seal with half a hash",
        |s| {
            let seal = json!({"bag": "1", "seal": "00", "zip": Digest([9; 32])});
            add(s, Event::PackageSeal, "", seal);
        },
        BAD,
    ),
    (
        "line-seal-bag-number",
        "6e",
        "package.seal whose bag is a number",
        |s| {
            add(
                s,
                Event::PackageSeal,
                "",
                json!({"bag": 1, "seal": Digest([9; 32]), "zip": Digest([9; 32])}),
            );
        },
        BAD,
    ),
    (
        "line-freeze-field-more",
        "6e",
        "a freeze with a field more",
        |s| data(s, Event::PackageFreeze, |d| d["more"] = json!(1)),
        &["log-line", "log-freeze"],
    ),
    (
        "line-freeze-early-unreadable",
        "6e",
        "an earlier freeze whose list can't be read",
        |s| {
            add(s, Event::PackageFreeze, "", json!({"bag": "1", "withheld": [1], "tokens": []}));
        },
        BAD,
    ),
];

pub(crate) fn vectors() -> Vec<Vector> {
    faults("the log, sealed again with the key", sample::sound, DATA)
}
