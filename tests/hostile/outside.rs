//! What gets out of a capture: nothing but the case's own files, and no byte that a terminal acts on.

use crate::running::Desk;
use crate::server::{Server, hostile::lies::TRICKS};
use std::{
    io::Read,
    path::{Path, PathBuf},
};

/// Every file below a folder.
fn files(dir: &Path) -> Vec<PathBuf> {
    let mut all = vec![];
    for entry in std::fs::read_dir(dir).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() { all.extend(files(&path)) } else { all.push(path) }
    }
    all
}

#[test]
fn downloads_land_nowhere_and_nothing_is_left_behind() {
    let (desk, server) = (Desk::new(), Server::start());
    let outside = tempfile::tempdir().unwrap();
    let temporary = outside.path().join("tmp");
    std::fs::create_dir(&temporary).unwrap();
    let (page, link) = (server.url("/hostile/downloads"), server.url("/download-endless"));
    let args = ["--json", "capture", "--allow-private", "--timeout", "40", &page, &link];
    let mut command = desk.command(&args);
    command.env("HOME", outside.path()).env("TMPDIR", &temporary);
    for name in ["XDG_DOWNLOAD_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"] {
        command.env_remove(name);
    }
    let done = crate::running::end(command.spawn().unwrap());
    let objects = done.objects();
    assert_eq!(objects[0]["result"], "complete", "{done:?}");
    assert_eq!(objects[1]["result"], "failed");
    let record: serde_json::Value =
        serde_json::from_str(&desk.read("data/E0001/capture.json")).unwrap();
    let denied = record["behaviour"]["downloads_denied"].as_array().unwrap();
    assert!(denied.len() >= 2, "{denied:?}");
    let second: serde_json::Value =
        serde_json::from_str(&desk.read("data/E0002/capture.json")).unwrap();
    assert_eq!(second["behaviour"]["net_error"], "download");
    assert_eq!(files(&desk.work()), Vec::<PathBuf>::new());
    let stray: Vec<_> = files(outside.path())
        .into_iter()
        .filter(|f| {
            !f.to_string_lossy().contains("dconf") && !f.to_string_lossy().contains("/.cache/")
        })
        .collect();
    assert_eq!(stray, Vec::<PathBuf>::new());
    for file in files(&desk.home()) {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        assert!(!name.contains(".exe") && !name.contains("crdownload"), "{}", file.display());
    }
    assert_eq!(files(&desk.home().join("tmp")), Vec::<PathBuf>::new());
}

/// Whether a terminal or a reader's eye would be led astray by it.
fn tricky(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[test]
fn a_title_with_tricks_reaches_no_terminal_no_paper_and_no_name() {
    let (desk, server) = (Desk::new(), Server::start());
    let url = server.url("/hostile/title?x=%1b[2J");
    let plain = desk.run(&["capture", "--allow-private", &url]).ended(0);
    let json = desk.run_json(&["capture", "--allow-private", &url]).ended(0);
    for said in [&plain.out, &plain.err, &json.out, &json.err] {
        assert!(!said.contains(tricky), "{said:?}");
    }
    let dom = desk.read("data/E0001/dom.html");
    assert!(dom.contains(&TRICKS[..24]) && dom.contains('\u{1b}'), "the words themselves are kept");
    assert!(dom.contains("\u{fffd} half"), "half a letter has its sign");
    let shown = desk.run(&["case", "show"]).ended(0);
    assert!(!(shown.out + &shown.err).contains(tricky));
    let zip = desk.seal::<&str>(&[]);
    let mut zip = zip::ZipArchive::new(std::fs::File::open(zip).unwrap()).unwrap();
    for i in 0..zip.len() {
        let mut entry = zip.by_index(i).unwrap();
        let name = entry.name().unwrap().into_owned();
        assert!(name.is_ascii() && !name.contains(tricky), "{name:?}");
        // Below the case's folder: what the page itself said is evidence; all else is ours.
        let ours = !name.contains("/data/") || name.ends_with("capture.json");
        let signature = [".sig", ".tsr"].iter().any(|end| name.ends_with(end));
        if ours && !signature {
            let mut text = String::new();
            entry.read_to_string(&mut text).unwrap_or_else(|e| panic!("{name}: {e}"));
            // The mark by which old editors know the encoding is ours.
            let text = text.trim_start_matches('\u{feff}').replace(['\r', '\t'], "");
            let led = text
                .find(tricky)
                .map(|at| text[at.saturating_sub(40)..].chars().take(80).collect::<String>());
            assert_eq!(led, None, "{name}");
        }
    }
}
