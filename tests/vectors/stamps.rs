//! Time-stamps: sound, of authorities nobody confirmed, stripped; and one fault each.

use crate::prelude::*;
use crate::stamped::{NAME, chain, place, response, stamped};
use saboot::format::anchor::chain_to_pem;

/// Faults by someone without the key.
const FAULTS: &[Row<Sample>] = &[
    (
        "token-other-exhibit",
        "5n",
        "the stamp of another exhibit under this one's name",
        |s| {
            for ending in ["tsq", "tsr"] {
                let bytes = s.files[&place("E0002", ending)].clone();
                s.put(&place("E0001", ending), &bytes);
            }
        },
        &["token-imprint"],
    ),
    (
        "token-seal-for-signature",
        "5n",
        "the stamp of the seal under its signature's name",
        |s| {
            for ending in ["tsq", "tsr"] {
                let bytes = s.files[&place("seal", ending)].clone();
                s.put(&place("seal-sig", ending), &bytes);
            }
        },
        &["token-imprint"],
    ),
    (
        "token-response-other",
        "5o",
        "an answer to another question",
        |s| {
            let other = s.files[&place("seal-sig", "tsr")].clone();
            s.put(&place("seal", "tsr"), &other);
        },
        &["token-imprint"],
    ),
    (
        "token-response-gone",
        "5l",
        "a query without its answer",
        |s| drop_file(s, &place("seal", "tsr")),
        &["anchor-place"],
    ),
    (
        "token-query-gone",
        "5l",
        "an answer without its query",
        |s| drop_file(s, &place("seal", "tsq")),
        &["anchor-place"],
    ),
    (
        "token-query-spelling",
        "5m",
        "a query whose number has a needless zero",
        |s| {
            let mut der = s.files[&place("seal", "tsq")].clone();
            let at = der.len() - 6;
            assert_eq!(der[at..], [2, 1, 7, 1, 1, 0xFF]);
            der.splice(at..at + 3, [2, 2, 0, 7]);
            der[1] += 1;
            s.put(&place("seal", "tsq"), &der);
        },
        &["token-form"],
    ),
    (
        "token-query-words",
        "5m",
        "a query that is none",
        |s| drop(s.put(&place("seal", "tsq"), b"what time is it?")),
        &["token-form"],
    ),
    (
        "token-nonce-other",
        "5o",
        "an answer that repeats another number",
        |s| answer(s, |info| *info.nonce.last_mut().unwrap() = 8),
        &["token-form"],
    ),
    (
        "token-nonce-none",
        "5o",
        "an answer that repeats no number",
        |s| answer(s, |info| info.nonce.truncate(5)),
        &["token-form"],
    ),
    (
        "token-time-changed",
        "5o",
        "the time in an answer changed",
        |s| {
            let place = place("seal", "tsr");
            let der = s.files.get_mut(&place).unwrap();
            let at = der.windows(15).position(|w| w == b"20260102031030Z").unwrap();
            der[at + 3] = b'5';
        },
        &["token-form"],
    ),
    (
        "token-signature-changed",
        "5o",
        "a bit of the signature changed",
        |s| *s.files.get_mut(&place("seal", "tsr")).unwrap().last_mut().unwrap() ^= 1,
        &["token-form"],
    ),
    (
        "token-before-certificate",
        "5o",
        "a time before the signer's certificate was valid",
        |s| answer(s, |info| info.time = "20191231235959Z"),
        &["token-form"],
    ),
    (
        "token-refused",
        "5o",
        "an answer that says no",
        |s| drop(s.put(&place("seal", "tsr"), &[0x30, 5, 0x30, 3, 2, 1, 2])),
        &["token-form"],
    ),
    (
        "token-html",
        "5o",
        "a page instead of an answer",
        |s| drop(s.put(&place("seal", "tsr"), b"<!doctype html>\n")),
        &["token-form"],
    ),
    (
        "token-empty",
        "5o",
        "an empty answer",
        |s| drop(s.put(&place("seal", "tsr"), b"")),
        &["token-form"],
    ),
    (
        "token-chain-more",
        "5p",
        "a certificate beside the tokens that none of them carries",
        |s| chain_of(s, |all| all.push(vec![0x30, 0])),
        &["token-chain"],
    ),
    (
        "token-chain-words",
        "5p",
        "words before the certificates",
        |s| {
            let path = format!("anchors/{NAME}-chain.pem");
            let pem = [&b"I saw this\n"[..], &s.files[&path]].concat();
            s.put(&path, &pem);
        },
        &["token-chain"],
    ),
    (
        "token-frozen-stripped",
        "6n",
        "a stamp removed that the freeze lists",
        |s| ["tsq", "tsr"].iter().for_each(|ending| drop_file(s, &place("E0001", ending))),
        &["token-missing"],
    ),
    (
        "token-frozen-replaced",
        "6q",
        "another stamp where the freeze lists one",
        |s| {
            let imprint = s.digest("data/E0001/capture.json");
            let later = response(imprint, "20260102031100Z", |info| info.serial = vec![0x2B]);
            s.put(&place("E0001", "tsr"), &later);
        },
        &["token-missing"],
    ),
];

