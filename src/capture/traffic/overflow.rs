//! More than is kept. A page that sends without end is told to stop, so that neither its line nor the
//! browser's memory is filled for nothing; a film is left alone, since browsers fetch those by and by.

use super::{Scene, State, body::LONGEST};
use serde_json::json;

/// Space for all bodies of one capture.
pub(super) const SPOOL: u64 = 500 << 20;

/// Looks, after a piece of an answer of `kind` came to `bytes`, whether the page must stop.
pub(super) fn look(scene: &Scene<'_>, state: &mut State, id: &str, bytes: u64) {
    let Some(r) = state.known(id) else { return };
    let (long, session) = (bytes >= LONGEST && r.kind != "Media", r.session.clone());
    let full = state.spooled > SPOOL && !state.stopped;
    if !(long || full) {
        return;
    }
    state.stopped = true;
    if let Some(r) = state.known(id).filter(|_| long) {
        r.endless = true;
    }
    scene.client.post(&session, "Page.stopLoading", json!({}));
}
