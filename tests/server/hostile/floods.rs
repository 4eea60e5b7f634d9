//! Pages of a size nobody wants.
//!
//! | path below `/hostile/` | exercises | a capture should record |
//! | --- | --- | --- |
//! | `many` | [`MANY`] small requests by script | the first 5,000 by name, the rest counted |
//! | `large` | one answer of [`LARGE`] bytes | 256 MiB of it, cut and said |
//! | `bomb?as=gzip`, `bomb?as=br` | a script of a few kB that unpacks to 1.5 GB | the same |
//! | `bomb-page?as=gzip`, … | the page itself is one | what came; bounded |
//! | `allocate` | two gigabytes at once, filled | ended, `memory` |
//! | `tree` | a document of 20 million characters, and words of as many | their beginnings, cut and said |
//! | `picture` | 24,000 px of noise, 1,280 wide, that can't be packed | every tile |
//! | `heads` | 400 pictures whose answers have heads of 200 kB each | bounded |
//! | `posts` | forty bodies of 1 MiB sent by script | 32 MiB of them, cut and said |
//! | `console` | 20,000 lines in the browser's log | 200 |
//! | `drip-heads` | a head that comes a byte a second and never ends | failed, in time |
//! | `drip` | a page that comes a byte a second after its first words | the first words |
//! | `coming` | a page that comes at 2 kB/s for [`COMING`] s | every line |

use std::time::Duration;

use super::packed;
use crate::server::Site;
use crate::server::reply::{Reply, document, lines, page, pieces, raw, reply, text};
use crate::server::wire::Request;

/// Requests of `many`.
pub const MANY: u32 = 5200;
/// Length of `large`, in bytes.
pub const LARGE: u64 = 300 << 20;
/// Seconds `coming` takes.
pub const COMING: u32 = 11;

pub fn answer(path: &str, request: &Request, _: &Site) -> Option<Reply> {
    let how = request.param("as").unwrap_or("gzip").to_owned();
    Some(match path {
        "many" => page("Many", "", &MANY_PAGE.replace("MANY", &MANY.to_string())),
        "many/one" => text(200, "one of many"),
        "large" => page("Large", "", LARGE_PAGE),
        "large/body" => zeros(LARGE),
        "bomb" => page("Bomb", "", &BOMB_PAGE.replace("HOW", &how)),
        "bomb/body" => bomb("application/json", &how),
        "bomb-page" => bomb("text/html", &how),
        "allocate" => page("Memory", "", ALLOCATE),
        "tree" => page("Tree", "", TREE),
        "picture" => {
            page("Noise", "<style>body { margin: 0 } canvas { display: block }</style>", NOISE)
        }
        "heads" => page("Heads", "", HEADS),
        "heads/one" => text(200, "x").with("X-Long", "h".repeat(200_000)),
        "posts" => page("Posts", "", POSTS),
        path if path.starts_with("posts/take/") => text(200, "taken"),
        "console" => page("Console", "", CONSOLE),
        "drip-heads" => {
            let head = b"HTTP/1.1 200 OK\r\nX-Slow: ".to_vec();
            raw(std::iter::once(head).chain((0..).map(|_| b"x".to_vec())), Duration::from_secs(1))
        }
        "drip" => {
            let begun = document("en", "Drip", "", "<h1>The first words</h1>");
            let begun = begun.replace("</body>\n</html>\n", "").into_bytes();
            let bytes = (0..).map(|_| b"x".to_vec());
            let all = std::iter::once(begun).chain(bytes);
            pieces("text/html; charset=utf-8", all, Duration::from_secs(1), false)
        }
        "coming" => coming(),
        _ => return None,
    })
}

fn zeros(bytes: u64) -> Reply {
    let count = usize::try_from(bytes >> 20).unwrap();
    let piece = vec![0; 1 << 20];
    pieces("application/octet-stream", (0..count).map(move |_| piece.clone()), Duration::ZERO, true)
}

fn bomb(kind: &str, how: &str) -> Reply {
    let (body, name) = match how {
        "br" => (packed::brotli(96), "br"),
        _ => (packed::gzip(96), "gzip"),
    };
    reply(200, kind, body).with("Content-Encoding", name)
}

/// Lines of 100 bytes, ten every half second.
fn coming() -> Reply {
    let begun = document("en", "Coming", "", "<h1>Slowly</h1>");
    let begun = begun.replace("</body>\n</html>\n", "").into_bytes();
    let some = |n: u32| lines(10, |i| format!("<p>Line {:04} {}</p>", n * 10 + i, "·".repeat(40)));
    let all = std::iter::once(begun).chain((0..COMING * 2).map(move |n| some(n).into_bytes()));
    pieces("text/html; charset=utf-8", all, Duration::from_millis(500), true)
}

const MANY_PAGE: &str = "<h1>Many</h1><p id=\"said\"></p>
<script>
let done = 0;
const one = async from => {
  for (let n = from; n < MANY; n += 8) { await fetch('/hostile/many/one?n=' + n); done++; }
};
Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(one)).then(() => {
  document.getElementById('said').textContent = 'asked ' + done + ' times';
});
</script>";

const LARGE_PAGE: &str = "<h1>Large</h1><p id=\"said\"></p>
<script>
const said = document.getElementById('said');
(async () => {
  const reader = (await fetch('/hostile/large/body')).body.getReader();
  for (let n = 0;;) {
    const {done, value} = await reader.read();
    if (done) break;
    n += value.length;
    said.textContent = n >> 20;
  }
})();
</script>";

const BOMB_PAGE: &str = "<h1>Bomb</h1>
<script>
(async () => {
  const reader = (await fetch('/hostile/bomb/body?as=HOW')).body.getReader();
  while (!(await reader.read()).done) {}
})();
</script>";

const ALLOCATE: &str = "<h1>Words before the flood</h1>
<script>
const kept = [];
addEventListener('load', () => setTimeout(() => {
  for (let i = 0; i < 32; i++) kept.push(new Uint8Array(1 << 26).fill(7));
  document.body.append('all of it');
}, 300));
</script>";

const TREE: &str = "<h1>Tree</h1><pre id=\"words\" style=\"height:50px;overflow:hidden\"></pre>
<script>
document.getElementById('words').textContent = ('\\u{1f600}\\ud83d' + 'x'.repeat(997) + '\\n').repeat(20000);
</script>";

const NOISE: &str = "<canvas width=\"1280\" height=\"12000\"></canvas>
<script>
const c = document.querySelector('canvas'), g = c.getContext('2d');
const d = g.createImageData(1280, 12000), w = new Uint32Array(d.data.buffer);
let x = 1;
for (let i = 0; i < w.length; i++) { x ^= x << 13; x ^= x >>> 17; x ^= x << 5; w[i] = x | 0xff000000; }
g.putImageData(d, 0, 0);
</script><p>Words below the noise</p>";

const HEADS: &str = "<h1>Heads</h1>
<script>
(async () => { for (let n = 0; n < 400; n++) await fetch('/hostile/heads/one?n=' + n); })();
</script>";

const POSTS: &str = "<h1>Posts</h1>
<script>
const body = 'p'.repeat(1 << 20);
(async () => { for (let n = 0; n < 40; n++) await fetch('/hostile/posts/take/' + n, {method: 'POST', body}); })();
</script>";

const CONSOLE: &str = "<h1>Console</h1>
<script>
for (let i = 0; i < 20000; i++) { const im = new Image(); im.src = 'file:///nothing' + i; }
for (let i = 0; i < 20000; i++) console.error('line ' + i + ' \\ud83d');
</script>";
