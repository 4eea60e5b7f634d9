//! What must not go into evidence: the keys to somebody's account. Values of four headers become
//! `redacted:<length>`, and the user and password of a URL are taken off, also where a header
//! names one.
//!
//! ```text
//! Cookie: session=0f8a…          becomes   Cookie: redacted:23
//! https://ali:pw@site.example/   becomes   https://site.example/
//! ```

use super::Headers;

/// Headers whose value lets its reader act as the visitor.
const SECRET: [&str; 4] = ["authorization", "proxy-authorization", "cookie", "set-cookie"];
const MARK: &str = "redacted:";

fn is_secret(name: &str) -> bool {
    let name = name.trim();
    SECRET.iter().any(|secret| name.eq_ignore_ascii_case(secret))
}

/// `redacted:<length in bytes>`; what is redacted already stays, so that twice is as once.
fn redacted(value: &str) -> String {
    let done = value
        .strip_prefix(MARK)
        .is_some_and(|n| (1..=9).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()));
    if done { value.into() } else { format!("{MARK}{}", value.len()) }
}

/// Redacts every occurrence, whatever the letters' case.
pub fn redact_headers(headers: &mut Headers) {
    for (name, value) in headers {
        *value = if is_secret(name) { redacted(value.trim()) } else { strip_in_text(value) };
    }
}

/// The same for a head as text: a start line and `Name: value` lines, with either line ending. A
/// folded value (lines that begin with a blank) is one value.
pub fn redact_raw(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let (body, ending) = split_ending(line);
        let Some((name, value)) = body.split_once(':').filter(|(name, _)| is_secret(name)) else {
            out.push_str(&strip_in_text(body));
            out.push_str(ending);
            continue;
        };
        let (mut whole, mut ending) = (value.trim().to_owned(), ending);
        while let Some(more) = lines.next_if(|next| next.starts_with([' ', '\t'])) {
            let (body, last) = split_ending(more);
            whole.push_str(body.trim());
            ending = last;
        }
        out.extend([name, ": ", &redacted(&whole), ending]);
    }
    out
}

fn split_ending(line: &str) -> (&str, &str) {
    let body = line.strip_suffix('\n').unwrap_or(line);
    let body = body.strip_suffix('\r').unwrap_or(body);
    line.split_at(body.len())
}

/// A URL without user and password. What is a URL only to a browser (`http:user@host`) is read as
/// a browser does and comes back in its spelling; anything else stays as it is.
pub fn strip_userinfo(url: &str) -> String {
    if let Ok(mut parsed) = url::Url::parse(url)
        && (!parsed.username().is_empty() || parsed.password().is_some())
        && parsed.set_username("").is_ok()
        && parsed.set_password(None).is_ok()
    {
        return parsed.into();
    }
    strip_first(url).unwrap_or_else(|| url.into())
}

/// Without what stands between the first `://` and the last `@` before a path.
fn strip_first(url: &str) -> Option<String> {
    let start = url.find("://")? + 3;
    let rest = url.get(start..)?;
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let at = rest.get(..end)?.rfind('@')?;
    Some(format!("{}{}", &url[..start], &rest[at + 1..]))
}

/// Every URL in a text without user and password.
fn strip_in_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("//") {
        let (before, after) = rest.split_at(at + 2);
        // Only where an address can begin: a doubled slash in a path is the path's.
        let start = before.strip_suffix("//").and_then(|b| b.chars().last());
        if !start.is_none_or(|c| c.is_whitespace() || ":\"'<=,;(".contains(c)) {
            rest = after;
            out.push_str(before);
            continue;
        }
        out.push_str(before);
        let ends = |c: char| c.is_whitespace() || "/?#\\\"<>".contains(c);
        let end = after.find(ends).unwrap_or(after.len());
        let host = after[..end].rfind('@').map_or(0, |at| at + 1);
        rest = &after[host..];
    }
    out + rest
}

