//! A URL as an index key: the host's parts turned round, everything folded that rarely tells two
//! pages apart (SURT with the Internet Archive's canonical form). Replay tools compute the same key
//! from the address asked for, so this follows the rules of the `surt` package for Python, which pywb
//! uses, rather than any standard.
//!
//! ```text
//! https://www.Example.com:443/A/../b/?z=1&a=2#top   →   com,example)/b?a=2&z=1
//! ```

mod host;
mod session;
mod split;

use split::Parts;

/// The key of a URL. Any text gives one: `-` for none, and a port that is no port is left out (the
/// package has no key there).
///
/// ```
/// assert_eq!(saboot::format::surt::surt("http://www2.example.com/B?b&a#c"), "com,example)/b?a&b");
/// ```
pub fn surt(url: &str) -> String {
    if url.is_empty() {
        return "-".into();
    }
    if url.starts_with("filedesc") {
        return url.into();
    }
    let parts = Parts::parse(url.as_bytes());
    let host = host::canonical(&parts.host);
    let path = canonical_path(&parts, !host.is_empty());
    let query = canonical_query(&parts.query);
    let mut out = Vec::with_capacity(url.len() + 8);
    if host.is_empty() {
        out.extend_from_slice(&parts.scheme);
        out.push(b':');
    } else {
        out.extend(reversed(massage(&host, &parts.scheme)));
        if let Some(port) = parts.port.filter(|p| Some(*p) != default_port(&parts.scheme)) {
            out.extend_from_slice(format!(":{port}").as_bytes());
        }
        out.push(b')');
    }
    if !path.is_empty() {
        out.extend_from_slice(&path);
    } else if !query.is_empty() {
        out.push(b'/');
    }
    if !query.is_empty() {
        out.push(b'?');
        out.extend_from_slice(&query);
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// `www.` and `www2.` in front of a host tell nothing.
fn massage<'a>(host: &'a [u8], scheme: &[u8]) -> &'a [u8] {
    let Some(rest) = host.strip_prefix(b"www").filter(|_| scheme != b"dns") else { return host };
    let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
    rest[digits..].strip_prefix(b".").unwrap_or(host)
}

fn reversed(host: &[u8]) -> Vec<u8> {
    let parts: Vec<&[u8]> = host.split(|b| *b == b'.').rev().collect();
    parts.join(&b',')
}

fn default_port(scheme: &[u8]) -> Option<u16> {
    if scheme.eq_ignore_ascii_case(b"http") {
        Some(80)
    } else if scheme.eq_ignore_ascii_case(b"https") {
        Some(443)
    } else {
        None
    }
}

fn canonical_path(parts: &Parts, has_host: bool) -> Vec<u8> {
    let path = unescape(&parts.path);
    let path = if has_host { normal_path(&path) } else { path };
    let path = session::strip_path(&escape(&path).to_ascii_lowercase());
    match path.strip_suffix(b"/") {
        Some(shorter) if !shorter.is_empty() => shorter.into(),
        _ => path,
    }
}

/// Without `.` and `..` parts and doubled slashes; `..` above the root stays.
fn normal_path(path: &[u8]) -> Vec<u8> {
    let mut kept: Vec<&[u8]> = Vec::new();
    for part in path.split(|b| *b == b'/').skip(1) {
        match part {
            b"." => {}
            b".." if kept.pop().is_some() => {}
            _ => kept.push(part),
        }
    }
    let mut out = vec![b'/'];
    let Some((last, inner)) = kept.split_last() else { return out };
    for part in inner.iter().filter(|part| !part.is_empty()) {
        out.extend_from_slice(part);
        out.push(b'/');
    }
    out.extend_from_slice(last);
    out
}

fn canonical_query(query: &[u8]) -> Vec<u8> {
    let query = session::strip_query(&escape(&unescape(query))).to_ascii_lowercase();
    if query.len() <= 1 {
        return query;
    }
    let key_value = |arg: &[u8]| -> (Vec<u8>, Option<Vec<u8>>) {
        match arg.iter().position(|b| *b == b'=') {
            Some(at) => (arg[..at].into(), Some(arg[at + 1..].into())),
            None => (arg.into(), None),
        }
    };
    let mut args: Vec<_> = query.split(|b| *b == b'&').map(key_value).collect();
    args.sort();
    let join = |(key, value): (Vec<u8>, Option<Vec<u8>>)| match value {
        Some(value) => [key, value].join(&b'='),
        None => key,
    };
    args.into_iter().map(join).collect::<Vec<_>>().join(&b'&')
}

fn hex(b: u8) -> Option<u8> {
    char::from(b).to_digit(16).and_then(|d| u8::try_from(d).ok())
}

/// Undoes percent-encoding once.
pub(super) fn unescape_once(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, tail)) = rest.split_first() {
        let pair = (*first == b'%').then(|| hex(*tail.first()?).zip(hex(*tail.get(1)?))).flatten();
        let (byte, used) = pair.map_or((*first, 1), |(high, low)| (high << 4 | low, 3));
        out.push(byte);
        rest = &rest[used..];
    }
    out
}

/// Undoes percent-encoding until there is none, in one pass: a byte that completes an escape
/// replaces it, which may complete another. (Pass after pass takes hours on `%25252525…`.)
fn unescape(bytes: &[u8]) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    for byte in bytes {
        out.push(*byte);
        while let [.., b'%', high, low] = out.as_slice()
            && let Some((high, low)) = hex(*high).zip(hex(*low))
        {
            out.truncate(out.len() - 3);
            out.push(high << 4 | low);
        }
    }
    out
}

/// Percent-encodes what is not printable ASCII, blanks, `#` and `%`.
fn escape(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    for byte in bytes {
        if byte.is_ascii_graphic() && !b"#%".contains(byte) {
            out.push(*byte);
        } else {
            out.extend_from_slice(format!("%{byte:02X}").as_bytes());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_has_a_key_of_one_word(url in "\\PC{0,50}|(https?:/{0,3}|)[a-zA-Z0-9.:@%/?&=\\[\\]()#\\\\ -]{0,50}") {
            let key = surt(&url);
            prop_assert!(!key.is_empty());
            if !url.starts_with("filedesc") {
                prop_assert!(key.bytes().all(|b| b.is_ascii_graphic()), "{key:?}");
            }
        }

        #[test]
        fn one_pass_undoes_what_many_would(text in "[%0-9A-Fa-f2]{0,30}") {
            let mut many = text.as_bytes().to_vec();
            loop {
                let next = unescape_once(&many);
                if next == many { break; }
                many = next;
            }
            prop_assert_eq!(unescape(text.as_bytes()), many);
        }
    }

    #[test]
    fn nonsense_of_any_length_takes_no_time() {
        for unit in ["%25", "/(", "/(abcdefghijklmnopqrstuvwx)/", "cfid=", "&", "sid=", "..", "1."]
        {
            let text = unit.repeat(300_000 / unit.len());
            assert!(!surt(&format!("http://a.example/{text}?{text}")).is_empty());
            assert!(!surt(&format!("http://{text}")).is_empty());
        }
    }
}
