//! Requests as they come off the wire, and the range a request asks for.

use std::io::{self, BufRead, Read};
use std::ops::Range;

/// The longest body read.
const BODY_MAX: u64 = 1 << 20;

/// One HTTP/1.1 request.
#[derive(Debug, Default)]
pub struct Request {
    /// `GET`, `POST` …
    pub method: String,
    /// Path and query as sent: `/infinite/items?from=10`.
    pub target: String,
    /// Names as sent, in order.
    pub headers: Vec<(String, String)>,
    /// As long as `Content-Length` says.
    pub body: Vec<u8>,
}

impl Request {
    /// The next request of a connection; `None` when the other side closed it.
    pub fn read(input: &mut impl BufRead) -> io::Result<Option<Request>> {
        let Some(first) = line(input)? else { return Ok(None) };
        let mut words = first.split(' ');
        let (Some(method), Some(target)) = (words.next(), words.next()) else {
            return Err(io::ErrorKind::InvalidData.into());
        };
        let mut request =
            Request { method: method.to_owned(), target: target.to_owned(), ..Request::default() };
        while let Some(line) = line(input)?.filter(|line| !line.is_empty()) {
            let (name, value) = line.split_once(':').ok_or(io::ErrorKind::InvalidData)?;
            request.headers.push((name.to_owned(), value.trim().to_owned()));
        }
        let length = request.header("content-length").and_then(|n| n.parse().ok()).unwrap_or(0);
        input.take(BODY_MAX.min(length)).read_to_end(&mut request.body)?;
        Ok(Some(request))
    }

    /// A header's first value, by lower-case name.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(n, _)| n.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// The target without its query.
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// A query value, as sent (none of the pages needs percent decoding).
    pub fn param(&self, name: &str) -> Option<&str> {
        let query = self.target.split_once('?')?.1;
        query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .find_map(|(n, v)| (n == name).then_some(v))
    }

    /// The number in `{before}N{after}`: `17` in `/tall/row-17.png`.
    pub fn number(&self, before: &str, after: &str) -> Option<u32> {
        self.path().strip_prefix(before)?.strip_suffix(after)?.parse().ok()
    }

    /// The absolute URL asked for.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.header("host").unwrap_or_default(), self.target)
    }
}

/// One line without its ending; `None` at the end of the stream.
fn line(input: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = String::new();
    if input.take(64 * 1024).read_line(&mut line)? == 0 {
        return Ok(None);
    }
    Ok(Some(line.trim_end_matches(['\r', '\n']).to_owned()))
}

/// The bytes of `length` that `bytes=2-5`, `bytes=2-` or `bytes=-5` names; `None` is a 416.
pub fn range(asked: &str, length: usize) -> Option<Range<usize>> {
    let (from, to) = asked.strip_prefix("bytes=")?.split_once('-')?;
    if from.is_empty() {
        let last: usize = to.parse().ok()?;
        return (last > 0).then(|| length.saturating_sub(last)..length);
    }
    let from: usize = from.parse().ok()?;
    let to = if to.is_empty() { length } else { to.parse::<usize>().ok()?.saturating_add(1) };
    (from < length && from < to).then(|| from..to.min(length))
}
