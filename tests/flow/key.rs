//! A key behind a passphrase: it locks no evidence in.

use crate::{
    running::{Desk, findings},
    server::Server,
};
use serde_json::json;
use std::path::PathBuf;

fn protect(desk: &Desk) -> PathBuf {
    let secret = desk.write("passphrase.txt", "four kites over Ravi\n");
    desk.run_unlocked(&["key", "protect"], &secret).ended(0);
    assert_eq!(desk.json(&["key", "show"])["protected"], true);
    secret
}

#[test]
fn capture_goes_on_unsigned_and_the_next_seal_signs() {
    let (desk, server) = (Desk::new(), Server::start());
    desk.run(&["key", "new"]).ended(0);
    let secret = protect(&desk);
    desk.run(&["key", "protect"]).ended(3).says("protected already");

    desk.run(&["capture", "--allow-private", &server.url("/quiet")])
        .ended(0)
        .says("so this record is not signed yet");
    assert!(!desk.case().join("data/E0001/capture.json.sig").exists());
    assert_eq!(desk.json(&["case", "show"])["exhibits"][0]["signed"], false);
    desk.run(&["seal"])
        .ended(3)
        .says("error: the key needs its passphrase")
        .says("saboot seal --new-key");
    let wrong = desk.write("wrong.txt", "four kites over Indus\n");
    desk.run_unlocked(&["seal"], &wrong)
        .ended(3)
        .says("this is not the key's passphrase")
        .says("saboot seal --new-key");

    let done = desk.run_unlocked(&["--json", "seal"], &secret).ended(0);
    let zip = desk.work().join(done.objects()[0]["zip"].as_str().unwrap());
    let report = desk.sound(&zip);
    assert_eq!(report["findings"], json!([]));
    assert_eq!(report["signer"]["fingerprint"], desk.json(&["key", "show"])["fingerprint"]);
    let log = desk.read("log.jsonl");
    let signed: Vec<_> = log.lines().filter(|l| l.contains("\"record.sign\"")).collect();
    assert_eq!(signed.len(), 1);
    assert!(signed[0].contains("\"late\":true"), "{}", signed[0]);
}

#[test]
fn a_forgotten_passphrase_is_got_over_with_a_new_key() {
    let desk = Desk::new();
    let file = desk.write("chat.txt", "Sajid: pay or I post it\n");
    desk.run(&["import".as_ref(), file.as_os_str()]).ended(0);
    let earlier = desk.json(&["key", "show"])["fingerprint"].clone();
    protect(&desk);
    desk.run(&["import".as_ref(), file.as_os_str()]).ended(0).says("not signed yet");

    let zip = desk.seal(&["--new-key"]);
    let report = desk.sound(&zip);
    assert_eq!(findings(&report), [("earlier-key", "data/E0001/import.json")]);
    let now = desk.json(&["key", "show"]);
    assert_eq!(report["signer"]["fingerprint"], now["fingerprint"]);
    assert_ne!(now["fingerprint"], earlier);
    assert_eq!(now["protected"], false);
    desk.run(&["verify".as_ref(), zip.as_os_str()]).ended(0).answers(
        "note: signed with another key, which this signer says was used before; nobody else vouches for that: data/E0001/import.json (earlier-key)",
    );
    let log = desk.read("log.jsonl");
    let rotated = log.lines().find(|l| l.contains("\"key.rotate\"")).unwrap();
    assert!(rotated.contains("\"by\":\"lost\""), "{rotated}");
    assert!(rotated.contains(earlier.as_str().unwrap()), "{rotated}");
    // The new key is there for what comes next.
    desk.run(&["note", "she has a new phone"]).ended(0);
    assert_eq!(desk.sound(&desk.seal::<&str>(&[]))["bag"], "2");
}
