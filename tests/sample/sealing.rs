//! From files and log lines to a sealed package, all of it or single steps.

use super::{CASE, LOG, OVERVIEW, Sample, UID, count_and_head, pem};
use saboot::{
    format::{
        bag::{BagInfo, DECLARATION, Oxum},
        custody::Line,
        json, manifest,
        record::Record,
        seal_text::Seal,
    },
    model::{CaseId, CaseUid, Digest, Event, ExhibitId, RelPath, Utc},
    seal::{sha256, sshsig_write},
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

impl Sample {
    pub fn freeze_and_seal(&mut self) {
        self.withheld.sort_by_key(|w| w["path"].to_string());
        let data = json!({
            "bag": self.bag.to_string(), "withheld": self.withheld, "tokens": self.tokens,
        });
        self.line(Event::PackageFreeze, "", data);
        self.files.insert("keys/collector.ed25519.pem".into(), pem(&self.key.public()));
        let allowed = self.key.public().allowed_signers().into_bytes();
        self.files.insert("keys/allowed_signers".into(), allowed);
        self.seal_anew();
    }

    /// The log, the overview, the manifests and the seal from everything else.
    pub fn seal_anew(&mut self) {
        self.relog();
        self.overview();
        self.reseal();
    }

    /// Numbers and chains the lines, and writes them.
    pub fn relog(&mut self) {
        let mut prev = Digest::ZERO;
        for (seq, line) in (1..).zip(&mut self.log) {
            (line.seq, line.prev) = (seq, prev);
            prev = line.hash();
        }
        let bytes: Vec<u8> = self.log.iter().flat_map(Line::encode).collect();
        self.files.insert(LOG.into(), bytes);
    }

    /// metadata/manifest.json.
    pub fn overview(&mut self) {
        let log = &self.files[LOG];
        let (count, head) = count_and_head(log);
        let exhibits: Vec<_> = (1..=2).filter_map(|n| self.overview_of(n)).collect();
        let notes = self.files.iter().filter(|(path, _)| path.starts_with("custody/notes/"));
        let notes: Vec<_> =
            notes.map(|(path, b)| json!({"path": path, "sha256": sha256(b)})).collect();
        let public = self.key.public();
        let value = json!({
            "type": "saboot-manifest-v1", "case": CASE, "case_uid": UID,
            "bag": self.bag.to_string(),
            "signer": {
                "fingerprint": public.fingerprint(),
                "ssh_fingerprint": public.ssh_fingerprint(),
            },
            "custody": {"count": count, "head": head},
            "exhibits": exhibits, "notes": notes, "withheld": self.withheld,
        });
        self.files.insert(OVERVIEW.into(), json::to_file(&value));
    }

    fn overview_of(&self, exhibit: u32) -> Option<Value> {
        let id = ExhibitId(exhibit).to_string();
        let folder = format!("data/{id}/");
        let names = ["capture", "import"];
        let kind = names.iter().find(|k| self.files.contains_key(&format!("{folder}{k}.json")))?;
        let path = format!("{folder}{kind}.json");
        let record = Record::parse(&self.files[&path]).ok()?;
        let signing = self.log.iter().find(|l| l.event == Event::RecordSign && l.item == id)?;
        let there = record.artefacts.iter();
        let there = there.filter(|a| self.files.contains_key(&format!("{folder}{}", a.path)));
        let artefacts: Vec<_> = there
            .map(|a| {
                json!({"path": format!("{folder}{}", a.path), "role": a.role, "bytes": a.bytes,
                    "sha256": a.sha256, "media_type": a.media_type})
            })
            .collect();
        Some(json!({
            "id": id, "kind": kind,
            "record": {"path": path, "sha256": self.digest(&path), "signer": signing.data["signer"]},
            "started": "2026-01-02T03:10:00.000Z", "actor": "self", "tool": "saboot 0.1.0",
            "artefacts": artefacts,
        }))
    }

    /// Oxum, manifests and seal over the other files as they are.
    pub fn reseal(&mut self) {
        let payload = self.payload();
        let info = BagInfo {
            agent: "saboot 0.1.0".into(),
            date: "2026-01-02".into(),
            case: CASE.parse().unwrap(),
            uid: UID.parse().unwrap(),
            bag: self.bag,
            payload,
        };
        self.files.insert("bagit.txt".into(), DECLARATION.into());
        self.files.insert("bag-info.txt".into(), info.encode());
        self.manifests();
        self.sign_seal(|_| {});
    }

    fn payload(&self) -> Oxum {
        let data = self.files.iter().filter(|(path, _)| path.starts_with("data/"));
        data.fold(Oxum::default(), |sum, (_, b)| Oxum {
            octets: sum.octets + b.len() as u64,
            files: sum.files + 1,
        })
    }

    /// Both manifests over the files as they are; names that are not allowed are left out.
    pub fn manifests(&mut self) {
        let list = |files: &BTreeMap<String, Vec<u8>>, wanted: &dyn Fn(&str) -> bool| {
            let files = files.iter().filter(|(path, _)| wanted(path));
            let entries = files.filter_map(|(p, b)| Some((p.parse::<RelPath>().ok()?, sha256(b))));
            manifest::encode(&entries.collect())
        };
        let payload = list(&self.files, &|p| p.starts_with("data/"));
        self.files.insert("manifest-sha256.txt".into(), payload);
        self.tagmanifest();
    }

    pub fn tagmanifest(&mut self) {
        let outside = |p: &str| {
            !["data/", "seal/", "anchors/"].iter().any(|f| p.starts_with(f))
                && p != "tagmanifest-sha256.txt"
        };
        let files = self.files.iter().filter(|(path, _)| outside(path));
        let entries = files.filter_map(|(p, b)| Some((p.parse::<RelPath>().ok()?, sha256(b))));
        let bytes = manifest::encode(&entries.collect());
        self.files.insert("tagmanifest-sha256.txt".into(), bytes);
    }

    /// The seal over the tagmanifest as it is, with changed headers, signed by the collector.
    pub fn sign_seal(&mut self, edit: impl FnOnce(&mut Seal)) {
        let (custody_count, custody_head) = count_and_head(&self.files[LOG]);
        let mut seal = Seal {
            case: CASE.parse::<CaseId>().unwrap(),
            uid: UID.parse::<CaseUid>().unwrap(),
            bag: self.bag.to_string(),
            payload: self.payload(),
            custody_count,
            custody_head,
            signer: self.key.public().fingerprint(),
            sealed: Utc::from_seconds("2026-01-02T03:10:20Z").unwrap(),
            clock: "not checked".into(),
            prior: self.prior,
            origin: None,
            tagmanifest: self.digest("tagmanifest-sha256.txt"),
        };
        edit(&mut seal);
        self.sign_bytes(seal.encode());
    }

    pub fn sign_bytes(&mut self, seal: Vec<u8>) {
        let signature = self.key.sign(&seal).to_vec();
        let sshsig = sshsig_write(&self.key, &seal).into_bytes();
        self.files.insert("seal/seal.txt.sig".into(), signature);
        self.files.insert("seal/seal.txt.sshsig".into(), sshsig);
        self.files.insert("seal/seal.txt".into(), seal);
    }
}
