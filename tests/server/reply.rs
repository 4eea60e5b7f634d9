//! What a page answers, and how it goes onto the wire.

use std::io::{self, Write};
use std::net::TcpStream;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use tungstenite::handshake::derive_accept_key;
use tungstenite::protocol::{Message, Role, WebSocket};

use super::Site;
use super::wire::{Request, range};

/// One answer: a status, headers in order and as spelled, and a body.
pub struct Reply {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Body,
    delay: Duration,
    ranged: bool,
}

enum Body {
    /// With a `Content-Length`.
    Whole(Vec<u8>),
    /// Chunked; a wait before every piece but the first; with `ends` false the last chunk never
    /// comes.
    Pieces { pieces: Box<dyn Iterator<Item = Vec<u8>>>, every: Duration, ends: bool },
    /// Bytes as they are, head and all, one piece every so often.
    Raw(Box<dyn Iterator<Item = Vec<u8>>>, Duration),
    /// Not a byte, not even of headers, until the server stops.
    Silence,
    /// So many bytes promised, and none of them sent until the server stops.
    Stalled(usize),
    /// The connection is closed without an answer.
    Hangup,
    /// A handshake, two text frames, a close frame.
    WebSocket,
}

/// An answer with a status, a media type and bytes.
pub fn reply(status: u16, media_type: &str, body: impl Into<Vec<u8>>) -> Reply {
    Reply {
        status,
        headers: vec![("Content-Type", media_type.to_owned())],
        body: Body::Whole(body.into()),
        delay: Duration::ZERO,
        ranged: false,
    }
}

/// Plain words.
pub fn text(status: u16, words: &str) -> Reply {
    reply(status, "text/plain; charset=utf-8", words)
}

/// An HTML page from a title, what else belongs in the head, and the body.
pub fn page(title: &str, head: &str, body: &str) -> Reply {
    html(200, &document("en", title, head, body))
}

/// A whole HTML document with a status.
pub fn html(status: u16, document: &str) -> Reply {
    reply(status, "text/html; charset=utf-8", document)
}

/// The source of a page.
pub fn document(lang: &str, title: &str, head: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <title>{title}</title>\n<link rel=\"icon\" href=\"data:,\">\n{head}\n</head>\n\
         <body>\n{body}\n</body>\n</html>\n"
    )
}

/// One line of a body for each number below `count`.
pub fn lines(count: u32, line: impl Fn(u32) -> String) -> String {
    (0..count).map(|n| line(n) + "\n").collect()
}

/// A script.
pub fn script(source: &str) -> Reply {
    reply(200, "text/javascript; charset=utf-8", source)
}

/// A picture made by [`super::picture`].
pub fn png(bytes: Vec<u8>) -> Reply {
    reply(200, "image/png", bytes)
}

/// A redirect with a short body, which browsers never show and no protocol of theirs gives out.
pub fn redirect(status: u16, to: &str) -> Reply {
    text(status, "moved").with("Location", to)
}

/// Chunks, one every `every`; with `ends` false, open until the server stops.
pub fn pieces(
    media_type: &str,
    pieces: impl Iterator<Item = Vec<u8>> + 'static,
    every: Duration,
    ends: bool,
) -> Reply {
    let mut reply = reply(200, media_type, "");
    reply.body = Body::Pieces { pieces: Box::new(pieces), every, ends };
    reply
}

/// Bytes as they are, head and all, one piece every `every`.
pub fn raw(pieces: impl Iterator<Item = Vec<u8>> + 'static, every: Duration) -> Reply {
    Reply { body: Body::Raw(Box::new(pieces), every), ..text(200, "") }
}

/// Headers that never come.
pub fn silence() -> Reply {
    Reply { body: Body::Silence, ..text(200, "") }
}

/// Headers that promise bytes, and then nothing.
pub fn stalled(media_type: &str, bytes: usize) -> Reply {
    Reply { body: Body::Stalled(bytes), ..reply(200, media_type, "") }
}

/// A connection closed without a byte.
pub fn hangup() -> Reply {
    Reply { body: Body::Hangup, ..text(200, "") }
}

/// The server's side of a WebSocket.
pub fn websocket() -> Reply {
    Reply { body: Body::WebSocket, ..text(101, "") }
}

