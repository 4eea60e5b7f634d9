//! The bag: required files, bag-info.txt and both manifests against what is there
//! (docs/FORMAT.md §3 and §4).

use super::{
    content::Files,
    finding::{Code, Findings},
};
use crate::{
    format::{
        bag::{BagInfo, DECLARATION, Oxum},
        manifest,
    },
    model::{RelPath, Utc},
};
use std::collections::BTreeSet;

pub(super) const MANIFEST: &str = "manifest-sha256.txt";
pub(super) const TAGMANIFEST: &str = "tagmanifest-sha256.txt";
const INFO: &str = "bag-info.txt";
/// Files that every package has (§4).
const REQUIRED: [&str; 14] = [
    "bagit.txt",
    INFO,
    MANIFEST,
    TAGMANIFEST,
    "metadata/manifest.json",
    "metadata/selftest.jsonl",
    "custody/log.jsonl",
    "keys/collector.ed25519.pem",
    "keys/allowed_signers",
    "READ-ME-FIRST.txt",
    "VERIFY.txt",
    "seal/seal.txt",
    "seal/seal.txt.sig",
    "seal/seal.txt.sshsig",
];

/// Checks the bag; bag-info.txt comes back when it can be read.
pub(super) fn check(files: &Files, out: &mut Findings) -> Option<BagInfo> {
    for path in REQUIRED {
        out.expect(files.has(path), Code::MissingFile, path, "required");
    }
    if let Some(bytes) = files.bytes("bagit.txt") {
        let same = bytes == DECLARATION.as_bytes();
        out.expect(same, Code::BagDeclaration, "bagit.txt", "not the declaration of BagIt 1.0");
    }
    compare(files, MANIFEST, is_payload, out);
    compare(files, TAGMANIFEST, is_tag, out);
    let info = read_info(files, out)?;
    let oxum = payload(files);
    if info.payload != oxum {
        let why = format!("says {}, and {oxum} is there", info.payload);
        out.say(Code::PayloadOxum, INFO, why);
    }
    Some(info)
}

/// Octets and number of the files below data/.
pub(super) fn payload(files: &Files) -> Oxum {
    let sizes = files.below("data/").map(|(_, content)| content.bytes);
    sizes.fold(Oxum::default(), |sum, bytes| Oxum {
        octets: sum.octets.saturating_add(bytes),
        files: sum.files + 1,
    })
}

fn is_payload(path: &str) -> bool {
    path.starts_with("data/")
}

fn is_tag(path: &str) -> bool {
    let elsewhere = ["data/", "seal/", "anchors/"];
    path != TAGMANIFEST && !elsewhere.iter().any(|folder| path.starts_with(folder))
}

fn read_info(files: &Files, out: &mut Findings) -> Option<BagInfo> {
    let info = BagInfo::parse(files.bytes(INFO)?);
    let info = info.map_err(|e| out.say(Code::BagInfo, INFO, e.to_string())).ok()?;
    let is_date = Utc::from_seconds(&format!("{}T00:00:00Z", info.date)).is_ok();
    out.expect(is_date, Code::BagInfo, INFO, "Bagging-Date is not a date");
    out.expect(info.bag > 0, Code::BagInfo, INFO, "bags count from 1");
    Some(info)
}

/// A manifest against the files it is for, both ways.
fn compare(files: &Files, name: &str, is_its: fn(&str) -> bool, out: &mut Findings) {
    let Some(bytes) = files.bytes(name) else { return };
    let listed = match manifest::parse(bytes) {
        Ok(listed) => listed,
        Err(e) => return out.say(Code::ManifestForm, name, e.to_string()),
    };
    for (path, sha256) in &listed {
        let path = path.as_str();
        if !is_its(path) {
            out.say(Code::ManifestPlace, path, format!("has no place in {name}"));
            continue;
        }
        match files.get(path) {
            None => out.say(Code::FileMissing, path, format!("listed in {name}, not there")),
            Some(found) if found.sha256 != *sha256 => {
                out.say(
                    Code::FileChanged,
                    path,
                    format!("sealed as {sha256}, is {}", found.sha256),
                );
            }
            Some(_) => {}
        }
    }
    let listed: BTreeSet<_> = listed.keys().map(RelPath::as_str).collect();
    for (path, _) in files.iter().filter(|(path, _)| is_its(path) && !listed.contains(path)) {
        out.say(Code::FileUnlisted, path, format!("not listed in {name}"));
    }
}
