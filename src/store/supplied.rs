//! Files someone already has become one exhibit: bytes as received, where they are said to come
//! from in a salted `source.json`, and a signed `import.json`. What is in them is not read.

use super::{Case, Error, TOOL, records::salt};
use crate::{
    format::{
        custody::LoggedFile,
        json,
        record::{Kind, Record},
    },
    import::{detect, ending},
    model::{Artefact, Digest, Event, ExhibitId, RelPath, Role, Utc},
    seal::SecretKey,
};
use serde_json::{Map, Value, json};
use std::{
    fs::{self, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

/// Bytes of a file's beginning that tell its media type.
const HEAD: usize = 8192;
/// Bytes copied at a time.
const CHUNK: usize = 128 * 1024;

/// What is to be taken in, in the words of who brought it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Supply<'a> {
    /// Files and folders.
    pub paths: &'a [PathBuf],
    /// Who gave them.
    pub from: Option<&'a str>,
    /// How they came.
    pub how: Option<&'a str>,
    /// A note to the exhibit.
    pub note: Option<&'a str>,
}

/// One file that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedFile {
    /// Place in the package.
    pub path: RelPath,
    /// Its hash.
    pub sha256: Digest,
    /// Its length.
    pub bytes: u64,
    /// What it is, by content.
    pub media_type: String,
}

/// An exhibit of supplied files.
#[derive(Debug)]
pub struct Imported {
    /// Its id.
    pub exhibit: ExhibitId,
    /// The files, in order.
    pub files: Vec<ImportedFile>,
    /// What could not be read, with what the system said.
    pub failed: Vec<(PathBuf, io::Error)>,
    /// Symbolic links in folders and what is no regular file: passed over.
    pub skipped: Vec<PathBuf>,
    /// The exhibit's folder.
    pub dir: PathBuf,
}

/// A file that was copied, and what `source.json` says of it.
struct Copied {
    file: ImportedFile,
    name: String,
    modified: Option<Utc>,
}

/// Takes in files and everything in folders, as one exhibit. A file that can't be read is named and
/// the others are kept; without a key the record is signed at the next seal.
pub fn import_files(
    case: &mut Case,
    supply: Supply<'_>,
    key: Option<&SecretKey>,
) -> Result<Imported, Error> {
    if case.is_closed() {
        return Err(Error::Closed { case: case.id() });
    }
    let (mut failed, mut skipped, mut sources) = (Vec::new(), Vec::new(), Vec::new());
    for path in supply.paths {
        let mut found = Vec::new();
        list(path, true, &mut found, &mut skipped, &mut failed);
        sources.extend(found.into_iter().map(|file| (name_of(&file, path), file)));
    }
    let mut exhibit = None;
    let mut copied: Vec<Copied> = Vec::new();
    for (name, path) in sources {
        let mut source = match File::open(&path) {
            Ok(source) => source,
            Err(e) => {
                failed.push((path, e));
                continue;
            }
        };
        // No exhibit without a file: the first that opens makes it.
        let id = match exhibit {
            Some(id) => id,
            None => *exhibit.insert(case.new_exhibit()?),
        };
        match copy(case, id, copied.len() + 1, (name, &path), &mut source)? {
            Ok(one) => copied.push(one),
            Err(said) => failed.push((path, said)),
        }
    }
    let Some(exhibit) = exhibit.filter(|_| !copied.is_empty()) else {
        return Err(Error::NothingImported { failed, skipped });
    };
    finish(case, exhibit, supply, &copied, key)?;
    let dir = case.dir().join("data").join(exhibit.to_string());
    let files = copied.into_iter().map(|c| c.file).collect();
    Ok(Imported { exhibit, files, failed, skipped, dir })
}

