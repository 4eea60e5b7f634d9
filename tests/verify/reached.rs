//! What a seal reaches, followed a second time and by nothing of the verifier's: seal.txt names the
//! tag manifest, that the other tag files, one of them the manifest of data/.

use crate::prelude::*;
use saboot::seal::sha256;
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Read},
};

/// Files by path below the base directory.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// The signed files: these must be the same bytes.
const SEAL: [&str; 3] = ["seal/seal.txt", "seal/seal.txt.sig", "seal/seal.txt.sshsig"];

/// The files of a zip as an ordinary reader sees them, below whatever one folder they are in; none
/// when it sees no zip, or two files of one name.
pub(crate) fn unzip(zip: &[u8]) -> Option<Files> {
    let mut reader = zip::ZipArchive::new(Cursor::new(zip)).ok()?;
    let mut files = Files::new();
    let mut bases = BTreeSet::new();
    for n in 0..reader.len() {
        let mut member = reader.by_index(n).ok()?;
        let (base, path) =
            member.name().ok()?.split_once('/').map(|(b, p)| (b.to_owned(), p.to_owned()))?;
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes).ok()?;
        bases.insert(base);
        if files.insert(path, bytes).is_some() {
            return None;
        }
    }
    (bases.len() == 1).then_some(files)
}

/// `<hex>  <path>` lines.
fn lines(list: &[u8]) -> Option<BTreeMap<String, String>> {
    let line = |l: &str| l.split_once("  ").map(|(hash, path)| (path.to_owned(), hash.to_owned()));
    std::str::from_utf8(list).ok()?.lines().filter(|l| !l.starts_with('#')).map(line).collect()
}

/// Whether these are exactly the files that the sealed package has, each reached from its seal.
pub(crate) fn unchanged(files: &Files, sealed: &Sample) -> bool {
    let walk = || {
        let same_seal = SEAL.iter().all(|path| files.get(*path) == sealed.files.get(*path));
        let mut reached = BTreeMap::new();
        for list in [SEAL[0], "tagmanifest-sha256.txt", "manifest-sha256.txt"] {
            reached.extend(lines(files.get(list)?)?);
        }
        let whole = reached.iter().all(|(path, hash)| {
            files.get(path).is_some_and(|bytes| sha256(bytes).to_string() == *hash)
        });
        let known = |path: &String| reached.contains_key(path) || SEAL.contains(&path.as_str());
        Some(same_seal && whole && files.keys().all(known))
    };
    walk().unwrap_or(false)
}

#[test]
fn it_sees_a_sound_package_whole_and_a_changed_one_not() {
    let sealed = sample::second_bag();
    assert!(unchanged(&unzip(&sealed.zip()).unwrap(), &sealed));
    for path in sealed.files.keys() {
        let mut files = sealed.files.clone();
        files.get_mut(path).unwrap().push(b'x');
        assert!(!unchanged(&files, &sealed), "{path} changed");
        files.remove(path);
        assert!(!unchanged(&files, &sealed), "{path} gone");
    }
    let mut files = sealed.files.clone();
    files.insert("more".into(), Vec::new());
    assert!(!unchanged(&files, &sealed));
}
