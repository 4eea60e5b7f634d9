//! More than is kept. A page that sends without end is told to stop, so that neither its line nor the
//! browser's memory is filled for nothing; a film is left alone, since browsers fetch those by and by.

use super::{
    Body, Scene, State,
    body::{LONGEST, LONGEST_PAGE},
    state::text,
};
use serde_json::{Value, json};

/// Space for all bodies of one capture.
pub(super) const SPOOL: u64 = 500 << 20;

/// Looks, after a piece of an answer came, whether the page must stop.
pub(super) fn look(scene: &Scene<'_>, state: &mut State, id: &str) {
    let full = state.spooled > SPOOL && !state.stopped;
    let Some(r) = state.known(id) else { return };
    let long = matches!(&r.body, Body::Stream(s) if s.is_cut()) && r.kind != "Media" && !r.endless;
    if !(long || full) {
        return;
    }
    r.endless |= long;
    let session = r.session.clone();
    state.stopped = true;
    scene.client.post(&session, "Page.stopLoading", json!({}));
}

/// The longest body kept of an answer: of a page less than of a film.
pub(super) fn longest(kind: &str, response: &Value) -> u64 {
    let page = kind == "Document" && text(response, "mimeType").contains("html");
    if page { LONGEST_PAGE } else { LONGEST }
}
