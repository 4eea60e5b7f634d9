//! Pages that lead where nobody should go.
//!
//! | path below `/hostile/` | exercises | a capture should record |
//! | --- | --- | --- |
//! | `schemes` | location, links, frames and windows to `chrome://crash` and its like, `file:`, `data:`, `blob:`, `javascript:` | the page, still there; nothing of any of them |
//! | `to?url=…` | a redirect to it | failed or refused, with the reason |
//! | `inside?url=…` | a picture, a frame and a script from there | the page; each refused and named; none drawn |
//! | `go?url=…` | the page goes there by script | partial; the reason |
//! | `socket?url=…` | a WebSocket to there, and what it says in words | named; refused where it leads inside |

use crate::server::Site;
use crate::server::reply::{Reply, page, redirect};
use crate::server::wire::Request;

pub fn answer(path: &str, request: &Request, _: &Site) -> Option<Reply> {
    let url = request.param("url").unwrap_or_default();
    Some(match path {
        "schemes" => page("Schemes", "", SCHEMES),
        "to" => redirect(302, url),
        "inside" => {
            page("Inside", "<style>iframe { border: 0 }</style>", &INSIDE.replace("URL", url))
        }
        "go" => page("Going", "", &GO.replace("URL", url)),
        "socket" => page("Socket", "", &SOCKET.replace("URL", url)),
        _ => return None,
    })
}

const SCHEMES: &str = "<h1>Schemes</h1><iframe src=\"chrome://crash\"></iframe>
<iframe src=\"file:///etc/hostname\"></iframe>
<script>
const ways = ['chrome://crash', 'chrome://kill', 'chrome://version', 'file:///etc/hostname',
  'view-source:file:///etc/hostname', 'devtools://devtools/bundled/inspector.html',
  'data:text/html,<h1>elsewhere</h1>', URL.createObjectURL(new Blob(['<h1>elsewhere</h1>'], {type: 'text/html'}))];
addEventListener('load', () => {
  for (const way of ways) {
    try { open(way); } catch (e) {}
    const a = Object.assign(document.createElement('a'), {href: way});
    document.body.append(a);
    if (!way.startsWith('blob:')) a.click();
  }
});
</script>";

const INSIDE: &str = "<h1>Inside</h1><img src=\"URL/solid.png\" width=\"300\" height=\"300\">
<iframe src=\"URL/secret\" width=\"300\" height=\"300\"></iframe><script src=\"URL/script.js\"></script>";

const GO: &str = "<h1>Going</h1><script>location = 'URL';</script>";

const SOCKET: &str = "<h1>Socket</h1><p id=\"said\"></p>
<script>
const say = t => { document.getElementById('said').textContent += t + ' '; };
const socket = new WebSocket('URL');
socket.onmessage = e => say(e.data);
socket.onerror = () => say('error');
</script>";
