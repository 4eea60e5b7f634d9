//! The options that every verb takes, from the command line or the environment.

use super::{
    Exit, Told, World,
    args::{Globals, values},
    sanitize,
};
use crate::{
    model::{Actor, CaseId},
    text::Lang,
};
use std::path::PathBuf;

/// What [`Globals`] and the environment ask for together; the command line wins.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Where cases and keys are, when named: `--home`, `SABOOT_HOME`.
    pub home: Option<PathBuf>,
    /// The case to work in, when named: `--case`, `SABOOT_CASE`.
    pub case: Option<CaseId>,
    /// Who works: `--by`, `SABOOT_BY`, else `self`.
    pub by: Actor,
    /// Which language: `--lang`, `SABOOT_LANG`, else the locale.
    pub lang: Lang,
    /// The answer as JSON.
    pub json: bool,
    /// Say nothing of what is being done.
    pub quiet: bool,
    /// `SABOOT_OFFLINE=1`: only the page itself may be fetched.
    pub offline: bool,
}

impl Settings {
    /// Joins the two; a variable that is not a value of its kind is a usage error.
    pub fn resolve(given: &Globals, world: &World) -> Result<Self, Told> {
        Ok(Self {
            home: given.home.clone().or_else(|| world.var("SABOOT_HOME").map(PathBuf::from)),
            case: given
                .case
                .map_or_else(|| variable(world, "SABOOT_CASE", values::case), |c| Ok(Some(c)))?,
            by: match &given.by {
                Some(by) => by.clone(),
                None => variable(world, "SABOOT_BY", values::actor)?.unwrap_or_default(),
            },
            lang: match given.lang {
                Some(lang) => lang,
                None => variable(world, "SABOOT_LANG", values::lang)?
                    .unwrap_or_else(|| of_locale(world)),
            },
            json: given.json,
            quiet: given.quiet,
            offline: world.var("SABOOT_OFFLINE").is_some_and(|v| v != "0"),
        })
    }

    /// The folder of cases and keys: the one named, else the platform's data directory. `None` where
    /// the system has none.
    pub fn home_or_default(&self) -> Option<PathBuf> {
        self.home.clone().or_else(|| {
            directories::ProjectDirs::from("", "", "saboot").map(|d| d.data_local_dir().into())
        })
    }
}

/// In the order POSIX gives them.
fn of_locale(world: &World) -> Lang {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| world.var(name));
    named.map(Lang::from_locale).unwrap_or_default()
}

/// Before the language is known, so in English.
fn variable<T>(
    world: &World,
    name: &str,
    read: fn(&str) -> Result<T, String>,
) -> Result<Option<T>, Told> {
    let Some(value) = world.var(name) else { return Ok(None) };
    read(value).map(Some).map_err(|why| {
        let message = format!("{name} is '{}': {why}", sanitize::line(value));
        Told { message, hint: None, exit: Exit::Usage }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::world::test::world;

    fn resolve(given: &Globals, env: &[(&str, &str)]) -> Result<Settings, Told> {
        let (mut world, _, _) = world("", false);
        world.env = env.iter().map(|(k, v)| ((*k).into(), (*v).into())).collect();
        Settings::resolve(given, &world)
    }

    #[test]
    fn the_command_line_wins_over_the_environment() {
        let env = [
            ("SABOOT_HOME", "/e"),
            ("SABOOT_CASE", "SB-2026-0002"),
            ("SABOOT_BY", "op2"),
            ("SABOOT_LANG", "ur"),
        ];
        let from_env = resolve(&Globals::default(), &env).unwrap();
        assert_eq!(from_env.home, Some("/e".into()));
        assert_eq!(from_env.case.map(|c| c.number), Some(2));
        assert_eq!((from_env.by.to_string().as_str(), from_env.lang), ("op2", Lang::Ur));
        let given = Globals {
            home: Some("/g".into()),
            case: "SB-2026-0001".parse().ok(),
            by: "op1".parse().ok(),
            lang: Some(Lang::UrLatn),
            ..Globals::default()
        };
        let both = resolve(&given, &env).unwrap();
        assert_eq!(both.home, Some("/g".into()));
        assert_eq!(both.case.map(|c| c.number), Some(1));
        assert_eq!((both.by.to_string().as_str(), both.lang), ("op1", Lang::UrLatn));
    }

    #[test]
    fn the_locale_decides_when_nothing_else_does() {
        let lang = |env: &[(&str, &str)]| resolve(&Globals::default(), env).unwrap().lang;
        assert_eq!(lang(&[]), Lang::En);
        assert_eq!(lang(&[("LANG", "ur_PK.UTF-8")]), Lang::Ur);
        assert_eq!(lang(&[("LANG", "ur_PK.UTF-8"), ("LC_ALL", "C")]), Lang::En);
        assert_eq!(lang(&[("LANG", "ur_PK.UTF-8"), ("SABOOT_LANG", "ur-Latn")]), Lang::UrLatn);
    }

    #[test]
    fn a_variable_of_another_kind_is_a_usage_error() {
        let told = resolve(&Globals::default(), &[("SABOOT_BY", "Asma K\u{1b}[2J")]).unwrap_err();
        assert_eq!(told.exit, Exit::Usage);
        assert!(
            told.message.starts_with("SABOOT_BY is 'Asma K\\u{1b}[2J': a code of 1 to 12"),
            "{}",
            told.message
        );
        assert!(!told.message.contains('\u{1b}'));
    }

    #[test]
    fn offline_is_any_value_but_zero() {
        let offline = |v| resolve(&Globals::default(), &[("SABOOT_OFFLINE", v)]).unwrap().offline;
        assert_eq!(
            (offline("1"), offline("yes"), offline("0"), offline("")),
            (true, true, false, false)
        );
    }
}
