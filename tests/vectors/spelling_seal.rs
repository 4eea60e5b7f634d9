//! Second spellings of seal and keys.

use crate::{
    prelude::*,
    spelling::{SEAL, crlf, spell, text, upper},
};

const FAULTS: &[Row<Sample>] = &[
    ("seal-crlf", "5", "seal.txt with CRLF", |s| spell(s, SEAL, crlf), &["seal-form"]),
    (
        "seal-upper-case",
        "5",
        "a hash of seal.txt in upper case",
        |s| spell(s, SEAL, upper),
        &["seal-form"],
    ),
    (
        "seal-space-more",
        "5",
        "two spaces after a header's name",
        |s| spell(s, SEAL, |t| t.replace("# bag: ", "# bag:  ")),
        &["seal-form"],
    ),
    (
        "seal-space-at-end",
        "5",
        "a space at a line's end",
        |s| spell(s, SEAL, |t| t.replace("# prior-seal: none", "# prior-seal: none ")),
        &["seal-form"],
    ),
    (
        "seal-count-padded",
        "5",
        "a count with a zero before it",
        |s| spell(s, SEAL, |t| t.replace("custody-count: ", "custody-count: 0")),
        &["seal-form"],
    ),
    (
        "seal-order",
        "5",
        "two headers swapped",
        |s| {
            spell(s, SEAL, |t| {
                t.replace(
                    "# prior-seal: none\n# origin-seal: none\n",
                    "# origin-seal: none\n# prior-seal: none\n",
                )
            });
        },
        &["seal-form"],
    ),
    (
        "seal-header-missing",
        "5",
        "a header missing",
        |s| spell(s, SEAL, |t| t.replace("# clock: not checked\n", "")),
        &["seal-form"],
    ),
    (
        "seal-header-unknown",
        "5",
        "a header more",
        |s| spell(s, SEAL, |t| t.replace("# claims", "# more: 1\n# claims")),
        &["seal-form"],
    ),
    (
        "seal-two-hash-lines",
        "5",
        "a second hash line",
        |s| spell(s, SEAL, |t| format!("{t}{}  manifest-sha256.txt\n", "0".repeat(64))),
        &["seal-form"],
    ),
    (
        "seal-hash-of-another",
        "5",
        "a hash line of another file",
        |s| spell(s, SEAL, |t| t.replace("  tagmanifest", "  manifest")),
        &["seal-form"],
    ),
    (
        "seal-empty-line",
        "5",
        "an empty line at the end",
        |s| spell(s, SEAL, |t| format!("{t}\n")),
        &["seal-form"],
    ),
    (
        "seal-version-2",
        "5",
        "a seal of another version",
        |s| spell(s, SEAL, |t| t.replace("seal-v1", "seal-v2")),
        &["seal-form"],
    ),
    (
        "seal-time-with-millis",
        "5",
        "a time with milliseconds",
        |s| spell(s, SEAL, |t| t.replace("03:10:20Z", "03:10:20.000Z")),
        &["seal-form"],
    ),
    (
        "seal-claims-more",
        "5",
        "a claim that is not the one claim",
        |s| spell(s, SEAL, |t| t.replace("integrity since this seal", "the author")),
        &["seal-form"],
    ),
    (
        "seal-bag-padded",
        "5e",
        "a bag's number with a zero before it",
        |s| spell(s, SEAL, |t| t.replace("# bag: 1", "# bag: 01")),
        &["seal-form"],
    ),
    (
        "twin-bag",
        "5h",
        "the bag's number of a redacted copy, reserved",
        |s| spell(s, SEAL, |t| t.replace("# bag: 1", "# bag: 1-r1")),
        &["seal-case", "log-freeze", "manifest-json"],
    ),
    (
        "key-crlf",
        "5",
        "the collector's key with CRLF",
        |s| spell(s, "keys/collector.ed25519.pem", crlf),
        &["key-form"],
    ),
    (
        "allowed-signers-crlf",
        "5d",
        "keys/allowed_signers with CRLF",
        |s| spell(s, "keys/allowed_signers", crlf),
        &["allowed-signers"],
    ),
    (
        "allowed-signers-other-namespace",
        "5d",
        "keys/allowed_signers for another namespace",
        |s| spell(s, "keys/allowed_signers", |t| t.replace("seal-v1", "any")),
        &["allowed-signers"],
    ),
    (
        "allowed-signers-other-name",
        "5d",
        "keys/allowed_signers of another name",
        |s| spell(s, "keys/allowed_signers", |t| t.replace("collector", "*")),
        &["allowed-signers"],
    ),
    (
        "seal-sshsig-crlf",
        "5a",
        "seal.txt.sshsig with CRLF",
        |s| {
            let changed = crlf(&text(s, "seal/seal.txt.sshsig"));
            s.put("seal/seal.txt.sshsig", changed.as_bytes());
        },
        &["seal-sshsig"],
    ),
];

pub(crate) fn vectors() -> Vec<Vector> {
    faults("spelling", sample::sound, FAULTS)
}
