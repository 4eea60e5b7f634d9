//! Fonts, and the age of what is built in.

use super::Level;
use crate::{
    cli::{Call, explain::safe},
    model::Utc,
    platform,
    text::say,
};
use std::time::Duration;

/// The day on which the built-in copy of Mozilla's root certificates was published. It goes with the
/// version of `webpki-root-certs` in Cargo.lock, which carries no date itself.
const ROOTS_AS_OF: &str = "2026-10-23";
/// Root certificates come and go; after a year some checks are wrong.
const OLD_AFTER_MS: i64 = 365 * 24 * 60 * 60 * 1000;
/// Building the list of fonts the first time is slow.
const PATIENCE: Duration = Duration::from_secs(30);

/// Which font draws `lang=ur`: `fc-match` says what an unstyled page gets, `fc-list` whether the
/// Nastaliq that a page may name is there.
pub(super) fn font(call: &Call) -> (Level, String) {
    let ask = |program: &str| {
        let path = platform::find_program(&[program], call.world.var("PATH")?)?;
        platform::output_of(&path, &[":lang=ur", "family"], PATIENCE).ok()
    };
    judge_font(call, ask("fc-match").as_deref(), ask("fc-list").as_deref())
}

fn judge_font(call: &Call, matched: Option<&str>, listed: Option<&str>) -> (Level, String) {
    let text = &call.text;
    let Some(font) = matched.map(str::trim).filter(|f| !f.is_empty()) else {
        return (Level::Warn, say!(text, "doctor-font-unknown"));
    };
    let name = safe(font);
    if font.contains("Awami") {
        return (Level::Warn, say!(text, "doctor-font-awami", font = name));
    }
    if listed.is_some_and(|l| l.contains("Noto Nastaliq Urdu")) {
        return (Level::Ok, say!(text, "doctor-font", font = name));
    }
    (Level::Warn, say!(text, "doctor-font-plain", font = name))
}

pub(super) fn built_in_data(call: &Call) -> (Level, String) {
    let made = Utc::from_seconds(&format!("{ROOTS_AS_OF}T00:00:00Z")).map_or(0, Utc::millis);
    if call.world.clock.now().millis() - made > OLD_AFTER_MS {
        return (Level::Warn, say!(call.text, "doctor-data-old", date = ROOTS_AS_OF));
    }
    (Level::Ok, say!(call.text, "doctor-data", date = ROOTS_AS_OF))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cli::{Settings, world::test::world},
        text::{Catalog, Lang},
    };

    #[test]
    fn awami_and_a_missing_nastaliq_are_said() {
        let (mut world, _, _) = world("", false);
        let text = Catalog::new(Lang::En);
        let call = Call { world: &mut world, text, set: Settings::default() };
        let judge = |matched, listed| judge_font(&call, matched, listed);
        assert_eq!(
            judge(Some("Noto Kufi Arabic\n"), Some("Noto Nastaliq Urdu\nNoto Kufi Arabic\n")),
            (Level::Ok, "Urdu is drawn with Noto Kufi Arabic.".into())
        );
        let (level, said) =
            judge(Some("Awami Nastaliq\n"), Some("Awami Nastaliq\nNoto Nastaliq Urdu\n"));
        assert!(level == Level::Warn && said.contains("fonts-sil-awami-nastaliq"), "{said}");
        let (level, said) = judge(Some("DejaVu Sans\n"), Some("DejaVu Sans\nAwami Nastaliq\n"));
        assert!(level == Level::Warn && said.contains("without Nastaliq"), "{said}");
        for silent in [None, Some(""), Some("\n")] {
            assert_eq!(judge(silent, None).0, Level::Warn);
        }
    }

    #[test]
    fn old_root_certificates_are_said() {
        struct In2030;
        impl crate::model::Clock for In2030 {
            fn now(&self) -> Utc {
                Utc::from_millis(1_893_456_000_000)
            }
            fn mono(&self) -> u64 {
                0
            }
        }
        let (mut world, _, _) = world("", false);
        let text = || Catalog::new(Lang::En);
        let set = Settings::default;
        let now = built_in_data(&Call { world: &mut world, text: text(), set: set() });
        assert_eq!(now.0, Level::Ok);
        world.clock = std::sync::Arc::new(In2030);
        let later = built_in_data(&Call { world: &mut world, text: text(), set: set() });
        assert_eq!(later.0, Level::Warn);
    }
}
