//! What is known of the page and its traffic at this moment, shared between the thread that listens
//! to the browser and the steps that wait for it.

use super::{Body, End, Request, State, inside::Where, trickle::Trickle};
use crate::capture::{address::Policy, chrome::Client};
use std::{
    collections::HashMap,
    path::PathBuf,
    sync::{
        Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

/// How long a trickle is waited for in one capture, in milliseconds.
const BUDGET: u64 = 8000;
/// Longest wait for what was told before.
const CATCH_UP: Duration = Duration::from_secs(10);
/// An event of our own: once it is heard, all before it has been.
pub(super) const MARK: &str = "saboot.mark";

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
    /// Brands sent with it.
    pub brands: serde_json::Value,
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
    /// Marks of our own put into the stream of events.
    asked: AtomicU64,
    /// Bodies being taken while the browser holds them.
    pub(super) holding: AtomicUsize,
    /// The page is closed: what has not come is not waited for.
    pub over: AtomicBool,
    /// Where each host and port was found to be.
    pub(super) resolved: Mutex<HashMap<String, Where>>,
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
            asked: AtomicU64::new(0),
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

    /// Waits until all that the browser told before now has been dealt with.
    pub(crate) fn catch_up(&self) {
        let mine = self.asked.fetch_add(1, Ordering::Relaxed) + 1;
        self.client.wake(MARK);
        let until = Instant::now() + CATCH_UP;
        let mut state = self.state();
        while state.marks < mine && !self.client.is_closed() && Instant::now() < until {
            let waited = self.changed.wait_timeout(state, Duration::from_millis(10));
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
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
