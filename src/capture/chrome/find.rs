//! Which browser there is.

use std::{
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};

/// Where browsers lie, best first. The shell starts three times faster than the full browser, uses
/// half the memory and was never seen to contact anyone by itself. Debian's files in /usr/bin are
/// scripts that stay in between, so that a signal to them does not reach the browser: the binaries
/// come first.
const PLACES: &[&str] = &[
    "/usr/lib/chromium/chromium-headless-shell",
    "/usr/lib/chromium/chromium",
    "/usr/lib64/chromium-browser/headless_shell",
    "/usr/lib64/chromium-browser/chromium-browser",
    "/usr/lib/chromium-browser/chromium-browser",
    "/opt/google/chrome/chrome",
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/snap/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/// A browser on this computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The program.
    pub path: PathBuf,
    /// Whether it is the headless shell.
    pub shell: bool,
}

/// The browser to use: `chosen` if given and there, else the best of the known places.
pub fn find(chosen: Option<&Path>) -> Option<Found> {
    let path = match chosen {
        Some(path) => path.is_file().then(|| path.to_owned()),
        None => PLACES
            .iter()
            .map(PathBuf::from)
            .find(|p| p.is_file() && !is_script(p))
            .or_else(|| PLACES.iter().map(PathBuf::from).find(|p| p.is_file())),
    }?;
    let shell = path.file_name().is_some_and(|n| n.to_string_lossy().contains("headless"));
    Some(Found { path, shell })
}

fn is_script(path: &Path) -> bool {
    let mut head = [0; 2];
    File::open(path).and_then(|mut f| f.read_exact(&mut head)).is_ok() && head == *b"#!"
}
