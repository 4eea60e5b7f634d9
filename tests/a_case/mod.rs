//! A case to try things on: a clock that stands where it is put, and a small captured page by
//! invented people. Each test file uses a part of it.
#![allow(clippy::unwrap_used, reason = "tests")]
#![allow(dead_code, reason = "every test file uses another part")]

use saboot::{
    format::{
        custody::LoggedFile,
        record::{Kind, Record},
    },
    model::{Actor, Artefact, Clock, Event, ExhibitId, RelPath, Role, Utc},
    seal::SecretKey,
    store::{Case, Home, Supply, import_files, salt},
};
use serde_json::json;
use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

/// Begins at 2026-01-02 03:10:00 UTC; each question takes a millisecond.
#[derive(Default)]
pub(crate) struct TestClock(AtomicU64);

impl Clock for TestClock {
    fn now(&self) -> Utc {
        let ticks = self.0.fetch_add(1, Ordering::Relaxed);
        Utc::from_millis(1_767_323_400_000 + i64::try_from(ticks).unwrap())
    }

    fn mono(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

pub(crate) fn clock() -> Arc<dyn Clock> {
    Arc::new(TestClock::default())
}

pub(crate) fn path(text: &str) -> RelPath {
    text.parse().unwrap()
}

pub(crate) fn home(dir: &Path) -> Home {
    Home::open(&dir.join("home")).unwrap()
}

pub(crate) fn new_case(home: &Home) -> Case {
    home.new_case(Some("a title of her own"), &Actor::default(), clock()).unwrap()
}

pub(crate) fn open(home: &Home) -> Result<Case, saboot::store::Error> {
    home.open_case("SB-2026-0001".parse().unwrap(), &Actor::default(), clock())
}

const FILES: [(&str, Role, &str, &[u8]); 3] = [
    ("page.png", Role::Page, "image/png", b"\x89PNG\r\n\x1a\n not much of a picture"),
    ("text.txt", Role::Text, "text/plain", "تم کو دیکھ لوں گا — @someone.example".as_bytes()),
    ("tls/0.pem", Role::Tls, "text/plain", b"-----BEGIN CERTIFICATE-----\n"),
];

/// Files of a capture that was begun, each logged; its record is still to come.
pub(crate) fn begin_capture(case: &mut Case) -> (ExhibitId, Vec<Artefact>) {
    let id = case.new_exhibit().unwrap();
    case.append(Event::CaptureStart, Some(id), json!({ "tool": saboot::store::TOOL })).unwrap();
    let mut artefacts = Vec::new();
    for (name, role, media_type, bytes) in FILES {
        let file = case.put(&path(&format!("data/{id}/{name}")), bytes).unwrap();
        let data =
            json!({ "step": name.split(['.', '/']).next(), "ok": true, "ms": 3, "files": [file] });
        case.append(Event::CaptureStep, Some(id), data).unwrap();
        let LoggedFile { sha256, bytes, .. } = file;
        let media_type = media_type.to_owned();
        artefacts.push(Artefact { path: path(name), role, bytes, sha256, media_type, load: None });
    }
    (id, artefacts)
}

/// A whole capture, signed where there is a key.
pub(crate) fn capture(case: &mut Case, key: Option<&SecretKey>) -> ExhibitId {
    let (exhibit, artefacts) = begin_capture(case);
    let body = json!({ "result": "complete", "quality": "content" });
    let record = Record {
        kind: Kind::Capture,
        case_uid: case.uid(),
        exhibit,
        salt: salt().unwrap(),
        artefacts,
        body: body.as_object().unwrap().clone(),
    };
    let place = path(&format!("data/{exhibit}/capture.json"));
    let file = case.put(&place, &record.encode()).unwrap();
    let data = json!({ "quality": "content", "files": [file] });
    case.append(Event::CaptureComplete, Some(exhibit), data).unwrap();
    if let Some(key) = key {
        case.sign_record(exhibit, &place, key, false).unwrap();
    }
    exhibit
}

/// An import of two files, one of them in a folder.
pub(crate) fn import(case: &mut Case, from: &Path, key: Option<&SecretKey>) -> ExhibitId {
    let folder = from.join("from-her-phone");
    std::fs::create_dir_all(folder.join("voice")).unwrap();
    std::fs::write(folder.join("chat Asma.txt"), "12/01/2026, 9:14 pm - تصویریں").unwrap();
    std::fs::write(folder.join("voice/a.dat"), b"\0\x01\x02").unwrap();
    let paths = [folder];
    let supply = Supply { paths: &paths, from: Some("Asma"), how: Some("by cable"), note: None };
    import_files(case, supply, key).unwrap().exhibit
}