impl Reply {
    /// One header more; the same name may come again.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Reply {
        self.headers.push((name, value.into()));
        self
    }

    /// Waits before the headers.
    pub fn after(mut self, delay: Duration) -> Reply {
        self.delay = delay;
        self
    }

    /// Answers `Range`.
    pub fn ranged(mut self) -> Reply {
        self.ranged = true;
        self.with("Accept-Ranges", "bytes")
    }

    /// Packs a whole body with gzip.
    pub fn gzip(mut self) -> Reply {
        if let Body::Whole(bytes) = &self.body {
            let mut packed = GzEncoder::new(Vec::new(), Compression::best());
            packed.write_all(bytes).unwrap();
            self.body = Body::Whole(packed.finish().unwrap());
        }
        self.with("Content-Encoding", "gzip")
    }

    /// Sends a whole body in chunks of 1,000 bytes.
    pub fn chunked(mut self) -> Reply {
        if let Body::Whole(bytes) = self.body {
            let parts: Vec<_> = bytes.chunks(1000).map(<[u8]>::to_vec).collect();
            let pieces = Box::new(parts.into_iter());
            self.body = Body::Pieces { pieces, every: Duration::ZERO, ends: true };
        }
        self
    }

    /// Writes the answer; true when the connection may be used again.
    pub fn send(mut self, request: &Request, site: &Site, out: &mut TcpStream) -> io::Result<bool> {
        if site.stop().wait(self.delay) {
            return Ok(false);
        }
        let keep = request.header("connection").is_none_or(|c| !c.eq_ignore_ascii_case("close"));
        let head_only = request.method == "HEAD";
        match std::mem::replace(&mut self.body, Body::Hangup) {
            Body::Hangup => return Ok(false),
            Body::Raw(pieces, every) => {
                for piece in pieces {
                    out.write_all(&piece)?;
                    if site.stop().wait(every) {
                        break;
                    }
                }
                return Ok(false);
            }
            Body::Silence => {
                site.stop().wait_for_end();
                return Ok(false);
            }
            Body::Stalled(bytes) => {
                self.headers.push(("Content-Length", bytes.to_string()));
                self.head(request, site, out)?;
                site.stop().wait_for_end();
                return Ok(false);
            }
            Body::WebSocket => return self.speak(request, site, out),
            Body::Whole(bytes) => {
                let bytes = self.part(request, bytes);
                // 204 and 304 have neither a body nor a length.
                if !matches!(self.status, 204 | 304) {
                    self.headers.push(("Content-Length", bytes.len().to_string()));
                }
                self.head(request, site, out)?;
                if !head_only {
                    out.write_all(&bytes)?;
                }
            }
            Body::Pieces { pieces, every, ends } => {
                self.headers.push(("Transfer-Encoding", "chunked".into()));
                self.head(request, site, out)?;
                if !head_only && !chunks(pieces, every, ends, site, out)? {
                    return Ok(false);
                }
            }
        }
        Ok(keep)
    }

    /// The part of a whole body that is asked for; turns 200 into 206 or 416.
    fn part(&mut self, request: &Request, bytes: Vec<u8>) -> Vec<u8> {
        let Some(asked) = request.header("range").filter(|_| self.ranged) else { return bytes };
        let all = bytes.len();
        let Some(part) = range(asked, all) else {
            self.status = 416;
            self.headers.push(("Content-Range", format!("bytes */{all}")));
            return Vec::new();
        };
        self.status = 206;
        let shown = format!("bytes {}-{}/{all}", part.start, part.end - 1);
        self.headers.push(("Content-Range", shown));
        bytes[part].to_vec()
    }

    fn head(&self, request: &Request, site: &Site, out: &mut TcpStream) -> io::Result<()> {
        let mut head = format!("HTTP/1.1 {} {}\r\n", self.status, reason(self.status));
        for (name, value) in &self.headers {
            head.extend([name, ": ", value, "\r\n"]);
        }
        head.push_str("\r\n");
        site.log(request, self.status);
        out.write_all(head.as_bytes())
    }

    /// RFC 6455: the handshake's answer, then frames. Never a second request.
    fn speak(mut self, request: &Request, site: &Site, out: &mut TcpStream) -> io::Result<bool> {
        let key = request.header("sec-websocket-key").unwrap_or_default();
        self.headers = vec![
            ("Upgrade", "websocket".into()),
            ("Connection", "Upgrade".into()),
            ("Sec-WebSocket-Accept", derive_accept_key(key.as_bytes())),
        ];
        self.head(request, site, out)?;
        let mut socket = WebSocket::from_raw_socket(out, Role::Server, None);
        for words in super::parts::FRAMES {
            socket.send(Message::text(words)).map_err(io::Error::other)?;
        }
        socket.close(None).map_err(io::Error::other)?;
        // Until the other side has closed too.
        while socket.read().is_ok() {}
        Ok(false)
    }
}

/// Writes chunks; true when the body ended as it should.
fn chunks(
    pieces: impl Iterator<Item = Vec<u8>>,
    every: Duration,
    ends: bool,
    site: &Site,
    out: &mut TcpStream,
) -> io::Result<bool> {
    for (n, piece) in pieces.enumerate() {
        if n > 0 && site.stop().wait(every) {
            return Ok(false);
        }
        write!(out, "{:x}\r\n", piece.len())?;
        out.write_all(&piece)?;
        out.write_all(b"\r\n")?;
    }
    if ends {
        out.write_all(b"0\r\n\r\n")?;
    } else {
        site.stop().wait_for_end();
    }
    Ok(ends)
}

fn reason(status: u16) -> &'static str {
    match status {
        101 => "Switching Protocols",
        200 => "OK",
        204 => "No Content",
        206 => "Partial Content",
        301 => "Moved Permanently",
        302 => "Found",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        410 => "Gone",
        416 => "Range Not Satisfiable",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        _ => "Something Else",
    }
}
