//! Scrolling to the end, one window at a time: the only way that makes every lazily loaded picture
//! come. Jumping to the end, or loading twice, does not.

use super::{error::StepError, options::TALLEST, page::Page, traffic::Quiet};
use serde_json::Value;
use std::time::{Duration, Instant};

const MOST_STEPS: u32 = 500;
/// How long nothing must be out before the next step.
const STILL: Duration = Duration::from_millis(250);

/// What the scroll pass did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Scrolled {
    /// Steps made.
    pub steps: u32,
    /// Height reached, in pixels.
    pub height: u32,
    /// Whether a bound ended it before the page's end.
    pub capped: bool,
}

/// Scrolls to the end and back, until nothing more comes.
pub(super) fn pass(page: &Page<'_>) -> Result<Scrolled, StepError> {
    // A third of the time is kept for the pictures.
    let until = Instant::now() + page.left(Duration::from_secs(600)) * 2 / 3;
    let mut done = Scrolled::default();
    let mut y = 0;
    loop {
        let (at, height, window) = step(page, y)?;
        done.steps += 1;
        done.height = height;
        let end = at.saturating_add(window).saturating_add(2) >= height;
        let calm = if end { STILL } else { Duration::ZERO };
        if page.scene.wait_quiet(calm, until) == Quiet::Ended {
            return Err(StepError::Gone);
        }
        if end && measure(page)? <= height {
            break;
        }
        done.capped = done.steps >= MOST_STEPS || height >= TALLEST || Instant::now() >= until;
        if done.capped {
            break;
        }
        y = at.saturating_add(window);
    }
    step(page, 0)?;
    page.scene.wait_quiet(Duration::ZERO, until);
    Ok(done)
}

fn step(page: &Page<'_>, y: u32) -> Result<(u32, u32, u32), StepError> {
    let script = format!(
        "new Promise(done => {{ window.scrollTo({{top: {y}, behavior: 'instant'}}); \
         const end = () => done([window.scrollY, {HEIGHT}, window.innerHeight].map(Math.floor)); \
         setTimeout(end, 500); requestAnimationFrame(() => requestAnimationFrame(end)); }})"
    );
    let value = page.ask_main(&script, Duration::from_secs(15))?;
    Ok((number(&value[0]), number(&value[1]), number(&value[2]).max(100)))
}

const HEIGHT: &str =
    "(document.scrollingElement || document.documentElement || {}).scrollHeight || 0";

fn measure(page: &Page<'_>) -> Result<u32, StepError> {
    Ok(number(&page.ask_main(HEIGHT, Duration::from_secs(15))?))
}

fn number(value: &Value) -> u32 {
    value.as_u64().and_then(|n| u32::try_from(n).ok()).unwrap_or(0)
}
