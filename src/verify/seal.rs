//! The seal: signatures, and headers that must agree with bag-info.txt and the log
//! (docs/FORMAT.md §5).

use super::{
    bag::TAGMANIFEST,
    content::Files,
    custody::Custody,
    finding::{Code, Findings},
    keyring::Keyring,
};
use crate::{
    format::{bag::BagInfo, seal_text::Seal},
    model::{CaseId, CaseUid},
    seal::sshsig_parse,
};

pub(super) const SEAL: &str = "seal/seal.txt";
const SIGNATURE: &str = "seal/seal.txt.sig";
const SSHSIG: &str = "seal/seal.txt.sshsig";

/// What the package says it is: by the seal, or without one by bag-info.txt. Everything else must
/// agree with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Claims {
    pub(super) case: CaseId,
    pub(super) uid: CaseUid,
    pub(super) bag: String,
}

/// Reads seal.txt and checks its signatures under the collector's key.
pub(super) fn read(files: &Files, keys: &Keyring, out: &mut Findings) -> Option<Seal> {
    let bytes = files.bytes(SEAL)?;
    if let Some(key) = &keys.collector {
        if let Some(signature) = files.bytes(SIGNATURE) {
            let valid = key.verifies(bytes, signature);
            let why = "not a valid signature of seal.txt by the key in keys/";
            out.expect(valid, Code::SealSignature, SIGNATURE, why);
        }
        if let Some(signature) = files.bytes(SSHSIG) {
            let valid = sshsig_parse(signature, key, bytes);
            let why = "not a valid OpenSSH signature of seal.txt by the key in keys/";
            out.expect(valid, Code::SealSshsig, SSHSIG, why);
        }
    }
    Seal::parse(bytes).map_err(|e| out.say(Code::SealForm, SEAL, e.to_string())).ok()
}

/// What the package claims to be.
pub(super) fn claims(seal: Option<&Seal>, info: Option<&BagInfo>) -> Option<Claims> {
    let by_seal = seal.map(|s| Claims { case: s.case, uid: s.uid, bag: s.bag.clone() });
    by_seal.or_else(|| info.map(|i| Claims { case: i.case, uid: i.uid, bag: i.bag.to_string() }))
}

/// The headers against everything they speak of.
pub(super) fn check(
    seal: &Seal,
    files: &Files,
    keys: &Keyring,
    info: Option<&BagInfo>,
    custody: Option<&Custody>,
    out: &mut Findings,
) {
    let mut expect = |holds, code, why: &str| out.expect(holds, code, SEAL, why);
    if let Some(key) = &keys.collector {
        let same = key.fingerprint() == seal.signer;
        expect(same, Code::SealSigner, "signer is not the key in keys/");
    }
    if let Some(tagmanifest) = files.get(TAGMANIFEST) {
        let same = tagmanifest.sha256 == seal.tagmanifest;
        expect(same, Code::SealTagmanifest, "seals another tagmanifest-sha256.txt");
    }
    if let Some(info) = info {
        let same = (info.case, info.uid, info.bag.to_string());
        let same = same == (seal.case, seal.uid, seal.bag.clone());
        expect(same, Code::SealCase, "case, case-uid or bag is not that of bag-info.txt");
        let same = info.payload == seal.payload;
        expect(same, Code::SealPayload, "payload is not that of bag-info.txt");
    }
    if let Some(custody) = custody {
        let log = &custody.log;
        let same = (log.count(), log.head()) == (seal.custody_count, seal.custody_head);
        expect(same, Code::SealCustody, "custody-count or custody-head is not the log's");
    }
    expect(seal.origin.is_none(), Code::SealOrigin, "copies of other packages are not known yet");
}
