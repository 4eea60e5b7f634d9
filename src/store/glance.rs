//! A look at a part of what was saved earlier, each time something more is put in.
//!
//! All of a large case can't be read at every capture, so a run looks at some files of some lines,
//! others each time: a case that fits into the bounds is looked at whole. `case check` and sealing
//! read everything. What is found is written down once, and holds up nothing.

use super::{Case, Error, Problem};
use crate::{
    model::{Event, ExhibitId, RelPath},
    platform,
};
use serde_json::json;

/// Files whose presence and length are looked at.
const FILES: usize = 256;
/// Bytes that are read and compared with their hash.
const BYTES: u64 = 8 << 20;

impl Case {
    /// Looks at a part of the logged files. What is not as logged comes back, and stands in the log
    /// as `quality.flag` from now on.
    pub fn glance(&mut self) -> Result<Vec<Problem>, Error> {
        let problems = self.look(start(self.log().lines.len()))?;
        for problem in &problems {
            if !self.flagged(problem) {
                let data = json!({ "code": problem.fault, "path": problem.path });
                self.append(Event::QualityFlag, exhibit(&problem.path), data)?;
            }
        }
        Ok(problems)
    }

    /// Begins at some line and goes round.
    fn look(&self, start: usize) -> Result<Vec<Problem>, Error> {
        let (before, after) = self.log().lines.split_at(start);
        let (mut left, mut unread, mut problems) = (FILES, BYTES, Vec::new());
        for line in after.iter().chain(before) {
            for file in line.files().map_err(Error::log)?.into_iter().take(left) {
                left -= 1;
                let full = file.bytes <= unread;
                unread -= if full { file.bytes } else { 0 };
                if let Some(fault) = self.fault_of(&file, full) {
                    problems.push(Problem { path: file.path.to_string(), fault });
                }
            }
            if left == 0 {
                break;
            }
        }
        problems.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(problems)
    }

    fn flagged(&self, problem: &Problem) -> bool {
        let flags = self.log().lines.iter().filter(|l| l.event == Event::QualityFlag);
        let (path, code) = (json!(problem.path), json!(problem.fault));
        flags.into_iter().any(|l| l.data["path"] == path && l.data["code"] == code)
    }
}

/// Another one each time. Without random bytes the beginning serves.
fn start(lines: usize) -> usize {
    let random = platform::random().map_or(0, usize::from_le_bytes);
    random.checked_rem(lines).unwrap_or(0)
}

fn exhibit(path: &str) -> Option<ExhibitId> {
    let path: RelPath = path.parse().ok()?;
    path.below("data")?.as_str().split('/').next()?.parse().ok()
}
