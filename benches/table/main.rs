//! The table of docs/PERFORMANCE.md: whole programs on the same work in one run, ours beside others'.
//!
//! ```text
//! make bench                                       everything; the machine should have nothing else to do
//! cargo bench --bench table -- capture             one part: start, verify, large, seal, exhibits, capture
//! ```
//!
//! Each row is printed as it is known. Figures of different runs do not compare; ratios within one do.
#![allow(missing_docs, unreachable_pub, reason = "a program, not an interface")]
#![allow(clippy::unwrap_used, reason = "what can't be measured ends the run")]
#![allow(clippy::print_stdout, reason = "the table is its output")]
#![allow(clippy::disallowed_methods, reason = "programs are what is measured")]

mod captures;
mod exhibits;
mod packages;
mod sealing;
mod took;

#[path = "../../tests/sample/mod.rs"]
mod sample;
#[path = "../../tests/server/mod.rs"]
mod server;
#[path = "../../tests/witness/mod.rs"]
mod witness;

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

/// The program as it is released.
pub fn saboot(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_saboot"));
    command.env_clear().env("PATH", env::var_os("PATH").unwrap()).env("SABOOT_OFFLINE", "1");
    command.arg("--home").arg(home);
    command
}

/// One line of the table.
pub fn row(work: &str, bar: &str, figure: &str) {
    println!("| {work} | {bar} | {figure} |");
}

/// A folder of this run, removed at its end.
pub struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A path below it.
    pub fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

type Part = (&'static str, fn(&Place));

const PARTS: &[Part] = &[
    ("start", start),
    ("verify", packages::verify),
    ("large", packages::large),
    ("seal", sealing::seal),
    ("exhibits", exhibits::ten_thousand),
    ("capture", captures::all),
];

fn main() {
    let asked: Vec<String> = env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
    println!("| work | bar | measured |\n| --- | --- | --- |");
    for (name, part) in PARTS {
        if asked.is_empty() || asked.iter().any(|a| a == name) {
            part(&Place::new());
        }
    }
}

fn start(_: &Place) {
    let run = || took::timed(Command::new(env!("CARGO_BIN_EXE_saboot")).arg("--version")).wall;
    let ours = took::median((0..51).map(|_| run()).collect());
    let none = || took::timed(&mut Command::new("/bin/true")).wall;
    let nothing = took::median((0..51).map(|_| none()).collect());
    let figure = format!("{:.1} ms (`/bin/true` {:.1} ms)", ours * 1e3, nothing * 1e3);
    row("`saboot --version`, median of 51", "≤ 10 ms", &figure);
}
