//! Pages that are something else than the post: statuses, walls, challenges.
//!
//! | path | exercises | a capture should record |
//! | --- | --- | --- |
//! | `/gone` | 410 with words | status 410, the page as it is |
//! | `/missing` | 404 with words | status 404, the page as it is |
//! | `/missing-empty` | 404 without a body | failed: the browser shows an error page of its own, which is never kept |
//! | `/error500`, `/forbidden`, `/too-many`, `/unavailable` | 500, 403, 429, 503 with words | the status, the page as it is |
//! | `/no-content` | 204 | failed: nothing was shown |
//! | `/auth` | 401 basic; `reader` and [`PASSWORD`] let one in | status 401, the page as it is, never a hanging prompt |
//! | `/auth-image` | a page with one picture behind 401 | the page complete, the picture's 401 recorded |
//! | `/login` | a password field and few words | quality `login-wall` |
//! | `/login-long` | a password field beside a whole article | quality `content` |
//! | `/robot` | a robot check: few words, a challenge in a frame of another origin | quality `error`, exit 4, said first |

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::Site;
use super::picture::solid;
use super::reply::{Reply, document, html, lines, page, png, reply};
use super::wire::Request;

/// Opens `/auth` for the user `reader`.
pub const PASSWORD: &str = "open-pomegranate-31";

pub fn answer(request: &Request, site: &Site) -> Option<Reply> {
    Some(match request.path() {
        "/gone" => words(410, "This post was taken down by its author."),
        "/missing" => words(404, "Sorry, this page isn't here."),
        "/missing-empty" => html(404, ""),
        "/error500" => words(500, "Something broke on our side."),
        "/forbidden" => words(403, "You may not see this."),
        "/too-many" => words(429, "Too many visits from your address.").with("Retry-After", "120"),
        "/unavailable" => words(503, "Back soon."),
        "/no-content" => reply(204, "text/html", ""),
        "/auth" => guarded(request, || page("Inside", "", "<h1>Behind the password</h1>")),
        "/auth/photo.png" => guarded(request, || png(solid(50, 50, [9, 90, 190]))),
        "/auth-image" => page("Half", "", "<h1>Half open</h1><img src=\"/auth/photo.png\">"),
        "/login" => page("Log in to Chowk", "", &login()),
        "/login-long" => page("A post", "", &format!("{}{}", login(), article())),
        "/robot" => robot(site),
        "/robot/challenge" => page("Challenge", "", "<p><input type=\"checkbox\"> I am human</p>"),
        _ => return None,
    })
}

fn words(status: u16, words: &str) -> Reply {
    html(status, &document("en", words, "", &format!("<h1>{status}</h1><p>{words}</p>")))
}

fn guarded(request: &Request, inside: impl Fn() -> Reply) -> Reply {
    let wanted = format!("Basic {}", STANDARD.encode(format!("reader:{PASSWORD}")));
    if request.header("authorization") == Some(wanted.as_str()) {
        return inside();
    }
    words(401, "A password is needed.").with("WWW-Authenticate", "Basic realm=\"inner room\"")
}

fn login() -> String {
    "<form method=\"post\" action=\"/form-post/echo\"><h1>Log in</h1>\
     <input name=\"user\" autocomplete=\"username\"><input type=\"password\" name=\"password\">\
     <button>Go on</button></form>"
        .to_owned()
}

fn article() -> String {
    lines(30, |n| format!("<p>Paragraph {n} of a long post that anyone may read.</p>"))
}

fn robot(site: &Site) -> Reply {
    let challenge = site.at("127.0.0.2", "/robot/challenge");
    let body = format!(
        "<h1>Just a moment…</h1><p>Verify you are human to go on.</p>\
         <iframe title=\"challenge\" src=\"{challenge}\" width=\"300\" height=\"80\"></iframe>"
    );
    html(403, &document("en", "Just a moment…", "", &body))
}
