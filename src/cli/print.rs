//! Where words go. Nothing else in the crate prints.
//!
//! 1. Standard output is the answer and nothing else; with `--json` one object a line.
//! 2. Standard error is everything on the way there: what is being done, warnings, questions.
//! 3. A failure is one line `saboot: error: …`, then `saboot: hint: …` when there is something to
//!    try: a lower-case start, no full stop unless there are several sentences.
//! 4. `-q` silences what is being done; never an answer, a warning, a question or a failure.
//! 5. Text of others goes through `sanitize` first. A reader that goes away ends the printing, not
//!    the work.
//!
//! ```text
//! saboot: error: case SB-2026-0001 is in use by another saboot
//! saboot: hint: wait until it is done, or end it; nothing is lost
//! ```

use super::{Exit, Settings, World};
use crate::{model::Digest, text::Catalog};
use serde::Serialize;
use std::{io::Write, time::Duration};

/// One run: what was asked, in which language, and where the words go.
pub struct Call<'w> {
    /// Everything outside.
    pub world: &'w mut World,
    /// The sentences.
    pub text: Catalog,
    /// The options that every verb takes.
    pub set: Settings,
}

/// A failure in words, as `explain` makes it from an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What went wrong.
    pub message: String,
    /// What to try.
    pub hint: Option<String>,
    /// What the shell is told.
    pub exit: Exit,
}

impl Told {
    /// A failure with something to try.
    pub fn new(exit: Exit, message: String, hint: String) -> Self {
        Self { message, hint: Some(hint), exit }
    }
}

impl Call<'_> {
    /// A line of the answer, for people. With `--json` the objects are the answer, so it is left out.
    pub fn answer(&mut self, line: &str) {
        if !self.set.json {
            write_line(&mut self.world.out, line);
        }
    }

    /// An object of the answer, for programs, when `--json` asks for it.
    pub fn object(&mut self, value: &impl Serialize) -> Result<(), Told> {
        if self.set.json {
            let line =
                serde_json::to_string(value).map_err(|e| super::explain::json(&e, &self.text))?;
            write_line(&mut self.world.out, &line);
        }
        Ok(())
    }

    /// What is being done.
    pub fn progress(&mut self, line: &str) {
        if !self.set.quiet {
            write_line(&mut self.world.err, line);
        }
    }

    /// What a person must see, whatever was asked.
    pub fn warn(&mut self, line: &str) {
        write_line(&mut self.world.err, line);
    }

    /// A failure; its number is for the caller to merge.
    pub fn tell(&mut self, told: &Told) -> Exit {
        tell(self.world, told)
    }
}

/// A failure, before there is a [`Call`].
pub fn tell(world: &mut World, told: &Told) -> Exit {
    write_line(&mut world.err, &format!("saboot: error: {}", told.message));
    if let Some(hint) = &told.hint {
        write_line(&mut world.err, &format!("saboot: hint: {hint}"));
    }
    told.exit
}

/// Writes what clap made (help, version, a usage error) as it is.
pub(super) fn write_text(to: &mut dyn Write, text: &str) {
    // Rule 5: who does not read is not told.
    let _ = to.write_all(text.as_bytes()).and_then(|()| to.flush());
}

fn write_line(to: &mut dyn Write, line: &str) {
    write_text(to, &format!("{line}\n"));
}

/// `2.5 MB`: a size for people, in powers of 1000, cut and not rounded up.
pub fn size(bytes: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")];
    match UNITS.into_iter().find(|(unit, _)| bytes >= *unit) {
        Some((unit, name)) => format!("{}.{} {name}", bytes / unit, bytes % unit / (unit / 10)),
        None => format!("{bytes} bytes"),
    }
}

