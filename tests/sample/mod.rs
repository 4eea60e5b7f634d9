//! A small sound package built from the formats alone, to be changed and sealed again.
//!
//! Two exhibits (a capture with a server certificate, an import), a note, a self-test and a freeze;
//! as bag 1, or as bag 2 that holds the seal of bag 1. Nothing here names store, package or verify.

#![allow(dead_code, reason = "each test binary uses its own part")]
#![allow(missing_docs, unreachable_pub, reason = "test code; names say it")]

pub mod archive;
mod sealing;

use saboot::{
    format::{
        custody::Line,
        record::{Kind, Record},
    },
    model::{Actor, Artefact, Digest, Event, ExhibitId, Role, Utc},
    seal::{PublicKey, SecretKey, sha256},
};
use serde_json::{Map, Value, json};
use std::{collections::BTreeMap, fs, path::Path};

pub const CASE: &str = "SB-2026-0001";
pub const UID: &str = "urn:uuid:f81d4fae-7dec-41d0-a765-00a0c91e6bf6";
pub const OTHER_UID: &str = "urn:uuid:0a1b2c3d-7dec-41d0-a765-00a0c91e6bf6";
pub const LOG: &str = "custody/log.jsonl";
pub const OVERVIEW: &str = "metadata/manifest.json";

/// A package in memory, by path below the base directory.
pub struct Sample {
    pub key: SecretKey,
    pub files: BTreeMap<String, Vec<u8>>,
    pub log: Vec<Line>,
    pub bag: u32,
    pub prior: Option<Digest>,
    pub withheld: Vec<Value>,
    /// What the freeze lists.
    pub tokens: Vec<Value>,
}

pub fn key() -> SecretKey {
    SecretKey::from_seed(&[7; 32])
}

pub fn other_key() -> SecretKey {
    SecretKey::from_seed(&[8; 32])
}

/// Bag 1, sound.
pub fn sound() -> Sample {
    sealed_by(key())
}

/// Bag 1 by any key, sound.
pub fn sealed_by(key: SecretKey) -> Sample {
    let mut s = opened(key);
    s.freeze_and_seal();
    s
}

/// Bag 2 of the same case, with one more note, sound.
pub fn second_bag() -> Sample {
    let mut s = sound();
    for ending in ["", ".sig"] {
        let bytes = s.files[&format!("seal/seal.txt{ending}")].clone();
        s.files.insert(format!("metadata/prior/b1/seal.txt{ending}"), bytes);
    }
    s.prior = Some(s.digest("seal/seal.txt"));
    let seal = s.digest("seal/seal.txt");
    s.line(Event::PackageSeal, "", json!({"bag": "1", "seal": seal, "zip": Digest([9; 32])}));
    s.note("0002");
    s.bag = 2;
    s.freeze_and_seal();
    s
}

/// Bag 1 whose records another key signed before the collector's took over.
pub fn rotated() -> Sample {
    let mut s = opened(other_key());
    s.files.insert("keys/earlier-1.ed25519.pem".into(), pem(&s.key.public()));
    let (from, to) = (s.key.public().fingerprint(), key().public().fingerprint());
    s.line(Event::KeyRotate, "", json!({"from": from, "to": to, "by": "lost"}));
    s.key = key();
    s.freeze_and_seal();
    s
}

/// Bag 1 without page.pdf and without the import, sound.
pub fn withholding() -> Sample {
    let mut s = opened(key());
    for (path, reason, note) in [
        ("data/E0001/text.txt", "left-out", json!("0001")),
        ("data/E0002/import.json", "excepted", Value::Null),
        ("data/E0002/original/0001.jpg", "excepted", Value::Null),
        ("data/E0002/source.json", "excepted", Value::Null),
    ] {
        let mut item = logged(path, &s.files.remove(path).unwrap());
        item["reason"] = reason.into();
        item["note"] = note;
        s.withheld.push(item);
    }
    s.files.remove("data/E0002/import.json.sig");
    s.freeze_and_seal();
    s
}

/// The case before its first freeze.
pub fn unsealed() -> Sample {
    opened(key())
}

