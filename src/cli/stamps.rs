//! Outside time in words: when, by whom, how exactly, and how far that is from the computer's claim.

use super::{print, sanitize};
use crate::{
    text::{Catalog, say},
    verify::Stamp,
};
use std::{cmp::Ordering, time::Duration};

/// What is said of each time-stamp.
pub(super) fn lines(stamps: &[Stamp], text: &Catalog) -> Vec<String> {
    stamps.iter().flat_map(|stamp| stamp_lines(stamp, text)).collect()
}

fn stamp_lines(stamp: &Stamp, text: &Catalog) -> Vec<String> {
    let time = format!("{} · {}", stamp.at.to_seconds(), stamp.at.to_pakistan());
    let file = sanitize::line(&stamp.file);
    let mut details = vec![match stamp.accuracy {
        Some(off) => say!(text, "verify-stamp-by", name = name(stamp), off = seconds(off)),
        None => say!(text, "verify-stamp-by-about", name = name(stamp)),
    }];
    if !stamp.confirmed {
        let root = print::groups(&stamp.root);
        details.push(say!(text, "verify-stamp-unconfirmed", fingerprint = root));
    }
    details.extend(gap(stamp, text));
    let head = say!(text, "verify-stamp", file = file, time = time);
    let details = details.into_iter().map(|line| format!("  {line}"));
    [head].into_iter().chain(details).collect()
}

/// The authority as its own certificate names it, cleaned; its short name where it names none.
fn name(stamp: &Stamp) -> String {
    let parts = [&stamp.common_name, &stamp.organisation];
    let parts: Vec<_> = parts.into_iter().flatten().map(|part| sanitize::line(part)).collect();
    if parts.is_empty() { stamp.authority.to_string() } else { parts.join(", ") }
}

fn gap(stamp: &Stamp, text: &Catalog) -> Option<String> {
    let (gap, claimed) = (stamp.gap()?, stamp.claimed?.to_seconds());
    let span = print::span(Duration::from_millis(gap.unsigned_abs()));
    Some(match gap.cmp(&0) {
        Ordering::Less => say!(text, "verify-stamp-before", span = span, claimed = claimed),
        _ => say!(text, "verify-stamp-after", span = span, claimed = claimed),
    })
}

/// `1.25`: seconds without needless zeros.
fn seconds(off: Duration) -> String {
    let text = format!("{}.{:06}", off.as_secs(), off.subsec_micros());
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        format::anchor::Stamped,
        model::{Digest, Utc},
        text::Lang,
    };

    fn stamp() -> Stamp {
        Stamp {
            path: "anchors/seal.tsa.tsr".into(),
            authority: "tsa".parse().unwrap(),
            common_name: Some("Time\u{1b}[2J".into()),
            organisation: Some("Example".into()),
            what: Stamped::Seal,
            file: "seal/seal.txt".into(),
            imprint: Digest::ZERO,
            at: Utc::from_millis(1_767_323_430_500),
            accuracy: Some(Duration::from_millis(1250)),
            serial: "2a".into(),
            policy: "1.2.3".into(),
            confirmed: true,
            root: Digest([0x3b; 32]),
            claimed: Some(Utc::from_millis(1_767_323_420_000)),
        }
    }

    #[test]
    fn a_stamp_says_when_by_whom_how_exactly_and_how_far_from_the_claim() {
        let text = Catalog::new(Lang::En);
        let want = [
            "Outside time for seal/seal.txt: 2026-01-02T03:10:30Z · 2026-01-02 08:10:30 +0500",
            "  by Time\\u{1b}[2J, Example, to within 1.25 s",
            "  10 s after the time that the computer claimed for it (2026-01-02T03:10:20Z)",
        ];
        assert_eq!(lines(&[stamp()], &text), want);
    }

    #[test]
    fn an_unconfirmed_one_says_so_and_a_claim_may_be_the_later() {
        let text = Catalog::new(Lang::En);
        let claimed = Some(Utc::from_millis(1_767_323_500_500));
        let (accuracy, common_name, organisation) = (None, None, None);
        let other =
            Stamp { confirmed: false, claimed, accuracy, common_name, organisation, ..stamp() };
        let said = lines(&[other], &text);
        assert_eq!(said[1], "  by tsa, which does not say how exact it is");
        assert!(said[2].starts_with("  You have not confirmed this authority"), "{said:?}");
        assert!(said[2].contains("3b3b 3b3b"), "{said:?}");
        let before = "  1 min 10 s before the time that the computer claimed for it \
                      (2026-01-02T03:11:40Z)";
        assert_eq!(said[3], before);
    }
}
