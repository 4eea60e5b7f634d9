//! The ASN.1 of RFC 3161 (§2.4), RFC 5652 (§5) and RFC 5035 (§5), as far as a token needs it, and
//! its object identifiers. Borrowed, strict DER; what is only compared or skipped stays raw.

use der::asn1::{AnyRef, BitStringRef, ObjectIdentifier, OctetStringRef, UintRef};
use der::{
    Decode, DecodeValue, EncodeValue, FixedTag, Header, Length, Reader, Sequence, SliceReader, Tag,
    Writer,
};
use x509_cert::ext::Extension;
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::AlgorithmIdentifierRef;

const fn oid(dotted: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(dotted)
}

pub(super) const SIGNED_DATA: ObjectIdentifier = oid("1.2.840.113549.1.7.2");
pub(super) const TST_INFO: ObjectIdentifier = oid("1.2.840.113549.1.9.16.1.4");
pub(super) const CONTENT_TYPE: ObjectIdentifier = oid("1.2.840.113549.1.9.3");
pub(super) const MESSAGE_DIGEST: ObjectIdentifier = oid("1.2.840.113549.1.9.4");
pub(super) const SIGNING_CERTIFICATE: ObjectIdentifier = oid("1.2.840.113549.1.9.16.2.12");
pub(super) const SIGNING_CERTIFICATE_V2: ObjectIdentifier = oid("1.2.840.113549.1.9.16.2.47");
pub(super) const TIME_STAMPING: ObjectIdentifier = oid("1.3.6.1.5.5.7.3.8");
pub(super) const SHA256: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.1");
pub(super) const SHA384: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.2");
pub(super) const SHA512: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.3");
pub(super) const RSA: ObjectIdentifier = oid("1.2.840.113549.1.1.1");
pub(super) const RSA_SHA256: ObjectIdentifier = oid("1.2.840.113549.1.1.11");
pub(super) const RSA_SHA384: ObjectIdentifier = oid("1.2.840.113549.1.1.12");
pub(super) const RSA_SHA512: ObjectIdentifier = oid("1.2.840.113549.1.1.13");
pub(super) const ECDSA_SHA256: ObjectIdentifier = oid("1.2.840.10045.4.3.2");
pub(super) const ECDSA_SHA384: ObjectIdentifier = oid("1.2.840.10045.4.3.3");

fn no() -> bool {
    false
}

/// `TimeStampReq`; the extensions nobody uses are not read.
#[derive(Sequence)]
pub(super) struct TimeStampReq<'a> {
    pub version: u8,
    pub imprint: MessageImprint<'a>,
    #[asn1(optional = "true")]
    pub policy: Option<ObjectIdentifier>,
    #[asn1(optional = "true")]
    pub nonce: Option<UintRef<'a>>,
    #[asn1(default = "no")]
    pub cert_req: bool,
}

#[derive(Sequence)]
pub(super) struct MessageImprint<'a> {
    pub algorithm: AlgorithmIdentifierRef<'a>,
    pub hash: &'a OctetStringRef,
}

#[derive(Sequence)]
pub(super) struct TimeStampResp<'a> {
    pub status: PkiStatusInfo<'a>,
    #[asn1(optional = "true")]
    pub token: Option<AnyRef<'a>>,
}

#[derive(Sequence)]
pub(super) struct PkiStatusInfo<'a> {
    pub status: u32,
    #[asn1(optional = "true")]
    pub text: Option<Vec<String>>,
    #[asn1(optional = "true")]
    pub fail: Option<BitStringRef<'a>>,
}

#[derive(Sequence)]
pub(super) struct ContentInfo<'a> {
    pub kind: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    pub content: AnyRef<'a>,
}

#[derive(Sequence)]
pub(super) struct SignedData<'a> {
    pub version: u8,
    pub digests: SetRef<'a>,
    pub content: Encapsulated<'a>,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", optional = "true")]
    pub certificates: Option<SetRef<'a>>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    pub crls: Option<SetRef<'a>>,
    pub signers: SetRef<'a>,
}

