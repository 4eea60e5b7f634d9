//! What the sample is made of: two pages, a style sheet, portraits and pictures.

use std::borrow::Cow;

/// The share link, as people pass it on.
pub(super) const POST_LINK: &str = "/p/7301";
/// Where the share link leads.
pub(super) const POST: &str = "/post/7301";
/// The account's page.
pub(super) const PROFILE: &str = "/u/example_sachai";

const HTML: &str = "text/html; charset=utf-8";
const SVG: &str = "image/svg+xml";

/// One thing the server can answer with.
pub(super) struct Page {
    /// The `Content-Type`.
    pub(super) media_type: &'static str,
    /// The bytes of the answer.
    pub(super) body: Cow<'static, [u8]>,
    /// Where to go instead.
    pub(super) moved_to: Option<&'static str>,
}

impl Page {
    fn new(media_type: &'static str, body: &'static [u8]) -> Page {
        Page { media_type, body: Cow::Borrowed(body), moved_to: None }
    }

    /// Plain words.
    pub(super) fn text(words: &'static str) -> Page {
        Page::new("text/plain; charset=utf-8", words.as_bytes())
    }
}

/// What is at a path.
pub(super) fn page(path: &str) -> Option<Page> {
    Some(match path {
        POST_LINK => Page { moved_to: Some(POST), ..Page::text("moved") },
        POST => Page::new(HTML, include_bytes!("sample/post.html")),
        PROFILE => Page::new(HTML, include_bytes!("sample/profile.html")),
        "/style.css" => Page::new("text/css", include_bytes!("sample/style.css")),
        "/media/banner.svg" => scene(5),
        _ => return portrait(path).or_else(|| picture(path)),
    })
}

/// `/media/face-N.svg`: a head and shoulders on a colour.
fn portrait(path: &str) -> Option<Page> {
    let n = numbered(path, "/media/face-", 4)?;
    Some(drawn(include_str!("sample/face.svg"), n))
}

/// `/media/photo-N.svg`: hills, sky and sun, no two alike.
fn picture(path: &str) -> Option<Page> {
    numbered(path, "/media/photo-", 12).map(scene)
}

fn scene(n: u16) -> Page {
    drawn(include_str!("sample/scene.svg"), n)
}

/// The number in `{before}N.svg`, from 1 to `last`.
fn numbered(path: &str, before: &str, last: u16) -> Option<u16> {
    let n = path.strip_prefix(before)?.strip_suffix(".svg")?.parse().ok()?;
    (1..=last).contains(&n).then_some(n)
}

/// A drawing with its colours and places turned by `n`.
fn drawn(drawing: &str, n: u16) -> Page {
    let hue = (n * 67 + 20) % 360;
    let drawing = drawing
        .replace("@HUE@", &hue.to_string())
        .replace("@OTHER@", &((hue + 150) % 360).to_string())
        .replace("@SUN@", &(60 + n * 41 % 280).to_string())
        .replace("@HILL@", &(110 + n * 29 % 70).to_string());
    Page { media_type: SVG, body: Cow::Owned(drawing.into_bytes()), moved_to: None }
}