fn opened(key: SecretKey) -> Sample {
    let mut s = Sample {
        key,
        files: BTreeMap::new(),
        log: Vec::new(),
        bag: 1,
        prior: None,
        withheld: Vec::new(),
        tokens: Vec::new(),
    };
    s.line(Event::CaseOpen, "", json!({"case": CASE, "case_uid": UID, "tool": "saboot 0.1.0"}));
    let signer = s.key.public().fingerprint();
    s.line(Event::KeyCreate, "", json!({ "signer": signer }));
    let parts = json!([{"name": "hash", "ok": true}, {"name": "signature", "ok": true}]);
    s.line(Event::SelftestPass, "", json!({ "parts": parts }));
    s.capture();
    s.import();
    s.note("0001");
    for path in ["READ-ME-FIRST.txt", "VERIFY.txt"] {
        s.put(path, b"Every file here is listed and sealed.\r\n");
    }
    s.put("metadata/selftest.jsonl", b"{\"parts\":3,\"ok\":true}\n");
    s.put("metadata/exhibits.csv", b"exhibit,kind\r\nE0001,capture\r\nE0002,import\r\n");
    s
}

pub fn logged(path: &str, bytes: &[u8]) -> Value {
    json!({"path": path, "sha256": sha256(bytes), "bytes": bytes.len()})
}

pub fn pem(key: &PublicKey) -> Vec<u8> {
    key.to_pem().into_bytes()
}

impl Sample {
    pub fn digest(&self, path: &str) -> Digest {
        sha256(&self.files[path])
    }

    pub fn put(&mut self, path: &str, bytes: &[u8]) -> Value {
        self.files.insert(path.into(), bytes.to_vec());
        logged(path, bytes)
    }

    /// Adds a line; numbers and hashes are filled in by [`Sample::relog`].
    pub fn line(&mut self, event: Event, item: &str, data: Value) {
        let n = self.log.len() as u64;
        self.log.push(Line {
            v: 1,
            seq: 0,
            prev: Digest::ZERO,
            t_claimed: Utc::from_millis(1_767_323_400_000 + 250 * i64::try_from(n).unwrap()),
            t_mono: 250 * n,
            actor: Actor::default(),
            event,
            item: item.into(),
            data,
        });
    }

    fn capture(&mut self) {
        self.line(Event::CaptureStart, "E0001", json!({"tool": "saboot 0.1.0"}));
        let parts: [(&str, Role, &[u8], &str); 4] = [
            ("viewport.png", Role::Viewport, b"\x89PNG\r\n\x1a\n not really", "image/png"),
            ("text.txt", Role::Text, b"I will ruin you, said the invented page.\n", "text/plain"),
            ("net.json", Role::Net, b"{}\n", "application/json"),
            ("tls/0.pem", Role::Tls, b"-----BEGIN CERTIFICATE-----\n", "application/x-pem-file"),
        ];
        for (name, _, bytes, _) in &parts {
            let file = self.put(&format!("data/E0001/{name}"), bytes);
            let step = name.split(['.', '/']).next();
            let data = json!({"step": step, "ok": true, "ms": 40, "files": [file]});
            self.line(Event::CaptureStep, "E0001", data);
        }
        let file = self.record(Kind::Capture, 1, &parts.map(|(n, r, _, m)| (n, r, m)));
        let data = json!({"quality": "content", "files": [file]});
        self.line(Event::CaptureComplete, "E0001", data);
        self.log_signing(1);
    }

    fn import(&mut self) {
        let original = self.put("data/E0002/original/0001.jpg", b"\xff\xd8\xff an invented chat");
        self.line(Event::ImportAdd, "E0002", json!({ "files": [original] }));
        let source = self.put("data/E0002/source.json", b"{\n  \"from\": \"W\"\n}\n");
        let parts = [
            ("original/0001.jpg", Role::Original, "image/jpeg"),
            ("source.json", Role::Source, "application/json"),
        ];
        let file = self.record(Kind::Import, 2, &parts);
        self.line(Event::ImportAdd, "E0002", json!({ "files": [source, file] }));
        self.log_signing(2);
    }

    pub fn note(&mut self, number: &str) {
        let path = format!("custody/notes/{number}.json");
        let file = self.put(&path, format!("{{\n  \"note\": \"{number}\"\n}}\n").as_bytes());
        self.line(Event::NoteAdd, "", json!({"note": number, "files": [file]}));
    }

