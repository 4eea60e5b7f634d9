//! The web archive of an exhibit: every exchange between browser and servers as WARC 1.1 records,
//! an index of them (CDXJ) and both in one WACZ 1.1.1 file. docs/CAPTURE.md, "The archive", says
//! what is in it and what is lost.
//!
//! Writing goes in two steps, so that nothing large is ever in memory: [`ArchiveWriter`] makes
//! `data.warc.gz` in a spool, then [`write_wacz`] copies the spool into the container.

mod cdx;
mod exchange;
mod head;
mod member;
mod post;
mod redact;
mod wacz;
mod warc;

pub use exchange::{Body, Exchange, Headers, TlsSummary, Truncated};
pub use head::parse_head;
pub use redact::{redact_headers, redact_raw, strip_userinfo, target_uri};
pub use wacz::{Page, Wacz, write_wacz};
pub use warc::{Archive, ArchiveWriter, Indexed, Opener};

/// Name of the one WARC in `archive/` of a WACZ, as the index names it.
pub const WARC_NAME: &str = "data.warc.gz";

/// Why an archive could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// A body is not the bytes it was said to be, or can't be read. Nothing of this exchange was
    /// written: the archive stays good without it.
    #[error("the body of {url} is not what was recorded: {why}")]
    Body {
        /// Whose body.
        url: String,
        /// What is wrong with it.
        why: String,
    },
    /// The output can't be written, or an input changed under way: give the archive up.
    #[error("writing the web archive")]
    Io(#[from] std::io::Error),
    /// The zip can't be made.
    #[error("making the WACZ file")]
    Zip(#[from] zip::result::ZipError),
}
