//! A page in a real browser becomes an exhibit of a case.
//!
//! [`Session`] starts the browser; each [`Session::capture`] opens a fresh context, records all traffic
//! (`traffic`), runs the steps (`steps`) and writes each artefact before the next step starts (`keep`, the
//! only module here that names the store). What the browser does and does not give is in docs/CAPTURE.md.

mod address;
mod archive;
mod captured;
mod chrome;
mod error;
mod exhibit;
mod join;
mod keep;
mod look;
mod net;
mod opening;
mod options;
mod page;
mod picture;
mod quality;
mod record;
mod scroll;
mod selftest;
mod session;
mod steps;
mod target;
mod tls;
mod traffic;
mod words;

pub use address::{NotPublic, Policy, Reach};
pub use captured::Captured;
pub use chrome::{Found, find};
pub use error::{Error, StepError};
pub use options::{Options, Start};
pub use session::Session;
pub use steps::StepEnd;
pub use target::{TargetError, parse as parse_target, strip_login};