    fn record(&mut self, kind: Kind, exhibit: u32, parts: &[(&str, Role, &str)]) -> Value {
        let id = ExhibitId(exhibit);
        let artefact = |(name, role, media): &(&str, Role, &str)| {
            let bytes = &self.files[&format!("data/{id}/{name}")];
            Artefact {
                path: name.parse().unwrap(),
                role: *role,
                bytes: bytes.len() as u64,
                sha256: sha256(bytes),
                media_type: (*media).into(),
                load: None,
            }
        };
        let record = Record {
            kind,
            case_uid: UID.parse().unwrap(),
            exhibit: id,
            salt: "0123456789abcdef".repeat(2),
            artefacts: parts.iter().map(artefact).collect(),
            body: Map::from_iter([("result".to_owned(), "complete".into())]),
        };
        let file = self.put(&format!("data/{id}/{}", kind.file()), &record.encode());
        self.resign_with_own(exhibit);
        file
    }

    fn resign_with_own(&mut self, exhibit: u32) {
        let path = self.record_path(exhibit);
        let signature = self.key.sign(&self.files[&path]).to_vec();
        self.files.insert(path + ".sig", signature);
    }

    pub fn record_path(&self, exhibit: u32) -> String {
        let folder = format!("data/{}", ExhibitId(exhibit));
        let names = [Kind::Capture, Kind::Import].map(|k| format!("{folder}/{}", k.file()));
        names.into_iter().find(|path| self.files.contains_key(path)).unwrap()
    }

    /// Signs an exhibit's record as it stands.
    pub fn resign(&mut self, exhibit: u32, key: &SecretKey) {
        let path = self.record_path(exhibit);
        let signature = key.sign(&self.files[&path]).to_vec();
        self.files.insert(path + ".sig", signature);
    }

    fn log_signing(&mut self, exhibit: u32) {
        let sha256 = self.digest(&self.record_path(exhibit));
        let data =
            json!({"sha256": sha256, "signer": self.key.public().fingerprint(), "late": false});
        self.line(Event::RecordSign, &ExhibitId(exhibit).to_string(), data);
    }

    /// Changes a record, and what its signature and the log say of it, as a key holder could.
    pub fn edit_record(&mut self, exhibit: u32, edit: impl FnOnce(&mut Record)) {
        let path = self.record_path(exhibit);
        let mut record = Record::parse(&self.files[&path]).unwrap();
        edit(&mut record);
        let bytes = record.encode();
        self.put(&path, &bytes);
        self.resign_with_own(exhibit);
        self.relog_file(&path);
        let item = ExhibitId(exhibit).to_string();
        let signing = |l: &&mut Line| l.event == Event::RecordSign && l.item == item;
        self.log.iter_mut().find(signing).unwrap().data["sha256"] = json!(sha256(&bytes));
    }

    /// Makes the log name a file as it is now.
    pub fn relog_file(&mut self, path: &str) {
        let now = self.files[path].clone();
        let lists = self.log.iter_mut().filter_map(|l| l.data.get_mut("files"));
        let files = lists.filter_map(Value::as_array_mut).flatten();
        for file in files.filter(|f| f["path"] == path) {
            *file = logged(path, &now);
        }
    }

    pub fn base(&self) -> String {
        format!("{CASE}_b{}", self.bag)
    }

    /// Writes the files below `dir`, without the base directory.
    pub fn write(&self, dir: &Path) {
        for (path, bytes) in &self.files {
            let to = dir.join(path);
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::write(to, bytes).unwrap();
        }
    }

    /// Members in the order of FORMAT §1, names with the base directory.
    pub fn members(&self) -> Vec<(String, Vec<u8>)> {
        let folders = ["data/", "seal/", "anchors/"];
        let group =
            |p: &str| [0, 2, 3, 1][folders.iter().position(|f| p.starts_with(f)).unwrap_or(3)];
        let mut members: Vec<_> = self.files.iter().collect();
        members.sort_by_key(|(path, _)| (group(path), path.to_owned()));
        let base = self.base();
        members.into_iter().map(|(p, b)| (format!("{base}/{p}"), b.clone())).collect()
    }

    /// The zip as saboot would write it, by the tests' own writer.
    pub fn zip(&self) -> Vec<u8> {
        archive::Archive::of(&self.members()).write()
    }
}

/// Number of lines and hash of the last.
pub fn count_and_head(log: &[u8]) -> (u64, Digest) {
    let lines: Vec<_> = log.split_inclusive(|&b| b == b'\n').collect();
    (lines.len() as u64, lines.last().map_or(Digest::ZERO, |l| sha256(l)))
}
