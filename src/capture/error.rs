//! Why a capture did not begin, or a step did not end well.

use super::{address::NotPublic, chrome::CallError, target::TargetError};
use crate::store;

/// What stops a capture before or altogether. Whatever was saved before it stays.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No browser on this computer.
    #[error("no browser found")]
    NoBrowser,
    /// The browser did not start.
    #[error("the browser did not start: {0}")]
    Start(String),
    /// The proxy's address is not one.
    #[error("not the address of a proxy")]
    Proxy,
    /// Not an address that can be captured.
    #[error(transparent)]
    Target(#[from] TargetError),
    /// The address leads into a private network.
    #[error(transparent)]
    NotPublic(#[from] NotPublic),
    /// The case could not be written.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The scratch folder could not be used.
    #[error("{path}: {source}")]
    Scratch {
        /// The folder.
        path: std::path::PathBuf,
        /// The system's word.
        source: std::io::Error,
    },
}

/// Why a step gave nothing. The code is what stands in the custody log.
#[derive(Debug, thiserror::Error)]
pub enum StepError {
    /// The browser did not answer in time.
    #[error("no answer in time")]
    Late,
    /// The browser refused.
    #[error("the browser refused: {0}")]
    Refused(String),
    /// The browser's answer was longer than is taken.
    #[error("longer than is taken")]
    TooLong,
    /// The page went elsewhere each time it was looked at.
    #[error("the page did not rest")]
    Moved,
    /// The proxy did not do its part: the browser's error text.
    #[error("the proxy failed: {0}")]
    Proxy(String),
    /// The browser is gone.
    #[error("the browser is gone")]
    Gone,
    /// The page's process ended.
    #[error("the page crashed")]
    Crashed,
    /// The page used too much memory and was ended.
    #[error("the page used too much memory")]
    Memory,
    /// The person asked to stop.
    #[error("stopped by the person")]
    Interrupted,
    /// The page could not be reached: the browser's error text.
    #[error("the page could not be reached: {0}")]
    Unreachable(String),
    /// The server's certificate is not trusted: the browser's error text.
    #[error("the certificate is not trusted: {0}")]
    Certificate(String),
    /// The name led to a private address after all.
    #[error("the answer came from a private address")]
    PrivateAddress,
    /// No room is left on the disk.
    #[error("no room left on the disk")]
    DiskFull,
    /// A picture came out empty or of the wrong size.
    #[error("the picture came out empty")]
    Picture,
    /// Nothing to make it from.
    #[error("nothing there")]
    Nothing,
    /// The case could not be written: this stops the capture.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl StepError {
    /// The code for log and record: docs/CAPTURE.md.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Refused(_) => "refused",
            Self::TooLong => "too-long",
            Self::Moved => "moved",
            Self::Proxy(_) => "proxy",
            Self::Gone => "browser-gone",
            Self::Crashed => "crashed",
            Self::Memory => "memory",
            Self::Interrupted => "interrupted",
            Self::Unreachable(_) => "unreachable",
            Self::Certificate(_) => "certificate",
            Self::PrivateAddress => "private-address",
            Self::DiskFull => "disk-full",
            Self::Picture => "picture",
            Self::Nothing => "nothing",
            Self::Store(_) => "store",
        }
    }

    /// Whether nothing more can be had of the page.
    pub fn ends_page(&self) -> bool {
        matches!(
            self,
            Self::Gone
                | Self::Crashed
                | Self::Memory
                | Self::Interrupted
                | Self::Unreachable(_)
                | Self::Proxy(_)
                | Self::Certificate(_)
                | Self::PrivateAddress
                | Self::DiskFull
        )
    }

    /// Whether a browser that finds no room for its own files ends so.
    pub(super) fn may_be_the_disk(&self) -> bool {
        matches!(
            self,
            Self::Late
                | Self::Refused(_)
                | Self::Gone
                | Self::Crashed
                | Self::Picture
                | Self::Nothing
        )
    }
}

impl From<CallError> for StepError {
    fn from(error: CallError) -> Self {
        match error {
            CallError::Refused { message, .. } => {
                Self::Refused(message.chars().take(200).collect())
            }
            CallError::TooLong => Self::TooLong,
            CallError::Late { .. } => Self::Late,
            CallError::Gone => Self::Gone,
        }
    }
}
