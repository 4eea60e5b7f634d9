//! A real capture's package, checked with the tools that VERIFY.txt names.
#![allow(clippy::disallowed_methods, reason = "the tools are other programs")]

use crate::{
    running::{Desk, Done, end},
    server::Server,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// A line of shell in the unpacked package.
fn sh(folder: &Path, line: &str) -> Done {
    let mut command = Command::new("sh");
    command.arg("-c").arg(line).current_dir(folder);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    end(command.spawn().unwrap())
}

fn unpacked(desk: &Desk, zip: &Path) -> PathBuf {
    sh(&desk.work(), &format!("unzip -q '{}' -d unpacked", zip.display())).ended(0);
    let mut all: Vec<_> =
        fs::read_dir(desk.work().join("unpacked")).unwrap().map(|e| e.unwrap().path()).collect();
    assert_eq!(all.len(), 1);
    all.swap_remove(0)
}

#[test]
fn the_tools_of_any_computer_agree() {
    let (desk, server) = (Desk::new(), Server::start());
    desk.run(&["capture", "--allow-private", &server.url("/post")]).ended(0);
    let zip = desk.seal::<&str>(&[]);
    let folder = unpacked(&desk, &zip);
    let key = desk.json(&["key", "show"]);
    let [hex, ssh] =
        ["fingerprint", "ssh_fingerprint"].map(|k| key[k].as_str().unwrap().to_owned());

    for line in [
        "sha256sum --strict -c seal/seal.txt",
        "sha256sum --strict --quiet -c tagmanifest-sha256.txt",
        "sha256sum --strict --quiet -c manifest-sha256.txt",
        "openssl pkeyutl -verify -pubin -inkey keys/collector.ed25519.pem -rawin \
         -in seal/seal.txt -sigfile seal/seal.txt.sig",
        "openssl pkeyutl -verify -pubin -inkey keys/collector.ed25519.pem -rawin \
         -in data/E0001/capture.json -sigfile data/E0001/capture.json.sig",
        "ssh-keygen -Y verify -f keys/allowed_signers -I collector -n saboot-seal-v1 \
         -s seal/seal.txt.sshsig < seal/seal.txt",
    ] {
        sh(&folder, line).ended(0);
    }
    sh(&folder, "openssl pkey -pubin -in keys/collector.ed25519.pem -outform DER | sha256sum")
        .ended(0)
        .answers(&hex);
    sh(&folder, "cut -d' ' -f3- keys/allowed_signers | ssh-keygen -l -f -").ended(0).answers(&ssh);
    let head = sh(&folder, "tail -n 1 custody/log.jsonl | sha256sum").out[..64].to_owned();
    let seal = fs::read_to_string(folder.join("seal/seal.txt")).unwrap();
    assert!(seal.contains(&format!("# custody-head: sha256:{head}\n")), "{seal}");

    for given in [&hex, &ssh] {
        sh(&folder, &format!("sh verify.sh '{given}'"))
            .ended(0)
            .answers("SOUND, signer confirmed: intact since the seal, signed by");
    }
    sh(&folder, "sh verify.sh").ended(0).answers("SOUND, signer NOT confirmed");
    sh(&folder, &format!("sh verify.sh '{}'", hex.replace(&hex[..8], "00000000")))
        .ended(1)
        .answers("BROKEN: sealed by another key");
    let report = desk.sound(&folder);
    assert_eq!(report["container"], "folder");

    let text = folder.join("data/E0001/text.txt");
    let words = fs::read_to_string(&text).unwrap();
    fs::write(&text, words.replacen("ruin", "sing", 1)).unwrap();
    sh(&folder, &format!("sh verify.sh '{hex}'")).ended(1).answers("BROKEN: a file listed in");
    desk.run(&["verify".as_ref(), folder.as_os_str()])
        .ended(1)
        .answers("broken: a file is not as it was sealed: data/E0001/text.txt (file-changed)\n");
}
