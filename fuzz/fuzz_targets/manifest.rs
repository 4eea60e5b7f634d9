//! What parses has one spelling: it is written as the same bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use saboot::format::manifest;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(entries) = manifest::parse(bytes) {
        assert_eq!(manifest::encode(&entries), bytes);
    }
});
