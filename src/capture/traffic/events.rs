//! What each event of the browser changes in the scene. Handlers never wait: whatever needs an
//! answer from the browser is a job for a worker.

use super::{
    Dialog, End, Request, Scene, State, network,
    paused::{Job, Paused},
    scene::MARK,
    sockets,
    state::text,
};
use crate::capture::{chrome::Event, options::LANGUAGES, target::strip_login};
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
        method if method.starts_with("Network.") => network::handle(scene, event, jobs),
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
        // A page's number is its main frame's.
        text(info, "targetId").clone_into(&mut state.main_frame);
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
    let agent = json!({
        "userAgent": scene.rules.agent,
        "userAgentMetadata": scene.rules.brands,
        "acceptLanguage": LANGUAGES,
    });
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
        let inside = |r: &&Request| r.refused == Some("private-address") && r.url() == lost;
        if state.requests.iter().any(|r| inside(&r)) {
            state.rebound.get_or_insert_with(|| strip_login(lost));
        }
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
