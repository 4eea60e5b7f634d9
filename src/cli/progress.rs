//! How far it is: a bar on a terminal, plain lines elsewhere.
//!
//! ```text
//! Making the package: 40 %
//! ```

use super::Call;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Between two plain lines lies at least this share of the work, in per cent.
const PLAIN_STEP: u64 = 20;

/// The progress of one piece of work.
pub struct Progress {
    what: String,
    bar: Option<ProgressBar>,
    said: Option<u64>,
}

impl Progress {
    /// Begins; `what` says what is being done. Silent with `-q`.
    pub fn new(call: &Call, what: String) -> Self {
        let bar = (call.world.terminal && !call.set.quiet).then(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
            bar.set_style(step_style());
            bar.set_message(what.clone());
            bar
        });
        Self { what, bar, said: None }
    }

    /// `done` of `of`, in any unit. Sums that grow on the way are welcome.
    pub fn at(&mut self, call: &mut Call, done: u64, of: u64) {
        match &self.bar {
            Some(bar) => {
                bar.set_style(bar_style());
                bar.set_length(of);
                bar.set_position(done);
            }
            None => self.plain(call, done, of),
        }
    }

    /// A step by name: a spinner with its words, or a line.
    pub fn step(&mut self, call: &mut Call, words: &str) {
        match &self.bar {
            Some(bar) => {
                bar.set_style(step_style());
                bar.set_message(words.to_owned());
                bar.tick();
            }
            None => call.progress(words),
        }
    }

    /// A line that stays, above the bar.
    pub fn note(&mut self, call: &mut Call, line: &str) {
        match &self.bar {
            Some(bar) => bar.suspend(|| call.progress(line)),
            None => call.progress(line),
        }
    }

    fn plain(&mut self, call: &mut Call, done: u64, of: u64) {
        let share = done.saturating_mul(100).checked_div(of).unwrap_or(100).min(100);
        let due =
            self.said.is_none_or(|last| share >= last + PLAIN_STEP || (share == 100 && last < 100));
        if due {
            self.said = Some(share);
            call.progress(&format!("{}: {share} %", self.what));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn bar_style() -> ProgressStyle {
    ProgressStyle::with_template("{msg} {wide_bar} {percent:>3} %").unwrap_or_else(|_| step_style())
}

fn step_style() -> ProgressStyle {
    ProgressStyle::default_spinner()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cli::{Settings, world::test::world},
        text::{Catalog, Lang},
    };

    fn said(quiet: bool) -> String {
        let (mut world, _, err) = world("", false);
        let set = Settings { quiet, ..Settings::default() };
        let mut call = Call { world: &mut world, text: Catalog::new(Lang::En), set };
        let mut progress = Progress::new(&call, "Packing".into());
        for done in 0..=1000 {
            progress.at(&mut call, done, 1000);
        }
        progress.step(&mut call, "Signing");
        progress.note(&mut call, "Left out: a");
        err.text()
    }

    #[test]
    fn without_a_terminal_a_few_lines_say_how_far_it_is() {
        let shares: String = [0, 20, 40, 60, 80, 100].map(|s| format!("Packing: {s} %\n")).concat();
        assert_eq!(said(false), shares + "Signing\nLeft out: a\n");
        assert_eq!(said(true), "");
    }

    #[test]
    fn nothing_to_do_is_done() {
        let (mut world, _, err) = world("", false);
        let set = Settings::default();
        let mut call = Call { world: &mut world, text: Catalog::new(Lang::En), set };
        Progress::new(&call, "Packing".into()).at(&mut call, 0, 0);
        assert_eq!(err.text(), "Packing: 100 %\n");
    }
}
