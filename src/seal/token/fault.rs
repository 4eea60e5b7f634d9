//! Why a response is no time-stamp of what was asked. Each reason has a name of its own: what to do
//! next differs (ask again, ask another authority, look at the root, suspect).

use crate::model::{Digest, Utc};

/// A response that gives no time. Text in it is the authority's: treat it as hostile.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TokenFault {
    /// Not ASN.1 at all: a web page, nothing, another file.
    #[error("not a time-stamp response")]
    NotAResponse,
    /// Longer than [`super::LONGEST_RESPONSE`].
    #[error("{bytes} bytes long")]
    TooLong {
        /// Its length.
        bytes: usize,
    },
    /// BER with indefinite lengths; a converter to DER can help, we don't guess.
    #[error("lengths are indefinite (BER)")]
    Indefinite,
    /// Cut off, or not what RFC 3161 and 5652 describe.
    #[error("{part}: {why}")]
    Malformed {
        /// Which structure.
        part: &'static str,
        /// What the reader of ASN.1 said.
        why: String,
    },
    /// The authority said no.
    #[error("refused with status {status}: {text}")]
    Refused {
        /// `PKIStatus`: 2 rejection, 3 waiting, 4 and 5 about revocation.
        status: u32,
        /// First bit set in `PKIFailureInfo`: 0 badAlg, 2 badRequest, 14 timeNotAvailable …
        reason: Option<u32>,
        /// The authority's words, cut.
        text: String,
    },
    /// Granted, but there is no token.
    #[error("granted without a token")]
    NoToken,
    /// Not signed data around a `TSTInfo`.
    #[error("content type {found}")]
    ContentType {
        /// The object identifier found.
        found: String,
    },
    /// A version that does not go with the content.
    #[error("{part} has version {found}")]
    Version {
        /// Which structure.
        part: &'static str,
        /// Its version.
        found: u8,
    },
    /// Not exactly one signer.
    #[error("{count} signers")]
    Signers {
        /// How many.
        count: usize,
    },
    /// More certificates than [`super::MOST_CERTIFICATES`].
    #[error("{count} certificates")]
    Certificates {
        /// How many.
        count: usize,
    },
    /// The signer is named in none of the two ways there are.
    #[error("unknown form of signer identifier")]
    SignerId,
    /// The signer's certificate is not in the token.
    #[error("no certificate of the signer")]
    NoSignerCertificate,
    /// The signer's certificate can't be used.
    #[error("signer's certificate: {why}")]
    SignerCertificate {
        /// What the reader said.
        why: String,
    },
    /// A hash function that is not SHA-256, SHA-384 or SHA-512.
    #[error("hash {oid} is not supported")]
    Hash {
        /// Its object identifier.
        oid: String,
    },
    /// The hash used is not among those announced.
    #[error("the hash used is not announced")]
    HashNotAnnounced,
    /// A signature scheme or key that is not supported: RSA-PSS, P-521, ECDSA with SHA-512, Ed25519.
    #[error("signature {oid} is not supported")]
    Scheme {
        /// Its object identifier.
        oid: String,
    },
    /// The scheme names another hash than the signer does.
    #[error("signature and hash disagree")]
    SchemeDisagrees,
    /// An RSA key shorter than 2048 or longer than 8192 bits.
    #[error("RSA key of {bits} bits")]
    KeyLength {
        /// Length of the modulus.
        bits: usize,
    },
    /// A signed attribute is missing.
    #[error("no attribute {which}")]
    AttributeMissing {
        /// Which.
        which: &'static str,
    },
    /// A signed attribute stands twice, or has not exactly one value.
    #[error("attribute {oid} is not there once")]
    AttributeDoubled {
        /// Its object identifier.
        oid: String,
    },
    /// The signed content type is another.
    #[error("signed content type is another")]
    SignedContentType,
    /// The hash of the content is another than the signed one.
    #[error("hash of the content differs")]
    MessageDigest,
    /// The signed attribute names another certificate than the signer's.
    #[error("signed for another certificate")]
    Binding,
    /// The signature does not fit.
    #[error("signature does not fit")]
    Signature,
    /// The hash stamped is not a SHA-256 value.
    #[error("imprint by {oid}")]
    ImprintHash {
        /// The algorithm's object identifier.
        oid: String,
    },
    /// The token is for other bytes.
    #[error("token for {found}")]
    Imprint {
        /// What it is for.
        found: Digest,
    },
    /// The question's number is not in the token.
    #[error("no nonce")]
    NonceMissing,
    /// The token answers another question: an old answer sent again.
    #[error("another nonce")]
    Nonce,
    /// The time is not written as RFC 3161 says, or before 1970.
    #[error("not a time: {text:?}")]
    Time {
        /// What stands there, cut.
        text: String,
    },
    /// The token has an extension that must be understood and isn't.
    #[error("critical extension {oid}")]
    CriticalExtension {
        /// Its object identifier.
        oid: String,
    },
    /// The token names another authority than its certificate does.
    #[error("the authority's name is not its certificate's")]
    AuthorityName,
    /// The signer's certificate is not one for time-stamping.
    #[error("signer's certificate: {0}")]
    Usage(UsageFault),
    /// The signer's certificate was not valid yet at the token's time.
    #[error("signer's certificate is valid from {from}")]
    SignerNotYetValid {
        /// Start of its validity.
        from: Utc,
    },
    /// The signer's certificate had expired at the token's time.
    #[error("signer's certificate was valid until {until}")]
    SignerExpired {
        /// End of its validity.
        until: Utc,
    },
    /// The chain names a root that was given, and does not hold.
    #[error("chain: {0}")]
    Chain(ChainFault),
}

