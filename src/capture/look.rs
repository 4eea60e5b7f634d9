//! What the page says: its document tree and its words.

use super::{error::StepError, page::Page};
use serde_json::{Value, json};
use std::time::Duration;

/// Frames whose words are read.
const MOST_FRAMES: usize = 50;
const WITHIN: Duration = Duration::from_secs(20);

/// Type, tree and words of a document; what only a script could hide is read in a world of our own.
const READ: &str = r#"(() => {
  const type = document.doctype;
  const named = type && type.publicId ? ` PUBLIC "${type.publicId}" "${type.systemId}"` : "";
  const head = type ? `<!DOCTYPE ${type.name}${named}>\n` : "";
  const root = document.documentElement;
  return {
    html: root ? head + root.outerHTML : "",
    text: document.body ? document.body.innerText : root ? root.textContent : "",
  };
})()"#;

const WORDS: &str = r#"document.body ? document.body.innerText : (document.documentElement || {}).textContent || """#;

/// What tells content from a wall, an error or nothing.
const SIGNS: &str = r#"(() => {
  const seen = e => { const b = e.getBoundingClientRect(); return b.width > 0 && b.height > 0; };
  const all = s => [...document.querySelectorAll(s)];
  return {
    title: document.title.slice(0, 300),
    words: document.body ? document.body.innerText.trim().length : 0,
    first: document.body ? document.body.innerText.trim().slice(0, 600) : "",
    passwords: all('input[type=password]').filter(seen).length,
    shown: all('img,video,canvas,svg,object,embed,iframe').filter(seen).length,
    frames: all('iframe').slice(0, 50).map(f => (f.src || '').slice(0, 300)),
  };
})()"#;

/// A document's tree and words.
#[derive(Debug, Clone, Default)]
pub(super) struct Looked {
    /// The tree as HTML, main frame.
    pub html: String,
    /// The words, all frames.
    pub text: String,
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
    let value = page.ask_main(READ, WITHIN)?;
    let field = |name: &str| value[name].as_str().unwrap_or("").to_owned();
    let mut looked = Looked { html: field("html"), text: field("text") };
    for (address, words) in frames(page) {
        looked.text.push_str(&format!("\n\n[{address}]\n{words}"));
    }
    if !looked.text.ends_with('\n') {
        looked.text.push('\n');
    }
    Ok(looked)
}

/// Words of the frames inside, own process or not. A frame that gives none is left out: its bytes
/// are in the archive.
fn frames(page: &Page<'_>) -> Vec<(String, String)> {
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
    let mut found = vec![];
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
            if let Some(words) = words.ok().and_then(|w| Some(w.as_str()?.trim().to_owned()))
                && !words.is_empty()
            {
                found.push((super::target::strip_login(&url), words));
            }
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
