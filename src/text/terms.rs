//! The closed lists of `model` in plain words.

use super::{Catalog, say};
use crate::model::{Outcome, Quality, Role, Step};

impl Catalog {
    /// What a step of a capture does: `Saving the words`.
    pub fn step(&self, step: Step) -> String {
        match step {
            Step::Open => say!(self, "step-open"),
            Step::Load => say!(self, "step-load"),
            Step::Viewport => say!(self, "step-viewport"),
            Step::First => say!(self, "step-first"),
            Step::Scroll => say!(self, "step-scroll"),
            Step::Page => say!(self, "step-page"),
            Step::Dom => say!(self, "step-dom"),
            Step::Text => say!(self, "step-text"),
            Step::Mhtml => say!(self, "step-mhtml"),
            Step::Pdf => say!(self, "step-pdf"),
            Step::Tls => say!(self, "step-tls"),
            Step::Wacz => say!(self, "step-wacz"),
            Step::Net => say!(self, "step-net"),
            Step::Record => say!(self, "step-record"),
        }
    }

    /// What an artefact is, for the lines "saved" and "not saved": `the words`.
    pub fn thing(&self, role: Role) -> String {
        match role {
            Role::Viewport => say!(self, "thing-viewport"),
            Role::FirstHtml => say!(self, "thing-first-html"),
            Role::FirstText => say!(self, "thing-first-text"),
            Role::Page => say!(self, "thing-page"),
            Role::Dom => say!(self, "thing-dom"),
            Role::Text => say!(self, "thing-text"),
            Role::Mhtml => say!(self, "thing-mhtml"),
            Role::Pdf => say!(self, "thing-pdf"),
            Role::Wacz => say!(self, "thing-wacz"),
            Role::Net => say!(self, "thing-net"),
            Role::Tls => say!(self, "thing-tls"),
            Role::Original => say!(self, "thing-original"),
            Role::Source => say!(self, "thing-source"),
            Role::Unlogged => say!(self, "thing-unlogged"),
        }
    }

    /// What kind of page came, as a sentence.
    pub fn quality(&self, quality: Quality) -> String {
        match quality {
            Quality::Content => say!(self, "quality-content"),
            Quality::Partial => say!(self, "quality-partial"),
            Quality::LoginWall => say!(self, "quality-login-wall"),
            Quality::Gone => say!(self, "quality-gone"),
            Quality::Blocked => say!(self, "quality-blocked"),
            Quality::Error => say!(self, "quality-error"),
        }
    }

    /// Whether everything asked for was made, as a sentence.
    pub fn outcome(&self, outcome: Outcome) -> String {
        match outcome {
            Outcome::Complete => say!(self, "result-complete"),
            Outcome::Partial => say!(self, "result-partial"),
            Outcome::Failed => say!(self, "result-failed"),
        }
    }

    /// Words in a row, as this language sets them off from each other; a word said twice is said
    /// once (a page has many certificates).
    pub fn list(&self, words: impl IntoIterator<Item = String>) -> String {
        let mut once: Vec<String> = Vec::new();
        for word in words {
            if !once.contains(&word) {
                once.push(word);
            }
        }
        once.join(&say!(self, "list-separator"))
    }

    /// `1 file`, `3 files`.
    pub fn files(&self, count: u64) -> String {
        say!(self, "count-files", count = count)
    }

    /// `1 exhibit`, `3 exhibits`.
    pub fn exhibits(&self, count: u64) -> String {
        say!(self, "count-exhibits", count = count)
    }

    /// `1 custody line`, `3 custody lines`.
    pub fn lines(&self, count: u64) -> String {
        say!(self, "count-lines", count = count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn every_word_of_the_closed_lists_is_a_sentence_of_its_own() {
        for text in Lang::ALL.map(Catalog::new) {
            let steps: Vec<_> = Step::ALL.iter().map(|s| text.step(*s)).collect();
            let things: Vec<_> = Role::ALL.iter().map(|r| text.thing(*r)).collect();
            let qualities: Vec<_> = Quality::ALL.iter().map(|q| text.quality(*q)).collect();
            let outcomes: Vec<_> = Outcome::ALL.iter().map(|o| text.outcome(*o)).collect();
            for words in [steps, things, qualities, outcomes] {
                let unique: std::collections::BTreeSet<_> = words.iter().collect();
                assert_eq!(unique.len(), words.len(), "{words:?}");
            }
        }
    }

    #[test]
    fn lists_and_counts_follow_the_language() {
        let en = Catalog::new(Lang::En);
        assert_eq!(en.list(["a", "b", "a"].map(String::from)), "a, b");
        assert_eq!((en.files(1), en.files(2)), ("1 file".into(), "2 files".into()));
        let ur = Catalog::new(Lang::Ur);
        assert_eq!(ur.list(["a", "b"].map(String::from)), "a، b");
        assert_eq!((ur.files(1), ur.files(2)), ("1 فائل".into(), "2 فائلیں".into()));
    }
}
