//! Which language.

use std::{fmt, str::FromStr};

/// A language that saboot speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Urdu in Arabic script.
    Ur,
    /// Urdu in Latin script, as people type it: many terminals cannot draw Arabic script.
    UrLatn,
}

/// A tag that is none of `en`, `ur`, `ur-Latn`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a language of saboot: {0:?} (en, ur, ur-Latn)")]
pub struct UnknownLang(pub String);

impl Lang {
    /// Every language, English first.
    pub const ALL: [Self; 3] = [Self::En, Self::Ur, Self::UrLatn];

    /// The BCP 47 tag, as `--lang` takes it.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ur => "ur",
            Self::UrLatn => "ur-Latn",
        }
    }

    /// The language a POSIX locale asks for (`ur_PK.UTF-8`), English when it is not one of ours.
    pub fn from_locale(locale: &str) -> Self {
        let language = locale.split(['_', '.', '@', '-']).next().unwrap_or_default();
        if language == "ur" { Self::Ur } else { Self::En }
    }
}

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(s: &str) -> Result<Self, UnknownLang> {
        Self::ALL.into_iter().find(|l| l.tag() == s).ok_or_else(|| UnknownLang(s.into()))
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_has_one_spelling() {
        for lang in Lang::ALL {
            assert_eq!(lang.to_string().parse(), Ok(lang));
        }
        for bad in ["", "EN", "urdu", "ur-latn", "ur_PK", "en-GB"] {
            assert_eq!(bad.parse::<Lang>(), Err(UnknownLang(bad.into())));
        }
    }

    #[test]
    fn only_an_urdu_locale_means_urdu() {
        for ur in ["ur", "ur_PK", "ur_PK.UTF-8", "ur-PK", "ur@nastaliq"] {
            assert_eq!(Lang::from_locale(ur), Lang::Ur, "{ur}");
        }
        for en in ["", "C", "POSIX", "en_GB.UTF-8", "uris", "hi_IN"] {
            assert_eq!(Lang::from_locale(en), Lang::En, "{en}");
        }
    }
}
