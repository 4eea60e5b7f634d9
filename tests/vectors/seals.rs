//! Seals, signatures and keys.

use crate::prelude::*;
use base64::{Engine, engine::general_purpose::STANDARD};

const FAULTS: &[Row<Sample>] = &[
    (
        "seal-stripped",
        "5a",
        "no signature",
        |s| drop_file(s, "seal/seal.txt.sig"),
        &["missing-file"],
    ),
    (
        "seal-sshsig-stripped",
        "5a",
        "no OpenSSH signature",
        |s| drop_file(s, "seal/seal.txt.sshsig"),
        &["missing-file"],
    ),
    (
        "seal-by-other-key",
        "5a",
        "a signature by another key",
        |s| {
            let sig = sample::other_key().sign(&s.files["seal/seal.txt"]);
            s.put("seal/seal.txt.sig", &sig);
        },
        &["seal-signature"],
    ),
    (
        "seal-of-second-bag",
        "5a",
        "a signature of another package",
        |s| {
            let sig = sample::second_bag().files["seal/seal.txt.sig"].clone();
            s.put("seal/seal.txt.sig", &sig);
        },
        &["seal-signature"],
    ),
    (
        "seal-sshsig-by-other-key",
        "5a",
        "an OpenSSH signature by another key",
        |s| {
            let sig = sshsig_write(&sample::other_key(), &s.files["seal/seal.txt"]);
            assert_eq!(SSH_NAMESPACE, "saboot-seal-v1");
            s.put("seal/seal.txt.sshsig", sig.as_bytes());
        },
        &["seal-sshsig"],
    ),
    (
        "seal-sshsig-second-spelling",
        "5a",
        "an OpenSSH signature with a second spelling",
        |s| {
            s.files.get_mut("seal/seal.txt.sshsig").unwrap().push(b'\n');
        },
        &["seal-sshsig"],
    ),
    (
        "seal-changed",
        "5a",
        "a seal changed",
        |s| replace(s, "seal/seal.txt", "03:10:20Z", "03:10:21Z"),
        &["seal-signature", "seal-sshsig"],
    ),
    (
        "seal-header-doubled",
        "5",
        "a seal with a doubled header",
        |s| {
            replace(s, "seal/seal.txt", "# bag: 1\n", "# bag: 1\n# bag: 1\n");
            let bytes = s.files["seal/seal.txt"].clone();
            s.sign_bytes(bytes);
        },
        &["seal-form"],
    ),
    (
        "seal-signer-other",
        "5c",
        "another signer",
        |s| s.sign_seal(|seal| seal.signer = Digest([1; 32])),
        &["seal-signer"],
    ),
    (
        "seal-tagmanifest-other",
        "5",
        "another tagmanifest",
        |s| s.sign_seal(|seal| seal.tagmanifest = Digest([1; 32])),
        &["seal-tagmanifest"],
    ),
    (
        "seal-case-other",
        "5e",
        "another case",
        |s| s.sign_seal(|seal| seal.case.number = 2),
        &["seal-case", "log-first", "manifest-json"],
    ),
    (
        "seal-uuid-other",
        "5e",
        "another uuid",
        |s| s.sign_seal(|seal| seal.uid = sample::OTHER_UID.parse().unwrap()),
        &["seal-case", "log-first", "record-place", "manifest-json"],
    ),
    (
        "seal-payload-other",
        "5e",
        "another payload",
        |s| s.sign_seal(|seal| seal.payload.octets += 1),
        &["seal-payload"],
    ),
    (
        "seal-count-other",
        "5e",
        "another count",
        |s| s.sign_seal(|seal| seal.custody_count += 1),
        &["seal-custody"],
    ),
    (
        "seal-head-other",
        "5e",
        "another head",
        |s| s.sign_seal(|seal| seal.custody_head = Digest([1; 32])),
        &["seal-custody"],
    ),
    (
        "seal-prior-for-bag-1",
        "5f",
        "a prior seal for bag 1",
        |s| s.sign_seal(|seal| seal.prior = Some(Digest([1; 32]))),
        &["prior-chain"],
    ),
    (
        "seal-origin-named",
        "5h",
        "an origin",
        |s| s.sign_seal(|seal| seal.origin = Some(Digest([1; 32]))),
        &["seal-origin"],
    ),
    (
        "key-weak",
        "5b",
        "a weak key",
        |s| {
            let weak = WEAK_KEYS[0].parse::<Digest>().unwrap().0;
            let der = [&[0x30, 0x2a, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 3, 0x21, 0][..], &weak];
            let body = STANDARD.encode(der.concat());
            let pem = format!("-----BEGIN PUBLIC KEY-----\n{body}\n-----END PUBLIC KEY-----\n");
            s.put("keys/collector.ed25519.pem", pem.as_bytes());
            s.reseal();
        },
        &["key-weak"],
    ),
    (
        "key-form",
        "5",
        "a key that is none",
        |s| {
            s.put("keys/collector.ed25519.pem", b"-----BEGIN PUBLIC KEY-----\n");
            s.reseal();
        },
        &["key-form"],
    ),
    (
        "allowed-signers-other",
        "5d",
        "another key in allowed_signers",
        |s| {
            let line = sample::other_key().public().allowed_signers();
            s.put("keys/allowed_signers", line.as_bytes());
            s.reseal();
        },
        &["allowed-signers"],
    ),
    (
        "allowed-signers-second-line",
        "5d",
        "a second line in allowed_signers",
        |s| {
            let line = sample::other_key().public().allowed_signers();
            s.files.get_mut("keys/allowed_signers").unwrap().extend(line.bytes());
            s.reseal();
        },
        &["allowed-signers"],
    ),
    (
        "key-other-same-name",
        "5a",
        "a whole other key, not sealed again",
        |s| {
            let key = sample::other_key().public();
            s.put("keys/collector.ed25519.pem", &sample::pem(&key));
        },
        &[
            "file-changed",
            "allowed-signers",
            "seal-signature",
            "seal-sshsig",
            "seal-signer",
            "record-key",
            "manifest-json",
        ],
    ),
];

pub(crate) fn vectors() -> Vec<Vector> {
    faults("seals and keys", sample::sound, FAULTS)
}
