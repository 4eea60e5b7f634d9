//! The signed record of an exhibit (`capture.json`, `import.json`) as far as every reader needs it
//! (docs/FORMAT.md §7). A record begins
//!
//! ```text
//! {
//!   "type": "saboot-capture-v1",
//!   "case_uid": "urn:uuid:…",
//!   "exhibit": "E0001",
//!   "salt": "<32 hex>",
//! ```
//!
//! and lists every other file of its folder under `artefacts`.

use super::{FormatError, json};
use crate::model::{Artefact, CaseUid, ExhibitId, words};
use serde_json::{Map, Value};

const WHAT: &str = "record";

words! {
    /// The kinds of signed record, one a folder of data/.
    Kind, "record type" {
        /// `capture.json`: a page captured by our browser.
        Capture = "saboot-capture-v1",
        /// `import.json`: files supplied; origin not observed.
        Import = "saboot-import-v1",
    }
}

impl Kind {
    /// The record's file name.
    pub const fn file(self) -> &'static str {
        match self {
            Self::Capture => "capture.json",
            Self::Import => "import.json",
        }
    }
}

/// A record's common head, and everything else as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// What kind.
    pub kind: Kind,
    /// The case it belongs to.
    pub case_uid: CaseUid,
    /// The folder it describes.
    pub exhibit: ExhibitId,
    /// 32 hexadecimal digits, so that the record's hash gives nothing away.
    pub salt: String,
    /// The files beside it.
    pub artefacts: Vec<Artefact>,
    /// The remaining fields, in order, without `artefacts`.
    pub body: Map<String, Value>,
}

impl Record {
    /// The bytes that are signed.
    pub fn encode(&self) -> Vec<u8> {
        let mut map = Map::new();
        map.insert("type".into(), self.kind.as_str().into());
        map.insert("case_uid".into(), self.case_uid.to_string().into());
        map.insert("exhibit".into(), self.exhibit.to_string().into());
        map.insert("salt".into(), self.salt.clone().into());
        map.extend(self.body.clone());
        let artefacts = serde_json::to_value(&self.artefacts).unwrap_or_default();
        map.insert("artefacts".into(), artefacts);
        json::to_file(&map)
    }

    /// Reads what [`Record::encode`] writes.
    pub fn parse(bytes: &[u8]) -> Result<Self, FormatError> {
        let Value::Object(mut map) = json::from_file(bytes)? else {
            return Err(FormatError::new(WHAT, "not an object"));
        };
        let bad = |name: &str| FormatError::new(WHAT, format!("bad or missing {name}"));
        let mut text = |name: &str| match map.shift_remove(name) {
            Some(Value::String(s)) => Ok(s),
            _ => Err(bad(name)),
        };
        let kind: Kind = text("type")?.parse().map_err(|_| bad("type"))?;
        let case_uid = text("case_uid")?.parse().map_err(|_| bad("case_uid"))?;
        let exhibit = text("exhibit")?.parse().map_err(|_| bad("exhibit"))?;
        let salt = text("salt")?;
        let artefacts = map.shift_remove("artefacts").ok_or_else(|| bad("artefacts"))?;
        let artefacts = serde_json::from_value(artefacts)
            .map_err(|e| FormatError::new(WHAT, format!("artefacts: {e}")))?;
        let record = Self { kind, case_uid, exhibit, salt, artefacts, body: map };
        let salted = record.salt.len() == 32
            && record.salt.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if salted && record.encode() == bytes {
            Ok(record)
        } else {
            Err(FormatError::new(WHAT, "head, salt or order of fields is not as written by us"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Digest, Role};

    #[test]
    fn a_record_comes_back_and_another_order_does_not() {
        let record = Record {
            kind: Kind::Capture,
            case_uid: "urn:uuid:f81d4fae-7dec-41d0-a765-00a0c91e6bf6".parse().unwrap(),
            exhibit: ExhibitId(1),
            salt: "0123456789abcdef".repeat(2),
            artefacts: vec![Artefact {
                path: "text.txt".parse().unwrap(),
                role: Role::Text,
                bytes: 3,
                sha256: Digest([1; 32]),
                media_type: "text/plain".into(),
                load: None,
            }],
            body: Map::from_iter([("result".to_owned(), "complete".into())]),
        };
        let bytes = record.encode();
        assert!(bytes.starts_with(b"{\n  \"type\": \"saboot-capture-v1\",\n  \"case_uid\""));
        assert_eq!(Record::parse(&bytes).unwrap(), record);
        let text = String::from_utf8(bytes).unwrap();
        for (from, to) in [
            ("E0001", "E1"),
            ("capture-v1", "capture-v2"),
            ("text.txt", "../text.txt"),
            ("\"bytes\": 3", "\"bytes\": 3.0"),
            ("0123", "0x23"),
        ] {
            assert!(Record::parse(text.replace(from, to).as_bytes()).is_err(), "{to}");
        }
        let swapped = text.replacen("\"type\": \"saboot-capture-v1\",\n  ", "", 1).replacen(
            "\"salt\"",
            "\"type\": \"saboot-capture-v1\",\n  \"salt\"",
            1,
        );
        assert!(Record::parse(swapped.as_bytes()).is_err());
    }
}
