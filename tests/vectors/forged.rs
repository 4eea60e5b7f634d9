//! Signatures and keys that an attacker would try: weak keys, signatures bent, stripped of their
//! purpose or moved from elsewhere, and whole packages under a forger's own key.

use crate::prelude::*;
use base64::{Engine, engine::general_purpose::STANDARD};
use saboot::seal::SecretKey;
use sha2::{Digest as _, Sha256, Sha512};

/// SubjectPublicKeyInfo of an Ed25519 key, up to its 32 bytes.
const SPKI_HEAD: [u8; 12] = [0x30, 0x2a, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 3, 0x21, 0];
/// The order of Ed25519's group, lowest byte first.
const ORDER: [u8; 32] = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];
const SIG: &str = "seal/seal.txt.sig";
const SSHSIG: &str = "seal/seal.txt.sshsig";

const FAULTS: &[Row<Sample>] = &[
    (
        "seal-sig-second-form",
        "5a",
        "the same signature with another S",
        |s| {
            let sig = s.files.get_mut(SIG).unwrap();
            let mut carry = 0u16;
            for (byte, add) in sig[32..].iter_mut().zip(ORDER) {
                carry += u16::from(*byte) + u16::from(add);
                *byte = carry.to_le_bytes()[0];
                carry >>= 8;
            }
        },
        &["seal-signature"],
    ),
    (
        "seal-sig-short",
        "5a",
        "a signature of 63 bytes",
        |s| _ = s.files.get_mut(SIG).unwrap().pop(),
        &["seal-signature"],
    ),
    (
        "seal-sig-long",
        "5a",
        "a signature of 65 bytes",
        |s| s.files.get_mut(SIG).unwrap().push(0),
        &["seal-signature"],
    ),
    ("seal-sig-empty", "5a", "an empty signature", |s| drop(s.put(SIG, b"")), &["seal-signature"]),
    (
        "seal-sig-zeros",
        "5a",
        "a signature of zeros",
        |s| drop(s.put(SIG, &[0; 64])),
        &["seal-signature"],
    ),
    (
        "seal-sig-of-record",
        "5a",
        "the collector's signature of a record",
        |s| {
            let sig = s.files["data/E0001/capture.json.sig"].clone();
            s.put(SIG, &sig);
        },
        &["seal-signature"],
    ),
    (
        "seal-sshsig-of-second-bag",
        "5a",
        "the OpenSSH signature of the next bag",
        |s| {
            let sig = sample::second_bag().files[SSHSIG].clone();
            s.put(SSHSIG, &sig);
        },
        &["seal-sshsig"],
    ),
    (
        "seal-sshsig-other-purpose",
        "5a",
        "an OpenSSH signature made for another namespace",
        |s| {
            let sig = sshsig(&s.key, b"file", &s.files["seal/seal.txt"], b"sha512");
            s.put(SSHSIG, &sig);
        },
        &["seal-sshsig"],
    ),
    (
        "seal-sshsig-other-hash",
        "5a",
        "an OpenSSH signature over another hash",
        |s| {
            let sig =
                sshsig(&s.key, SSH_NAMESPACE.as_bytes(), &s.files["seal/seal.txt"], b"sha256");
            s.put(SSHSIG, &sig);
        },
        &["seal-sshsig"],
    ),
    (
        "seal-whole-of-second-bag",
        "5a",
        "the whole of seal/ from the next bag of the case",
        |s| {
            for path in ["seal/seal.txt", SIG, SSHSIG] {
                let bytes = sample::second_bag().files[path].clone();
                s.put(path, &bytes);
            }
        },
        &[
            "seal-tagmanifest",
            "seal-case",
            "seal-custody",
            "log-freeze",
            "manifest-json",
            "prior-missing",
        ],
    ),
    (
        "seal-made-by-forger",
        "5a",
        "seal.txt sealed anew by another key, the collector's left in place",
        |s| {
            s.key = sample::other_key();
            s.sign_seal(|_| {});
        },
        &["seal-signature", "seal-sshsig", "seal-signer"],
    ),
    (
        "seal-folder-stripped",
        "5a",
        "nothing of seal/",
        |s| s.files.retain(|p, _| !p.starts_with("seal/")),
        &["missing-file"],
    ),
    (
        "record-sig-of-other-exhibit",
        "7c",
        "the signature of another exhibit's record",
        |s| {
            let sig = s.files["data/E0002/import.json.sig"].clone();
            s.put("data/E0001/capture.json.sig", &sig);
            s.reseal();
        },
        &["record-signature"],
    ),
    (
        "record-sig-of-seal",
        "7c",
        "the signature of the seal",
        |s| {
            let sig = s.files[SIG].clone();
            s.put("data/E0001/capture.json.sig", &sig);
            s.reseal();
        },
        &["record-signature"],
    ),
    (
        "rotate-sig-by-new-key",
        "7c",
        "a record that the log says an earlier key signed, signed by another",
        |s| {
            s.resign(1, &sample::key());
            s.seal_anew();
        },
        &["record-signature"],
    ),
];

