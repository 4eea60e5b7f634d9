//! `doctor`: what works on this computer, and what to do about the rest.
//!
//! ```text
//! ok    Browser: Chromium 156.0.8078.79 (/usr/bin/chromium-headless-shell)
//! warn  A key is there without a passphrase. To protect it: saboot key protect
//! ```
//!
//! With `--json` one object a line: `{"check":"browser","level":"ok","text":"…"}`.

mod browser;
mod home;
mod system;

use crate::{
    cli::{Call, Exit, Told},
    text::{Catalog, say},
};
use serde::Serialize;

/// How a check came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Level {
    Ok,
    Warn,
    Fail,
}

/// One check's answer.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Line {
    check: &'static str,
    level: Level,
    text: String,
}

pub(in crate::cli) fn run(call: &mut Call) -> Result<Exit, Told> {
    let lines = checks(call);
    for line in &lines {
        let shown = format!("{:6}{}", level(line.level, &call.text), line.text);
        call.answer(&shown);
        call.object(line)?;
    }
    let (sum, exit) = sum(&lines, &call.text);
    call.answer(&sum);
    Ok(exit)
}

fn checks(call: &Call) -> Vec<Line> {
    let mut lines = Vec::new();
    let found = browser::found(call);
    let (level, text) = browser::version(call, found.as_deref());
    lines.push(Line { check: "browser", level, text });
    let (level, text) = browser::sandbox(call, found.as_deref());
    lines.push(Line { check: "sandbox", level, text });
    let (level, text) = system::font(call);
    lines.push(Line { check: "font", level, text });
    let home = call.set.home_or_default();
    for (check, look) in home::CHECKS {
        let (level, text) = look(call, home.as_deref());
        lines.push(Line { check, level, text });
    }
    let (level, text) = system::built_in_data(call);
    lines.push(Line { check: "data", level, text });
    lines
}

fn level(level: Level, text: &Catalog) -> String {
    match level {
        Level::Ok => say!(text, "doctor-ok"),
        Level::Warn => say!(text, "doctor-warn"),
        Level::Fail => say!(text, "doctor-fail"),
    }
}

/// Something that must be put right is a failure; something to look at is not.
fn sum(lines: &[Line], text: &Catalog) -> (String, Exit) {
    let count = |level| lines.iter().filter(|l| l.level == level).count();
    match (count(Level::Fail), count(Level::Warn)) {
        (0, 0) => (say!(text, "doctor-sum-good"), Exit::Done),
        (0, warn) => (say!(text, "doctor-sum-warn", count = warn), Exit::Done),
        (fail, _) => (say!(text, "doctor-sum-fail", count = fail), Exit::Failed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn only_a_failed_check_fails() {
        use Level::{Fail, Ok, Warn};
        let text = Catalog::new(Lang::En);
        let exit = |levels: &[Level]| {
            let line = |level| Line { check: "x", level, text: String::new() };
            sum(&levels.iter().map(|l| line(*l)).collect::<Vec<_>>(), &text)
        };
        assert_eq!(exit(&[Ok, Ok]), ("Ready.".into(), Exit::Done));
        assert_eq!(exit(&[Ok, Warn, Warn]), ("Ready, with 2 to look at.".into(), Exit::Done));
        assert_eq!(exit(&[Fail, Warn]), ("Not ready: 1 to put right.".into(), Exit::Failed));
    }
}
