//! One request as the browser tells it, with every redirect on its way.

use super::{Body, Post, chain::Chain};
use crate::model::Utc;
use serde_json::Value;
use std::time::{Duration, Instant};

/// A request that says nothing for so long is named and no longer waited for.
pub(super) const SILENCE: Duration = Duration::from_secs(4);

/// An answer that took so long to begin was held back by the server.
const HELD: Duration = Duration::from_millis(800);

/// How a request ended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum End {
    /// Not yet.
    #[default]
    Pending,
    /// Everything came.
    Finished,
    /// The browser's error text.
    Failed(String),
}

/// One exchange of a request: what was asked and what was answered.
#[derive(Debug, Clone)]
pub(crate) struct Hop {
    /// Address, without user and password.
    pub url: String,
    /// GET and so on.
    pub method: String,
    /// When it was asked for, by this computer's clock.
    pub at: Utc,
    /// Headers the page asked for; what really went out is in [`Request::sent`].
    pub headers: Value,
    /// The body sent.
    pub post: Option<Post>,
    /// The browser's `response` object.
    pub response: Option<Value>,
    /// Whether the browser announced headers as on the wire for the answer.
    pub has_extra: bool,
}

/// A request.
#[derive(Debug)]
pub(crate) struct Request {
    /// Session it was first seen in.
    pub session: String,
    /// `Document`, `Image`, `XHR` and so on.
    pub kind: String,
    /// The frame that asked.
    pub frame: String,
    /// The page load it belongs to.
    pub load: String,
    /// The exchanges, in order.
    pub hops: Vec<Hop>,
    /// Headers as sent, one an exchange.
    pub sent: Vec<Value>,
    /// Headers as received, one an exchange.
    pub got: Vec<Value>,
    /// The last answer's body.
    pub body: Body,
    /// How it ended.
    pub end: End,
    /// The certificates its server showed, for the page's own document.
    pub chain: Chain,
    /// Why we refused it, where we did.
    pub refused: Option<&'static str>,
    /// Passed on without waiting for its end: event streams, long polls.
    pub endless: bool,
    /// When it was first told.
    pub begun: Instant,
    /// How long its answer took to begin.
    pub(super) answered: Option<Duration>,
    /// When something of it last came.
    pub last: Instant,
}

impl Request {
    pub(super) fn new(session: &str) -> Self {
        Self {
            session: session.into(),
            kind: String::new(),
            frame: String::new(),
            load: String::new(),
            hops: vec![],
            sent: vec![],
            got: vec![],
            body: Body::None,
            end: End::Pending,
            chain: Chain::Unknown,
            refused: None,
            endless: false,
            begun: Instant::now(),
            answered: None,
            last: Instant::now(),
        }
    }

    /// The address asked for last.
    pub(crate) fn url(&self) -> &str {
        self.hops.last().map_or("", |h| &h.url)
    }

    /// Whether its end is worth waiting for.
    pub(crate) fn is_pending(&self) -> bool {
        self.end == End::Pending && !self.endless && !self.hops.is_empty()
    }

    /// Whether its answer took so long to begin as only held requests do.
    pub(super) fn was_slow(&self) -> bool {
        self.answered.unwrap_or_else(|| self.begun.elapsed()) >= HELD
    }

    /// Whether nothing of it came for [`SILENCE`].
    pub(crate) fn is_silent(&self) -> bool {
        self.last.elapsed() >= SILENCE
    }

    /// The last answer's status, 0 without an answer.
    pub(crate) fn status(&self) -> u64 {
        let response = self.hops.last().and_then(|h| h.response.as_ref());
        response.and_then(|r| r["status"].as_u64()).unwrap_or(0)
    }
}
