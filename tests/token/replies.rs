//! Bad replies over HTTP, and what each is refused for.

use crate::prelude::*;
use crate::tsa::{Answer, Tsa};
use std::sync::Arc;

fn asked(tsa: &Tsa, how: Answer) -> Result<Token, TokenFault> {
    tsa.answer(how);
    let (status, body) = tsa.post(&query()).unwrap();
    assert_eq!(status, 200);
    checked(&P256, &body)
}

#[test]
fn a_good_answer_comes_through() {
    let tsa = Tsa::start(Arc::clone(&P256));
    assert!(asked(&tsa, Answer::Section("tsa")).is_ok());
    assert_eq!(tsa.asked(), [query()]);
    assert!(tsa.url().starts_with("http://127.0.0.1:"));
}

#[test]
fn a_page_to_sign_in_at_is_no_answer() {
    let tsa = Tsa::start(Arc::clone(&P256));
    assert_eq!(asked(&tsa, Answer::Html), Err(TokenFault::NotAResponse));
    assert_eq!(asked(&tsa, Answer::Bytes(Vec::new())), Err(TokenFault::NotAResponse));
}

#[test]
fn every_beginning_of_an_answer_is_refused() {
    let response = P256.reply("tsa", &query());
    for end in 0..response.len() {
        let fault = checked(&P256, &response[..end]).unwrap_err();
        let malformed = matches!(&fault, TokenFault::Malformed { part: "response", .. });
        assert!(malformed || end == 0, "{end}: {fault:?}");
    }
    let tsa = Tsa::start(Arc::clone(&P256));
    assert!(matches!(asked(&tsa, Answer::Truncated(99)), Err(TokenFault::Malformed { .. })));
    assert!(matches!(asked(&tsa, Answer::CutOff(99)), Err(TokenFault::Malformed { .. })));
}

#[test]
fn bytes_after_the_answer_are_refused() {
    let mut response = P256.reply("tsa", &query());
    response.push(0);
    assert!(matches!(checked(&P256, &response), Err(TokenFault::Malformed { .. })));
    let tsa = Tsa::start(Arc::clone(&P256));
    assert!(matches!(
        asked(&tsa, Answer::OverLong),
        Err(TokenFault::TooLong { bytes: 1_048_577.. })
    ));
}

#[test]
fn an_answer_sent_again_has_another_number() {
    let tsa = Tsa::start(Arc::clone(&P256));
    assert!(asked(&tsa, Answer::Section("tsa")).is_ok());
    tsa.answer(Answer::Replay);
    let again = Ask { nonce: Some(NONCE + 1), ..ask() };
    let (_, body) = tsa.post(&again.to_der()).unwrap();
    assert_eq!(check(&body, &again, &roots(&P256)), Err(TokenFault::Nonce));
    assert!(!P256.openssl_accepts(&again.to_der(), &body, DATA));
}

#[test]
fn an_answer_for_other_bytes_says_for_which() {
    let response = P256.reply("tsa", &query());
    let other = Ask { imprint: sha256(b"other"), nonce: Some(NONCE) };
    let fault = check(&response, &other, &roots(&P256)).unwrap_err();
    assert_eq!(fault, TokenFault::Imprint { found: sha256(DATA) });
    assert!(!P256.openssl_accepts(&query(), &response, b"other"));
}

#[test]
fn another_authority_is_one_nobody_confirmed() {
    let tsa = Tsa::start(Arc::clone(&P256));
    let token = asked(&tsa, Answer::Of(Arc::clone(&RSA))).unwrap();
    assert_eq!(token.trust, Trust::Unconfirmed { top: sha256(&RSA.root) });
    assert_eq!(token.common_name.as_deref(), Some("Rivest Signer"));
}

#[test]
fn a_refusal_is_told() {
    let tsa = Tsa::start(Arc::clone(&P256));
    let fault = asked(&tsa, Answer::Section("picky")).unwrap_err();
    let TokenFault::Refused { status, reason, text } = fault else { panic!("{fault:?}") };
    assert_eq!((status, reason), (2, Some(0)));
    assert_eq!(text, "Message digest algorithm is not supported.");
}

#[test]
fn a_server_that_says_nothing_ends_with_the_test() {
    let tsa = Tsa::start(Arc::clone(&P256));
    tsa.answer(Answer::Status(503));
    assert_eq!(tsa.post(&query()).unwrap().0, 503);
    tsa.answer(Answer::Slow);
    let waiting = std::thread::scope(|scope| {
        let waiting = scope.spawn(|| tsa.post(&query()));
        while tsa.asked().len() < 2 {
            std::thread::yield_now();
        }
        tsa.end();
        waiting.join().unwrap()
    });
    assert!(waiting.is_err());
}
