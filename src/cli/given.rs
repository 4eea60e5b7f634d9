//! What a person pastes or drags into a terminal: a link, or a file as the terminal spells it.
//!
//! ```text
//! social.example/post/1        '/home/a/My chat.txt'        file:///home/a/My%20chat.txt
//! ```

use std::path::PathBuf;

/// Answers to a question of yes or no: someone who types one here has nothing more to add.
const ANSWERS: [&str; 14] =
    ["y", "yes", "n", "no", "haan", "han", "ji", "nahi", "nahin", "ہاں", "جی", "نہیں", "q", "exit"];

/// A link to capture, or a file to take in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// To capture. Whether it is a link at all is for the capture to say.
    Link(String),
    /// To take in.
    File(PathBuf),
}

impl Given {
    /// Reads what was pasted. Something that `is_file` knows is a file; the rest is a link, with
    /// `https://` before it when it has no scheme. `None` for an empty line.
    pub fn read(pasted: &str, is_file: impl Fn(&PathBuf) -> bool) -> Option<Self> {
        let pasted = pasted.trim();
        if pasted.is_empty() || ANSWERS.contains(&pasted.to_lowercase().as_str()) {
            return None;
        }
        let spellings = [
            file_url(pasted),
            Some(unquoted(pasted)),
            Some(unescaped(pasted)),
            Some(pasted.into()),
        ];
        if let Some(path) = spellings.into_iter().flatten().map(PathBuf::from).find(is_file) {
            return Some(Self::File(path));
        }
        let scheme = pasted.split_once(':').is_some_and(|(scheme, rest)| {
            rest.starts_with("//")
                || (scheme.bytes().all(|b| b.is_ascii_alphabetic()) && !scheme.contains('.'))
        });
        let host = pasted.split(['/', '?', '#']).next().unwrap_or_default();
        let bare = !scheme && host.contains('.') && !host.starts_with(['.', '~', '"', '\'']);
        let bare = bare && !pasted.contains(char::is_whitespace);
        Some(Self::Link(if bare { format!("https://{pasted}") } else { pasted.into() }))
    }
}

/// `file:///home/a/b%20c`, as some desktops paste.
fn file_url(pasted: &str) -> Option<String> {
    let path =
        url::Url::parse(pasted).ok().filter(|u| u.scheme() == "file")?.to_file_path().ok()?;
    path.into_os_string().into_string().ok()
}

/// `'/home/a/b c'` or `"C:\a\b c"`, as terminals quote; `'\''` inside is one quote.
fn unquoted(pasted: &str) -> String {
    let inner = |quote| pasted.strip_prefix(quote).and_then(|p| p.strip_suffix(quote));
    match (inner('\''), inner('"')) {
        (Some(inner), _) => inner.replace("'\\''", "'"),
        (None, Some(inner)) => inner.into(),
        (None, None) => pasted.into(),
    }
}

/// `/home/a/b\ c`, as other terminals do.
fn unescaped(pasted: &str) -> String {
    let mut plain = String::new();
    let mut letters = pasted.chars();
    while let Some(c) = letters.next() {
        plain.extend(if c == '\\' { letters.next() } else { Some(c) });
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pasted: &str) -> Option<Given> {
        let files = ["/a/b c.txt", "/a/it's.txt", "C:\\a\\b c.txt", "plain.txt"];
        Given::read(pasted, |p| files.iter().any(|f| p.as_os_str() == *f))
    }

    #[test]
    fn a_dragged_file_is_found_in_every_spelling() {
        let spaced = Some(Given::File("/a/b c.txt".into()));
        for pasted in
            ["'/a/b c.txt'", "\"/a/b c.txt\" ", "/a/b\\ c.txt", "/a/b c.txt", "file:///a/b%20c.txt"]
        {
            assert_eq!(read(pasted), spaced, "{pasted}");
        }
        assert_eq!(read("'/a/it'\\''s.txt'"), Some(Given::File("/a/it's.txt".into())));
        assert_eq!(read("\"C:\\a\\b c.txt\""), Some(Given::File("C:\\a\\b c.txt".into())));
        assert_eq!(read("plain.txt"), Some(Given::File("plain.txt".into())));
    }

    #[test]
    fn everything_else_is_a_link() {
        let link = |l: &str| Some(Given::Link(l.into()));
        assert_eq!(read(" https://social.example/1\n"), link("https://social.example/1"));
        assert_eq!(read("social.example/1"), link("https://social.example/1"));
        assert_eq!(read("social.example:8080/1"), link("https://social.example:8080/1"));
        assert_eq!(read("javascript:alert(1)"), link("javascript:alert(1)"));
        assert_eq!(read("  "), None);
        for answer in ["yes", "N", "nahi", "ہاں"] {
            assert_eq!(read(answer), None, "{answer}");
        }
        for no_link in
            ["/tmp/none.png", "hello", "~/a.b", "two files.png here.png", "\"/a/none.png\""]
        {
            assert_eq!(read(no_link), link(no_link), "{no_link}");
        }
    }
}