/// Faults of a log that the key's holder froze so.
const FROZEN: &[Row<Sample>] = &[
    (
        "token-frozen-imprint",
        "6q",
        "the freeze lists a token of other bytes",
        |s| s.tokens[0]["imprint"] = json!(Digest([1; 32])),
        &["token-missing"],
    ),
    (
        "token-frozen-authority",
        "6q",
        "the freeze lists it as another authority's",
        |s| s.tokens[0]["authority"] = json!("other"),
        &["token-missing"],
    ),
    (
        "token-frozen-elsewhere",
        "6n",
        "the freeze lists a file that is no token",
        |s| s.tokens[1]["path"] = json!("data/E0001/text.txt"),
        &["token-missing"],
    ),
    (
        "token-frozen-unsorted",
        "6r",
        "tokens of the freeze out of order",
        |s| s.tokens.reverse(),
        &["log-freeze"],
    ),
    (
        "token-frozen-twice",
        "6r",
        "a token twice in the freeze",
        |s| {
            let first = s.tokens[0].clone();
            s.tokens.insert(0, first);
        },
        &["log-freeze"],
    ),
    (
        "token-frozen-field-missing",
        "6s",
        "a token of the freeze without its number",
        |s| drop(s.tokens[0].as_object_mut().unwrap().remove("serial")),
        &["log-freeze"],
    ),
    (
        "token-frozen-field-more",
        "6s",
        "a token of the freeze with the authority's words",
        |s| s.tokens[0]["name"] = json!("Invented Time"),
        &["log-freeze"],
    ),
];

/// Another answer about the seal.
fn answer(s: &mut Sample, edit: fn(&mut crate::tsa::craft::Info)) {
    let imprint = s.digest("seal/seal.txt");
    s.put(&place("seal", "tsr"), &response(imprint, "20260102031030Z", edit));
}

fn chain_of(s: &mut Sample, edit: fn(&mut Vec<Vec<u8>>)) {
    let mut all = chain();
    edit(&mut all);
    s.put(&format!("anchors/{NAME}-chain.pem"), chain_to_pem(&all).as_bytes());
}

/// Without the stamps of these.
fn stripped(whats: &[&str]) -> Sample {
    let mut s = stamped();
    for what in whats {
        ["tsq", "tsr"].iter().for_each(|ending| drop_file(&mut s, &place(what, ending)));
    }
    s
}

/// Exhibits stamped before the computer says that they were there.
fn claimed_later() -> Sample {
    let mut s = sample::unsealed();
    s.stamp("E0001", "20260102030900Z");
    let frozen = s.frozen("E0001");
    s.tokens.push(frozen);
    s.seal_and_stamp();
    s
}

fn later() -> Sample {
    let mut s = sample::sound();
    s.stamp("E0001", "20270102031005Z");
    s.stamp("seal", "20270102031005Z");
    s
}

fn without_chain() -> Sample {
    let mut s = stamped();
    drop_file(&mut s, &format!("anchors/{NAME}-chain.pem"));
    s
}

fn without_number() -> Sample {
    let mut s = stamped();
    let imprint = s.digest("seal/seal.txt");
    let ask = saboot::seal::token::Ask { imprint, nonce: None };
    s.put(&place("seal", "tsq"), &ask.to_der());
    s
}

fn refrozen(rows: &[Row<Sample>]) -> Vec<Vector> {
    let vector = |(name, section, comment, change, codes): &Row<Sample>| {
        let mut s = stamped();
        s.log.pop();
        change(&mut s);
        s.seal_and_stamp();
        let comment = format!("stamps, frozen so by the key: {comment}");
        Vector::of(name, section, &comment, s).trusting().broken(codes)
    };
    rows.iter().map(vector).collect()
}

/// Name, section, what it is, the package, what it comes as, what is said besides, and whether its
/// seal is stamped for a reader who trusts the authority.
type Sound = (
    &'static str,
    &'static str,
    &'static str,
    fn() -> Sample,
    &'static str,
    &'static [&'static str],
    bool,
);

const SOUND: &[Sound] = &[
    ("sound-tokens", "5", "exhibits and seal stamped", stamped, "canonical", &[], true),
    (
        "sound-tokens-seal-stripped",
        "1",
        "the stamps of the seal removed, with query and response",
        || stripped(&["seal", "seal-sig"]),
        "canonical",
        &[],
        false,
    ),
    (
        "sound-tokens-signature-alone",
        "5",
        "a stamp of the seal's signature and none of the seal",
        || stripped(&["seal"]),
        "canonical",
        &[],
        true,
    ),
    (
        "sound-tokens-later",
        "5",
        "stamped a year later, not in the freeze",
        later,
        "canonical",
        &[],
        true,
    ),
    (
        "sound-tokens-chain-gone",
        "1",
        "the certificates beside the tokens removed",
        without_chain,
        "repacked",
        &["repacked"],
        true,
    ),
    (
        "sound-tokens-no-number",
        "5m",
        "a query without a number",
        without_number,
        "canonical",
        &[],
        true,
    ),
    (
        "sound-claimed-later",
        "5",
        "an exhibit stamped a minute before the log says that it was there",
        claimed_later,
        "canonical",
        &["claimed-later"],
        true,
    ),
];

pub(crate) fn vectors() -> Vec<Vector> {
    let sound = SOUND.iter().map(|(name, section, comment, make, container, notes, anchored)| {
        let vector = Vector::of(name, section, comment, make()).sound(container, notes);
        if *anchored { vector.anchored() } else { vector.trusting() }
    });
    let comment = "stamped, for a reader who does not trust the authority";
    let unconfirmed = Vector::of("sound-tokens-unconfirmed", "5", comment, stamped())
        .sound("canonical", &["token-unconfirmed"]);
    let changed = faults("stamps", stamped, FAULTS).into_iter().map(Vector::trusting);
    sound.chain([unconfirmed]).chain(changed).chain(refrozen(FROZEN)).collect()
}
