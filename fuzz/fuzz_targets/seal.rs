//! What parses has one spelling: it is written as the same bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use saboot::format::{bag::BagInfo, seal_text::Seal};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(seal) = Seal::parse(bytes) {
        assert_eq!(seal.encode(), bytes);
    }
    if let Ok(info) = BagInfo::parse(bytes) {
        assert_eq!(info.encode(), bytes);
    }
});
