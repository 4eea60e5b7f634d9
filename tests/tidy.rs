//! Rules of the code that a reader should not have to check: layers, sizes, one place for what
//! differs between systems, documents that agree with the code.
#![allow(clippy::unwrap_used, reason = "tests")]

use saboot::cli::{Exit, args};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// Which layers a folder of `src/` may name. A layer may always name itself.
const LAYERS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("seal", &["model"]),
    ("format", &["model", "seal"]),
    ("text", &["model"]),
    ("import", &["model", "seal", "format"]),
    ("platform", &["model"]),
    ("store", &["model", "seal", "format", "import", "platform"]),
    ("selftest", &["model", "seal", "format"]),
    ("capture", &["model", "seal", "format", "platform", "store"]),
    ("package", &["model", "seal", "format", "text", "platform", "store"]),
    ("verify", &["model", "seal", "format"]),
    ("demo", &["model"]),
    (
        "cli",
        &[
            "model", "seal", "format", "text", "import", "platform", "store", "selftest",
            "capture", "package", "verify", "demo",
        ],
    ),
];

/// Longest file, in lines.
const LONGEST: usize = 400;

/// What differs between systems, and where it may stand.
const OF_ONE_SYSTEM: &[&str] =
    &["cfg(unix)", "cfg(windows)", "cfg(target_os", "std::os::", "rustix"];

/// Never said of saboot or of a package, in code, documents or papers. `tests/words.rs` has the
/// longer list for what a terminal shows.
const NEVER: &[&str] = &[
    "authentic",
    "genuine",
    "certified",
    "admissible",
    "court-proof",
    "forensic-grade",
    "tamper-proof",
    "the site served it",
];

fn root() -> PathBuf {
    env!("CARGO_MANIFEST_DIR").into()
}

fn text(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Every file below a folder whose name ends so, with its path from the root.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    fn walk(at: &Path, ending: &str, found: &mut Vec<(String, String)>) {
        let mut entries: Vec<PathBuf> =
            fs::read_dir(at).unwrap().map(|e| e.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                walk(&path, ending, found);
            } else if path.to_string_lossy().ends_with(ending) {
                let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), ending, &mut found);
    assert!(!found.is_empty(), "no {ending} in {folder}");
    found
}

fn layer(path: &str) -> Option<&str> {
    path.strip_prefix("src/")?.split_once('/').map(|(layer, _)| layer)
}

/// A file without the tests at its end.
fn without_tests(source: &str) -> &str {
    let starts = ["\n#[cfg(test)]\n", "\n#[cfg(all(test"].map(|mark| source.rfind(mark));
    let Some(at) = starts.into_iter().flatten().max() else { return source };
    let is_module = source[at + 1..].lines().nth(1).is_some_and(|l| l.contains("mod "));
    if is_module { &source[..at] } else { source }
}

/// The code without comment lines and without the tests at its end.
fn code(source: &str) -> String {
    let kept = without_tests(source).lines().filter(|l| !l.trim_start().starts_with("//"));
    kept.collect::<Vec<_>>().join("\n")
}

/// The top modules that `crate::x` and `crate::{x, y::z}` name.
fn named(code: &str) -> BTreeSet<String> {
    let word = |s: &str| s.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let Some(group) = rest.strip_prefix('{') else {
            found.insert(word(rest));
            continue;
        };
        let mut depth = 0;
        let mut starts = true;
        for (i, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => starts = true,
                c if starts && !c.is_whitespace() => {
                    found.insert(word(&group[i..]));
                    starts = false;
                }
                _ => {}
            }
        }
    }
    found
}

#[test]
fn the_reader_of_paths_sees_groups() {
    let code = "use crate::{a, b::{c, d},\n    e::f};\nlet x = crate::g::h();";
    assert_eq!(named(code).into_iter().collect::<Vec<_>>(), ["a", "b", "e", "g"]);
}

