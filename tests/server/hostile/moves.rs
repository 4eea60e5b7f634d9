//! Pages that never rest.
//!
//! | path below `/hostile/` | exercises | a capture should record |
//! | --- | --- | --- |
//! | `refresh?n=0` | `<meta http-equiv=refresh>` to the next number, without end | held at one load; every artefact names the load it shows |
//! | `reload` | reloads itself four times, other words and another colour each time | the same |
//! | `redirect?n=0` | a redirect to the next number, without end | failed, `ERR_TOO_MANY_REDIRECTS` |
//! | `loop-at-once` | `while (true)` before the page is there | bounded, the script ended and said |

use crate::server::Site;
use crate::server::picture::row_colour;
use crate::server::reply::{Reply, page, redirect};
use crate::server::wire::Request;

/// How often `reload` loads itself in all.
pub const RELOADS: u32 = 5;

pub fn answer(path: &str, request: &Request, site: &Site) -> Option<Reply> {
    let n = request.param("n").and_then(|n| n.parse().ok()).unwrap_or(0_u32);
    let next = |path: &str| format!("/hostile/{path}?n={}", n + 1);
    Some(match path {
        "refresh" => {
            let meta = format!("<meta http-equiv=\"refresh\" content=\"0; url={}\">", next(path));
            shown(n, &meta)
        }
        "reload" => {
            let load = site.hit("/hostile/reload") - 1;
            let again = if load + 1 < RELOADS { AGAIN } else { "" };
            shown(load, again)
        }
        "redirect" => redirect(302, &next(path)),
        "loop-at-once" => page(
            "Loop",
            "",
            "<h1>Words before the loop</h1><script>while (true) {}</script><p>never</p>",
        ),
        _ => return None,
    })
}

/// A page that says which load it is, in words and in colour.
fn shown(load: u32, head: &str) -> Reply {
    let [r, g, b] = row_colour(load);
    let style = format!("<style>html {{ background: rgb({r},{g},{b}) }}</style>");
    page("Restless", &format!("{style}{head}"), &format!("<h1>These words are load {load}.</h1>"))
}

const AGAIN: &str =
    "<script>addEventListener('load', () => setTimeout(() => location.reload(), 150));</script>";
