//! What is known of the page and its traffic at this moment, shared between the thread that listens
//! to the browser and the steps that wait for it.

use super::{Body, End, Request, trickle::Trickle};
use crate::capture::{address::Policy, chrome::Client};
use serde_json::Value;
use std::{
    collections::{HashMap, HashSet},
    path::PathBuf,
    sync::{
        Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

/// Requests kept in one capture; more are let through and counted.
pub(super) const MOST_REQUESTS: usize = 5000;
/// Lines kept of each list that a page can make grow.
const MOST_LINES: usize = 200;
/// How long a trickle is waited for in one capture, in milliseconds.
const BUDGET: u64 = 8000;

/// What is allowed in this capture.
#[derive(Debug, Clone)]
pub(crate) struct Rules {
    /// Addresses that may be asked.
    pub policy: Policy,
    /// Refuse pictures, media and fonts; keep no body.
    pub words_only: bool,
    /// A proxy stands between: names are its to resolve, addresses are not seen.
    pub proxied: bool,
    /// User and password for the proxy.
    pub proxy_login: Option<(String, String)>,
    /// User agent sent.
    pub agent: String,
}

/// A dialog the page opened.
#[derive(Debug, Clone)]
pub(crate) struct Dialog {
    /// alert, confirm, prompt or beforeunload.
    pub kind: String,
    /// Its text, cut.
    pub message: String,
}

/// What the page and its requests did so far.
#[derive(Default)]
pub(crate) struct State {
    /// Every request, in order.
    pub requests: Vec<Request>,
    pub(super) index: HashMap<String, usize>,
    /// Live sessions and the type of their target.
    pub sessions: HashMap<String, String>,
    pub(super) targets: HashSet<String>,
    /// Requests a proxy asked a password for.
    pub(super) proxy_asked: HashSet<String>,
    /// Sessions of windows the page opened.
    pub(super) popup_sessions: HashSet<String>,
    /// The browser context of this capture: what happens in others is not ours.
    pub context: String,
    /// Session of the page itself.
    pub main: String,
    /// Its main frame.
    pub main_frame: String,
    /// The load it shows now.
    pub load: String,
    /// Address shown now: the last load's, or what the page made of it since.
    pub shown: String,
    /// The page went where the browser has nothing but an error page of its own.
    pub unreachable: Option<String>,
    /// Loads of the main frame in order: address and load id.
    pub navigations: Vec<(String, String)>,
    /// The page has asked to go elsewhere and is not there yet.
    pub(super) leaving: Option<Instant>,
    /// Why the page asked to go elsewhere: reason and address.
    pub asked: Vec<(String, String)>,
    /// The load event came.
    pub loaded: bool,
    /// The page's process ended.
    pub crashed: bool,
    /// The browser is gone.
    pub gone: bool,
    /// It took more memory than it may and was ended.
    pub too_large: bool,
    /// An answer came from an address that is not allowed.
    pub rebound: Option<String>,
    /// Dialogs opened (the first ones).
    pub dialogs: Vec<Dialog>,
    /// How many in all.
    pub dialog_count: u64,
    /// Addresses of windows the page opened; each is closed at once.
    pub popups: Vec<String>,
    /// Addresses of downloads begun; none is let.
    pub downloads: Vec<String>,
    /// Log in prompts: each is cancelled.
    pub prompts: Vec<String>,
    /// The browser's log: level, source and text.
    pub console: Vec<(String, String, String)>,
    /// WebSocket addresses.
    pub sockets: Vec<String>,
    /// Requests not kept because there were too many.
    pub surplus: u64,
    /// Bytes that arrived.
    pub arrived: u64,
    pub(super) spooled: u64,
    /// Requests refused before they were known by the Network domain.
    pub(super) refused: HashMap<String, &'static str>,
    pub(super) posts: HashMap<String, Vec<u8>>,
    pub(super) passed: HashSet<String>,
}

impl State {
    /// The request of that id, made if new. `None` beyond the cap.
    pub(super) fn request(&mut self, id: &str, session: &str) -> Option<&mut Request> {
        let at = match self.index.get(id) {
            Some(&at) => at,
            None if self.requests.len() >= MOST_REQUESTS => {
                self.surplus += 1;
                return None;
            }
            None => {
                self.index.insert(id.into(), self.requests.len());
                self.requests.push(Request::new(session));
                self.requests.len() - 1
            }
        };
        let request = self.requests.get_mut(at)?;
        request.last = Instant::now();
        Some(request)
    }

    /// The request of that id, if known.
    pub(super) fn known(&mut self, id: &str) -> Option<&mut Request> {
        let at = *self.index.get(id)?;
        let request = self.requests.get_mut(at)?;
        request.last = Instant::now();
        Some(request)
    }

    /// The main document's request of the load shown now.
    pub(crate) fn document(&self) -> Option<&Request> {
        let of_main = |r: &&Request| r.kind == "Document" && r.frame == self.main_frame;
        self.requests
            .iter()
            .rev()
            .filter(of_main)
            .find(|r| r.load == self.load)
            .or_else(|| self.requests.iter().rev().find(of_main))
    }

    /// Addresses of requests that are still out, silent or endless.
    pub(crate) fn unfinished(&self) -> Vec<String> {
        let open = |r: &&Request| r.end == End::Pending && !r.hops.is_empty();
        self.requests.iter().filter(open).map(|r| r.url().to_owned()).collect()
    }

    /// Whether this address, its query apart, was asked before and took its time to answer: a page
    /// that does so again and again is polling, and its requests have no end worth waiting for.
    pub(super) fn polled(&self, url: &str) -> bool {
        let path = |u: &str| u.split(['?', '#']).next().unwrap_or("").to_owned();
        let path_here = path(url);
        let same =
            |r: &&Request| matches!(r.kind.as_str(), "XHR" | "Fetch") && path(r.url()) == path_here;
        self.requests.iter().rev().take(200).filter(same).any(Request::was_slow)
    }

    fn busy(&self) -> bool {
        self.requests.iter().any(Request::is_pending)
    }

    /// Whether the page is on its way elsewhere; one that says nothing for long is not.
    fn is_leaving(&self) -> bool {
        self.leaving.is_some_and(|since| since.elapsed() < super::request::SILENCE)
    }

    fn speaking(&self) -> bool {
        self.requests.iter().any(|r| r.is_pending() && !r.is_silent())
    }

    /// Adds to a list that a page can make grow, up to a bound.
    pub(super) fn bounded<T>(list: &mut Vec<T>, item: T) {
        if list.len() < MOST_LINES {
            list.push(item);
        }
    }
}

/// How a wait ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quiet {
    /// As hoped.
    Reached,
    /// What was out stays silent.
    Silent,
    /// Time is up.
    Late,
    /// The page or browser is gone, or we were asked to stop.
    Ended,
}

/// One capture's scene.
pub(crate) struct Scene<'a> {
    /// The browser.
    pub client: &'a Client,
    /// What is allowed.
    pub rules: Rules,
    /// Where bodies are written.
    pub spool: PathBuf,
    /// Asked to stop.
    pub interrupted: &'a AtomicBool,
    state: Mutex<State>,
    changed: Condvar,
    files: AtomicU64,
    trickled: AtomicU64,
    /// Bodies being taken while the browser holds them.
    pub(super) holding: AtomicUsize,
    /// The page is closed: what has not come is not waited for.
    pub over: AtomicBool,
    pub(super) resolved: Mutex<HashMap<String, Option<&'static str>>>,
}

