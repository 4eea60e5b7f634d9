//! What the page says: its document tree and its words.

use super::{error::StepError, page::Page};
use serde_json::{Value, json};
use std::time::Duration;

/// Frames whose words are read.
const MOST_FRAMES: usize = 50;
const WITHIN: Duration = Duration::from_secs(20);

/// The longest tree kept, in UTF-16 units.
const LONGEST_TREE: u64 = 16 << 20;
/// The longest words kept of one frame, in UTF-16 units.
const LONGEST_WORDS: u64 = 4 << 20;
/// UTF-16 units taken from the page at once.
const PIECE: u64 = 1 << 20;

/// Type, tree and words of a document, held in our own world until they are taken from there in pieces;
/// what only a script could hide is read there too.
const READ: &str = r#"(() => {
  const type = document.doctype;
  const named = type && type.publicId ? ` PUBLIC "${type.publicId}" "${type.systemId}"` : "";
  const head = type ? `<!DOCTYPE ${type.name}${named}>\n` : "";
  const root = document.documentElement;
  globalThis.saboot = {
    html: (root ? head + root.outerHTML : "").toWellFormed(),
    text: (document.body ? document.body.innerText : root ? root.textContent : "").toWellFormed(),
  };
  return [globalThis.saboot.html.length, globalThis.saboot.text.length];
})()"#;

/// Words of a frame: the first of them, and how long they are.
const WORDS: &str = r#"(() => {
  const words = document.body ? document.body.innerText : (document.documentElement || {}).textContent || "";
  return [words.slice(0, 1 << 20).toWellFormed(), words.length];
})()"#;

/// What tells content from a wall, an error or nothing.
const SIGNS: &str = r#"(() => {
  const seen = e => { const b = e.getBoundingClientRect(); return b.width > 0 && b.height > 0; };
  const all = s => [...document.querySelectorAll(s)];
  return {
    title: document.title.slice(0, 300).toWellFormed(),
    words: document.body ? document.body.innerText.trim().length : 0,
    first: document.body ? document.body.innerText.trim().slice(0, 600).toWellFormed() : "",
    passwords: all('input[type=password]').filter(seen).length,
    shown: all('img,video,canvas,svg,object,embed,iframe').filter(seen).length,
    frames: all('iframe').slice(0, 50).map(f => (f.src || '').slice(0, 300)),
  };
})()"#;

/// A document's tree and words.
#[derive(Debug, Clone, Default)]
pub(super) struct Looked {
    /// The tree as HTML, main frame.
    pub html: Part,
    /// The words, all frames.
    pub text: Part,
}

/// A text, or as much of it as is kept.
#[derive(Debug, Clone, Default)]
pub(super) struct Part {
    /// The text.
    pub text: String,
    /// UTF-16 units kept of it.
    pub kept: u64,
    /// UTF-16 units there were.
    pub of: u64,
}

/// Signs of what kind of page it is.
#[derive(Debug, Clone, Default)]
pub(super) struct Signs {
    /// The title, cut.
    pub title: String,
    /// Number of characters shown.
    pub words: u64,
    /// The first of them.
    pub first: String,
    /// Password fields shown.
    pub passwords: u64,
    /// Pictures, videos and frames shown.
    pub shown: u64,
    /// Where frames lead.
    pub frames: Vec<String>,
}

/// Reads tree and words.
pub(super) fn read(page: &Page<'_>) -> Result<Looked, StepError> {
    let lengths = page.ask_main(READ, WITHIN)?;
    let length = |i: usize| lengths[i].as_u64().unwrap_or(0);
    let html = take(page, "html", length(0), LONGEST_TREE)?;
    let mut text = take(page, "text", length(1), LONGEST_WORDS)?;
    page.ask_main("delete globalThis.saboot", WITHIN)?;
    for frame in frames(page) {
        if !frame.words.text.is_empty() {
            text.text.push_str(&format!("\n\n[{}]\n{}", frame.address, frame.words.text));
        }
        text.kept += frame.words.kept;
        text.of += frame.words.of;
    }
    if !text.text.ends_with('\n') {
        text.text.push('\n');
    }
    Ok(Looked { html, text })
}

