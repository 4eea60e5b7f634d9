//! The HTTP head of a request or response record: what was sent, in the one form replay tools read.
//!
//! ```text
//! HTTP/1.1 200 OK
//! content-type: text/html; charset=utf-8
//! X-Archive-Orig-content-encoding: gzip
//! X-Archive-Orig-Content-Length: 133
//! Content-Length: 10091
//! ```
//!
//! The browser hands out decoded bodies, so headers that describe the encoding no longer fit the
//! bytes beside them: they are kept under `X-Archive-Orig-` names, and the length is the real one.
//! HTTP/2 has no text form: its head is made up in the form of HTTP/1.1, without pseudo headers.

use super::{Exchange, Headers, redact_headers, target_uri};

const ORIGINAL: &str = "X-Archive-Orig-";
/// Headers about an encoding that the recorded body no longer has.
const ENCODING: [&str; 2] = ["content-encoding", "transfer-encoding"];

/// Header lines of a raw head (HTTP/1), in order, folded values joined by a blank. The start line
/// and anything without a colon are left out.
pub fn parse_head(raw: &str) -> Headers {
    let mut headers = Headers::new();
    for line in raw.lines().skip(1) {
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = headers.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            headers.push((name.trim().into(), value.trim().into()));
        }
    }
    headers
}

/// Head of the response, ending with the empty line, for a body of `length` bytes.
pub(super) fn response_head(exchange: &Exchange, length: u64) -> Vec<u8> {
    let reason = match one_line(&exchange.reason) {
        reason if reason.is_empty() => usual_reason(exchange.status).into(),
        reason => reason,
    };
    let start = format!("{} {:03} {reason}", version(exchange), exchange.status.min(999));
    let mut headers = clean(&exchange.response_headers);
    for (name, _) in &mut headers {
        if ENCODING.iter().any(|e| name.eq_ignore_ascii_case(e)) {
            name.insert_str(0, ORIGINAL);
        }
    }
    set_length(&mut headers, Some(length));
    block(&start, &headers)
}

/// Head of the request, ending with the empty line.
pub(super) fn request_head(exchange: &Exchange) -> Vec<u8> {
    let uri = target_uri(&exchange.url);
    let (host, path) = host_and_path(&uri);
    let method: String = exchange.method.chars().filter(char::is_ascii_graphic).collect();
    let start = format!("{method} {path} {}", version(exchange));
    let mut headers = clean(&exchange.request_headers);
    if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("host")) {
        headers.insert(0, ("Host".into(), host.into()));
    }
    set_length(&mut headers, exchange.request_body.as_ref().map(|b| b.len() as u64));
    block(&start, &headers)
}

/// `a.example:8080` and `/x?y` of a target URI.
fn host_and_path(uri: &str) -> (&str, String) {
    let rest = uri.split_once("://").map_or(uri, |(_, rest)| rest);
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(end);
    (host, if path.starts_with('/') { path.into() } else { format!("/{path}") })
}

fn version(exchange: &Exchange) -> &'static str {
    if exchange.protocol.eq_ignore_ascii_case("http/1.0") { "HTTP/1.0" } else { "HTTP/1.1" }
}

/// Redacted, without pseudo headers and unspeakable names; a value of several lines (how the
/// browser joins a name that came more than once) is as many headers.
fn clean(headers: &Headers) -> Headers {
    let token = |name: &str| {
        !name.is_empty()
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b))
    };
    let mut out: Headers = headers
        .iter()
        .filter(|(name, _)| token(name))
        .flat_map(|(name, value)| value.split('\n').map(|line| (name.clone(), one_line(line))))
        .collect();
    redact_headers(&mut out);
    out
}

fn one_line(text: &str) -> String {
    text.replace(|c: char| c.is_control() && c != '\t', " ").trim().into()
}

