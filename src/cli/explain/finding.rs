//! What `verify` found, in words: `a file is not as it was sealed`.
//!
//! The code and the English detail are for machines and experts; this sentence is for everyone.

use crate::{
    text::{Catalog, say},
    verify::Code,
};

/// One sentence a code, by its name in the catalogue. The match has no `_`: a code that has no
/// words does not build.
macro_rules! sentences {
    ($($code:ident = $name:literal,)*) => {
        /// A finding's code as a fragment without a path, to stand before one.
        pub fn finding(code: Code, text: &Catalog) -> String {
            match code {
                $(Code::$code => say!(text, $name),)*
            }
        }
    };
}

sentences! {
    NotAPackage = "finding-not-a-package",
    Unreadable = "finding-unreadable",
    ZipEnd = "finding-zip-end",
    ZipDisks = "finding-zip-disks",
    ZipLimit = "finding-zip-limit",
    ZipDirectory = "finding-zip-directory",
    ZipCount = "finding-zip-count",
    ZipStrayBytes = "finding-zip-stray-bytes",
    ZipOverlap = "finding-zip-overlap",
    ZipLocalHeader = "finding-zip-local-header",
    ZipDescriptor = "finding-zip-descriptor",
    ZipOtherName = "finding-zip-other-name",
    ZipEncrypted = "finding-zip-encrypted",
    ZipMethod = "finding-zip-method",
    ZipSize = "finding-zip-size",
    ZipInflate = "finding-zip-inflate",
    ZipCrc = "finding-zip-crc",
    IrregularFile = "finding-irregular-file",
    BadName = "finding-bad-name",
    DoubledName = "finding-doubled-name",
    NameClash = "finding-name-clash",
    OutsideBase = "finding-outside-base",
    TooLarge = "finding-too-large",
    MissingFile = "finding-missing-file",
    BagDeclaration = "finding-bag-declaration",
    BagInfo = "finding-bag-info",
    ManifestForm = "finding-manifest-form",
    ManifestPlace = "finding-manifest-place",
    FileChanged = "finding-file-changed",
    FileMissing = "finding-file-missing",
    FileUnlisted = "finding-file-unlisted",
    PayloadOxum = "finding-payload-oxum",
    KeyForm = "finding-key-form",
    KeyWeak = "finding-key-weak",
    AllowedSigners = "finding-allowed-signers",
    NotTheSigner = "finding-not-the-signer",
    SealForm = "finding-seal-form",
    SealSignature = "finding-seal-signature",
    SealSshsig = "finding-seal-sshsig",
    SealSigner = "finding-seal-signer",
    SealTagmanifest = "finding-seal-tagmanifest",
    SealCase = "finding-seal-case",
    SealPayload = "finding-seal-payload",
    SealCustody = "finding-seal-custody",
    SealOrigin = "finding-seal-origin",
    SealPlace = "finding-seal-place",
    AnchorPlace = "finding-anchor-place",
    LogForm = "finding-log-form",
    LogLine = "finding-log-line",
    LogFirst = "finding-log-first",
    LogFreeze = "finding-log-freeze",
    LogDoubled = "finding-log-doubled",
    LogDisagrees = "finding-log-disagrees",
    FileUnlogged = "finding-file-unlogged",
    LoggedMissing = "finding-logged-missing",
    WithheldForm = "finding-withheld-form",
    WithheldPresent = "finding-withheld-present",
    TokenForm = "finding-token-form",
    TokenImprint = "finding-token-imprint",
    TokenChain = "finding-token-chain",
    TokenMissing = "finding-token-missing",
    DataPlace = "finding-data-place",
    RecordCount = "finding-record-count",
    RecordForm = "finding-record-form",
    RecordPlace = "finding-record-place",
    RecordArtefacts = "finding-record-artefacts",
    RecordUnsigned = "finding-record-unsigned",
    RecordSignature = "finding-record-signature",
    RecordKey = "finding-record-key",
    ManifestJson = "finding-manifest-json",
    PriorMissing = "finding-prior-missing",
    PriorForm = "finding-prior-form",
    PriorSignature = "finding-prior-signature",
    PriorChain = "finding-prior-chain",
    PriorCustody = "finding-prior-custody",
    Withheld = "finding-withheld",
    EarlierKey = "finding-earlier-key",
    TokenUnconfirmed = "finding-token-unconfirmed",
    ClaimedLater = "finding-claimed-later",
    Annex = "finding-annex",
    Litter = "finding-litter",
    Repacked = "finding-repacked",
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;
    use std::collections::BTreeSet;

    #[test]
    fn each_code_has_a_sentence_of_its_own_in_each_language() {
        for text in Lang::ALL.map(Catalog::new) {
            let said: BTreeSet<_> = Code::ALL.iter().map(|c| finding(*c, &text)).collect();
            assert_eq!(said.len(), Code::ALL.len(), "{:?}", text.lang());
        }
    }

    #[test]
    fn a_sentence_is_the_one_of_its_code() {
        let text = Catalog::new(Lang::En);
        for code in Code::ALL {
            let name = format!("finding-{code}");
            assert_eq!(finding(*code, &text), text.loader().get(&name));
        }
    }

    #[test]
    fn a_changed_file_reads_as_such() {
        let said = |lang| finding(Code::FileChanged, &Catalog::new(lang));
        assert_eq!(said(Lang::En), "a file is not as it was sealed");
        assert_eq!(said(Lang::Ur), "ایک فائل ویسی نہیں جیسی مہر لگاتے وقت تھی");
        assert_eq!(said(Lang::UrLatn), "aik file waisi nahi jaisi seal lagate waqt thi");
    }
}
