//! The lines of one exhibit in their order: how it began, what may follow, where it ended
//! (docs/FORMAT.md §6).

use crate::{
    format::{
        custody::{Line, Log},
        record::Kind,
    },
    model::{Event, ExhibitId},
};
use std::collections::BTreeMap;

/// What the log has told of an exhibit so far.
#[derive(Debug, Default)]
pub(super) struct Course {
    captured: bool,
    ended: bool,
    /// Number of the last line that tells of its record's signature.
    pub(super) signed: Option<u64>,
}

/// By exhibit.
pub(super) type Courses = BTreeMap<ExhibitId, Course>;

impl Course {
    /// The record such an exhibit has.
    pub(super) fn kind(&self) -> Kind {
        if self.captured { Kind::Capture } else { Kind::Import }
    }

    /// What is wrong with a line that comes now.
    fn fault(&self, line: &Line) -> Option<&'static str> {
        match line.event {
            Event::CaptureStart => Some("a capture that starts on an exhibit that has begun"),
            Event::ImportAdd if self.captured => Some("an import into a capture"),
            event if is_of_capture(event) && !self.captured => {
                Some("a capture that has not started")
            }
            event if is_of_capture(event) && self.ended => Some("a capture that has ended"),
            _ => None,
        }
    }
}

fn is_of_capture(event: Event) -> bool {
    event == Event::CaptureStep || is_end(event)
}

fn is_end(event: Event) -> bool {
    matches!(event, Event::CaptureComplete | Event::CapturePartial | Event::CaptureFail)
}

/// Follows every exhibit through the log; `bad` hears of each line that can't stand where it does.
pub(super) fn follow(log: &Log, bad: &mut dyn FnMut(&Line, &str)) -> Courses {
    let mut courses = Courses::new();
    for line in &log.lines {
        let Ok(id) = line.item.parse::<ExhibitId>() else { continue };
        match courses.get(&id) {
            None if !begins(line.event) => bad(line, "an exhibit that has not begun"),
            None => {}
            Some(course) => {
                if let Some(why) = course.fault(line) {
                    bad(line, why);
                }
            }
        }
        let course = courses.entry(id).or_default();
        course.captured |= line.event == Event::CaptureStart;
        course.ended |= is_end(line.event);
        if line.event == Event::RecordSign {
            course.signed = Some(line.seq);
        }
    }
    courses
}

/// The types of an exhibit's first line.
fn begins(event: Event) -> bool {
    matches!(event, Event::CaptureStart | Event::ImportAdd | Event::LogRecover)
}
