//! One address becomes one exhibit.

use super::{
    captured::{Captured, finish},
    chrome::{Chrome, Client, Event},
    error::{Error, StepError},
    keep::Keeper,
    opening::{close, load, open},
    options::{Options, Start},
    page::Page,
    record::Tool,
    steps::{self, Learned, StepEnd, Work},
    traffic::{self, DONE, Rules, Scene},
};
use crate::{
    model::{Digest, Step, Utc},
    platform,
    seal::SecretKey,
    store::{Case, TOOL},
};
use std::{
    path::PathBuf,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    thread,
    time::{Duration, Instant},
};
use url::Url;

/// How often the browser's memory is looked at.
const WATCH: Duration = Duration::from_millis(200);

/// What a capture is made with.
pub(super) struct Setting<'s> {
    /// Program and browser.
    pub tool: &'s Tool,
    /// How.
    pub options: &'s Options,
    /// What the run was started with.
    pub start: &'s Start,
    /// User and password for the proxy.
    pub proxy_login: Option<(String, String)>,
    /// Asked to stop.
    pub stop: &'s AtomicBool,
    /// Where bodies go meanwhile.
    pub spool: PathBuf,
}

/// Captures `url`.
pub(super) fn capture(
    chrome: &mut Chrome,
    setting: &Setting<'_>,
    case: &mut Case,
    key: Option<&SecretKey>,
    url: &Url,
    watch: &mut dyn FnMut(Step),
) -> Result<Captured, Error> {
    let rules = Rules {
        policy: setting.start.policy.clone(),
        words_only: setting.options.words_only,
        proxied: setting.start.proxy.is_some(),
        proxy_login: setting.proxy_login.clone(),
        agent: setting.tool.browser.sent_agent.clone(),
        brands: setting.tool.browser.brands.clone(),
    };
    let started = case.clock().now();
    let log_head = case.log().head();
    let mut keep = Keeper::begin(case, TOOL)?;
    let deadline = Instant::now() + setting.options.timeout;
    let pid = chrome.pid;
    let Chrome { client, events, .. } = chrome;
    let client: &Client = client;
    while events.try_recv().is_ok() {} // of the exhibit before
    client.heed(true);
    let scene = Scene::new(client, rules, setting.spool.clone(), setting.stop);
    let (jobs, queue) = mpsc::channel();
    let queue = Mutex::new(queue);
    let over = AtomicBool::new(false);
    thread::scope(|s| {
        s.spawn(|| listen(&scene, events, jobs));
        for _ in 0..traffic::WORKERS {
            s.spawn(|| traffic::work(&scene, &queue, deadline));
        }
        if let Some(pid) = pid {
            let (scene, over) = (&scene, &over);
            s.spawn(move || guard_memory(scene, pid, setting.start.memory, over));
        }
        let page = Page { scene: &scene, deadline, script_stopped: false.into() };
        let work =
            Work { page, keep: &mut keep, options: setting.options, learned: Learned::default() };
        let begun = Begun { started, log_head, url };
        let done = all(work, setting, key, &begun, watch);
        over.store(true, Ordering::Relaxed);
        client.heed(false);
        client.wake(DONE);
        done
    })
}

/// What a capture began with.
pub(super) struct Begun<'b> {
    /// When.
    pub started: Utc,
    /// The custody log's head then.
    pub log_head: Digest,
    /// The address asked for.
    pub url: &'b Url,
}

/// How the page ended, beside the steps.
pub(super) struct End {
    /// Each step.
    pub steps: Vec<StepEnd>,
    /// What ended it early.
    pub stop: Option<StepError>,
    /// The certificate error that was accepted.
    pub accepted: Option<String>,
}

fn listen(scene: &Scene<'_>, events: &mut mpsc::Receiver<Event>, jobs: mpsc::Sender<traffic::Job>) {
    traffic::listen(scene, events, &jobs);
}

/// Ends the browser when it takes more memory than it may: nothing inside it would.
fn guard_memory(scene: &Scene<'_>, pid: u32, most: u64, over: &AtomicBool) {
    while !over.load(Ordering::Relaxed) && !scene.client.is_closed() {
        if platform::memory_of_tree(pid).is_some_and(|bytes| bytes > most) {
            scene.state().too_large = true;
            platform::end_process(pid);
            scene.tell();
            return;
        }
        thread::park_timeout(WATCH);
    }
}

fn all(
    mut w: Work<'_, '_>,
    setting: &Setting<'_>,
    key: Option<&SecretKey>,
    begun: &Begun<'_>,
    watch: &mut dyn FnMut(Step),
) -> Result<Captured, Error> {
    let mut ends: Vec<StepEnd> = vec![];
    let mut accepted = None;
    let (context, mut stop) = shown(&mut w, begun.url, &mut ends, &mut accepted, watch)?;
    close(&w, context.as_deref());
    for (step, what) in steps::plan_after(w.options) {
        if matches!(stop, Some(StepError::DiskFull)) {
            break;
        }
        watch(step);
        let (end, error) = stepped(&mut w, step, what)?;
        ends.push(end);
        stop = stop.or(error.filter(|e| matches!(e, StepError::DiskFull)));
    }
    watch(Step::Record);
    finish(w, setting, key, begun, End { steps: ends, stop, accepted })
}

type Shown = (Option<String>, Option<StepError>);

/// Opens the page and takes everything of it while it is there.
fn shown(
    w: &mut Work<'_, '_>,
    url: &Url,
    ends: &mut Vec<StepEnd>,
    accepted: &mut Option<String>,
    watch: &mut dyn FnMut(Step),
) -> Result<Shown, Error> {
    let mut context = None;
    watch(Step::Open);
    let (end, stop) = stepped(w, Step::Open, |w| open(w, url, &mut context, accepted))?;
    ends.push(end);
    if stop.is_some() {
        return Ok((context, stop));
    }
    let mut plan = steps::plan(w.options);
    plan.insert(0, (Step::Load, load));
    for (step, what) in plan {
        watch(step);
        let (end, error) = stepped(w, step, what)?;
        ends.push(end);
        if let Some(error) = error.filter(StepError::ends_page) {
            return Ok((context, Some(error)));
        }
    }
    Ok((context, None))
}

fn stepped(
    w: &mut Work<'_, '_>,
    step: Step,
    what: impl FnOnce(&mut Work<'_, '_>) -> Result<(), StepError>,
) -> Result<(StepEnd, Option<StepError>), Error> {
    steps::run(w, step, what).map_err(|e| match e {
        StepError::Store(e) => Error::Store(e),
        other => Error::Start(other.to_string()),
    })
}
