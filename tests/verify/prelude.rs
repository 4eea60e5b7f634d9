//! What the tables of faults share: apply a fault to a fresh sample, ask, compare.

pub(crate) use crate::sample::{self, LOG, OVERVIEW, Sample, archive::Archive, archive::Member};
pub(crate) use saboot::{
    model::{Artefact, Digest, Event, RelPath, Role},
    seal::{SSH_NAMESPACE, WEAK_KEYS, sha256, sshsig_write},
    verify::{self, Code, Container, Level, Report, Rung, Verdict, WantedKey},
};
pub(crate) use serde_json::json;
pub(crate) use std::{fs, path::Path, process::Command};
pub(crate) use tempfile::TempDir;

/// What it is, the change, and the codes that break it.
pub(crate) type Fault<T> = (&'static str, fn(&mut T), &'static [&'static str]);

pub(crate) fn report_of(zip: &[u8]) -> Report {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("p.zip");
    fs::write(&path, zip).unwrap();
    verify::check(&path, None).unwrap()
}

pub(crate) fn codes(report: &Report) -> Vec<&'static str> {
    report.findings.iter().map(|f| f.code.as_str()).collect()
}

/// The codes that break it, each once.
pub(crate) fn broken(report: &Report) -> Vec<&'static str> {
    let broken = report.findings.iter().filter(|f| f.level == Level::Broken);
    let mut codes: Vec<_> = broken.map(|f| f.code.as_str()).collect();
    codes.dedup();
    codes
}

/// Complains of a fault that breaks a package otherwise than it should.
pub(crate) fn compare(name: &str, report: &Report, expect: &[&str]) -> Option<String> {
    let found = broken(report);
    let fits = found == expect && report.verdict() == Verdict::Broken && report.rungs().is_empty();
    let details = || report.findings.iter().map(|f| format!("  {:?} {}\n", f.path, f.detail));
    (!fits).then(|| format!("{name}: {found:?}\n{}", details().collect::<String>()))
}

/// Fails with all complaints at once.
#[track_caller]
pub(crate) fn settle(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "{}", complaints.concat());
}

#[track_caller]
pub(crate) fn assert_sound(report: &Report, container: Container, notes: &[&str]) {
    assert_eq!(report.verdict(), Verdict::Sound, "{:#?}", report.findings);
    assert_eq!((report.container, codes(report)), (Some(container), notes.to_vec()));
    assert_eq!(report.rungs(), [Rung::Intact, Rung::Signed]);
}

/// Applies each fault to a fresh sample; folder and zip must give the same findings.
#[track_caller]
pub(crate) fn all(start: fn() -> Sample, faults: &[Fault<Sample>]) {
    let mut complaints = Vec::new();
    for (name, make, expect) in faults {
        let mut sample = start();
        make(&mut sample);
        complaints.extend(compare(name, &report_of(&sample.zip()), expect));
        let dir = TempDir::new().unwrap();
        sample.write(&dir.path().join("p"));
        let folder = verify::check(&dir.path().join("p"), None).unwrap();
        complaints.extend(compare(&format!("{name}, as folder"), &folder, expect));
    }
    settle(complaints);
}

pub(crate) fn replace(s: &mut Sample, path: &str, from: &str, to: &str) {
    let text = String::from_utf8(s.files[path].clone()).unwrap();
    assert!(text.contains(from), "{path} has no {from}");
    s.files.insert(path.into(), text.replacen(from, to, 1).into_bytes());
}

pub(crate) fn drop_file(s: &mut Sample, path: &str) {
    s.files.remove(path).unwrap();
}

/// Position of the first line of a type.
pub(crate) fn line_of(s: &Sample, event: Event) -> usize {
    s.log.iter().position(|l| l.event == event).unwrap()
}
