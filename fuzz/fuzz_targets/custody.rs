//! A log that parses is written as the same bytes, and each line follows from the one before.
#![no_main]

use libfuzzer_sys::fuzz_target;
use saboot::format::custody::{Line, Log};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(log) = Log::parse(bytes) {
        let again: Vec<u8> = log.lines.iter().flat_map(Line::encode).collect();
        assert_eq!(again, bytes);
        let mut prev = saboot::model::Digest::ZERO;
        for line in &log.lines {
            assert_eq!(line.prev, prev);
            prev = line.hash();
            let _ = line.files();
        }
    }
    // A chain is out of reach of chance: each line by itself.
    for text in bytes.split(|&b| b == b'\n') {
        if let Ok(line) = Line::parse(text) {
            assert_eq!(line.encode(), [text, b"\n"].concat());
            let _ = line.files();
        }
    }
});
