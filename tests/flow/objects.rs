//! The objects of `--json`: others script against their keys.

use crate::{
    running::{Desk, keys},
    server::Server,
};
use serde_json::{Value, json};

fn is_hash(value: &Value) -> bool {
    value.as_str().is_some_and(|s| s.len() == 64 && s.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[test]
fn capture_gives_one_object_a_link() {
    let (desk, server) = (Desk::new(), Server::start());
    let (post, gone) = (server.url("/quiet"), server.url("/missing"));
    let done = desk.run_json(&["capture", "--allow-private", &post, &gone]).ended(0);
    let objects = done.objects();
    assert_eq!(objects.len(), 2);
    for (object, (exhibit, url)) in objects.iter().zip([("E0001", &post), ("E0002", &gone)]) {
        assert_eq!(
            keys(object),
            [
                "exhibit",
                "url",
                "final_url",
                "status",
                "quality",
                "result",
                "steps",
                "artefacts",
                "dir"
            ]
        );
        assert_eq!((&object["exhibit"], &object["url"]), (&json!(exhibit), &json!(url)));
        assert_eq!(object["result"], "complete");
        for step in object["steps"].as_array().unwrap() {
            assert_eq!(keys(step), ["name", "ok", "ms", "error"]);
            assert_eq!((&step["ok"], &step["error"]), (&json!(true), &Value::Null), "{step}");
            assert!(step["ms"].is_u64());
        }
        for artefact in object["artefacts"].as_array().unwrap() {
            assert_eq!(keys(artefact), ["role", "path", "sha256", "bytes"]);
            assert!(is_hash(&artefact["sha256"]), "{artefact}");
        }
        assert_eq!(object["dir"], json!(desk.case().join("data").join(exhibit)));
    }
    assert_eq!((&objects[0]["status"], &objects[0]["quality"]), (&json!(200), &json!("content")));
    assert_eq!((&objects[1]["status"], &objects[1]["quality"]), (&json!(404), &json!("gone")));
    let steps: Vec<_> =
        objects[0]["steps"].as_array().unwrap().iter().map(|s| &s["name"]).collect();
    assert_eq!(
        steps,
        [
            "open", "load", "viewport", "first", "scroll", "page", "dom", "text", "mhtml", "pdf",
            "tls", "wacz", "net"
        ]
    );
    // The rest is for people, and goes beside.
    assert!(done.err.contains("Case SB-") && !done.err.contains('{'), "{}", done.err);
}

#[test]
fn import_seal_and_verify_give_one_object_each() {
    let desk = Desk::new();
    let file = desk.write("chat.txt", "Ali: I know where you live\n");
    let import = desk.json(&["import".as_ref(), file.as_os_str()]);
    assert_eq!(keys(&import), ["exhibit", "files", "dir"]);
    let [file] = import["files"].as_array().unwrap().as_slice() else { panic!("{import}") };
    assert_eq!(keys(file), ["path", "sha256", "bytes", "media_type"]);
    assert_eq!((&file["bytes"], &file["media_type"]), (&json!(27), &json!("text/plain")));
    assert!(is_hash(&file["sha256"]));

    let seal = desk.json(&["seal"]);
    assert_eq!(
        keys(&seal),
        [
            "zip",
            "zip_sha256",
            "seal_sha256",
            "bag",
            "files",
            "bytes",
            "fingerprint",
            "ssh_fingerprint"
        ]
    );
    assert_eq!(seal["bag"], "1");
    assert!(is_hash(&seal["zip_sha256"]) && is_hash(&seal["seal_sha256"]));

    let report = desk.sound(&desk.work().join(seal["zip"].as_str().unwrap()));
    assert_eq!(
        keys(&report),
        [
            "verdict",
            "rungs",
            "container",
            "findings",
            "signer",
            "case",
            "case_uid",
            "bag",
            "files",
            "bytes",
            "custody",
            "withheld",
            "stamps"
        ]
    );
    assert_eq!(keys(&report["signer"]), ["fingerprint", "ssh_fingerprint", "confirmed"]);
    assert_eq!(keys(&report["custody"]), ["count", "head"]);
    assert_eq!(report["rungs"], json!(["intact", "signed"]));
    assert_eq!((&report["container"], &report["findings"]), (&json!("canonical"), &json!([])));
    assert_eq!(report["signer"]["fingerprint"], seal["fingerprint"]);
    assert_eq!(report["signer"]["confirmed"], false);
    assert_eq!((&report["files"], &report["bytes"]), (&seal["files"], &seal["bytes"]));
}

#[test]
fn a_finding_has_code_level_path_and_detail() {
    let desk = Desk::new();
    let forty = desk.write("forty.zip", [b'x'; 40]);
    let done = desk.run_json(&["verify".as_ref(), forty.as_os_str()]).ended(1);
    let report = &done.objects()[0];
    assert_eq!((&report["verdict"], &report["rungs"]), (&json!("broken"), &json!([])));
    let finding = &report["findings"][0];
    assert_eq!(keys(finding), ["code", "level", "path", "detail"]);
    assert_eq!(finding["code"], "not-a-package");
    assert_eq!((&finding["level"], &finding["path"]), (&json!("broken"), &Value::Null));
}

#[test]
fn case_and_key_give_objects_too() {
    let desk = Desk::new();
    let new = desk.json(&["case", "new", "--title", "the Chowk page"]);
    assert_eq!(keys(&new), ["case", "case_uid", "dir"]);
    let list = desk.run_json(&["case", "list"]).ended(0).objects();
    assert_eq!(list.len(), 1);
    assert_eq!(keys(&list[0]), ["case", "case_uid", "opened", "closed", "title"]);
    assert_eq!((&list[0]["case"], &list[0]["title"]), (&new["case"], &json!("the Chowk page")));

    let key = desk.json(&["key", "new"]);
    assert_eq!(desk.json(&["key", "show"]), key);
    assert_eq!(keys(&key), ["fingerprint", "ssh_fingerprint", "protected"]);
    assert!(is_hash(&key["fingerprint"]));
    assert!(key["ssh_fingerprint"].as_str().unwrap().starts_with("SHA256:"));
    assert_eq!(key["protected"], false);

    let file = desk.write("voice.opus", "not really");
    desk.json(&["import".as_ref(), file.as_os_str()]);
    for verb in ["show", "check"] {
        let case = desk.json(&["case", verb]);
        assert_eq!(
            keys(&case),
            [
                "case",
                "case_uid",
                "title",
                "dir",
                "closed",
                "exhibits",
                "packages",
                "custody",
                "clock_set_back",
                "problems"
            ]
        );
        assert_eq!(case["case_uid"], new["case_uid"]);
        let exhibit =
            json!({ "exhibit": "E0001", "kind": "saboot-import-v1", "files": 2, "signed": true });
        assert_eq!(case["exhibits"], json!([exhibit]));
        assert_eq!((&case["packages"], &case["problems"]), (&json!(0), &json!([])));
    }
    let closed = desk.json(&["case", "close"]);
    assert_eq!(closed, json!({ "case": new["case"], "closed": true }));
}
