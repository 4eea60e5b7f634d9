//! Extra fields: zip64 sizes, and names that say otherwise.

use super::fields::Fields;

/// Value of a short field whose truth stands in the zip64 field.
const ELSEWHERE: u32 = u32::MAX;

/// The body of the first field with this number. `None` when the fields are damaged or one that
/// changes a meaning stands twice.
#[expect(clippy::option_option, reason = "malformed, absent, there")]
fn body(extra: &[u8], wanted: u16) -> Option<Option<&[u8]>> {
    let mut f = Fields(extra);
    let mut found = None;
    while !f.0.is_empty() {
        let id = f.u16()?;
        let length = f.u16()?.into();
        let body = f.take(length)?;
        if id == wanted && found.replace(body).is_some() {
            return None;
        }
    }
    Some(found)
}

/// Original and packed length and place, long where the short form points elsewhere.
pub(super) fn lengths(extra: &[u8], short: [u32; 3]) -> Option<[u64; 3]> {
    let mut long = Fields(body(extra, 0x0001)?.unwrap_or_default());
    let has_field = body(extra, 0x0001)?.is_some();
    let mut value = |short: u32| match short {
        ELSEWHERE if has_field => long.u64(),
        short => Some(short.into()),
    };
    let [bytes, packed, at] = short;
    Some([value(bytes)?, value(packed)?, value(at)?])
}

/// Whether field 0x7075, where there is one, gives the same name. Where the header's name is not
/// ASCII (a base directory zipped on another system) the first part may be spelled anew.
pub(super) fn same_name(extra: &[u8], name: &[u8]) -> bool {
    let Some(found) = body(extra, 0x7075) else { return false };
    let Some(found) = found else { return true };
    let Some((_version_and_crc, other)) = found.split_at_checked(5) else { return false };
    let tail =
        |n: &[u8]| n.iter().position(|&b| b == b'/').and_then(|at| n.get(at..).map(Vec::from));
    other == name || (!name.is_ascii() && tail(name).is_some() && tail(name) == tail(other))
}
