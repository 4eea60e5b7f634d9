//! Session numbers in paths and queries, which make one page many. Each rule takes off its last
//! match, and each looks at the text once.

/// Letters and digits in a session number of a path.
const PATH_TOKEN: usize = 24;

/// Without `(…24…)/` or `(a(…24…))/` in front of an `.aspx` page; the path is in lower case.
pub(super) fn strip_path(path: &[u8]) -> Vec<u8> {
    let path = without_token(path, nested);
    without_token(&path, plain)
}

/// Takes the last token after a slash out, when a page `….aspx` follows before any `?`.
fn without_token(path: &[u8], token: fn(&[u8]) -> Option<usize>) -> Vec<u8> {
    // The first question mark, and the first two ".aspx", at or after `at`.
    let (mut question, mut page, mut next_page) = (usize::MAX, usize::MAX, usize::MAX);
    for at in (1..path.len()).rev() {
        let rest = &path[at..];
        if rest[0] == b'?' {
            question = at;
        } else if rest.starts_with(b".aspx") {
            (page, next_page) = (at, page);
        } else if path[at - 1] == b'/'
            && let Some(length) = token(rest)
        {
            let after = at + length;
            let found = if page == after { next_page } else { page };
            if found != usize::MAX && found < question {
                return [&path[..at], &path[after..]].concat();
            }
        }
    }
    path.into()
}

fn alphanumeric(bytes: &[u8], count: usize) -> bool {
    bytes.len() >= count && bytes[..count].iter().all(u8::is_ascii_alphanumeric)
}

/// Length of `(0f8a…)/`.
fn plain(rest: &[u8]) -> Option<usize> {
    let inner = rest.strip_prefix(b"(")?;
    (alphanumeric(inner, PATH_TOKEN) && inner[PATH_TOKEN..].starts_with(b")/"))
        .then_some(PATH_TOKEN + 3)
}

/// Length of `(s(0f8a…)f(…))/`.
fn nested(rest: &[u8]) -> Option<usize> {
    let mut inner = rest.strip_prefix(b"(")?;
    let mut length = 1;
    while let [letter, b'(', token @ ..] = inner
        && letter.is_ascii_alphabetic()
        && alphanumeric(token, PATH_TOKEN)
        && token.get(PATH_TOKEN) == Some(&b')')
    {
        inner = &token[PATH_TOKEN + 1..];
        length += PATH_TOKEN + 3;
    }
    (length > 1 && inner.starts_with(b")/")).then_some(length + 2)
}

/// Without the session arguments of Java, PHP, ASP and `ColdFusion`.
pub(super) fn strip_query(query: &[u8]) -> Vec<u8> {
    let mut query = query.to_vec();
    let named = |name: &'static [u8]| move |rest: &[u8]| fixed(rest, name);
    for name in [&b"jsessionid="[..], b"phpsessid=", b"sid="] {
        cut(&mut query, |q| last(q, named(name)));
    }
    cut(&mut query, |q| last(q, asp));
    cut(&mut query, cold_fusion);
    query
}

/// Takes out what was found, and the separator behind it.
fn cut(query: &mut Vec<u8>, find: impl Fn(&[u8]) -> Option<(usize, usize)>) {
    if let Some((from, to)) = find(query) {
        query.drain(from..(to + 1).min(query.len()));
    }
}

/// The last place where a rule matches, from and to.
fn last(query: &[u8], rule: impl Fn(&[u8]) -> Option<usize>) -> Option<(usize, usize)> {
    (0..query.len()).rev().find_map(|at| Some((at, at + rule(&query[at..])?)))
}

fn starts(rest: &[u8], name: &[u8]) -> bool {
    rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
}

fn ends(rest: &[u8], length: usize) -> Option<usize> {
    (rest.get(length).is_none_or(|b| *b == b'&')).then_some(length)
}

/// Length of the name and 32 letters and digits, with nothing more in the argument.
fn fixed(rest: &[u8], name: &[u8]) -> Option<usize> {
    (starts(rest, name) && alphanumeric(&rest[name.len()..], 32)).then_some(())?;
    ends(rest, name.len() + 32)
}

/// Length of `aspsessionid` with 8 letters, `=` and 24 letters.
fn asp(rest: &[u8]) -> Option<usize> {
    let name = b"aspsessionid";
    let letters = |from: usize, count: usize| {
        rest.get(from..from + count).is_some_and(|t| t.iter().all(u8::is_ascii_alphabetic))
    };
    let fits = starts(rest, name)
        && letters(name.len(), 8)
        && rest.get(name.len() + 8) == Some(&b'=')
        && letters(name.len() + 9, 24);
    fits.then_some(())?;
    ends(rest, name.len() + 33)
}

/// The last `cfid=…&cftoken=…`, neither value empty; the first may stand inside an argument.
fn cold_fusion(query: &[u8]) -> Option<(usize, usize)> {
    let mut end = query.len();
    let mut token: Option<usize> = None;
    for arg in query.rsplit(|b| *b == b'&') {
        let from = end - arg.len();
        if let Some(to) = token {
            let values = 0..arg.len().saturating_sub(5);
            if let Some(at) = values.rev().find(|at| starts(&arg[*at..], b"cfid=")) {
                return Some((from + at, to));
            }
        }
        token = (arg.len() > 8 && starts(arg, b"cftoken=")).then_some(end);
        end = from.saturating_sub(1);
    }
    None
}
