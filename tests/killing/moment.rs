//! When the kill comes: after a part of the time such a run takes, or when so much is written. Only the
//! kill is timed; nothing that is asserted is.

use super::{Random, Stage, Verb};
use crate::{running::end, server::Server};
use std::{
    collections::BTreeMap,
    process::Child,
    thread::park_timeout,
    time::{Duration, Instant},
};

/// When to kill.
#[derive(Debug)]
pub enum Moment {
    /// After this time.
    Time(Duration),
    /// When the log has grown by so many lines.
    Lines(usize),
}

impl Moment {
    /// Waits for it, or for the end of the run.
    pub fn wait(&self, child: &mut Child, grown: impl Fn() -> usize) {
        let begun = Instant::now();
        let due = || match self {
            Self::Time(time) => begun.elapsed() >= *time,
            Self::Lines(lines) => grown() >= *lines,
        };
        while !due() && child.try_wait().unwrap().is_none() {
            park_timeout(Duration::from_micros(200));
        }
    }
}

/// What each verb takes when it is left alone: time and lines of the log.
pub struct Typical(BTreeMap<Verb, (Duration, usize)>);

impl Typical {
    /// Runs each verb once.
    pub fn measure(server: &Server) -> Self {
        let stage = Stage::new(server);
        let measured = [Verb::Capture, Verb::Import, Verb::Note, Verb::Seal].map(|verb| {
            let (begun, lines) = (Instant::now(), stage.log_lines());
            end(stage.desk.command(&stage.args(verb)).spawn().unwrap()).ended(0);
            (verb, (begun.elapsed(), stage.log_lines() - lines))
        });
        Self(measured.into())
    }

    /// A moment anywhere in such a run.
    pub fn moment(&self, verb: Verb, random: &mut Random) -> Moment {
        let (time, lines) = self.0[&verb];
        if random.below(2) == 0 {
            return Moment::Lines(1 + usize::try_from(random.below(lines as u64)).unwrap());
        }
        let micros = u64::try_from(time.as_micros()).unwrap();
        Moment::Time(Duration::from_micros(random.below(micros)))
    }
}
