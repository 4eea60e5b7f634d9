//! Manifests in the format of `sha256sum`, as BagIt wants them (docs/FORMAT.md §4).
//!
//! ```text
//! ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  data/E0001/text.txt
//! ```

use super::FormatError;
use crate::model::{Digest, RelPath};
use std::collections::BTreeMap;

const WHAT: &str = "manifest";

/// Paths and hashes, sorted by path.
pub type Entries = BTreeMap<RelPath, Digest>;

/// One line an entry, in the order of the paths' bytes.
pub fn encode(entries: &Entries) -> Vec<u8> {
    let lines = entries.iter().map(|(path, digest)| format!("{digest}  {path}\n"));
    lines.collect::<String>().into_bytes()
}

/// Reads what [`encode`] writes: sorted, no path twice, two spaces, lower-case hex, line feeds.
pub fn parse(bytes: &[u8]) -> Result<Entries, FormatError> {
    let text = std::str::from_utf8(bytes).map_err(|_| FormatError::new(WHAT, "not UTF-8"))?;
    let mut entries = Entries::new();
    let mut last: Option<RelPath> = None;
    for (i, line) in text.split_inclusive('\n').enumerate() {
        let bad = |why: &str| FormatError::at(WHAT, i + 1, why);
        let line = line.strip_suffix('\n').ok_or_else(|| bad("cut off: no line feed"))?;
        let (digest, path) = line.split_once("  ").ok_or_else(|| bad("not <hex>  <path>"))?;
        let digest: Digest = digest.parse().map_err(|_| bad("not a lower-case SHA-256"))?;
        let path: RelPath = path.parse().map_err(|_| bad("a path that is not allowed"))?;
        if last.as_ref().is_some_and(|l| *l >= path) {
            return Err(bad("a path doubled or out of order"));
        }
        last = Some(path.clone());
        entries.insert(path, digest);
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HEX: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    #[test]
    fn only_one_spelling_is_read() {
        let good = format!("{HEX}  data/a\n{HEX}  data/b\n");
        assert_eq!(encode(&parse(good.as_bytes()).unwrap()), good.as_bytes());
        let bad = [
            format!("{HEX}  data/b\n{HEX}  data/a\n"),
            format!("{HEX}  data/a\n{HEX}  data/a\n"),
            format!("{HEX}  data/a"),
            format!("{HEX}  data/a\r\n"),
            format!("{HEX} *data/a\n"),
            format!("{HEX}   data/a\n"),
            format!("{HEX}  ./data/a\n"),
            format!("{HEX}  ../a\n"),
            format!("{}  data/a\n", HEX.to_uppercase()),
            format!("\\{HEX}  data/a\n"),
            "\n".into(),
        ];
        for bad in bad {
            assert!(parse(bad.as_bytes()).is_err(), "{bad:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_read_is_written_the_same(text in "([0-9a-f]{64} ? data/[a-c./]{1,3}\n){0,3}") {
            if let Ok(entries) = parse(text.as_bytes()) {
                prop_assert_eq!(encode(&entries), text.into_bytes());
            }
        }
    }
}
