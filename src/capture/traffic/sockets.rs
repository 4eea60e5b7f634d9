//! WebSockets. The browser does not hold them for us, so addresses written as numbers are blocked before,
//! and for names the capture ends once one that leads inside was answered: the page may draw what it heard.

use super::{Scene, Socket, State, inside, state::text};
use crate::capture::{address::Policy, target::strip_login};
use serde_json::{Value, json};
use url::Url;

/// Beginnings of special addresses as a browser writes them (RFC 6890). A name that begins like a number is
/// caught with them.
const INSIDE: &[&str] = &[
    "0.",
    "10.",
    "100.64.",
    "127.",
    "169.254.",
    "172.16.",
    "172.17.",
    "172.18.",
    "172.19.",
    "172.20.",
    "172.21.",
    "172.22.",
    "172.23.",
    "172.24.",
    "172.25.",
    "172.26.",
    "172.27.",
    "172.28.",
    "172.29.",
    "172.30.",
    "172.31.",
    "192.0.0.",
    "192.168.",
    "198.18.",
    "198.19.",
    "[",
    "localhost",
];

/// What the browser is told to block: numbers only, never the ones that may be asked.
pub(super) fn blocked(policy: &Policy) -> Option<Value> {
    let listed = match policy {
        Policy::All => return None,
        Policy::Public => vec![],
        Policy::Only(list) => list.iter().map(ToString::to_string).collect(),
    };
    let free = |start: &&&str| !listed.iter().any(|l| l.starts_with(**start));
    let both = |start: &&str| [format!("ws://{start}*"), format!("wss://{start}*")];
    let urls: Vec<String> = INSIDE.iter().filter(free).flat_map(both).collect();
    Some(json!({ "urls": urls }))
}

/// A WebSocket is about to be opened; its address is a job for a worker.
pub(super) fn created(scene: &Scene<'_>, p: &Value) -> String {
    let url = text(p, "url").to_owned();
    let (id, shown) = (text(p, "requestId").to_owned(), strip_login(&url));
    let socket = Socket { url: shown, id, refused: None, answered: false };
    State::bounded(&mut scene.state().sockets, socket);
    url
}

/// Looks up where a WebSocket leads.
pub(super) fn look_up(scene: &Scene<'_>, id: &str, url: &str) {
    let http = url.replacen("ws", "http", 1);
    let refused = Url::parse(&http).ok().and_then(|url| inside::find(scene, &url).refused);
    change(scene, id, |socket| socket.refused = refused);
}

/// The server agreed to speak.
pub(super) fn answered(scene: &Scene<'_>, p: &Value) {
    change(scene, text(p, "requestId"), |socket| socket.answered = true);
}

fn change(scene: &Scene<'_>, id: &str, what: impl FnOnce(&mut Socket)) {
    let mut state = scene.state();
    let Some(socket) = state.sockets.iter_mut().find(|s| s.id == id) else { return };
    what(socket);
    if socket.answered && socket.refused.is_some() {
        let url = socket.url.clone();
        state.rebound.get_or_insert(url);
    }
}
