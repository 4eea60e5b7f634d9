//! A page in a real browser becomes artefacts of a case.
