//! The body of capture.json: what was asked, what came, from where, and how well (docs/CAPTURE.md).

use super::{
    error::StepError,
    join,
    options::{LANGUAGES, Options, TIME_ZONE, VIEWPORT},
    steps::{Cut, Learned, StepEnd},
    traffic::{Request, Scene, State},
};
use crate::{
    format::{
        archive::{redact_headers, strip_userinfo},
        cert,
    },
    model::{Digest, Outcome, Quality, Role, Utc},
    store::TOOL,
};
use serde_json::{Map, Value, json};
use std::collections::HashSet;

/// Cut bodies named in a record; net.json names all.
const MOST_CUT: usize = 200;

/// The browser in its own words.
#[derive(Debug, Clone, Default)]
pub(super) struct Browser {
    /// `Chrome/156.0.8078.79`.
    pub product: String,
    /// The user agent it would send by itself.
    pub agent: String,
    /// The user agent sent.
    pub sent_agent: String,
    /// Its brands, as pages are told.
    pub brands: Value,
    /// Flags, path values left out.
    pub flags: Vec<String>,
    /// Whether its sandbox was on.
    pub sandbox: bool,
    /// The proxy, without user and password.
    pub proxy: Option<String>,
}

/// What stays the same during a run.
#[derive(Debug, Clone)]
pub(super) struct Tool {
    /// Hash of the running program.
    pub executable: Option<Digest>,
    /// The browser.
    pub browser: Browser,
}

/// One capture's facts for the record.
pub(super) struct Facts<'f> {
    /// Address as asked for.
    pub requested: &'f str,
    /// Began.
    pub started: Utc,
    /// Ended.
    pub ended: Utc,
    /// Steps as they ended.
    pub steps: &'f [StepEnd],
    /// What they learned.
    pub learned: &'f Learned,
    /// The judgement.
    pub quality: (Quality, &'static str),
    /// Whether all is there.
    pub outcome: Outcome,
    /// How it was asked for.
    pub options: &'f Options,
    /// The certificate error that was accepted.
    pub accepted: Option<String>,
    /// A script of the page had to be ended.
    pub script_stopped: bool,
    /// Log head when it began.
    pub log_head: Digest,
    /// Roles made.
    pub roles: Vec<Role>,
}

