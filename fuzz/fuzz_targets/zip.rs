//! A zip of any bytes gets a report, never a panic; a report has one verdict however often it is made.
#![no_main]

use libfuzzer_sys::fuzz_target;
use saboot::verify::{Verdict, check};
use std::{fs, path::PathBuf, process, sync::LazyLock};

/// The bytes as a file: the reader wants one. `TMPDIR` in memory makes it fast.
static FILE: LazyLock<PathBuf> =
    LazyLock::new(|| std::env::temp_dir().join(format!("saboot-fuzz-{}.zip", process::id())));

fuzz_target!(|bytes: &[u8]| {
    fs::write(&*FILE, bytes).unwrap();
    let report = check(&FILE, None).unwrap();
    // Rungs stand for something only where nothing is wrong.
    assert!(report.verdict() == Verdict::Sound || report.rungs().is_empty());
});
