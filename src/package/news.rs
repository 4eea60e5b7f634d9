//! Whether a seal makes a new bag or writes the last one again (docs/FORMAT.md §10).

use super::{Error, Withheld, bags};
use crate::{model::Event, store::Case};

/// What the next package is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// The last bag once more, byte for byte.
    Again(u32),
    /// A bag of this number, and the note with the same reason, where a frozen log has one already.
    Next(u32, Option<String>),
}

struct LastFreeze {
    bag: u32,
    withheld: Vec<Withheld>,
    news_since: bool,
}

pub(super) fn which(case: &Case, withheld: &[Withheld], why: Option<&str>) -> Result<Which, Error> {
    let Some(last) = last_freeze(case)? else { return Ok(Which::Next(1, None)) };
    let note = last.withheld.iter().find_map(|w| w.note.clone());
    let note = note.filter(|n| {
        let text = n.parse().ok().and_then(|n| case.note_text(n));
        why.is_some() && text.as_deref() == why
    });
    if !bags::is_kept(case, last.bag) {
        return Ok(Which::Next(last.bag, note));
    }
    let same_reason = why.is_none() || withheld.is_empty() || note.is_some();
    if !last.news_since && same_set(&last.withheld, withheld) && same_reason {
        return Ok(Which::Again(last.bag));
    }
    Ok(Which::Next(last.bag + 1, None))
}

fn last_freeze(case: &Case) -> Result<Option<LastFreeze>, Error> {
    let lines = &case.log().lines;
    let Some(at) = lines.iter().rposition(|l| l.event == Event::PackageFreeze) else {
        return Ok(None);
    };
    let data = &lines[at].data;
    let broken =
        |why: String| crate::store::Error::LogBroken { line: Some(at + 1), why: why.clone() };
    let bag = data["bag"].as_str().and_then(|b| b.parse().ok());
    let bag = bag.ok_or_else(|| broken("a freeze without its bag".into()))?;
    let withheld = serde_json::from_value(data["withheld"].clone());
    let withheld = withheld.map_err(|e| broken(e.to_string()))?;
    let news_since = lines[at + 1..].iter().any(|l| l.event.is_news());
    Ok(Some(LastFreeze { bag, withheld, news_since }))
}

/// The notes apart.
fn same_set(a: &[Withheld], b: &[Withheld]) -> bool {
    let key = |w: &Withheld| (w.path.clone(), w.sha256, w.reason);
    a.iter().map(key).eq(b.iter().map(key))
}
