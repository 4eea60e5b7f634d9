//! `key`: the signing key.

use crate::{
    cli::{Call, Exit, Told, args::KeyVerb, ask, desk, explain, print},
    seal::{PublicKey, SecretKey},
    store::{Error, Home},
    text::say,
};
use serde_json::json;
use std::{fs, io::Write, path::Path};

pub(in crate::cli) fn run(verb: &KeyVerb, call: &mut Call) -> Result<Exit, Told> {
    let home = desk::home(call)?;
    let told = |e: &Error, call: &Call| explain::store(e, &call.text);
    match verb {
        KeyVerb::New => {
            let key = home.keys().create().map_err(|e| told(&e, call))?;
            for said in [say!(call.text, "key-made"), say!(call.text, "key-made-open")] {
                call.progress(&said);
            }
            show(call, &home, &key.public())?;
        }
        KeyVerb::Show => {
            let key = public(call, &home)?;
            show(call, &home, &key)?;
        }
        KeyVerb::Export { out } => {
            let key = public(call, &home)?;
            export(call, &key, out)?;
        }
        KeyVerb::Protect => {
            if home.keys().is_protected().map_err(|e| told(&e, call))? {
                return Err(explain::protected_already(&call.text));
            }
            let key = home.keys().unlock(None).map_err(|e| told(&e, call))?;
            protect(call, &home, &key)?;
        }
    }
    Ok(Exit::Done)
}

/// Encrypts the key with a passphrase that is asked for.
pub(in crate::cli) fn protect(call: &mut Call, home: &Home, key: &SecretKey) -> Result<(), Told> {
    let passphrase = ask::new_passphrase(call)?;
    let done = home.keys().protect(key, passphrase.as_bytes());
    done.map_err(|e| explain::store(&e, &call.text))?;
    let said = say!(call.text, "key-protected");
    call.answer(&said);
    Ok(())
}

fn public(call: &Call, home: &Home) -> Result<PublicKey, Told> {
    let key = home.keys().public().map_err(|e| explain::store(&e, &call.text))?;
    key.ok_or_else(|| explain::store(&Error::NoKey, &call.text))
}

fn show(call: &mut Call, home: &Home, key: &PublicKey) -> Result<(), Told> {
    let protected = home.keys().is_protected().map_err(|e| explain::store(&e, &call.text))?;
    let (hex, ssh) = (key.fingerprint(), key.ssh_fingerprint());
    call.object(&json!({ "fingerprint": hex, "ssh_fingerprint": ssh, "protected": protected }))?;
    let state = if protected {
        say!(call.text, "key-state-protected")
    } else {
        say!(call.text, "key-state-open")
    };
    let lines = [
        say!(call.text, "key-fingerprint", fingerprint = print::groups(&hex)),
        say!(call.text, "key-fingerprint-ssh", fingerprint = print::ssh_groups(&ssh)),
        state,
    ];
    lines.iter().for_each(|l| call.answer(l));
    Ok(())
}

/// Writes the public half to a new file; the same key there already is no fault.
fn export(call: &mut Call, key: &PublicKey, out: &Path) -> Result<(), Told> {
    let pem = key.to_pem();
    match fs::File::create_new(out) {
        Ok(mut file) => {
            file.write_all(pem.as_bytes()).map_err(|e| explain::write(out, &e, &call.text))?;
        }
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {
            if fs::read(out).ok().as_deref() != Some(pem.as_bytes()) {
                return Err(explain::target_exists(out, &call.text));
            }
        }
        Err(e) => return Err(explain::write(out, &e, &call.text)),
    }
    call.object(&json!({ "path": out, "fingerprint": key.fingerprint() }))?;
    let said = say!(call.text, "key-exported", path = explain::path(out));
    call.answer(&said);
    Ok(())
}
