//! What the recorder knows of one request and its answer, as plain data. The body's bytes stay in
//! the caller's spool; here is only what they hash to.

use crate::model::{Digest, Utc};
use serde::Serialize;
use std::net::IpAddr;

/// Header lines in the order received, a name as often as it came.
pub type Headers = Vec<(String, String)>;

/// One request and the answer to it. A request nobody answered is not an exchange: it belongs in
/// the list of what is not archived.
#[derive(Debug, Clone, PartialEq)]
pub struct Exchange {
    /// As requested; user, password and fragment are taken off when written.
    pub url: String,
    /// `GET`, `POST`, …
    pub method: String,
    /// When the request was sent.
    pub at: Utc,
    /// As sent; pseudo headers (`:path`) may be there and are not written.
    pub request_headers: Headers,
    /// The bytes sent, where there were any.
    pub request_body: Option<Vec<u8>>,
    /// Why that is not all that was sent, when it is not.
    pub request_truncated: Option<Truncated>,
    /// `200`.
    pub status: u16,
    /// `OK`; empty when the protocol has none.
    pub reason: String,
    /// As received: from [`super::parse_head`] where the raw head is known, so that doubled names
    /// and their order are kept.
    pub response_headers: Headers,
    /// Status line and header lines exactly as received (HTTP/1), for the metadata record.
    pub raw_head: Option<String>,
    /// The decoded body; none for an empty one and for one that was not recorded.
    pub body: Option<Body>,
    /// Why the body is not whole, when it is not (WARC 1.1 §5.13).
    pub truncated: Option<Truncated>,
    /// The server's address and port; none behind a proxy.
    pub address: Option<(IpAddr, u16)>,
    /// `http/1.1`, `h2`: as the browser names it.
    pub protocol: String,
    /// The secured connection, where there was one.
    pub tls: Option<TlsSummary>,
    /// Page load it belongs to (`loaderId`).
    pub load: Option<String>,
    /// Media type as the browser sees it.
    pub mime: String,
    /// `Document`, `Image`, …: what the browser wanted it for.
    pub kind: String,
    /// Named moments in microseconds after `at`, in order.
    pub timing: Vec<(String, i64)>,
}

impl Exchange {
    /// An exchange with nothing but what every one has; the caller fills in the rest.
    pub fn new(method: &str, url: &str, at: Utc, status: u16) -> Self {
        Self {
            url: url.into(),
            method: method.into(),
            at,
            request_headers: Vec::new(),
            request_body: None,
            request_truncated: None,
            status,
            reason: String::new(),
            response_headers: Vec::new(),
            raw_head: None,
            body: None,
            truncated: None,
            address: None,
            protocol: "http/1.1".into(),
            tls: None,
            load: None,
            mime: String::new(),
            kind: String::new(),
            timing: Vec::new(),
        }
    }
}

/// What a spooled body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Body {
    /// SHA-256 of all its bytes.
    pub sha256: Digest,
    /// Their number.
    pub bytes: u64,
}

crate::model::words! {
    /// Why a recorded body is shorter than the one sent (WARC 1.1 §5.13).
    Truncated, "WARC truncation" {
        /// Over the size budget.
        Length = "length",
        /// Over the time budget.
        Time = "time",
        /// The connection ended early.
        Disconnect = "disconnect",
        /// Any other reason; also the body of a redirect, which browsers do not hand out.
        Unspecified = "unspecified",
    }
}

/// A secured connection, as the browser describes it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TlsSummary {
    /// `TLS 1.3`.
    pub protocol: String,
    /// `AES_128_GCM`.
    pub cipher: String,
    /// `X25519`; empty when not told.
    pub group: String,
    /// The certificate's subject name.
    pub subject: String,
    /// Who issued it.
    pub issuer: String,
    /// Names it is for, a bounded number.
    pub names: Vec<String>,
    /// Start of its validity.
    pub not_before: Option<Utc>,
    /// End of its validity.
    pub not_after: Option<Utc>,
}
