//! stub
#![allow(missing_docs, clippy::all, clippy::pedantic, reason = "stub")]
pub fn to_pem(_d: &[u8]) -> String {
    String::new()
}
pub fn describe(_d: &[u8]) -> Result<String, ()> {
    Ok(String::new())
}
pub enum RootSet {
    Mozilla,
    NotMozilla,
}
pub fn in_mozilla_set(_c: &[Vec<u8>]) -> RootSet {
    RootSet::NotMozilla
}
