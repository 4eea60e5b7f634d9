//! Ed25519 keys and their files.
//!
//! A secret key is stored as PKCS#8 *version 1*, without the public half: OpenSSL reads version 2
//! only from 3.5 on. An encrypted one uses PBES2 with scrypt N = 2^14, the most that `openssl pkey`
//! accepts with its default memory limit.

use crate::{model::Digest, seal::sha256};
use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use ed25519_dalek::{
    Signature, Signer, SigningKey, VerifyingKey,
    pkcs8::{KeypairBytes, spki::der::pem::LineEnding},
};
use pkcs8::{EncodePrivateKey, EncryptedPrivateKeyInfoOwned, PrivateKeyInfoOwned, SecretDocument};
use zeroize::Zeroizing;

/// DER before the 32 key bytes in an Ed25519 `SubjectPublicKeyInfo` (RFC 8410 §4).
const SPKI_HEAD: [u8; 12] =
    [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
const PEM_HEAD: &str = "-----BEGIN PUBLIC KEY-----\n";
const PEM_TAIL: &str = "\n-----END PUBLIC KEY-----\n";

/// Encodings of the points of small order, canonical and not. With such a key one signature fits
/// every message, and stock tools accept it: the by-hand page lists these values.
pub const WEAK_KEYS: [&str; 14] = [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
];

/// Why a key can't be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not a PEM file of an Ed25519 key in the form used here.
    #[error("not an Ed25519 key file")]
    Malformed,
    /// A point of small order.
    #[error("a weak key, under which one signature fits every message")]
    Weak,
    /// The file is encrypted and no passphrase was given.
    #[error("the key file is protected by a passphrase")]
    Protected,
    /// The passphrase does not open the file.
    #[error("the passphrase does not open the key file")]
    WrongPassphrase,
}

/// A verifying key that is not weak.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// From its 32 bytes.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, KeyError> {
        let key = VerifyingKey::from_bytes(bytes).map_err(|_| KeyError::Malformed)?;
        if key.is_weak() { Err(KeyError::Weak) } else { Ok(Self(key)) }
    }

    /// The 32 bytes.
    pub fn to_bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// `SubjectPublicKeyInfo`, DER, 44 bytes.
    pub fn spki_der(&self) -> Vec<u8> {
        [&SPKI_HEAD[..], &self.0.to_bytes()].concat()
    }

    /// The PEM file, in the one spelling that [`PublicKey::from_pem`] takes.
    pub fn to_pem(&self) -> String {
        let body = base64::engine::general_purpose::STANDARD.encode(self.spki_der());
        format!("{PEM_HEAD}{body}{PEM_TAIL}")
    }

    /// Reads what [`PublicKey::to_pem`] and `openssl pkey -pubout` write.
    pub fn from_pem(pem: &[u8]) -> Result<Self, KeyError> {
        let text = std::str::from_utf8(pem).map_err(|_| KeyError::Malformed)?;
        let body = text
            .strip_prefix(PEM_HEAD)
            .and_then(|t| t.strip_suffix(PEM_TAIL))
            .ok_or(KeyError::Malformed)?;
        let der = base64::engine::general_purpose::STANDARD
            .decode(body)
            .map_err(|_| KeyError::Malformed)?;
        let bytes = der.strip_prefix(&SPKI_HEAD[..]).ok_or(KeyError::Malformed)?;
        Self::from_bytes(bytes.try_into().map_err(|_| KeyError::Malformed)?)
    }

    /// SHA-256 of the SPKI DER: the fingerprint on paper and in the seal.
    pub fn fingerprint(&self) -> Digest {
        sha256(&self.spki_der())
    }

    /// The fingerprint as OpenSSH writes it, `SHA256:…`.
    pub fn ssh_fingerprint(&self) -> String {
        format!("SHA256:{}", STANDARD_NO_PAD.encode(sha256(&self.ssh_blob()).0))
    }

    /// The key in OpenSSH's wire form.
    pub fn ssh_blob(&self) -> Vec<u8> {
        [super::ssh::string(b"ssh-ed25519"), super::ssh::string(&self.0.to_bytes())].concat()
    }

    /// `allowed_signers` for `ssh-keygen -Y verify`: this key alone, as `collector`.
    pub fn allowed_signers(&self) -> String {
        let blob = base64::engine::general_purpose::STANDARD.encode(self.ssh_blob());
        let namespace = super::SSH_NAMESPACE;
        format!("collector namespaces=\"{namespace}\" ssh-ed25519 {blob}\n")
    }

    /// Whether `sig` is this key's signature of `message`, by the strict rules of RFC 8032.
    pub fn verifies(&self, message: &[u8], sig: &[u8]) -> bool {
        Signature::from_slice(sig).is_ok_and(|s| self.0.verify_strict(message, &s).is_ok())
    }
}

