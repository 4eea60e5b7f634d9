//! A URL in parts, split as RFC 3986 appendix B does, with the kindnesses of the Python package.

/// The parts of a URL; an absent one is empty.
pub(super) struct Parts {
    pub(super) scheme: Vec<u8>,
    pub(super) host: Vec<u8>,
    pub(super) port: Option<u16>,
    pub(super) path: Vec<u8>,
    pub(super) query: Vec<u8>,
}

impl Parts {
    /// Any bytes have parts.
    pub(super) fn parse(url: &[u8]) -> Self {
        let blank = |b: &u8| matches!(b, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c);
        let start = url.iter().position(|b| !blank(b)).unwrap_or(url.len());
        let end = url.iter().rposition(|b| !blank(b)).map_or(start, |at| at + 1);
        let mut url: Vec<u8> =
            url[start..end].iter().copied().filter(|b| !b"\t\r\n".contains(b)).collect();
        if scheme_length(&url).is_none() {
            url.splice(..0, *b"http://");
        }
        let url = without_doubled_protocol(&url);
        let at = scheme_length(url).unwrap_or(0);
        let (scheme, rest) = (&url[..at], url.get(at + 1..).unwrap_or_default());
        let rest = until(rest, b"#").0;
        let (before, query) = until(rest, b"?");
        let (authority, path) = match before.strip_prefix(b"//") {
            Some(rest) => {
                let length = until(rest, b"/").0.len();
                rest.split_at(length)
            }
            None => (&b""[..], before),
        };
        let (host, port) = host_and_port(authority);
        let mut parts = Self {
            scheme: scheme.into(),
            host,
            port,
            path: path.into(),
            query: query.get(1..).unwrap_or_default().into(),
        };
        parts.host_from_path();
        parts
    }

    /// `http:////site.example/x`: the host is the first part of the path.
    fn host_from_path(&mut self) {
        if self.scheme.starts_with(b"http") && self.host.is_empty() && !self.path.is_empty() {
            let start = self.path.iter().position(|b| *b != b'/').unwrap_or(self.path.len());
            let (host, rest) = until(&self.path[start..], b"/");
            let path = [b"/", rest.get(1..).unwrap_or_default()].concat();
            (self.host, self.path) = (host.into(), path);
        }
    }
}

/// What stands before the first of `stops`, and the rest from it on.
fn until<'a>(bytes: &'a [u8], stops: &[u8]) -> (&'a [u8], &'a [u8]) {
    bytes.split_at(bytes.iter().position(|b| stops.contains(b)).unwrap_or(bytes.len()))
}

/// Length of the scheme before its colon.
fn scheme_length(url: &[u8]) -> Option<usize> {
    let at = url.iter().position(|b| *b == b':')?;
    let (first, rest) = url[..at].split_first()?;
    let inner = |b: &u8| b.is_ascii_alphanumeric() || b"+-.".contains(b);
    (first.is_ascii_alphabetic() && rest.iter().all(inner)).then_some(at)
}

/// `http://https://site.example/` is `https://site.example/`.
fn without_doubled_protocol(mut url: &[u8]) -> &[u8] {
    let protocol = |url: &[u8]| {
        [&b"http://"[..], b"https://"].into_iter().find(|p| url.starts_with(p)).map(<[u8]>::len)
    };
    while let Some(length) = protocol(url)
        && protocol(&url[length..]).is_some()
    {
        url = &url[length..];
    }
    url
}

/// Host in lower case and port of `user:pw@host:port`; brackets of an IPv6 host are dropped.
fn host_and_port(authority: &[u8]) -> (Vec<u8>, Option<u16>) {
    let end = authority.iter().rposition(|b| *b != b':').map_or(0, |at| at + 1);
    let authority = &authority[..end];
    let from = authority.iter().rposition(|b| *b == b'@').map_or(0, |at| at + 1);
    let info = &authority[from..];
    let (host, rest) = match info.iter().position(|b| *b == b'[') {
        Some(open) => {
            let (host, rest) = until(&info[open + 1..], b"]");
            (host, until(rest, b":").1)
        }
        None => until(info, b":"),
    };
    let digits = rest.get(1..).unwrap_or_default();
    let port = std::str::from_utf8(digits)
        .ok()
        .filter(|d| d.bytes().all(|b| b.is_ascii_digit()))
        .and_then(|d| d.parse().ok())
        .filter(|port| *port != 0);
    (host.to_ascii_lowercase(), port)
}