/// The spelling of a URL in WARC headers and the index: without user, password and fragment, and
/// in ASCII without blanks.
pub fn target_uri(url: &str) -> String {
    let url = strip_userinfo(url.trim());
    let url = url.split('#').next().unwrap_or_default();
    let plain = |b: u8| b.is_ascii_graphic();
    if url.bytes().all(plain) {
        return url.into();
    }
    if let Ok(parsed) = url::Url::parse(url)
        && parsed.as_str().bytes().all(plain)
    {
        return parsed.into();
    }
    url.bytes()
        .map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn secrets_of_any_case_and_folding_are_gone() {
        let raw =
            "HTTP/1.1 200 OK\r\nset-COOKIE: a=s3cret;\r\n\tpath=/\r\nX: 1\r\nSet-Cookie: b\r\n\r\n";
        let want =
            "HTTP/1.1 200 OK\r\nset-COOKIE: redacted:15\r\nX: 1\r\nSet-Cookie: redacted:1\r\n\r\n";
        assert_eq!(redact_raw(raw), want);
        assert_eq!(redact_raw(want), want);
        assert_eq!(redact_raw("Authorization : Basic eA==\n"), "Authorization : redacted:10\n");
        assert_eq!(redact_raw("cookie:x"), "cookie: redacted:1");
        let mut headers = vec![
            ("Cookie".into(), "a=b".into()),
            ("COOKIE".into(), String::new()),
            ("Location".into(), "https://u:p@site.example/a@b".into()),
        ];
        redact_headers(&mut headers);
        let values: Vec<&str> = headers.iter().map(|(_, v)| v.as_str()).collect();
        assert_eq!(values, ["redacted:3", "redacted:0", "https://site.example/a@b"]);
    }

    #[test]
    fn user_and_password_leave_a_url() {
        for (url, want) in [
            ("https://a.example/x@y", "https://a.example/x@y"),
            ("https://u@a.example", "https://a.example/"),
            ("https://u:p@a.example:8443/x?y=@#z", "https://a.example:8443/x?y=@#z"),
            ("https://u:p@q@a.example/", "https://a.example/"),
            ("http:u:p@a.example/", "http://a.example/"),
            ("http:\\\\u:p@a.example\\x", "http://a.example/x"),
            ("ht\ntp://u:p@a.example/", "http://a.example/"),
            ("socks5://u:p@127.0.0.1:1080", "socks5://127.0.0.1:1080"),
            ("http://u:p@[bad", "http://[bad"),
            ("not a url", "not a url"),
        ] {
            assert_eq!(strip_userinfo(url), want, "{url}");
        }
    }

    #[test]
    fn a_target_uri_is_one_ascii_word() {
        assert_eq!(target_uri("http://u:p@a.example/x y#z"), "http://a.example/x%20y");
        assert_eq!(
            target_uri("http://a.example/ثبوت"),
            "http://a.example/%D8%AB%D8%A8%D9%88%D8%AA"
        );
        assert_eq!(target_uri("x:\r\nWARC-Type: y"), "x:%0D%0AWARC-Type:%20y");
        assert_eq!(target_uri("\u{7f}é"), "%7F%C3%A9");
    }

    proptest! {
        #[test]
        fn no_secret_is_left(
            name in "(?i-u)(authorization|proxy-authorization|cookie|set-cookie)",
            secret in "[A-Za-z0-9+/=]{12,40}",
            fold in proptest::bool::ANY,
            lead in "[ \t]{0,2}",
            before in proptest::collection::vec("[A-Za-z-]{1,8}: [ -~]{0,12}", 0..4),
            ending in "\r\n|\n",
        ) {
            let value = if fold {
                format!("x={ending} {secret}{ending}\t{secret}")
            } else {
                format!("a={secret}; b")
            };
            let mut text = format!("HTTP/1.1 200 OK{ending}");
            for line in &before {
                text.extend([line, &ending, &name, ":", &lead, &value, &ending]);
            }
            text.extend([&name, ":", &lead, &value, &ending, &ending]);
            let out = redact_raw(&text);
            prop_assert!(!out.contains(&secret), "{out}");
            prop_assert_eq!(redact_raw(&out), out.clone());
            let user = secret.replace('/', "_");
            let url = format!("http://{user}@h/");
            let mut headers: Headers = vec![(name.clone(), value), ("x".into(), url)];
            redact_headers(&mut headers);
            let clean = |v: &str| !v.contains(&secret) && !v.contains(&user);
            prop_assert!(headers.iter().all(|(_, v)| clean(v)));
        }

        #[test]
        fn nothing_is_added_and_nothing_panics(text in "\\PC{0,60}", raw in proptest::collection::vec(any::<char>(), 0..60)) {
            let raw: String = raw.into_iter().collect();
            let _ = (redact_raw(&raw), strip_userinfo(&raw), target_uri(&raw));
            prop_assert_eq!(strip_userinfo(&strip_userinfo(&text)), strip_userinfo(&text));
            prop_assert!(target_uri(&raw).bytes().all(|b| b.is_ascii_graphic()));
        }

        #[test]
        fn a_password_never_stays(
            user in "[a-z0-9]{8,12}", pass in "[!$%&'()*+,:;=@A-Z0-9]{8,12}", port in 1_u16.., tail in "[/?#][a-z@:/]{0,9}",
        ) {
            let out = strip_userinfo(&format!("https://{user}:{pass}@site.example:{port}{tail}"));
            prop_assert!(!out.contains(&user) && !out.contains(&pass), "{out}");
        }
    }
}
