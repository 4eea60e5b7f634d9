//! The browser, and whether it can lock itself in.

use super::Level;
use crate::{
    cli::{Call, explain::safe},
    platform,
    text::say,
};
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// Names of browsers that can be driven, the smallest first.
const NAMES: &[&str] = &[
    "chromium-headless-shell",
    "chrome-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
];
/// A cold disk can take long for the first start.
const PATIENCE: Duration = Duration::from_secs(30);

pub(super) fn found(call: &Call) -> Option<PathBuf> {
    platform::find_program(NAMES, call.world.var("PATH")?)
}

pub(super) fn version(call: &Call, browser: Option<&Path>) -> (Level, String) {
    let text = &call.text;
    let Some(browser) = browser else { return (Level::Fail, say!(text, "doctor-browser-none")) };
    let path = safe(browser.display());
    match platform::output_of(browser, &["--version"], PATIENCE) {
        Ok(said) if !said.trim().is_empty() => {
            (Level::Ok, say!(text, "doctor-browser", version = safe(said), path = path))
        }
        _ => (Level::Fail, say!(text, "doctor-browser-silent", path = path)),
    }
}

pub(super) fn sandbox(call: &Call, browser: Option<&Path>) -> (Level, String) {
    let text = &call.text;
    if platform::is_root() {
        return (Level::Warn, say!(text, "doctor-sandbox-root"));
    }
    match browser.and_then(platform::sandbox_usable) {
        Some(true) => (Level::Ok, say!(text, "doctor-sandbox")),
        Some(false) => (Level::Fail, say!(text, "doctor-sandbox-none")),
        None => (Level::Warn, say!(text, "doctor-sandbox-unknown")),
    }
}