/// Why a certificate is not one for time-stamping (RFC 3161 §2.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UsageFault {
    /// No extended key usage.
    #[error("no extended key usage")]
    Missing,
    /// Extended key usage is not critical.
    #[error("extended key usage is not critical")]
    NotCritical,
    /// Time-stamping is not its only extended key usage.
    #[error("time-stamping is not its only use")]
    NotAlone,
    /// The key may be used for something other than signatures, or not for them.
    #[error("key usage is not that of signatures alone")]
    KeyUsage,
}

/// Why a chain to a given root does not hold at the token's time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChainFault {
    /// A certificate had expired.
    #[error("a certificate had expired")]
    Expired,
    /// A certificate was not valid yet.
    #[error("a certificate was not valid yet")]
    NotYetValid,
    /// The root was not valid.
    #[error("the root was not valid")]
    Root,
    /// A signature does not fit: it only calls itself so.
    #[error("a signature does not fit")]
    Signature,
    /// An issuer is not allowed to issue.
    #[error("an issuer is no authority")]
    NotAnAuthority,
    /// An issuer may not issue for time-stamping, or not for this name or depth.
    #[error("outside what an issuer may do")]
    Constraint,
    /// An algorithm or critical extension that is not supported.
    #[error("not supported: {0}")]
    Unsupported(String),
    /// Anything else the library said.
    #[error("{0}")]
    Other(String),
}

/// Why a file is no root.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RootFault {
    /// Longer than [`super::LONGEST_ROOT`].
    #[error("{bytes} bytes long")]
    TooLong {
        /// Its length.
        bytes: usize,
    },
    /// Not a certificate in DER.
    #[error("not a certificate: {why}")]
    Malformed {
        /// What the reader said.
        why: String,
    },
}

impl TokenFault {
    /// What the reader of ASN.1 says, with the structure it was in.
    pub(super) fn of(part: &'static str) -> impl Fn(der::Error) -> Self {
        move |error| match error.kind() {
            der::ErrorKind::IndefiniteLength => Self::Indefinite,
            kind => Self::Malformed { part, why: kind.to_string() },
        }
    }
}
