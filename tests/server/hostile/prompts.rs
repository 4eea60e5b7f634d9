//! Pages that ask and ask.
//!
//! | path below `/hostile/` | exercises | a capture should record |
//! | --- | --- | --- |
//! | `dialogs` | [`DIALOGS`] times alert, confirm and prompt, one with half a letter, and a `beforeunload` that objects | the first 200 and their number; complete |
//! | `dialogs-forever` | `for (;;) alert()` | bounded, the script ended and said |
//! | `print` | `print()` twenty times | complete |
//! | `popups` | [`POPUPS`] windows at once | each address; none loads anything; complete |
//! | `permissions` | place, notifications, clipboard, camera, microphone, wake lock | every one denied, and soon |
//! | `auth` | twelve pictures and a frame behind a password | each question cancelled and named |
//! | `downloads` | ten links that are downloads, and an endless one in a frame | each denied and named; no file anywhere |

use crate::server::Site;
use crate::server::reply::{Reply, html, lines, page};
use crate::server::wire::Request;

/// How often `dialogs` asks each of its three questions.
pub const DIALOGS: u64 = 80;
/// How many windows `popups` opens.
pub const POPUPS: usize = 50;

pub fn answer(path: &str, _: &Request, _: &Site) -> Option<Reply> {
    Some(match path {
        "dialogs" => page("Dialogs", "", DIALOG_STORM),
        "dialogs-forever" => page("Dialogs", "", FOREVER),
        "print" => page("Print", "", PRINT),
        "popups" => page("Windows", "", WINDOWS),
        "popups/one" => {
            page("One of them", "", "<h1>A window</h1><img src=\"/hostile/popups/one.png\">")
        }
        "permissions" => page("Questions", "", PERMISSIONS),
        "auth" => {
            let photos = lines(12, |n| format!("<img src=\"/hostile/auth/{n}.png\">"));
            let frame = "<iframe src=\"/hostile/auth/frame\"></iframe>";
            page("Passwords", "", &format!("<h1>Passwords</h1>{photos}{frame}"))
        }
        path if path.starts_with("auth/") => {
            html(401, "<p>A password, please.</p>").with("WWW-Authenticate", "Basic realm=\"trap\"")
        }
        "downloads" => {
            let links = lines(10, |n| {
                format!("<a href=\"/download?n={n}\" download=\"../../x{n}.exe\">x</a>")
            });
            let frame = "<iframe src=\"/download-endless\"></iframe>";
            page("Files", "", &format!("<h1>Files</h1>{links}{frame}{CLICK_ALL}"))
        }
        _ => return None,
    })
}

const DIALOG_STORM: &str = "<h1>Dialogs</h1><p id=\"said\"></p>
<script>
addEventListener('beforeunload', e => { e.preventDefault(); e.returnValue = 'stay'; });
addEventListener('load', () => {
  alert('half a letter: \\ud83d');
  for (let i = 0; i < 80; i++) { alert('a' + i); confirm('c' + i); prompt('p' + i); }
  document.getElementById('said').textContent = 'asked enough';
});
</script>";

const FOREVER: &str = "<h1>Words before the storm</h1>
<script>addEventListener('load', () => { for (;;) alert('again'); });</script>";

const PRINT: &str = "<h1>On paper</h1>
<script>addEventListener('load', () => { for (let i = 0; i < 20; i++) print(); });</script>";

const WINDOWS: &str = "<h1>Windows</h1><p id=\"said\"></p>
<script>
addEventListener('load', () => {
  let opened = 0;
  for (let i = 0; i < 50; i++) opened += open('/hostile/popups/one?n=' + i, 'w' + i) ? 1 : 0;
  document.getElementById('said').textContent = 'opened: ' + opened;
});
</script>";

const PERMISSIONS: &str = "<h1>Questions</h1><ol></ol>
<script>
const say = t => document.querySelector('ol').append(
  Object.assign(document.createElement('li'), {textContent: t}));
// What is out is waited for: until every question has its answer, one request is.
const hold = new AbortController(), all = [];
fetch('/never-headers', {signal: hold.signal}).catch(() => {});
const told = (name, what) => all.push(what.then(v => say(name + ': ' + (v && v.join ? 'given' : v)),
  e => say(name + ': refused ' + (e.name || e.code))));
told('place', new Promise((y, n) => navigator.geolocation.getCurrentPosition(() => y('given'), n)));
told('notices', Notification.requestPermission());
told('clipboard', navigator.clipboard.readText());
told('camera', navigator.mediaDevices.getUserMedia({video: true}).then(() => 'given'));
told('microphone', navigator.mediaDevices.getUserMedia({audio: true}).then(() => 'given'));
told('screen', navigator.mediaDevices.getDisplayMedia().then(() => 'given'));
Promise.all(all).then(() => hold.abort());
</script>";

const CLICK_ALL: &str = "<script>addEventListener('load', () => {
  for (const a of document.querySelectorAll('a')) a.click();
});</script>";
