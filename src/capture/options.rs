//! What can be asked of a capture, and its bounds.

use super::address::Policy;
use std::{path::PathBuf, time::Duration};

/// The window a visitor would have: width and height in CSS pixels.
pub(super) const VIEWPORT: (u32, u32) = (1280, 900);
/// Time zone the page is shown in.
pub(super) const TIME_ZONE: &str = "Asia/Karachi";
/// Languages asked for; the browser weighs them in their order when it writes its header.
pub(super) const LANGUAGES: &str = "en-US,en,ur";
/// Longest picture, in pixels.
pub(super) const TALLEST: u32 = 200_000;
/// Widest picture, in pixels.
pub(super) const WIDEST: u32 = 4096;

/// How one address is captured.
#[derive(Debug, Clone)]
pub struct Options {
    /// The whole capture's time.
    pub timeout: Duration,
    /// Extra time to look before the first picture.
    pub wait: Duration,
    /// Words only: no picture, document tree, archive or PDF is made.
    pub words_only: bool,
    /// Go on when the certificate is not trusted.
    pub accept_bad_certificate: bool,
    /// Make page.pdf.
    pub pdf: bool,
    /// Make page.mhtml.
    pub mhtml: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(180),
            wait: Duration::ZERO,
            words_only: false,
            accept_bad_certificate: false,
            pdf: true,
            mhtml: true,
        }
    }
}

/// How the browser is started.
#[derive(Debug, Clone)]
pub struct Start {
    /// The browser, if not the best one found.
    pub browser: Option<PathBuf>,
    /// A private folder for the profile and for bodies, removed afterwards.
    pub scratch: PathBuf,
    /// A proxy's address; may hold user and password.
    pub proxy: Option<String>,
    /// Addresses that may be asked.
    pub policy: Policy,
    /// Memory of the browser, all its processes together, at which it is ended.
    pub memory: u64,
}
