//! What the tests share: a package on disk, the answer, and what an answer holds.

pub(crate) use crate::sample::{self, Sample};
pub(crate) use saboot::verify::{self, Code, Container, Report, Rung, Verdict, WantedKey};
pub(crate) use std::{fs, path::Path, process::Command};
pub(crate) use tempfile::TempDir;

pub(crate) fn report_of(zip: &[u8]) -> Report {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("p.zip");
    fs::write(&path, zip).unwrap();
    verify::check(&path, None).unwrap()
}

pub(crate) fn codes(report: &Report) -> Vec<&'static str> {
    report.findings.iter().map(|f| f.code.as_str()).collect()
}

#[track_caller]
pub(crate) fn assert_sound(report: &Report, container: Container, notes: &[&str]) {
    assert_eq!(report.verdict(), Verdict::Sound, "{:#?}", report.findings);
    assert_eq!((report.container, codes(report)), (Some(container), notes.to_vec()));
    assert_eq!(report.rungs(), [Rung::Intact, Rung::Signed]);
}
