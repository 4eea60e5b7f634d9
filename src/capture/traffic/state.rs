//! What is known of the page and its traffic at this moment.

use super::{End, Request};
use serde_json::Value;
use std::{
    collections::{HashMap, HashSet},
    time::Instant,
};

/// Requests kept in one capture; more are let through and counted.
const MOST_REQUESTS: usize = 5000;
/// Bytes of what the browser tells of requests that are kept in one capture.
const MOST_TOLD: usize = 64 << 20;
/// Bytes of sent bodies that are kept in one capture.
const MOST_SENT: usize = 32 << 20;
/// Documents the page may show one after the other. Then it stays where it is: a page that never rests
/// could not be looked at.
const MOST_LOADS: usize = 20;
/// Lines kept of each list that a page can make grow.
const MOST_LINES: usize = 200;
/// Names kept of each set that a page can make grow.
const MOST_NAMES: usize = 20_000;

/// A dialog the page opened.
#[derive(Debug, Clone)]
pub(crate) struct Dialog {
    /// alert, confirm, prompt or beforeunload.
    pub kind: String,
    /// Its text, cut.
    pub message: String,
}

/// A WebSocket the page opened.
#[derive(Debug, Clone)]
pub(crate) struct Socket {
    /// Its address.
    pub url: String,
    /// The browser's number for it.
    pub(super) id: String,
    /// Why it may not be.
    pub refused: Option<&'static str>,
    /// The server answered.
    pub(super) answered: bool,
}

/// A body that was sent.
#[derive(Debug, Clone, Default)]
pub(crate) struct Post {
    /// Its bytes, or the first of them.
    pub bytes: Vec<u8>,
    /// Whether there were more.
    pub cut: bool,
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
    /// WebSockets.
    pub sockets: Vec<Socket>,
    /// Requests not kept because there were too many.
    pub surplus: u64,
    /// Bytes that arrived.
    pub arrived: u64,
    pub(super) spooled: u64,
    /// Bytes the browser told about requests.
    pub(super) told: usize,
    /// Bytes of sent bodies that are kept.
    pub(super) sent: usize,
    /// The page was told to stop loading, because more came than is kept.
    pub(super) stopped: bool,
    /// Marks of our own that came by in the stream of events.
    pub(super) marks: u64,
    /// Requests refused before they were known by the Network domain.
    pub(super) refused: HashMap<String, &'static str>,
    pub(super) posts: HashMap<String, Post>,
    pub(super) passed: HashSet<String>,
}

impl State {
    /// The request of that id, made if new. `None` beyond the cap.
    pub(super) fn request(&mut self, id: &str, session: &str) -> Option<&mut Request> {
        let full = self.requests.len() >= MOST_REQUESTS || self.told > MOST_TOLD;
        let at = match self.index.get(id) {
            Some(&at) => at,
            None if full => {
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

    /// The request of that id, for a look.
    pub(super) fn here(&self, id: &str) -> Option<&Request> {
        self.requests.get(*self.index.get(id)?)
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

    /// Addresses of requests that are still out, silent or endless; the first ones.
    pub(crate) fn unfinished(&self) -> Vec<String> {
        let open = |r: &&Request| r.end == End::Pending && !r.hops.is_empty();
        self.requests.iter().filter(open).take(MOST_LINES).map(|r| r.url().to_owned()).collect()
    }

    /// Whether there is room for more of what the browser tells of requests.
    pub(super) fn has_room(&self) -> bool {
        self.told <= MOST_TOLD
    }

    /// As much of a sent body as is kept.
    pub(super) fn kept_post(&mut self, mut bytes: Vec<u8>) -> Post {
        let room = MOST_SENT - self.sent;
        let cut = bytes.len() > room;
        bytes.truncate(room);
        bytes.shrink_to_fit();
        self.sent += bytes.len();
        Post { bytes, cut }
    }

    /// Whether the page went from one document to the next so often that it may no more.
    pub(super) fn is_restless(&self) -> bool {
        self.navigations.len() >= MOST_LOADS
    }

    /// Remembers a name in a set that a page can make grow, up to a bound.
    pub(super) fn name(set: &mut HashSet<String>, name: &str) -> bool {
        set.len() < MOST_NAMES && set.insert(name.to_owned())
    }

    /// Remembers why a request was refused.
    pub(super) fn refuse(&mut self, id: &str, why: &'static str) {
        if self.refused.len() < MOST_NAMES {
            self.refused.insert(id.into(), why);
        }
        if let Some(r) = self.known(id) {
            r.refused = Some(why);
        }
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

    pub(super) fn busy(&self) -> bool {
        self.requests.iter().any(Request::is_pending)
    }

    /// Whether the page is on its way elsewhere; one that says nothing for long is not.
    pub(super) fn is_leaving(&self) -> bool {
        self.leaving.is_some_and(|since| since.elapsed() < super::request::SILENCE)
    }

    pub(super) fn speaking(&self) -> bool {
        self.requests.iter().any(|r| r.is_pending() && !r.is_silent())
    }

    /// Adds to a list that a page can make grow, up to a bound.
    pub(super) fn bounded<T>(list: &mut Vec<T>, item: T) {
        if list.len() < MOST_LINES {
            list.push(item);
        }
    }
}

/// A text field of an event, empty if absent.
pub(super) fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or("")
}
