//! Time is handed in, never asked for: a test gives a fixed clock, and no flag can.

use super::Utc;

/// Where moments come from.
pub trait Clock: Send + Sync {
    /// Now, as the computer claims.
    fn now(&self) -> Utc;
    /// Milliseconds since this run began, by a clock that can't be set.
    fn mono(&self) -> u64;
}
