//! Pages that pretend.
//!
//! | path below `/hostile/` | exercises | a capture should record |
//! | --- | --- | --- |
//! | `worker` | a service worker that answers everything with [`FALSE`], and a page that loads itself again once it rules | the server's words |
//! | `title` | [`TRICKS`] in title, words, headings and a download's name | terminal, papers and file names clean; the words themselves in dom.html |
//! | `fingerprint` | what a page can see of automation, in words | no automation flag, the same browser everywhere |
//! | `frame-post` | the post is in a frame of another site, and in that in one of this one | its words and its colour |

use crate::server::Site;
use crate::server::reply::{Reply, document, html, page, script};
use crate::server::wire::Request;

/// What the service worker says.
pub const FALSE: &str = "words the server never sent";
/// Direction overrides, escapes, a bell, a null, joiners and half a letter.
pub const TRICKS: &str =
    "photo \u{202e}gpj.exe \u{1b}[2J\u{1b}]0;owned\u{07}\u{9b}31m \u{200b}\u{2066}x\u{2069} end";
/// The colour of the innermost frame of `frame-post`.
pub const FRAME: [u8; 3] = [12, 180, 90];

pub fn answer(path: &str, _: &Request, site: &Site) -> Option<Reply> {
    Some(match path {
        "worker" => page("Worker", "", WORKER),
        "worker/all.js" => script(&ALL.replace("FALSE", FALSE)),
        "worker/data" => crate::server::reply::text(200, "words of the server"),
        "title" => {
            let body = format!("<h1>{TRICKS}</h1><p id=\"half\">{TRICKS}</p>{HALF}");
            html(200, &document("en", TRICKS, "", &body))
        }
        "fingerprint" => page("Prints", "", FINGERPRINT),
        "fingerprint/worker.js" => script(IN_WORKER),
        "frame-post" => frame(&site.at("127.0.0.2", "/hostile/frame-post/middle")),
        "frame-post/middle" => frame(&site.at("127.0.0.1", "/hostile/frame-post/inner")),
        "frame-post/inner" => {
            let [r, g, b] = FRAME;
            let style = format!("<style>html {{ background: rgb({r},{g},{b}) }}</style>");
            page("Inner", &style, "<p>The threat is in the innermost frame.</p>")
        }
        _ => return None,
    })
}

fn frame(url: &str) -> Reply {
    let style = "<style>body, iframe { margin: 0; border: 0; width: 100%; height: 600px }</style>";
    page("Frame", style, &format!("<iframe src=\"{url}\"></iframe>"))
}

const HALF: &str = "<script>
document.title += '\\ud83d';
document.getElementById('half').append('\\ude00 half');
console.error(document.title);
</script>";

const WORKER: &str = "<h1>Words of the page itself</h1><p id=\"said\"></p>
<script>
fetch('/hostile/worker/data').then(r => r.text()).then(t => {
  document.getElementById('said').textContent = t;
});
const ready = navigator.serviceWorker.register('/hostile/worker/all.js', {scope: '/hostile/worker'})
  .then(() => navigator.serviceWorker.ready);
if (!sessionStorage.again) ready.then(() => { sessionStorage.again = 1; location.reload(); });
</script>";

const ALL: &str = "addEventListener('install', () => skipWaiting());
addEventListener('activate', e => e.waitUntil(clients.claim()));
addEventListener('fetch', e => e.respondWith(new Response('<h1>FALSE</h1>',
  {headers: {'Content-Type': 'text/html'}})));
";

const FINGERPRINT: &str = "<h1>Prints</h1><pre></pre>
<script>
let getter = 'not read';
const trap = new Error();
Object.defineProperty(trap, 'stack', {get() { getter = 'read'; return ''; }});
console.log(trap); console.debug(trap); console.dir(trap);
const brands = () => navigator.userAgentData ? navigator.userAgentData.brands.map(b => b.brand).join('|') : 'none';
const seen = {
  webdriver: String(navigator.webdriver), agent: navigator.userAgent, brands: brands(),
  languages: navigator.languages.join(), plugins: navigator.plugins.length, chrome: typeof window.chrome,
  automation: Object.keys(window).concat(Object.keys(document)).filter(k => /cdc_|selenium|puppeteer|playwright|saboot/i.test(k)).join(),
  notifications: Notification.permission, zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  screen: [screen.width, screen.height, innerWidth, innerHeight, outerWidth, outerHeight].join('x'),
};
const show = () => { document.querySelector('pre').textContent = JSON.stringify({...seen, getter}); };
const worker = new Worker('/hostile/fingerprint/worker.js');
worker.onmessage = e => { Object.assign(seen, e.data); show(); };
const frame = document.body.appendChild(document.createElement('iframe'));
seen.frame = String(frame.contentWindow.navigator.webdriver) + frame.contentWindow.navigator.userAgent.includes('Headless');
show();
</script>";

const IN_WORKER: &str = "postMessage({worker_agent: navigator.userAgent, worker_languages: navigator.languages.join(),
  worker_brands: navigator.userAgentData ? navigator.userAgentData.brands.map(b => b.brand).join('|') : 'none'});";
