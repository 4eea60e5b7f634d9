//! Pages made of more than one target or protocol.
//!
//! | path | exercises | a capture should record |
//! | --- | --- | --- |
//! | `/frames` | a frame of this origin, one of 127.0.0.2, and in that one again one of 127.0.0.1 | each document and picture in [`FRAME_PARTS`] |
//! | `/worker` | a dedicated worker and a service worker, each fetching | [`WORKER_PARTS`]; `through.json` reaches the server only while the service worker is bypassed, else it answers by itself |
//! | `/form-post` | POST by script, by a form into a frame, by `sendBeacon` | method POST, request bodies kept, the echo |
//! | `/popup` | three popups: one stays, one closes itself at once, one is `about:blank` | bounded; popups closed; their requests recorded or named |
//! | `/websocket` | a WebSocket: [`FRAMES`], then the server closes | handshake and both frames in the record |

use super::Site;
use super::picture::solid;
use super::reply::{Reply, page, png, reply, script, websocket};
use super::wire::Request;

/// What the server says over its WebSocket.
pub const FRAMES: [&str; 2] = ["first frame: salaam", "second frame: دوسرا"];

/// Host and path of all that `/frames` loads besides itself.
pub const FRAME_PARTS: [(&str, &str); 6] = [
    ("127.0.0.1", "/frames/same"),
    ("127.0.0.1", "/frames/same.png"),
    ("127.0.0.2", "/frames/other"),
    ("127.0.0.2", "/frames/other.png"),
    ("127.0.0.1", "/frames/nested"),
    ("127.0.0.1", "/frames/nested.png"),
];

/// All that `/worker` loads besides itself.
pub const WORKER_PARTS: [&str; 4] =
    ["/worker/script.js", "/worker/data.json", "/worker/service.js", "/worker/through.json"];

/// The body of the POST by script.
pub const POSTED: &str = "words=posted+by+script";

pub fn answer(request: &Request, site: &Site) -> Option<Reply> {
    Some(match request.path() {
        "/frames" => {
            let other = site.at("127.0.0.2", "/frames/other");
            let frames = format!(
                "<h1>Frames</h1>\n<iframe src=\"/frames/same\"></iframe>\n\
                 <iframe src=\"{other}\"></iframe>"
            );
            page("Frames", "", &frames)
        }
        "/frames/same" => frame("same", ""),
        "/frames/other" => frame("other", &site.at("127.0.0.1", "/frames/nested")),
        "/frames/nested" => frame("nested", ""),
        "/frames/same.png" | "/frames/other.png" | "/frames/nested.png" => {
            png(solid(40, 40, [220, 120, 20]))
        }
        "/worker" => page("Workers", "", WORKER),
        "/worker/script.js" => script(
            "fetch('/worker/data.json').then(r => r.json()).then(d => postMessage(d.words));",
        ),
        "/worker/data.json" => reply(200, "application/json", r#"{"words": "from the worker"}"#),
        "/worker/service.js" => script(SERVICE).with("Service-Worker-Allowed", "/worker"),
        "/worker/through.json" => reply(200, "application/json", r#"{"words": "by the server"}"#),
        "/form-post" => page("Forms", "", FORM_POST),
        "/form-post/echo" => echo(request),
        "/form-post/beacon" => reply(204, "text/plain", ""),
        "/popup" => page("Popups", "", POPUP),
        "/popup/stays" => page("Popup", "", "<p>A popup that stays.</p>"),
        "/popup/closes" => page("Popup", "<script>close();</script>", "<p>Gone.</p>"),
        "/websocket" => page("WebSocket", "", WEBSOCKET),
        "/websocket/socket" if request.header("sec-websocket-key").is_some() => websocket(),
        _ => return None,
    })
}

fn frame(name: &str, inner: &str) -> Reply {
    let nested = if inner.is_empty() {
        String::new()
    } else {
        format!("\n<iframe src=\"{inner}\"></iframe>")
    };
    let body = format!("<p>Words of the {name} frame.</p><img src=\"/frames/{name}.png\">{nested}");
    page(name, "", &body)
}

fn echo(request: &Request) -> Reply {
    let words = String::from_utf8_lossy(&request.body).replace('&', "&amp;").replace('<', "&lt;");
    page("Echo", "", &format!("<p>{} said: {words}</p>", request.method))
}

const WORKER: &str = "<h1>Workers</h1><p id=\"worker\"></p><p id=\"service\"></p>
<script>
const say = (id, words) => { document.getElementById(id).textContent = words; };
const ruled = new Promise(done => {
  navigator.serviceWorker.oncontrollerchange = done;
  setTimeout(done, 1000);
});
new Worker('/worker/script.js').onmessage = e => say('worker', e.data);
navigator.serviceWorker.register('/worker/service.js', {scope: '/worker'}).then(() => ruled)
  .then(() => fetch('/worker/through.json')).then(r => r.json())
  .then(d => say('service', d.words), e => say('service', 'no service worker: ' + e.name));
</script>";

/// Answers one address itself, once it is in charge.
const SERVICE: &str = "addEventListener('install', () => skipWaiting());
addEventListener('activate', e => e.waitUntil(clients.claim()));
addEventListener('fetch', e => {
  if (e.request.url.endsWith('/worker/through.json')) {
    e.respondWith(new Response('{\"words\": \"by the service worker\"}'));
  }
});
";

const FORM_POST: &str = "<h1>Forms</h1><p id=\"echo\"></p><iframe name=\"frame\"></iframe>
<form method=\"post\" action=\"/form-post/echo?by=form\" target=\"frame\">
<input name=\"words\" value=\"posted by form & more\"></form>
<script>
fetch('/form-post/echo?by=script', {method: 'POST', body: 'words=posted+by+script',
  headers: {'Content-Type': 'application/x-www-form-urlencoded'}})
  .then(r => r.status).then(s => { document.getElementById('echo').textContent = 'script: ' + s; });
document.querySelector('form').submit();
navigator.sendBeacon('/form-post/beacon', 'words=posted+by+beacon');
</script>";

const POPUP: &str = "<h1>Popups</h1><p id=\"opened\"></p>
<script>
addEventListener('load', () => {
  const opened = [open('/popup/stays', 'a'), open('/popup/closes', 'b'), open('about:blank', 'c')];
  document.getElementById('opened').textContent = 'opened: ' + opened.filter(Boolean).length;
});
</script>";

const WEBSOCKET: &str = "<h1>WebSocket</h1><ol></ol><p id=\"end\"></p>
<script>
const socket = new WebSocket(location.href.replace('http', 'ws') + '/socket');
socket.onopen = () => socket.send('hello from the page');
socket.onmessage = e => {
  document.querySelector('ol').append(Object.assign(document.createElement('li'), {textContent: e.data}));
};
socket.onclose = () => { document.getElementById('end').textContent = 'closed'; };
</script>";
