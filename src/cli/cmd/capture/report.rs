//! What is said after a capture: what is saved, what is not, and what now.

use crate::{
    capture::Captured,
    cli::{Call, Told, ask, explain, sanitize},
    model::{Event, Outcome, Quality},
    store::Case,
    text::{Catalog, say},
};
use serde_json::{Value, json};

pub(super) fn tell(call: &mut Call, case: &mut Case, c: &Captured) -> Result<(), Told> {
    call.object(&object(c))?;
    if c.quality != Quality::Content {
        let said = call.text.quality(c.quality);
        call.answer(&said);
    }
    if c.stopped_by == Some("interrupted") {
        let said = say!(call.text, "capture-stopped");
        call.warn(&said);
    } else if let Some(told) = reason(c, &call.text) {
        call.tell(&told);
    }
    for line in lines(c, &call.text) {
        call.answer(&line);
    }
    if !c.signed {
        let said = say!(call.text, "capture-unsigned");
        call.warn(&said);
    }
    if c.outcome != Outcome::Failed {
        look(call, case, c)?;
    }
    Ok(())
}

fn object(c: &Captured) -> Value {
    let steps: Vec<_> = c
        .steps
        .iter()
        .map(|s| json!({ "name": s.step, "ok": s.error.is_none(), "ms": s.ms, "error": s.error }))
        .collect();
    let artefacts: Vec<_> = c
        .artefacts
        .iter()
        .map(|a| json!({ "role": a.role, "path": a.path, "sha256": a.sha256, "bytes": a.bytes }))
        .collect();
    json!({
        "exhibit": c.exhibit, "url": c.url, "final_url": c.final_url, "status": c.status,
        "quality": c.quality, "result": c.outcome, "steps": steps, "artefacts": artefacts, "dir": c.dir,
    })
}

/// Why a page could not be opened or was given up, with what to try.
fn reason(c: &Captured, text: &Catalog) -> Option<Told> {
    let net = sanitize::line(c.net_error.as_deref().unwrap_or(""));
    let host = host(&c.url);
    let (said, hint) = match c.stopped_by? {
        "certificate" => {
            (say!(text, "err-certificate", host = host, why = net), say!(text, "hint-certificate"))
        }
        "private-address" => {
            (say!(text, "err-address-private", host = host), say!(text, "hint-address-private"))
        }
        "unreachable" if net == "download" => {
            (say!(text, "err-download"), say!(text, "hint-download"))
        }
        "unreachable" if net.contains("NAME_NOT_RESOLVED") => {
            (say!(text, "err-address-none", host = host), say!(text, "hint-address-none"))
        }
        "unreachable" => {
            (say!(text, "err-connect", host = host, why = net), say!(text, "hint-connect"))
        }
        "disk-full" => {
            let path = explain::path(&c.dir);
            (say!(text, "err-disk-full", path = path), say!(text, "hint-disk-full"))
        }
        "proxy" => (say!(text, "err-proxy-failed", why = net), say!(text, "hint-proxy-failed")),
        "memory" => (say!(text, "capture-memory"), say!(text, "hint-browser-lost")),
        code => {
            (say!(text, "err-browser-lost", why = why(code, text)), say!(text, "hint-browser-lost"))
        }
    };
    Some(Told::new(super::exit(c), said, hint))
}

fn host(url: &str) -> String {
    url::Url::parse(url).ok().and_then(|u| u.host_str().map(sanitize::line)).unwrap_or_default()
}

/// The three lines, and what belongs to them.
fn lines(c: &Captured, text: &Catalog) -> Vec<String> {
    let mut out = vec![];
    let exhibit = c.exhibit.to_string();
    if c.final_url.as_ref().is_some_and(|u| *u != c.url) {
        let url = sanitize::line(c.final_url.as_deref().unwrap_or(""));
        out.push(say!(text, "capture-redirected", url = url));
    }
    if c.certificate_accepted {
        out.push(say!(text, "capture-certificate"));
    }
    if c.proxied {
        out.push(say!(text, "capture-no-address"));
    }
    if let Some(pixels) = c.truncated_at {
        out.push(say!(text, "capture-cut", pixels = pixels));
    }
    if c.outcome == Outcome::Failed {
        out.push(say!(text, "saved-nothing", exhibit = exhibit));
    } else {
        let things = text.list(c.artefacts.iter().map(|a| text.thing(a.role)));
        out.push(say!(text, "saved", exhibit = exhibit, things = things));
    }
    let missing = missing(c, text);
    out.push(if missing.is_empty() {
        say!(text, "not-saved-none")
    } else {
        say!(text, "not-saved", things = text.list(missing))
    });
    out.push(say!(text, "what-now"));
    out
}

/// What is known not to be there.
fn missing(c: &Captured, text: &Catalog) -> Vec<String> {
    let mut out = vec![];
    if matches!(c.quality, Quality::LoginWall | Quality::Gone | Quality::Blocked | Quality::Error) {
        out.push(say!(text, "not-saved-post"));
    }
    for step in &c.steps {
        if let Some(error) = step.error {
            let (step, why) = (text.step(step.step), why(error, text));
            out.push(say!(text, "step-failed", step = step, why = why));
        }
    }
    if c.left_out > 0 {
        out.push(say!(text, "not-saved-left-out", count = c.left_out));
    }
    if c.cut > 0 {
        out.push(say!(text, "not-saved-cut", count = c.cut));
    }
    if c.scroll_capped {
        out.push(say!(text, "not-saved-rest"));
    }
    out
}

/// A step's error in words: the codes of docs/CAPTURE.md.
fn why(code: &str, text: &Catalog) -> String {
    match code {
        "late" => say!(text, "step-slow"),
        "interrupted" => say!(text, "step-stopped"),
        "refused" => say!(text, "step-refused"),
        "browser-gone" => say!(text, "step-browser-gone"),
        "crashed" => say!(text, "step-crashed"),
        "memory" => say!(text, "step-memory"),
        "unreachable" => say!(text, "step-unreachable"),
        "certificate" => say!(text, "step-certificate"),
        "private-address" => say!(text, "step-private"),
        "disk-full" => say!(text, "step-disk"),
        "picture" => say!(text, "step-picture"),
        "proxy" => say!(text, "step-proxy"),
        "too-long" => say!(text, "step-too-long"),
        "moved" => say!(text, "step-moved"),
        _ => say!(text, "step-nothing"),
    }
}

/// On a terminal: the first words and the picture, and whether that is what the person saw.
fn look(call: &mut Call, case: &mut Case, c: &Captured) -> Result<(), Told> {
    if !call.world.terminal || call.set.json {
        return Ok(());
    }
    let words = sanitize::line(&c.first_words);
    let first = if words.is_empty() {
        say!(call.text, "capture-no-words")
    } else {
        say!(call.text, "capture-first-words", words = words)
    };
    call.warn(&first);
    if let Some(picture) = &c.picture {
        let said = say!(call.text, "capture-picture", path = explain::path(picture));
        call.warn(&said);
    }
    let question = say!(call.text, "ask-saw");
    let (event, said) = match ask::yes_no(call, &question) {
        Some(true) => (Event::LookConfirm, say!(call.text, "capture-seen")),
        Some(false) => (Event::LookDeny, say!(call.text, "capture-not-seen")),
        None => return Ok(()),
    };
    case.append(event, Some(c.exhibit), json!({})).map_err(|e| explain::store(&e, &call.text))?;
    call.warn(&said);
    Ok(())
}
