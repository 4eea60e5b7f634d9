//! The signing keys of a home.
//!
//! `collector.pem` is the secret key (PKCS#8, plain or encrypted), `collector.pub.pem` its public
//! half, readable without a passphrase. A key that was replaced stays as `earlier-N.pem` and
//! `earlier-N.pub.pem`: what it signed must stay checkable.

use super::{Error, files};
use crate::{
    platform,
    seal::{KeyError, PublicKey, SecretKey},
};
use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
};
use zeroize::Zeroizing;

/// The folder `<home>/keys`.
#[derive(Debug, Clone)]
pub struct Keys {
    dir: PathBuf,
}

impl Keys {
    pub(super) fn new(dir: PathBuf) -> Self {
        Self { dir }
    }

    /// The current key's public half; needs no passphrase.
    pub fn public(&self) -> Result<Option<PublicKey>, Error> {
        let path = self.public_file();
        if path.exists() {
            return read_public(&path).map(Some);
        }
        // A run was killed between the two files of a new key, which has no passphrase yet.
        match self.unlock(None) {
            Ok(key) => Ok(Some(key.public())),
            Err(Error::NoKey) => Ok(None),
            Err(e) => Err(e),
        }
    }

    /// The current key, for signing.
    pub fn unlock(&self, passphrase: Option<&[u8]>) -> Result<SecretKey, Error> {
        let path = self.secret_file();
        if !path.exists() {
            return Err(Error::NoKey);
        }
        let key = read_secret(&path, passphrase)?;
        self.agree(&key, is_protected(&path)?)?;
        Ok(key)
    }

    /// Makes the first key, without a passphrase.
    pub fn create(&self) -> Result<SecretKey, Error> {
        if let Some(key) = self.public()? {
            return Err(Error::KeyExists { fingerprint: key.fingerprint() });
        }
        let key = fresh()?;
        match files::write_whole(&self.secret_file(), key.to_pem().as_bytes(), false) {
            // Another run was faster: one key is as good as the other, but there is only one.
            Err(Error::Io { source, .. }) if source.kind() == ErrorKind::AlreadyExists => {
                let key = self.public()?.ok_or(Error::NoKey)?;
                return Err(Error::KeyExists { fingerprint: key.fingerprint() });
            }
            done => done?,
        }
        // The other run may have written the same public half from our secret one meanwhile.
        files::write_whole(&self.public_file(), key.public().to_pem().as_bytes(), true)?;
        Ok(key)
    }

    /// Makes another key and keeps the old one's files as `earlier-N`. Needs no passphrase: this is
    /// the way on for someone who forgot hers.
    pub fn replace(&self) -> Result<(PublicKey, SecretKey), Error> {
        let old = self.public()?.ok_or(Error::NoKey)?;
        let key = fresh()?;
        if !self.earlier()?.contains(&old) {
            let n = self.earlier_numbers()?.last().map_or(1, |n| n + 1);
            let secret = Zeroizing::new(files::read(&self.secret_file())?);
            files::write_whole(&self.dir.join(format!("earlier-{n}.pem")), &secret, true)?;
            let public = self.dir.join(format!("earlier-{n}.pub.pem"));
            files::write_whole(&public, old.to_pem().as_bytes(), true)?;
        }
        files::write_whole(&self.secret_file(), key.to_pem().as_bytes(), true)?;
        files::write_whole(&self.public_file(), key.public().to_pem().as_bytes(), true)?;
        Ok((old, key))
    }

    /// Encrypts the current key's file. `key` is the current key, unlocked.
    pub fn protect(&self, key: &SecretKey, passphrase: &[u8]) -> Result<(), Error> {
        let path = self.secret_file();
        let bad = |source| Error::BadKey { path: path.clone(), source };
        if self.public()?.is_none_or(|public| public != key.public()) {
            return Err(bad(KeyError::Malformed));
        }
        let random = |n| Error::io("read random bytes for", n);
        let salt = platform::random().map_err(random(&path))?;
        let iv = platform::random().map_err(random(&path))?;
        let pem = key.to_protected_pem(passphrase, salt, iv).map_err(bad)?;
        files::write_whole(&path, pem.as_bytes(), true)
    }

    /// Whether the current key's file is encrypted.
    pub fn is_protected(&self) -> Result<bool, Error> {
        let path = self.secret_file();
        if path.exists() { is_protected(&path) } else { Err(Error::NoKey) }
    }

    /// The keys that were replaced, oldest first.
    pub fn earlier(&self) -> Result<Vec<PublicKey>, Error> {
        let numbers = self.earlier_numbers()?.into_iter();
        numbers.map(|n| read_public(&self.dir.join(format!("earlier-{n}.pub.pem")))).collect()
    }

    fn earlier_numbers(&self) -> Result<Vec<u32>, Error> {
        let number =
            |n: &String| n.strip_prefix("earlier-")?.strip_suffix(".pub.pem")?.parse().ok();
        let mut numbers: Vec<u32> = files::names(&self.dir)?.iter().filter_map(number).collect();
        numbers.sort_unstable();
        Ok(numbers)
    }

    fn secret_file(&self) -> PathBuf {
        self.dir.join("collector.pem")
    }

