//! The second form of the seal's signature, for `ssh-keygen -Y verify`, which Windows and macOS
//! ship (OpenSSH PROTOCOL.sshsig).

use super::{PublicKey, SecretKey};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha512};

/// The namespace of the seal's signature.
pub const SSH_NAMESPACE: &str = "saboot-seal-v1";

const MAGIC: &[u8] = b"SSHSIG";
const BEGIN: &str = "-----BEGIN SSH SIGNATURE-----\n";
const END: &str = "-----END SSH SIGNATURE-----\n";
/// Where `ssh-keygen` breaks the base64 lines.
const COLUMNS: usize = 70;

/// Length-prefixed bytes, as SSH writes a string.
pub(super) fn string(bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    [&length.to_be_bytes()[..], bytes].concat()
}

/// What is signed: never the message itself, so that the two signatures can't stand for each other.
fn signed_bytes(message: &[u8]) -> Vec<u8> {
    let digest = Sha512::digest(message);
    let fields = [SSH_NAMESPACE.as_bytes(), b"", b"sha512", &digest[..]];
    fields.iter().fold(MAGIC.to_vec(), |out, field| [out, string(field)].concat())
}

fn blob(key: &PublicKey, signature: &[u8]) -> Vec<u8> {
    let signature = [string(b"ssh-ed25519"), string(signature)].concat();
    [
        MAGIC.to_vec(),
        1u32.to_be_bytes().to_vec(),
        string(&key.ssh_blob()),
        string(SSH_NAMESPACE.as_bytes()),
        string(b""),
        string(b"sha512"),
        string(&signature),
    ]
    .concat()
}

fn armor(blob: &[u8]) -> String {
    let body = STANDARD.encode(blob);
    let lines = body.as_bytes().chunks(COLUMNS).map(String::from_utf8_lossy);
    lines.fold(BEGIN.to_owned(), |out, line| out + &line + "\n") + END
}

/// Signs `message` and armours the signature.
pub fn sshsig_write(key: &SecretKey, message: &[u8]) -> String {
    armor(&blob(&key.public(), &key.sign(&signed_bytes(message))))
}

/// Whether `text` is, in the one spelling we write, `key`'s signature of `message`.
pub fn sshsig_parse(text: &[u8], key: &PublicKey, message: &[u8]) -> bool {
    let signature = std::str::from_utf8(text).ok().and_then(|text| {
        let body = text.strip_prefix(BEGIN)?.strip_suffix(END)?.replace('\n', "");
        let blob = STANDARD.decode(body).ok()?;
        Some(blob.last_chunk::<64>()?.to_vec())
    });
    signature.is_some_and(|signature| {
        armor(&blob(key, &signature)).as_bytes() == text
            && key.verifies(&signed_bytes(message), &signature)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_armoured_signature_has_one_spelling() {
        let key = SecretKey::from_seed(&[7; 32]);
        let text = sshsig_write(&key, b"seal");
        assert!(text.lines().all(|l| l.len() <= COLUMNS));
        assert!(sshsig_parse(text.as_bytes(), &key.public(), b"seal"));
        assert!(!sshsig_parse(text.as_bytes(), &key.public(), b"sEal"));
        let other = SecretKey::from_seed(&[8; 32]).public();
        assert!(!sshsig_parse(text.as_bytes(), &other, b"seal"));
        assert!(!sshsig_parse(text.replace('\n', "\r\n").as_bytes(), &key.public(), b"seal"));
        assert!(!sshsig_parse(format!("{text}\n").as_bytes(), &key.public(), b"seal"));
        for at in 0..text.len() {
            let mut changed = text.clone().into_bytes();
            changed[at] ^= 1;
            assert!(!sshsig_parse(&changed, &key.public(), b"seal"), "byte {at}");
        }
    }
}
