//! A vector: a package with at most one fault, and what must be said of it.

pub(crate) use crate::sample::{self, LOG, OVERVIEW, Sample, archive::Archive, archive::Member};
pub(crate) use saboot::{
    model::{Artefact, Digest, Event, RelPath, Role},
    seal::{SSH_NAMESPACE, WEAK_KEYS, sha256, sshsig_write},
};
pub(crate) use serde_json::json;
use std::sync::Arc;

/// Name, section of FORMAT.md, what it is, the change, and the codes that break it.
pub(crate) type Row<T> =
    (&'static str, &'static str, &'static str, fn(&mut T), &'static [&'static str]);

/// What holds the files.
#[derive(Clone)]
pub(crate) enum Package {
    Zip(Vec<u8>),
    /// A folder, its files and links in order.
    Folder(Vec<Node>),
}

/// What lies in a folder.
#[derive(Clone)]
pub(crate) enum Node {
    File(String, Vec<u8>),
    /// A symbolic link and what it points to.
    Link(String, String),
}

#[derive(Clone)]
pub(crate) struct Vector {
    pub name: String,
    pub section: String,
    pub comment: String,
    /// `sound`, or the codes that break it.
    pub expect: Vec<String>,
    /// What else is said of a sound one.
    pub notes: Vec<String>,
    /// What a sound one came in.
    pub container: Option<String>,
    /// Fingerprint of the signer that is asked for.
    pub key: Option<Digest>,
    /// Whether the authority of `fixtures/tsa` is trusted.
    pub trusting: bool,
    /// Whether a trusted authority stamped the seal.
    pub anchored: bool,
    pub package: Package,
    /// The same files as a folder, which must give the same answer.
    pub unzipped: Option<Arc<Sample>>,
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|&w| w.to_owned()).collect()
}

impl Vector {
    fn new(name: &str, section: &str, comment: &str, package: Package) -> Self {
        Self {
            name: name.into(),
            section: section.into(),
            comment: comment.into(),
            expect: vec!["sound".into()],
            notes: Vec::new(),
            container: None,
            key: None,
            trusting: false,
            anchored: false,
            package,
            unzipped: None,
        }
    }

    pub(crate) fn zip(name: &str, section: &str, comment: &str, zip: Vec<u8>) -> Self {
        Self::new(name, section, comment, Package::Zip(zip))
    }

    pub(crate) fn folder(name: &str, section: &str, comment: &str, nodes: Vec<Node>) -> Self {
        Self::new(name, section, comment, Package::Folder(nodes))
    }

    pub(crate) fn of(name: &str, section: &str, comment: &str, sample: Sample) -> Self {
        let vector = Self::zip(name, section, comment, sample.zip());
        Self { unzipped: Some(Arc::new(sample)), ..vector }
    }

    pub(crate) fn sound(self, container: &str, notes: &[&str]) -> Self {
        Self { container: Some(container.into()), notes: words(notes), ..self }
    }

    pub(crate) fn broken(self, codes: &[&str]) -> Self {
        Self { expect: words(codes), ..self }
    }

    pub(crate) fn trusting(self) -> Self {
        Self { trusting: true, ..self }
    }

    pub(crate) fn anchored(self) -> Self {
        Self { trusting: true, anchored: true, ..self }
    }

    pub(crate) fn asked_for(self, key: Digest) -> Self {
        Self { key: Some(key), ..self }
    }
}

/// Each change made to a fresh sample.
pub(crate) fn faults(about: &str, start: fn() -> Sample, rows: &[Row<Sample>]) -> Vec<Vector> {
    let vector = |(name, section, comment, change, codes): &Row<Sample>| {
        let mut sample = start();
        change(&mut sample);
        Vector::of(name, section, &format!("{about}: {comment}"), sample).broken(codes)
    };
    rows.iter().map(vector).collect()
}

#[track_caller]
pub(crate) fn replace(s: &mut Sample, path: &str, from: &str, to: &str) {
    let text = String::from_utf8(s.files[path].clone()).unwrap();
    assert!(text.contains(from), "{path} has no {from}");
    s.files.insert(path.into(), text.replacen(from, to, 1).into_bytes());
}

pub(crate) fn drop_file(s: &mut Sample, path: &str) {
    s.files.remove(path).unwrap();
}

/// Position of the first line of a type.
pub(crate) fn line_of(s: &Sample, event: Event) -> usize {
    s.log.iter().position(|l| l.event == event).unwrap()
}
