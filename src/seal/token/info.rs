//! What the authority signed: `TSTInfo` (RFC 3161 §2.4.2), against what was asked.

use super::ask::{Ask, number};
use super::fault::TokenFault;
use super::wire::{Accuracy, SHA256, TstInfo};
use crate::model::{Digest, Utc};
use chrono::NaiveDate;
use der::{Decode, Tag, Tagged, asn1::AnyRef};
use std::{fmt::Write, time::Duration};

/// Name of the structure in messages.
pub(super) const PART: &str = "time-stamp info";
/// Longest serial number, in bytes (RFC 3161: 160 bits).
const LONGEST_SERIAL: usize = 20;

/// What is taken from it.
pub(super) struct Stamped {
    pub at: Utc,
    pub accuracy: Option<Duration>,
    pub serial: String,
    pub policy: String,
}

/// Reads the signed content.
pub(super) fn read(content: &[u8]) -> Result<TstInfo<'_>, TokenFault> {
    let info = TstInfo::from_der(content).map_err(TokenFault::of(PART))?;
    if info.version != 1 {
        return Err(TokenFault::Version { part: PART, found: info.version });
    }
    let critical = info.extensions.iter().flatten().find(|e| e.critical);
    match critical {
        Some(e) => Err(TokenFault::CriticalExtension { oid: e.extn_id.to_string() }),
        None => Ok(info),
    }
}

/// What it says, if it is for what was asked.
pub(super) fn stamped(info: &TstInfo<'_>, ask: &Ask) -> Result<Stamped, TokenFault> {
    answers(info, ask)?;
    let serial = info.serial.as_bytes();
    if serial.len() > LONGEST_SERIAL {
        return Err(malformed("serial number too long"));
    }
    let serial = serial.iter().fold(String::new(), |mut hex, b| {
        let _ = write!(hex, "{b:02x}");
        hex
    });
    let accuracy = info.accuracy.as_ref().map(duration).transpose()?;
    Ok(Stamped { at: moment(info.time)?, accuracy, serial, policy: info.policy.to_string() })
}

fn answers(info: &TstInfo<'_>, ask: &Ask) -> Result<(), TokenFault> {
    let oid = info.imprint.algorithm.oid;
    if oid != SHA256 {
        return Err(TokenFault::ImprintHash { oid: oid.to_string() });
    }
    let found = info.imprint.hash.as_bytes().try_into();
    let found = Digest(found.map_err(|_| malformed("imprint is not 32 bytes"))?);
    if found != ask.imprint {
        return Err(TokenFault::Imprint { found });
    }
    match (ask.nonce, info.nonce) {
        (Some(_), None) => Err(TokenFault::NonceMissing),
        (Some(asked), Some(nonce)) if number(nonce) != Some(asked) => Err(TokenFault::Nonce),
        _ => Ok(()),
    }
}

fn malformed(why: &str) -> TokenFault {
    TokenFault::Malformed { part: PART, why: why.into() }
}

fn duration(accuracy: &Accuracy) -> Result<Duration, TokenFault> {
    let thousandths = |part: Option<u16>| match part.unwrap_or(0) {
        n @ 0..=999 => Ok(u64::from(n)),
        _ => Err(malformed("accuracy out of range")),
    };
    let micros = thousandths(accuracy.millis)? * 1000 + thousandths(accuracy.micros)?;
    Ok(Duration::from_secs(accuracy.seconds.unwrap_or(0).into()) + Duration::from_micros(micros))
}

/// `YYYYMMDDhhmmss[.f…]Z`; what is finer than a millisecond is cut off.
fn moment(time: AnyRef<'_>) -> Result<Utc, TokenFault> {
    let text = String::from_utf8_lossy(time.value());
    let bad = || TokenFault::Time { text: text.chars().take(40).collect() };
    if time.tag() != Tag::GeneralizedTime {
        return Err(bad());
    }
    millis(&text).map(Utc::from_millis).ok_or_else(bad)
}

fn millis(text: &str) -> Option<i64> {
    let text = text.strip_suffix('Z')?;
    let (whole, fraction) = match text.split_once('.') {
        None => (text, "0"),
        Some((whole, fraction)) => (whole, fraction),
    };
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.len() != 14 || !digits(whole) || !digits(fraction) {
        return None;
    }
    if !(1..=9).contains(&fraction.len()) {
        return None;
    }
    let part = |from: usize, to: usize| whole.get(from..to)?.parse::<u32>().ok();
    let date = NaiveDate::from_ymd_opt(whole.get(..4)?.parse().ok()?, part(4, 6)?, part(6, 8)?)?;
    let milli = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    let at = date.and_hms_milli_opt(part(8, 10)?, part(10, 12)?, part(12, 14)?, milli)?;
    let at = at.and_utc().timestamp_millis();
    (at >= 0).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_with_and_without_a_fraction() {
        let at = |text: &str| millis(text).map(|ms| Utc::from_millis(ms).to_string());
        for (text, want) in [
            ("20260102031005Z", "2026-01-02T03:10:05.000Z"),
            ("20260102031005.25Z", "2026-01-02T03:10:05.250Z"),
            ("20260102031005.123999Z", "2026-01-02T03:10:05.123Z"),
            ("19700101000000Z", "1970-01-01T00:00:00.000Z"),
        ] {
            assert_eq!(at(text).as_deref(), Some(want), "{text}");
        }
    }

    #[test]
    fn other_spellings_of_a_time_are_refused() {
        for text in [
            "",
            "Z",
            "20260102031005",
            "20260102031005.Z",
            "20260102031005,5Z",
            "20260230031005Z",
            "20260102031060Z",
            "2026010203100Z",
            "20260102031005+0500",
            "19691231235959Z",
            "20260102031005.1234567890Z",
            "2026010203100۵Z",
            "+0260102031005Z",
        ] {
            assert_eq!(millis(text), None, "{text}");
        }
    }

    #[test]
    fn accuracy_is_the_sum_of_its_parts() {
        let of = |seconds, millis, micros| duration(&Accuracy { seconds, millis, micros });
        assert_eq!(of(Some(1), Some(500), Some(7)), Ok(Duration::from_micros(1_500_007)));
        assert_eq!(of(None, None, None), Ok(Duration::ZERO));
        assert!(of(None, Some(1000), None).is_err());
    }
}