/// Builds the body.
pub(super) fn body(scene: &Scene<'_>, tool: &Tool, f: &Facts<'_>) -> Map<String, Value> {
    let state = scene.state();
    let page = page(&state, scene.rules.proxied, f);
    let value = json!({
        "requested_url": f.requested,
        "final_url": final_url(&state),
        "status": state.document().map(Request::status).filter(|s| *s > 0),
        "result": f.outcome,
        "quality": { "judged": f.quality.0, "sign": f.quality.1, "signs": signs(f.learned) },
        "berkeley_minimum": berkeley(&f.roles),
        "started": f.started,
        "ended": f.ended,
        "started_pakistan": f.started.to_pakistan(),
        "clock": "not checked",
        "mode": "own-browser",
        "logged_in": false,
        "words_only": f.options.words_only,
        "page": page,
        "navigations": navigations(&state),
        "steps": f.steps.iter().map(step).collect::<Vec<_>>(),
        "picture": picture(f.learned),
        "scroll": f.learned.scrolled.as_ref().map(|s| json!({ "steps": s.steps, "height": s.height, "capped": s.capped })),
        "still_out": f.learned.still_out,
        "cut_files": f.learned.cut.iter().map(cut_file).collect::<Vec<_>>(),
        "cut_bodies": cut_bodies(&state),
        "behaviour": behaviour(&state, f),
        "tool": { "name": TOOL, "executable_sha256": tool.executable },
        "browser": browser(tool),
        "log_head": f.log_head,
    });
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// The address the page ended at.
pub(super) fn final_url(state: &State) -> Option<String> {
    let shown = Some(state.shown.clone()).filter(|u| u.starts_with("http"));
    let answered = || state.document().filter(|d| d.status() > 0);
    shown.or_else(|| Some(answered()?.url().to_owned()))
}

fn step(end: &StepEnd) -> Value {
    json!({ "name": end.step, "ok": end.error.is_none(), "ms": end.ms, "error": end.error })
}

fn signs(learned: &Learned) -> Value {
    learned.signs.as_ref().map_or(Value::Null, |s| {
        json!({ "characters": s.words, "password_fields": s.passwords, "shown": s.shown, "frames": s.frames.len() })
    })
}

fn cut_file(cut: &Cut) -> Value {
    json!({ "file": cut.file, "kept": cut.kept, "of": cut.of })
}

/// Bodies of the archive that are only a beginning; the first ones.
fn cut_bodies(state: &State) -> Vec<Value> {
    let joined = state.requests.iter().flat_map(join::exchanges);
    let cut = joined.filter_map(|j| {
        let (why, body) = (j.exchange.truncated?, j.exchange.body?);
        let url = strip_userinfo(&j.exchange.url);
        Some(json!({ "url": url, "reason": why.as_str(), "bytes": body.bytes }))
    });
    cut.take(MOST_CUT).collect()
}

/// The Berkeley Protocol's least: the address, the page's source and a picture of the whole page.
fn berkeley(roles: &[Role]) -> Value {
    let has = |r: Role| roles.contains(&r);
    json!({ "url": true, "html_source": has(Role::Dom) || has(Role::FirstHtml), "full_page_image": has(Role::Page) })
}

/// The main document: every hop with status, address and headers, and the certificate.
fn page(state: &State, proxied: bool, f: &Facts<'_>) -> Value {
    let Some(request) = state.document() else {
        return json!({ "load": null, "hops": [], "certificate": certificate(f, false) });
    };
    let hops: Vec<Value> = join::exchanges(request)
        .iter()
        .map(|j| {
            let e = &j.exchange;
            let mut headers = e.response_headers.clone();
            redact_headers(&mut headers);
            let address = e.address.map(|(ip, port)| std::net::SocketAddr::new(ip, port).to_string());
            let address = if proxied { "not observed, proxy".into() } else { json!(address) };
            json!({ "url": e.url, "status": e.status, "address": address, "protocol": e.protocol, "headers": headers })
        })
        .collect();
    json!({ "load": request.load, "hops": hops, "certificate": certificate(f, changed(state, request)) })
}

/// Whether the page's own server showed more than one certificate in this load, by name, issuer and dates.
fn changed(state: &State, document: &Request) -> bool {
    let origin = |url: &str| url::Url::parse(url).ok().map(|u| u.origin());
    let own = origin(document.url());
    let of_load = state.requests.iter().filter(|r| r.load == document.load);
    let hops = of_load.flat_map(|r| &r.hops).filter(|h| origin(&h.url) == own);
    let details = hops.filter_map(|h| h.response.as_ref()?.get("securityDetails"));
    let parts = ["subjectName", "issuer", "validFrom", "validTo"];
    let seen: HashSet<String> =
        details.map(|d| parts.iter().map(|p| d[*p].to_string() + "\n").collect()).collect();
    seen.len() > 1
}

/// The certificate the page came with, or that it was refused for. A browser that refuses a chain does not
/// hand it out: then only its word is known.
fn certificate(f: &Facts<'_>, changed: bool) -> Value {
    let chain = &f.learned.chain;
    let refused = f.steps.iter().any(|s| s.error == Some("certificate"));
    let error = f.accepted.as_ref().or(f.learned.net_error.as_ref().filter(|_| refused));
    if chain.is_empty() && error.is_none() {
        return Value::Null;
    }
    let unknown_root = error.is_some_and(|e| e.contains("AUTHORITY_INVALID"));
    let root = match cert::root_set(chain) {
        cert::RootSet::Mozilla => json!("mozilla"),
        cert::RootSet::NotMozilla if unknown_root => json!("not-trusted"),
        cert::RootSet::NotMozilla if chain.is_empty() => Value::Null,
        cert::RootSet::NotMozilla => json!("this-computer-only"),
    };
    let list: Vec<Value> = chain.iter().map(|der| json!(cert::read(der).ok())).collect();
    json!({
        "validated": error.is_none(),
        "error": error,
        "accepted": f.accepted.is_some(),
        "changed": changed,
        "root": root,
        "chain": list,
    })
}

fn navigations(state: &State) -> Value {
    let shown = state.navigations.iter().map(|(url, load)| json!({ "url": url, "load": load }));
    let asked = state.asked.iter().map(|(why, url)| json!({ "reason": why, "url": url }));
    json!({ "shown": shown.collect::<Vec<_>>(), "asked": asked.collect::<Vec<_>>() })
}

fn picture(learned: &Learned) -> Value {
    learned.picture.as_ref().map_or(Value::Null, |p| {
        let tiles = p
            .tiles
            .iter()
            .map(|(y, height, hash)| json!({ "y": y, "height": height, "rgb_sha256": hash }));
        json!({
            "made_by": "put together by saboot from the browser's tiles",
            "width": p.width, "height": p.height,
            "truncated_at": p.truncated.map(|_| p.height),
            "page_width": p.truncated.map(|t| t.0), "page_height": p.truncated.map(|t| t.1),
            "tiles": tiles.collect::<Vec<_>>(),
        })
    })
}

fn behaviour(state: &State, f: &Facts<'_>) -> Value {
    let dialogs =
        state.dialogs.iter().map(|d| json!({ "type": d.kind, "message": kept(&d.message, f) }));
    let console = state
        .console
        .iter()
        .map(|(l, s, t)| json!({ "level": l, "source": s, "text": kept(t, f) }));
    json!({
        "dialogs": dialogs.collect::<Vec<_>>(),
        "dialog_count": state.dialog_count,
        "popups": state.popups,
        "downloads_denied": state.downloads,
        "login_prompts_cancelled": state.prompts,
        "console": console.collect::<Vec<_>>(),
        "script_stopped": f.script_stopped,
        "net_error": f.learned.net_error,
        "went_to_nothing": state.unreachable,
    })
}

/// A text of the page as it may be kept.
fn kept(text: &str, f: &Facts<'_>) -> String {
    if f.options.words_only { super::words::only(text) } else { text.to_owned() }
}

fn browser(tool: &Tool) -> Value {
    let b = &tool.browser;
    json!({
        "product": b.product,
        "user_agent": b.sent_agent,
        "user_agent_own": b.agent,
        "languages": LANGUAGES,
        "time_zone": TIME_ZONE,
        "viewport": { "width": VIEWPORT.0, "height": VIEWPORT.1, "scale": 1 },
        "flags": b.flags,
        "sandbox": b.sandbox,
        "proxy": b.proxy,
    })
}

/// Whether everything asked for is there, and why not.
pub(super) fn outcome(steps: &[StepEnd], stop: Option<&StepError>, roles: &[Role]) -> Outcome {
    let failed = steps.iter().any(|s| s.error.is_some());
    let seen = roles.iter().any(|r| {
        matches!(
            r,
            Role::Viewport
                | Role::Page
                | Role::Dom
                | Role::Text
                | Role::FirstText
                | Role::FirstHtml
                | Role::Mhtml
                | Role::Pdf
        )
    });
    match (failed || stop.is_some(), seen) {
        (false, true) => Outcome::Complete,
        (_, true) => Outcome::Partial,
        (_, false) => Outcome::Failed,
    }
}
