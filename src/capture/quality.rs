//! What kind of page came, judged by its structure, never by the words of one language.

use super::look::Signs;
use crate::model::Quality;

/// A page with a password field and fewer characters than this is a wall.
const LITTLE: u64 = 600;
/// Where robot checks are framed from.
const ROBOT_FRAMES: &[&str] = &[
    "captcha",
    "challenges.cloudflare",
    "/cdn-cgi/challenge",
    "arkoselabs",
    "funcaptcha",
    "challenge",
];
/// What robot checks are titled, in the languages their makers ship untranslated titles in.
const ROBOT_TITLES: &[&str] = &[
    "just a moment",
    "attention required",
    "verify you are human",
    "are you a robot",
    "security check",
    "robot check",
];

/// A judgement and the sign that led to it (a code).
pub(super) type Judged = (Quality, &'static str);

/// Judges by status and signs.
pub(super) fn judge(status: u64, signs: Option<&Signs>) -> Judged {
    let Some(signs) = signs else { return (Quality::Error, "no-page") };
    match status {
        0 => return (Quality::Error, "no-answer"),
        404 | 410 => return (Quality::Gone, "status"),
        401 | 403 | 429 | 451 => return (Quality::Blocked, "status"),
        500.. => return (Quality::Error, "status"),
        _ => {}
    }
    let few = signs.words < LITTLE;
    let title = signs.title.to_lowercase();
    let first = signs.first.to_lowercase();
    let robot =
        signs.frames.iter().any(|f| ROBOT_FRAMES.iter().any(|r| f.to_lowercase().contains(r)))
            || ROBOT_TITLES.iter().any(|r| title.contains(r) || first.contains(r));
    if few && robot {
        (Quality::Error, "robot-check")
    } else if few && signs.passwords > 0 {
        (Quality::LoginWall, "password-field")
    } else if signs.words == 0 && signs.shown == 0 {
        (Quality::Error, "empty")
    } else if status >= 400 {
        (Quality::Error, "status")
    } else {
        (Quality::Content, "none")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_apart() {
        let signs = |words, passwords, shown, title: &str| Signs {
            words,
            passwords,
            shown,
            title: title.into(),
            ..Signs::default()
        };
        let table = [
            (200, Some(signs(50, 0, 0, "A post")), Quality::Content, "none"),
            (200, Some(signs(0, 0, 1, "")), Quality::Content, "none"),
            (200, Some(signs(0, 0, 0, "")), Quality::Error, "empty"),
            (200, Some(signs(80, 1, 3, "Log in")), Quality::LoginWall, "password-field"),
            (200, Some(signs(5000, 1, 3, "A post")), Quality::Content, "none"),
            (200, Some(signs(80, 0, 1, "Just a moment...")), Quality::Error, "robot-check"),
            (404, Some(signs(80, 0, 1, "")), Quality::Gone, "status"),
            (410, Some(signs(0, 0, 0, "")), Quality::Gone, "status"),
            (403, Some(signs(80, 0, 1, "")), Quality::Blocked, "status"),
            (503, Some(signs(80, 0, 1, "")), Quality::Error, "status"),
            (418, Some(signs(80, 0, 1, "")), Quality::Error, "status"),
            (200, None, Quality::Error, "no-page"),
        ];
        for (status, signs, quality, sign) in table {
            assert_eq!(judge(status, signs.as_ref()), (quality, sign), "{status} {signs:?}");
        }
    }
}
