//! Sound packages in every container, and what is said without being a fault.

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
fn an_earlier_key_that_leads_to_the_collector_is_said_and_sound() {
    let report = report_of(&sample::rotated().zip());
    assert_sound(&report, Container::Canonical, &["earlier-key"; 2]);
}

#[test]
fn litter_outside_data_is_said_and_sound() {
    let mut archive = sample::archive::Archive::of(&sample::sound().members());
    let litter = ["SB-2026-0001_b1/.DS_Store", "__MACOSX/SB-2026-0001_b1/._bagit.txt", "Thumbs.db"];
    for name in litter {
        archive.members.push(sample::archive::Member::stored(name, b"left"));
    }
    let notes = ["litter", "litter", "litter", "repacked"];
    assert_sound(&report_of(&archive.write()), Container::Repacked, &notes);
    archive.members.truncate(archive.members.len() - 3);
    let name = "SB-2026-0001_b1/data/E0001/.DS_Store";
    archive.members.push(sample::archive::Member::stored(name, b"left"));
    assert_eq!(codes(&report_of(&archive.write())), ["bad-name"]);
}

#[test]
fn tokens_are_said_not_to_be_checked() {
    let mut sample = sample::sound();
    let names = ["seal.tsa-1.tsq", "seal.tsa-1.tsr", "E0001.tsa-1.tsr", "tsa-1-chain.pem"];
    for name in names {
        sample.put(&format!("anchors/{name}"), b"a token");
    }
    assert_sound(
        &report_of(&sample.zip()),
        Container::Repacked,
        &[
            "token-not-checked",
            "token-not-checked",
            "token-not-checked",
            "token-not-checked",
            "repacked",
        ],
    );
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
    for bytes in [&b""[..], &[7; 40], b"PK\x05\x06", &vec![0; 70_000]] {
        let report = report_of(bytes);
        assert_eq!((codes(&report), report.container), (vec!["not-a-package"], None));
    }
    let other = sample::archive::Archive::of(&[("a.txt".into(), b"a".to_vec())]);
    assert_eq!(codes(&report_of(&other.write())), ["not-a-package"]);
    let zip = sample::sound().zip();
    assert_eq!(codes(&report_of(&zip[..zip.len() - 200])), ["zip-end"]);
}

#[cfg(unix)]
#[test]
fn a_folder_with_a_link_in_it_is_broken() {
    let dir = TempDir::new().unwrap();
    let sample = sample::sound();
    sample.write(dir.path());
    let path = dir.path().join("data/E0001/text.txt");
    fs::rename(&path, dir.path().join("elsewhere")).unwrap();
    std::os::unix::fs::symlink(dir.path().join("elsewhere"), &path).unwrap();
    let found = codes(&verify::check(dir.path(), None).unwrap());
    assert!(found.contains(&"irregular-file"), "{found:?}");
}

#[test]
fn every_finding_is_in_the_format_page() {
    let page = include_str!("../../docs/FORMAT.md");
    for code in Code::ALL {
        let row = format!("| {code} | {} |", code.level());
        assert!(page.contains(&row), "{row}");
    }
}
