//! One address becomes one exhibit.

use super::{
    chrome::{Chrome, Client, Event},
    error::{Error, StepError},
    keep::Keeper,
    options::{Options, Start},
    page::Page,
    quality,
    record::{self, Facts, Tool},
    steps::{self, Learned, StepEnd, Work},
    traffic::{self, DONE, Quiet, Rules, Scene},
};
use crate::{
    model::{Artefact, Digest, ExhibitId, Outcome, Quality, Role, Step, Utc},
    platform,
    seal::SecretKey,
    store::{Case, TOOL},
};
use serde_json::json;
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

const SHORT: Duration = Duration::from_secs(5);
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

/// A capture as it ended.
#[derive(Debug, Clone)]
pub struct Captured {
    /// The exhibit.
    pub exhibit: ExhibitId,
    /// The address asked for.
    pub url: String,
    /// Where it ended.
    pub final_url: Option<String>,
    /// The page's status.
    pub status: Option<u64>,
    /// What kind of page came.
    pub quality: Quality,
    /// The sign that led to that judgement.
    pub sign: &'static str,
    /// Whether everything is there.
    pub outcome: Outcome,
    /// Each step.
    pub steps: Vec<StepEnd>,
    /// The files.
    pub artefacts: Vec<Artefact>,
    /// Their folder.
    pub dir: PathBuf,
    /// The page's first words.
    pub first_words: String,
    /// The picture to look at.
    pub picture: Option<PathBuf>,
    /// Exchanges that are not in the archive.
    pub left_out: usize,
    /// Height at which the picture was cut.
    pub truncated_at: Option<u32>,
    /// What ended it early: a code.
    pub stopped_by: Option<&'static str>,
    /// The browser's own words, when the page could not be opened.
    pub net_error: Option<String>,
    /// Whether the record is signed.
    pub signed: bool,
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
    };
    let started = case.clock().now();
    let log_head = case.log().head();
    let mut keep = Keeper::begin(case, TOOL)?;
    let deadline = Instant::now() + setting.options.timeout;
    let pid = chrome.pid;
    let Chrome { client, events, .. } = chrome;
    let client: &Client = client;
    while events.try_recv().is_ok() {} // of the exhibit before
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
        client.wake(DONE);
        done
    })
}

struct Begun<'b> {
    started: Utc,
    log_head: Digest,
    url: &'b Url,
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
    let (context, stop) = shown(&mut w, begun.url, &mut ends, &mut accepted, watch)?;
    close(&w, context.as_deref());
    for (step, what) in steps::plan_after(w.options) {
        watch(step);
        ends.push(stepped(&mut w, step, what)?.0);
    }
    watch(Step::Record);
    finish(w, setting, key, begun, ends, stop, accepted)
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

/// A fresh context and tab, then the address.
fn open(
    w: &mut Work<'_, '_>,
    url: &Url,
    context: &mut Option<String>,
    accepted: &mut Option<String>,
) -> Result<(), StepError> {
    let scene = w.page.scene;
    let call = |method: &str, params| scene.client.call("", method, params, SHORT);
    let made = call("Target.createBrowserContext", json!({ "disposeOnDetach": true }))?;
    let id = made["browserContextId"].as_str().unwrap_or("").to_owned();
    scene.state().context.clone_from(&id);
    *context = Some(id.clone());
    let deny = json!({ "behavior": "deny", "browserContextId": id, "eventsEnabled": true });
    call("Browser.setDownloadBehavior", deny)?;
    let filter = json!([
        { "type": "page" }, { "type": "service_worker" }, { "type": "shared_worker" }, { "exclude": true }
    ]);
    let attach = json!({ "autoAttach": true, "waitForDebuggerOnStart": true, "flatten": true, "filter": filter });
    call("Target.setAutoAttach", attach)?;
    call("Target.createTarget", json!({ "url": "about:blank", "browserContextId": id }))?;
    let attached =
        scene.wait(Instant::now() + SHORT, |s| (!s.main.is_empty()).then_some(Quiet::Reached));
    if attached != Quiet::Reached {
        return Err(StepError::Late);
    }
    w.page.dress()?;
    match go(w, url) {
        Err(StepError::Certificate(why)) if w.options.accept_bad_certificate => {
            *accepted = Some(why);
            w.page.call("Security.setIgnoreCertificateErrors", json!({ "ignore": true }), SHORT)?;
            go(w, url)
        }
        other => other,
    }
}

