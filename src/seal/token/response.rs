//! The outermost layer (RFC 3161 §2.4.2): what the authority says, and the token in it.

use super::fault::TokenFault;
use super::wire::{PkiStatusInfo, TimeStampResp};
use super::{LONGEST_RESPONSE, LONGEST_TEXT};
use der::{Decode, asn1::AnyRef};

/// The token of a whole response, unless the authority refused.
pub(super) fn token(response: &[u8]) -> Result<AnyRef<'_>, TokenFault> {
    if response.len() > LONGEST_RESPONSE {
        return Err(TokenFault::TooLong { bytes: response.len() });
    }
    if response.first() != Some(&0x30) {
        return Err(TokenFault::NotAResponse);
    }
    let response = TimeStampResp::from_der(response).map_err(TokenFault::of("response"))?;
    match response.status.status {
        0 | 1 => response.token.ok_or(TokenFault::NoToken),
        _ => Err(refused(&response.status)),
    }
}

fn refused(status: &PkiStatusInfo<'_>) -> TokenFault {
    let said = status.text.as_deref().unwrap_or_default().join("; ");
    let reason = status.fail.and_then(|bits| bits.bits().position(|set| set));
    TokenFault::Refused {
        status: status.status,
        reason: reason.and_then(|bit| u32::try_from(bit).ok()),
        text: said.chars().take(LONGEST_TEXT).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(response: &[u8], want: &TokenFault) {
        assert_eq!(token(response).unwrap_err(), *want);
    }

    #[test]
    fn what_is_no_token_is_named() {
        check(b"", &TokenFault::NotAResponse);
        check(b"<html>Sign in to the Wi-Fi</html>", &TokenFault::NotAResponse);
        check(&vec![0x30; LONGEST_RESPONSE + 1], &TokenFault::TooLong { bytes: 65_537 });
        check(&[0x30, 0x80, 0x30, 3, 2, 1, 0, 0, 0], &TokenFault::Indefinite);
        check(&[0x30, 5, 0x30, 3, 2, 1, 0], &TokenFault::NoToken);
    }

    #[test]
    fn a_refusal_says_why() {
        let refusal = b"\x30\x11\x30\x0f\x02\x01\x02\x30\x05\x0c\x03no!\x03\x03\x05\x00\x20";
        let want =
            |reason, text: &str| TokenFault::Refused { status: 2, reason, text: text.into() };
        check(refusal, &want(Some(10), "no!"));
        check(&[0x30, 5, 0x30, 3, 2, 1, 2], &want(None, ""));
    }
}
