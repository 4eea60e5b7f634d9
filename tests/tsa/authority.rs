//! Keys, certificates and the `openssl` that uses them, in a folder of their own.

use rcgen::{
    BasicConstraints, CertificateParams, CustomExtension, DnType, ExtendedKeyUsagePurpose, IsCa,
    Issuer, KeyPair, KeyUsagePurpose, PKCS_ECDSA_P256_SHA256, PKCS_ECDSA_P384_SHA384,
    PKCS_RSA_SHA256, SanType, date_time_ymd,
};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use tempfile::TempDir;
use tokio_rustls::rustls::pki_types::{CertificateDer, pem::PemObject};

/// Kind of every key of an authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    Rsa(u32),
    P256,
    P384,
}

/// What the signer's certificate says it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Usage {
    /// Critical, time-stamping alone: as it must be.
    Stamping,
    NotCritical,
    AndCodeSigning,
    None,
    /// As it must be, and a key usage that is for something else.
    KeyAgreement,
    /// As it must be, and a critical extension nobody knows.
    AndUnknown,
}

/// An authority to be made. Three tiers have a certificate between root and signer.
#[derive(Debug, Clone)]
pub struct Plan {
    pub key: Key,
    pub tiers: u8,
    /// Years the signer's certificate begins and ends with.
    pub years: (i32, i32),
    /// The same of the certificate between, and of the root.
    pub years_between: (i32, i32),
    pub years_root: (i32, i32),
    pub usage: Usage,
    /// Key usage of the certificate between.
    pub between_may: KeyUsagePurpose,
    /// What it is for, if it says so.
    pub between_for: Option<ExtendedKeyUsagePurpose>,
    pub name: &'static str,
}

impl Default for Plan {
    fn default() -> Self {
        Plan {
            key: Key::P256,
            tiers: 2,
            years: (2020, 2049),
            years_between: (2015, 2049),
            years_root: (2015, 2049),
            usage: Usage::Stamping,
            between_may: KeyUsagePurpose::KeyCertSign,
            between_for: None,
            name: "Loopback",
        }
    }
}

/// An authority with its files.
pub struct Authority {
    folder: TempDir,
    /// DER of the root, and of the signer's certificate.
    pub root: Vec<u8>,
    pub signer: Vec<u8>,
    /// `openssl ts` does not lock its file of serial numbers.
    turn: Mutex<()>,
}

/// Sections: `tsa`, `v1` (names its certificate by SHA-1), `sha512`, `picky` (refuses SHA-256),
/// `anonymous` (no name), `chain` (names the issuers too).
const CONFIG: &str = "\
[base]
serial = FOLDER/serial
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256
accuracy = secs:1, millisecs:250
clock_precision_digits = 3
";

const SECTIONS: [(&str, &str); 6] = [
    ("tsa", "signer_digest = sha256\ntsa_name = yes\ness_cert_id_alg = sha256\n"),
    ("v1", "signer_digest = sha256\ntsa_name = yes\ness_cert_id_alg = sha1\n"),
    ("sha512", "signer_digest = sha512\ntsa_name = yes\ness_cert_id_alg = sha512\n"),
    ("sha384", "signer_digest = sha384\ntsa_name = yes\ness_cert_id_alg = sha384\n"),
    ("anonymous", "signer_digest = sha256\ntsa_name = no\ness_cert_id_alg = sha256\n"),
    ("chain", "signer_digest = sha256\ness_cert_id_chain = yes\ness_cert_id_alg = sha256\n"),
];

impl Authority {
    /// Makes keys and certificates.
    pub fn new(plan: &Plan) -> Authority {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        let config = CONFIG.replace("FOLDER", &folder.path().to_string_lossy());
        let base = config.strip_prefix("[base]\n").unwrap();
        let sections = SECTIONS.map(|(name, own)| format!("[{name}]\n{base}{own}"));
        let picky = format!("[picky]\n{}", base.replace("digests = sha256", "digests = sha512"));
        write("tsa.cnf", &format!("{}{picky}signer_digest = sha256\n", sections.concat()));
        write("serial", "01\n");
        let made = certificates(plan);
        write("root.pem", &made.root.pem());
        write("tsa.pem", &made.signer.pem());
        write("tsa.key", &made.signer_key);
        let between = made.between.as_ref().map(rcgen::Certificate::pem).unwrap_or_default();
        write("between.pem", &between);
        write("chain.pem", &(between + &made.root.pem()));
        let (root, signer) = (made.root.der().to_vec(), made.signer.der().to_vec());
        Authority { folder, root, signer, turn: Mutex::new(()) }
    }

    /// One whose files were made before: `root.pem`, `tsa.pem`, `tsa.key`. It signs, and answers
    /// no queries.
    pub fn kept(from: &Path) -> Authority {
        let folder = tempfile::tempdir().unwrap();
        let copy =
            |name: &str, to: &str| fs::copy(from.join(name), folder.path().join(to)).unwrap();
        for name in ["root.pem", "tsa.pem", "tsa.key"] {
            copy(name, name);
        }
        copy("root.pem", "chain.pem");
        let der = |name: &str| {
            let pem = fs::read(from.join(name)).unwrap();
            CertificateDer::from_pem_slice(&pem).unwrap().to_vec()
        };
        let (root, signer) = (der("root.pem"), der("tsa.pem"));
        Authority { folder, root, signer, turn: Mutex::new(()) }
    }