#[test]
fn comments_and_the_tests_at_the_end_are_no_code() {
    let source = "// crate::a\nuse crate::b;\n#[cfg(test)]\nmod tests {\n    use crate::c;\n}\n";
    assert_eq!(code(source), "use crate::b;");
}

#[test]
fn a_layer_names_only_the_layers_it_may() {
    let modules: BTreeSet<&str> = LAYERS.iter().map(|(name, _)| *name).collect();
    for (path, source) in files("src", ".rs") {
        let Some(own) = layer(&path) else { continue };
        let (_, may) = LAYERS
            .iter()
            .find(|(name, _)| *name == own)
            .unwrap_or_else(|| panic!("{path}: no such layer"));
        for other in named(&code(&source)) {
            let fine =
                other == own || may.contains(&other.as_str()) || !modules.contains(other.as_str());
            assert!(fine, "{path}: {own} may not name {other}");
        }
    }
}

#[test]
fn every_file_says_what_it_is_and_is_short() {
    for folder in ["src", "tests"] {
        for (path, source) in files(folder, ".rs") {
            assert!(source.starts_with("//!"), "{path} does not begin with what it is for");
            let lines = source.lines().count();
            assert!(lines <= LONGEST, "{path} has {lines} lines");
        }
    }
}

#[test]
fn what_differs_between_systems_is_in_one_layer() {
    for (path, source) in files("src", ".rs") {
        let code = code(&source);
        for word in OF_ONE_SYSTEM.iter().filter(|_| layer(&path) != Some("platform")) {
            assert!(!code.contains(word), "{path} has {word}");
        }
    }
}

#[test]
fn nothing_is_left_for_later() {
    // In two parts, so that this file does not find itself.
    let marks = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("unimpl", "emented!"),
        concat!("to", "do!("),
    ];
    for folder in ["src", "tests"] {
        for (path, source) in files(folder, ".rs") {
            for mark in marks {
                assert!(!source.contains(mark), "{path} has {mark}");
            }
        }
    }
}

#[test]
fn the_exit_codes_are_those_of_the_document() {
    let document = text("docs/EXIT-CODES.md");
    let rows: Vec<(u8, String)> = document
        .lines()
        .filter_map(|line| {
            let mut cells = line.split('|').map(str::trim).skip(1);
            Some((cells.next()?.parse().ok()?, cells.next()?.to_owned()))
        })
        .collect();
    assert_eq!(rows, Exit::ALL.map(|e| (e.code(), format!("{e:?}"))));
}

#[test]
fn every_verb_has_a_session() {
    let sessions = root().join("tests/cmd");
    for verb in args::command().get_subcommands().map(|c| c.get_name().to_owned()) {
        let found =
            ["md", "trycmd", "toml"].iter().any(|e| sessions.join(format!("{verb}.{e}")).exists());
        assert!(found, "tests/cmd has no session of {verb}");
    }
}

#[test]
fn the_changelog_has_a_place_for_what_comes() {
    assert!(text("CHANGELOG.md").lines().any(|l| l == "## Unreleased"));
}

#[test]
fn nothing_claims_more_than_can_be_known() {
    // Tests of papers list these words themselves.
    let shipped = |(path, source): (String, String)| (path, without_tests(&source).to_owned());
    let mut all: Vec<_> = files("src", ".rs").into_iter().map(shipped).collect();
    all.extend(files("docs", ".md"));
    all.extend(files("src", ".ftl"));
    all.push((
        "README.md".into(),
        fs::read_to_string(root().join("README.md")).unwrap_or_default(),
    ));
    for (path, text) in all {
        let text = text.to_lowercase();
        let inner = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        for word in NEVER {
            let said = text.match_indices(word).any(|(at, _)| {
                let (before, after) = (&text[..at], &text[at + word.len()..]);
                !inner(before.chars().next_back()) && !inner(after.chars().next())
            });
            assert!(!said, "{path} says {word}");
        }
    }
}
