//! The browser's messages off the socket, each of bounded length: RFC 6455 frames from the server,
//! which are never masked. A page decides how long an answer about it is; one that is too long is read
//! past, never into memory, and its caller is told.

use serde_json::Value;
use std::io::{self, Read};

/// The longest message taken, in bytes: a picture of 1280 × 4000 pixels of noise is 27 MiB.
const LONGEST: u64 = 48 << 20;
/// How much of a longer one is looked at: an answer's number stands at its beginning.
const START: u64 = 256;
/// What a call is told whose answer was longer.
pub(super) const TOO_LONG: &str = "answer too long";

/// One message.
pub(super) enum Told {
    /// The answer to a call.
    Answer {
        /// The call's number.
        id: u64,
        /// Its result, or the browser's error text.
        result: Result<Value, String>,
    },
    /// Something that happened.
    Event {
        /// The session.
        session: String,
        /// What.
        method: String,
        /// As the browser sent it.
        params: Value,
        /// The message's length.
        bytes: usize,
    },
    /// Nothing for us.
    Nothing,
}

/// Reads the next message.
pub(super) fn next(from: &mut impl Read) -> io::Result<Told> {
    let (mut text, mut too_long) = (vec![], false);
    loop {
        let (last, code, length) = head(from)?;
        match code {
            0..=2 => {
                too_long |= text.len() as u64 + length > LONGEST;
                let kept = if too_long { START.min(length) } else { length };
                from.take(kept).read_to_end(&mut text)?;
                io::copy(&mut from.take(length - kept), &mut io::sink())?;
            }
            8 => return Err(io::ErrorKind::UnexpectedEof.into()),
            _ => drop(io::copy(&mut from.take(length), &mut io::sink())?),
        }
        if last && code <= 2 {
            return Ok(if too_long { cut(&text) } else { read(text) });
        }
    }
}

/// Whether it is a message's last frame, its kind, and its length.
fn head(from: &mut impl Read) -> io::Result<(bool, u8, u64)> {
    let mut two = [0; 2];
    from.read_exact(&mut two)?;
    let length = match two[1] & 0x7f {
        126 => {
            let mut more = [0; 2];
            from.read_exact(&mut more)?;
            u64::from(u16::from_be_bytes(more))
        }
        127 => {
            let mut more = [0; 8];
            from.read_exact(&mut more)?;
            u64::from_be_bytes(more)
        }
        short => u64::from(short),
    };
    Ok((two[0] & 0x80 != 0, two[0] & 0x0f, length))
}

/// A message of which only the start was read.
fn cut(start: &[u8]) -> Told {
    let digits = start.strip_prefix(br#"{"id":"#).unwrap_or_default();
    let end = digits.iter().position(|b| !b.is_ascii_digit()).unwrap_or(0);
    let id = std::str::from_utf8(&digits[..end]).ok().and_then(|d| d.parse().ok());
    id.map_or(Told::Nothing, |id| Told::Answer { id, result: Err(TOO_LONG.into()) })
}

fn read(text: Vec<u8>) -> Told {
    let bytes = text.len();
    let Some(mut message) = parse(text) else { return Told::Nothing };
    let owned = |v: &Value| v.as_str().unwrap_or("").to_owned();
    if let Some(id) = message["id"].as_u64() {
        let result = match message["error"]["message"].as_str() {
            Some(error) => Err(error.to_owned()),
            None => Ok(message["result"].take()),
        };
        return Told::Answer { id, result };
    }
    let (method, session) = (owned(&message["method"]), owned(&message["sessionId"]));
    if method.is_empty() {
        return Told::Nothing;
    }
    Told::Event { session, method, params: message["params"].take(), bytes }
}

fn parse(mut text: Vec<u8>) -> Option<Value> {
    if let Ok(value) = serde_json::from_slice(&text) {
        return Some(value);
    }
    mend(&mut text);
    serde_json::from_slice(&text).ok()
}

/// Halves of surrogate pairs, which a page's strings may hold and JSON may not, become U+FFFD: one such
/// letter must not make a whole event unheard.
fn mend(text: &mut [u8]) {
    let mut at = 0;
    while at < text.len() {
        match (text[at], escape(text, at)) {
            (_, Some(0xd800..=0xdbff)) => {
                if matches!(escape(text, at + 6), Some(0xdc00..=0xdfff)) {
                    at += 12;
                } else {
                    text[at + 2..at + 6].copy_from_slice(b"fffd");
                    at += 6;
                }
            }
            (_, Some(0xdc00..=0xdfff)) => {
                text[at + 2..at + 6].copy_from_slice(b"fffd");
                at += 6;
            }
            (b'\\', _) => at += 2,
            _ => at += 1,
        }
    }
}

/// The number in `\uXXXX`, if that stands there.
fn escape(text: &[u8], at: usize) -> Option<u16> {
    let digits = text.get(at..at + 6)?.strip_prefix(br"\u")?;
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(first: u8, text: &[u8]) -> Vec<u8> {
        let mut out = vec![first, 127];
        out.extend((text.len() as u64).to_be_bytes());
        out.extend(text);
        out
    }

    fn answer(bytes: &[u8]) -> (u64, Result<Value, String>) {
        match next(&mut &*bytes).unwrap() {
            Told::Answer { id, result } => (id, result),
            _ => panic!("no answer"),
        }
    }

    #[test]
    fn answers_and_events_are_told_apart_however_they_are_cut_up() {
        let mut bytes = frame(0x01, br#"{"id":7,"#);
        bytes.extend(frame(0x89, b"ping"));
        bytes.extend(frame(0x80, br#""result":{"a":1}}"#));
        assert_eq!(answer(&bytes), (7, Ok(serde_json::json!({ "a": 1 }))));
        let refused = frame(0x81, br#"{"id":8,"error":{"code":-1,"message":"no"}}"#);
        assert_eq!(answer(&refused), (8, Err("no".into())));
        let event = frame(0x81, br#"{"method":"A.b","params":{"c":2},"sessionId":"S"}"#);
        let Told::Event { session, method, params, bytes } = next(&mut &*event).unwrap() else {
            panic!("no event")
        };
        assert_eq!((session.as_str(), method.as_str(), &params["c"]), ("S", "A.b", &2.into()));
        assert_eq!(bytes, event.len() - 10);
        assert!(next(&mut &*frame(0x88, b"")).is_err(), "closed");
    }

    #[test]
    fn what_is_too_long_is_read_past_and_its_caller_told() {
        let mut bytes = vec![0x81, 127];
        bytes.extend((LONGEST + 1).to_be_bytes());
        bytes.extend(br#"{"id":12,"result":{"data":""#);
        let rest = LONGEST + 1 - 27;
        let tail = frame(0x81, br#"{"id":13,"result":{}}"#);
        let mut from = bytes.chain(io::repeat(b'x').take(rest)).chain(&*tail);
        let Told::Answer { id, result } = next(&mut from).unwrap() else { panic!("no answer") };
        assert_eq!((id, result), (12, Err(TOO_LONG.into())));
        assert!(matches!(next(&mut from).unwrap(), Told::Answer { id: 13, .. }));
    }

    #[test]
    fn half_a_letter_does_not_hide_a_message() {
        let text = br#"{"id":1,"result":"a\ud83d b\ude00 \ud83d\ude00 \\ud83d\ud83dA"}"#;
        let (_, result) = answer(&frame(0x81, text));
        assert_eq!(result.unwrap(), "a\u{fffd} b\u{fffd} \u{1f600} \\ud83d\u{fffd}A");
    }
}
