//! `net.json`: every exchange in short, and what is not in the archive, with the reason.

use super::{
    join::{self, Joined},
    steps::Work,
};
use crate::format::{
    archive::{redact_headers, strip_userinfo},
    json,
};
use serde_json::{Value, json};

/// The file's bytes. With words only it is all there is of the traffic.
pub(super) fn write(w: &Work<'_, '_>) -> Vec<u8> {
    let state = w.page.scene.state();
    let words_only = w.options.words_only;
    let unreadable = &w.learned.unreadable;
    let mut left_out = vec![];
    let mut all = vec![];
    for one in state.requests.iter().flat_map(join::exchanges) {
        let url = strip_userinfo(&one.exchange.url);
        let lost = unreadable.contains(&one.exchange.url).then(|| "unreadable".to_owned());
        let why = one.left_out.clone().or(lost);
        // With words only no body is asked for: that it is missing has one reason.
        let not_asked = words_only && why.as_deref().is_none_or(|w| w == "body-not-kept");
        let why = if not_asked { Some("words-only".into()) } else { why };
        all.push(exchange(&one, &url, why.is_none()));
        if let Some(why) = why {
            let mut entry = json!({ "url": url, "method": one.exchange.method, "reason": why });
            if let Some(failed) = &one.failed {
                entry["error"] = failed.as_str().into();
            }
            left_out.push(entry);
        }
    }
    let lost = state.sockets.iter().map(|s| {
        let why = s.refused.unwrap_or("websocket");
        json!({ "url": strip_userinfo(&s.url), "method": "GET", "reason": why })
    });
    left_out.extend(lost);
    let sockets: Vec<Value> =
        state.sockets.iter().map(|s| json!({ "url": strip_userinfo(&s.url) })).collect();
    json::to_file(&json!({
        "type": "saboot-net-v1",
        "exhibit": w.keep.exhibit,
        "exchanges": all,
        "not_archived": left_out,
        "websockets": sockets,
        "popups": state.popups,
        "downloads": state.downloads,
        "surplus": state.surplus,
    }))
}

fn exchange(one: &Joined, url: &str, archived: bool) -> Value {
    let e = &one.exchange;
    let mut headers = e.response_headers.clone();
    redact_headers(&mut headers);
    let mut out = json!({
        "url": url,
        "method": e.method,
        "at": e.at,
        "type": e.kind,
        "load": e.load,
        "status": e.status,
        "protocol": e.protocol,
        "address": e.address.map(|(ip, port)| std::net::SocketAddr::new(ip, port).to_string()),
        "media_type": e.mime,
        "headers": headers,
        "archived": archived,
    });
    if let Some(body) = &e.body {
        out["bytes"] = body.bytes.into();
        out["sha256"] = body.sha256.to_string().into();
    }
    if let Some(truncated) = e.truncated {
        out["truncated"] = truncated.as_str().into();
    }
    if let Some(truncated) = e.request_truncated {
        out["request_truncated"] = truncated.as_str().into();
    }
    if let Some(tls) = &e.tls {
        out["tls"] = serde_json::to_value(tls).unwrap_or_default();
    }
    out
}
