//! The key under which replay tools look for the answer to a request that is not a GET: its method
//! and body as a query added to the URL.
//!
//! ```text
//! https://a.example/reply?__wb_method=POST&text=salaam
//! ```
//!
//! Form bodies and opaque bytes are done as pywb does; JSON, multipart, text and AMF bodies have
//! rules that differ between tools, so such an exchange is in the WARC but not in the index.

use super::Exchange;
use base64::{Engine, engine::general_purpose::STANDARD};

/// Characters of the body that count, as pywb counts them.
const LONGEST: usize = 4096;

/// The method and the body in the form of a query.
pub(super) struct Keyed {
    pub(super) url: String,
    pub(super) body: String,
}

/// How the exchange is looked up: `Ok(None)` by its URL alone, `Err` not at all.
pub(super) fn keyed(exchange: &Exchange, url: &str) -> Result<Option<Keyed>, ()> {
    let method = exchange.method.to_ascii_uppercase();
    if method == "GET" {
        return Ok(None);
    }
    let body = exchange.request_body.as_deref().unwrap_or_default();
    let takes_body = matches!(method.as_str(), "POST" | "PUT") && !body.is_empty();
    let query = if takes_body { query(content_type(exchange), body)? } else { String::new() };
    let joint = if url.contains('?') { '&' } else { '?' };
    let mut key = format!("{url}{joint}__wb_method={method}");
    if !query.is_empty() {
        key.push('&');
        key.push_str(&query);
    }
    Ok(Some(Keyed { url: key, body: query }))
}

fn content_type(exchange: &Exchange) -> &str {
    let is = |name: &str| name.eq_ignore_ascii_case("content-type");
    exchange.request_headers.iter().find(|(name, _)| is(name)).map_or("", |(_, value)| value)
}

fn query(mime: &str, body: &[u8]) -> Result<String, ()> {
    let left_out = ["application/json", "multipart/", "text/plain", "application/x-amf"];
    if left_out.iter().any(|prefix| mime.starts_with(prefix)) {
        return Err(());
    }
    let text = std::str::from_utf8(body).ok();
    let query = match text.filter(|_| mime.starts_with("application/x-www-form-urlencoded")) {
        Some(form) => unquote_plus(form),
        None => format!("__wb_post_data={}", STANDARD.encode(body)),
    };
    Ok(query.chars().take(LONGEST).collect())
}

/// `+` is a blank and `%41` a byte; what is not UTF-8 afterwards is marked.
fn unquote_plus(form: &str) -> String {
    let bytes = crate::format::surt::unescape_once(form.replace('+', " ").as_bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}
