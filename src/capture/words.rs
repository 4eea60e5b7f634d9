//! Words and nothing else: what a page writes out as text can be a whole picture.

use crate::seal::sha256;

/// An unbroken run of the base64 alphabet of this length is no word of any language.
const LONGEST_WORD: usize = 200;

/// The text with every `data:` address and every long unbroken run of base64 replaced by its length and hash.
pub(super) fn only(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_code) {
        let (before, from) = rest.split_at(start);
        out.push_str(before);
        let end = from.find(|c| !is_code(c)).unwrap_or(from.len());
        let (run, after) = from.split_at(end);
        let address = run.to_ascii_lowercase().contains("data:");
        if run.len() > LONGEST_WORD || (address && run.len() > 40) {
            out.push_str(&format!(
                "[left out: {} bytes, sha256 {}]",
                run.len(),
                sha256(run.as_bytes())
            ));
        } else {
            out.push_str(run);
        }
        rest = after;
    }
    out + rest
}

/// What addresses and base64 are made of.
fn is_code(c: char) -> bool {
    c.is_ascii_alphanumeric() || "+/=_-:;,.%&?#~".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_written_out_is_left_out_and_words_stay() {
        let picture = "iVBORw0KGgo".repeat(40);
        for written in [format!("data:image/png;base64,{picture}"), picture.clone()] {
            let cleaned = only(&format!("before {written} میں اس کا نام after"));
            assert!(cleaned.starts_with("before [left out: "), "{cleaned}");
            assert!(cleaned.ends_with("] میں اس کا نام after"), "{cleaned}");
            assert!(!cleaned.contains("iVBOR"));
        }
        for words in
            ["", "سب یقین کریں گے۔", "see https://example.com/a?b=c&d=e", "a-long-word-but-a-word"]
        {
            assert_eq!(only(words), words);
        }
    }
}
