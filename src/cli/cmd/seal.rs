//! `seal`: the package and its receipt.

use crate::{
    cli::{
        Call, Exit, Told, args::SealArgs, ask, desk, explain, print, progress::Progress, sanitize,
        without,
    },
    model::Event,
    package::{self, SealRequest, Sealed},
    seal::SecretKey,
    store::{Case, Error, Home},
    text::say,
};
use serde_json::json;
use std::{path::PathBuf, sync::Arc};

pub(in crate::cli) fn run(args: &SealArgs, call: &mut Call) -> Result<Exit, Told> {
    let home = desk::home(call)?;
    let mut case = desk::case(call, &home, desk::WhenNone::Say)?;
    let key = if args.new_key {
        replaced(args, call, &home, &mut case)?
    } else {
        unlocked(call, &home, &mut case)?
    };
    sealed(args, call, &home, &mut case, &key).map(|_| Exit::Done)
}

/// Seals with a key that is open and says what came of it.
pub(in crate::cli) fn sealed(
    args: &SealArgs,
    call: &mut Call,
    home: &Home,
    case: &mut Case,
    key: &SecretKey,
) -> Result<Sealed, Told> {
    desk::selftest(call, case, &[])?;
    let request = request(args, call, home)?;
    let busy = call.world.work();
    let mut progress = Progress::new(call, say!(call.text, "seal-progress"));
    let done = package::seal(case, key, &request, &mut |done, of| progress.at(call, done, of));
    drop(progress);
    drop(busy);
    let done = done.map_err(|e| refused(args, call, case, &e))?;
    tell(call, &done)?;
    for path in held_back(case) {
        let said = say!(call.text, "seal-withheld", path = path);
        call.answer(&said);
    }
    Ok(done)
}

fn request(args: &SealArgs, call: &Call, home: &Home) -> Result<SealRequest, Told> {
    Ok(SealRequest {
        out: args.out.clone().unwrap_or_else(|| PathBuf::from(".")),
        except: args.except.clone(),
        leave_out: args.leave_out.clone(),
        why: args.why.clone(),
        earlier: home.keys().earlier().map_err(|e| explain::store(&e, &call.text))?,
        stop: Arc::clone(&call.world.interrupted),
    })
}

/// Why there is no package. Where files are not as they were, all of them are looked for, and the
/// hint ends with the command that seals the rest.
fn refused(args: &SealArgs, call: &Call, case: &Case, error: &package::Error) -> Told {
    let mut told = explain::package(error, &call.text);
    if matches!(error, package::Error::Changed { .. } | package::Error::Unreadable { .. }) {
        let problems = case.check(true).unwrap_or_default();
        if let Some(command) = without::command(call, case, args, &problems) {
            let said = say!(call.text, "case-goes-on", command = command);
            told.hint = Some([told.hint.unwrap_or_default(), said].join("\n"));
        }
    }
    told
}

/// The key, open; for sealing there is no way round it but a new one.
pub(in crate::cli) fn unlocked(
    call: &mut Call,
    home: &Home,
    case: &mut Case,
) -> Result<SecretKey, Told> {
    desk::key(call, home, case)?.ok_or_else(|| explain::locked_key(&call.text))
}

/// A new key in the place of one whose passphrase is forgotten, once it is known that the case would
/// seal: a key is not given up for nothing.
fn replaced(
    args: &SealArgs,
    call: &mut Call,
    home: &Home,
    case: &mut Case,
) -> Result<SecretKey, Told> {
    let busy = call.world.work();
    let would = package::rehearse(case, &request(args, call, home)?);
    drop(busy);
    would.map_err(|e| refused(args, call, case, &e))?;
    match home.keys().replace() {
        Ok((_, key)) => {
            let said = say!(call.text, "seal-new-key");
            call.progress(&said);
            Ok(key)
        }
        Err(Error::NoKey) => unlocked(call, home, case),
        Err(e) => Err(explain::store(&e, &call.text)),
    }
}

/// What the last freeze lists as held back.
fn held_back(case: &Case) -> Vec<String> {
    let freeze = case.log().lines.iter().rev().find(|l| l.event == Event::PackageFreeze);
    let list = freeze.and_then(|l| l.data["withheld"].as_array()).into_iter().flatten();
    list.filter_map(|w| w["path"].as_str().map(sanitize::line)).collect()
}

fn tell(call: &mut Call, done: &Sealed) -> Result<(), Told> {
    call.object(&json!({
        "zip": done.zip, "zip_sha256": done.zip_sha256, "seal_sha256": done.seal_sha256,
        "bag": done.bag, "files": done.files, "bytes": done.bytes,
        "fingerprint": done.fingerprint, "ssh_fingerprint": done.ssh_fingerprint,
    }))?;
    let (zip, receipt) = (explain::path(&done.zip), explain::path(&done.receipt));
    let (files, size) = (call.text.files(done.files), print::size(done.bytes));
    let bag = done.bag.clone();
    if done.again {
        let said = say!(call.text, "seal-again", bag = bag.clone());
        call.answer(&said);
    }
    let lines = [
        say!(call.text, "seal-package", path = zip.clone()),
        say!(call.text, "seal-receipt", path = receipt),
        say!(call.text, "seal-holds", files = files, size = size, bag = bag),
        say!(call.text, "seal-hash", hash = done.seal_sha256.to_string()),
        say!(call.text, "seal-zip-hash", hash = done.zip_sha256.to_string()),
        say!(call.text, "seal-fingerprint", fingerprint = print::groups(&done.fingerprint)),
        say!(
            call.text,
            "seal-fingerprint-ssh",
            fingerprint = print::ssh_groups(&done.ssh_fingerprint)
        ),
        say!(call.text, "seal-paper"),
        say!(call.text, "seal-shows"),
        say!(call.text, "seal-check", path = zip),
    ];
    lines.iter().for_each(|l| call.answer(l));
    Ok(())
}

/// After the first package, on a terminal: a passphrase for the key.
pub(in crate::cli) fn offer_protection(
    call: &mut Call,
    home: &Home,
    key: &SecretKey,
) -> Result<(), Told> {
    let open = !home.keys().is_protected().map_err(|e| explain::store(&e, &call.text))?;
    let question = say!(call.text, "ask-protect");
    if open && ask::yes_no(call, &question) == Some(true) {
        super::key::protect(call, home, key)?;
    }
    Ok(())
}
