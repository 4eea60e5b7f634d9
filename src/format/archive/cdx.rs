//! The index: one CDXJ line a response, sorted by bytes, as pywb and ReplayWeb.page read it.
//!
//! ```text
//! com,example)/post 20260102031000 {"url":"https://example.com/post","mime":"text/html","status":"200","digest":"sha256:…","length":"512","offset":"911","filename":"data.warc.gz"}
//! ```

use super::post::keyed;
use super::{Exchange, Indexed, WARC_NAME, target_uri};
use crate::format::{json, surt::surt};
use crate::model::Digest;
use serde_json::{Map, Value};

/// The line of an exchange; none where its request has no key (see [`super::post`]).
pub(super) fn line(exchange: &Exchange, payload: Digest, place: Indexed) -> Option<String> {
    let url = target_uri(&exchange.url);
    let keyed = keyed(exchange, &url).ok()?;
    let key = surt(keyed.as_ref().map_or(url.as_str(), |k| k.url.as_str()));
    let mut map = Map::new();
    let mut add = |name: &str, value: String| map.insert(name.into(), Value::String(value));
    add("url", url);
    add("mime", mime(exchange));
    add("status", exchange.status.to_string());
    add("digest", payload.tagged());
    add("length", place.length.to_string());
    add("offset", place.offset.to_string());
    add("filename", WARC_NAME.into());
    if let Some(keyed) = keyed {
        add("method", exchange.method.to_ascii_uppercase());
        add("requestBody", keyed.body);
    }
    Some(format!("{key} {} {}", exchange.at.to_compact(), json::to_line(&map)))
}

/// All lines, sorted, each ended by a line feed.
pub(super) fn index(mut lines: Vec<String>) -> String {
    lines.sort_unstable();
    lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect()
}

/// The media type the server named, without parameters.
fn mime(exchange: &Exchange) -> String {
    let is = |name: &str| name.eq_ignore_ascii_case("content-type");
    let said = exchange.response_headers.iter().find(|(name, _)| is(name));
    let said = said.map_or(exchange.mime.as_str(), |(_, value)| value.as_str());
    let word = said.trim().split([';', ' ', ',']).next().unwrap_or_default();
    if word.is_empty() { "unk".into() } else { word.to_ascii_lowercase() }
}
