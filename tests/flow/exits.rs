//! Exit codes, and what is said with them.

use crate::{
    running::{Desk, findings},
    server::Server,
};
use std::fs;

#[test]
fn a_login_wall_is_kept_said_first_and_ends_with_4() {
    let (desk, server) = (Desk::new(), Server::start());
    let wall = server.url("/login");
    let done = desk.run(&["capture", "--allow-private", &wall]).ended(4);
    assert_eq!(
        done.out.lines().next(),
        Some("The site asks to log in. This is that page, not the post.")
    );
    let object = &desk.run_json(&["capture", "--allow-private", &wall]).ended(4).objects()[0];
    assert_eq!(object["quality"], "login-wall");
}

#[test]
fn links_that_cannot_be_opened_are_refused_and_the_others_are_captured() {
    let (desk, server) = (Desk::new(), Server::start());
    let page = server.url("/quiet");
    desk.run(&["capture", "ftp://files.example/list"])
        .ended(2)
        .says("saboot opens only http and https, not ftp");
    desk.run(&["capture", "not a link"]).ended(2).says("not a link: not a link");
    desk.run(&["capture", &page]).ended(3).says("hint: if that is meant: --allow-private");
    // A refused link is no exhibit, whatever stands beside it.
    let both = desk.run_json(&["capture", "--allow-private", "ftp://files.example/", &page]);
    assert_eq!(both.ended(2).objects()[0]["exhibit"], "E0001");
    assert_eq!(server.asked(), [page]);
}

#[test]
fn with_several_open_cases_one_must_be_named() {
    let desk = Desk::new();
    for _ in 0..2 {
        desk.run(&["case", "new"]).ended(0);
    }
    let cases = desk.run_json(&["case", "list"]).objects();
    let [one, two] = [0, 1].map(|n| cases[n]["case"].as_str().unwrap());
    let said = format!("several cases are open: {one}, {two}");
    desk.run(&["note", "the account was renamed"]).ended(2).says(&said).says("--case");
    desk.run(&["note", "the account was renamed", "--case", two]).ended(0);
    desk.run(&["case", "show", "--case", "SB-1999-0001"]).ended(3);
}

#[test]
fn a_key_that_is_there_is_named_and_not_replaced() {
    let desk = Desk::new();
    let key = desk.json(&["key", "new"]);
    let named = key["fingerprint"].as_str().unwrap();
    desk.run(&["key", "new"]).ended(3).says(named).says("saboot seal --new-key");
    assert_eq!(desk.json(&["key", "show"]), key);
}

#[test]
fn verify_says_no_with_1_and_cannot_look_with_3() {
    let desk = Desk::new();
    let file = desk.write("chat.txt", "Ali: pay or I post it\n");
    desk.run(&["import".as_ref(), file.as_os_str()]).ended(0);
    let zip = desk.seal::<&str>(&[]);
    let path = zip.as_os_str();
    desk.sound(&zip);

    let other = Desk::new();
    let other = other.json(&["key", "new"])["ssh_fingerprint"].as_str().unwrap().to_owned();
    let done = desk.run(&["verify".as_ref(), path, "--key".as_ref(), other.as_ref()]).ended(1);
    assert!(done.out.starts_with("The signer is not the key you named.\n"), "{}", done.out);
    done.answers(
        "broken: the signer is not the key you named: keys/collector.ed25519.pem (not-the-signer)",
    );
    let mine = desk.json(&["key", "show"])["ssh_fingerprint"].as_str().unwrap().to_owned();
    desk.run(&["verify".as_ref(), path, "--key".as_ref(), mine.as_ref()])
        .ended(0)
        .answers("The signer is the key you named.\n");
    desk.run(&["verify".as_ref(), path, "--key".as_ref(), "blue".as_ref()]).ended(3).says("blue");
    desk.run(&["verify".as_ref(), path, "--key".as_ref(), file.as_os_str()])
        .ended(2)
        .says("not a key or a fingerprint: ");

    let mut bytes = fs::read(&zip).unwrap();
    let at = bytes.windows(3).position(|w| w == b"pay").unwrap();
    bytes[at] = b'P';
    let tampered = desk.write("tampered.zip", bytes);
    let done = desk.run_json(&["verify".as_ref(), tampered.as_os_str()]).ended(1);
    let report = &done.objects()[0];
    assert_eq!((&report["verdict"], &report["container"]), (&"broken".into(), &"repacked".into()));
    let found = findings(report);
    assert!(found.iter().any(|(code, path)| *code == "zip-crc" && path.contains("E0001")));

    let (forty, missing) = (desk.write("forty.zip", [0; 40]), desk.work().join("missing.zip"));
    desk.run(&["verify".as_ref(), forty.as_os_str()])
        .ended(1)
        .answers("broken: this is not a package that saboot made (not-a-package)\n");
    desk.run(&["verify".as_ref(), missing.as_os_str()]).ended(3).says("missing.zip");
}

#[test]
fn a_refusal_is_said_in_the_language_asked_for() {
    let desk = Desk::new();
    let refused = |lang: &str| desk.run(&["--lang", lang, "capture", "ftp://files.example/"]);
    refused("ur").ended(2).says("ثبوت صرف http اور https کھولتا ہے، ftp نہیں");
    refused("ur-Latn").ended(2).says("saboot sirf http aur https kholta hai, ftp nahi");
    let forty = desk.write("forty.zip", [0; 40]);
    let verify = ["--lang".as_ref(), "ur".as_ref(), "verify".as_ref(), forty.as_os_str()];
    desk.run(&verify).ended(1).answers("خرابی: یہ ثبوت کا بنایا ہوا پیکیج نہیں (not-a-package)\n");
}

#[test]
fn output_is_the_answer_and_q_silences_the_way_there() {
    let (desk, server) = (Desk::new(), Server::start());
    let (page, file) = (server.url("/quiet"), desk.write("chat.txt", "words\n"));
    let runs: [&[&str]; 5] = [
        &["-q", "capture", "--allow-private", &page],
        &["-q", "import", file.to_str().unwrap()],
        &["-q", "note", "a note"],
        &["-q", "case", "check"],
        &["-q", "seal"],
    ];
    for args in runs {
        let done = desk.run(args).ended(0);
        assert_eq!(done.err, "", "{args:?}");
        assert_ne!(done.out, "", "{args:?}");
    }
    for args in runs.map(|args| &args[1..]) {
        let done = desk.run_json(args).ended(0);
        assert_eq!(done.objects().len(), 1, "{args:?}");
        assert_ne!(done.err, "", "{args:?}");
    }
}