#[derive(Sequence)]
pub(super) struct Encapsulated<'a> {
    pub kind: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    pub content: &'a OctetStringRef,
}

#[derive(Sequence)]
pub(super) struct SignerInfo<'a> {
    pub version: u8,
    pub sid: AnyRef<'a>,
    pub digest: AlgorithmIdentifierRef<'a>,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", optional = "true")]
    pub attributes: Option<SetRef<'a>>,
    pub signature_algorithm: AlgorithmIdentifierRef<'a>,
    pub signature: &'a OctetStringRef,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    pub unsigned: Option<SetRef<'a>>,
}

#[derive(Sequence)]
pub(super) struct IssuerAndSerial {
    pub issuer: Name,
    pub serial: SerialNumber,
}

#[derive(Sequence)]
pub(super) struct Attribute<'a> {
    pub kind: ObjectIdentifier,
    pub values: SetRef<'a>,
}

#[derive(Sequence)]
pub(super) struct SigningCertificate<'a> {
    pub certificates: Vec<EssCertId<'a>>,
    #[asn1(optional = "true")]
    pub policies: Option<AnyRef<'a>>,
}

/// `ESSCertID` has no algorithm (it is SHA-1), `ESSCertIDv2` one that defaults to SHA-256.
#[derive(Sequence)]
pub(super) struct EssCertId<'a> {
    #[asn1(optional = "true")]
    pub algorithm: Option<AlgorithmIdentifierRef<'a>>,
    pub hash: &'a OctetStringRef,
    #[asn1(optional = "true")]
    pub issuer_serial: Option<IssuerSerial<'a>>,
}

#[derive(Sequence)]
pub(super) struct IssuerSerial<'a> {
    pub issuer: Vec<AnyRef<'a>>,
    pub serial: SerialNumber,
}

#[derive(Sequence)]
pub(super) struct TstInfo<'a> {
    pub version: u8,
    pub policy: ObjectIdentifier,
    pub imprint: MessageImprint<'a>,
    pub serial: UintRef<'a>,
    pub time: AnyRef<'a>,
    #[asn1(optional = "true")]
    pub accuracy: Option<Accuracy>,
    #[asn1(default = "no")]
    pub ordering: bool,
    #[asn1(optional = "true")]
    pub nonce: Option<UintRef<'a>>,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    pub tsa: Option<AnyRef<'a>>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    pub extensions: Option<Vec<Extension>>,
}

#[derive(Sequence)]
pub(super) struct Accuracy {
    #[asn1(optional = "true")]
    pub seconds: Option<u32>,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", optional = "true")]
    pub millis: Option<u16>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    pub micros: Option<u16>,
}

/// A `SET OF` as its bytes. Order is not asked for: outside the signed attributes CMS allows BER,
/// and authorities don't sort certificates; the attributes are checked as they are.
#[derive(Clone, Copy)]
pub(super) struct SetRef<'a>(pub &'a [u8]);

impl<'a> SetRef<'a> {
    /// The elements, each read as `T`.
    pub(super) fn elements<T: Decode<'a, Error = der::Error>>(self) -> der::Result<Vec<T>> {
        let mut reader = SliceReader::new(self.0)?;
        let mut found = Vec::new();
        while !reader.is_finished() {
            found.push(reader.decode()?);
        }
        Ok(found)
    }
}

impl FixedTag for SetRef<'_> {
    const TAG: Tag = Tag::Set;
}

impl<'a> DecodeValue<'a> for SetRef<'a> {
    type Error = der::Error;

    fn decode_value<R: Reader<'a>>(reader: &mut R, header: Header) -> der::Result<Self> {
        reader.read_slice(header.length()).map(Self)
    }
}

impl EncodeValue for SetRef<'_> {
    fn value_len(&self) -> der::Result<Length> {
        Length::try_from(self.0.len())
    }

    fn encode_value(&self, writer: &mut impl Writer) -> der::Result<()> {
        writer.write(self.0)
    }
}
