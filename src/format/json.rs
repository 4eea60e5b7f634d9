//! JSON with one spelling, so that no two readers see different things in signed bytes.
//!
//! A line (custody) is compact; a file (records, manifests) is indented by two spaces and ends with
//! a line feed. Keys stand in the order they were written, none twice; numbers are integers that fit
//! an `i64` or `u64`; text is UTF-8 with only the escapes JSON demands. The reader accepts exactly
//! what the writer makes: it reads, writes again and compares.

use super::FormatError;
use serde::Serialize;
use serde_json::Value;

const WHAT: &str = "JSON";

/// Compact form, without a line feed.
pub fn to_line<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Indented form, with a line feed at the end.
pub fn to_file<T: Serialize>(value: &T) -> Vec<u8> {
    let mut out = serde_json::to_vec_pretty(value).unwrap_or_default();
    out.push(b'\n');
    out
}

/// Reads what [`to_line`] writes.
pub fn from_line(text: &[u8]) -> Result<Value, FormatError> {
    let value = in_any_spelling(text)?;
    if to_line(&value).as_bytes() == text { Ok(value) } else { Err(spelling()) }
}

/// Reads what [`to_file`] writes.
pub fn from_file(text: &[u8]) -> Result<Value, FormatError> {
    let value = in_any_spelling(text)?;
    if to_file(&value) == text { Ok(value) } else { Err(spelling()) }
}

fn spelling() -> FormatError {
    FormatError::new(WHAT, "a second spelling, a doubled key or stray white space")
}

fn in_any_spelling(text: &[u8]) -> Result<Value, FormatError> {
    let value: Value =
        serde_json::from_slice(text).map_err(|e| FormatError::new(WHAT, e.to_string()))?;
    if integers_only(&value) {
        Ok(value)
    } else {
        Err(FormatError::new(WHAT, "a number that is not an integer"))
    }
}

/// Whether every number is an integer of 64 bits.
pub(super) fn integers_only(value: &Value) -> bool {
    match value {
        Value::Number(n) => n.is_i64() || n.is_u64(),
        Value::Array(items) => items.iter().all(integers_only),
        Value::Object(map) => map.values().all(integers_only),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_our_own_spelling_is_read() {
        assert_eq!(to_line(&from_line(br#"{"b":1,"a":["x"]}"#).unwrap()), r#"{"b":1,"a":["x"]}"#);
        for bad in [r#"{"a":1,"a":1}"#, r#"{"a": 1}"#, "1.0", "1e3", r#""\u0041""#, "[1]\n", ""] {
            assert!(from_line(bad.as_bytes()).is_err(), "{bad}");
        }
        assert!(from_file(b"{\n  \"a\": 1\n}\n").is_ok());
        assert!(from_file(b"{\n  \"a\": 1\n}").is_err());
        assert!(from_file(b"{\r\n  \"a\": 1\r\n}\n").is_err());
        assert!(from_line("[".repeat(100_000).as_bytes()).is_err());
    }

    proptest! {
        #[test]
        fn what_is_read_is_written_the_same(text in "\\PC{0,40}|[{}\\[\\]\",:0-9.a\\\\u-]{0,24}") {
            if let Ok(value) = from_line(text.as_bytes()) {
                prop_assert_eq!(to_line(&value), text);
            }
        }
    }
}
