//! Words in, words out: the command line. One file a verb in `cmd`; each loads, calls and prints.

pub mod args;
pub mod ask;
mod cases;
mod cmd;
mod desk;
mod exit;
pub mod explain;
mod given;
pub mod print;
pub mod progress;
mod run;
pub mod sanitize;
mod settings;
mod stamps;
pub mod terms;
mod without;
mod world;

pub use exit::Exit;
pub use given::Given;
pub use print::{Call, Told};
pub use run::run;
pub use settings::Settings;
pub use world::{Busy, World};
