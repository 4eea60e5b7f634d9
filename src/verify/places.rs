//! seal/ stands in no manifest, so its files are known by name alone; origin/ is a redacted copy's,
//! which this version does not know (docs/FORMAT.md §5).

use super::{
    content::Files,
    finding::{Code, Findings},
};

/// The three files of seal/.
const SEAL: [&str; 3] = ["seal.txt", "seal.txt.sig", "seal.txt.sshsig"];

/// Checks the names in these folders.
pub(super) fn check(files: &Files, out: &mut Findings) {
    for (path, _) in files.below("seal/") {
        let known = SEAL.iter().any(|name| path.strip_prefix("seal/") == Some(name));
        out.expect(known, Code::SealPlace, path, "not a file of the seal");
    }
    for (path, _) in files.below("origin/") {
        out.say(Code::SealOrigin, path, "copies of other packages are not known yet");
    }
}
