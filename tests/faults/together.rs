//! Several runs at once: in one case one works, and a fresh home gets one key.

use crate::{
    room::hidden,
    running::{Desk, end},
    server::Server,
};
use std::time::Duration;

#[test]
fn a_case_in_use_is_said_and_free_afterwards() {
    let (desk, server) = (Desk::new(), Server::start());
    let url = server.url("/never-headers");
    let child = desk.command(&["capture", "--allow-private", &url]).spawn().unwrap();
    assert!(server.wait_for_request(&url, Duration::from_secs(60)));
    let id = desk.case().file_name().unwrap().display().to_string();
    for args in [&["note", "meanwhile"][..], &["seal"], &["case", "check"]] {
        desk.run(args)
            .ended(3)
            .says(&format!("error: case {id} is in use by another saboot\n"))
            .says("hint: wait until it is done, or end it; nothing is lost\n");
    }
    let pid = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
    end(child).ended(4);
    desk.run(&["note", "afterwards"]).ended(0).answers("Note 0001 is in the case.");
    desk.run(&["case", "check"]).ended(0);
    desk.sound(&desk.seal::<&str>(&[]));
}

#[test]
fn keys_made_at_once_are_one_key() {
    for _ in 0..5 {
        let desk = Desk::new();
        let runs: Vec<_> =
            (0..8).map(|_| desk.command(&["--json", "key", "new"]).spawn().unwrap()).collect();
        let done: Vec<_> = runs.into_iter().map(end).collect();
        let made: Vec<_> = done.iter().filter(|d| d.code == Some(0)).collect();
        assert_eq!(made.len(), 1, "{done:#?}");
        let key = made[0].objects()[0]["fingerprint"].as_str().unwrap().to_owned();
        for other in done.iter().filter(|d| d.code != Some(0)) {
            assert_eq!(other.code, Some(3), "{other:#?}");
            assert!(
                other.err.contains(&format!("there is a key already: sha256:{key}")),
                "{other:#?}"
            );
        }
        assert_eq!(desk.json(&["key", "show"])["fingerprint"], key.as_str());
        assert_eq!(hidden(&desk.home().join("keys")), [""; 0]);
    }
}
