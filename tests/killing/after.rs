//! What is looked at after a kill.

use super::Stage;
use crate::running::Desk;
use saboot::{format::custody::Log, model::Event, seal::sha256};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    thread::park_timeout,
    time::{Duration, Instant},
};

/// How long the kernel may take to end what ran below the killed process.
const SOON: Duration = Duration::from_secs(30);

/// Looks at everything; the number of exhibits that were closed as cut short.
pub fn look(stage: &Stage, name: &str) -> usize {
    let desk = &stage.desk;
    no_browser_runs_on(&desk.home(), name);
    let Some(case) = opened(desk, name) else { return 0 };
    let log = Log::parse(&fs::read(case.join("log.jsonl")).unwrap()).unwrap();
    let logged = all_is_as_logged(&case, &log, name);
    acknowledged(stage, &case, &log, &logged, name);
    what_was_moved_is_named(&case, &log, name);
    let cut_short = every_exhibit_is_closed(&case, &log, name);
    for folder in [desk.home().join("tmp"), case.join("tmp")] {
        let left: Vec<_> = fs::read_dir(&folder).into_iter().flatten().flatten().collect();
        assert!(left.is_empty(), "{name}: {left:?}");
    }
    if !logged.is_empty() {
        seals(stage, name);
    }
    cut_short
}

/// Processes whose command line names the home's own profiles.
pub fn browsers_of(home: &Path) -> Vec<String> {
    let needle = home.join("tmp").display().to_string();
    let line = |entry: fs::DirEntry| {
        let bytes = fs::read(entry.path().join("cmdline")).ok()?;
        let text = String::from_utf8_lossy(&bytes).replace('\0', " ");
        text.contains(&needle).then_some(text)
    };
    fs::read_dir("/proc").unwrap().filter_map(|e| line(e.ok()?)).collect()
}

fn no_browser_runs_on(home: &Path, name: &str) {
    let until = Instant::now() + SOON;
    while !browsers_of(home).is_empty() {
        assert!(Instant::now() < until, "{name}: {:#?}", browsers_of(home));
        park_timeout(Duration::from_millis(5));
    }
}

/// The next run opens the case and finds every byte as logged. `None` when the kill came before there
/// was a case.
fn opened(desk: &Desk, name: &str) -> Option<PathBuf> {
    let cases = desk.run_json(&["case", "list"]).ended(0).objects();
    let id = match cases.as_slice() {
        [] => return None,
        [case] => case["case"].as_str().unwrap(),
        several => panic!("{name}: {several:?}"),
    };
    let done = desk.run_json(&["case", "check"]);
    assert_eq!(done.code, Some(0), "{name}: {done:#?}");
    assert_eq!(done.objects()[0]["problems"], serde_json::json!([]), "{name}");
    Some(desk.home().join("cases").join(id))
}

/// Path and hash of everything the log tells of, read back by the test itself.
fn all_is_as_logged(case: &Path, log: &Log, name: &str) -> BTreeMap<String, String> {
    let files = log.lines.iter().flat_map(|l| l.files().unwrap());
    let read = |f: saboot::format::custody::LoggedFile| {
        let path = f.path.as_str().replacen("custody/notes", "notes", 1);
        let bytes = fs::read(case.join(&path)).unwrap_or_else(|e| panic!("{name}: {path}: {e}"));
        assert_eq!(sha256(&bytes), f.sha256, "{name}: {path}");
        (path, f.sha256.to_string())
    };
    files.map(read).collect()
}

/// What the killed run said is so.
fn acknowledged(
    stage: &Stage,
    case: &Path,
    log: &Log,
    logged: &BTreeMap<String, String>,
    name: &str,
) {
    let [out, err] = stage.said().map(|path| fs::read_to_string(path).unwrap());
    // A line that was cut off was not said.
    for line in out.split_inclusive('\n').filter(|l| l.ends_with('\n')) {
        let said: Value = serde_json::from_str(line).unwrap();
        let exhibit = said["exhibit"].as_str().unwrap_or_default();
        for file in ["artefacts", "files"].iter().filter_map(|k| said[k].as_array()).flatten() {
            let path = file["path"].as_str().unwrap();
            let full = format!("data/{exhibit}/{path}");
            let hash = logged.get(path).or_else(|| logged.get(&full));
            assert_eq!(hash.map(String::as_str), file["sha256"].as_str(), "{name}: {path}");
        }
        if let Some(note) = said["note"].as_str() {
            let text = fs::read_to_string(case.join(format!("notes/{note}.json"))).unwrap();
            assert!(text.contains("she blocked him today"), "{name}: {text}");
        }
        if let Some(zip) = said["zip"].as_str() {
            let zip = stage.desk.work().join(zip);
            let hash = sha256(&fs::read(&zip).unwrap()).to_string();
            assert_eq!(hash, said["zip_sha256"].as_str().unwrap(), "{name}");
            stage.desk.sound(&zip);
        }
    }
    // A step that is begun says that the one before it is on the disk and in the log.
    let begun = err.split_inclusive('\n').filter(|l| l.ends_with('\n') && is_step(l)).count();
    let start = log.lines.iter().rposition(|l| l.event == Event::CaptureStart).unwrap_or(0);
    let steps = log.lines[start..].iter().filter(|l| l.event == Event::CaptureStep).count();
    assert!(steps + 1 >= begun, "{name}: {begun} steps begun, {steps} logged");
}

fn is_step(line: &str) -> bool {
    let steps = ["Asking for", "Waiting for", "Saving ", "Scrolling to", "Writing "];
    steps.iter().any(|s| line.starts_with(s))
}

/// Half-written files are kept aside, and the log says how many.
fn what_was_moved_is_named(case: &Path, log: &Log, name: &str) {
    let moved = log.lines.iter().filter(|l| l.data["code"] == "temp-files");
    let named: u64 = moved.filter_map(|l| l.data["count"].as_u64()).sum();
    let there = fs::read_dir(case.join("interrupted")).into_iter().flatten().count();
    assert_eq!(there as u64, named, "{name}");
}

/// Each exhibit has its record, and one that was cut short says so.
fn every_exhibit_is_closed(case: &Path, log: &Log, name: &str) -> usize {
    let exhibits: std::collections::BTreeSet<_> =
        log.lines.iter().map(|l| l.item.clone()).filter(|i| !i.is_empty()).collect();
    let records = exhibits.iter().map(|id| {
        let read = |kind| fs::read(case.join(format!("data/{id}/{kind}.json"))).ok();
        let record = read("capture").or_else(|| read("import"));
        let record = record.unwrap_or_else(|| panic!("{name}: {id} has no record"));
        let record: Value = serde_json::from_slice(&record).unwrap();
        let later = record["closed_later"] == true;
        assert!(
            !later || record["reason"] == "interrupted" && record["result"] == "partial",
            "{name}"
        );
        usize::from(later)
    });
    records.sum()
}

/// It seals, the package is sound, and no temporary file is left beside it.
fn seals(stage: &Stage, name: &str) {
    let packages = stage.desk.work().join("packages");
    let args = ["seal".as_ref(), "--out".as_ref(), packages.as_os_str()];
    let done = stage.desk.run_json(&args);
    assert_eq!(done.code, Some(0), "{name}: {done:#?}");
    let zip = stage.desk.work().join(done.objects()[0]["zip"].as_str().unwrap());
    stage.desk.sound(&zip);
    let names = fs::read_dir(&packages).unwrap().map(|e| e.unwrap().file_name());
    let hidden: Vec<_> = names.filter(|n| n.to_string_lossy().starts_with('.')).collect();
    assert!(hidden.is_empty(), "{name}: {hidden:?}");
}
