//! Films and files.
//!
//! | path | exercises | a capture should record |
//! | --- | --- | --- |
//! | `/video` | [`clip`] of 8.4 MB that plays, sent by `Range` | every byte of the film, though it came in parts |
//! | `/video/whole` | the same film from a server that ignores `Range` | the same |
//! | `/download` | `Content-Disposition: attachment` | no file on the disk, result said, never a picture |
//! | `/download-octet` | `application/octet-stream` without a word on attachment | the same |
//! | `/download-endless` | an attachment that never ends | the same, and bounded |
//! | `/download-link` | a page whose script clicks `<a download>`, and one download in a frame | the page complete, the downloads denied and named |

use std::time::Duration;

use super::Site;
use super::clip::clip;
use super::picture::random;
use super::reply::{Reply, page, pieces, reply};
use super::wire::Request;

/// The bytes of `/download` begin with these.
pub const DOWNLOAD: &[u8] = b"MZ not a program, only the look of one\n";

pub fn answer(request: &Request, _: &Site) -> Option<Reply> {
    let attachment = "attachment; filename=\"photo.jpg.exe\"";
    Some(match request.path() {
        "/video" => film("/video/clip.mp4"),
        "/video/clip.mp4" => reply(200, "video/mp4", clip()).ranged(),
        "/video/whole" => film("/video/whole.mp4"),
        "/video/whole.mp4" => reply(200, "video/mp4", clip()),
        "/download" => {
            reply(200, "application/x-msdownload", DOWNLOAD).with("Content-Disposition", attachment)
        }
        "/download-octet" => reply(200, "application/octet-stream", random(5, 4096)),
        "/download-endless" => {
            let noise = (0..).map(|n| random(n, 1 << 16));
            pieces("application/octet-stream", noise, Duration::from_millis(20), false)
                .with("Content-Disposition", attachment)
        }
        "/download-link" => page("Files", "", DOWNLOAD_LINK),
        _ => return None,
    })
}

fn film(source: &str) -> Reply {
    let body = format!(
        "<h1>A film</h1>\n<video src=\"{source}\" width=\"512\" height=\"384\" preload=\"auto\" \
         autoplay muted controls></video>"
    );
    page("Film", "", &body)
}

const DOWNLOAD_LINK: &str = "<h1>Two files</h1>
<a id=\"file\" href=\"/download?by=link\" download=\"photo.jpg.exe\">the file</a>
<iframe src=\"/download?by=frame\"></iframe>
<script>addEventListener('load', () => document.getElementById('file').click());</script>";