/// Lists the regular files at `path`, folders in the order of their names. What was named outright
/// is followed where it is a link; a link in a folder is not, it may lead anywhere.
fn list(
    path: &Path,
    named: bool,
    files: &mut Vec<PathBuf>,
    skipped: &mut Vec<PathBuf>,
    failed: &mut Vec<(PathBuf, io::Error)>,
) {
    let meta = if named { fs::metadata(path) } else { fs::symlink_metadata(path) };
    match meta {
        Ok(meta) if meta.is_file() => files.push(path.to_owned()),
        Ok(meta) if meta.is_dir() => {
            let read = fs::read_dir(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
            match read {
                Ok(mut entries) => {
                    entries.sort_by_key(fs::DirEntry::file_name);
                    for entry in entries {
                        list(&entry.path(), false, files, skipped, failed);
                    }
                }
                Err(e) => failed.push((path.to_owned(), e)),
            }
        }
        Ok(_) => skipped.push(path.to_owned()),
        Err(e) => failed.push((path.to_owned(), e)),
    }
}

/// A file's name as `source.json` gives it: from the folder or file that was named on, never the way there,
/// which is of this computer and its owner.
fn name_of(file: &Path, named: &Path) -> String {
    let above = named.parent().unwrap_or(Path::new(""));
    let name = file.strip_prefix(above).ok().filter(|n| !n.as_os_str().is_empty());
    let name = name.map_or_else(|| file.file_name().unwrap_or_default().into(), Path::to_path_buf);
    let plain = name.components().filter_map(|c| match c {
        std::path::Component::Normal(part) => Some(part.to_string_lossy()),
        _ => None,
    });
    plain.collect::<Vec<_>>().join("/")
}

/// Copies one file and logs it. `Ok(Err(…))` when the source can't be read to its end.
fn copy(
    case: &mut Case,
    id: ExhibitId,
    number: usize,
    (name, path): (String, &Path),
    source: &mut File,
) -> Result<Result<Copied, io::Error>, Error> {
    let mut head = Vec::with_capacity(HEAD);
    if let Err(e) = source.take(HEAD as u64).read_to_end(&mut head) {
        return Ok(Err(e));
    }
    let media_type = detect(&head);
    let ending = ending(media_type, path.extension().and_then(|e| e.to_str()));
    let place: RelPath = format!("data/{id}/original/{number:04}.{ending}").parse()?;
    let mut pending = case.create(&place)?;
    let dest = case.path_of(&place);
    let mut buf = head;
    while !buf.is_empty() {
        pending.write_all(&buf).map_err(Error::io("write", &dest))?;
        buf.clear();
        if let Err(e) = source.take(CHUNK as u64).read_to_end(&mut buf) {
            return Ok(Err(e));
        }
    }
    let LoggedFile { path: place, sha256, bytes } = pending.commit()?;
    let logged = json!({ "files": [{ "path": place, "sha256": sha256, "bytes": bytes }] });
    case.append(Event::ImportAdd, Some(id), logged)?;
    let modified = source.metadata().ok().and_then(|m| m.modified().ok());
    let modified = modified.and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    let modified = modified.map(|d| Utc::from_millis(i64::try_from(d.as_millis()).unwrap_or(0)));
    let file = ImportedFile { path: place, sha256, bytes, media_type: media_type.to_owned() };
    Ok(Ok(Copied { file, name, modified }))
}

/// `source.json`, `import.json`, their line, the note and the signature.
fn finish(
    case: &mut Case,
    id: ExhibitId,
    supply: Supply<'_>,
    copied: &[Copied],
    key: Option<&SecretKey>,
) -> Result<(), Error> {
    let folder = format!("data/{id}");
    let source = source_file(case, id, supply, copied)?;
    let source = case.put(&format!("{folder}/source.json").parse()?, &source)?;
    let artefact = |f: &LoggedFile, role, media_type: &str| {
        f.path.below(&folder).map(|path| Artefact {
            path,
            role,
            bytes: f.bytes,
            sha256: f.sha256,
            media_type: media_type.to_owned(),
            load: None,
        })
    };
    let originals = copied.iter().map(|c| {
        let ImportedFile { path, sha256, bytes, media_type } = &c.file;
        let file = LoggedFile { path: path.clone(), sha256: *sha256, bytes: *bytes };
        artefact(&file, Role::Original, media_type)
    });
    let mut artefacts: Vec<Artefact> = originals.flatten().collect();
    artefacts.extend(artefact(&source, Role::Source, "application/json"));
    let record = Record {
        kind: Kind::Import,
        case_uid: case.uid(),
        exhibit: id,
        salt: salt()?,
        artefacts,
        body: body(case, copied.len()),
    };
    let path: RelPath = format!("{folder}/{}", Kind::Import.file()).parse()?;
    let file = case.put(&path, &record.encode())?;
    case.append(Event::ImportAdd, Some(id), json!({ "files": [file, source] }))?;
    if let Some(text) = supply.note {
        case.add_note(text, Some(id))?;
    }
    key.map_or(Ok(()), |key| case.sign_record(id, &path, key, false))
}

fn body(case: &Case, files: usize) -> Map<String, Value> {
    Map::from_iter([
        ("origin".to_owned(), Value::from("not observed")),
        ("imported_at".to_owned(), json!(case.clock().now())),
        ("actor".to_owned(), json!(case.actor())),
        ("tool".to_owned(), TOOL.into()),
        ("files".to_owned(), files.into()),
        ("log_head".to_owned(), json!(case.log().head())),
    ])
}

fn source_file(
    case: &Case,
    id: ExhibitId,
    supply: Supply<'_>,
    copied: &[Copied],
) -> Result<Vec<u8>, Error> {
    let folder = format!("data/{id}");
    let file = |c: &Copied| {
        let path = c.file.path.below(&folder);
        json!({ "path": path, "name": c.name, "modified": c.modified })
    };
    Ok(json::to_file(&json!({
        "type": "saboot-source-v1",
        "case_uid": case.uid(),
        "exhibit": id,
        "salt": salt()?,
        "from": supply.from,
        "how": supply.how,
        "files": copied.iter().map(file).collect::<Vec<_>>(),
    })))
}