fn go(w: &mut Work<'_, '_>, url: &Url) -> Result<(), StepError> {
    let most = Duration::from_secs(3600);
    let answer = w.page.call("Page.navigate", json!({ "url": url.as_str() }), most)?;
    let error = answer["errorText"].as_str().unwrap_or("").to_owned();
    if answer["isDownload"].as_bool().unwrap_or(false) {
        w.learned.net_error = Some("download".into());
        return Err(StepError::Unreachable("download".into()));
    }
    if error.is_empty() {
        let state = w.page.scene.state();
        return if state.rebound.is_some() { Err(StepError::PrivateAddress) } else { Ok(()) };
    }
    w.learned.net_error = Some(error.clone());
    let blocked =
        w.page.scene.state().requests.iter().any(|r| r.refused == Some("private-address"));
    if error.starts_with("net::ERR_CERT") || error.starts_with("net::ERR_SSL") {
        Err(StepError::Certificate(error))
    } else if blocked && error.contains("BLOCKED_BY_CLIENT") {
        Err(StepError::PrivateAddress)
    } else {
        Err(StepError::Unreachable(error))
    }
}

/// Waits until the page is there: its load event, or silence.
fn load(w: &mut Work<'_, '_>) -> Result<(), StepError> {
    let scene = w.page.scene;
    let quiet = scene.wait_loaded(w.page.deadline);
    if !w.options.wait.is_zero() {
        scene.wait(Instant::now() + w.page.left(w.options.wait), |_| None);
    }
    // An inline script may still be drawing; what is out already is given a moment.
    scene.wait_quiet(Duration::ZERO, w.page.deadline.min(Instant::now() + Duration::from_secs(1)));
    match quiet {
        Quiet::Ended => Err(w.page.ended()),
        Quiet::Silent | Quiet::Late => {
            let out = scene.state().unfinished();
            w.learned.still_out = out;
            if quiet == Quiet::Late { Err(StepError::Late) } else { Ok(()) }
        }
        Quiet::Reached => Ok(()),
    }
}

/// Closes the tab; bodies under way get a moment, then they end as they are.
fn close(w: &Work<'_, '_>, context: Option<&str>) {
    let scene = w.page.scene;
    let out = scene.state().unfinished();
    if out.is_empty() {
        scene.wait_bodies(Instant::now() + SHORT);
    }
    if let Some(context) = context {
        let params = json!({ "browserContextId": context });
        let _ = scene.client.call("", "Target.disposeBrowserContext", params, SHORT);
    }
    scene.wait_bodies(Instant::now() + Duration::from_secs(2));
    scene.close_bodies();
}

fn finish(
    w: Work<'_, '_>,
    setting: &Setting<'_>,
    key: Option<&SecretKey>,
    begun: &Begun<'_>,
    ends: Vec<StepEnd>,
    stop: Option<StepError>,
    accepted: Option<String>,
) -> Result<Captured, Error> {
    let scene = w.page.scene;
    let (status, final_url) = {
        let state = scene.state();
        (
            state.document().map(traffic::Request::status).filter(|s| *s > 0),
            record::final_url(&state),
        )
    };
    let roles: Vec<Role> = w.keep.artefacts.iter().map(|a| a.role).collect();
    let outcome = record::outcome(&ends, stop.as_ref(), &roles);
    let mut judged = quality::judge(status.unwrap_or(0), w.learned.signs.as_ref());
    if judged.0 == Quality::Content && outcome != Outcome::Complete {
        judged = (Quality::Partial, "step-failed");
    }
    let facts = Facts {
        requested: begun.url.as_str(),
        started: begun.started,
        ended: w.keep.case().clock().now(),
        steps: &ends,
        learned: &w.learned,
        quality: judged,
        outcome,
        options: setting.options,
        accepted,
        script_stopped: w.page.script_stopped.get(),
        log_head: begun.log_head,
        roles,
    };
    let body = record::body(scene, setting.tool, &facts);
    let stopped_by = stop.as_ref().map(StepError::code);
    if judged.0 != Quality::Content {
        w.keep.flag(judged.1)?;
    }
    w.keep.finish(body, outcome, judged.0, stopped_by, key)?;
    let dir = w.keep.dir();
    let has = |role: Role| w.keep.artefacts.iter().find(|a| a.role == role);
    let picture =
        has(Role::Page).or_else(|| has(Role::Viewport)).map(|a| dir.join(a.path.to_path()));
    Ok(Captured {
        exhibit: w.keep.exhibit,
        url: begun.url.to_string(),
        final_url,
        status,
        quality: judged.0,
        sign: judged.1,
        outcome,
        steps: ends,
        artefacts: w.keep.artefacts.clone(),
        picture,
        dir,
        first_words: w
            .learned
            .signs
            .as_ref()
            .map(|s| s.first.chars().take(300).collect())
            .unwrap_or_default(),
        left_out: w.learned.not_archived,
        truncated_at: w.learned.picture.as_ref().and_then(|p| p.truncated.map(|_| p.height)),
        stopped_by,
        net_error: w.learned.net_error.clone(),
        signed: key.is_some(),
    })
}
