//! `demo`: everything, on a built-in sample, in a home of its own.

use super::{capture, seal, verify};
use crate::{
    capture::Policy,
    cli::{
        Call, Exit, Told,
        args::{CaptureArgs, DemoArgs, SealArgs, VerifyArgs},
        desk, explain,
    },
    demo,
    text::say,
};
use std::sync::Arc;

pub(in crate::cli) fn run(args: &DemoArgs, call: &mut Call) -> Result<Exit, Told> {
    let said = say!(call.text, "demo-start");
    call.progress(&said);
    let out = std::path::absolute(&args.out).unwrap_or_else(|_| args.out.clone());
    call.set.home = Some(out.join("home"));
    call.set.case = None;
    let site = demo::serve().map_err(|e| explain::write(&out, &e, &call.text))?;
    let home = desk::home(call)?;
    let (by, clock) = (call.set.by.clone(), Arc::clone(&call.world.clock));
    let mut case = home.new_case(None, &by, clock).map_err(|e| explain::store(&e, &call.text))?;
    let key = seal::unlocked(call, &home, &mut case)?;
    let urls = [site.post_url(), site.profile_url()];
    for url in &urls {
        let said = say!(call.text, "demo-capture", url = url.clone());
        call.progress(&said);
    }
    let only = Policy::Only(vec![site.address()]);
    let plain = CaptureArgs::of(String::new());
    let captured = capture::all(&plain, call, &home, &mut case, Some(&key), &urls, only)?;
    let seal_args = SealArgs { out: Some(out), ..SealArgs::default() };
    let sealed = seal::sealed(&seal_args, call, &home, &mut case, &key)?;
    let verify_args =
        VerifyArgs { path: sealed.zip.clone(), key: None, tsa_ca: Vec::new(), annex: None };
    let verified = verify::run(&verify_args, call)?;
    by_hand(call, &sealed);
    Ok(captured.worst(verified))
}

/// The commands that check the package without saboot.
fn by_hand(call: &mut Call, sealed: &crate::package::Sealed) {
    let base = sealed.zip.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let folder = sealed.zip.parent().map(explain::path).unwrap_or_default();
    let said = say!(call.text, "demo-by-hand");
    call.answer(&said);
    for line in [
        format!("  cd '{folder}' && unzip -q '{base}.zip' && cd '{base}'"),
        "  sha256sum --strict -c seal/seal.txt".into(),
        "  sha256sum --strict --quiet -c tagmanifest-sha256.txt".into(),
        "  sha256sum --strict --quiet -c manifest-sha256.txt".into(),
        "  openssl pkeyutl -verify -pubin -inkey keys/collector.ed25519.pem -rawin -in seal/seal.txt -sigfile seal/seal.txt.sig".into(),
        format!("  sh verify.sh {}", sealed.fingerprint),
    ] {
        call.answer(&line);
    }
    let said = say!(call.text, "demo-done");
    call.answer(&said);
}
