//! Pages that simply load.
//!
//! | path | exercises | a capture should record |
//! | --- | --- | --- |
//! | `/post` | a small harassing post in Urdu and English: css, js, picture, inline SVG, a request by script, two cookies, a header in odd spelling | status 200, [`POST_PARTS`] all in the archive, [`POST_TEXT`] in the text, cookie values nowhere |
//! | `/profile` | [`PROFILE_PICTURES`] pictures of noise, 9 MB together | every picture, memory bounded |
//! | `/lang` | Urdu without any style of its own, `lang=ur` | [`LANG_TEXT`] in the text; the computer's own Urdu font |
//! | `/dark` | `prefers-color-scheme` and a dark background | one background to its very end |
//! | `/quiet` | nothing but words: no request, no script, no change | fastest way through; complete |
//! | `/second-load` | other words each time it is asked for | one load only: `load 1` in every artefact, the page in the log once |
//! | `/small-post` | 200 kB: a page, two style sheets, two scripts, six pictures | all of it; [`SMALL_POST`] |
//! | `/gzip` | page gzip and chunked, css gzip with a length | readable bodies, the original headers kept |
//! | `/empty` | 200 and no body at all | quality `error` |

use super::picture::{noise, solid};
use super::reply::{Reply, document, html, lines, page, png, reply, script};
use super::wire::Request;
use super::{Site, reply::text};

/// Everything `/post` loads, itself first.
pub const POST_PARTS: [&str; 5] =
    ["/post", "/post/style.css", "/post/script.js", "/post/photo.png", "/post/likes.json"];

/// Words of `/post`, the last ones written by its script.
pub const POST_TEXT: [&str; 4] = [
    "Sajid Example",
    "I will ruin her name in this whole city",
    "میں اس کا نام پورے شہر میں بدنام کر دوں گا",
    "41 people liked this",
];

/// How many pictures `/profile` has.
pub const PROFILE_PICTURES: u32 = 60;

/// Words of `/small-post`.
pub const SMALL_POST: &str = "Everyone in the bazaar shall know where she lives";

/// A sentence of `/lang`.
pub const LANG_TEXT: &str = "یہ صفحہ صرف اردو میں ہے اور اس کا اپنا کوئی انداز نہیں۔";

pub fn answer(request: &Request, site: &Site) -> Option<Reply> {
    if let Some(n) = request.number("/profile/photo-", ".png") {
        // 3 × 224 × 224 bytes and a little: sixty are 9 MB.
        return Some(png(noise(224, 224, n)));
    }
    if let Some(n) = request.number("/small-post/photo-", ".png") {
        return Some(png(noise(96, 96, n)));
    }
    Some(match request.path() {
        "/small-post" => small_post(),
        "/small-post/a.css" | "/small-post/b.css" => {
            reply(200, "text/css", lines(150, |n| format!(".x{n} {{ margin: {n}px auto }}")))
        }
        "/small-post/a.js" | "/small-post/b.js" => {
            script(&lines(300, |n| format!("window.x{n} = (window.x{n} || 0) + {n};")))
        }
        "/post" => post(),
        "/post/style.css" => reply(200, "text/css", POST_CSS),
        "/post/script.js" => script(POST_JS),
        "/post/photo.png" => png(solid(320, 200, [90, 130, 160])),
        "/post/likes.json" => reply(200, "application/json", r#"{"likes": 41}"#),
        "/profile" => profile(),
        "/lang" => html(200, &document("ur", "اردو صفحہ", "", &format!("<p>{LANG_TEXT}</p>"))),
        "/dark" => page("Dark", DARK_CSS, "<h1>A dark page</h1><p>Night words.</p>"),
        "/quiet" => page("Quiet", "", "<h1>Quiet</h1><p>Nothing here ever changes.</p>"),
        "/second-load" => {
            let load = site.hit("/second-load");
            page(&format!("Load {load}"), "", &format!("<h1>These words are load {load}.</h1>"))
        }
        "/gzip" => gzip(),
        "/gzip/style.css" => reply(200, "text/css", POST_CSS).gzip(),
        "/empty" => html(200, ""),
        "/robots.txt" => text(200, "User-agent: *\nDisallow:\n"),
        _ => return None,
    })
}

fn post() -> Reply {
    let head = "<link rel=\"stylesheet\" href=\"/post/style.css\">\n\
                <script defer src=\"/post/script.js\"></script>";
    page("Sajid Example on Chowk", head, POST)
        .with("Set-Cookie", "visit=first-visit-value; Path=/; HttpOnly")
        .with("Set-Cookie", "theme=plain-theme-value; Path=/; SameSite=Lax")
        .with("X-oDD-SpeLLing", "kept as sent")
}

fn small_post() -> Reply {
    let head = lines(2, |n| {
        let name = if n == 0 { "a" } else { "b" };
        format!(
            "<link rel=\"stylesheet\" href=\"/small-post/{name}.css\">\
             <script src=\"/small-post/{name}.js\"></script>"
        )
    });
    let photos = lines(6, |n| format!("<img src=\"/small-post/photo-{n}.png\" width=\"96\">"));
    page(
        "Sajid Example on Chowk",
        &head,
        &format!("<article><p>{SMALL_POST}.</p>{photos}</article>"),
    )
}

fn profile() -> Reply {
    let photos = lines(PROFILE_PICTURES, |n| {
        format!("<img src=\"/profile/photo-{n}.png\" width=\"224\" height=\"224\">")
    });
    page("Sajid Example, pictures", "", &format!("<h1>Sajid Example</h1>\n<div>{photos}</div>"))
}

fn gzip() -> Reply {
    let lines = lines(200, |n| format!("<p>Line {n} of a page that packs well.</p>"));
    page("Packed", "<link rel=\"stylesheet\" href=\"/gzip/style.css\">", &lines).gzip().chunked()
}

const POST: &str = r##"<article data-account-id="60042917" data-post-id="7301">
<header>
<svg width="48" height="48" viewBox="0 0 48 48" role="img" aria-label="avatar">
<circle cx="24" cy="24" r="24" fill="#7a4"/><text x="24" y="31" font-size="20" text-anchor="middle" fill="#fff">S</text>
</svg>
<h1>Sajid Example</h1>
<a href="/profile">@sajid.example</a>
<a href="/post"><time datetime="2026-03-14T21:07:00+05:00">14 March 2026, 21:07</time></a>
</header>
<p>I will ruin her name in this whole city. True or not, everyone will believe me.</p>
<p lang="ur" dir="rtl">میں اس کا نام پورے شہر میں بدنام کر دوں گا۔ سچ ہو یا جھوٹ، سب یقین کریں گے۔</p>
<img src="/post/photo.png" width="320" height="200" alt="A street at dusk">
<footer id="likes">…</footer>
</article>"##;

const POST_CSS: &str = r#"body { font-family: "Noto Sans", sans-serif; max-width: 600px; margin: 40px auto; }
[lang=ur] { font-family: "Noto Nastaliq Urdu", serif; line-height: 2.2; }
article { border: 1px solid #ccc; padding: 20px; }
"#;

const POST_JS: &str = "fetch('/post/likes.json').then(r => r.json()).then(n => {
  document.getElementById('likes').textContent = n.likes + ' people liked this';
});
";

const DARK_CSS: &str = "<style>:root { color-scheme: dark; }
body { background: #112; color: #dde; }
@media (prefers-color-scheme: dark) { body { background: #000010; } }</style>";
