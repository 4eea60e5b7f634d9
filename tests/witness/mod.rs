//! Programs of others that judge what saboot writes: warcio, wacz, pywb and bagit from the virtual
//! environment that `scripts/test-venv` makes, and a WARC reader that shares nothing with the
//! writer. A missing program fails the test that asks for it.
#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a test's own fault should stop it")]
#![allow(clippy::disallowed_methods, reason = "witnesses are programs, found by the environment")]
#![allow(unreachable_pub, reason = "shared by several test crates")]

pub mod pywb;
pub mod warc;

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

/// The virtual environment of the witnesses.
pub fn venv() -> PathBuf {
    let set = |name| env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let venv = set("SABOOT_TEST_VENV").unwrap_or_else(|| {
        let cache = set("XDG_CACHE_HOME").or_else(|| Some(set("HOME")?.join(".cache")));
        cache.expect("HOME is not set").join("saboot-test/venv")
    });
    let there = venv.join("installed.txt").is_file();
    assert!(there, "no test environment in {}: run scripts/test-venv first", venv.display());
    venv
}

/// A program of the environment, which reaches no proxy and no user's settings.
pub fn tool(name: &str) -> Command {
    let path = venv().join("bin").join(name);
    assert!(path.is_file(), "{} is missing: run scripts/test-venv", path.display());
    let mut command = Command::new(path);
    for proxy in ["http_proxy", "https_proxy", "all_proxy"] {
        command.env_remove(proxy).env_remove(proxy.to_uppercase());
    }
    command.env("PYTHONNOUSERSITE", "1").env("PYTHONUTF8", "1");
    command
}

/// Runs to the end, which must be good, and gives what was printed.
pub fn run(command: &mut Command) -> String {
    let out = command.output().unwrap_or_else(|e| panic!("{command:?}: {e}"));
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (printed, said) = (text(&out.stdout), text(&out.stderr));
    assert!(out.status.success(), "{command:?}: {}\n{printed}\n{said}", out.status);
    printed
}

/// `warcio check -v` finds every digest right; how many records it checked.
pub fn warcio_check(warc: &Path) -> usize {
    let printed = run(tool("warcio").args(["check", "-v"]).arg(warc));
    let passed = printed.lines().filter(|l| l.trim() == "digest pass").count();
    let records = printed.lines().filter(|l| l.trim_start().starts_with("offset ")).count();
    assert!(passed > 0 && passed == records, "{printed}");
    passed
}

/// `wacz validate` finds the container right.
pub fn wacz_validate(wacz: &Path) {
    let printed = run(tool("wacz").args(["validate", "-f"]).arg(wacz));
    assert!(printed.contains("Validation succeeded"), "{printed}");
}

/// `bagit.py --validate` finds the bag right.
pub fn bagit_validate(folder: &Path) {
    run(tool("bagit.py").arg("--validate").arg(folder));
}

/// The answer pywb replays for a URL of the archive, as bytes.
pub fn pywb_replay(wacz: &Path, url: &str) -> Vec<u8> {
    let at = warc::captures(wacz).into_iter().find(|c| c.url == url);
    let at = at.unwrap_or_else(|| panic!("{url} is not in the index")).timestamp;
    let answer = pywb::Pywb::start(wacz).get(&at, url);
    assert!(answer.header("memento-datetime").is_some(), "{url}: not from the archive");
    answer.body
}

/// Every line of the index leads to the record it describes; see [`warc::captures`].
pub fn cdx_agrees_with_warc(wacz: &Path) {
    assert!(!warc::captures(wacz).is_empty(), "an empty index");
}
