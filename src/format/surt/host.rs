//! The one spelling of a host: decoded, in ASCII, in lower case, numbers as an IPv4 address.

use super::{escape, unescape};

/// The host to turn round; empty when there is none.
pub(super) fn canonical(host: &[u8]) -> Vec<u8> {
    let host = ascii(unescape(host));
    let host = undotted(&host);
    ipv4(&host).unwrap_or_else(|| escape(&host.to_ascii_lowercase()))
}

/// An internationalised name in its `xn--` form; what is no name stays.
fn ascii(host: Vec<u8>) -> Vec<u8> {
    if host.is_ascii() {
        return host;
    }
    let text = String::from_utf8_lossy(&host).replace(char::REPLACEMENT_CHARACTER, "");
    match url::Host::parse(&text) {
        Ok(url::Host::Domain(name)) => name.into_bytes(),
        _ => host,
    }
}

/// Two dots are one (once, from the left), none at the ends.
fn undotted(host: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(host.len());
    let mut rest = host;
    while let Some((first, tail)) = rest.split_first() {
        out.push(*first);
        rest = if rest.starts_with(b"..") { &tail[1..] } else { tail };
    }
    let start = out.iter().position(|b| *b != b'.').unwrap_or(out.len());
    let end = out.iter().rposition(|b| *b != b'.').map_or(start, |at| at + 1);
    out[start..end].into()
}

/// `2130706433`, `127.1` and `0177.0.0.1` as four decimal numbers.
fn ipv4(host: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(host).ok().filter(|t| !t.is_empty() && t.len() <= 4096)?;
    if text.bytes().all(|b| b.is_ascii_digit()) {
        // Decimal whatever it begins with, and only the low 32 bits count.
        let low =
            text.bytes().fold(0_u32, |n, b| n.wrapping_mul(10).wrapping_add(u32::from(b - b'0')));
        return Some(dotted(low));
    }
    let parts: Vec<&str> = text.split('.').collect();
    let digits = |p: &&str| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit());
    let octal = |p: &&str| p.bytes().all(|b| (b'0'..=b'7').contains(&b));
    // What begins with a zero is octal throughout, or no number.
    let fits = parts.iter().all(digits) && (!text.starts_with('0') || parts.iter().all(octal));
    if parts.len() > 4 || !fits {
        return None;
    }
    let (last, inner) = parts.split_last()?;
    let mut address = 0_u64;
    for part in inner {
        address = address << 8 | number(part).filter(|n| *n <= 0xff)?;
    }
    let bits = 8 * (4 - u32::try_from(inner.len()).ok()?);
    let last = number(last).filter(|n| n >> bits == 0)?;
    u32::try_from(address << bits | last).ok().map(dotted)
}

/// A number as `inet_aton` reads it: octal after a zero.
fn number(text: &str) -> Option<u64> {
    let radix = if text.len() > 1 && text.starts_with('0') { 8 } else { 10 };
    u64::from_str_radix(text, radix).ok()
}

fn dotted(address: u32) -> Vec<u8> {
    std::net::Ipv4Addr::from(address).to_string().into_bytes()
}
