//! Hashes, keys and signatures: bytes in, values out. No file, no clock, no randomness; the
//! standards are FIPS 180-4 (SHA-256), RFC 8032 (Ed25519), RFC 5958 and 8410 (key files),
//! OpenSSH's PROTOCOL.sshsig and RFC 3161 (time-stamps, in [`token`]).

mod hash;
mod key;
mod ssh;
pub mod token;

pub use hash::{HashWriter, Hasher, copy_hashed, hash_reader, sha256};
pub use key::{KeyError, PublicKey, SecretKey, WEAK_KEYS};
pub use ssh::{SSH_NAMESPACE, sshsig_parse, sshsig_write};
