//! Opening an address in a fresh context, waiting until it is there, and closing it again.

use super::{error::StepError, steps::Work, traffic::Quiet};
use serde_json::json;
use std::{
    sync::atomic::Ordering,
    time::{Duration, Instant},
};
use url::Url;

/// How long a call that needs nothing from the network may take.
const SHORT: Duration = Duration::from_secs(5);

/// A fresh context and tab, then the address.
pub(super) fn open(
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
            w.page.scene.pass_error_page(Instant::now() + Duration::from_secs(2));
            w.page.call("Security.setIgnoreCertificateErrors", json!({ "ignore": true }), SHORT)?;
            go(w, url)
        }
        other => other,
    }
}

fn go(w: &mut Work<'_, '_>, url: &Url) -> Result<(), StepError> {
    let answer = w.page.call_until_stopped("Page.navigate", json!({ "url": url.as_str() }))?;
    let error = answer["errorText"].as_str().unwrap_or("").to_owned();
    if answer["isDownload"].as_bool().unwrap_or(false) {
        w.learned.net_error = Some("download".into());
        return Err(StepError::Unreachable("download".into()));
    }
    if error.is_empty() {
        w.page.scene.wait_answered(Instant::now() + Duration::from_secs(1));
        let state = w.page.scene.state();
        return if state.rebound.is_some() { Err(StepError::PrivateAddress) } else { Ok(()) };
    }
    w.learned.net_error = Some(error.clone());
    let blocked =
        w.page.scene.state().requests.iter().any(|r| r.refused == Some("private-address"));
    if of_proxy(&error) {
        Err(StepError::Proxy(error))
    } else if error.starts_with("net::ERR_CERT") || error.starts_with("net::ERR_SSL") {
        Err(StepError::Certificate(error))
    } else if blocked && error.contains("BLOCKED_BY_CLIENT") {
        Err(StepError::PrivateAddress)
    } else {
        Err(StepError::Unreachable(error))
    }
}

/// Whether it was the proxy that failed, not the page's server.
fn of_proxy(error: &str) -> bool {
    ["PROXY", "SOCKS", "TUNNEL_CONNECTION"].iter().any(|part| error.contains(part))
}

/// Waits until the page is there: its load event, or silence.
pub(super) fn load(w: &mut Work<'_, '_>) -> Result<(), StepError> {
    let scene = w.page.scene;
    // A third of the time is kept for what is to be taken of the page.
    let most = w.page.left(Duration::MAX) * 2 / 3;
    let quiet = scene.wait_loaded(Instant::now() + most);
    if !w.options.wait.is_zero() {
        scene.wait(Instant::now() + w.page.left(w.options.wait), |_| None);
    }
    // An inline script may still be drawing; what is out already is given a moment.
    scene.wait_quiet(Duration::ZERO, w.page.deadline.min(Instant::now() + Duration::from_secs(1)));
    // Asked to stop, or gone, while it looked on.
    let ended = scene.ended(&scene.state());
    match quiet {
        _ if ended => Err(w.page.ended()),
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
pub(super) fn close(w: &Work<'_, '_>, context: Option<&str>) {
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
    scene.over.store(true, Ordering::Relaxed);
    scene.close_bodies();
}
