//! An exhibit's record (capture.json, import.json) that parses is written as the same bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use saboot::format::record::Record;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(record) = Record::parse(bytes) {
        assert_eq!(record.encode(), bytes);
    }
});
