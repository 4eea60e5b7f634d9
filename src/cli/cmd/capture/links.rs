//! Which links to capture.

use crate::{
    capture::{Error, parse_target},
    cli::{Call, Exit, Told, args::CaptureArgs, explain},
    store::Case,
    text::say,
};
use std::{collections::BTreeSet, fs, io::Read, path::Path};

/// A list of links longer than this is some other file.
const LONGEST: u64 = 16 << 20;
/// Exhibits looked at for hosts that were asked before.
const MOST: usize = 500;

/// The links to capture, and how bad it is that others were refused. A link that can't be captured is told
/// before anything is opened for it.
pub(super) fn asked(args: &CaptureArgs, call: &mut Call) -> Result<(Vec<String>, Exit), Told> {
    let policy = super::policy(args);
    let (mut good, mut exit) = (vec![], Exit::Done);
    for url in gather(args, call)? {
        let checked = parse_target(&url).map_err(Error::Target).and_then(|target| {
            policy.check(&target, args.proxy.is_some()).map_err(Error::NotPublic)
        });
        match checked {
            Ok(_) => good.push(url),
            Err(e) => {
                let told = explain::capture(&e, &url, &call.text);
                exit = exit.worst(call.tell(&told));
            }
        }
    }
    Ok((good, exit))
}

/// The links of the command line, then those of the file: one a line, `#` begins a remark.
fn gather(args: &CaptureArgs, call: &mut Call) -> Result<Vec<String>, Told> {
    let mut urls = args.urls.clone();
    if let Some(path) = &args.from_file {
        let text = read(path, call)?;
        let lines = text.lines().map(|l| l.trim_start_matches('\u{feff}').trim());
        urls.extend(lines.filter(|l| !l.is_empty() && !l.starts_with('#')).map(str::to_owned));
    }
    if urls.is_empty() {
        let (message, hint) = (say!(call.text, "err-url-none"), say!(call.text, "hint-url-none"));
        return Err(Told::new(Exit::Usage, message, hint));
    }
    Ok(urls)
}

fn read(path: &Path, call: &mut Call) -> Result<String, Told> {
    let mut bytes = vec![];
    let read = if path == Path::new("-") {
        call.world.input.by_ref().take(LONGEST).read_to_end(&mut bytes)
    } else {
        fs::File::open(path).and_then(|f| f.take(LONGEST).read_to_end(&mut bytes))
    };
    read.map_err(|e| explain::read(path, &e, &call.text))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Hosts this case asked before. Only a terminal needs to know.
pub(super) fn hosts_of(case: &Case, terminal: bool) -> BTreeSet<String> {
    if !terminal {
        return BTreeSet::new();
    }
    let record = |id: &crate::model::ExhibitId| {
        let path = case.dir().join("data").join(id.to_string()).join("capture.json");
        let value: serde_json::Value = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
        parse_target(value["requested_url"].as_str()?).ok()?.host_str().map(str::to_owned)
    };
    case.exhibits().keys().rev().take(MOST).filter_map(record).collect()
}
