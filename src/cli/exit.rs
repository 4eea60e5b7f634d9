//! What the shell is told. The table is docs/EXIT-CODES.md, and tests/tidy.rs compares the two.

use std::process::ExitCode;

/// How a run ended, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// Done; or what was checked is sound.
    Done = 0,
    /// The answer is no: changed, missing, a cut log, a bad signature, not the signer asked for.
    Broken = 1,
    /// The command line was not understood.
    Usage = 2,
    /// It could not be done: disk, permission, not a case, a key that is there already.
    Failed = 3,
    /// Page or browser failed, a login wall, stopped. What came is kept and marked partial.
    Capture = 4,
    /// Nothing is wrong, but something asked for is not there or cannot be decided here.
    Undecided = 5,
}

impl Exit {
    /// Every way to end, by number.
    pub const ALL: [Self; 6] =
        [Self::Done, Self::Broken, Self::Usage, Self::Failed, Self::Capture, Self::Undecided];

    /// The number the shell sees.
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// The more serious of two, for a run over many links or files:
    /// Done < Undecided < Capture < Usage < Failed < Broken.
    pub const fn worst(self, other: Self) -> Self {
        if self.weight() < other.weight() { other } else { self }
    }

    const fn weight(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Undecided => 1,
            Self::Capture => 2,
            Self::Usage => 3,
            Self::Failed => 4,
            Self::Broken => 5,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_do_not_change() {
        assert_eq!(Exit::ALL.map(Exit::code), [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn of_many_the_worst_counts_in_any_order() {
        use Exit::{Broken, Capture, Done, Failed, Undecided, Usage};
        let by_weight = [Done, Undecided, Capture, Usage, Failed, Broken];
        for (i, low) in by_weight.into_iter().enumerate() {
            for high in &by_weight[i..] {
                assert_eq!((low.worst(*high), high.worst(low)), (*high, *high));
            }
        }
    }
}
