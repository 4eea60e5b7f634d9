//! A sample stamped by the authority of `fixtures/tsa`, whose RSA signatures are the same each time.

#![allow(clippy::disallowed_methods, reason = "runs a shell and the program as a reader would")]

use crate::prelude::*;
use crate::tsa::authority::Authority;
use crate::tsa::craft::Info;
use crate::tsa::envelope::{Envelope, RSA_SHA256};
use saboot::{format::anchor::chain_to_pem, seal::token::Ask};
use std::{fs, path::Path, process::Command, sync::LazyLock};

/// The short name it goes by.
pub(crate) const NAME: &str = "invented";
/// The number every query has.
const NONCE: u64 = 7;
/// Accuracy of one second, then that number.
const ACCURACY_AND_NONCE: [u8; 8] = [0x30, 3, 2, 1, 1, 2, 1, 7];

static AUTHORITY: LazyLock<Authority> =
    LazyLock::new(|| Authority::kept(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/tsa")));

pub(crate) fn query(imprint: Digest) -> Vec<u8> {
    Ask { imprint, nonce: Some(NONCE) }.to_der()
}

/// The authority's answer: these bytes, at this time, with one thing otherwise.
pub(crate) fn response(
    imprint: Digest,
    time: &'static str,
    edit: impl FnOnce(&mut Info),
) -> Vec<u8> {
    let nonce = ACCURACY_AND_NONCE.to_vec();
    let mut info = Info { time, nonce, ..Info::of(&imprint.0) };
    edit(&mut info);
    let envelope = Envelope::of(&AUTHORITY, info.to_der());
    Envelope { scheme: RSA_SHA256, ..envelope }.sign(&AUTHORITY)
}

/// The certificates that its answers carry.
pub(crate) fn chain() -> Vec<Vec<u8>> {
    vec![AUTHORITY.signer.clone(), AUTHORITY.root.clone()]
}

/// A file of anchors/.
pub(crate) fn place(what: &str, ending: &str) -> String {
    format!("anchors/{what}.{NAME}.{ending}")
}

impl Sample {
    fn stamped_digest(&self, what: &str) -> Digest {
        match what {
            "seal" => self.digest("seal/seal.txt"),
            "seal-sig" => self.digest("seal/seal.txt.sig"),
            exhibit => {
                let number = exhibit.trim_start_matches('E').parse().unwrap();
                self.digest(&self.record_path(number))
            }
        }
    }

    /// Puts a query and its answer beside what is there.
    pub(crate) fn stamp(&mut self, what: &str, time: &'static str) {
        let imprint = self.stamped_digest(what);
        self.put(&place(what, "tsq"), &query(imprint));
        self.put(&place(what, "tsr"), &response(imprint, time, |_| {}));
        self.put(&format!("anchors/{NAME}-chain.pem"), chain_to_pem(&chain()).as_bytes());
    }

    /// What the freeze says of a token.
    pub(crate) fn frozen(&self, what: &str) -> serde_json::Value {
        let imprint = self.stamped_digest(what);
        json!({"path": place(what, "tsr"), "authority": NAME, "serial": "2a", "imprint": imprint})
    }

    /// Seals the sample with the tokens there are, and stamps seal and signature.
    pub(crate) fn seal_and_stamp(&mut self) {
        self.freeze_and_seal();
        self.stamp("seal", "20260102031030Z");
        self.stamp("seal-sig", "20260102031031Z");
    }
}

/// Bag 1 with both exhibits stamped before the freeze, the seal and its signature after.
pub(crate) fn stamped() -> Sample {
    let mut s = sample::unsealed();
    for what in ["E0001", "E0002"] {
        s.stamp(what, "20260102031005Z");
        let frozen = s.frozen(what);
        s.tokens.push(frozen);
    }
    s.seal_and_stamp();
    s
}

#[test]
fn openssl_accepts_the_tokens() {
    let s = stamped();
    for (what, file) in [("seal", "seal/seal.txt"), ("E0001", "data/E0001/capture.json")] {
        let [query, answer] = ["tsq", "tsr"].map(|ending| &s.files[&place(what, ending)]);
        assert!(AUTHORITY.openssl_accepts(query, answer, &s.files[file]), "{what}");
        assert!(!AUTHORITY.openssl_accepts(query, answer, b"else"), "{what}");
    }
}

/// The commands of a page that name `anchors`, from blocks of one kind.
fn commands(kind: &str) -> Vec<String> {
    let page = include_str!("../../docs/VERIFY-BY-HAND.md");
    let opening = format!("\n```{kind}\n");
    let blocks =
        page.split(opening.as_str()).skip(1).map(|rest| rest.split("\n```").next().unwrap());
    blocks
        .filter(|b| b.contains("./anchors/") || b.contains("anchors/*") || b.contains("ts -verify"))
        .map(str::to_owned)
        .collect()
}

fn passes(folder: &Path, script: &str) -> Result<String, String> {
    let mut shell = Command::new("sh");
    let out = shell.args(["-ec", script]).current_dir(folder).output().unwrap();
    let said = String::from_utf8_lossy(&[out.stdout, out.stderr].concat()).into_owned();
    if out.status.success() { Ok(said) } else { Err(said) }
}

#[test]
fn the_commands_for_checking_by_hand_pass_and_fail_on_other_bytes() {
    let dir = tempfile::tempdir().unwrap();
    stamped().write(dir.path());
    let plain = commands("sh");
    assert_eq!(plain.len(), 3, "{plain:?}");
    let said: String = plain.iter().map(|block| passes(dir.path(), block).unwrap()).collect();
    assert!(
        said.contains("anchors/seal.invented.tsr: Time stamp: Jan  2 03:10:30 2026 GMT"),
        "{said}"
    );

    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/tsa/root.pem");
    let block = commands("text").concat();
    let block = block.replace("AUTH", NAME).replace("ROOT-YOU-TRUST.pem", root.to_str().unwrap());
    let lines: Vec<_> = block.lines().map(|l| l.replace("SECONDS", "1767323430")).collect();
    assert_eq!(lines.len(), 3);
    for line in &lines {
        assert!(passes(dir.path(), line).unwrap().contains("Verification: OK"), "{line}");
    }
    for file in ["seal/seal.txt", "seal/seal.txt.sig", "data/E0001/capture.json"] {
        fs::write(dir.path().join(file), b"else").unwrap();
    }
    for line in &lines {
        assert!(passes(dir.path(), line).is_err(), "{line}");
    }
    fs::write(dir.path().join("anchors/more.txt"), b"x").unwrap();
    assert!(plain.iter().any(|block| passes(dir.path(), block).is_err()));
}

#[test]
fn verify_tells_of_outside_time() {
    let dir = tempfile::tempdir().unwrap();
    let zip = dir.path().join("p.zip");
    fs::write(&zip, stamped().zip()).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/tsa/root.pem");
    let ask = |flags: &[&str], root: &[&Path]| {
        let mut verify = Command::new(env!("CARGO_BIN_EXE_saboot"));
        let out = verify.args(["--lang", "en", "verify"]).arg(&zip).args(flags).args(root);
        let out = out.output().unwrap();
        (out.status.code().unwrap(), String::from_utf8(out.stdout).unwrap())
    };
    let (code, said) = ask(&["--tsa-ca"], &[&root]);
    let stamp = "\
Outside time for seal/seal.txt: 2026-01-02T03:10:30Z · 2026-01-02 08:10:30 +0500
  by Invented Signer, Invented Time, to within 1 s
  10 s after the time that the computer claimed for it (2026-01-02T03:10:20Z)
";
    assert_eq!(code, 0);
    assert!(said.contains(stamp) && said.contains("\nTIME-ANCHORED: "), "{said}");
    assert!(!said.contains("not confirmed this authority") && !said.contains("note:"), "{said}");

    let (code, said) = ask(&[], &[]);
    assert_eq!(code, 0);
    assert!(said.contains("  You have not confirmed this authority: "), "{said}");
    assert!(said.contains("(token-unconfirmed)") && !said.contains("TIME-ANCHORED"), "{said}");

    let (_, said) = ask(&["--json", "--tsa-ca"], &[&root]);
    let report: serde_json::Value = serde_json::from_str(&said).unwrap();
    let stamp = json!({
        "path": "anchors/E0001.invented.tsr", "authority": NAME,
        "common_name": "Invented Signer", "organisation": "Invented Time",
        "stamped": "data/E0001/capture.json", "imprint": stamped().digest("data/E0001/capture.json"),
        "time": "2026-01-02T03:10:05.000Z", "time_pakistan": "2026-01-02 08:10:05 +0500",
        "accuracy_us": 1_000_000, "serial": "2a", "policy": "1.3.6.1", "confirmed": true,
        "root": sha256(&chain()[1]), "claimed": "2026-01-02T03:10:02.000Z", "gap_ms": 3000,
    });
    assert_eq!(report["stamps"][0], stamp);
    assert_eq!(report["rungs"], json!(["intact", "signed", "time-anchored"]));

    let (code, _) = ask(&["--tsa-ca"], &[&zip]);
    assert_eq!(code, 2, "a root that is none");
}