/// A signing key. Forgets itself when dropped.
pub struct SecretKey(SigningKey);

impl SecretKey {
    /// From a random seed.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// The half that others may know.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    /// The 64-byte signature of `message`.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }

    /// PKCS#8 v1 PEM, readable by OpenSSL 1.1.1 and later.
    pub fn to_pem(&self) -> Zeroizing<String> {
        let pem = self.keypair_v1().to_pkcs8_pem(LineEnding::LF);
        pem.unwrap_or_default()
    }

    /// Encrypted PKCS#8 PEM. `salt` and `iv` must be fresh random bytes.
    pub fn to_protected_pem(
        &self,
        passphrase: &[u8],
        salt: [u8; 16],
        iv: [u8; 16],
    ) -> Result<Zeroizing<String>, KeyError> {
        let scrypt =
            pkcs8::pkcs5::scrypt::Params::new(14, 8, 1).map_err(|_| KeyError::Malformed)?;
        let pbes2 = pkcs8::pkcs5::pbes2::Parameters::generate_scrypt_aes256cbc(scrypt, &salt, iv)
            .map_err(|_| KeyError::Malformed)?;
        let der = self.keypair_v1().to_pkcs8_der().map_err(|_| KeyError::Malformed)?;
        let sealed: SecretDocument = PrivateKeyInfoOwned::try_from(der.as_bytes())
            .and_then(|info| info.encrypt_with_params(pbes2, passphrase))
            .map_err(|_| KeyError::Malformed)?;
        sealed.to_pem("ENCRYPTED PRIVATE KEY", LineEnding::LF).map_err(|_| KeyError::Malformed)
    }

    /// Reads a PEM file, with the passphrase where it is encrypted.
    pub fn from_pem(pem: &str, passphrase: Option<&[u8]>) -> Result<Self, KeyError> {
        let (label, doc) = SecretDocument::from_pem(pem).map_err(|_| KeyError::Malformed)?;
        match label {
            "PRIVATE KEY" => Self::from_der(doc.as_bytes()),
            "ENCRYPTED PRIVATE KEY" => {
                let passphrase = passphrase.ok_or(KeyError::Protected)?;
                let sealed = EncryptedPrivateKeyInfoOwned::try_from(doc.as_bytes())
                    .map_err(|_| KeyError::Malformed)?;
                let opened = sealed.decrypt(passphrase).map_err(|_| KeyError::WrongPassphrase)?;
                Self::from_der(opened.as_bytes()).map_err(|_| KeyError::WrongPassphrase)
            }
            _ => Err(KeyError::Malformed),
        }
    }

    fn from_der(der: &[u8]) -> Result<Self, KeyError> {
        let info = pkcs8::PrivateKeyInfoRef::try_from(der).map_err(|_| KeyError::Malformed)?;
        let pair = KeypairBytes::try_from(info).map_err(|_| KeyError::Malformed)?;
        Ok(Self(SigningKey::from_bytes(&pair.secret_key)))
    }

    fn keypair_v1(&self) -> KeypairBytes {
        KeypairBytes { secret_key: self.0.to_bytes(), public_key: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> SecretKey {
        SecretKey::from_seed(&[7; 32])
    }

    #[test]
    fn key_files_come_back_and_weak_keys_do_not() {
        let public = key().public();
        assert_eq!(PublicKey::from_pem(public.to_pem().as_bytes()).unwrap(), public);
        assert!(PublicKey::from_pem(public.to_pem().replace('\n', "\r\n").as_bytes()).is_err());
        assert_eq!(SecretKey::from_pem(&key().to_pem(), None).unwrap().public(), public);
        for hex in WEAK_KEYS {
            let bytes = hex.parse::<Digest>().unwrap().0;
            assert!(PublicKey::from_bytes(&bytes).is_err(), "{hex}");
        }
    }

    #[test]
    fn a_protected_key_opens_with_its_passphrase_only() {
        let pem = key().to_protected_pem(b"six plain words", [1; 16], [2; 16]).unwrap();
        assert!(pem.starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"));
        let open = |p: Option<&[u8]>| SecretKey::from_pem(&pem, p).map(|k| k.public());
        assert_eq!(open(Some(b"six plain words")).unwrap(), key().public());
        assert_eq!(open(None).unwrap_err(), KeyError::Protected);
        assert_eq!(open(Some(b"another")).unwrap_err(), KeyError::WrongPassphrase);
    }

    #[test]
    fn signatures_fit_their_message_and_key_alone() {
        let sig = key().sign(b"message");
        assert!(key().public().verifies(b"message", &sig));
        assert!(!key().public().verifies(b"messagE", &sig));
        assert!(!SecretKey::from_seed(&[8; 32]).public().verifies(b"message", &sig));
        assert!(!key().public().verifies(b"message", &sig[..63]));
    }
}
