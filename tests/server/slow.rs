//! Pages that keep a visitor waiting.
//!
//! | path | exercises | a capture should record |
//! | --- | --- | --- |
//! | `/slow-resource` | one picture takes 3 s, then comes | the picture; complete |
//! | `/drip` | one picture comes in 20 pieces, 100 ms apart | the picture; complete |
//! | `/never-ends` | one picture begins and never ends | complete but for it, and it is named |
//! | `/neverload` | one script never gets headers, so `load` never fires | complete but for it, and it is named |
//! | `/endless` | the document itself never ends | what came; partial, within the time allowed |
//! | `/never-headers` | the document never gets headers | failed, within the time allowed |
//! | `/stalled` | twenty pictures promise their length and send nothing; the words come by script | the words; complete but for the pictures, and they are named |
//! | `/hangup` | the connection is closed without an answer | failed, `ERR_EMPTY_RESPONSE` |
//! | `/poll` | a request by script answered after 2 s, asked again, for ever | complete, soon; the open request is not waited for |
//! | `/events` | an event stream, one event each 500 ms, for ever | the same |
//! | `/late-words` | words written by script 1 s after `load` | first.txt without, text.txt with them |

use std::time::Duration;

use super::Site;
use super::picture::{noise, solid};
use super::reply::{Reply, document, hangup, page, pieces, png, reply, silence, stalled, text};
use super::wire::Request;

/// How long `/slow-resource/photo.png` takes.
pub const SLOW: Duration = Duration::from_secs(3);

pub fn answer(request: &Request, _: &Site) -> Option<Reply> {
    Some(match request.path() {
        "/slow-resource" => with_picture("Slow", "/slow-resource/photo.png"),
        "/slow-resource/photo.png" => png(solid(200, 200, [30, 160, 60])).after(SLOW),
        "/drip" => with_picture("Drip", "/drip/photo.png"),
        "/drip/photo.png" => drip(),
        "/never-ends" => with_picture("Never ends", "/never-ends/photo.png"),
        "/never-ends/photo.png" => {
            let begun = noise(100, 100, 3)[..9000].to_vec();
            pieces("image/png", std::iter::once(begun), Duration::ZERO, false)
        }
        "/neverload" => page(
            "Never loads",
            "<script async src=\"/neverload/script.js\"></script>",
            "<h1>These words are here</h1><p>One script is not.</p>",
        ),
        "/neverload/script.js" | "/never-headers" => silence(),
        "/endless" => {
            let begun = document("en", "Endless", "", "<h1>The beginning</h1>");
            let begun = begun.replace("</body>\n</html>\n", "").into_bytes();
            let lines = (0..).map(|n| format!("<p>Line {n}.</p>\n").into_bytes());
            let all = std::iter::once(begun).chain(lines);
            pieces("text/html; charset=utf-8", all, Duration::from_millis(500), false)
        }
        "/stalled" => stalled_page(),
        path if path.starts_with("/stalled/photo-") => stalled("image/png", 1000),
        "/stalled/words.txt" => text(200, "The threat itself came by script."),
        "/hangup" => hangup(),
        "/poll" => page("Poll", "", POLL),
        "/poll/wait" => {
            reply(200, "application/json", "{\"news\": null}").after(Duration::from_secs(2))
        }
        "/events" => page("Events", "", EVENTS),
        "/events/stream" => {
            let events = (0..).map(|n| format!("data: event {n}\n\n").into_bytes());
            pieces("text/event-stream", events, Duration::from_millis(500), false)
        }
        "/late-words" => page("Late words", "", LATE_WORDS),
        _ => return None,
    })
}

fn with_picture(title: &str, source: &str) -> Reply {
    let body = format!("<h1>{title}</h1>\n<img src=\"{source}\" width=\"200\" height=\"200\">");
    page(title, "", &body)
}

/// A browser asks one host for six things at a time, so the pictures are spread over both.
fn stalled_page() -> Reply {
    let photo =
        |n: u32| format!("<img src=\"//127.0.0.{}:PORT/stalled/photo-{n}.png\">", 1 + n % 2);
    let photos: String = (0..10).map(photo).collect();
    let script = "<p id=\"said\"></p><script>\
        const at = p => p.replaceAll('PORT', location.port);\
        document.body.innerHTML = at(document.body.innerHTML);\
        setTimeout(() => fetch('http://localhost:' + location.port + '/stalled/words.txt', {mode: 'cors'})\
          .then(r => r.text()).then(t => { document.getElementById('said').textContent = t; }), 300);\
        </script>";
    page("Stalled", "", &format!("<h1>Stalled</h1>{photos}{script}"))
}

fn drip() -> Reply {
    let photo = noise(60, 60, 4);
    let parts: Vec<_> = photo.chunks(photo.len().div_ceil(20)).map(<[u8]>::to_vec).collect();
    pieces("image/png", parts.into_iter(), Duration::from_millis(100), true)
}

const POLL: &str = "<h1>Waiting for news</h1>
<script>
let turn = 0;
(async () => { for (;;) await (await fetch('/poll/wait?turn=' + turn++)).json(); })();
</script>";

const EVENTS: &str = "<h1>Events</h1><p id=\"last\">none yet</p>
<script>
new EventSource('/events/stream').onmessage = e => {
  document.getElementById('last').textContent = 'last: ' + e.data;
};
</script>";

const LATE_WORDS: &str = "<h1>First words</h1><p id=\"late\"></p>
<script>
addEventListener('load', () => setTimeout(() => {
  document.getElementById('late').textContent = 'Later words';
}, 1000));
</script>";
