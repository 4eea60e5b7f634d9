//! Media types by content.

/// Anything that nothing else fits.
pub(super) const UNKNOWN: &str = "application/octet-stream";

/// The media type that the beginning of a file (some thousand bytes) shows.
pub fn detect(head: &[u8]) -> &'static str {
    if let Some(kind) = infer::get(head).filter(|k| !is_textual(k.mime_type())) {
        return kind.mime_type();
    }
    match text_start(head) {
        Some(text) => text_type(&text),
        None => UNKNOWN,
    }
}

/// Kinds that are told apart by their first words: ours to judge, whatever the encoding.
fn is_textual(media_type: &str) -> bool {
    media_type.starts_with("text/") || media_type.ends_with("/x-sh")
}

fn text_type(text: &str) -> &'static str {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let starts = |words: &[&str]| {
        words.iter().any(|w| text.get(..w.len()).is_some_and(|t| t.eq_ignore_ascii_case(w)))
    };
    if starts(&["<!doctype html", "<html", "<head", "<body"]) {
        "text/html"
    } else if starts(&["<?xml", "<svg"]) {
        "text/xml"
    } else if starts(&["BEGIN:VCARD"]) {
        "text/vcard"
    } else if is_json(text) {
        "application/json"
    } else {
        "text/plain"
    }
}

/// Begins as an object or array does: `{"`, `[{`, `{}`, spaces allowed between.
fn is_json(text: &str) -> bool {
    let mut marks = text.chars().filter(|c| !c.is_whitespace());
    match (marks.next(), marks.next()) {
        (Some('{'), Some('"' | '}')) => true,
        (Some('['), Some(c)) => matches!(c, '{' | '[' | ']' | '"'),
        _ => false,
    }
}

/// The beginning as text, when it is one: UTF-8, or UTF-16 with a byte order mark, without control
/// characters. A character that the cut has split is no fault.
fn text_start(head: &[u8]) -> Option<String> {
    let text = match head {
        [] => return None,
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => match std::str::from_utf8(head) {
            Ok(text) => text.to_owned(),
            Err(e) if e.error_len().is_none() => {
                String::from_utf8_lossy(&head[..e.valid_up_to()]).into_owned()
            }
            Err(_) => return None,
        },
    };
    let odd = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{1b}');
    (!text.contains(odd) && !text.contains('\u{fffd}')).then_some(text)
}

fn utf16(bytes: &[u8], read: fn([u8; 2]) -> u16) -> String {
    let mut units: Vec<u16> = bytes.chunks_exact(2).map(|p| read([p[0], p[1]])).collect();
    units.pop_if(|u| (0xd800..0xdc00).contains(u));
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides() {
        let utf16 = |s: &str| {
            let units: Vec<u8> = s.encode_utf16().flat_map(u16::to_le_bytes).collect();
            [&[0xff, 0xfe][..], &units].concat()
        };
        let cases: Vec<(Vec<u8>, &str)> = vec![
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".into(), "image/png"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF\0".into(), "image/jpeg"),
            (b"%PDF-1.7\n".into(), "application/pdf"),
            (b"PK\x03\x04\x14\0\0\0".into(), "application/zip"),
            (
                b"OggS\0\x02\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0OpusHead".into(),
                "audio/opus",
            ),
            ("12/01/2026, 9:14 pm - سلام".into(), "text/plain"),
            (utf16("سلام"), "text/plain"),
            (utf16("<!DOCTYPE html><p>"), "text/html"),
            (b"\xef\xbb\xbf<HTML>".into(), "text/html"),
            (b"<?xml version=\"1.0\"?>".into(), "text/xml"),
            (b" {\n \"a\": 1".into(), "application/json"),
            (b"[12/01/26, 21:14] A: hi".into(), "text/plain"),
            (b"BEGIN:VCARD\r\n".into(), "text/vcard"),
            ("سلا".as_bytes()[..5].into(), "text/plain"),
            (b"\0\x01\x02\x03".into(), UNKNOWN),
            (b"\xffabc".into(), UNKNOWN),
            (vec![], UNKNOWN),
        ];
        for (head, expect) in cases {
            assert_eq!(detect(&head), expect, "{}", String::from_utf8_lossy(&head));
        }
    }
}
