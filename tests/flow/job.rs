//! The whole job: capture, take in, note, seal, verify, and again.

use crate::{running::Desk, server::Server};
use serde_json::json;
use std::fs;

const LINKS: &str = "\u{feff}# the second page\n\n";

#[test]
fn from_two_links_and_a_file_to_a_package_and_the_next() {
    let (desk, server) = (Desk::new(), Server::start());
    let (post, gone) = (server.url("/post"), server.url("/gone"));
    let list = format!("{LINKS}{gone}\n");
    let args = ["--json", "capture", "--allow-private", &post, "--from-file", "-"];
    let captured = desk.run_with_input(&args, &list).ended(0).objects();
    let went = |n: usize| (captured[n]["url"].clone(), captured[n]["quality"].clone());
    assert_eq!(went(0), (json!(post), json!("content")));
    assert_eq!(went(1), (json!(gone), json!("gone")));

    let chat = desk.write("Chat with Sajid.txt", "Sajid: pay or I post it\n");
    desk.run(&[
        "import".as_ref(),
        chat.as_os_str(),
        "--from".as_ref(),
        "my cousin Hina".as_ref(),
        "--how".as_ref(),
        "exported on her phone".as_ref(),
    ])
    .ended(0);
    desk.run(&["note", "the account was renamed on Monday", "--exhibit", "E0001"])
        .ended(0)
        .answers("Note 0001 is in the case.");

    let zip = desk.seal::<&str>(&[]);
    let report = desk.sound(&zip);
    assert_eq!((&report["container"], &report["bag"]), (&json!("canonical"), &json!("1")));
    assert_eq!((&report["findings"], &report["withheld"]), (&json!([]), &json!([])));
    let receipt = zip.with_file_name(format!("{}.receipt.txt", zip.file_name().unwrap().display()));
    let sealed = saboot::seal::sha256(&fs::read(&zip).unwrap()).to_string();
    assert!(fs::read_to_string(&receipt).unwrap().contains(&sealed));

    // Nothing is new: the same bytes, here and elsewhere.
    desk.run(&["seal"]).ended(0).answers("Nothing is new since bag 1.");
    let copy = desk.seal(&["--out", "copy.zip"]);
    assert_eq!(fs::read(&copy).unwrap(), fs::read(&zip).unwrap());

    desk.run(&["note", "she blocked him today"]).ended(0).answers("Note 0002");
    let next = desk.seal::<&str>(&[]);
    assert_ne!(next, zip);
    let report = desk.sound(&next);
    assert_eq!((&report["container"], &report["bag"]), (&json!("canonical"), &json!("2")));
    desk.run(&["case", "check"]).ended(0).answers("Every file is as it was written");
}

#[test]
fn the_log_holds_no_word_that_was_typed_and_no_link() {
    let (desk, server) = (Desk::new(), Server::start());
    let post = server.url("/post?for=hina");
    desk.run(&["case", "new", "--title", "the Chowk page"]).ended(0);
    desk.run(&["capture", "--allow-private", "--note", "first sight of it", &post]).ended(0);
    let chat = desk.write("Chat with Sajid.txt", "Sajid: pay or I post it\n");
    desk.run(&[
        "import".as_ref(),
        chat.as_os_str(),
        "--from".as_ref(),
        "my cousin Hina".as_ref(),
        "--how".as_ref(),
        "exported on her phone".as_ref(),
        "--note".as_ref(),
        "the voice is his".as_ref(),
    ])
    .ended(0);
    let log = desk.read("log.jsonl");
    assert!(log.lines().count() > 20);
    let host = post.strip_prefix("http://").unwrap().split('/').next().unwrap();
    for word in [
        host,
        "127.0.0.1",
        "/post",
        "hina",
        "Hina",
        "Chowk",
        "first sight",
        "cousin",
        "phone",
        "voice is",
        "Chat with",
        "Sajid",
        "41 people",
        "ruin her name",
    ] {
        assert!(!log.contains(word), "{word}");
    }
    // They stand in files whose hashes a salt keeps from giving them away.
    for (file, word) in [
        ("data/E0001/capture.json", post.as_str()),
        ("data/E0002/source.json", "my cousin Hina"),
        ("notes/0001.json", "first sight of it"),
        ("notes/0002.json", "the voice is his"),
    ] {
        let text = desk.read(file);
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert!(text.contains(word), "{file}: {text}");
        assert_eq!(value["salt"].as_str().unwrap().len(), 32, "{file}");
    }
    // The title stays at home.
    let zip = desk.seal::<&str>(&[]);
    let mut archive = zip::ZipArchive::new(fs::File::open(zip).unwrap()).unwrap();
    for i in 0..archive.len() {
        let mut bytes = vec![];
        std::io::copy(&mut archive.by_index(i).unwrap(), &mut bytes).unwrap();
        let title = b"the Chowk page";
        assert!(!bytes.windows(title.len()).any(|w| w == title));
    }
}