/// `2 min 5 s`: a length of time for people, its two largest parts, the rest cut.
pub fn span(length: Duration) -> String {
    const UNITS: [(u64, &str); 4] = [(86_400, "d"), (3_600, "h"), (60, "min"), (1, "s")];
    let mut left = length.as_secs();
    let mut parts = Vec::new();
    for (unit, name) in UNITS {
        let count = left / unit;
        left %= unit;
        if count > 0 || !parts.is_empty() || unit == 1 {
            parts.push((count, name));
        }
    }
    let shown = parts.into_iter().take(2).filter(|(count, name)| *count > 0 || *name == "s");
    shown.map(|(count, name)| format!("{count} {name}")).collect::<Vec<_>>().join(" ")
}

/// A fingerprint to read aloud or compare on paper: 64 digits in groups of four.
///
/// ```text
/// 3b6a 27bc ceb6 a42d 62a3 a8d0 2a6f 0d73 …
/// ```
pub fn groups(fingerprint: &Digest) -> String {
    in_groups(&fingerprint.to_string())
}

/// OpenSSH's form in groups of four after its prefix: `SHA256: 2Yuq IDXb …`. The `args` of
/// `verify --key` take both forms with or without the blanks.
pub fn ssh_groups(fingerprint: &str) -> String {
    match fingerprint.split_once(':') {
        Some((prefix, rest)) => format!("{prefix}: {}", in_groups(rest)),
        None => in_groups(fingerprint),
    }
}

fn in_groups(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    letters.chunks(4).map(|c| c.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cli::world::test::world, text::Lang};
    use std::io;

    fn call<R>(json: bool, quiet: bool, run: impl FnOnce(&mut Call) -> R) -> (R, String, String) {
        let (mut world, out, err) = world("", false);
        let set = Settings { json, quiet, ..Settings::default() };
        let mut call = Call { world: &mut world, text: Catalog::new(Lang::En), set };
        (run(&mut call), out.text(), err.text())
    }

    fn everything(call: &mut Call) -> Exit {
        call.answer("answer");
        call.object(&[1, 2]).unwrap();
        call.progress("progress");
        call.warn("warning");
        call.tell(&Told::new(Exit::Failed, "no".into(), "try".into()))
    }

    #[test]
    fn output_is_the_answer_and_error_is_the_rest() {
        let failure = "warning\nsaboot: error: no\nsaboot: hint: try\n";
        let loud = format!("progress\n{failure}");
        let (exit, out, err) = call(false, false, everything);
        assert_eq!((exit, out.as_str(), err.as_str()), (Exit::Failed, "answer\n", loud.as_str()));
        let (_, out, err) = call(true, false, everything);
        assert_eq!((out.as_str(), err.as_str()), ("[1,2]\n", loud.as_str()));
        let (_, out, err) = call(false, true, everything);
        assert_eq!((out.as_str(), err.as_str()), ("answer\n", failure));
    }

    #[test]
    fn a_reader_that_goes_away_is_no_error() {
        struct Gone;
        impl Write for Gone {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
        }
        let (mut world, _, _) = world("", false);
        world.out = Box::new(Gone);
        let text = Catalog::new(Lang::En);
        Call { world: &mut world, text, set: Settings::default() }.answer("lost");
    }

    #[test]
    fn sizes_are_for_people() {
        let said = [0, 999, 1000, 1999, 2_500_000, 123_456_789_012].map(size);
        assert_eq!(said, ["0 bytes", "999 bytes", "1.0 kB", "1.9 kB", "2.5 MB", "123.4 GB"]);
    }

    #[test]
    fn a_span_has_its_two_largest_parts() {
        let said = |seconds| span(Duration::from_secs(seconds));
        assert_eq!([0, 59, 60, 3_600].map(said), ["0 s", "59 s", "1 min 0 s", "1 h"]);
        assert_eq!([3_725, 90_061, 86_400].map(said), ["1 h 2 min", "1 d 1 h", "1 d"]);
    }

    #[test]
    fn fingerprints_come_in_groups_of_four() {
        let said = groups(&Digest([0x3b; 32]));
        assert_eq!((said.len(), said.split(' ').count()), (79, 16));
        assert!(said.starts_with("3b3b 3b3b "));
        assert_eq!(ssh_groups("SHA256:abcdefghij"), "SHA256: abcd efgh ij");
    }
}
