//! Where an answer came from. A name can lead elsewhere when the browser looks it up than when we did
//! (rebinding), so what answered is checked again: at the answer's head, while the browser holds it, by its
//! word on the kind of network; and by the address itself, as soon as that is told.

use super::{Scene, state::text};
use crate::capture::address::{Policy, Reach};
use serde_json::Value;
use std::time::{Duration, Instant};
use url::Url;

/// How long the browser may take to say from which kind of network an answer held at its head came.
const TOLD: Duration = Duration::from_millis(400);

/// Where a host was found to be when it was first asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Where {
    /// Why it may not be asked.
    pub refused: Option<&'static str>,
    /// It is a special address that may be asked.
    pub allowed_inside: bool,
}

/// Looks a host and port up, once in a capture.
pub(super) fn find(scene: &Scene<'_>, url: &Url) -> Where {
    let key = format!("{}:{:?}", url.host_str().unwrap_or(""), url.port_or_known_default());
    let lock = || scene.resolved.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(known) = lock().get(&key) {
        return *known;
    }
    let found = match scene.rules.policy.check(url, scene.rules.proxied) {
        Err(_) => Where { refused: Some("private-address"), allowed_inside: false },
        Ok(reach) => Where { refused: None, allowed_inside: reach == Reach::Inside },
    };
    lock().insert(key, found);
    found
}

/// Whether an answer held at its head came from a kind of network that may not be asked.
pub(super) fn answered_from_inside(scene: &Scene<'_>, id: &str, url: &str) -> bool {
    if scene.rules.proxied || scene.rules.policy == Policy::All {
        return false;
    }
    let space = told_space(scene, id);
    if !matches!(space.as_str(), "Local" | "Private" | "Loopback") {
        return false;
    }
    Url::parse(url).is_ok_and(|url| !find(scene, &url).allowed_inside)
}

/// The browser's word on the network of the last answer; empty when it does not come in time: then the
/// address decides, when that is told.
fn told_space(scene: &Scene<'_>, id: &str) -> String {
    let mut space = String::new();
    scene.wait(Instant::now() + TOLD, |state| {
        let told = state.here(id).filter(|r| r.got.len() >= r.hops.len());
        let last = told.and_then(|r| r.got.last())?;
        text(last, "resourceIPAddressSpace").clone_into(&mut space);
        Some(super::Quiet::Reached)
    });
    space
}

/// The answering address, if it is one that may not be asked.
pub(super) fn forbidden(scene: &Scene<'_>, response: &Value) -> Option<String> {
    if scene.rules.proxied {
        return None;
    }
    let ip = text(response, "remoteIPAddress").trim_matches(['[', ']']);
    let port = response["remotePort"].as_u64().and_then(|p| u16::try_from(p).ok()).unwrap_or(0);
    let address = std::net::SocketAddr::new(ip.parse().ok()?, port);
    (!scene.rules.policy.permits(address)).then(|| ip.to_owned())
}
