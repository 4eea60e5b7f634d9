//! The catalogues: the same sentences and placeholders in each language, and no claim too many.
#![allow(clippy::unwrap_used, reason = "tests")]

use saboot::text::{Catalog, Lang};
use std::collections::{BTreeMap, BTreeSet};

/// What saboot never says of itself or of a package, in each language. English words are looked for
/// in all three: Roman Urdu borrows them.
const NEVER: &[&str] = &[
    "authentic",
    "authenticated",
    "genuine",
    "certified",
    "admissible",
    "court-proof",
    "forensic",
    "forensic-grade",
    "tamper-proof",
    "tamperproof",
    "complete",
    "proves",
    "proof",
    "prove",
    "the site served",
    "back-dated",
    "complies",
    "guaranteed",
    "مستند",
    "مصدقہ",
    "تصدیق شدہ",
    "فرانزک",
    "قابلِ قبول",
    "مکمل",
    "ثابت کرتا",
    "mustanad",
    "musaddiqa",
    "tasdeeq shuda",
    "qabil-e-qabool",
    "mukammal",
    "sabit karta",
];

fn source(lang: Lang) -> String {
    let path = format!("{}/src/text/locales/{lang}/saboot.ftl", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

/// Sentences by name, as written: continuation lines are indented.
fn sentences(lang: Lang) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut last = String::new();
    for line in source(lang).lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
        if line.starts_with(' ') {
            found.get_mut(&last).unwrap().push_str(line);
            continue;
        }
        let (name, text) = line.split_once('=').unwrap_or_else(|| panic!("{lang}: {line}"));
        name.trim().clone_into(&mut last);
        let twice = found.insert(last.clone(), text.trim().to_owned());
        assert_eq!(twice, None, "{lang}: {last} stands twice");
    }
    found
}

fn placeholders(text: &str) -> BTreeSet<String> {
    let name = |s: &str| s.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    text.split('$').skip(1).map(name).collect()
}

#[test]
fn every_language_has_the_same_sentences_in_the_same_order() {
    let names = |lang| {
        let has_text = |l: &&str| l.contains('=') && !l.starts_with([' ', '#']);
        let name = |l: &str| l.split('=').next().unwrap().trim().to_owned();
        source(lang).lines().filter(has_text).map(name).collect::<Vec<_>>()
    };
    let english = names(Lang::En);
    assert!(english.len() > 300, "{}", english.len());
    assert_eq!(names(Lang::Ur), english);
    assert_eq!(names(Lang::UrLatn), english);
}

#[test]
fn every_sentence_has_the_same_placeholders_in_each_language() {
    let english = sentences(Lang::En);
    for lang in [Lang::Ur, Lang::UrLatn] {
        for (name, text) in sentences(lang) {
            assert_eq!(placeholders(&text), placeholders(&english[&name]), "{lang}: {name}");
        }
    }
}

#[test]
fn every_error_has_its_hint() {
    let english = sentences(Lang::En);
    for name in english.keys().filter_map(|n| n.strip_prefix("hint-")) {
        assert!(english.contains_key(&format!("err-{name}")), "{name}");
    }
    let alone: Vec<_> = english
        .keys()
        .filter_map(|n| n.strip_prefix("err-"))
        .filter(|n| !english.contains_key(&format!("hint-{n}")))
        .collect();
    assert_eq!(alone, ["json"], "an error without anything to try");
}

#[test]
fn an_error_is_a_fragment_and_a_sentence_a_sentence() {
    for (name, text) in sentences(Lang::En) {
        if name.starts_with("err-") || name.starts_with("hint-") {
            assert!(!text.starts_with(char::is_uppercase) || text.starts_with("SABOOT"), "{name}");
            assert!(!text.ends_with('.'), "{name}");
        }
    }
}

#[test]
fn no_sentence_claims_what_cannot_be_known() {
    for lang in Lang::ALL {
        for (name, text) in sentences(lang) {
            let text = text.to_lowercase();
            let inner = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            for word in NEVER {
                let said = text.match_indices(word).any(|(at, _)| {
                    let (before, after) =
                        (text[..at].chars().next_back(), text[at + word.len()..].chars().next());
                    !inner(before) && !inner(after)
                });
                assert!(!said, "{lang}: {name} says {word}");
            }
        }
    }
}

#[test]
fn every_sentence_can_be_said_with_extreme_values() {
    let long = "x".repeat(5000);
    for lang in Lang::ALL {
        let catalog = Catalog::new(lang);
        for (name, text) in sentences(lang) {
            for value in ["", "0", "{ $path }", "خ", long.as_str()] {
                let filled = placeholders(&text).into_iter().map(|p| (p, value)).collect();
                let said = catalog.loader().get_args(&name, filled);
                assert!(!said.contains("No localization"), "{lang}: {name}");
                assert!(!said.contains(['\u{2068}', '\u{2069}']), "{lang}: {name}");
                let uses = !text.contains("->") && text.contains('$');
                assert!(!uses || said.contains(value), "{lang}: {name}: {said}");
            }
        }
    }
}

#[test]
fn urdu_is_in_arabic_script_and_roman_urdu_is_not() {
    let arabic = |c: char| ('\u{600}'..='\u{6ff}').contains(&c);
    // Sentences that are nothing but placeholders and a layout.
    let bare = |t: &str| {
        let words = t.split(['{', '}']).enumerate().filter(|(i, _)| i % 2 == 0).map(|(_, w)| w);
        words.collect::<String>().chars().all(|c| !c.is_alphabetic())
    };
    for (name, text) in sentences(Lang::Ur) {
        assert!(text.chars().any(arabic) || bare(&text), "{name}: {text}");
    }
    for (name, text) in sentences(Lang::UrLatn) {
        assert!(!text.chars().any(arabic), "{name}: {text}");
    }
}

#[test]
fn every_sentence_is_said_somewhere() {
    fn read(at: &std::path::Path, all: &mut String) {
        for path in std::fs::read_dir(at).unwrap().map(|e| e.unwrap().path()) {
            if path.is_dir() {
                read(&path, all);
            } else if path.extension().is_some_and(|e| e == "rs") {
                all.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut code = String::new();
    read(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut code);
    let unused: Vec<String> =
        sentences(Lang::En).into_keys().filter(|k| !code.contains(&format!("\"{k}\""))).collect();
    assert_eq!(unused, Vec::<String>::new());
}
