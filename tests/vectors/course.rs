//! Lines of the log that name files elsewhere, or stand where they can't.

use crate::{
    lines::{BAD, add, data, moved},
    prelude::*,
};

const PLACES: &[Row<Sample>] = &[
    (
        "line-files-of-other-exhibit",
        "6f",
        "a step that logs another exhibit's file",
        |s| {
            let at = line_of(s, Event::ImportAdd);
            let file = s.log[at].data["files"][0].clone();
            s.log[at].data["files"] = json!([]);
            let step = line_of(s, Event::CaptureStep);
            s.log[step].data["files"].as_array_mut().unwrap().push(file);
            s.seal_anew();
        },
        BAD,
    ),
    (
        "line-files-outside-data",
        "6f",
        "an import that logs a note",
        |s| {
            let at = line_of(s, Event::NoteAdd);
            let note = s.log.remove(at);
            let file = note.data["files"][0].clone();
            let import = line_of(s, Event::ImportAdd);
            s.log[import].data["files"].as_array_mut().unwrap().push(file);
            s.seal_anew();
        },
        BAD,
    ),
    (
        "line-note-of-other",
        "6g",
        "note.add of another number than its file's",
        |s| data(s, Event::NoteAdd, |d| d["note"] = json!("0002")),
        BAD,
    ),
    (
        "line-note-logs-exhibit",
        "6g",
        "note.add that logs an exhibit's file",
        |s| {
            let at = line_of(s, Event::ImportAdd);
            let file = s.log[at].data["files"][0].clone();
            s.log[at].data["files"] = json!([]);
            data(s, Event::NoteAdd, |d| d["files"].as_array_mut().unwrap().push(file));
        },
        BAD,
    ),
    (
        "line-recover-no-item-exhibit",
        "6h",
        "log.recover of no exhibit that logs an exhibit's file",
        |s| {
            let at = line_of(s, Event::ImportAdd);
            let file = s.log[at].data["files"][0].clone();
            s.log[at].data["files"] = json!([]);
            add(s, Event::LogRecover, "", json!({"code": "unlogged", "files": [file]}));
        },
        BAD,
    ),
    (
        "line-flag-before-start",
        "6i",
        "a flag before its exhibit began",
        |s| {
            add(s, Event::QualityFlag, "E0001", json!({"code": "odd"}));
            let at = line_of(s, Event::QualityFlag);
            moved(s, at, 2);
        },
        BAD,
    ),
    (
        "line-look-never-begun",
        "6i",
        "a look at an exhibit that never began",
        |s| add(s, Event::LookConfirm, "E0003", json!({})),
        BAD,
    ),
    (
        "line-start-missing",
        "6j",
        "a capture without its start",
        |s| {
            let at = line_of(s, Event::CaptureStart);
            s.log.remove(at);
            s.seal_anew();
        },
        &["log-line", "record-place"],
    ),
    (
        "line-start-after-step",
        "6j",
        "a capture whose start follows its first step",
        |s| {
            let at = line_of(s, Event::CaptureStart);
            moved(s, at, at + 1);
        },
        BAD,
    ),
    (
        "line-start-twice",
        "6j",
        "a capture that starts twice",
        |s| {
            let at = line_of(s, Event::CaptureStart);
            let again = s.log[at].clone();
            s.log.insert(at + 1, again);
            s.seal_anew();
        },
        BAD,
    ),
    (
        "line-step-of-import",
        "6j",
        "a step of a capture on an import",
        |s| {
            add(
                s,
                Event::CaptureStep,
                "E0002",
                json!({"step": "text", "ok": true, "ms": 1, "files": []}),
            );
        },
        BAD,
    ),
    (
        "line-step-after-end",
        "6k",
        "a step after its capture's end",
        |s| {
            add(
                s,
                Event::CaptureStep,
                "E0001",
                json!({"step": "text", "ok": true, "ms": 1, "files": []}),
            );
        },
        BAD,
    ),
    (
        "line-second-end",
        "6k",
        "a second end of a capture",
        |s| {
            add(s, Event::CaptureFail, "E0001", json!({"quality": "error", "files": []}));
        },
        BAD,
    ),
    (
        "line-import-into-capture",
        "6m",
        "an import into a capture's exhibit",
        |s| add(s, Event::ImportAdd, "E0001", json!({"files": []})),
        BAD,
    ),
    (
        "record-import-of-a-capture",
        "6m",
        "import.json where the log tells of a capture",
        |s| {
            let at = line_of(s, Event::ImportAdd);
            let mut line = s.log[at].clone();
            (line.event, line.data) = (Event::CaptureStart, json!({"tool": "saboot 0.1.0"}));
            s.log.insert(at, line);
            for n in 0..s.log.len() {
                if s.log[n].event == Event::ImportAdd {
                    let files = s.log[n].data["files"].clone();
                    s.log[n].event = Event::CaptureStep;
                    s.log[n].data = json!({"step": "dom", "ok": true, "ms": 1, "files": files});
                }
            }
            s.seal_anew();
        },
        &["record-place"],
    ),
    (
        "record-capture-of-an-import",
        "6l",
        "capture.json where the log tells of an import",
        |s| {
            let at = line_of(s, Event::CaptureStart);
            s.log.remove(at);
            for line in
                s.log.iter_mut().filter(|l| l.item == "E0001" && l.event != Event::RecordSign)
            {
                line.data = json!({"files": line.data["files"]});
                line.event = Event::ImportAdd;
            }
            s.seal_anew();
        },
        &["record-place"],
    ),
];

pub(crate) fn vectors() -> Vec<Vector> {
    faults("the log, sealed again with the key", sample::sound, PLACES)
}
