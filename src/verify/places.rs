//! seal/ and anchors/ stand in no manifest, so their files are known by name alone; origin/ is a
//! redacted copy's, which this version does not know (docs/FORMAT.md §5).

use super::{
    content::Files,
    finding::{Code, Findings},
};
use crate::model::ExhibitId;

/// The three files of seal/.
const SEAL: [&str; 3] = ["seal.txt", "seal.txt.sig", "seal.txt.sshsig"];
/// Longest name of a time authority.
const AUTHORITY_MOST: usize = 24;

/// Checks the names in these folders.
pub(super) fn check(files: &Files, out: &mut Findings) {
    for (path, _) in files.below("seal/") {
        let known = SEAL.iter().any(|name| path.strip_prefix("seal/") == Some(name));
        out.expect(known, Code::SealPlace, path, "not a file of the seal");
    }
    for (path, _) in files.below("origin/") {
        out.say(Code::SealOrigin, path, "copies of other packages are not known yet");
    }
    for (path, _) in files.below("anchors/") {
        let name = path.strip_prefix("anchors/").unwrap_or(path);
        if is_token(name, files) || is_chain(name, files) {
            out.say(Code::TokenNotChecked, path, "this version does not check timestamps");
        } else {
            out.say(Code::AnchorPlace, path, "not a token of a file that is here");
        }
    }
}

/// `WHAT.AUTH.tsq` or `WHAT.AUTH.tsr`.
fn is_token(name: &str, files: &Files) -> bool {
    let parts: Vec<_> = name.split('.').collect();
    let [what, authority, "tsq" | "tsr"] = parts.as_slice() else { return false };
    is_authority(authority) && is_stamped(what, files)
}

/// `AUTH-chain.pem`, which needs a token of that authority.
fn is_chain(name: &str, files: &Files) -> bool {
    let Some(authority) = name.strip_suffix("-chain.pem") else { return false };
    let ending = format!(".{authority}.tsr");
    is_authority(authority) && files.below("anchors/").any(|(path, _)| path.ends_with(&ending))
}

fn is_authority(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=AUTHORITY_MOST).contains(&text.len()) && text.bytes().all(allowed)
}

/// Whether it names something in this package that a token can be for.
fn is_stamped(what: &str, files: &Files) -> bool {
    let number = |n: &str| n.len() == 6 && n.bytes().all(|b| b.is_ascii_digit());
    match what.strip_prefix("head-") {
        Some(n) => number(n) && files.has(&format!("custody/heads/{n}.txt")),
        None if matches!(what, "seal" | "seal-sig") => true,
        None => {
            let folder = what.parse::<ExhibitId>().map(|id| format!("data/{id}/"));
            folder.is_ok_and(|folder| files.below(&folder).next().is_some())
        }
    }
}
