//! The report itself: every key of it, whoever asks, in every container.

use crate::prelude::*;
use saboot::seal::SecretKey;

#[test]
fn a_sound_package_is_sound_as_folder_and_as_canonical_zip() {
    for sample in [sample::sound(), sample::second_bag()] {
        assert_sound(&report_of(&sample.zip()), Container::Canonical, &[]);
        let dir = TempDir::new().unwrap();
        sample.write(&dir.path().join("any name"));
        let inside = verify::check(&dir.path().join("any name"), None).unwrap();
        assert_sound(&inside, Container::Folder, &[]);
        let around = verify::check(dir.path(), None).unwrap();
        assert_sound(&around, Container::Folder, &[]);
        assert_eq!(inside, around);
    }
}

#[test]
fn the_report_for_machines_has_every_key() {
    let sample = sample::sound();
    let report = report_of(&sample.zip());
    let public = sample.key.public();
    let (count, head) = sample::count_and_head(&sample.files[sample::LOG]);
    let expect = serde_json::json!({
        "verdict": "sound", "rungs": ["intact", "signed"], "container": "canonical",
        "findings": [],
        "signer": {
            "fingerprint": public.fingerprint(), "ssh_fingerprint": public.ssh_fingerprint(),
            "confirmed": false,
        },
        "case": sample::CASE, "case_uid": sample::UID, "bag": "1",
        "files": report.files, "bytes": report.bytes,
        "custody": {"count": count, "head": head}, "withheld": [],
        "stamps": [],
    });
    assert_eq!(report.to_json(), expect);
    let data = sample.files.iter().filter(|(path, _)| path.starts_with("data/"));
    assert_eq!(report.bytes, data.clone().map(|(_, b)| b.len() as u64).sum::<u64>());
    assert_eq!(report.files, data.count() as u64);
    assert_eq!(report.sealed_claimed.unwrap().to_seconds(), "2026-01-02T03:10:20Z");
}

#[test]
fn what_is_held_back_is_said_and_sound() {
    let report = report_of(&sample::withholding().zip());
    assert_sound(&report, Container::Canonical, &["withheld"; 4]);
    let listed: Vec<_> =
        report.withheld.iter().map(|w| (w.path.as_str(), w.reason.as_str())).collect();
    assert_eq!(listed[0], ("data/E0001/text.txt", "left-out"));
    assert_eq!(listed[1], ("data/E0002/import.json", "excepted"));
    assert_eq!(report.to_json()["withheld"][0]["note"], "0001");
}

#[test]
fn the_signer_asked_for_is_confirmed_or_the_package_is_broken() {
    let dir = TempDir::new().unwrap();
    let sample = sample::sound();
    sample.write(dir.path());
    let ask = |want: WantedKey| verify::check(dir.path(), Some(&want)).unwrap();
    let wanted = |key: SecretKey| {
        let key = key.public();
        [
            WantedKey::Fingerprint(key.fingerprint()),
            WantedKey::Ssh(key.ssh_fingerprint()),
            WantedKey::Key(key),
        ]
    };
    for want in wanted(sample::key()) {
        let report = ask(want);
        assert_eq!(report.verdict(), Verdict::Sound);
        assert!(report.signer.unwrap().confirmed);
    }
    for want in wanted(sample::other_key()) {
        let report = ask(want);
        assert_eq!(codes(&report), ["not-the-signer"]);
        assert!(!report.signer.unwrap().confirmed);
    }
}

#[test]
fn only_a_path_that_cannot_be_opened_is_an_error() {
    let dir = TempDir::new().unwrap();
    assert!(verify::check(&dir.path().join("nothing"), None).is_err());
    let empty = verify::check(dir.path(), None).unwrap();
    assert_eq!(codes(&empty), ["not-a-package"]);
}

#[test]
fn every_finding_is_in_the_format_page() {
    let page = include_str!("../../docs/FORMAT.md");
    for code in Code::ALL {
        let row = format!("| {code} | {} |", code.level());
        assert!(page.contains(&row), "{row}");
    }
}