    /// A file of the authority: `root.pem`, `between.pem`, `chain.pem`, `tsa.pem`, `tsa.key`.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// `openssl ts -reply` to a query.
    pub fn reply(&self, section: &str, query: &[u8]) -> Vec<u8> {
        let turn = self.turn.lock().unwrap();
        let (asked, answer) = (self.file("asked.tsq"), self.file("answer.tsr"));
        fs::write(&asked, query).unwrap();
        let mut openssl = Command::new("openssl");
        openssl.args(["ts", "-reply", "-section", section]);
        for (flag, file) in [
            ("-config", "tsa.cnf"),
            ("-queryfile", "asked.tsq"),
            ("-signer", "tsa.pem"),
            ("-inkey", "tsa.key"),
            ("-chain", "chain.pem"),
            ("-out", "answer.tsr"),
        ] {
            openssl.arg(flag).arg(self.file(file));
        }
        run(&mut openssl).unwrap();
        let response = fs::read(answer).unwrap();
        drop(turn);
        response
    }

    /// `openssl ts -verify` of a response, for the bytes that were stamped and for the query, now.
    pub fn openssl_accepts(&self, query: &[u8], response: &[u8], data: &[u8]) -> bool {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            fs::write(&path, bytes).unwrap();
            path
        };
        let (query, response) = (file("q.tsq", query), file("r.tsr", response));
        let data = file("data", data);
        [("-queryfile", &query), ("-data", &data)].into_iter().all(|(flag, what)| {
            let mut openssl = Command::new("openssl");
            openssl.args(["ts", "-verify", flag]).arg(what).arg("-in").arg(&response);
            openssl.arg("-CAfile").arg(self.file("root.pem"));
            openssl.arg("-untrusted").arg(self.file("chain.pem"));
            run(&mut openssl).is_ok()
        })
    }
}

/// Runs a program to its end; what it said if that was a bad one.
pub fn run(command: &mut Command) -> Result<(), String> {
    let out = command.output().unwrap_or_else(|e| panic!("{command:?}: {e}"));
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    if out.status.success() { Ok(()) } else { Err(said) }
}

struct Made {
    root: rcgen::Certificate,
    between: Option<rcgen::Certificate>,
    signer: rcgen::Certificate,
    signer_key: String,
}

fn certificates(plan: &Plan) -> Made {
    let root_key = key(plan.key);
    let root_params = issuer(plan, "Root", plan.years_root, KeyUsagePurpose::KeyCertSign);
    let root = root_params.self_signed(&root_key).unwrap();
    let mut above = Issuer::new(root_params, root_key);
    let mut between = None;
    if plan.tiers == 3 {
        let mut params = issuer(plan, "Between", plan.years_between, plan.between_may);
        params.extended_key_usages.extend(plan.between_for.clone());
        let own = key(plan.key);
        between = Some(params.signed_by(&own, &above).unwrap());
        above = Issuer::new(params, own);
    }
    let own = key(plan.key);
    let signer = signer(plan).signed_by(&own, &above).unwrap();
    Made { root, between, signer, signer_key: own.serialize_pem() }
}

fn key(kind: Key) -> KeyPair {
    let Key::Rsa(bits) = kind else {
        let curve =
            if kind == Key::P256 { &PKCS_ECDSA_P256_SHA256 } else { &PKCS_ECDSA_P384_SHA384 };
        return KeyPair::generate_for(curve).unwrap();
    };
    let mut openssl = Command::new("openssl");
    openssl.args(["genpkey", "-algorithm", "RSA", "-pkeyopt"]);
    let out = openssl.arg(format!("rsa_keygen_bits:{bits}")).output().unwrap();
    let pem = String::from_utf8(out.stdout).unwrap();
    KeyPair::from_pem_and_sign_algo(&pem, &PKCS_RSA_SHA256).unwrap()
}

fn named(plan: &Plan, what: &str, (from, until): (i32, i32)) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::OrganizationName, format!("{} Time", plan.name));
    params.distinguished_name.push(DnType::CommonName, format!("{} {what}", plan.name));
    params.not_before = date_time_ymd(from, 1, 1);
    params.not_after = date_time_ymd(until, 1, 1);
    params
}

fn issuer(plan: &Plan, what: &str, years: (i32, i32), may: KeyUsagePurpose) -> CertificateParams {
    let mut params = named(plan, what, years);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![may];
    params
}

/// `id-kp-timeStamping` and `id-kp-codeSigning`.
const STAMPING: [u8; 10] = [6, 8, 0x2B, 6, 1, 5, 5, 7, 3, 8];
const CODE: [u8; 10] = [6, 8, 0x2B, 6, 1, 5, 5, 7, 3, 3];

fn signer(plan: &Plan) -> CertificateParams {
    let mut params = named(plan, "Signer", plan.years);
    params.subject_alt_names = vec![SanType::DnsName("stamp.example".try_into().unwrap())];
    params.is_ca = IsCa::ExplicitNoCa;
    params.key_usages = vec![match plan.usage {
        Usage::KeyAgreement => KeyUsagePurpose::KeyAgreement,
        _ => KeyUsagePurpose::DigitalSignature,
    }];
    let mut uses = STAMPING.to_vec();
    if plan.usage == Usage::AndCodeSigning {
        uses.extend(CODE);
    }
    if plan.usage != Usage::None {
        let mut value = vec![0x30, u8::try_from(uses.len()).unwrap()];
        value.extend(uses);
        let mut extension = CustomExtension::from_oid_content(&[2, 5, 29, 37], value);
        extension.set_criticality(plan.usage != Usage::NotCritical);
        params.custom_extensions.push(extension);
    }
    if plan.usage == Usage::AndUnknown {
        let mut extension = CustomExtension::from_oid_content(&[1, 3, 6, 9], vec![5, 0]);
        extension.set_criticality(true);
        params.custom_extensions.push(extension);
    }
    params
}
