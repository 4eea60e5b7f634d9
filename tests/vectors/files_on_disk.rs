//! A vector as a file: header lines, an empty line, the package.
//!
//! ```text
//! expect: seal-signature
//! section: FORMAT §5a
//! comment: seals and keys: a signature by another key
//! kind: zip
//!
//! PK…
//! ```

use crate::prelude::*;
use std::{fmt::Write, fs, path::Path, path::PathBuf};

/// A longer package is made when the tests run; its file is the header alone.
const LONGEST: usize = 64 * 1024;

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/vectors")
}

/// A header read back, and the package where it is there.
#[derive(Debug, Default)]
pub(crate) struct Read {
    pub expect: Vec<String>,
    pub notes: Vec<String>,
    pub container: Option<String>,
    pub section: String,
    pub key: Option<Digest>,
    /// A root that is trusted, below `fixtures/`.
    pub trusted: Option<String>,
    pub rung: Option<String>,
    pub kind: String,
    pub bytes: Vec<u8>,
    /// Hash of a package that is not in the file.
    pub made: Option<Digest>,
}

/// The package's bytes: the zip, or for a folder `file <path> <length>`, the bytes and a line feed,
/// and `link <path> <target>`.
pub(crate) fn bytes(package: &Package) -> Vec<u8> {
    match package {
        Package::Zip(zip) => zip.clone(),
        Package::Folder(nodes) => nodes.iter().flat_map(node).collect(),
    }
}

fn node(node: &Node) -> Vec<u8> {
    match node {
        Node::File(path, bytes) => {
            let head = format!("file {path} {}\n", bytes.len());
            [head.as_bytes(), bytes, b"\n"].concat()
        }
        Node::Link(path, target) => format!("link {path} {target}\n").into_bytes(),
    }
}

pub(crate) fn encode(vector: &Vector) -> Vec<u8> {
    let package = bytes(&vector.package);
    let mut head = format!("expect: {}\n", vector.expect.join(" "));
    if !vector.notes.is_empty() {
        writeln!(head, "notes: {}", vector.notes.join(" ")).unwrap();
    }
    if let Some(container) = &vector.container {
        writeln!(head, "container: {container}").unwrap();
    }
    if let Some(key) = &vector.key {
        writeln!(head, "key: {key}").unwrap();
    }
    if vector.trusting {
        writeln!(head, "tsa-ca: tsa/root.pem").unwrap();
    }
    if vector.anchored {
        writeln!(head, "rung: time-anchored").unwrap();
    }
    writeln!(head, "section: FORMAT §{}\ncomment: {}", vector.section, vector.comment).unwrap();
    let kind = match vector.package {
        Package::Zip(_) => "zip",
        Package::Folder(_) => "folder",
    };
    writeln!(head, "kind: {kind}").unwrap();
    if head.len() + package.len() < LONGEST {
        return [head.as_bytes(), b"\n", &package].concat();
    }
    writeln!(head, "made: {} bytes, sha256 {}\n", package.len(), sha256(&package)).unwrap();
    head.into_bytes()
}

pub(crate) fn read(file: &[u8]) -> Read {
    let end = file.windows(2).position(|w| w == b"\n\n").unwrap();
    let mut read = Read { bytes: file[end + 2..].to_vec(), ..Read::default() };
    let list = |value: &str| value.split(' ').map(str::to_owned).collect();
    for line in std::str::from_utf8(&file[..end]).unwrap().lines() {
        let (name, value) = line.split_once(": ").unwrap();
        match name {
            "expect" => read.expect = list(value),
            "notes" => read.notes = list(value),
            "container" => read.container = Some(value.into()),
            "key" => read.key = Some(value.parse().unwrap()),
            "tsa-ca" => read.trusted = Some(value.into()),
            "rung" => read.rung = Some(value.into()),
            "section" => read.section = value.strip_prefix("FORMAT §").unwrap().into(),
            "comment" => {}
            "kind" => read.kind = value.into(),
            "made" => read.made = Some(value.rsplit(' ').next().unwrap().parse().unwrap()),
            other => panic!("{other} is no header"),
        }
    }
    read
}

/// Brings a folder back from the bytes of its vector.
pub(crate) fn unfold(mut bytes: &[u8], to: &Path) {
    while !bytes.is_empty() {
        let end = bytes.iter().position(|&b| b == b'\n').unwrap();
        let line = std::str::from_utf8(&bytes[..end]).unwrap();
        bytes = &bytes[end + 1..];
        let [what, path, rest] = *line.split(' ').collect::<Vec<_>>() else { panic!("{line}") };
        let path = to.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        if what == "link" {
            std::os::unix::fs::symlink(rest, path).unwrap();
        } else {
            let length: usize = rest.parse().unwrap();
            fs::write(path, &bytes[..length]).unwrap();
            bytes = &bytes[length + 1..];
        }
    }
}
