//! Pages that lead elsewhere, and pages that try to lead where nobody should go.
//!
//! | path | exercises | a capture should record |
//! | --- | --- | --- |
//! | `/redirect` | [`CHAIN`]: 301, 302 to 127.0.0.2, 307, 308 back, each with a cookie | every hop with its address and headers; final URL `/redirect/end` |
//! | `/redirect-js` | `location.replace` by script | both documents, the first with its body |
//! | `/redirect-meta` | `<meta http-equiv=refresh>` | both documents, the first with its body |
//! | `/to-nothing` | the page goes on to a port where nobody listens | partial, `unreachable`; the browser's own error page nowhere |
//! | `/redirect-loop` | a redirect to itself | failed, `ERR_TOO_MANY_REDIRECTS` |
//! | `/private-redirect` | a redirect to [`PRIVATE`] | refused and named; no packet sent there |
//! | `/private-image` | pictures at [`PRIVATE`] and at a cloud's metadata address | the page; both refused and named |
//! | `/file-link` | frame, picture, link and script that want `file:` | the page; nothing of any file |
//! | `/data-nav` | `data:` and `blob:` in pictures and frames, and a navigation to `data:` | the page; no archive record for either |

use super::Site;
use super::reply::{Reply, page, redirect};
use super::wire::Request;

/// The hops of `/redirect`: status and path, at 127.0.0.1 but for the third.
pub const CHAIN: [(u16, &str); 5] = [
    (301, "/redirect"),
    (302, "/redirect/2"),
    (307, "/redirect/3"),
    (308, "/redirect/4"),
    (200, "/redirect/end"),
];

/// An address nothing in a test may ever speak to.
pub const PRIVATE: &str = "http://10.0.0.1/";

pub fn answer(request: &Request, site: &Site) -> Option<Reply> {
    Some(match request.path() {
        "/redirect" => hop(301, "/redirect/2"),
        "/redirect/2" => hop(302, &site.at("127.0.0.2", "/redirect/3")),
        "/redirect/3" => hop(307, "/redirect/4"),
        "/redirect/4" => hop(308, &site.at("127.0.0.1", "/redirect/end")),
        "/redirect/end" => page("The end", "", "<h1>The end of the chain</h1>"),
        "/redirect-js" => page(
            "Leaving by script",
            "<script>location.replace('/redirect/end?by=script');</script>",
            "<p>Words before leaving by script.</p>",
        ),
        "/redirect-meta" => page(
            "Leaving by meta",
            "<meta http-equiv=\"refresh\" content=\"0; url=/redirect/end?by=meta\">",
            "<p>Words before leaving by meta.</p>",
        ),
        "/to-nothing" => page(
            "On the way",
            "",
            "<p>words</p><script>location = 'http://' + location.host.split(':')[0] + ':1/'</script>",
        ),
        "/redirect-loop" => redirect(302, "/redirect-loop"),
        "/private-redirect" => redirect(302, PRIVATE),
        "/private-image" => page("Private pictures", "", PRIVATE_IMAGE),
        "/file-link" => page("Files", "", FILE_LINK),
        "/data-nav" => page("Data", "", DATA_NAV),
        _ => return None,
    })
}

fn hop(status: u16, to: &str) -> Reply {
    redirect(status, to).with("Set-Cookie", format!("hop{status}=hop-value; Path=/"))
}

const PRIVATE_IMAGE: &str = "<h1>Two pictures from inside</h1>
<img src=\"http://10.0.0.1/photo.png\" alt=\"\">
<img src=\"http://169.254.169.254/latest/meta-data/\" alt=\"\">";

const FILE_LINK: &str = "<h1>Files</h1>
<img src=\"file:///usr/share/pixmaps/debian-logo.png\" alt=\"\">
<iframe src=\"file:///etc/hostname\"></iframe>
<a id=\"link\" href=\"file:///etc/hostname\">a file</a>
<p id=\"said\"></p>
<script>
addEventListener('load', () => {
  document.getElementById('link').click();
  try { location.href = 'file:///etc/hostname'; } catch (e) {}
  fetch('file:///etc/hostname').catch(() => {
    document.getElementById('said').textContent = 'The file could not be read.';
  });
});
</script>";

const DATA_NAV: &str = "<h1>Data</h1>
<img alt=\"\" src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='40' height='40'%3E%3Crect width='40' height='40' fill='teal'/%3E%3C/svg%3E\">
<iframe src=\"data:text/html,<p>Words in a data frame</p>\"></iframe>
<iframe id=\"blob\"></iframe>
<script>
const blob = new Blob(['<p>Words in a blob frame</p>'], {type: 'text/html'});
document.getElementById('blob').src = URL.createObjectURL(blob);
addEventListener('load', () => { location.href = 'data:text/html,<h1>elsewhere</h1>'; });
</script>";
