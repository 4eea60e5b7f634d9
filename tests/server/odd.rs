//! Pages that misbehave.
//!
//! | path | exercises | a capture should record |
//! | --- | --- | --- |
//! | `/alert` | alert, confirm, prompt, and a `beforeunload` that objects | each dialog with its words; complete |
//! | `/loop` | `while (true)` 300 ms after `load` | what came before; partial, within the time allowed |
//! | `/memory` | takes 64 MB each 20 ms, for ever: only for a browser that is watched | killed and said, what came before kept |
//! | `/console` | an uncaught error, `console.error`, a rejected promise, a missing picture | complete |
//! | `/title` | a title of [`TITLE`]: direction override and control characters | the title escaped wherever it is shown |
//! | `/webrtc` | a call by WebRTC to a STUN server on this computer | no packet of it |
//! | `/pictures` | pictures as frame, object, embed, by script and written out as text | with words only: none of them |
//! | `/cookie-echo` | [`SECRETS`]: cookies set by headers and by script, sent back, an `Authorization` line, a challenge, storage | none of the values anywhere in a package, plain or base64 |

use super::Site;
use super::picture::solid;
use super::reply::{Reply, document, html, page, png, text};
use super::wire::Request;

/// U+202E turns `gpj.exe` around; then a tab's neighbour, an escape and a bell.
pub const TITLE: &str = "photo \u{202e}gpj.exe\u{0b}\u{1b}[31m red \u{07}end";

/// Values that must not leave the browser: cookies 1 to 4, a bearer token, stored words.
pub const SECRETS: [&str; 6] = [
    "secret-session-5f1e9c07aa",
    "secret-device-77b1d20e4c",
    "secret-script-c90d3e18f2",
    "secret-locked-0b64aa91d7",
    "secret-bearer-e3127fd580",
    "secret-storage-18c6f29be4",
];

pub fn answer(request: &Request, _: &Site) -> Option<Reply> {
    Some(match request.path() {
        "/alert" => page("Dialogs", "", ALERT),
        "/loop" => page(
            "Loop",
            "",
            "<h1>Words before the loop</h1>\n<script>addEventListener('load', () => \
             setTimeout(() => { while (true) {} }, 300));</script>",
        ),
        "/memory" => page("Memory", "", MEMORY),
        "/console" => page("Errors", "", CONSOLE),
        "/webrtc" => {
            page("Call", "", &WEBRTC.replace("PORT", request.param("port").unwrap_or_default()))
        }
        "/pictures" => page("Pictures", "", &PICTURES.replace("DATA", &inline())),
        "/pictures/photo.png" => png(solid(32, 32, [200, 10, 10])),
        "/title" => html(200, &document("en", TITLE, "", "<h1>A title with tricks</h1>")),
        "/cookie-echo" => secrets(),
        "/cookie-echo/back" => text(200, seen(request)),
        "/cookie-echo/locked" => text(401, "A password is needed.")
            .with("Set-Cookie", format!("locked={}; Path=/", SECRETS[3]))
            .with("WWW-Authenticate", "Bearer realm=\"inner room\""),
        _ => return None,
    })
}

fn secrets() -> Reply {
    let body = SECRET_PAGE
        .replace("SCRIPT_COOKIE", &turned(SECRETS[2]))
        .replace("BEARER", &turned(SECRETS[4]))
        .replace("STORED", &turned(SECRETS[5]));
    page("Cookies", "", &body)
        .with("Set-Cookie", format!("session={}; Path=/; HttpOnly; SameSite=Lax", SECRETS[0]))
        .with("Set-Cookie", format!("device={}; Path=/; Max-Age=86400", SECRETS[1]))
}

/// Back to front: the page's own source is evidence and is kept as it is, so it can't hold the
/// values that a test looks for.
fn turned(secret: &str) -> String {
    secret.chars().rev().collect()
}

/// Says that the secrets came back, never what they are.
fn seen(request: &Request) -> &'static str {
    let cookies = request.header("cookie").unwrap_or_default();
    let bearer = request.header("authorization").unwrap_or_default();
    if SECRETS[..3].iter().all(|secret| cookies.contains(secret)) && bearer.ends_with(SECRETS[4]) {
        "All cookies and the token came back."
    } else {
        "Something is missing."
    }
}

const ALERT: &str = "<h1>Dialogs</h1><p id=\"said\"></p>
<script>
addEventListener('beforeunload', e => { e.preventDefault(); e.returnValue = 'stay'; });
addEventListener('load', () => {
  alert('Give me your name');
  const yes = confirm('Are you sure?');
  const name = prompt('Your name', 'nobody');
  document.getElementById('said').textContent = 'confirm: ' + yes + ', prompt: ' + name;
});
</script>";

const MEMORY: &str = "<h1>Words before the flood</h1>
<script>
const kept = [];
addEventListener('load', () => setInterval(() => kept.push(new Uint8Array(1 << 26).fill(7)), 20));
</script>";

/// A picture as a page writes one out in words.
pub fn inline() -> String {
    use base64::{Engine, engine::general_purpose::STANDARD};
    STANDARD.encode(super::picture::noise(20, 20, 9))
}

/// Asks a server on this computer, past any proxy, what address it is seen from.
const WEBRTC: &str = "<h1>Call</h1><script>
const call = new RTCPeerConnection({iceServers: [{urls: 'stun:127.0.0.1:PORT'}]});
call.createDataChannel('x');
call.createOffer().then(o => call.setLocalDescription(o));
</script>";

/// The ways a picture comes that are not called one.
const PICTURES: &str = "<h1>Pictures</h1><p>data:image/png;base64,DATA</p>
<iframe src=\"/pictures/photo.png?by=frame\"></iframe>
<object data=\"/pictures/photo.png?by=object\"></object>
<embed src=\"/pictures/photo.png?by=embed\">
<script>fetch('/pictures/photo.png?by=script').then(r => r.blob()).then(b => {
  const i = new Image(); i.src = URL.createObjectURL(b); document.body.append(i);
});</script>";

const CONSOLE: &str = "<h1>Errors</h1><img src=\"/console/missing.png\" alt=\"\">
<script>console.error('said on purpose');</script>
<script>Promise.reject(new Error('rejected on purpose'));</script>
<script>nothing.here();</script>";

const SECRET_PAGE: &str = "<h1>Cookies</h1><p id=\"said\"></p>
<script>
const turn = words => [...words].reverse().join('');
document.cookie = 'script=' + turn('SCRIPT_COOKIE') + '; path=/';
localStorage.setItem('stored', turn('STORED'));
fetch('/cookie-echo/back', {headers: {Authorization: 'Bearer ' + turn('BEARER')}})
  .then(r => r.text()).then(t => { document.getElementById('said').textContent = t; });
fetch('/cookie-echo/locked');
</script>";
