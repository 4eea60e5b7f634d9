//! A home, a browser and the test server, for tests that capture.
#![allow(dead_code, unreachable_pub, reason = "each test binary uses a part")]
#![allow(clippy::unwrap_used, reason = "a bench that can't be set up is a failed test")]

use crate::server::{Served, Server};
use saboot::{
    capture::{Captured, Error, Options, Policy, Session, Start},
    format::record::Record,
    model::{Actor, Outcome, Quality},
    platform::SystemClock,
    seal::SecretKey,
    store::{Case, Home},
};
use serde_json::Value;
use std::{
    collections::BTreeSet,
    io::Read,
    path::Path,
    sync::{Arc, atomic::AtomicBool},
    time::Duration,
};

/// Memory at which the tests' browser is ended.
pub const MEMORY: u64 = 2 << 30;

/// Everything a capture needs, thrown away at the end.
pub struct Bench {
    pub server: Server,
    pub case: Case,
    pub key: SecretKey,
    pub session: Session,
    pub home: tempfile::TempDir,
}

impl Bench {
    /// A bench whose browser may ask the test server only.
    pub fn new() -> Self {
        let server = Server::start();
        let only = server.addresses().to_vec();
        Self::with(server, |start| start.policy = Policy::Only(only))
    }

    /// A bench that ends its capture when `stop` is set.
    pub fn stoppable(stop: Arc<AtomicBool>) -> Self {
        let server = Server::start();
        let only = server.addresses().to_vec();
        Self::made(server, |start| start.policy = Policy::Only(only), stop)
    }

    /// A bench with other settings.
    pub fn with(server: Server, change: impl FnOnce(&mut Start)) -> Self {
        Self::made(server, change, Arc::default())
    }

    fn made(server: Server, change: impl FnOnce(&mut Start), stop: Arc<AtomicBool>) -> Self {
        let home = tempfile::tempdir().unwrap();
        let scratch = home.path().join("scratch");
        std::fs::create_dir(&scratch).unwrap();
        let mut start =
            Start { browser: None, scratch, proxy: None, policy: Policy::Public, memory: MEMORY };
        change(&mut start);
        let store = Home::open(&home.path().join("home")).unwrap();
        let clock = Arc::new(SystemClock::start());
        let case = store.new_case(None, &Actor::default(), clock).unwrap();
        let key = store.keys().create().unwrap();
        let session = Session::start(start, stop).unwrap();
        Self { server, case, key, session, home }
    }

    /// Captures a page of the test server within 60 s.
    pub fn get(&mut self, path: &str) -> Got {
        let options = Options { timeout: Duration::from_secs(60), ..Options::default() };
        self.get_with(path, &options)
    }

    /// Captures a page of the test server.
    pub fn get_with(&mut self, path: &str, options: &Options) -> Got {
        let url = if path.starts_with("http") { path.into() } else { self.server.url(path) };
        let before = self.server.served().len();
        let captured = self.try_get(&url, options).unwrap();
        let served = self.server.served()[before..].to_vec();
        Got::read(captured, served)
    }

    /// Captures an address, which may be refused.
    pub fn try_get(&mut self, url: &str, options: &Options) -> Result<Captured, Error> {
        self.session.capture(&mut self.case, Some(&self.key), url, options, &mut |_| {})
    }
}

/// An exhibit read back from its folder.
pub struct Got {
    pub captured: Captured,
    pub served: Vec<Served>,
    pub record: Value,
    pub net: Value,
}

impl Got {
    fn read(captured: Captured, served: Vec<Served>) -> Self {
        let bytes = std::fs::read(captured.dir.join("capture.json")).unwrap();
        let parsed = Record::parse(&bytes).unwrap();
        assert_eq!(parsed.artefacts, captured.artefacts);
        for artefact in &parsed.artefacts {
            let bytes = std::fs::read(captured.dir.join(artefact.path.to_path())).unwrap();
            assert_eq!(saboot::seal::sha256(&bytes), artefact.sha256, "{}", artefact.path);
            assert_eq!(bytes.len() as u64, artefact.bytes, "{}", artefact.path);
        }
        let record = serde_json::from_slice(&bytes).unwrap();
        let net = std::fs::read(captured.dir.join("net.json")).unwrap();
        Self { captured, served, record, net: serde_json::from_slice(&net).unwrap() }
    }

