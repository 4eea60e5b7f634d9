//! Packages changed at random. Whatever the change, a package is sound only when every byte and
//! name that its seal reaches is unchanged, has no rung that the original had not, and is canonical
//! only as the very same zip. Nothing panics.

use crate::{
    changes::{change, edit, header, rebuild, shift},
    prelude::*,
    reached::{Files, unchanged, unzip},
    sample::archive::Archive,
};
use proptest::{prelude::*, sample::Index};
use std::path::Component;

/// The package that is changed, its zip, and what was said of it.
struct Sealed {
    sample: Sample,
    zip: Vec<u8>,
    rungs: Vec<Rung>,
}

fn sealed() -> &'static Sealed {
    static SEALED: std::sync::OnceLock<Sealed> = std::sync::OnceLock::new();
    SEALED.get_or_init(|| {
        let sample = sample::second_bag();
        let zip = sample.zip();
        let rungs = report_of(&zip).rungs();
        Sealed { sample, zip, rungs }
    })
}

/// Complains when a report says more than the files bear.
fn fits(report: &Report, files: Option<&Files>, zip: Option<&[u8]>) -> Result<(), TestCaseError> {
    let sealed = sealed();
    let rungs = report.rungs();
    prop_assert!(rungs.iter().all(|rung| sealed.rungs.contains(rung)));
    prop_assert_eq!(report.verdict() == Verdict::Broken, rungs.is_empty());
    if report.verdict() == Verdict::Sound {
        prop_assert!(files.is_some_and(|files| unchanged(files, &sealed.sample)));
    }
    if report.container == Some(Container::Canonical) {
        prop_assert!(zip == Some(&sealed.zip[..]));
    }
    Ok(())
}

fn zip_fits(zip: &[u8]) -> Result<(), TestCaseError> {
    fits(&report_of(zip), unzip(zip).as_ref(), Some(zip))
}

fn write(files: &Files, dir: &Path) -> std::io::Result<()> {
    for (path, bytes) in files {
        // A name that leads out of the folder can only stand in a zip.
        if Path::new(path).components().any(|part| !matches!(part, Component::Normal(_))) {
            return Err(std::io::ErrorKind::InvalidInput.into());
        }
        let to = dir.join(path);
        fs::create_dir_all(to.parent().unwrap())?;
        fs::write(to, bytes)?;
    }
    Ok(())
}

#[test]
fn every_bit_of_one_header_of_each_kind_counts() {
    let zip = &sealed().zip;
    let end = zip.len() - 22;
    let directory = u32::from_le_bytes(*zip[end + 16..].first_chunk().unwrap()) as usize;
    let name = sealed().sample.members()[0].0.len();
    let headers = (0..30 + name).chain(directory..directory + 46 + name).chain(end..zip.len());
    for (at, bit) in headers.flat_map(|at| (0..8).map(move |bit| (at, bit))) {
        let mut zip = zip.clone();
        zip[at] ^= 1 << bit;
        zip_fits(&zip).unwrap_or_else(|e| panic!("bit {bit} of byte {at} of {}: {e}", zip.len()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, ..ProptestConfig::default() })]

    #[test]
    fn a_zip_with_changed_bytes(changes in prop::collection::vec(change(), 1..3)) {
        let mut zip = sealed().zip.clone();
        changes.iter().for_each(|change| change.make(&mut zip));
        zip_fits(&zip)?;
    }

    #[test]
    fn a_zip_with_changed_entries(
        headers in prop::collection::vec((any::<Index>(), header()), 0..3),
        order in prop::option::of(shift()),
    ) {
        let mut archive = Archive::of(&sealed().sample.members());
        rebuild(&mut archive, &headers, order.as_ref());
        zip_fits(&archive.write())?;
    }

    #[test]
    fn a_package_with_changed_files(edits in prop::collection::vec(edit(), 1..3)) {
        let mut sample = sample::second_bag();
        edits.iter().for_each(|edit| edit.make(&mut sample.files));
        zip_fits(&sample.zip())?;
        let dir = TempDir::new().unwrap();
        // Two names that no folder can have together have been judged in the zip.
        if write(&sample.files, dir.path()).is_ok() {
            let report = verify::check(dir.path(), None).unwrap();
            fits(&report, Some(&sample.files), None)?;
        }
    }

    #[test]
    fn any_bytes_are_judged_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert_eq!(report_of(&bytes).verdict(), Verdict::Broken);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    /// With the lists made to agree, and the seal made anew by another key in the place of the first.
    #[test]
    fn a_package_made_up_again_is_not_the_collectors(edits in prop::collection::vec(edit(), 0..3), takes_over in any::<bool>()) {
        let mut sample = sample::second_bag();
        let collector = sample.key.public().fingerprint();
        edits.iter().for_each(|edit| edit.make(&mut sample.files));
        sample.key = sample::other_key();
        if takes_over {
            sample.put("keys/collector.ed25519.pem", &sample::pem(&sample::other_key().public()));
            sample.put("keys/allowed_signers", sample::other_key().public().allowed_signers().as_bytes());
        }
        if sample.files.contains_key(sample::LOG) {
            sample.reseal();
        }
        let dir = TempDir::new().unwrap();
        let path = dir.path().join("p.zip");
        fs::write(&path, sample.zip()).unwrap();
        let report = verify::check(&path, Some(&WantedKey::Fingerprint(collector))).unwrap();
        prop_assert_eq!(report.verdict(), Verdict::Broken);
    }
}
