//! The closed lists of `store` and `verify` in plain words; those of `model` are in `text`.

use crate::{
    store::Fault,
    text::{Catalog, say},
    verify::{Container, Rung, WhyWithheld},
};

/// What is wrong with a file of a case: `changed since it was written down`.
pub fn fault(fault: Fault, text: &Catalog) -> String {
    match fault {
        Fault::Missing => say!(text, "file-missing"),
        Fault::Unreadable => say!(text, "file-unreadable"),
        Fault::Size => say!(text, "file-length"),
        Fault::Changed => say!(text, "file-changed"),
        Fault::Unknown => say!(text, "file-unlogged"),
        Fault::Signature => say!(text, "file-signature"),
    }
}

/// How the members of a package came, as a sentence.
pub fn container(container: Container, text: &Catalog) -> String {
    match container {
        Container::Canonical => say!(text, "verify-canonical"),
        Container::Repacked => say!(text, "verify-repacked"),
        Container::Folder => say!(text, "verify-folder"),
    }
}

/// What a package shows, and what that does not show: two sentences.
pub fn rung(rung: Rung, text: &Catalog) -> [String; 2] {
    match rung {
        Rung::Intact => [say!(text, "verify-intact"), say!(text, "verify-intact-shows-not")],
        Rung::Signed => [say!(text, "verify-signed"), say!(text, "verify-signed-shows-not")],
        Rung::TimeAnchored => {
            [say!(text, "verify-anchored"), say!(text, "verify-anchored-shows-not")]
        }
    }
}

/// Why something is held back: `file left out`.
pub fn why_withheld(why: WhyWithheld, text: &Catalog) -> String {
    match why {
        WhyWithheld::Excepted => say!(text, "withheld-excepted"),
        WhyWithheld::LeftOut => say!(text, "withheld-left-out"),
        WhyWithheld::Unreadable => say!(text, "withheld-unreadable"),
        WhyWithheld::Destroyed => say!(text, "withheld-destroyed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn each_rung_says_what_it_does_not_show() {
        for text in Lang::ALL.map(Catalog::new) {
            let said: Vec<String> = Rung::ALL.iter().flat_map(|r| rung(*r, &text)).collect();
            let unique: std::collections::BTreeSet<&String> = said.iter().collect();
            assert_eq!((said.len(), unique.len()), (6, 6), "{said:?}");
        }
    }
}
