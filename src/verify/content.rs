//! Every file read once: hashed, counted, and kept in memory where a check needs its bytes.

use super::{
    finding::{Code, Findings},
    names::Names,
    source::{Fault, Source},
};
use crate::{model::Digest, seal::Hasher};
use std::{
    collections::BTreeMap,
    ops::Bound,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

/// Longest machine file, and most bytes of them all, that are kept in memory.
const KEPT_MOST: u64 = 64 << 20;
const KEPT_ALL: u64 = 256 << 20;
/// Longer files go first, so that no thread is left with one at the end.
const LONG: u64 = 8 << 20;

/// One file's content.
#[derive(Debug)]
pub(super) struct Content {
    /// SHA-256 of what could be read.
    pub(super) sha256: Digest,
    /// Length as declared.
    pub(super) bytes: u64,
    kept: Option<Vec<u8>>,
}

/// All files of the package, by path.
#[derive(Debug, Default)]
pub(super) struct Files(BTreeMap<String, Content>);

impl Files {
    /// A file.
    pub(super) fn get(&self, path: &str) -> Option<&Content> {
        self.0.get(path)
    }

    /// Whether there is such a file.
    pub(super) fn has(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// The bytes of a machine file; `None` also when it was too large, which is said already.
    pub(super) fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.0.get(path)?.kept.as_deref()
    }

    /// Paths and contents.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Content)> {
        self.0.iter().map(|(path, content)| (path.as_str(), content))
    }

    /// The files whose path begins with `folder`, which ends with a slash.
    pub(super) fn below(&self, folder: &str) -> impl Iterator<Item = (&str, &Content)> {
        let from = (Bound::Included(folder), Bound::Unbounded);
        let range = self.0.range::<str, _>(from);
        range
            .map(|(path, content)| (path.as_str(), content))
            .take_while(move |(path, _)| path.starts_with(folder))
    }
}

/// Whether checks need a file's bytes.
fn is_machine_file(path: &str) -> bool {
    let parts: Vec<_> = path.split('/').collect();
    match parts.as_slice() {
        ["bagit.txt" | "bag-info.txt" | "manifest-sha256.txt" | "tagmanifest-sha256.txt"]
        | ["metadata", "manifest.json"]
        | ["custody", "log.jsonl"]
        | ["keys" | "seal" | "anchors", _]
        | ["metadata", "prior", _, _] => true,
        ["data", _, name] => {
            let record = name.strip_suffix(".sig").unwrap_or(name);
            matches!(record, "capture.json" | "import.json")
        }
        _ => false,
    }
}

/// One file to read.
struct Job<'a> {
    path: &'a str,
    index: usize,
    bytes: u64,
    keep: bool,
}

/// The work, long files first. What is kept is settled here, so that threads can't change it.
fn jobs<'a>(source: &dyn Source, names: &'a Names) -> Vec<Job<'a>> {
    let mut left = KEPT_ALL;
    let job = |(path, index): (&'a String, &usize)| {
        let bytes = source.entries().get(*index).map_or(0, |e| e.bytes);
        let keep = is_machine_file(path) && bytes <= KEPT_MOST.min(left);
        if keep {
            left -= bytes;
        }
        Job { path, index: *index, bytes, keep }
    };
    let mut jobs: Vec<_> = names.files.iter().map(job).collect();
    jobs.sort_by_key(|job| job.bytes < LONG);
    jobs
}

/// Reads all files, one thread a core.
pub(super) fn read_all(source: &dyn Source, names: &Names, out: &mut Findings) -> Files {
    let jobs = jobs(source, names);
    let next = AtomicUsize::new(0);
    let done = Mutex::new((BTreeMap::new(), Findings::default()));
    let work = || {
        while let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
            let (content, fault) = read_one(source, job);
            let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(fault) = fault {
                fault.tell(job.path, &mut done.1);
            }
            if is_machine_file(job.path) && !job.keep {
                done.1.say(Code::TooLarge, job.path, "too large for a file of its kind");
            }
            done.0.insert(job.path.to_owned(), content);
        }
    };
    let threads = thread::available_parallelism().map_or(1, usize::from).min(jobs.len().max(1));
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(work);
        }
        work();
    });
    let (files, found) = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    out.append(found);
    Files(files)
}

fn read_one(source: &dyn Source, job: &Job) -> (Content, Option<Fault>) {
    let mut kept = job.keep.then(Vec::new);
    let mut hasher = Hasher::default();
    let fault = source.read(job.index, &mut |chunk| {
        hasher.update(chunk);
        if let Some(kept) = &mut kept {
            kept.extend_from_slice(chunk);
        }
    });
    (Content { sha256: hasher.finish(), bytes: job.bytes, kept }, fault.err())
}
