//! What each event of the browser changes in the scene. Handlers never wait: whatever needs an
//! answer from the browser is a job for a worker.

use super::{
    Body, Dialog, End, Hop, Scene, State,
    body::Stream,
    inside::forbidden,
    overflow::{self, SPOOL},
    paused::{Job, Paused},
    scene::MARK,
    sockets,
    state::text,
};
use crate::{
    capture::{chrome::Event, options::LANGUAGES, target::strip_login},
    model::Utc,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::sync::mpsc::{Receiver, Sender};

/// The event that ends listening.
pub(crate) const DONE: &str = "saboot.done";
const GONE: &str = "saboot.gone";

/// Handles events until [`DONE`] or the browser's end.
pub(crate) fn listen(scene: &Scene<'_>, events: &Receiver<Event>, jobs: &Sender<Job>) {
    for event in events {
        if event.method == DONE {
            break;
        }
        handle(scene, &event, jobs);
        scene.client.done_with(&event);
        scene.tell();
        if event.method == GONE {
            break;
        }
    }
}

fn handle(scene: &Scene<'_>, event: &Event, jobs: &Sender<Job>) {
    let (session, p) = (event.session.as_str(), &event.params);
    match event.method.as_str() {
        GONE => scene.state().gone = true,
        MARK => scene.state().marks += 1,
        "Target.attachedToTarget" => attached(scene, session, p),
        "Target.detachedFromTarget" => detached(scene, p),
        "Inspector.targetCrashed" => {
            let mut state = scene.state();
            state.crashed |= session == state.main;
        }
        "Page.loadEventFired" => {
            let mut state = scene.state();
            state.loaded |= session == state.main;
        }
        "Page.frameNavigated" => navigated(scene, session, p),
        "Page.navigatedWithinDocument" => {
            let mut state = scene.state();
            if session == state.main && text(p, "frameId") == state.main_frame {
                state.shown = strip_login(text(p, "url"));
            }
        }
        "Page.frameRequestedNavigation" => {
            let mut state = scene.state();
            if text(p, "frameId") == state.main_frame {
                state.leaving = Some(std::time::Instant::now());
                let asked = (text(p, "reason").to_owned(), strip_login(text(p, "url")));
                State::bounded(&mut state.asked, asked);
            }
        }
        "Page.javascriptDialogOpening" => dialog(scene, session, p),
        "Browser.downloadWillBegin" => {
            State::bounded(&mut scene.state().downloads, strip_login(text(p, "url")));
        }
        "Log.entryAdded" => logged(scene, &p["entry"]),
        "Fetch.requestPaused" => {
            let _ = jobs.send(Job::Paused(Paused::new(session, p)));
        }
        "Fetch.authRequired" => asked_to_log_in(scene, session, p),
        method if method.starts_with("Network.") => network(scene, event, jobs),
        _ => {}
    }
}

fn attached(scene: &Scene<'_>, parent: &str, p: &Value) {
    let session = text(p, "sessionId").to_owned();
    let (info, client) = (&p["targetInfo"], scene.client);
    let kind = text(info, "type").to_owned();
    let mut state = scene.state();
    if text(info, "browserContextId") != state.context {
        drop(state);
        client.post(&session, "Runtime.runIfWaitingForDebugger", json!({}));
        client.post(parent, "Target.detachFromTarget", json!({ "sessionId": session }));
        return;
    }
    // A service worker attaches twice, from its page and from the browser.
    let twice = !State::name(&mut state.targets, text(info, "targetId"));
    let popup = kind == "page" && !state.main.is_empty() && !twice;
    if kind == "page" && state.main.is_empty() {
        state.main.clone_from(&session);
    }
    state.sessions.insert(session.clone(), kind.clone());
    if popup {
        State::bounded(&mut state.popups, strip_login(text(info, "url")));
        State::name(&mut state.popup_sessions, &session);
    }
    drop(state);
    if twice {
        client.post(&session, "Runtime.runIfWaitingForDebugger", json!({}));
        client.post(parent, "Target.detachFromTarget", json!({ "sessionId": session }));
        return;
    }
    arm(scene, &session, &kind);
    if popup {
        // Let run before it is closed: an opener waits for a window that never starts. What it asks
        // for is refused and named.
        client.post("", "Target.closeTarget", json!({ "targetId": info["targetId"] }));
    }
}

/// Everything a new target must be told before it runs. Sent without waiting for answers: a paused
/// target does not give them.
fn arm(scene: &Scene<'_>, session: &str, kind: &str) {
    let post = |method: &str, params: Value| scene.client.post(session, method, params);
    let all = [
        json!({ "urlPattern": "*", "requestStage": "Request" }),
        json!({ "urlPattern": "*", "requestStage": "Response" }),
    ];
    post("Network.enable", json!({ "maxPostDataSize": 1 << 20 }));
    post("Network.setBypassServiceWorker", json!({ "bypass": true }));
    let agent = json!({ "userAgent": scene.rules.agent, "acceptLanguage": LANGUAGES });
    post("Emulation.setUserAgentOverride", agent);
    post("Fetch.enable", json!({ "patterns": all, "handleAuthRequests": true }));
    if let Some(urls) = sockets::blocked(&scene.rules.policy) {
        post("Network.setBlockedURLs", urls);
    }
    if matches!(kind, "page" | "iframe") {
        post("Page.enable", json!({}));
        post("Log.enable", json!({}));
    }
    if kind == "page" {
        post("Inspector.enable", json!({}));
    }
    let flags = json!({ "autoAttach": true, "waitForDebuggerOnStart": true, "flatten": true });
    post("Target.setAutoAttach", flags);
    post("Runtime.runIfWaitingForDebugger", json!({}));
}

fn detached(scene: &Scene<'_>, p: &Value) {
    let mut state = scene.state();
    let session = text(p, "sessionId");
    state.sessions.remove(session);
    let ended = state.requests.iter_mut().filter(|r| r.session == session && r.is_pending());
    ended.for_each(|r| r.end = End::Failed("target closed".into()));
}

fn navigated(scene: &Scene<'_>, session: &str, p: &Value) {
    let mut state = scene.state();
    let frame = &p["frame"];
    if session != state.main || frame["parentId"].is_string() {
        return;
    }
    let lost = text(frame, "unreachableUrl");
    if !lost.is_empty() || text(frame, "url").starts_with("chrome-error:") {
        state.unreachable.get_or_insert_with(|| strip_login(lost));
        return;
    }
    state.main_frame = text(frame, "id").to_owned();
    state.load = text(frame, "loaderId").to_owned();
    state.loaded = false;
    state.leaving = None;
    state.shown = strip_login(text(frame, "url"));
    let hop = (state.shown.clone(), state.load.clone());
    State::bounded(&mut state.navigations, hop);
}

fn dialog(scene: &Scene<'_>, session: &str, p: &Value) {
    let leave = text(p, "type") == "beforeunload";
    scene.client.post(session, "Page.handleJavaScriptDialog", json!({ "accept": leave }));
    let mut state = scene.state();
    state.dialog_count += 1;
    let message = text(p, "message").chars().take(500).collect();
    State::bounded(&mut state.dialogs, Dialog { kind: text(p, "type").to_owned(), message });
}

fn logged(scene: &Scene<'_>, entry: &Value) {
    let words: String = text(entry, "text").chars().take(500).collect();
    let line = (text(entry, "level").to_owned(), text(entry, "source").to_owned(), words);
    State::bounded(&mut scene.state().console, line);
}

fn asked_to_log_in(scene: &Scene<'_>, session: &str, p: &Value) {
    let proxy = text(&p["authChallenge"], "source") == "Proxy";
    // Asked a second time, the password is wrong: asked again and again it would never end.
    let first = State::name(&mut scene.state().proxy_asked, text(p, "requestId"));
    let answer = match &scene.rules.proxy_login {
        Some((user, password)) if proxy && first => {
            json!({ "response": "ProvideCredentials", "username": user, "password": password })
        }
        _ => json!({ "response": "CancelAuth" }),
    };
    if !proxy {
        let url = strip_login(text(&p["request"], "url"));
        State::bounded(&mut scene.state().prompts, url);
    }
    let params = json!({ "requestId": p["requestId"], "authChallengeResponse": answer });
    scene.client.post(session, "Fetch.continueWithAuth", params);
}

fn network(scene: &Scene<'_>, event: &Event, jobs: &Sender<Job>) {
    let (session, p) = (event.session.as_str(), &event.params);
    let id = text(p, "requestId").to_owned();
    let method = &event.method["Network.".len()..];
    if method != "dataReceived" {
        scene.state().told += event.bytes;
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
    let refused = state.refused.get(id).copied();
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
        last.response = Some(p["redirectResponse"].clone());
        last.has_extra = p["redirectHasExtraInfo"].as_bool().unwrap_or(false);
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
    let passed = state.passed.remove(id);
    let Some(r) = state.known(id) else { return };
    r.answered.get_or_insert_with(|| r.begun.elapsed());
    if let Some(hop) = r.hops.last_mut() {
        hop.response = Some(response.clone());
        hop.has_extra = p["hasExtraInfo"].as_bool().unwrap_or(false);
    }
    if passed && matches!(r.body, Body::None) {
        match Stream::create(scene.spool_file()) {
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
    let mut bytes = 0;
    if let (Body::Stream(stream), Some(piece)) = (&mut r.body, p["data"].as_str()) {
        bytes = if full {
            stream.cut()
        } else {
            stream.piece(STANDARD.decode(piece).unwrap_or_default())
        };
        state.spooled += if full { 0 } else { length };
    }
    overflow::look(scene, &mut state, id, bytes);
}

fn finished(scene: &Scene<'_>, id: &str, jobs: &Sender<Job>) {
    let mut state = scene.state();
    let Some(r) = state.known(id) else { return };
    r.end = End::Finished;
    let Body::Stream(stream) = &mut r.body else { return };
    stream.ended = true;
    if stream.refused {
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
