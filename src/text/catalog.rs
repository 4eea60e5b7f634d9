//! The sentences of one language, loaded once a run.
//!
//! ```text
//! seal-package = Package: { $path }
//! ```

use super::Lang;
use i18n_embed::{I18nAssets, LanguageLoader, fluent::FluentLanguageLoader};
use std::{borrow::Cow, fmt};
use unic_langid::LanguageIdentifier;

/// The files as built in, by the path the loader asks for.
const FILES: [(&str, &str); 3] = [
    ("en/saboot.ftl", include_str!("locales/en/saboot.ftl")),
    ("ur/saboot.ftl", include_str!("locales/ur/saboot.ftl")),
    ("ur-Latn/saboot.ftl", include_str!("locales/ur-Latn/saboot.ftl")),
];

/// Sentences by name, for `say!`.
pub struct Catalog {
    lang: Lang,
    loader: FluentLanguageLoader,
}

impl Catalog {
    /// Sentences for a terminal. Placeholders are not set off by direction marks: many terminals
    /// print those as boxes.
    pub fn new(lang: Lang) -> Self {
        Self::with_marks(lang, false)
    }

    /// Sentences for a paper or page: in Urdu each placeholder is set off by U+2068…U+2069, so that
    /// numbers, links and hashes keep their order.
    pub fn for_papers(lang: Lang) -> Self {
        Self::with_marks(lang, lang == Lang::Ur)
    }

    fn with_marks(lang: Lang, isolate: bool) -> Self {
        let loader = FluentLanguageLoader::new("saboot", identifier(Lang::En));
        // The files are built in and tests/words.rs loads each: there is nothing to tell a person.
        let done = loader.load_languages(&BuiltIn, &[identifier(lang)]);
        debug_assert!(done.is_ok(), "{done:?}");
        loader.set_use_isolating(isolate);
        Self { lang, loader }
    }

    /// The language asked for.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// What `say!` looks names up in.
    pub fn loader(&self) -> &FluentLanguageLoader {
        &self.loader
    }
}

impl fmt::Debug for Catalog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Catalog").field(&self.lang).finish()
    }
}

fn identifier(lang: Lang) -> LanguageIdentifier {
    lang.tag().parse().unwrap_or_default()
}

struct BuiltIn;

impl I18nAssets for BuiltIn {
    fn get_files(&self, path: &str) -> Vec<Cow<'_, [u8]>> {
        let found = FILES.iter().find(|(name, _)| *name == path);
        found.map(|(_, text)| Cow::Borrowed(text.as_bytes())).into_iter().collect()
    }

    fn filenames_iter(&self) -> Box<dyn Iterator<Item = String> + '_> {
        Box::new(FILES.iter().map(|(name, _)| (*name).to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::say;

    #[test]
    fn each_language_has_its_own_words() {
        let said = |lang| say!(Catalog::new(lang), "seal-package", path = "a.zip");
        assert_eq!(said(Lang::En), "Package: a.zip");
        assert_eq!(said(Lang::Ur), "پیکیج: a.zip");
        assert_eq!(said(Lang::UrLatn), "Package: a.zip");
    }

    #[test]
    fn only_papers_in_urdu_have_direction_marks() {
        let said = |text: Catalog| say!(text, "seal-package", path = "a.zip");
        assert_eq!(said(Catalog::for_papers(Lang::Ur)), "پیکیج: \u{2068}a.zip\u{2069}");
        assert_eq!(said(Catalog::for_papers(Lang::En)), "Package: a.zip");
    }
}
