//! The case folder and the only writer in it.
//!
//! ```text
//! <home>/keys/collector.pem  collector.pub.pem  earlier-1.pem  earlier-1.pub.pem
//! <home>/cases/SB-2026-0001/case.json  lock  log.jsonl  selftest.jsonl
//!                           data/E0001/page.png  notes/0001.json  tmp/  interrupted/  bags/b1/
//!                           reserve
//! ```
//!
//! A file is written to `tmp/`, flushed to the disk, renamed (never over another) and its folder
//! flushed; only then comes its line in the log, flushed too. So a cut of power leaves either the
//! whole of a file or nothing, and what the log says is there is there. What an interrupted run left
//! is put in order, and written down, when the case is next opened ([`Home::open_case`]).

mod case;
mod check;
mod choice;
mod error;
mod files;
mod glance;
mod home;
mod index;
mod keys;
mod notes;
mod opened;
mod pending;
mod records;
mod recover;
mod reserve;
mod supplied;

pub use case::Case;
pub use check::{Fault, Problem};
pub use choice::OpenCases;
pub use error::Error;
pub use home::{CaseInfo, Home};
pub use index::Exhibit;
pub use keys::Keys;
pub use pending::Pending;
pub use records::salt;
pub use supplied::{Imported, ImportedFile, Supply, import_files};

/// The tool's name and version, as logs and records give it.
pub const TOOL: &str = concat!("saboot ", env!("CARGO_PKG_VERSION"));