/// Makes `Content-Length` the real one where it is not; the one received is kept beside it.
fn set_length(headers: &mut Headers, real: Option<u64>) {
    let Some(real) = real.map(|n| n.to_string()) else { return };
    let is_length = |name: &str| name.eq_ignore_ascii_case("content-length");
    let mut said = headers.iter().filter(|(name, _)| is_length(name));
    if said.clone().count() == 1 && said.all(|(_, value)| *value == real) {
        return;
    }
    for (name, _) in headers.iter_mut().filter(|(name, _)| is_length(name)) {
        name.insert_str(0, ORIGINAL);
    }
    headers.push(("Content-Length".into(), real));
}

fn block(start: &str, headers: &Headers) -> Vec<u8> {
    let mut out = format!("{start}\r\n");
    for (name, value) in headers {
        out.push_str(name);
        out.push_str(": ");
        out.push_str(value);
        out.push_str("\r\n");
    }
    out.push_str("\r\n");
    out.into_bytes()
}

/// The phrase of RFC 9110 §15 for a protocol that sends none.
fn usual_reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        201 => "Created",
        204 => "No Content",
        206 => "Partial Content",
        301 => "Moved Permanently",
        302 => "Found",
        303 => "See Other",
        304 => "Not Modified",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        410 => "Gone",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "-",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Utc;
    use expect_test::{Expect, expect};

    fn exchange(method: &str, headers: &[(&str, &str)]) -> Exchange {
        let mut e = Exchange::new(method, "https://u:p@a.example/x?y#z", Utc::from_millis(0), 200);
        e.response_headers = headers.iter().map(|(n, v)| ((*n).into(), (*v).into())).collect();
        e.request_headers = e.response_headers.clone();
        e
    }

    fn check(bytes: &[u8], want: &Expect) {
        want.assert_eq(&String::from_utf8_lossy(bytes).replace("\r\n", "\n"));
    }

    #[test]
    fn encodings_move_aside_and_the_length_is_real() {
        let mut e = exchange(
            "GET",
            &[
                (":status", "200"),
                ("content-encoding", "gzip"),
                ("Transfer-Encoding", "chunked"),
                ("content-length", "133"),
                ("set-cookie", "a=1\nb=22"),
                ("x\r\ny", "no"),
                ("x-injected", "a\r\nWARC/1.1"),
            ],
        );
        e.protocol = "h2".into();
        check(
            &response_head(&e, 10),
            &expect![[r"
                HTTP/1.1 200 OK
                X-Archive-Orig-content-encoding: gzip
                X-Archive-Orig-Transfer-Encoding: chunked
                X-Archive-Orig-content-length: 133
                set-cookie: redacted:3
                set-cookie: redacted:4
                x-injected: a
                x-injected: WARC/1.1
                Content-Length: 10

            "]],
        );
    }

    #[test]
    fn a_true_length_stays_where_it_was() {
        let e = exchange("GET", &[("Content-Length", "0"), ("X", "1")]);
        check(
            &response_head(&e, 0),
            &expect![[r"
                HTTP/1.1 200 OK
                Content-Length: 0
                X: 1

            "]],
        );
    }

    #[test]
    fn a_request_names_its_host_and_hides_its_keys() {
        let mut e = exchange("POST", &[(":authority", "a.example"), ("cookie", "k=secret")]);
        e.request_body = Some(b"a=b".to_vec());
        check(
            &request_head(&e),
            &expect![[r"
                POST /x?y HTTP/1.1
                Host: a.example
                cookie: redacted:8
                Content-Length: 3

            "]],
        );
    }

    #[test]
    fn a_raw_head_gives_its_lines_in_order() {
        let raw = "HTTP/1.1 200 OK\r\nA: 1\r\na:2\r\nB: x\r\n y\r\nnonsense\r\n\r\n";
        let got = parse_head(raw);
        let want = [("A", "1"), ("a", "2"), ("B", "x y")];
        assert_eq!(got, want.map(|(n, v)| (n.to_string(), v.to_string())));
    }
}
