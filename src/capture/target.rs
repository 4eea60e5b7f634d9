//! The address to capture: http or https, without user and password.

use url::Url;

/// Why an address can't be captured.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TargetError {
    /// Not an address.
    #[error("not an address")]
    Malformed,
    /// Another scheme than http and https.
    #[error("only http and https can be captured")]
    Scheme,
}

/// Reads an address as typed; user and password are taken off.
pub fn parse(typed: &str) -> Result<Url, TargetError> {
    let typed = typed.trim();
    let mut url = match Url::parse(typed) {
        Ok(url) => url,
        Err(url::ParseError::RelativeUrlWithoutBase) if looks_like_host(typed) => {
            Url::parse(&format!("https://{typed}")).map_err(|_| TargetError::Malformed)?
        }
        Err(_) => return Err(TargetError::Malformed),
    };
    if !matches!(url.scheme(), "http" | "https") {
        return Err(TargetError::Scheme);
    }
    if url.host_str().is_none_or(str::is_empty) {
        return Err(TargetError::Malformed);
    }
    let _ = (url.set_username(""), url.set_password(None));
    Ok(url)
}

/// `www.example.com/post`, as people copy it.
fn looks_like_host(typed: &str) -> bool {
    let host = typed.split(['/', '?', '#']).next().unwrap_or("");
    host.contains('.') && !host.contains(char::is_whitespace)
}

/// An address from the browser, without user and password and with a bound on its length.
pub fn strip_login(url: &str) -> String {
    const LONGEST: usize = 8192;
    let clean = match Url::parse(url) {
        Ok(mut url)
            if url.has_authority() && (!url.username().is_empty() || url.password().is_some()) =>
        {
            let _ = (url.set_username(""), url.set_password(None));
            url.to_string()
        }
        _ => url.to_owned(),
    };
    if clean.starts_with("data:") {
        clean.chars().take(64).collect()
    } else {
        clean.chars().take(LONGEST).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_and_never_a_password() {
        let ok = [
            ("https://example.com/p/1", "https://example.com/p/1"),
            ("http://user:secret@example.com:81/a", "http://example.com:81/a"),
            ("  https://example.com ", "https://example.com/"),
            ("www.example.com/post?id=1", "https://www.example.com/post?id=1"),
            ("https://مثال.example/پوسٹ", "https://xn--mgbh0fb.example/%D9%BE%D9%88%D8%B3%D9%B9"),
        ];
        for (typed, url) in ok {
            assert_eq!(parse(typed).unwrap().as_str(), url);
        }
        for bad in [
            "file:///etc/passwd",
            "chrome://version",
            "data:text/html,x",
            "javascript:alert(1)",
            "ftp://example.com/",
            "blob:https://example.com/1",
        ] {
            assert_eq!(parse(bad), Err(TargetError::Scheme), "{bad}");
        }
        for bad in ["", "hello", "http://", "https:///x y", "/etc/passwd"] {
            assert!(parse(bad).is_err(), "{bad}");
        }
        assert_eq!(strip_login("https://a:b@example.com/"), "https://example.com/");
    }
}
