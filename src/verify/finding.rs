//! What a check found. A finding is a value, not an error: a damaged package is an answer.

use crate::model::words;
use serde::Serialize;

words! {
    /// The closed list of findings; docs/FORMAT.md, "Findings", says what each means. Reports list
    /// them in this order.
    Code, "finding code" {
        /// Neither a readable zip nor a folder that holds a bag.
        NotAPackage = "not-a-package",
        /// The disk or system refused to read a part.
        Unreadable = "unreadable",
        /// The zip's end records are missing, damaged or disagree.
        ZipEnd = "zip-end",
        /// The zip spans several disks.
        ZipDisks = "zip-disks",
        /// The zip is larger than a reader must bear.
        ZipLimit = "zip-limit",
        /// The central directory is damaged.
        ZipDirectory = "zip-directory",
        /// The number of entries is not what the zip says.
        ZipCount = "zip-count",
        /// Bytes before, between or after the members.
        ZipStrayBytes = "zip-stray-bytes",
        /// Two members share bytes.
        ZipOverlap = "zip-overlap",
        /// A local header disagrees with the central directory.
        ZipLocalHeader = "zip-local-header",
        /// A data descriptor is missing or disagrees.
        ZipDescriptor = "zip-descriptor",
        /// Extra field 0x7075 gives a member another name.
        ZipOtherName = "zip-other-name",
        /// A member is encrypted.
        ZipEncrypted = "zip-encrypted",
        /// A compression method other than stored and deflate.
        ZipMethod = "zip-method",
        /// A member is longer or shorter than it declares.
        ZipSize = "zip-size",
        /// A member does not inflate.
        ZipInflate = "zip-inflate",
        /// A member's CRC-32 is wrong.
        ZipCrc = "zip-crc",
        /// A symbolic link, device or the like.
        IrregularFile = "irregular-file",
        /// A name that §2 does not allow.
        BadName = "bad-name",
        /// A name that stands twice.
        DoubledName = "doubled-name",
        /// Two names that one file system may take for one.
        NameClash = "name-clash",
        /// A file beside the base directory.
        OutsideBase = "outside-base",
        /// A machine file larger than a reader must bear.
        TooLarge = "too-large",
        /// A required file is not there.
        MissingFile = "missing-file",
        /// bagit.txt is not the declaration.
        BagDeclaration = "bag-declaration",
        /// bag-info.txt can't be read.
        BagInfo = "bag-info",
        /// A manifest can't be read.
        ManifestForm = "manifest-form",
        /// A manifest lists a file that belongs to the other one or to none.
        ManifestPlace = "manifest-place",
        /// A file's hash is not the listed one.
        FileChanged = "file-changed",
        /// A listed file is not there.
        FileMissing = "file-missing",
        /// A file no manifest lists.
        FileUnlisted = "file-unlisted",
        /// Payload-Oxum is not true.
        PayloadOxum = "payload-oxum",
        /// A public key file can't be read.
        KeyForm = "key-form",
        /// A key under which one signature fits every message.
        KeyWeak = "key-weak",
        /// `allowed_signers` is not the collector's line.
        AllowedSigners = "allowed-signers",
        /// The signer is not the one asked for.
        NotTheSigner = "not-the-signer",
        /// seal.txt can't be read.
        SealForm = "seal-form",
        /// The signature of seal.txt is not valid.
        SealSignature = "seal-signature",
        /// The signature in OpenSSH's form is not valid.
        SealSshsig = "seal-sshsig",
        /// seal.txt names another signer than the key.
        SealSigner = "seal-signer",
        /// seal.txt seals another tagmanifest.
        SealTagmanifest = "seal-tagmanifest",
        /// seal.txt names another case or bag.
        SealCase = "seal-case",
        /// seal.txt names another payload.
        SealPayload = "seal-payload",
        /// seal.txt names another custody log.
        SealCustody = "seal-custody",
        /// seal.txt names an origin, which version 1 does not have.
        SealOrigin = "seal-origin",
        /// A file in seal/ that has no place there.
        SealPlace = "seal-place",
        /// A file in anchors/ that has no place there.
        AnchorPlace = "anchor-place",
        /// The log can't be read or its chain is cut.
        LogForm = "log-form",
        /// A line of the log says something its type does not allow.
        LogLine = "log-line",
        /// The first line is not this case's opening.
        LogFirst = "log-first",
        /// The last line is not this bag's freeze.
        LogFreeze = "log-freeze",
        /// A file is logged twice.
        LogDoubled = "log-doubled",
        /// A file is not the one the log names.
        LogDisagrees = "log-disagrees",
        /// A file the log does not name.
        FileUnlogged = "file-unlogged",
        /// A logged file is neither there nor withheld.
        LoggedMissing = "logged-missing",
        /// The list of withheld files can't be right.
        WithheldForm = "withheld-form",
        /// A withheld file is there.
        WithheldPresent = "withheld-present",
        /// A time-stamp's query or response can't be read, or its signature does not hold.
        TokenForm = "token-form",
        /// A time-stamp is for other bytes than the file it names.
        TokenImprint = "token-imprint",
        /// A chain holds more than certificates of its authority's responses.
        TokenChain = "token-chain",
        /// A token that the freeze lists is gone, or another lies there.
        TokenMissing = "token-missing",
        /// A file of data/ outside the exhibits' folders.
        DataPlace = "data-place",
        /// A folder of data/ without exactly one record.
        RecordCount = "record-count",
        /// A record can't be read.
        RecordForm = "record-form",
        /// A record names another place than where it lies, or another kind than the log.
        RecordPlace = "record-place",
        /// A record's list of files is not what is there.
        RecordArtefacts = "record-artefacts",
        /// A record has no signature, or the log no line of it.
        RecordUnsigned = "record-unsigned",
        /// A record's signature is not valid.
        RecordSignature = "record-signature",
        /// A record is signed by a key that does not lead to the signer.
        RecordKey = "record-key",
        /// metadata/manifest.json disagrees with data/ or the log.
        ManifestJson = "manifest-json",
        /// The seal of an earlier bag is not there.
        PriorMissing = "prior-missing",
        /// The seal of an earlier bag can't be read or is of another case.
        PriorForm = "prior-form",
        /// The seal of an earlier bag is not signed by a key of this case.
        PriorSignature = "prior-signature",
        /// The seals do not link.
        PriorChain = "prior-chain",
        /// The log does not hold what an earlier bag sealed.
        PriorCustody = "prior-custody",
        /// A file is held back.
        Withheld = "withheld",
        /// A record or seal is signed by an earlier key of the collector.
        EarlierKey = "earlier-key",
        /// A time-stamp under no root that is trusted.
        TokenUnconfirmed = "token-unconfirmed",
        /// The computer claims a later time for a file than an authority stamped it at.
        ClaimedLater = "claimed-later",
        /// Something in the annex does not hold.
        Annex = "annex",
        /// A file that an operating system left.
        Litter = "litter",
        /// Every sealed file is unchanged, but the zip is not the one first written.
        Repacked = "repacked",
    }
}