    /// Asserts how it went.
    pub fn went(&self, outcome: Outcome, quality: Quality, sign: &str) -> &Self {
        let c = &self.captured;
        assert_eq!(
            (c.outcome, c.quality, c.sign),
            (outcome, quality, sign),
            "{} {:?}",
            c.url,
            c.steps
        );
        self
    }

    /// Asserts that all went well.
    pub fn complete(&self) -> &Self {
        self.went(Outcome::Complete, Quality::Content, "none")
    }

    /// A file of the exhibit as text.
    pub fn text(&self, name: &str) -> String {
        String::from_utf8(std::fs::read(self.captured.dir.join(name)).unwrap()).unwrap()
    }

    /// Names of the files, sorted.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<_> =
            self.captured.artefacts.iter().map(|a| a.path.to_string()).collect();
        names.sort();
        names
    }

    /// Addresses and reasons of `not_archived`, the server's own part cut off.
    pub fn not_archived(&self) -> Vec<(String, String)> {
        let entries = self.net["not_archived"].as_array().unwrap();
        let mut list: Vec<_> = entries
            .iter()
            .map(|e| {
                (path_of(e["url"].as_str().unwrap()), e["reason"].as_str().unwrap().to_owned())
            })
            .collect();
        list.sort();
        list
    }

    /// Asserts that every address the server answered is in the archive, or named with a reason.
    pub fn accounts_for_everything(&self) -> &Self {
        let archived = archived(&self.captured.dir.join("page.wacz"));
        let reason = |url: &str| {
            self.net["not_archived"].as_array().unwrap().iter().any(|e| {
                let named = e["url"].as_str().unwrap().replacen("ws://", "http://", 1);
                named == url && !e["reason"].as_str().unwrap().is_empty()
            })
        };
        for served in &self.served {
            let there = archived.contains(&served.url) || reason(&served.url);
            assert!(there, "{} {} is unaccounted for", served.method, served.url);
        }
        self
    }

    /// Width and height of a picture, and its pixels as RGB.
    pub fn pixels(&self, name: &str) -> (u32, u32, Vec<u8>) {
        let file = std::fs::File::open(self.captured.dir.join(name)).unwrap();
        let mut reader = png::Decoder::new(std::io::BufReader::new(file)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        let pixels = match info.color_type {
            png::ColorType::Rgba => pixels.chunks(4).flat_map(|p| p[..3].to_vec()).collect(),
            _ => pixels,
        };
        (info.width, info.height, pixels)
    }
}

/// What comes after host and port.
pub fn path_of(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, r)| r);
    rest.find('/').map_or(String::new(), |at| rest[at..].to_owned())
}

/// Target addresses of the responses in a WACZ, read from its index.
pub fn archived(wacz: &Path) -> BTreeSet<String> {
    if !wacz.exists() {
        return BTreeSet::new();
    }
    let text = warc(wacz);
    let text = String::from_utf8_lossy(&text);
    let records = text.split("WARC/1.1\r\n").filter(|r| r.contains("WARC-Type: response"));
    let uri =
        |r: &str| r.lines().find_map(|l| Some(l.strip_prefix("WARC-Target-URI: ")?.to_owned()));
    records.filter_map(uri).collect()
}

/// The records of a WACZ, unpacked.
pub fn warc(wacz: &Path) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(wacz).unwrap()).unwrap();
    let mut packed = Vec::new();
    zip.by_name("archive/data.warc.gz").unwrap().read_to_end(&mut packed).unwrap();
    let mut records = Vec::new();
    flate2::read::MultiGzDecoder::new(&packed[..]).read_to_end(&mut records).unwrap();
    records
}

/// A secret plain and as base64 at each of the three offsets it can have in a longer text.
pub fn forms(secret: &str) -> Vec<String> {
    use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
    let at = |skip: usize| {
        let body = &secret.as_bytes()[skip..];
        STANDARD_NO_PAD.encode(&body[..body.len() / 3 * 3])
    };
    vec![secret.into(), at(0), at(1), at(2)]
}
