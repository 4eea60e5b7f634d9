//! Requests the browser holds for us, and the workers that let them go.

use super::{
    Body, Quiet, Scene, body::Stream, chain, inside, overflow::SPOOL, sockets, state::text,
};
use crate::capture::{chrome::CallError, target};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::{
    sync::{Mutex, PoisonError, atomic::Ordering, mpsc::Receiver},
    time::{Duration, Instant},
};

/// Workers that let requests go and take bodies.
pub(crate) const WORKERS: usize = 24;
/// Bodies taken at once while the browser holds them. Beyond that they are passed on and copied: servers
/// that stall must never hold up the requests of others.
const MOST_HELD: usize = 12;
/// The longest answer taken while the browser holds it; longer ones are copied as they arrive.
const HELD: u64 = 64 << 10;
/// A page that goes from one document to the next and never rests.
const RESTLESS: &str = "too-many-loads";
/// The longest packed answer taken while the browser holds it: deflate makes at most a thousandfold of it.
const HELD_PACKED: u64 = 32 << 10;
/// How long a page that goes elsewhere is held for what it leaves behind.
const LEFT_BEHIND: Duration = Duration::from_secs(1);
/// How long a call that needs nothing from the network may take.
const CALL: Duration = Duration::from_secs(20);
/// Types that carry pictures, sound and letter shapes: refused when only words are wanted.
const NOT_WORDS: &[&str] = &["Image", "Media", "Font", "Prefetch"];
/// What may answer when only words are wanted: a picture can also come as a frame, by script, or be
/// the page itself.
const WORDS: &[&str] = &["text/", "application/xhtml", "application/json", "application/xml"];
/// Scripts, by any of their names.
const SCRIPTS: &[&str] =
    &["application/javascript", "application/x-javascript", "application/ecmascript"];

/// Work that needs an answer from the browser or from a name server.
#[derive(Debug)]
pub(crate) enum Job {
    /// A request held before it leaves or at its answer's head.
    Paused(Paused),
    /// Begin to copy an answer that was passed on.
    Stream {
        /// The request's session.
        session: String,
        /// The request.
        id: String,
    },
    /// Ask for the certificates of the page's own server.
    Chain {
        /// The document's session.
        session: String,
        /// The document's request.
        id: String,
        /// Its origin.
        origin: String,
    },
    /// Look up where a WebSocket leads.
    Socket {
        /// The WebSocket.
        id: String,
        /// Its address.
        url: String,
    },
    /// Take the body of an answer that was over before copying began.
    Late {
        /// The request's session.
        session: String,
        /// The request.
        id: String,
    },
}

/// A held request.
#[derive(Debug)]
pub(crate) struct Paused {
    session: String,
    /// The Fetch domain's id.
    hold: String,
    /// The Network domain's id.
    id: String,
    url: String,
    method: String,
    kind: String,
    frame: String,
    status: Option<u64>,
    headers: Vec<(String, String)>,
    post: Option<Vec<u8>>,
    failed: bool,
}