words! {
    /// What a finding does to the verdict.
    Level, "finding level" {
        /// The package is not sound.
        Broken = "broken",
        /// Said, and no fault.
        Note = "note",
    }
}

impl Code {
    /// The level that every finding of this code has.
    pub const fn level(self) -> Level {
        match self {
            Self::Withheld
            | Self::EarlierKey
            | Self::TokenUnconfirmed
            | Self::ClaimedLater
            | Self::Annex
            | Self::Litter
            | Self::Repacked => Level::Note,
            _ => Level::Broken,
        }
    }
}

/// One thing found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    /// What.
    pub code: Code,
    /// What it does to the verdict.
    pub level: Level,
    /// Where, as the package spells it: foreign text, to be cleaned before a terminal sees it.
    pub path: Option<String>,
    /// In which way, a fragment of plain English.
    pub detail: String,
}

/// The findings so far.
#[derive(Debug, Default)]
pub(super) struct Findings(Vec<Finding>);

impl Findings {
    /// Adds one about a file; an empty `path` is about the whole.
    pub(super) fn say(&mut self, code: Code, path: &str, detail: impl Into<String>) {
        let path = (!path.is_empty()).then(|| path.to_owned());
        self.0.push(Finding { code, level: code.level(), path, detail: detail.into() });
    }

    /// Adds one about a file when `holds` is not true.
    pub(super) fn expect(&mut self, holds: bool, code: Code, path: &str, detail: &str) {
        if !holds {
            self.say(code, path, detail);
        }
    }

    /// Adds those of another list.
    pub(super) fn append(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Whether one of them breaks the package.
    pub(super) fn broken(&self) -> bool {
        self.0.iter().any(|f| f.level == Level::Broken)
    }

    /// All of them in an order that does not depend on threads or on the zip's order.
    pub(super) fn into_sorted(mut self) -> Vec<Finding> {
        self.0.sort();
        self.0.dedup();
        self.0
    }
}
