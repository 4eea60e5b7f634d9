//! A package as a folder: the unzipped base directory, or the folder that holds it.

use super::{
    finding::{Code, Findings},
    source::{Entry, Fault, PumpError, Source, pump},
};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Deepest folder that is looked into: a well-named path has fewer parts.
const DEEPEST: usize = 128;

/// The files below a folder.
pub(super) struct Folder {
    entries: Vec<Entry>,
    paths: Vec<PathBuf>,
}

impl Folder {
    /// Lists everything below `root`; fails only when `root` itself can't be read.
    pub(super) fn open(root: &Path, out: &mut Findings) -> io::Result<Self> {
        let mut folder = Self { entries: Vec::new(), paths: Vec::new() };
        let mut todo = vec![(fs::read_dir(root)?, String::new(), 0)];
        while let Some((list, above, depth)) = todo.pop() {
            for item in list {
                let item = match item {
                    Ok(item) => item,
                    Err(e) => {
                        out.say(Code::Unreadable, &above, e.to_string());
                        continue;
                    }
                };
                let name = format!("{above}{}", item.file_name().to_string_lossy());
                if let Some(list) = folder.take(&item, &name, depth, out) {
                    todo.push((list, name + "/", depth + 1));
                }
            }
        }
        Ok(folder)
    }

    /// Notes one item; a folder's own list is for the caller to follow.
    fn take(
        &mut self,
        item: &fs::DirEntry,
        name: &str,
        depth: usize,
        out: &mut Findings,
    ) -> Option<fs::ReadDir> {
        let meta = match item.metadata() {
            Ok(meta) => meta,
            Err(e) => {
                out.say(Code::Unreadable, name, e.to_string());
                return None;
            }
        };
        if meta.is_dir() && depth < DEEPEST {
            return fs::read_dir(item.path())
                .map_err(|e| out.say(Code::Unreadable, name, e.to_string()))
                .ok();
        }
        if !meta.is_file() {
            out.say(Code::IrregularFile, name, "not a regular file");
            return None;
        }
        if item.file_name().to_str().is_none() {
            out.say(Code::BadName, name, "not UTF-8");
            return None;
        }
        self.entries.push(Entry { name: name.to_owned(), bytes: meta.len(), folder: false });
        self.paths.push(item.path());
        None
    }
}

impl Source for Folder {
    fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn read(&self, index: usize, sink: &mut dyn FnMut(&[u8])) -> Result<(), Fault> {
        let (entry, path) =
            self.entries.get(index).zip(self.paths.get(index)).ok_or(Fault::Header)?;
        let mut file = fs::File::open(path).map_err(Fault::Io)?;
        pump(&mut file, entry.bytes, sink).map_err(|e| match e {
            PumpError::Io(e) => Fault::Io(e),
            PumpError::Size => Fault::Io(io::Error::other("changed its length while it was read")),
        })
    }
}
