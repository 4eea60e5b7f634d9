//! The certificates that the page's own server showed in this load.

use super::page::Page;
use base64::{Engine, engine::general_purpose::STANDARD};

/// The chain, the server's own first, DER; empty for a page without TLS.
pub(super) fn chain(page: &Page<'_>) -> Vec<Vec<u8>> {
    let state = page.scene.state();
    let chain = state.document().map(|d| d.chain.told()).unwrap_or_default();
    chain.iter().filter_map(|one| STANDARD.decode(one).ok()).collect()
}
