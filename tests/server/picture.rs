//! Pictures made on the spot: the same bytes for the same numbers, on every machine.

use png::{BitDepth, ColorType, Compression, Encoder};

/// The colour of row `row` of `/tall`: never white or black, another one for each of 256 rows.
///
/// `r = 20 + row mod 200`, `g = 30 + 53 row mod 190`, `b = 40 + 97 row mod 180`.
pub fn row_colour(row: u32) -> [u8; 3] {
    let channel = |base: u32, step: u32, span: u32| u8::try_from(base + step * row % span).unwrap();
    [channel(20, 1, 200), channel(30, 53, 190), channel(40, 97, 180)]
}

/// A picture of one colour.
pub fn solid(width: u32, height: u32, colour: [u8; 3]) -> Vec<u8> {
    let pixels = colour.repeat((width * height) as usize);
    encode(width, height, ColorType::Rgb, Compression::Fast, &pixels)
}

/// Coloured noise, which can't be packed: the file is a little over `3 × width × height` bytes.
pub fn noise(width: u32, height: u32, seed: u32) -> Vec<u8> {
    let pixels = random(seed, (3 * width * height) as usize);
    encode(width, height, ColorType::Rgb, Compression::NoCompression, &pixels)
}

/// Grey noise: a little over `width × height` bytes.
pub fn grey_noise(width: u32, height: u32, seed: u32) -> Vec<u8> {
    let pixels = random(seed, (width * height) as usize);
    encode(width, height, ColorType::Grayscale, Compression::NoCompression, &pixels)
}

/// `length` bytes of xorshift64*.
pub fn random(seed: u32, length: usize) -> Vec<u8> {
    let mut state = u64::from(seed).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut bytes = Vec::with_capacity(length + 8);
    while bytes.len() < length {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        bytes.extend_from_slice(&state.wrapping_mul(0x2545_f491_4f6c_dd1d).to_le_bytes());
    }
    bytes.truncate(length);
    bytes
}

fn encode(
    width: u32,
    height: u32,
    colour: ColorType,
    packing: Compression,
    pixels: &[u8],
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(colour);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(packing);
    encoder.write_header().unwrap().write_image_data(pixels).unwrap();
    bytes
}