impl<'a> Scene<'a> {
    /// An empty scene.
    pub(crate) fn new(
        client: &'a Client,
        rules: Rules,
        spool: PathBuf,
        stop: &'a AtomicBool,
    ) -> Self {
        Self {
            client,
            rules,
            spool,
            interrupted: stop,
            state: Mutex::default(),
            changed: Condvar::new(),
            files: AtomicU64::new(0),
            trickled: AtomicU64::new(0),
            holding: AtomicUsize::new(0),
            over: AtomicBool::new(false),
            resolved: Mutex::default(),
        }
    }

    /// The state, for a look or a change.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Wakes whoever waits.
    pub(crate) fn tell(&self) {
        self.changed.notify_all();
    }

    pub(super) fn spool_file(&self) -> PathBuf {
        self.spool.join(format!("{:06}", self.files.fetch_add(1, Ordering::Relaxed)))
    }

    /// Whether nothing more can be had: page gone, browser gone, or asked to stop.
    pub(crate) fn ended(&self, state: &State) -> bool {
        state.crashed
            || state.gone
            || state.rebound.is_some()
            || state.unreachable.is_some()
            || self.client.is_closed()
            || self.interrupted.load(Ordering::Relaxed)
    }

    /// Waits until `done`, the end, or the deadline.
    pub(crate) fn wait(
        &self,
        until: Instant,
        mut done: impl FnMut(&State) -> Option<Quiet>,
    ) -> Quiet {
        let mut state = self.state();
        loop {
            if self.ended(&state) {
                return Quiet::Ended;
            }
            if let Some(end) = done(&state) {
                return end;
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Quiet::Late;
            }
            let pause = left.min(Duration::from_millis(20));
            state =
                self.changed.wait_timeout(state, pause).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Waits until the document's answer is known, whatever else was asked meanwhile.
    pub(crate) fn wait_answered(&self, until: Instant) {
        let mut state = self.state();
        while state.document().is_none_or(|d| d.status() == 0) && Instant::now() < until {
            let pause = Duration::from_millis(10);
            let waited = self.changed.wait_timeout(state, pause);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Waits until the browser shows its own error page, and forgets it.
    pub(crate) fn pass_error_page(&self, until: Instant) {
        let mut state = self.state();
        while state.unreachable.is_none() && Instant::now() < until {
            let pause = Duration::from_millis(10);
            let waited = self.changed.wait_timeout(state, pause);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        state.unreachable = None;
    }

    /// Waits until the page's load event, or until all that is out stays silent.
    pub(crate) fn wait_loaded(&self, until: Instant) -> Quiet {
        let silence = super::request::SILENCE;
        let begun = Instant::now();
        let mut trickle = Trickle::begin(self.state().arrived);
        self.wait(until, |s| {
            trickle.look(s.arrived);
            let dry = begun.elapsed() >= silence && !s.speaking();
            if s.loaded && !s.is_leaving() {
                Some(Quiet::Reached)
            } else if dry || trickle.spent >= BUDGET {
                Some(Quiet::Silent)
            } else {
                None
            }
        })
    }

    /// Waits until nothing was out for `still`; gives up when the capture's budget for a trickle
    /// (under 1 kB/s) is used up.
    pub(crate) fn wait_quiet(&self, still: Duration, until: Instant) -> Quiet {
        let mut quiet_since: Option<Instant> = None;
        let mut trickle = Trickle::begin(self.state().arrived);
        self.wait(until, |s| {
            if !s.busy() {
                let since = *quiet_since.get_or_insert_with(Instant::now);
                return (since.elapsed() >= still).then_some(Quiet::Reached);
            }
            quiet_since = None;
            let more = trickle.look(s.arrived);
            let spent = self.trickled.fetch_add(more, Ordering::Relaxed) + more >= BUDGET;
            (spent || !s.speaking()).then_some(Quiet::Silent)
        })
    }

    /// Ends every copy that still runs; what came stays.
    pub(crate) fn close_bodies(&self) {
        for request in &mut self.state().requests {
            let complete = request.end == End::Finished;
            request.body.close(complete);
        }
    }

    /// Waits until no body is being taken any more.
    pub(crate) fn wait_bodies(&self, until: Instant) -> Quiet {
        let taking = |r: &Request| {
            r.end != End::Pending && matches!(r.body, Body::Held)
                || matches!(&r.body, Body::Stream(_) if r.end == End::Finished)
        };
        self.wait(until, |s| (!s.requests.iter().any(taking)).then_some(Quiet::Reached))
    }
}

/// A text field of an event, empty if absent.
pub(super) fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or("")
}
