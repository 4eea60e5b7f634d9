//! A moment as this computer's clock claims it.

use super::{Malformed, serde_as_text};
use chrono::{DateTime, SecondsFormat, TimeZone};
use std::{fmt, str::FromStr};

/// Milliseconds since 1970, written `2026-01-02T03:10:00.123Z` (the only spelling accepted).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Utc(i64);

/// Last moment that has a four-digit year.
const LAST: i64 = 253_402_300_799_999;

impl Utc {
    /// From milliseconds since 1970; outside the years 1970 to 9999 the nearest moment inside.
    pub fn from_millis(ms: i64) -> Self {
        Self(ms.clamp(0, LAST))
    }

    /// Milliseconds since 1970.
    pub fn millis(self) -> i64 {
        self.0
    }

    /// The moment for `chrono`.
    pub fn datetime(self) -> DateTime<chrono::Utc> {
        chrono::Utc.timestamp_millis_opt(self.0).single().unwrap_or_default()
    }

    /// `2026-01-02T03:10:00Z`, as the seal writes it.
    pub fn to_seconds(self) -> String {
        self.datetime().to_rfc3339_opts(SecondsFormat::Secs, true)
    }

    /// `20260102031000`, as a CDX index writes it.
    pub fn to_compact(self) -> String {
        self.datetime().format("%Y%m%d%H%M%S").to_string()
    }

    /// `2026-01-02`.
    pub fn to_date(self) -> String {
        self.datetime().format("%Y-%m-%d").to_string()
    }

    /// The same moment in Pakistan, `2026-01-02 08:10:00 +0500`.
    pub fn to_pakistan(self) -> String {
        let local = self.datetime().with_timezone(&chrono_tz::Asia::Karachi);
        local.format("%Y-%m-%d %H:%M:%S %z").to_string()
    }

    /// Reads what [`Utc::to_seconds`] writes.
    pub fn from_seconds(s: &str) -> Result<Self, Malformed> {
        let bad = || Malformed::new("UTC time in seconds", s);
        let at = Self(DateTime::parse_from_rfc3339(s).map_err(|_| bad())?.timestamp_millis());
        (at.0 >= 0 && at.to_seconds() == s).then_some(at).ok_or_else(bad)
    }
}

impl fmt::Display for Utc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.datetime().to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

impl FromStr for Utc {
    type Err = Malformed;

    fn from_str(s: &str) -> Result<Self, Malformed> {
        let bad = || Malformed::new("UTC time", s);
        let at = Self(DateTime::parse_from_rfc3339(s).map_err(|_| bad())?.timestamp_millis());
        (at.0 >= 0 && at.to_string() == s).then_some(at).ok_or_else(bad)
    }
}

serde_as_text!(Utc);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling_each() {
        let at: Utc = "2026-01-02T03:10:00.123Z".parse().unwrap();
        assert_eq!(at.millis(), 1_767_323_400_123);
        assert_eq!(at.to_seconds(), "2026-01-02T03:10:00Z");
        assert_eq!(at.to_compact(), "20260102031000");
        assert_eq!(at.to_pakistan(), "2026-01-02 08:10:00 +0500");
        let bad = [
            "2026-01-02T03:10:00Z",
            "2026-01-02T03:10:00.1Z",
            "2026-01-02T03:10:00.123+00:00",
            "2026-01-02t03:10:00.123z",
            "2026-01-02 03:10:00.123Z",
            "1969-12-31T23:59:59.999Z",
        ];
        for bad in bad {
            assert!(bad.parse::<Utc>().is_err(), "{bad}");
        }
        assert_eq!(Utc::from_seconds("2026-01-02T03:10:00Z").unwrap().millis() % 1000, 0);
        assert!(Utc::from_seconds("2026-01-02T03:10:00.000Z").is_err());
    }

    #[test]
    fn pakistan_had_summer_time_in_2008() {
        assert!(Utc::from_millis(1_215_000_000_000).to_pakistan().ends_with("+0600"));
    }
}
