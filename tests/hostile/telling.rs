//! What the tests ask of a record again and again.

use crate::capturing::Got;
use saboot::{capture::Options, model::Role};
use serde_json::Value;
use std::{path::Path, path::PathBuf, time::Duration};

/// Options with a time limit.
pub(crate) fn within(seconds: u64) -> Options {
    Options { timeout: Duration::from_secs(seconds), ..Options::default() }
}

/// The parts that cost time and are not what is looked at.
pub(crate) fn bare(seconds: u64) -> Options {
    Options { pdf: false, mhtml: false, ..within(seconds) }
}

/// A list of the record's `behaviour`.
pub(crate) fn did<'g>(got: &'g Got, what: &str) -> &'g Vec<Value> {
    got.record["behaviour"][what].as_array().unwrap()
}

/// Milliseconds of all steps.
pub(crate) fn ms(got: &Got) -> u64 {
    got.captured.steps.iter().map(|s| s.ms).sum()
}

/// The page load an artefact names.
pub(crate) fn load_of(got: &Got, role: Role) -> String {
    let artefact = got.captured.artefacts.iter().find(|a| a.role == role).unwrap();
    artefact.load.clone().unwrap()
}

/// The exchanges whose address ends so.
pub(crate) fn exchanges<'g>(got: &'g Got, end: &str) -> Vec<&'g Value> {
    let all = got.net["exchanges"].as_array().unwrap().iter();
    all.filter(|e| e["url"].as_str().unwrap().ends_with(end)).collect()
}

/// The browser, started with more flags than saboot gives it.
pub(crate) fn browser_with(folder: &Path, flags: &[String]) -> PathBuf {
    let real = saboot::capture::find(None).unwrap().path;
    let path = folder.join("headless-with-flags");
    let quoted: Vec<_> = flags.iter().map(|f| format!("'{f}'")).collect();
    let script = format!("#!/bin/sh\nexec '{}' {} \"$@\"\n", real.display(), quoted.join(" "));
    saboot::platform::write_program(&path, script.as_bytes()).unwrap();
    path
}