    fn public_file(&self) -> PathBuf {
        self.dir.join("collector.pub.pem")
    }

    /// The public file names the unlocked key. Encryption has no check of its own, so a wrong
    /// passphrase can yield another key.
    fn agree(&self, key: &SecretKey, protected: bool) -> Result<(), Error> {
        let path = self.public_file();
        let stored = if path.exists() { Some(read_public(&path)?) } else { None };
        if stored.as_ref() == Some(&key.public()) {
            return Ok(());
        }
        if protected && stored.is_some() {
            return Err(Error::WrongPassphrase);
        }
        // None yet, or the one before: a run was killed while it made or replaced the key.
        let half_done = match &stored {
            None => true,
            Some(old) => self.earlier()?.contains(old),
        };
        if half_done {
            return files::write_whole(&path, key.public().to_pem().as_bytes(), true);
        }
        Err(Error::BadKey { path, source: KeyError::Malformed })
    }
}

fn fresh() -> Result<SecretKey, Error> {
    let random = platform::random().map_err(Error::io("read random bytes for", "a key".as_ref()));
    Ok(SecretKey::from_seed(&Zeroizing::new(random?)))
}

fn read_public(path: &Path) -> Result<PublicKey, Error> {
    let bad = |source| Error::BadKey { path: path.to_owned(), source };
    PublicKey::from_pem(&files::read(path)?).map_err(bad)
}

fn read_secret(path: &Path, passphrase: Option<&[u8]>) -> Result<SecretKey, Error> {
    let bytes = Zeroizing::new(files::read(path)?);
    let bad = |source| Error::BadKey { path: path.to_owned(), source };
    let text = std::str::from_utf8(&bytes).map_err(|_| bad(KeyError::Malformed))?;
    SecretKey::from_pem(text, passphrase).map_err(|e| match e {
        KeyError::Protected => Error::KeyProtected,
        KeyError::WrongPassphrase => Error::WrongPassphrase,
        KeyError::Malformed | KeyError::Weak => bad(e),
    })
}

fn is_protected(path: &Path) -> Result<bool, Error> {
    let bytes = Zeroizing::new(files::read(path)?);
    Ok(bytes.starts_with(b"-----BEGIN ENCRYPTED PRIVATE KEY-----"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(dir: &Path) -> Keys {
        Keys::new(dir.to_owned())
    }

    #[test]
    fn one_key_at_a_time_and_the_earlier_ones_stay() {
        let dir = tempfile::tempdir().unwrap();
        let keys = keys(dir.path());
        assert!(matches!(keys.unlock(None), Err(Error::NoKey)));
        assert!(keys.public().unwrap().is_none());
        let first = keys.create().unwrap().public();
        match keys.create().map(|k| k.public()) {
            Err(Error::KeyExists { fingerprint }) => assert_eq!(fingerprint, first.fingerprint()),
            other => panic!("{other:?}"),
        }
        let (old, second) = keys.replace().unwrap();
        assert_eq!(old, first);
        let (old, third) = keys.replace().unwrap();
        assert_eq!(old, second.public());
        assert_eq!(keys.earlier().unwrap(), [first, second.public()]);
        assert_eq!(keys.unlock(None).unwrap().public(), third.public());
        assert!(dir.path().join("earlier-1.pem").exists());
    }

    #[test]
    fn a_protected_key_needs_its_passphrase_and_shows_its_public_half_without() {
        let dir = tempfile::tempdir().unwrap();
        let keys = keys(dir.path());
        let key = keys.create().unwrap();
        assert!(!keys.is_protected().unwrap());
        keys.protect(&key, b"six plain words").unwrap();
        assert!(keys.is_protected().unwrap());
        assert_eq!(keys.public().unwrap(), Some(key.public()));
        assert!(matches!(keys.unlock(None), Err(Error::KeyProtected)));
        assert!(matches!(keys.unlock(Some(b"other")), Err(Error::WrongPassphrase)));
        assert_eq!(keys.unlock(Some(b"six plain words")).unwrap().public(), key.public());
        let other = SecretKey::from_seed(&[1; 32]);
        assert!(keys.protect(&other, b"x").is_err());
    }

    #[test]
    fn a_half_made_or_half_replaced_key_is_completed() {
        let dir = tempfile::tempdir().unwrap();
        let keys = keys(dir.path());
        let first = keys.create().unwrap();
        std::fs::remove_file(dir.path().join("collector.pub.pem")).unwrap();
        assert_eq!(keys.public().unwrap(), Some(first.public()));
        let (_, second) = keys.replace().unwrap();
        let stale = first.public().to_pem();
        std::fs::write(dir.path().join("collector.pub.pem"), &stale).unwrap();
        assert_eq!(keys.unlock(None).unwrap().public(), second.public());
        assert_eq!(keys.public().unwrap(), Some(second.public()));
        let foreign = SecretKey::from_seed(&[9; 32]).public().to_pem();
        std::fs::write(dir.path().join("collector.pub.pem"), foreign).unwrap();
        assert!(matches!(keys.unlock(None), Err(Error::BadKey { .. })));
    }
}
