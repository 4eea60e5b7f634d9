//! The computer's own clock and random bytes. Everything else is handed these.

use crate::model::{Clock, Utc};
use std::{
    io,
    time::{Instant, SystemTime, UNIX_EPOCH},
};

/// The clock of this computer, and a count of milliseconds that setting it does not change.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock {
    began: Instant,
}

impl SystemClock {
    /// A run of the tool begins now.
    pub fn start() -> Self {
        Self { began: Instant::now() }
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Utc {
        #[expect(clippy::disallowed_methods, reason = "the one place that asks the computer")]
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Utc::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }

    fn mono(&self) -> u64 {
        u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}

/// `N` bytes from the system's random source.
pub fn random<const N: usize>() -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|e| io::Error::other(e.to_string()))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_runs_and_random_bytes_differ() {
        let clock = SystemClock::start();
        let (first, second) = (clock.mono(), clock.mono());
        assert!(first <= second);
        assert!(clock.now().to_date().as_str() >= "2024-01-01");
        assert_ne!(random::<16>().unwrap(), random::<16>().unwrap());
    }
}
