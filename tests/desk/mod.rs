//! Where a case is sealed, and what comes out is taken apart by the system's own tools.
#![allow(clippy::unwrap_used, reason = "tests")]
#![allow(clippy::disallowed_methods, reason = "the outside witnesses are processes")]
#![allow(dead_code, reason = "every test file uses another part")]

use crate::a_case::{capture, home, import, new_case, open};
use saboot::{
    format::json,
    package::{Error, SealRequest, Sealed, seal},
    seal::SecretKey,
    store::{Case, Home},
    verify,
};
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// A home with one case of a capture and an import, its key, and a folder for what comes out.
pub(crate) struct Desk {
    pub(crate) dir: tempfile::TempDir,
    pub(crate) home: Home,
    pub(crate) case: Case,
    pub(crate) key: SecretKey,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("out")).unwrap();
        let home = home(dir.path());
        let key = home.keys().create().unwrap();
        let mut case = new_case(&home);
        case.log_selftest(&[("hash", true)]).unwrap();
        capture(&mut case, Some(&key));
        import(&mut case, dir.path(), None);
        Self { dir, home, case, key }
    }

    pub(crate) fn out(&self) -> PathBuf {
        self.dir.path().join("out")
    }

    pub(crate) fn ask(&self) -> SealRequest {
        SealRequest { out: self.out(), ..SealRequest::default() }
    }

    pub(crate) fn seal(&mut self, ask: &SealRequest) -> Result<Sealed, Error> {
        seal(&mut self.case, &self.key, ask, &mut |_, _| {})
    }

    /// Unpacks with `unzip`; the base folder comes back. What is unpacked was first found sound by
    /// the verifier, and the zip exactly as the format's page has it.
    pub(crate) fn unpack(&self, sealed: &Sealed) -> PathBuf {
        let report = verify::check(&sealed.zip, None).unwrap();
        assert_eq!(report.verdict(), verify::Verdict::Sound, "{:?}", report.findings);
        assert_eq!(report.container, Some(verify::Container::Canonical));
        let to = self.dir.path().join(format!("unpacked-{}", sealed.bag));
        run(Command::new("unzip").arg("-q").arg(&sealed.zip).arg("-d").arg(&to));
        to.join(format!("SB-2026-0001_b{}", sealed.bag))
    }

    /// Ends this run and begins the next.
    pub(crate) fn reopen(self) -> Self {
        let Self { dir, home, case, key } = self;
        drop(case);
        let case = open(&home).unwrap();
        Self { dir, home, case, key }
    }
}

pub(crate) fn try_run(command: &mut Command) -> Output {
    command.output().unwrap_or_else(|e| panic!("{command:?}: {e}"))
}

pub(crate) fn run(command: &mut Command) -> String {
    let out = try_run(command);
    let said = String::from_utf8_lossy(&out.stdout) + String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success(), "{command:?}: {said}");
    said.into_owned()
}

pub(crate) fn shell(dir: &Path, line: &str) -> String {
    run(Command::new("sh").arg("-ec").arg(line).current_dir(dir))
}

pub(crate) fn verify_sh(base: &Path, fingerprint: Option<&str>) -> (Option<i32>, String) {
    let out = try_run(Command::new("sh").arg(base.join("verify.sh")).args(fingerprint));
    assert!(out.stderr.is_empty(), "{}", String::from_utf8_lossy(&out.stderr));
    (out.status.code(), String::from_utf8(out.stdout).unwrap())
}

pub(crate) fn json_file(path: &Path) -> Value {
    json::from_file(&fs::read(path).unwrap()).unwrap()
}

pub(crate) fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).unwrap();
    let mut names: Vec<_> =
        entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
