//! What the Network domain tells of requests: asked, answered, arrived, ended.

use super::{
    Body, End, Hop, Scene,
    body::Stream,
    chain,
    inside::forbidden,
    overflow::{self, SPOOL},
    paused::Job,
    sockets,
    state::text,
};
use crate::{
    capture::{chrome::Event, target::strip_login},
    model::Utc,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::sync::mpsc::Sender;

/// What is kept of the browser's `response`.
const ANSWER: [&str; 11] = [
    "status",
    "statusText",
    "protocol",
    "mimeType",
    "remoteIPAddress",
    "remotePort",
    "securityDetails",
    "fromDiskCache",
    "fromServiceWorker",
    "fromPrefetchCache",
    "headers",
];

/// One event of the Network domain.
pub(super) fn handle(scene: &Scene<'_>, event: &Event, jobs: &Sender<Job>) {
    let (session, p) = (event.session.as_str(), &event.params);
    let id = text(p, "requestId").to_owned();
    let method = &event.method["Network.".len()..];
    if method != "dataReceived" {
        // A sent body comes with the request that the Fetch domain holds, and is counted there.
        scene.state().told += event.bytes.saturating_sub(posted(&p["request"]));
    }
    match method {
        "requestWillBeSent" => will_be_sent(scene, session, &id, p),
        "requestWillBeSentExtraInfo" => {
            let mut state = scene.state();
            if state.has_room()
                && let Some(r) = state.request(&id, session)
            {
                r.sent.push(json!({ "headers": p["headers"] }));
            }
        }
        "responseReceivedExtraInfo" => {
            let mut state = scene.state();
            state.arrived += text(p, "headersText").len() as u64;
            if state.has_room()
                && let Some(r) = state.request(&id, session)
            {
                r.got.push(as_received(p));
            }
        }
        "responseReceived" => received(scene, session, &id, p, jobs),
        "dataReceived" => data(scene, &id, p),
        "loadingFinished" => finished(scene, &id, jobs),
        "loadingFailed" => failed(scene, &id, p),
        "webSocketCreated" => {
            let url = sockets::created(scene, p);
            let _ = jobs.send(Job::Socket { id, url });
        }
        "webSocketHandshakeResponseReceived" => sockets::answered(scene, p),
        _ => {}
    }
}

/// Bytes that a sent body takes in an event.
fn posted(request: &Value) -> usize {
    let entries = request["postDataEntries"].as_array().into_iter().flatten();
    text(request, "postData").len() + entries.map(|e| text(e, "bytes").len()).sum::<usize>()
}

/// What is needed of an answer. Its headers only where they don't come as they were on the wire.
fn as_answered(response: &Value, has_extra: bool) -> Value {
    let mut kept = serde_json::Map::new();
    for name in ANSWER.iter().filter(|n| !has_extra || **n != "headers") {
        if let Some(value) = response.get(*name) {
            kept.insert((*name).to_owned(), value.clone());
        }
    }
    Value::Object(kept)
}

/// What is needed of an answer's head; with the text as it was sent, its headers are not kept twice.
fn as_received(p: &Value) -> Value {
    let mut kept = json!({
        "statusCode": p["statusCode"],
        "resourceIPAddressSpace": p["resourceIPAddressSpace"],
    });
    let raw = p["headersText"].is_string();
    let name = if raw { "headersText" } else { "headers" };
    kept[name] = p[name].clone();
    kept
}

fn will_be_sent(scene: &Scene<'_>, session: &str, id: &str, p: &Value) {
    let request = &p["request"];
    if !text(request, "url").starts_with("http") {
        return;
    }
    let mut state = scene.state();
    let post = state.posts.remove(id);
    let (refused, room) = (state.refused.get(id).copied(), state.has_room());
    if let Some(ip) = forbidden(scene, &p["redirectResponse"]) {
        state.rebound.get_or_insert(ip);
    }
    let polls = matches!(text(p, "type"), "XHR" | "Fetch")
        && !state.index.contains_key(id)
        && state.polled(text(request, "url"));
    let Some(r) = state.request(id, session) else { return };
    if let Some(last) = r.hops.last_mut() {
        if !p["redirectResponse"].is_object() {
            return; // told twice, by two sessions
        }
        last.has_extra = p["redirectHasExtraInfo"].as_bool().unwrap_or(false);
        last.response = Some(as_answered(&p["redirectResponse"], last.has_extra && room));
    }
    if r.session.is_empty() {
        r.session = session.into();
    }
    r.kind = text(p, "type").to_owned();
    r.frame = text(p, "frameId").to_owned();
    r.load = text(p, "loaderId").to_owned();
    r.refused = r.refused.or(refused);
    r.endless |= r.kind == "EventSource" || polls;
    #[expect(clippy::cast_possible_truncation, reason = "seconds since 1970 fit")]
    let at = Utc::from_millis((p["wallTime"].as_f64().unwrap_or(0.0) * 1000.0) as i64);
    r.hops.push(Hop {
        url: strip_login(text(request, "url")),
        method: text(request, "method").to_owned(),
        at,
        headers: request["headers"].clone(),
        post,
        response: None,
        has_extra: false,
    });
}

fn received(scene: &Scene<'_>, session: &str, id: &str, p: &Value, jobs: &Sender<Job>) {
    let response = &p["response"];
    let mut state = scene.state();
    if let Some(ip) = forbidden(scene, response) {
        // It came past the look at its head, so the page may have drawn it: nothing more is taken.
        state.rebound.get_or_insert(ip);
        if let Some(r) = state.known(id) {
            r.refused = Some("private-address");
            r.body = Body::Lost("private-address");
        }
        return;
    }
    let (passed, room) = (state.passed.remove(id), state.has_room());
    let main_frame = state.main_frame.clone();
    let Some(r) = state.known(id) else { return };
    if r.kind == "Document" && r.frame == main_frame {
        chain::begin(session, id, r, jobs);
    }
    r.answered.get_or_insert_with(|| r.begun.elapsed());
    if let Some(hop) = r.hops.last_mut() {
        hop.has_extra = p["hasExtraInfo"].as_bool().unwrap_or(false);
        hop.response = Some(as_answered(response, hop.has_extra && room));
    }
    if passed && matches!(r.body, Body::None) {
        let most = overflow::longest(&r.kind, response);
        match Stream::create(scene.spool_file(), most) {
            Ok(stream) => {
                r.body = Body::Stream(Box::new(stream));
                let job = Job::Stream { session: session.into(), id: id.into() };
                let _ = jobs.send(job);
            }
            Err(_) => r.body = Body::Lost("disk"),
        }
    }
}

fn data(scene: &Scene<'_>, id: &str, p: &Value) {
    let mut state = scene.state();
    let length =
        p["dataLength"].as_u64().unwrap_or(0).max(p["encodedDataLength"].as_u64().unwrap_or(0));
    state.arrived += length;
    let full = state.spooled > SPOOL;
    let Some(r) = state.known(id) else { return };
    if let Body::Stream(stream) = &mut r.body {
        stream.came += p["dataLength"].as_u64().unwrap_or(0);
    }
    if let (Body::Stream(stream), Some(piece)) = (&mut r.body, p["data"].as_str()) {
        if full {
            stream.cut();
        } else if !stream.is_cut() {
            stream.piece(STANDARD.decode(piece).unwrap_or_default());
            state.spooled += length;
        }
    }
    overflow::look(scene, &mut state, id);
}

fn finished(scene: &Scene<'_>, id: &str, jobs: &Sender<Job>) {
    let mut state = scene.state();
    let Some(r) = state.known(id) else { return };
    r.end = End::Finished;
    let Body::Stream(stream) = &mut r.body else { return };
    stream.ended = true;
    if stream.refused || (stream.begun() && stream.lacks()) {
        let job = Job::Late { session: r.session.clone(), id: id.into() };
        let _ = jobs.send(job);
    } else if stream.begun() {
        r.body.close(true);
    }
}

fn failed(scene: &Scene<'_>, id: &str, p: &Value) {
    let mut state = scene.state();
    let refused = state.refused.get(id).copied();
    let Some(r) = state.known(id) else { return };
    r.refused = r.refused.or(refused);
    let blocked = text(p, "blockedReason");
    let why = if blocked.is_empty() { text(p, "errorText") } else { blocked };
    r.end = End::Failed(why.to_owned());
    r.body.close(false);
}
