//! How a capture went.

use super::words;

words! {
    /// What kind of page came, judged by structure (docs/FORMAT.md §8).
    Quality, "quality" {
        /// The page, as far as can be told.
        Content = "content",
        /// The page with something missing.
        Partial = "partial",
        /// A form that asks to log in.
        LoginWall = "login-wall",
        /// The server says the page is gone (404, 410).
        Gone = "gone",
        /// The server or a robot check refused (401, 403, 429, captcha).
        Blocked = "blocked",
        /// No page, or an error page.
        Error = "error",
    }
}

words! {
    /// Whether everything asked for was made.
    Outcome, "outcome" {
        /// Every step ended well.
        Complete = "complete",
        /// At least one step did not, and something of the page is kept.
        Partial = "partial",
        /// Nothing of the page could be kept.
        Failed = "failed",
    }
}

words! {
    /// A step of a capture, in the order they run. A closed list: docs/FORMAT.md §8.
    Step, "capture step" {
        /// Ask for the address.
        Open = "open",
        /// Wait until it is there.
        Load = "load",
        /// `viewport.png`.
        Viewport = "viewport",
        /// `first.html`, `first.txt`.
        First = "first",
        /// Scroll to the end.
        Scroll = "scroll",
        /// `page.png`.
        Page = "page",
        /// `dom.html`.
        Dom = "dom",
        /// `text.txt`.
        Text = "text",
        /// `page.mhtml`.
        Mhtml = "mhtml",
        /// `page.pdf`.
        Pdf = "pdf",
        /// `tls/*.pem`.
        Tls = "tls",
        /// `page.wacz`.
        Wacz = "wacz",
        /// `net.json`.
        Net = "net",
        /// `capture.json`.
        Record = "record",
    }
}
