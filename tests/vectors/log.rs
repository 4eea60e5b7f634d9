//! The custody log cut or changed, and sealed again.

use crate::prelude::*;

const FAULTS: &[Row<Sample>] = &[
    (
        "log-line-changed",
        "6a",
        "a line changed, chain left",
        |s| {
            replace(s, LOG, "\"ms\":40", "\"ms\":41");
            s.reseal();
        },
        &["log-form"],
    ),
    (
        "log-line-dropped",
        "6a",
        "a line dropped, chain left",
        |s| {
            let text = String::from_utf8(s.files[LOG].clone()).unwrap();
            let lines: Vec<_> = text.split_inclusive('\n').collect();
            let cut = [&lines[..3], &lines[4..]].concat().concat();
            s.put(LOG, cut.as_bytes());
            s.reseal();
        },
        &["log-form"],
    ),
    (
        "log-lines-swapped",
        "6a",
        "two lines swapped, chain left",
        |s| {
            let text = String::from_utf8(s.files[LOG].clone()).unwrap();
            let mut lines: Vec<_> = text.split_inclusive('\n').collect();
            lines.swap(3, 4);
            s.put(LOG, lines.concat().as_bytes());
            s.reseal();
        },
        &["log-form"],
    ),
    (
        "log-line-doubled",
        "6a",
        "a line doubled, chain left",
        |s| {
            let text = String::from_utf8(s.files[LOG].clone()).unwrap();
            let mut lines: Vec<_> = text.split_inclusive('\n').collect();
            lines.insert(3, lines[3]);
            s.put(LOG, lines.concat().as_bytes());
            s.reseal();
        },
        &["log-form"],
    ),
    (
        "log-cut-in-line",
        "6a",
        "cut in the last line",
        |s| {
            let n = s.files[LOG].len();
            s.files.get_mut(LOG).unwrap().truncate(n - 9);
            s.reseal();
        },
        &["log-form"],
    ),
    (
        "log-empty",
        "6b",
        "empty",
        |s| {
            s.put(LOG, b"");
            s.reseal();
        },
        &["log-form"],
    ),
    (
        "log-not-resealed",
        "5e",
        "not sealed again",
        |s| {
            s.log[3].t_mono += 1;
            s.relog();
            s.overview();
        },
        &["file-changed", "seal-custody"],
    ),
    (
        "log-step-dropped-rechained",
        "6c",
        "a capture step dropped, chained anew",
        |s| {
            let at = line_of(s, Event::CaptureStep);
            s.log.remove(at);
            s.seal_anew();
        },
        &["file-unlogged"],
    ),
    (
        "log-opening-dropped",
        "6",
        "the opening dropped",
        |s| {
            s.log.remove(0);
            s.seal_anew();
        },
        &["log-first"],
    ),
    (
        "log-opening-other-case",
        "6",
        "the opening of another case",
        |s| {
            s.log[0].data["case"] = json!("SB-2026-0002");
            s.seal_anew();
        },
        &["log-first"],
    ),
    (
        "log-opening-twice",
        "6",
        "a second opening",
        |s| {
            let again = s.log[0].clone();
            s.log.insert(2, again);
            s.seal_anew();
        },
        &["log-line"],
    ),
    (
        "log-freeze-missing",
        "6b",
        "no freeze",
        |s| {
            s.log.pop();
            s.seal_anew();
        },
        &["log-freeze"],
    ),
    (
        "log-after-freeze",
        "6b",
        "a line after the freeze",
        |s| {
            s.line(Event::CaseClose, "", json!({}));
            s.seal_anew();
        },
        &["log-freeze"],
    ),
    (
        "log-freeze-other-bag",
        "6b",
        "the freeze of another bag",
        |s| {
            s.log.last_mut().unwrap().data["bag"] = json!("2");
            s.seal_anew();
        },
        &["log-freeze"],
    ),
    (
        "log-freeze-without-lists",
        "6e",
        "a freeze without its lists",
        |s| {
            s.log.last_mut().unwrap().data = json!({"bag": "1"});
            s.seal_anew();
        },
        &["log-line", "log-freeze"],
    ),
    (
        "token-gone",
        "6n",
        "a token that is gone",
        |s| {
            let token = json!([{"path": "anchors/E0001.tsa.tsr", "authority": "tsa", "serial": "2a", "imprint": Digest([1; 32])}]);
            s.log.last_mut().unwrap().data["tokens"] = token;
            s.seal_anew();
        },
        &["token-missing"],
    ),
    (
        "log-item-no-exhibit",
        "6e",
        "an item that is no exhibit",
        |s| {
            s.log[2].item = "case".into();
            s.seal_anew();
        },
        &["log-line"],
    ),
    (
        "log-files-malformed",
        "6e",
        "a list of files that is none",
        |s| {
            s.log[2].data["files"] = json!([{"path": "x"}]);
            s.seal_anew();
        },
        &["log-line"],
    ),
    (
        "log-file-twice",
        "6",
        "a file logged twice",
        |s| {
            let at = line_of(s, Event::CaptureStep);
            let again = s.log[at].clone();
            s.log.insert(at, again);
            s.seal_anew();
        },
        &["log-doubled"],
    ),
    (
        "log-hash-other",
        "6c",
        "another hash in the log",
        |s| {
            let at = line_of(s, Event::CaptureStep);
            s.log[at].data["files"][0]["sha256"] = json!(Digest([1; 32]));
            s.seal_anew();
        },
        &["log-disagrees"],
    ),
    (
        "log-file-not-there",
        "6d",
        "a logged file that is not there",
        |s| {
            let file = sample::logged("custody/heads/000003.txt", b"gone");
            s.line(Event::LogRecover, "", json!({"code": "unlogged", "files": [file]}));
            let last = s.log.len() - 1;
            s.log.swap(last - 1, last);
            s.seal_anew();
        },
        &["logged-missing"],
    ),
    (
        "log-note-unlogged",
        "6c",
        "a note that is not logged",
        |s| {
            s.put("custody/notes/0007.json", b"{}\n");
            s.seal_anew();
        },
        &["file-unlogged"],
    ),
];

pub(crate) fn vectors() -> Vec<Vector> {
    faults("the log, sealed again with the key", sample::sound, FAULTS)
}
