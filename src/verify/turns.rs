//! Which key took over from which, by the `key.rotate` lines of the log (docs/FORMAT.md §7).
//!
//! Looked up for every record and seal, and a log may hold as many lines as there are records: so
//! each answer is worked out once, from the last line to the first.

use crate::{
    format::custody::Log,
    model::{Digest, Event},
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A `key.rotate` line's data.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rotation {
    from: Digest,
    to: Digest,
    #[serde(rename = "by")]
    _by: Authority,
}

/// Who vouches for the new key. That the old key does (`old-key`) would need its signature, which
/// this version has no place for: such a line is not one of ours.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Authority {
    Lost,
}

/// By key: number of each line that takes over from it, the last first, and who has it in the end.
#[derive(Debug, Default)]
pub(super) struct Turns(BTreeMap<Digest, Vec<(u64, Digest)>>);

impl Turns {
    pub(super) fn of(log: &Log) -> Self {
        let mut turns = Self::default();
        for line in log.lines.iter().rev().filter(|l| l.event == Event::KeyRotate) {
            if let Ok(Rotation { from, to, .. }) = Rotation::deserialize(&line.data) {
                let heir = turns.heir(to, line.seq);
                turns.0.entry(from).or_default().push((line.seq, heir));
            }
        }
        turns
    }

    /// Whom the lines after the first `after` name in the end as the heir of `key`.
    pub(super) fn heir(&self, key: Digest, after: u64) -> Digest {
        let turns = self.0.get(&key).map_or(&[][..], Vec::as_slice);
        let later = turns.partition_point(|(seq, _)| *seq > after);
        let first = later.checked_sub(1).and_then(|at| turns.get(at));
        first.map_or(key, |(_, heir)| *heir)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{format::custody::Line, model::Actor};

    /// A log that only turns keys: from, to.
    fn turning(turns: &[(u8, u8)]) -> Turns {
        let mut log = Log::default();
        for (seq, (from, to)) in (1..).zip(turns) {
            log.push(Line {
                v: 1,
                seq,
                prev: log.head(),
                t_claimed: crate::model::Utc::from_millis(0),
                t_mono: 0,
                actor: Actor::default(),
                event: Event::KeyRotate,
                item: String::new(),
                data: serde_json::json!({
                    "from": Digest([*from; 32]), "to": Digest([*to; 32]), "by": "lost",
                }),
            });
        }
        Turns::of(&log)
    }

    #[test]
    fn the_heir_is_who_a_reader_from_that_line_on_finds() {
        let lines = [(1, 2), (2, 3), (3, 1), (1, 4), (9, 9), (4, 1), (2, 5)];
        let turns = turning(&lines);
        for key in 1..=9 {
            for after in 0..=lines.len() {
                let read =
                    lines.iter().skip(after).fold(key, |k, t| if t.0 == k { t.1 } else { k });
                let found = turns.heir(Digest([key; 32]), after as u64);
                assert_eq!(found, Digest([read; 32]), "{key} after {after}");
            }
        }
    }
}
