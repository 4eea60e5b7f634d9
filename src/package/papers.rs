//! The texts for people in every package. They stand in `papers/` as they read, with names in
//! braces where the package's own values go; Notepad wants CRLF, and a mark before Urdu.

use super::Sealed;
use crate::{
    model::{CaseId, Digest, Utc},
    seal::WEAK_KEYS,
};

const ENGLISH: &str = include_str!("papers/READ-ME-FIRST.txt");
const URDU: &str = include_str!("papers/READ-ME-FIRST.ur.txt");
const VERIFY: &str = include_str!("papers/VERIFY.txt");
const SCRIPT: &str = include_str!("papers/verify.sh");
const RECEIPT: &str = include_str!("papers/receipt.txt");
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What the texts tell of a package.
pub(super) struct Facts {
    pub(super) case: CaseId,
    pub(super) bag: u32,
    pub(super) at: Utc,
    pub(super) exhibits: usize,
    pub(super) files: usize,
    pub(super) withheld: usize,
    /// A record to show the check of one on.
    pub(super) record: String,
    pub(super) fingerprint: Digest,
    pub(super) ssh_fingerprint: String,
}

/// The papers inside a package: path and bytes.
pub(super) fn all(facts: &Facts) -> [(&'static str, Vec<u8>); 4] {
    let values = values(facts);
    let paper = |text| crlf(&fill(text, &values));
    [
        ("READ-ME-FIRST.txt", paper(ENGLISH).into_bytes()),
        ("READ-ME-FIRST.ur.txt", (BYTE_ORDER_MARK.to_owned() + &paper(URDU)).into_bytes()),
        ("VERIFY.txt", paper(VERIFY).into_bytes()),
        ("verify.sh", fill(SCRIPT, &values).into_bytes()),
    ]
}

/// The receipt, which lies beside the zip.
pub(super) fn receipt(sealed: &Sealed, case: CaseId, at: Utc) -> Vec<u8> {
    let name = sealed.zip.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (seal, zip) = (sealed.seal_sha256.to_string(), sealed.zip_sha256.to_string());
    let mut values = vec![
        ("zip", name),
        ("seal_groups", groups(&seal)),
        ("seal", seal),
        ("zip_groups", groups(&zip)),
        ("zip_sha256", zip),
        ("case", case.to_string()),
        ("bag", sealed.bag.clone()),
        ("files", sealed.files.to_string()),
        ("bytes", sealed.bytes.to_string()),
    ];
    values.extend(moment(at));
    values.extend(key(&sealed.fingerprint, &sealed.ssh_fingerprint));
    crlf(&fill(RECEIPT, &values)).into_bytes()
}

fn values(facts: &Facts) -> Vec<(&'static str, String)> {
    let weak = |(i, key): (usize, &str)| {
        let end = if i + 1 < WEAK_KEYS.len() { " | \\\n" } else { ")" };
        format!("    {key}{end}")
    };
    let mut values = vec![
        ("case", facts.case.to_string()),
        ("bag", facts.bag.to_string()),
        ("base", format!("{}_b{}", facts.case, facts.bag)),
        ("exhibits", facts.exhibits.to_string()),
        ("files", facts.files.to_string()),
        ("withheld", facts.withheld.to_string()),
        ("record", facts.record.clone()),
        ("weak_keys", WEAK_KEYS.map(|k| format!("   {k}\n")).concat()),
        ("weak_cases", WEAK_KEYS.into_iter().enumerate().map(weak).collect()),
    ];
    values.extend(moment(facts.at));
    values.extend(key(&facts.fingerprint, &facts.ssh_fingerprint));
    values
}

fn moment(at: Utc) -> [(&'static str, String); 2] {
    [("sealed", at.to_seconds()), ("sealed_pakistan", at.to_pakistan())]
}

fn key(fingerprint: &Digest, ssh: &str) -> [(&'static str, String); 4] {
    let hex = fingerprint.to_string();
    [
        ("fingerprint_groups", groups(&hex)),
        ("fingerprint", hex),
        ("ssh_groups", groups(ssh.trim_start_matches("SHA256:"))),
        ("ssh_fingerprint", ssh.to_owned()),
    ]
}

/// Puts the values into their places: `{name}`.
fn fill(text: &str, values: &[(&str, String)]) -> String {
    let fill =
        |text: String, (name, value): &(&str, String)| text.replace(&format!("{{{name}}}"), value);
    values.iter().fold(text.to_owned(), fill)
}

/// Four characters and a space, eight groups a line: a length one can read aloud without losing
/// the place.
fn groups(text: &str) -> String {
    let fours: Vec<_> = text.as_bytes().chunks(4).map(String::from_utf8_lossy).collect();
    let lines = fours.chunks(8).map(|line| line.join(" "));
    lines.fold(String::new(), |out, line| out + "   " + &line + "\n")
}

fn crlf(text: &str) -> String {
    text.replace('\n', "\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> Facts {
        Facts {
            case: "SB-2026-0001".parse().unwrap(),
            bag: 2,
            at: "2026-01-02T03:10:00.123Z".parse().unwrap(),
            exhibits: 3,
            files: 31,
            withheld: 0,
            record: "data/E0001/import.json".into(),
            fingerprint: Digest([0xab; 32]),
            ssh_fingerprint: "SHA256:QUJDREVGRw".into(),
        }
    }

    #[test]
    fn every_place_is_filled_and_every_line_ends_for_notepad() {
        for (path, bytes) in all(&facts()) {
            let text = String::from_utf8(bytes).unwrap();
            let is_script = path == "verify.sh";
            assert_eq!(text.starts_with('\u{feff}'), path.contains(".ur."), "{path}");
            assert_eq!(text.contains('\r'), !is_script, "{path}");
            if !is_script {
                assert!(!text.contains(['{', '}']), "{path}");
                assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{path}");
                assert!(!text.contains("\r\r"), "{path}");
            }
        }
        let sealed = Sealed {
            zip: "out/a.zip".into(),
            receipt: "out/a.zip.receipt.txt".into(),
            zip_sha256: Digest([2; 32]),
            seal_sha256: Digest([1; 32]),
            bag: "2".into(),
            files: 31,
            bytes: 4096,
            fingerprint: Digest([0xab; 32]),
            ssh_fingerprint: "SHA256:QUJDREVGRw".into(),
            again: false,
        };
        let receipt = String::from_utf8(receipt(&sealed, facts().case, facts().at)).unwrap();
        assert!(!receipt.contains(['{', '}']), "{receipt}");
        let at = |s: &str| receipt.find(s).unwrap();
        let [seal, zip, key] = ["01", "02", "ab"].map(|byte| at(&byte.repeat(32)));
        let order = [seal, zip, key, at("QUJDREVGRw"), at("QUJD REVG Rw")];
        assert!(order.is_sorted(), "{receipt}");
    }

    #[test]
    fn both_languages_tell_the_same_facts() {
        let names = |text: &str| {
            let mut found: Vec<String> = text
                .split('{')
                .skip(1)
                .filter_map(|t| Some(t.split_once('}')?.0.to_owned()))
                .collect();
            found.sort();
            found.dedup();
            found
        };
        assert_eq!(names(ENGLISH), names(URDU));
        for number in ["1799", "0800-39393", "15"] {
            assert!(ENGLISH.contains(number) && URDU.contains(number), "{number}");
        }
        let paragraphs = |text: &str| text.trim().split("\n\n").count();
        assert_eq!(paragraphs(ENGLISH), paragraphs(URDU));
    }

    #[test]
    fn nothing_is_claimed_that_can_not_be_shown() {
        let banned = [
            "authentic",
            "genuine",
            "certified",
            "admissible",
            "court-proof",
            "forensic",
            "tamper-proof",
            "proves",
        ];
        for text in [ENGLISH, VERIFY, RECEIPT, SCRIPT] {
            let text = text.to_lowercase();
            for word in banned {
                assert!(!text.contains(word), "{word}");
            }
        }
    }
}
