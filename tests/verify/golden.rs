//! Packages that earlier builds wrote, one a version of the format: every later build must say the
//! same of them. These files are never written again; see `fixtures/golden/README.md`.

use crate::{prelude::*, reached::unzip};
use saboot::seal::sha256;

#[test]
fn the_package_of_version_1_is_what_it_was() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/golden/v1.zip");
    let zip = fs::read(&path).unwrap();
    let file = "6ccca4c72e4cb88cc3f11ae1c0c2e6b5570adae07b8e7f54da1f93894eba4011";
    assert_eq!(sha256(&zip).to_string(), file, "the file itself");
    let seal = "b2edd71ccc8982389c83e22b5b46ae725f98848e77fe90fd4451315192cf45f1";
    assert_eq!(sha256(&unzip(&zip).unwrap()["seal/seal.txt"]).to_string(), seal);

    let fingerprint = "43b5262be10db5a2eb2e4972c921d41f938e5a2ffe617536444413ea3ea51d32";
    let asked: WantedKey = WantedKey::Fingerprint(fingerprint.parse().unwrap());
    let report = verify::check(&path, Some(&asked)).unwrap();
    assert_sound(&report, Container::Canonical, &["withheld"]);
    let signer = report.signer.unwrap();
    assert_eq!(signer.fingerprint.to_string(), fingerprint);
    assert_eq!(signer.ssh_fingerprint, "SHA256:URC/00hSc1BYzBtYQpBKLhg1CJvPPHNsWNmJO2xwip4");
    assert!(signer.confirmed);
    assert_eq!(report.case.unwrap().to_string(), "SB-2026-0001");
    let uid = report.case_uid.unwrap().to_string();
    assert_eq!(uid, "urn:uuid:aff5a3c0-04c3-41cf-8844-7e546ec17eba");
    assert_eq!((report.bag.as_deref(), report.files, report.bytes), (Some("2"), 14, 73_832));
    let (count, head) = report.custody.unwrap();
    let last = "83f7b34d21f0e67d8f6d503e49c9e7a855cbd2b610860ca12a132e7ab4544d6c";
    assert_eq!((count, head.to_string().as_str()), (30, last));
    assert_eq!(report.sealed_claimed.unwrap().to_seconds(), "2026-11-24T01:46:57Z");
    let withheld: Vec<_> = report.withheld.iter().map(|w| (w.path.as_str(), w.bytes)).collect();
    assert_eq!(withheld, [("data/E0001/page.mhtml", 939)]);
}
