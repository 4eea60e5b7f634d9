//! The question: a SHA-256 value and a number that makes it unlike any other. Nothing else leaves.
//!
//! ```text
//! 30 43 020101 3031 300D 0609608648016503040201 0500 0420 <32 bytes>    version, SHA-256, the value
//!       0208 <number> 0101FF                                            "send your certificates"
//! ```

use super::fault::TokenFault;
use super::wire::TimeStampReq;
use crate::model::Digest;
use der::Decode;
use der::asn1::UintRef;

const PART: &str = "query";
/// Longest query read, in bytes; ours has at most 70.
const LONGEST_QUERY: usize = 128;
/// Version 1; SHA-256, NULL; the header of the value.
const BEFORE: &[u8] =
    &[2, 1, 1, 0x30, 0x31, 0x30, 13, 6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1, 5, 0, 4, 32];
/// `certReq` TRUE.
const AFTER: &[u8] = &[1, 1, 0xFF];

/// What was asked, and what an answer must be for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ask {
    /// SHA-256 of the bytes to be stamped.
    pub imprint: Digest,
    /// A random number the answer must repeat; without one an old answer can't be told from a new
    /// one, which matters while asking and not when a kept token is checked again.
    pub nonce: Option<u64>,
}

impl Ask {
    /// The query as it is sent and kept (`TimeStampReq`, RFC 3161 §2.4.1).
    pub fn to_der(&self) -> Vec<u8> {
        let nonce = self.nonce.map(integer).unwrap_or_default();
        let value = [BEFORE, &self.imprint.0, &nonce, AFTER].concat();
        // Never 128 bytes or more, so the length is one byte.
        let length = u8::try_from(value.len()).unwrap_or(u8::MAX);
        [&[0x30, length], value.as_slice()].concat()
    }

    /// Reads what [`Ask::to_der`] writes, and nothing else: one spelling.
    pub fn from_der(bytes: &[u8]) -> Result<Self, TokenFault> {
        if bytes.len() > LONGEST_QUERY {
            return Err(TokenFault::TooLong { bytes: bytes.len() });
        }
        let other = || TokenFault::Malformed { part: PART, why: "not as saboot asks".into() };
        let query = TimeStampReq::from_der(bytes).map_err(TokenFault::of(PART))?;
        let hash = query.imprint.hash.as_bytes().try_into().map_err(|_| other())?;
        let nonce = query.nonce.map(|n| number(n).ok_or_else(other)).transpose()?;
        let ask = Self { imprint: Digest(hash), nonce };
        if ask.to_der() == bytes { Ok(ask) } else { Err(other()) }
    }
}

/// A whole INTEGER: as few bytes as there can be, none that says "negative".
fn integer(n: u64) -> Vec<u8> {
    let bytes = n.to_be_bytes();
    let zeros = bytes.iter().take_while(|b| **b == 0).count().min(7);
    let digits = &bytes[zeros..];
    let sign: &[u8] = if digits[0] < 0x80 { &[] } else { &[0] };
    let length = u8::try_from(sign.len() + digits.len()).unwrap_or(u8::MAX);
    [&[2, length], sign, digits].concat()
}

/// An INTEGER of at most eight bytes.
pub(super) fn number(n: UintRef<'_>) -> Option<u64> {
    let bytes = n.as_bytes();
    (bytes.len() <= 8).then(|| bytes.iter().fold(0, |n, b| n << 8 | u64::from(*b)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::sha256;
    use proptest::prelude::*;

    #[test]
    fn the_bytes_of_a_query() {
        let ask = Ask { imprint: Digest([0xAB; 32]), nonce: Some(0x80_01) };
        let mut want = vec![0x30, 0x3E, 2, 1, 1, 0x30, 0x31, 0x30, 13, 6, 9];
        want.extend([0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1, 5, 0, 4, 32]);
        want.extend([0xAB; 32]);
        want.extend([2, 3, 0, 0x80, 1, 1, 1, 0xFF]);
        assert_eq!(ask.to_der(), want);
        assert_eq!(Ask::from_der(&want), Ok(ask));
    }

    #[test]
    fn every_number_comes_back() {
        for nonce in [None, Some(0), Some(1), Some(127), Some(128), Some(u64::MAX)] {
            let ask = Ask { imprint: sha256(b"x"), nonce };
            let der = ask.to_der();
            assert!(der.len() <= 70);
            assert_eq!(Ask::from_der(&der), Ok(ask));
        }
    }

    proptest! {
        #[test]
        fn what_is_read_is_written_the_same(
            nonce in any::<Option<u64>>(), at in any::<prop::sample::Index>(), byte in any::<u8>(),
        ) {
            let mut der = Ask { imprint: sha256(b"x"), nonce }.to_der();
            let at = at.index(der.len());
            der[at] = byte;
            if let Ok(ask) = Ask::from_der(&der) {
                prop_assert_eq!(ask.to_der(), der);
            }
        }
    }
}
