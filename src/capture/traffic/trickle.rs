//! A line that hardly moves: what tells a page that keeps coming from one that never ends.

use std::time::{Duration, Instant};

/// Under so many bytes a second a line counts as quiet.
const TRICKLE: u64 = 1000;
/// Over how long that is measured.
const WINDOW: Duration = Duration::from_millis(500);

/// How long so little came that it was a trickle.
pub(super) struct Trickle {
    since: Instant,
    arrived: u64,
    /// Milliseconds of it so far.
    pub(super) spent: u64,
}

impl Trickle {
    /// Begins to look.
    pub(super) fn begin(arrived: u64) -> Self {
        Self { since: Instant::now(), arrived, spent: 0 }
    }

    /// Looks at what has arrived by now; the milliseconds of trickle this look found.
    pub(super) fn look(&mut self, arrived: u64) -> u64 {
        let passed = self.since.elapsed();
        if passed < WINDOW {
            return 0;
        }
        let ms = u64::try_from(passed.as_millis()).unwrap_or(1);
        let slow = (arrived - self.arrived) * 1000 / ms < TRICKLE;
        (self.since, self.arrived) = (Instant::now(), arrived);
        let found = if slow { ms } else { 0 };
        self.spent += found;
        found
    }
}
