//! What the browser told of a request in several voices, joined into exchanges as they happened.

use super::traffic::{Body, End, Hop, Request};
use crate::{
    format::archive::{self, Exchange, Headers, TlsSummary, Truncated, parse_head},
    model::Utc,
};
use serde_json::Value;
use std::path::PathBuf;

/// Names of a certificate kept in an exchange.
const MOST_NAMES: usize = 50;

/// One question and its answer.
#[derive(Debug, Clone)]
pub(super) struct Joined {
    /// As the archive wants it; status 0 without an answer.
    pub exchange: Exchange,
    /// The answer's body on disk.
    pub body: Option<PathBuf>,
    /// Why it is not in the archive.
    pub left_out: Option<String>,
    /// The browser's text of what else failed.
    pub failed: Option<String>,
}

/// The exchanges of a request, in order.
pub(super) fn exchanges(request: &Request) -> Vec<Joined> {
    let (mut sent, mut got) = (request.sent.iter(), request.got.iter());
    let last = request.hops.len().saturating_sub(1);
    let mut out = vec![];
    for (i, hop) in request.hops.iter().enumerate() {
        // A hop that never was on the wire (an address the browser itself changed) has neither.
        let on_wire = hop.has_extra || hop.response.is_none();
        let sent = if on_wire { sent.next() } else { None };
        let got = if on_wire { got.next() } else { None };
        let mut joined = join(request, hop, sent, got);
        if i == last {
            settle(&mut joined, request, hop);
        }
        out.push(joined);
    }
    out
}

fn join(request: &Request, hop: &Hop, sent: Option<&Value>, got: Option<&Value>) -> Joined {
    let mut exchange = Exchange::new(&hop.method, &hop.url, hop.at, 0);
    exchange.request_headers = pairs(sent.map_or(&hop.headers, |s| &s["headers"]));
    exchange.request_body = hop.post.as_ref().map(|p| p.bytes.clone());
    let cut = hop.post.as_ref().is_some_and(|p| p.cut);
    exchange.request_truncated = cut.then_some(Truncated::Length);
    exchange.load = (!request.load.is_empty()).then(|| request.load.clone());
    exchange.kind.clone_from(&request.kind);
    if let Some(response) = &hop.response {
        answer(&mut exchange, response, got);
    }
    let failed = match &request.end {
        End::Failed(why) => Some(why.clone()),
        _ => None,
    };
    Joined { exchange, body: None, left_out: None, failed }
}

/// Gives the last exchange its body, or the reason why it has none.
fn settle(joined: &mut Joined, request: &Request, hop: &Hop) {
    let exchange = &mut joined.exchange;
    let response = hop.response.as_ref();
    let local = |key: &str| response.is_some_and(|r| r[key].as_bool().unwrap_or(false));
    let why = if let Some(why) = request.refused {
        why
    } else if response.is_none() {
        if joined.failed.is_some() { "failed" } else { "no-answer" }
    } else if local("fromDiskCache") || local("fromServiceWorker") || local("fromPrefetchCache") {
        "not-from-network"
    } else {
        match &request.body {
            Body::Kept(kept) => {
                exchange.body = Some(archive::Body { sha256: kept.sha256, bytes: kept.bytes });
                exchange.truncated = kept.truncated.and_then(|t| t.parse::<Truncated>().ok());
                joined.body = Some(kept.path.clone());
                return;
            }
            Body::Lost(why) => why,
            _ if bodyless(exchange) => return,
            Body::Held | Body::Stream(_) => "unfinished",
            Body::None if joined.failed.is_some() => "failed",
            Body::None => "body-not-kept",
        }
    };
    joined.left_out = Some(why.to_owned());
}

/// Whether an answer has no body by its nature (RFC 9110 §6.4.1).
fn bodyless(exchange: &Exchange) -> bool {
    let zero = |(name, value): &(String, String)| {
        name.eq_ignore_ascii_case("content-length") && value.trim() == "0"
    };
    matches!(exchange.status, 101 | 204 | 205 | 300..400)
        || exchange.method == "HEAD"
        || exchange.kind == "Preflight"
        || exchange.response_headers.iter().any(zero)
}

fn answer(exchange: &mut Exchange, response: &Value, extra: Option<&Value>) {
    let text = |key: &str| response[key].as_str().unwrap_or("");
    let number = |v: &Value| v.as_u64().and_then(|n| u16::try_from(n).ok());
    let raw = extra.and_then(|e| e["headersText"].as_str());
    exchange.response_headers = match (raw, extra) {
        (Some(raw), _) => parse_head(raw),
        (None, Some(extra)) => pairs(&extra["headers"]),
        (None, None) => pairs(&response["headers"]),
    };
    exchange.raw_head = raw.map(str::to_owned);
    let status = extra.and_then(|e| number(&e["statusCode"])).or(number(&response["status"]));
    exchange.status = status.unwrap_or(0);
    text("statusText").clone_into(&mut exchange.reason);
    text("protocol").clone_into(&mut exchange.protocol);
    text("mimeType").clone_into(&mut exchange.mime);
    let ip = text("remoteIPAddress").trim_matches(['[', ']']).parse().ok();
    exchange.address = ip.map(|ip| (ip, number(&response["remotePort"]).unwrap_or(0)));
    let tls = &response["securityDetails"];
    exchange.tls = tls.is_object().then(|| summary(tls));
}

fn summary(tls: &Value) -> TlsSummary {
    let text = |key: &str| tls[key].as_str().unwrap_or("").to_owned();
    let time = |key: &str| {
        #[expect(clippy::cast_possible_truncation, reason = "seconds since 1970 fit")]
        tls[key].as_f64().map(|s| Utc::from_millis((s * 1000.0) as i64))
    };
    let names = tls["sanList"].as_array().into_iter().flatten().take(MOST_NAMES);
    TlsSummary {
        protocol: text("protocol"),
        cipher: text("cipher"),
        group: text("keyExchangeGroup"),
        subject: text("subjectName"),
        issuer: text("issuer"),
        names: names.filter_map(|n| Some(n.as_str()?.to_owned())).collect(),
        not_before: time("validFrom"),
        not_after: time("validTo"),
    }
}

/// The browser's map of headers; a line feed inside a value separates doubles.
fn pairs(map: &Value) -> Headers {
    let mut out = vec![];
    for (name, value) in map.as_object().into_iter().flatten() {
        for value in value.as_str().unwrap_or("").split('\n') {
            out.push((name.clone(), value.to_owned()));
        }
    }
    out
}