/// Takes a text of the page in pieces: a page decides how long it is, so it is never in one message.
fn take(page: &Page<'_>, name: &str, of: u64, most: u64) -> Result<Part, StepError> {
    let (mut text, mut at) = (String::new(), 0);
    let end = of.min(most);
    while at < end {
        // Not between the two halves of a letter.
        let script = format!(
            "(() => {{ const s = globalThis.saboot.{name}; let end = Math.min({at} + {PIECE}, s.length); \
             if (end < s.length && (s.charCodeAt(end - 1) & 0xfc00) === 0xd800) end++; \
             return [s.slice({at}, end), end]; }})()"
        );
        let piece = page.ask_main(&script, WITHIN)?;
        let (words, next) = (piece[0].as_str(), piece[1].as_u64());
        let (Some(words), Some(next)) = (words, next.filter(|n| *n > at)) else {
            return Err(StepError::Refused("the page changed".into()));
        };
        text.push_str(words);
        at = next;
    }
    Ok(Part { text, kept: at, of })
}

/// A frame's address and words.
struct Frame {
    address: String,
    words: Part,
}

/// Words of the frames inside, own process or not. A frame that gives none is left out: its bytes
/// are in the archive; one that no longer fits has its length alone.
fn frames(page: &Page<'_>) -> Vec<Frame> {
    let (main, main_frame, mut sessions) = {
        let state = page.scene.state();
        let inner = state.sessions.iter().filter(|(_, kind)| *kind == "iframe");
        (
            state.main.clone(),
            state.main_frame.clone(),
            inner.map(|(s, _)| s.clone()).collect::<Vec<_>>(),
        )
    };
    sessions.sort();
    sessions.insert(0, main);
    let (mut found, mut room) = (vec![], LONGEST_WORDS);
    for session in sessions {
        let within = page.left(Duration::from_secs(3));
        let Ok(tree) = page.scene.client.call(&session, "Page.getFrameTree", json!({}), within)
        else {
            continue;
        };
        let mut list = vec![];
        flatten(&tree["frameTree"], &mut list);
        for (id, url) in list.into_iter().filter(|(id, _)| *id != main_frame) {
            if found.len() >= MOST_FRAMES {
                return found;
            }
            let words = page.ask(&session, &id, WORDS, Duration::from_secs(3));
            let Ok(answer) = words else { continue };
            let (words, of) = (answer[0].as_str().unwrap_or(""), answer[1].as_u64().unwrap_or(0));
            let fits = words.len() as u64 <= room;
            let words = if fits { words } else { "" };
            room -= words.len() as u64;
            let kept = if fits { of.min(PIECE) } else { 0 };
            let words = Part { text: words.trim().to_owned(), kept, of };
            found.push(Frame { address: super::target::strip_login(&url), words });
        }
    }
    found
}

fn flatten(tree: &Value, out: &mut Vec<(String, String)>) {
    let frame = &tree["frame"];
    if let (Some(id), Some(url)) = (frame["id"].as_str(), frame["url"].as_str()) {
        out.push((id.to_owned(), url.to_owned()));
    }
    for child in tree["childFrames"].as_array().into_iter().flatten() {
        flatten(child, out);
    }
}

/// Reads the signs.
pub(super) fn signs(page: &Page<'_>) -> Result<Signs, StepError> {
    let value = page.ask_main(SIGNS, WITHIN)?;
    let text = |name: &str| value[name].as_str().unwrap_or("").to_owned();
    let number = |name: &str| value[name].as_u64().unwrap_or(0);
    let frames = value["frames"].as_array().into_iter().flatten();
    Ok(Signs {
        title: text("title"),
        words: number("words"),
        first: text("first"),
        passwords: number("passwords"),
        shown: number("shown"),
        frames: frames.filter_map(|f| Some(f.as_str()?.to_owned())).collect(),
    })
}
