//! Bodies that unpack to a multiple of what is sent: runs of zeros in blocks of 16 MiB, packed once and sent
//! again and again.

use std::io::Write;

use flate2::{Compress, Compression, FlushCompress};

/// What one block unpacks to.
const BLOCK: usize = 16 << 20;

/// `blocks` × 16 MiB of zeros in the form of RFC 1952.
pub fn gzip(blocks: usize) -> Vec<u8> {
    let zeros = vec![0; BLOCK];
    let mut one = Vec::with_capacity(1 << 20);
    let mut packer = Compress::new(Compression::best(), false);
    packer.compress_vec(&zeros, &mut one, FlushCompress::Full).unwrap();
    let mut out = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    for _ in 0..blocks {
        out.write_all(&one).unwrap();
    }
    let mut sum = crc32fast::Hasher::new();
    for _ in 0..blocks {
        let mut one = crc32fast::Hasher::new();
        one.update(&zeros);
        sum.combine(&one);
    }
    out.extend([3, 0]);
    out.extend(sum.finalize().to_le_bytes());
    out.extend(u32::try_from(blocks * BLOCK % (1 << 32)).unwrap().to_le_bytes());
    out
}

/// `blocks` × 16 MiB of zeros, and eight more, in the form of RFC 7932.
pub fn brotli(blocks: usize) -> Vec<u8> {
    let mut bits = Bits::default();
    // Window of 16 MiB (WBITS 24), then eight zeros as they are.
    bits.put(0b1111, 4);
    bits.put(0, 1).put(0, 2).put(7, 16).put(1, 1);
    bits.align();
    bits.bytes.extend([0; 8]);
    for _ in 0..blocks {
        bits.put(0, 1).put(2, 2).put(BLOCK as u64 - 1, 24).put(0, 1);
        // One type of each block, no postfix, no direct distances, one tree each.
        bits.put(0, 3).put(0, 6).put(0, 2).put(0, 2);
        // Codes of one symbol: literal 0; insert nothing and copy 2118 and more; the last distance.
        bits.put(1, 2).put(0, 2).put(0, 8);
        bits.put(1, 2).put(0, 2).put(391, 10);
        bits.put(1, 2).put(0, 2).put(0, 6);
        bits.put(BLOCK as u64 - 2118, 24);
    }
    bits.put(0b11, 2);
    bits.align();
    bits.bytes
}

/// Bits, the lowest first.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    used: u32,
}

impl Bits {
    fn put(&mut self, value: u64, count: u32) -> &mut Bits {
        for i in 0..count {
            if self.used == 0 {
                self.bytes.push(0);
            }
            let bit = u8::from(value >> i & 1 == 1);
            *self.bytes.last_mut().unwrap() |= bit << self.used;
            self.used = (self.used + 1) % 8;
        }
        self
    }

    fn align(&mut self) {
        self.used = 0;
    }
}
