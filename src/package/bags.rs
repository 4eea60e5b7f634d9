//! What the case keeps of each bag: everything but data/, in `bags/bN/tags/`, and how long the log
//! and the list of self-tests were at the freeze. The folder appears whole or not at all.

use super::{Error, tags::Tags};
use crate::{
    format::{json, seal_text::Seal},
    model::RelPath,
    platform,
    seal::{PublicKey, sha256},
    store::Case,
};
use serde::{Deserialize, Serialize};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

/// `bags/bN/bag.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kept {
    pub(super) bag: u32,
    pub(super) log_bytes: u64,
    pub(super) selftest_bytes: u64,
}

fn folder(case: &Case, bag: u32) -> PathBuf {
    case.dir().join("bags").join(format!("b{bag}"))
}

/// Whether a frozen bag came as far as its folder.
pub(super) fn is_kept(case: &Case, bag: u32) -> bool {
    folder(case, bag).join("bag.json").is_file()
}

/// Keeps a bag.
pub(super) fn keep(case: &Case, kept: &Kept, tags: &Tags) -> Result<(), Error> {
    let dest = folder(case, kept.bag);
    let temp = dest.with_file_name(format!("b{}.new", kept.bag));
    if temp.exists() {
        // A killed run's: it never became a bag.
        fs::remove_dir_all(&temp).map_err(Error::io("remove", &temp))?;
    }
    for (path, bytes) in tags {
        write(&temp.join("tags").join(path.to_path()), bytes)?;
    }
    write(&temp.join("bag.json"), &json::to_file(kept))?;
    fs::rename(&temp, &dest).map_err(Error::io("write", &dest))?;
    let bags = case.dir().join("bags");
    platform::sync_dir(&bags).map_err(Error::io("flush", &bags))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let dir = path.parent().unwrap_or(path);
    platform::make_private_dir(dir).map_err(Error::io("create", dir))?;
    let write = |mut f: fs::File| f.write_all(bytes).and_then(|()| f.sync_all());
    platform::create_private(path).and_then(write).map_err(Error::io("write", path))?;
    platform::sync_dir(dir).map_err(Error::io("flush", dir))
}

/// Reads a kept bag back, and checks that it is what its seal says.
pub(super) fn read(case: &Case, bag: u32) -> Result<Tags, Error> {
    let root = folder(case, bag).join("tags");
    let mut tags = Tags::new();
    walk(&root, "", &mut tags)?;
    let broken = |why: &str| Error::BagBroken { bag, why: why.into() };
    let get = |name: &str| {
        let path: RelPath = name.parse()?;
        tags.get(&path).ok_or_else(|| broken(&format!("{name} is missing")))
    };
    let seal = Seal::parse(get("seal/seal.txt")?).map_err(|e| broken(&e.to_string()))?;
    let manifest = get("tagmanifest-sha256.txt")?;
    if sha256(manifest) != seal.tagmanifest {
        return Err(broken("its list is not the sealed one"));
    }
    let entries = crate::format::manifest::parse(manifest).map_err(|e| broken(&e.to_string()))?;
    for (path, hash) in &entries {
        if tags.get(path).map(|b| sha256(b)) != Some(*hash) {
            return Err(broken(&format!("{path} is not the sealed file")));
        }
    }
    Ok(tags)
}

fn walk(root: &Path, below: &str, tags: &mut Tags) -> Result<(), Error> {
    let dir = root.join(below);
    for entry in fs::read_dir(&dir).map_err(Error::io("read", &dir))? {
        let entry = entry.map_err(Error::io("read", &dir))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let rel = if below.is_empty() { name } else { format!("{below}/{name}") };
        let path = entry.path();
        if path.is_dir() {
            walk(root, &rel, tags)?;
        } else {
            tags.insert(rel.parse()?, fs::read(&path).map_err(Error::io("read", &path))?);
        }
    }
    Ok(())
}

/// `seal.txt` and its signature.
pub(super) type SealPair = (Vec<u8>, Vec<u8>);

/// `seal.txt` and its signature of each kept bag below `bag`, in order.
pub(super) fn prior(case: &Case, bag: u32) -> Result<Vec<SealPair>, Error> {
    let read = |path: PathBuf| fs::read(&path).map_err(Error::io("read", &path));
    let pair = |n| {
        let dir = folder(case, n).join("tags").join("seal");
        Ok((read(dir.join("seal.txt"))?, read(dir.join("seal.txt.sig"))?))
    };
    (1..bag).map(pair).collect()
}

/// The numbers of the kept bags, from 1 without gaps.
fn numbers(case: &Case) -> impl Iterator<Item = u32> {
    (1..).take_while(|n| is_kept(case, *n))
}

/// The seals of the kept bags, in order.
pub(super) fn seals(case: &Case) -> Result<Vec<Seal>, Error> {
    let last = numbers(case).last().unwrap_or(0);
    let texts = prior(case, last + 1)?.into_iter().zip(1..);
    let parse = |((text, _), bag): (SealPair, u32)| {
        Seal::parse(&text).map_err(|e| Error::BagBroken { bag, why: e.to_string() })
    };
    texts.map(parse).collect()
}

/// The keys that signed the kept bags.
pub(super) fn keys(case: &Case) -> Result<Vec<PublicKey>, Error> {
    let key = |bag| {
        let path = folder(case, bag).join("tags").join("keys").join("collector.ed25519.pem");
        let pem = fs::read(&path).map_err(Error::io("read", &path))?;
        PublicKey::from_pem(&pem).map_err(|e| Error::BagBroken { bag, why: e.to_string() })
    };
    numbers(case).map(key).collect()
}
