//! Extra fields: zip64 sizes, and names that say otherwise.

use super::fields::Fields;

/// Value of a short field whose truth stands in the zip64 field.
const ELSEWHERE: u32 = u32::MAX;

/// Fields that do not follow one another to the end, or one that changes a meaning stands twice.
struct Damaged;

/// The body of the field with this number, where there is one.
fn body(extra: &[u8], wanted: u16) -> Result<Option<&[u8]>, Damaged> {
    let mut f = Fields(extra);
    let mut found = None;
    while !f.0.is_empty() {
        let (id, length) = f.u16().zip(f.u16()).ok_or(Damaged)?;
        let body = f.take(length.into()).ok_or(Damaged)?;
        if id == wanted && found.replace(body).is_some() {
            return Err(Damaged);
        }
    }
    Ok(found)
}

/// Original and packed length and place, long where the short form points elsewhere.
pub(super) fn lengths(extra: &[u8], short: [u32; 3]) -> Option<[u64; 3]> {
    let mut long = body(extra, 0x0001).ok()?.map(Fields);
    let mut value = |short: u32| match &mut long {
        Some(long) if short == ELSEWHERE => long.u64(),
        _ => Some(short.into()),
    };
    let [bytes, packed, at] = short;
    Some([value(bytes)?, value(packed)?, value(at)?])
}

/// Whether field 0x7075, where there is one, gives the same name. Where the header's name is not
/// ASCII (a base directory zipped on another system) the first part may be spelled anew.
pub(super) fn same_name(extra: &[u8], name: &[u8]) -> bool {
    let found = match body(extra, 0x7075) {
        Ok(Some(found)) => found,
        Ok(None) => return true,
        Err(Damaged) => return false,
    };
    let Some((_version_and_crc, other)) = found.split_at_checked(5) else { return false };
    let tail =
        |n: &[u8]| n.iter().position(|&b| b == b'/').and_then(|at| n.get(at..).map(Vec::from));
    other == name || (!name.is_ascii() && tail(name).is_some() && tail(name) == tail(other))
}
