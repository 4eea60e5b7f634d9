//! Every file of a package outside data/, from a frozen case.

use super::{
    Error, TOOL_LINE, Withheld, bags, overview,
    papers::{self, Facts},
    payload::{self, Payload},
    sheet,
};
use crate::{
    format::{
        bag::{BagInfo, DECLARATION},
        custody::{Line, LoggedFile},
        manifest::{self, Entries},
        seal_text::Seal,
    },
    model::{Digest, RelPath, Utc},
    seal::{PublicKey, SecretKey, sha256, sshsig_write},
    store::Case,
};
use std::collections::{BTreeMap, BTreeSet};

/// Paths in the package and their bytes.
pub(super) type Tags = BTreeMap<RelPath, Vec<u8>>;

/// What was settled before the tag files are made. The log's last line is the freeze.
pub(super) struct Frozen<'a> {
    pub(super) case: &'a Case,
    pub(super) bag: u32,
    pub(super) payload: &'a Payload,
    pub(super) withheld: &'a [Withheld],
    pub(super) notes: Vec<(LoggedFile, Vec<u8>)>,
    pub(super) key: PublicKey,
    pub(super) earlier: Vec<PublicKey>,
    /// The moment of the freeze.
    pub(super) at: Utc,
}

fn put(tags: &mut Tags, path: &str, bytes: impl Into<Vec<u8>>) -> Result<(), Error> {
    tags.insert(path.parse()?, bytes.into());
    Ok(())
}

/// All of them, the seal last.
pub(super) fn build(frozen: &Frozen<'_>, key: &SecretKey) -> Result<Tags, Error> {
    let Frozen { case, bag, payload, .. } = frozen;
    let mut tags = Tags::new();
    put(&mut tags, "bagit.txt", DECLARATION)?;
    put(&mut tags, "bag-info.txt", bag_info(frozen).encode())?;
    put(&mut tags, "manifest-sha256.txt", manifest::encode(&payload::entries(payload)))?;
    put(&mut tags, "custody/log.jsonl", log(case))?;
    for (file, bytes) in &frozen.notes {
        tags.insert(file.path.clone(), bytes.clone());
    }
    add_keys(&mut tags, frozen)?;
    let prior = bags::prior(case, *bag)?;
    for (n, (text, sig)) in (1..).zip(&prior) {
        put(&mut tags, &format!("metadata/prior/b{n}/seal.txt"), text.clone())?;
        put(&mut tags, &format!("metadata/prior/b{n}/seal.txt.sig"), sig.clone())?;
    }
    let overview = overview::build(frozen)?;
    put(&mut tags, "metadata/manifest.json", overview.encode())?;
    put(&mut tags, "metadata/exhibits.csv", sheet::build(&overview))?;
    put(&mut tags, "metadata/selftest.jsonl", selftests(case))?;
    for (path, text) in papers::all(&facts(frozen)) {
        put(&mut tags, path, text)?;
    }
    let prior = prior.last().map(|(text, _)| sha256(text));
    add_seal(&mut tags, frozen, prior, key)?;
    Ok(tags)
}

/// The log, spelled as it is on the disk: it was read from there and checked against its spelling.
fn log(case: &Case) -> Vec<u8> {
    case.log().lines.iter().flat_map(Line::encode).collect()
}

/// The list of self-tests; none were run where there is no file.
pub(super) fn selftests(case: &Case) -> Vec<u8> {
    std::fs::read(case.dir().join("selftest.jsonl")).unwrap_or_default()
}

fn bag_info(frozen: &Frozen<'_>) -> BagInfo {
    BagInfo {
        agent: TOOL_LINE.to_owned(),
        date: frozen.at.to_date(),
        case: frozen.case.id(),
        uid: frozen.case.uid(),
        bag: frozen.bag,
        payload: payload::oxum(frozen.payload),
    }
}

fn add_keys(tags: &mut Tags, frozen: &Frozen<'_>) -> Result<(), Error> {
    put(tags, "keys/collector.ed25519.pem", frozen.key.to_pem())?;
    put(tags, "keys/allowed_signers", frozen.key.allowed_signers())?;
    (1..)
        .zip(&frozen.earlier)
        .try_for_each(|(n, key)| put(tags, &format!("keys/earlier-{n}.ed25519.pem"), key.to_pem()))
}

fn facts(frozen: &Frozen<'_>) -> Facts {
    let folder = |path: &RelPath| path.as_str().split('/').nth(1).map(str::to_owned);
    let exhibits: BTreeSet<_> = frozen.payload.keys().filter_map(folder).collect();
    // A package of notes alone has no record; the page then shows how it would be called.
    let record = frozen.payload.keys().find(|p| p.as_str().ends_with(".json.sig"));
    let record =
        record.and_then(|p| p.as_str().strip_suffix(".sig")).unwrap_or("data/E0001/capture.json");
    Facts {
        record: record.to_owned(),
        case: frozen.case.id(),
        bag: frozen.bag,
        at: frozen.at,
        exhibits: exhibits.len(),
        files: frozen.payload.len(),
        withheld: frozen.withheld.len(),
        fingerprint: frozen.key.fingerprint(),
        ssh_fingerprint: frozen.key.ssh_fingerprint(),
    }
}

/// The list of all tag files, the seal over it, and the seal's signatures.
fn add_seal(
    tags: &mut Tags,
    frozen: &Frozen<'_>,
    prior: Option<Digest>,
    key: &SecretKey,
) -> Result<(), Error> {
    let entries: Entries = tags.iter().map(|(path, bytes)| (path.clone(), sha256(bytes))).collect();
    let list = manifest::encode(&entries);
    let seal = Seal {
        case: frozen.case.id(),
        uid: frozen.case.uid(),
        bag: frozen.bag.to_string(),
        payload: payload::oxum(frozen.payload),
        custody_count: frozen.case.log().count(),
        custody_head: frozen.case.log().head(),
        signer: frozen.key.fingerprint(),
        sealed: frozen.at,
        clock: "not checked".to_owned(),
        prior,
        origin: None,
        tagmanifest: sha256(&list),
    };
    let text = seal.encode();
    put(tags, "tagmanifest-sha256.txt", list)?;
    put(tags, "seal/seal.txt.sig", key.sign(&text))?;
    put(tags, "seal/seal.txt.sshsig", sshsig_write(key, &text))?;
    put(tags, "seal/seal.txt", text)
}