impl Paused {
    pub(super) fn new(session: &str, p: &Value) -> Self {
        let headers = p["responseHeaders"].as_array().into_iter().flatten();
        let pair = |h: &Value| (text(h, "name").to_ascii_lowercase(), text(h, "value").to_owned());
        let request = &p["request"];
        let pieces = request["postDataEntries"].as_array().map(|entries| {
            let bytes = entries.iter().filter_map(|e| STANDARD.decode(text(e, "bytes")).ok());
            bytes.flatten().collect()
        });
        Self {
            session: session.into(),
            hold: text(p, "requestId").into(),
            id: text(p, "networkId").into(),
            url: text(request, "url").into(),
            method: text(request, "method").into(),
            kind: text(p, "resourceType").into(),
            frame: text(p, "frameId").into(),
            status: p["responseStatusCode"].as_u64(),
            headers: headers.map(pair).collect(),
            post: pieces,
            failed: p["responseErrorReason"].is_string(),
        }
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// Whether the body can be taken while the browser holds the answer.
    fn holdable(&self) -> bool {
        let kind = self.header("content-type").unwrap_or("").to_ascii_lowercase();
        let endless =
            kind.starts_with("text/event-stream") || kind.starts_with("multipart/x-mixed");
        let length = self.header("content-length").and_then(|l| l.parse::<u64>().ok());
        let most = match self.header("content-encoding").map(str::trim) {
            None | Some("" | "identity") if self.kind == "Document" => 8 << 20,
            None | Some("" | "identity") => HELD,
            Some("gzip" | "x-gzip" | "deflate") => HELD_PACKED,
            // Others have no bound to what they unpack to.
            Some(_) => 0,
        };
        !endless && length.is_some_and(|l| l <= most)
    }

    /// Whether the answer can be words and nothing else, by its type.
    fn is_words(&self) -> bool {
        let kind = self.header("content-type").unwrap_or("").trim().to_ascii_lowercase();
        let named = |list: &[&str]| list.iter().any(|w| kind.starts_with(w));
        named(WORDS) || named(SCRIPTS)
    }
}

/// Does jobs until there are no more.
pub(crate) fn work(scene: &Scene<'_>, jobs: &Mutex<Receiver<Job>>, until: Instant) {
    loop {
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        match job {
            Ok(Job::Paused(paused)) => let_go(scene, &paused, until),
            Ok(Job::Chain { session, id, origin }) => chain::ask(scene, &session, &id, &origin),
            Ok(Job::Socket { id, url }) => sockets::look_up(scene, &id, &url),
            Ok(Job::Stream { session, id }) => begin_stream(scene, &session, &id),
            Ok(Job::Late { session, id }) => take_late(scene, &session, &id),
            Err(_) => return,
        }
        scene.tell();
    }
}

fn let_go(scene: &Scene<'_>, p: &Paused, until: Instant) {
    match p.status {
        None if p.failed => release(scene, p),
        None => before(scene, p),
        Some(status) => at_head(scene, p, status, until),
    }
}

fn release(scene: &Scene<'_>, p: &Paused) {
    scene.client.post(&p.session, "Fetch.continueRequest", json!({ "requestId": p.hold }));
}

fn before(scene: &Scene<'_>, p: &Paused) {
    if let Some(why) = refusal(scene, p) {
        return refuse(scene, p, why);
    }
    if p.kind == "Document" {
        secure_left_behind(scene, p);
    } else {
        chain::wait(scene);
    }
    if let Some(post) = p.post.clone().filter(|b| !b.is_empty()) {
        let mut state = scene.state();
        let post = state.kept_post(post);
        match state.known(&p.id).and_then(|r| r.hops.last_mut()) {
            Some(hop) => hop.post = Some(post),
            None => drop(state.posts.insert(p.id.clone(), post)),
        }
    }
    release(scene, p);
}

/// A frame that goes elsewhere takes with it what was not yet asked for of its document.
fn secure_left_behind(scene: &Scene<'_>, p: &Paused) {
    scene.wait(Instant::now() + LEFT_BEHIND, |state| {
        let mut same = state.requests.iter().filter(|r| r.frame == p.frame && r.kind == "Document");
        let unsafe_yet =
            same.any(|r| matches!(&r.body, Body::Stream(s) if !s.begun() && !s.refused));
        (!unsafe_yet).then_some(Quiet::Reached)
    });
}

/// Fails a held request and names the reason.
fn refuse(scene: &Scene<'_>, p: &Paused, why: &'static str) {
    scene.state().refuse(&p.id, why);
    // Aborted, a page stays where it is; otherwise the browser shows an error page of its own.
    let reason = if why == RESTLESS { "Aborted" } else { "BlockedByClient" };
    let params = json!({ "requestId": p.hold, "errorReason": reason });
    scene.client.post(&p.session, "Fetch.failRequest", params);
}

/// Why a request may not leave.
fn refusal(scene: &Scene<'_>, p: &Paused) -> Option<&'static str> {
    if scene.state().popup_sessions.contains(&p.session) {
        return Some("popup");
    }
    if scene.rules.words_only && NOT_WORDS.contains(&p.kind.as_str()) {
        return Some("words-only");
    }
    let Ok(url) = target::parse(&p.url) else { return Some("scheme") };
    let state = scene.state();
    if p.kind == "Document" && p.frame == state.main_frame && state.is_restless() {
        return Some(RESTLESS);
    }
    drop(state);
    inside::find(scene, &url).refused
}

fn at_head(scene: &Scene<'_>, p: &Paused, status: u64, until: Instant) {
    if inside::answered_from_inside(scene, &p.id, &p.url) {
        return refuse(scene, p, "private-address");
    }
    let bodyless =
        (300..400).contains(&status) || matches!(status, 204 | 205) || p.method == "HEAD";
    if bodyless || (scene.rules.words_only && p.is_words()) {
        return release(scene, p);
    }
    if scene.rules.words_only {
        return refuse(scene, p, "words-only");
    }
    if scene.state().spooled > SPOOL {
        set_body(scene, &p.id, Body::Lost("length"));
        return release(scene, p);
    }
    if !p.holdable() || scene.holding.load(Ordering::Relaxed) >= MOST_HELD {
        let mut state = scene.state();
        state.passed.insert(p.id.clone());
        let stream = p.header("content-type").is_some_and(|t| t.starts_with("text/event-stream"));
        if let Some(r) = state.known(&p.id) {
            r.endless |= stream;
        }
        drop(state);
        return release(scene, p);
    }
    scene.holding.fetch_add(1, Ordering::Relaxed);
    set_body(scene, &p.id, Body::Held);
    let within = until.saturating_duration_since(Instant::now());
    let body = body_of(scene, &p.session, "Fetch.getResponseBody", &p.hold, within);
    scene.holding.fetch_sub(1, Ordering::Relaxed);
    release(scene, p);
    set_body(scene, &p.id, body);
}

fn set_body(scene: &Scene<'_>, id: &str, body: Body) {
    let mut state = scene.state();
    if let Body::Kept(kept) = &body {
        state.spooled += kept.bytes;
        state.arrived += kept.bytes;
    }
    // An answer can be held before the Network domain has told of its request.
    // What a forbidden address sent is not kept, whichever is known first.
    if let Some(r) = state.request(id, "").filter(|r| r.refused != Some("private-address")) {
        r.body = body;
    }
}

fn body_of(scene: &Scene<'_>, session: &str, method: &str, id: &str, within: Duration) -> Body {
    let goes_on = || !scene.over.load(Ordering::Relaxed);
    let params = json!({ "requestId": id });
    match scene.client.call_while(session, method, params, within, &goes_on) {
        Ok(answer) => match decode(&answer, "body", "base64Encoded") {
            Some(bytes) => Body::keep(scene.spool_file(), &bytes),
            None => Body::Lost("unreadable"),
        },
        Err(CallError::Refused { .. }) => Body::Lost("not-held"),
        Err(CallError::TooLong) => Body::Lost("length"),
        Err(CallError::Late { .. }) => Body::Lost("unfinished"),
        Err(CallError::Gone) => Body::Lost("browser-gone"),
    }
}

fn decode(answer: &Value, field: &str, flag: &str) -> Option<Vec<u8>> {
    let body = answer[field].as_str()?;
    if answer[flag].as_bool().unwrap_or(true) {
        STANDARD.decode(body).ok()
    } else {
        Some(body.as_bytes().to_vec())
    }
}

fn begin_stream(scene: &Scene<'_>, session: &str, id: &str) {
    let params = json!({ "requestId": id });
    let held = scene.client.call(session, "Network.streamResourceContent", params, CALL);
    let held = held.ok().and_then(|a| decode(&a, "bufferedData", ""));
    let late = {
        let mut state = scene.state();
        let Some(r) = state.known(id) else { return };
        let Body::Stream(stream) = &mut r.body else { return };
        match held {
            Some(held) => {
                stream.begin(&held);
                let (ended, lacks) = (stream.ended, stream.lacks());
                if ended && !lacks {
                    r.body.close(true);
                }
                ended && lacks
            }
            None => refuse_stream(stream),
        }
    };
    if late {
        take_late(scene, session, id);
    }
}

/// Marks a copy that can't begin; true when the answer is over and can be taken whole.
fn refuse_stream(stream: &mut Stream) -> bool {
    stream.refused = true;
    stream.ended
}

/// Takes an answer whole once it is over. Where it can't be had so, what was copied stays, named as
/// not whole.
fn take_late(scene: &Scene<'_>, session: &str, id: &str) {
    let body = body_of(scene, session, "Network.getResponseBody", id, CALL);
    if let (Body::Lost(_), Some(r)) = (&body, scene.state().known(id))
        && matches!(&r.body, Body::Stream(s) if s.begun())
    {
        r.body.close(true);
        return;
    }
    set_body(scene, id, body);
}
