//! The certificates that the page's own server showed in this load.

use super::{error::StepError, page::Page};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::json;
use std::time::Duration;

/// Certificates kept of a chain.
const MOST: usize = 10;

/// The chain, the server's own first, DER; empty for a page without TLS.
pub(super) fn chain(page: &Page<'_>) -> Result<Vec<Vec<u8>>, StepError> {
    let url = page.scene.state().document().map(|d| d.url().to_owned()).unwrap_or_default();
    let Some(origin) = url::Url::parse(&url).ok().filter(|u| u.scheme() == "https") else {
        return Ok(vec![]);
    };
    let params = json!({ "origin": origin.origin().ascii_serialization() });
    let answer = page.call("Network.getCertificate", params, Duration::from_secs(5))?;
    let names = answer["tableNames"].as_array().into_iter().flatten().take(MOST);
    Ok(names.filter_map(|n| STANDARD.decode(n.as_str()?).ok()).collect())
}
