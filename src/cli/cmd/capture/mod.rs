//! `capture`: pages, one exhibit a link.

mod links;
mod report;

use super::{note, seal};
use crate::{
    capture::{self, Captured, Options, Policy, Session, Start},
    cli::{
        Call, Exit, Told,
        args::{CaptureArgs, SealArgs},
        desk, explain,
        progress::Progress,
        sanitize,
    },
    model::{Outcome, Quality, Step},
    seal::SecretKey,
    store::{Case, Home},
    text::say,
};
use std::{collections::BTreeSet, sync::atomic::Ordering, time::Duration};

pub(in crate::cli) fn run(args: &CaptureArgs, call: &mut Call) -> Result<Exit, Told> {
    let (urls, refused) = links::asked(args, call)?;
    if urls.is_empty() {
        return Ok(refused);
    }
    let home = desk::home(call)?;
    let mut case = desk::case(call, &home, desk::WhenNone::Open)?;
    let key = desk::key(call, &home, &mut case)?;
    let ended = all(args, call, &home, &mut case, key.as_ref(), &urls, policy(args))?;
    let exit = ended.worst(refused);
    // A person who stops wants to look first; where nothing can be written no package can be.
    let stopped = ended == Exit::Failed || call.world.interrupted.load(Ordering::SeqCst);
    if !args.seal || stopped {
        return Ok(exit);
    }
    let key = match key {
        Some(key) => key,
        None => seal::unlocked(call, &home, &mut case)?,
    };
    seal::sealed(&SealArgs::default(), call, &home, &mut case, &key)?;
    Ok(exit)
}

pub(super) fn policy(args: &CaptureArgs) -> Policy {
    if args.allow_private { Policy::All } else { Policy::Public }
}

/// Captures every link; of many the worst counts.
pub(in crate::cli) fn all(
    args: &CaptureArgs,
    call: &mut Call,
    home: &Home,
    case: &mut Case,
    key: Option<&SecretKey>,
    urls: &[String],
    policy: Policy,
) -> Result<Exit, Told> {
    let first = case.exhibits().is_empty();
    if args.words_only {
        let said = say!(call.text, "capture-words-only");
        call.progress(&said);
    } else if first {
        let said = say!(call.text, "welcome-child");
        call.progress(&said);
    }
    let mut session = begin(args, call, home, case, policy)?;
    let options = Options {
        timeout: Duration::from_secs(args.timeout),
        wait: Duration::from_secs(args.wait),
        words_only: args.words_only,
        accept_bad_certificate: args.accept_bad_certificate,
        pdf: !args.no_pdf,
        mhtml: !args.no_mhtml,
    };
    let mut seen = links::hosts_of(case, call.world.terminal);
    let (mut exit, mut counts) = (Exit::Done, [0_u64; 3]);
    for (i, url) in urls.iter().enumerate() {
        if call.world.interrupted.load(Ordering::SeqCst) {
            exit = exit.worst(Exit::Capture);
            break;
        }
        if urls.len() > 1 {
            let (number, of) = (i + 1, urls.len());
            let said = say!(call.text, "capture-batch", number = number, of = of);
            call.progress(&said);
        }
        visit(call, &mut seen, url);
        let ended = one(call, &mut session, case, key, url, &options)?;
        let note = args.note.as_ref().filter(|n| !n.trim().is_empty());
        if let (Some(note), Ok(captured)) = (note, &ended) {
            note::add(call, case, note, Some(captured.exhibit))?;
        }
        count(&mut counts, ended.as_ref().ok());
        exit = exit.worst(ended.as_ref().map_or_else(|refused| *refused, self::exit));
        if ended.as_ref().is_ok_and(disk_full) {
            break;
        }
    }
    if urls.len() > 1 {
        let [good, part, bad] = counts;
        let said = say!(call.text, "capture-batch-sum", good = good, part = part, bad = bad);
        call.progress(&said);
    }
    Ok(exit)
}

fn count(counts: &mut [u64; 3], captured: Option<&Captured>) {
    let at = match captured.map(|c| c.outcome) {
        Some(Outcome::Complete) => 0,
        Some(Outcome::Partial) => 1,
        Some(Outcome::Failed) | None => 2,
    };
    counts[at] += 1;
}

/// Starts the browser and lets the tool check itself.
fn begin(
    args: &CaptureArgs,
    call: &mut Call,
    home: &Home,
    case: &mut Case,
    policy: Policy,
) -> Result<Session, Told> {
    let scratch = desk::scratch(home, case);
    crate::platform::make_private_dir(&scratch)
        .map_err(|e| explain::write(&scratch, &e, &call.text))?;
    let memory = args.browser_memory * 1_000_000;
    let start = Start { browser: None, scratch, proxy: args.proxy.clone(), policy, memory };
    let said = say!(call.text, "capture-browser");
    call.progress(&said);
    let stop = std::sync::Arc::clone(&call.world.interrupted);
    let started = Session::start(start, stop).and_then(|mut s| Ok((s.selftest()?, s)));
    let (parts, session) = started.map_err(|e| explain::capture(&e, "", &call.text))?;
    desk::selftest(call, case, &parts)?;
    Ok(session)
}

/// Before a host is asked for the first time: that looking is seen.
fn visit(call: &mut Call, seen: &mut BTreeSet<String>, url: &str) {
    let host = crate::capture::parse_target(url).ok().and_then(|u| u.host_str().map(str::to_owned));
    if call.world.terminal && host.is_some_and(|h| seen.insert(h)) {
        let said = say!(call.text, "visit-shows");
        call.warn(&said);
    }
}

/// One link. What is wrong with the link itself is told, its number given, and the batch goes on; a
/// case that can't be written ends it.
fn one(
    call: &mut Call,
    session: &mut Session,
    case: &mut Case,
    key: Option<&SecretKey>,
    url: &str,
    options: &Options,
) -> Result<Result<Captured, Exit>, Told> {
    let busy = call.world.work();
    let mut progress = Progress::new(call, sanitize::line(url));
    let mut watch = |step: Step| {
        let words = call.text.step(step);
        progress.step(call, &words);
    };
    let done = session.capture(case, key, url, options, &mut watch);
    drop(progress);
    drop(busy);
    match done {
        Ok(captured) => {
            report::tell(call, case, &captured)?;
            Ok(Ok(captured))
        }
        Err(e @ (capture::Error::Store(_) | capture::Error::Scratch { .. })) => {
            Err(explain::capture(&e, url, &call.text))
        }
        Err(e) => {
            let told = explain::capture(&e, url, &call.text);
            Ok(Err(call.tell(&told)))
        }
    }
}

/// Nothing more can be written: the next page would end in the same way.
fn disk_full(captured: &Captured) -> bool {
    captured.stopped_by == Some("disk-full")
}

/// A page that is gone is what it is; a wall or an error is not what was asked for.
pub(in crate::cli) fn exit(captured: &Captured) -> Exit {
    if disk_full(captured) {
        return Exit::Failed;
    }
    let wanted = matches!(captured.quality, Quality::Content | Quality::Gone);
    if captured.outcome == Outcome::Complete && wanted { Exit::Done } else { Exit::Capture }
}
