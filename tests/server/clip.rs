//! A film that plays, made on the spot: MP4 around H.264 pictures in which every block is stored
//! as it is (`I_PCM`), so that writing it needs no codec and its size is known.
#![expect(clippy::similar_names, reason = "the names of ISO/IEC 14496-12")]

/// Frames, 18,537 bytes each: 8.4 MB.
const FRAMES: u32 = 453;
/// Frames a second: fast enough that a browser reads the whole film ahead.
const RATE: u32 = 60;
const WIDTH: u32 = 128;
const HEIGHT: u32 = 96;

/// Parameter sets for 128 × 96, baseline, and a picture's head up to its first stored block.
const SEQUENCE: [u8; 7] = [0x67, 0x42, 0x00, 0x0a, 0xf8, 0x41, 0xa2];
const PICTURE: [u8; 4] = [0x68, 0xce, 0x38, 0x80];
const SLICE: [u8; 5] = [0x05, 0x88, 0x84, 0x21, 0xa0];
/// The head of each block after the first.
const BLOCK: [u8; 2] = [0x0d, 0x00];

/// The film: the same 8.4 MB every time.
pub fn clip() -> Vec<u8> {
    let head = atom("ftyp", &[b"isom", &[0, 0, 2, 0], b"isomavc1"]);
    let frame = frame(0);
    let size = u32::try_from(frame.len()).unwrap();
    // The index goes before the pictures and holds their offset, whatever that will be.
    let index = index(size, 0).len() + head.len() + 8;
    let mut film = [head, self::index(size, u32::try_from(index).unwrap())].concat();
    film.extend(((FRAMES * size) + 8).to_be_bytes());
    film.extend(b"mdat");
    for n in 0..FRAMES {
        film.extend(self::frame(n));
    }
    film
}

/// One picture: a grey that moves with `n`, noise enough that no two frames are the same.
fn frame(n: u32) -> Vec<u8> {
    let mut slice = SLICE.to_vec();
    for block in 0..(WIDTH / 16) * (HEIGHT / 16) {
        if block > 0 {
            slice.extend(BLOCK);
        }
        // Never 0: two zero bytes in a row would need escaping.
        let luma = super::picture::random(n * 48 + block, 256).into_iter();
        slice.extend(luma.map(|noise| 64 + (noise % 64) + u8::try_from(n % 100).unwrap()));
        slice.extend([110; 64]);
        slice.extend([140; 64]);
    }
    slice.push(0x80);
    [&u32::try_from(slice.len()).unwrap().to_be_bytes()[..], &slice].concat()
}

/// ISO/IEC 14496-12: a length, four letters, the content.
fn atom(name: &str, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let length = u32::try_from(content.len() + 8).unwrap();
    [&length.to_be_bytes()[..], name.as_bytes(), &content].concat()
}

/// Big-endian words.
fn words(values: &[u32]) -> Vec<u8> {
    values.iter().flat_map(|value| value.to_be_bytes()).collect()
}

/// The unity matrix every header carries.
const MATRIX: [u32; 9] = [0x1_0000, 0, 0, 0, 0x1_0000, 0, 0, 0, 0x4000_0000];

/// `moov`: one track of [`FRAMES`] pictures of `size` bytes, beginning at `offset` in the file.
fn index(size: u32, offset: u32) -> Vec<u8> {
    let mvhd = words(
        &[&[0, 0, 0, RATE, FRAMES, 0x1_0000, 0x100_0000, 0, 0][..], &MATRIX, &[0; 6], &[2]]
            .concat(),
    );
    let shape = [WIDTH << 16, HEIGHT << 16];
    let tkhd = words(&[&[3, 0, 0, 1, 0, FRAMES, 0, 0, 0, 0][..], &MATRIX, &shape].concat());
    let mdhd = words(&[0, 0, 0, RATE, FRAMES, 0x55c4_0000]);
    let hdlr = [&words(&[0, 0])[..], b"vide", &[0; 12], b"\0"].concat();
    let url = atom("url ", &[&words(&[1])]);
    let dinf = atom("dinf", &[&atom("dref", &[&words(&[0, 1]), &url])]);
    let vmhd = atom("vmhd", &[&words(&[1, 0, 0])]);
    let minf = atom("minf", &[&vmhd, &dinf, &samples(size, offset)]);
    let mdia = atom("mdia", &[&atom("mdhd", &[&mdhd]), &atom("hdlr", &[&hdlr]), &minf]);
    let trak = atom("trak", &[&atom("tkhd", &[&tkhd]), &mdia]);
    atom("moov", &[&atom("mvhd", &[&mvhd]), &trak])
}

/// `stbl`: what a picture is, how long each lasts, how long each is, where they begin.
fn samples(size: u32, offset: u32) -> Vec<u8> {
    let sets = [&[1, 0x42, 0, 0x0a, 0xff, 0xe1, 0, 7][..], &SEQUENCE, &[1, 0, 4], &PICTURE];
    // Six bytes and a data reference, sixteen bytes, width, height, 72 dpi twice, a word, one
    // frame a sample, no compressor's name, 24 bits, no palette.
    let shape = words(&[WIDTH << 16 | HEIGHT, 0x48_0000, 0x48_0000, 0]);
    let entry =
        [&[0, 0, 0, 0, 0, 0, 0, 1][..], &[0; 16], &shape, &[0, 1], &[0; 32], &[0, 24, 0xff, 0xff]];
    let avc1 = atom("avc1", &[&entry.concat(), &atom("avcC", &sets)]);
    let stsd = atom("stsd", &[&words(&[0, 1]), &avc1]);
    let stts = atom("stts", &[&words(&[0, 1, FRAMES, 1])]);
    let stsc = atom("stsc", &[&words(&[0, 1, 1, FRAMES, 1])]);
    let stsz = atom("stsz", &[&words(&[0, size, FRAMES])]);
    let stco = atom("stco", &[&words(&[0, 1, offset])]);
    atom("stbl", &[&stsd, &stts, &stsc, &stsz, &stco])
}
