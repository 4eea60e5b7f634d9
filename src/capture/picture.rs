//! One picture of the whole page, put together from tiles.
//!
//! Asked for in one piece, a page of more than 16,384 pixels comes out white or repeated at its end
//! without an error, and takes hundreds of megabytes. Tiles of 4,000 pixels come out right at any height, and
//! only two or three are in memory at a time. The file is ours, not the browser's: the record names each tile's hash.

use super::{
    error::StepError,
    options::{TALLEST, WIDEST},
    page::{Clip, Page},
};
use crate::{model::Digest, seal::sha256};
use std::{
    io::{Cursor, Write},
    sync::mpsc,
    thread,
    time::Duration,
};

/// Height of a tile in pixels.
const TILE: u32 = 4000;
/// Pixels of a tile: of a wider page fewer rows, so that one answer of the browser stays below what is taken.
const AREA: u32 = TILE * 1280;
/// Time for one tile.
const PER_TILE: Duration = Duration::from_secs(30);

/// A picture that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Picture {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Where each tile begins, its height and the hash of its pixels (RGB, row by row).
    pub tiles: Vec<(u32, u32, Digest)>,
    /// The page's own size, when the picture was cut.
    pub truncated: Option<(u32, u32)>,
}

/// Takes the picture and writes it as PNG. The browser draws a tile while the one before is put into the file.
pub(super) fn take(page: &Page<'_>, out: &mut (dyn Write + Send)) -> Result<Picture, StepError> {
    let (page_width, page_height) = page.size()?;
    let (width, height) = (page_width.clamp(1, WIDEST), page_height.clamp(1, TALLEST));
    let (give, drawn) = mpsc::sync_channel(1);
    let (asked, written) = thread::scope(|s| {
        let writer = s.spawn(move || write(out, (width, height), &drawn));
        let asked = draw(page, (width, height), &give);
        drop(give);
        (asked, writer.join().unwrap_or(Err(StepError::Picture)))
    });
    asked?;
    let cut = (width, height) != (page_width.max(1), page_height.max(1));
    let truncated = cut.then_some((page_width, page_height));
    Ok(Picture { width, height, tiles: written?, truncated })
}

type Drawn = (Clip, Vec<u8>);

/// Has the tiles drawn from the top down.
fn draw(
    page: &Page<'_>,
    (width, height): (u32, u32),
    give: &mpsc::SyncSender<Drawn>,
) -> Result<(), StepError> {
    let (mut y, most) = (0, TILE.min(AREA / width));
    while y < height {
        let clip = Clip { y, width, height: (height - y).min(most) };
        let tile = page.picture(Some(clip), PER_TILE)?;
        if give.send((clip, tile)).is_err() {
            break; // the file can't be written, and its writer says why
        }
        y += clip.height;
    }
    Ok(())
}

/// Puts the tiles into one file; where each begins, its height and its hash.
fn write(
    out: &mut (dyn Write + Send),
    (width, height): (u32, u32),
    drawn: &mpsc::Receiver<Drawn>,
) -> Result<Vec<(u32, u32, Digest)>, StepError> {
    let mut encoder = png::Encoder::new(out, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header().map_err(|_| StepError::Picture)?;
    let mut rows = writer.stream_writer().map_err(|_| StepError::Picture)?;
    let mut tiles = vec![];
    for (clip, tile) in drawn {
        let pixels = decode(&tile, clip)?;
        tiles.push((clip.y, clip.height, sha256(&pixels)));
        rows.write_all(&pixels).map_err(|_| StepError::Picture)?;
    }
    rows.finish().map_err(|_| StepError::Picture)?;
    Ok(tiles)
}

/// A tile's pixels as RGB; a tile of another size than asked for is a failure.
fn decode(tile: &[u8], clip: Clip) -> Result<Vec<u8>, StepError> {
    let mut decoder = png::Decoder::new(Cursor::new(tile));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|_| StepError::Picture)?;
    let size = reader.output_buffer_size().ok_or(StepError::Picture)?;
    let mut pixels = vec![0; size];
    let info = reader.next_frame(&mut pixels).map_err(|_| StepError::Picture)?;
    if (info.width, info.height) != (clip.width, clip.height) {
        return Err(StepError::Picture);
    }
    pixels.truncate(info.buffer_size());
    match info.color_type {
        png::ColorType::Rgb => Ok(pixels),
        png::ColorType::Rgba => Ok(drop_alpha(pixels)),
        _ => Err(StepError::Picture),
    }
}

fn drop_alpha(mut pixels: Vec<u8>) -> Vec<u8> {
    let count = pixels.len() / 4;
    for i in 0..count {
        pixels.copy_within(i * 4..i * 4 + 3, i * 3);
    }
    pixels.truncate(count * 3);
    pixels
}
