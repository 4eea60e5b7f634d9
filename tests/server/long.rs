//! Pages longer or wider than a window.
//!
//! | path | exercises | a capture should record |
//! | --- | --- | --- |
//! | `/tall` | exactly [`TALL`] px: [`TALL_ROWS`] rows of [`ROW`] px, each one lazy picture of [`row_colour`]`(row)`; `?rows=N` for another height | a picture [`TALL`] px high; the pixel at x = [`PROBE_X`] of line y is `row_colour(y / ROW)` for every y; all pictures archived |
//! | `/thread` | exactly 30,000 px: 100 comments with a lazy picture of 64 kB each | 100 of 100 in picture and archive |
//! | `/infinite` | [`INFINITE_ITEMS`] items, ten at a time by script as one scrolls | all of them, and the empty answer that ends it |
//! | `/sticky` | a header that stays, in [`STICKY`] | the header once, at the top |
//! | `/wide` | 4,000 px wide | the picture as wide as said, or "truncated" in the record |

use super::Site;
use super::picture::{grey_noise, row_colour, solid};
use super::reply::{Reply, lines, page, png, reply};
use super::wire::Request;

/// The height of `/tall`, px.
pub const TALL: u32 = TALL_ROWS * ROW;
/// The rows of `/tall`.
pub const TALL_ROWS: u32 = 100;
/// The height of a row of `/tall`, px.
pub const ROW: u32 = 400;
/// A column of `/tall` where nothing lies over the pictures: each row's words end at 300 px.
pub const PROBE_X: u32 = 640;
/// The height of `/thread`, px.
pub const THREAD: u32 = 30_000;
/// The comments, and pictures, of `/thread`.
pub const THREAD_COMMENTS: u32 = 100;
/// How many items `/infinite` has to give.
pub const INFINITE_ITEMS: u32 = 100;
/// The colour of the header of `/sticky`, 60 px high; nothing else there has it.
pub const STICKY: [u8; 3] = [200, 30, 90];

pub fn answer(request: &Request, _: &Site) -> Option<Reply> {
    if let Some(row) = request.number("/tall/row-", ".png") {
        return Some(png(solid(16, 16, row_colour(row))));
    }
    if let Some(n) = request.number("/thread/photo-", ".png") {
        return Some(png(grey_noise(320, 200, n)));
    }
    if let Some(n) = request.number("/infinite/photo-", ".png") {
        return Some(png(solid(64, 64, row_colour(n))));
    }
    let number = |name| request.param(name).and_then(|n| n.parse().ok());
    Some(match request.path() {
        "/tall" => tall(number("rows").unwrap_or(TALL_ROWS)),
        "/thread" => thread(),
        "/infinite" => page("Without end", INFINITE_CSS, INFINITE),
        "/infinite/items" => items(number("from").unwrap_or(0)),
        "/sticky" => sticky(),
        "/wide" => page(
            "Wide",
            "<style>body { margin: 0 } div { width: 4000px; height: 600px; \
             background: linear-gradient(90deg, #a33, #33a) }</style>",
            "<div>Four thousand pixels</div>",
        ),
        _ => return None,
    })
}

fn tall(rows: u32) -> Reply {
    let style = format!(
        "<style>body {{ margin: 0 }} div {{ position: relative; height: {ROW}px }}\n\
         img {{ display: block; width: 100%; height: {ROW}px }}\n\
         p {{ position: absolute; left: 0; top: 0; width: 300px; margin: 0; color: #fff }}</style>"
    );
    let body = lines(rows, |row| {
        format!(
            "<div><img loading=\"lazy\" src=\"/tall/row-{row}.png\" alt=\"\">\
                 <p>Row {row}.</p></div>"
        )
    });
    page("Tall", &style, &body)
}

fn thread() -> Reply {
    let height = THREAD / THREAD_COMMENTS;
    let style = format!(
        "<style>body {{ margin: 0 }} div {{ height: {height}px; overflow: hidden }}\n\
         p {{ margin: 0; height: 40px }} img {{ display: block }}</style>"
    );
    let body = lines(THREAD_COMMENTS, |n| {
        format!(
            "<div><p>Comment {n}: shame on her, said @nobody{n}.example</p>\
                 <img loading=\"lazy\" src=\"/thread/photo-{n}.png\" width=\"320\" height=\"200\">\
                 </div>"
        )
    });
    page("Thread", &style, &body)
}

/// Ten items from `from` on, as JSON; none after the last.
fn items(from: u32) -> Reply {
    let items: Vec<_> =
        (from..INFINITE_ITEMS.min(from + 10)).map(|n| format!("\"Item {n}\"")).collect();
    reply(200, "application/json", format!("[{}]", items.join(", ")))
}

fn sticky() -> Reply {
    let [r, g, b] = STICKY;
    let style = format!(
        "<style>body {{ margin: 0 }} header {{ position: sticky; top: 0; height: 60px; \
         background: rgb({r},{g},{b}) }} p {{ height: 300px; margin: 0 }}</style>"
    );
    let lines = lines(40, |n| format!("<p>Paragraph {n}.</p>"));
    page("Sticky", &style, &format!("<header></header>\n{lines}"))
}

const INFINITE_CSS: &str =
    "<style>body { margin: 0 } section { height: 220px; border-bottom: 1px solid #999 }</style>";

const INFINITE: &str = "<main></main>
<script>
const main = document.querySelector('main');
let next = 0, busy = false, end = false;
async function more() {
  if (busy || end || innerHeight + scrollY < document.documentElement.scrollHeight - 100) return;
  busy = true;
  const items = await (await fetch('/infinite/items?from=' + next)).json();
  for (const item of items) {
    const section = document.createElement('section');
    const photo = new Image(64, 64);
    photo.src = '/infinite/photo-' + next++ + '.png';
    section.append(item, photo);
    main.append(section);
  }
  end = items.length === 0;
  busy = false;
  more();
}
addEventListener('scroll', more);
more();
</script>";