fn spki(key: &[u8; 32]) -> Vec<u8> {
    [&SPKI_HEAD[..], key].concat()
}

fn string(bytes: &[u8]) -> Vec<u8> {
    [&u32::try_from(bytes.len()).unwrap().to_be_bytes()[..], bytes].concat()
}

/// An OpenSSH signature for any purpose and hash.
fn sshsig(key: &SecretKey, namespace: &[u8], message: &[u8], hash: &[u8]) -> Vec<u8> {
    let digest = if hash == b"sha256" {
        Sha256::digest(message).to_vec()
    } else {
        Sha512::digest(message).to_vec()
    };
    let about = [string(namespace), string(b""), string(hash)].concat();
    let signature = key.sign(&[b"SSHSIG", &about[..], &string(&digest)].concat());
    armoured(&key.public().ssh_blob(), &about, &signature)
}

fn armoured(key: &[u8], about: &[u8], signature: &[u8]) -> Vec<u8> {
    let signature = [string(b"ssh-ed25519"), string(signature)].concat();
    let blob = [b"SSHSIG\0\0\0\x01", &string(key)[..], about, &string(&signature)].concat();
    let text = STANDARD.encode(blob);
    let lines: String = text
        .as_bytes()
        .chunks(70)
        .map(|l| format!("{}\n", std::str::from_utf8(l).unwrap()))
        .collect();
    format!("-----BEGIN SSH SIGNATURE-----\n{lines}-----END SSH SIGNATURE-----\n").into_bytes()
}

/// A package sealed with a key of small order, under which this one signature fits (with most of
/// these keys) every message.
fn weak(key: [u8; 32]) -> Sample {
    let mut s = sample::sound();
    let fits_all = [&[1][..], &[0; 63]].concat();
    let pem = format!(
        "-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n",
        STANDARD.encode(spki(&key))
    );
    s.put("keys/collector.ed25519.pem", pem.as_bytes());
    let blob = [string(b"ssh-ed25519"), string(&key)].concat();
    let line = format!(
        "collector namespaces=\"{SSH_NAMESPACE}\" ssh-ed25519 {}\n",
        STANDARD.encode(&blob)
    );
    s.put("keys/allowed_signers", line.as_bytes());
    s.reseal();
    s.sign_seal(|seal| seal.signer = sha256(&spki(&key)));
    let about = [string(SSH_NAMESPACE.as_bytes()), string(b""), string(b"sha512")].concat();
    s.put(SSHSIG, &armoured(&blob, &about, &fits_all));
    s.put(SIG, &fits_all);
    s
}

fn weak_keys() -> impl Iterator<Item = Vector> {
    WEAK_KEYS.iter().zip(1..).map(|(hex, n)| {
        let key = hex.parse::<Digest>().unwrap().0;
        let name = format!("key-weak-{n}");
        Vector::of(
            &name,
            "5b",
            "seals and keys: a key of small order, its signature forged",
            weak(key),
        )
        .broken(&["key-weak"])
    })
}

/// The same case made up again by somebody else: nothing in it tells, the fingerprint does.
fn under_own_key() -> [Vector; 4] {
    let forged = || sample::sealed_by(sample::other_key());
    let asked = sample::key().public().fingerprint();
    let vector = |name, comment: &str, sample| {
        Vector::of(name, "5", &format!("the signer asked for: {comment}"), sample)
    };
    [
        vector(
            "forged-under-own-key",
            "a forger's own package, and nobody asks whose key it is",
            forged(),
        )
        .sound("canonical", &[]),
        vector(
            "forged-under-own-key-asked",
            "a forger's own package, asked for the collector's key",
            forged(),
        )
        .broken(&["not-the-signer"])
        .asked_for(asked),
        vector("signer-asked-for", "the key that is asked for", sample::sound())
            .sound("canonical", &[])
            .asked_for(asked),
        vector(
            "signer-asked-for-is-earlier",
            "asked for the earlier key of a rotated one",
            sample::rotated(),
        )
        .broken(&["not-the-signer"])
        .asked_for(sample::other_key().public().fingerprint()),
    ]
}

pub(crate) fn vectors() -> Vec<Vector> {
    let (rows, rotated): (Vec<_>, Vec<_>) =
        FAULTS.iter().partition(|row| !row.0.starts_with("rotate"));
    [
        faults("seals and keys", sample::sound, &rows.into_iter().copied().collect::<Vec<_>>()),
        faults(
            "an earlier key",
            sample::rotated,
            &rotated.into_iter().copied().collect::<Vec<_>>(),
        ),
    ]
    .concat()
    .into_iter()
    .chain(weak_keys())
    .chain(under_own_key())
    .collect()
}
