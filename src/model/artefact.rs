//! A file of an exhibit and what it is there for.

use super::{Digest, RelPath, words};
use serde::{Deserialize, Serialize};

words! {
    /// What an artefact is. A closed list: docs/FORMAT.md §8.
    Role, "artefact role" {
        /// `viewport.png`: what a visitor first saw.
        Viewport = "viewport",
        /// `first.html`: the document tree at that moment.
        FirstHtml = "first-html",
        /// `first.txt`: the text shown at that moment.
        FirstText = "first-text",
        /// `page.png`: the whole page.
        Page = "page",
        /// `dom.html`: the document tree at the end.
        Dom = "dom",
        /// `text.txt`: the text at the end.
        Text = "text",
        /// `page.mhtml`.
        Mhtml = "mhtml",
        /// `page.pdf`.
        Pdf = "pdf",
        /// `page.wacz`: the web archive.
        Wacz = "wacz",
        /// `net.json`: every exchange, and what is not in the archive.
        Net = "net",
        /// `tls/N.pem`: a certificate the server showed.
        Tls = "tls",
        /// A supplied file, bytes as received.
        Original = "original",
        /// `source.json`: where a supplied file is said to come from.
        Source = "source",
        /// A file found on disk without a log line, after an interruption.
        Unlogged = "unlogged",
    }
}

impl Role {
    /// The role that a file's place in its exhibit's folder gives it (`tls/0.pem`); a name that no
    /// role has is `unlogged`.
    pub fn of_file(path: &RelPath) -> Self {
        match path.as_str() {
            "viewport.png" => Self::Viewport,
            "first.html" => Self::FirstHtml,
            "first.txt" => Self::FirstText,
            "page.png" => Self::Page,
            "dom.html" => Self::Dom,
            "text.txt" => Self::Text,
            "page.mhtml" => Self::Mhtml,
            "page.pdf" => Self::Pdf,
            "page.wacz" => Self::Wacz,
            "net.json" => Self::Net,
            "source.json" => Self::Source,
            _ if path.below("tls").is_some() => Self::Tls,
            _ if path.below("original").is_some() => Self::Original,
            _ => Self::Unlogged,
        }
    }
}

/// One file of an exhibit; `path` is relative to the exhibit's folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Artefact {
    /// Place in the exhibit's folder.
    pub path: RelPath,
    /// What it is there for.
    pub role: Role,
    /// Length.
    pub bytes: u64,
    /// SHA-256 of the content.
    pub sha256: Digest,
    /// Media type by content.
    pub media_type: String,
    /// Page load it came from (`loaderId` of the browser), where one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub load: Option<String>,
}
