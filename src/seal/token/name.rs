//! Names of authorities: compared as RFC 5280 §7.1 does, taken over as hostile text.

use super::LONGEST_TEXT;
use der::asn1::AnyRef;
use der::{Decode, Tag, TagNumber, Tagged};
use x509_cert::Certificate;
use x509_cert::ext::pkix::name::DirectoryString;
use x509_cert::name::Name;

/// `directoryName` of a `GeneralName`.
const DIRECTORY: Tag = Tag::ContextSpecific { constructed: true, number: TagNumber(4) };
/// `id-ce-subjectAltName`.
const ALTERNATIVE: &str = "2.5.29.17";

/// Whether two names are one, whatever kind of string and case they are written in.
pub(super) fn same(a: &Name, b: &Name) -> bool {
    let folded = |name: &Name| {
        let text = name.to_string().to_lowercase();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    a == b || folded(a) == folded(b)
}

/// The name in a `GeneralName` that is one of a directory.
pub(super) fn directory(general: AnyRef<'_>) -> Option<Name> {
    (general.tag() == DIRECTORY).then(|| Name::from_der(general.value()).ok()).flatten()
}

/// Whether a certificate bears the name: as its subject or among its alternative names.
pub(super) fn borne(general: AnyRef<'_>, certificate: &Certificate) -> bool {
    let certificate = certificate.tbs_certificate();
    let subject = directory(general).is_some_and(|n| same(&n, certificate.subject()));
    let mut extensions = certificate.extensions().into_iter().flatten();
    subject
        || extensions.any(|e| {
            e.extn_id.to_string() == ALTERNATIVE
                && Vec::<AnyRef<'_>>::from_der(e.extn_value.as_bytes())
                    .is_ok_and(|names| names.contains(&general))
        })
}

/// Common name and organisation of a subject, cut.
pub(super) fn shown(name: &Name) -> (Option<String>, Option<String>) {
    let text = |found: der::Result<Option<DirectoryString>>| {
        let text = found.ok().flatten()?;
        Some(text.value().chars().take(LONGEST_TEXT).collect())
    };
    (text(name.common_name()), text(name.organization()))
}
