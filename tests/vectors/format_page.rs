//! Every MUST of FORMAT.md has a name, and at its end the page lists the vectors that ask for it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

const BEGIN: &str = "<!-- vectors: written by cargo test --test vectors -->\n";
const END: &str = "<!-- end of vectors -->\n";

/// What follows the first heading with a number.
fn body(page: &str) -> &str {
    &page[page.find("\n## 1 ").unwrap()..page.find(BEGIN).unwrap()]
}

/// The name in brackets behind a MUST or MUST NOT.
fn requirement(after: &str) -> Option<&str> {
    let after = after.strip_prefix(" NOT").unwrap_or(after);
    let (name, _) = after.trim_start().strip_prefix('[')?.split_once(']')?;
    let digits = name.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let whole = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    (whole && name.len() == digits.len() + 1).then_some(name)
}

/// Names of all requirements; each is in the section that its number says, and stands once.
fn requirements(body: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for section in body.split("\n## ").skip(1) {
        let heading = section.split(' ').next().unwrap();
        for (at, word) in section.match_indices("MUST") {
            let after = &section[at + word.len()..];
            let shown: String = after.chars().take(60).collect();
            let name = requirement(after).unwrap_or_else(|| panic!("no [name] behind MUST{shown}"));
            let number = &name[..name.len() - 1];
            assert_eq!(number, heading, "MUST [{name}] stands in another section");
            assert!(names.insert(name.to_owned()), "two requirements are called {name}");
        }
    }
    names
}

/// Number and letter, so that 10 comes after 9.
fn order(section: &str) -> (u32, &str) {
    let digits = section.trim_end_matches(|c: char| c.is_ascii_lowercase());
    (digits.parse().unwrap(), &section[digits.len()..])
}

/// Compares the page with the vectors by section, and writes its list anew where it differs.
pub(crate) fn check(vectors: &BTreeMap<String, BTreeSet<String>>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/FORMAT.md");
    let page = fs::read_to_string(&path).unwrap();
    let names = requirements(body(&page));
    for name in &names {
        assert!(vectors.contains_key(name), "no vector asks for {name}");
    }
    let mut sections: Vec<_> = vectors.keys().map(String::as_str).collect();
    sections.sort_by_key(|s| order(s));
    let mut table = "| | vectors |\n| --- | --- |\n".to_owned();
    for section in sections {
        let (number, letter) = order(section);
        let heading = body(&page).contains(&format!("\n## {number} "));
        let known = if letter.is_empty() { heading } else { names.contains(section) };
        assert!(known, "FORMAT.md has no {section}");
        let list: Vec<_> = vectors[section].iter().map(String::as_str).collect();
        table.push_str(&format!("| {section} | {} |\n", list.join(", ")));
    }
    let (before, rest) = page.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    let whole = format!("{before}{BEGIN}{table}{END}{after}");
    if whole != page {
        fs::write(path, whole).unwrap();
        panic!("the list of vectors in FORMAT.md was not right: written anew");
    }
}
