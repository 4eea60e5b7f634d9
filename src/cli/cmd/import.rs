//! `import`: files a person already has, byte for byte.

use crate::{
    cli::{Call, Exit, Told, args::ImportArgs, desk, explain, print},
    store::{Imported, Supply, import_files},
    text::say,
};
use serde_json::json;

pub(in crate::cli) fn run(args: &ImportArgs, call: &mut Call) -> Result<Exit, Told> {
    let home = desk::home(call)?;
    let mut case = desk::case(call, &home, desk::WhenNone::Open)?;
    let key = desk::key(call, &home, &mut case)?;
    desk::selftest(call, &mut case, &[])?;
    let busy = call.world.work();
    let supply = Supply {
        paths: &args.paths,
        from: args.from.as_deref(),
        how: args.how.as_deref(),
        note: args.note.as_deref().filter(|n| !n.trim().is_empty()),
    };
    let done = import_files(&mut case, supply, key.as_ref())
        .map_err(|e| explain::store(&e, &call.text))?;
    drop(busy);
    if key.is_none() {
        let said = say!(call.text, "capture-unsigned");
        call.warn(&said);
    }
    tell(call, &done)?;
    Ok(if done.failed.is_empty() { Exit::Done } else { Exit::Failed })
}

/// What was taken in, what was not, and what now.
fn tell(call: &mut Call, done: &Imported) -> Result<(), Told> {
    let files: Vec<_> = done
        .files
        .iter()
        .map(|f| json!({ "path": f.path, "sha256": f.sha256, "bytes": f.bytes, "media_type": f.media_type }))
        .collect();
    call.object(&json!({ "exhibit": done.exhibit, "files": files, "dir": done.dir }))?;
    for file in &done.files {
        let (name, size) = (file.path.file_name().to_owned(), print::size(file.bytes));
        let kind = file.media_type.clone();
        let said = say!(call.text, "import-file", name = name, kind = kind, size = size);
        call.answer(&said);
    }
    let bytes: u64 = done.files.iter().map(|f| f.bytes).sum();
    let (exhibit, size) = (done.exhibit.to_string(), print::size(bytes));
    let files = call.text.files(done.files.len() as u64);
    let said = say!(call.text, "import-done", exhibit = exhibit, files = files, size = size);
    call.answer(&said);
    for path in &done.skipped {
        let said = say!(call.text, "import-left-out", name = explain::path(path));
        call.warn(&said);
    }
    for (path, why) in &done.failed {
        let told = explain::read(path, why, &call.text);
        call.tell(&told);
    }
    for said in [say!(call.text, "import-origin"), say!(call.text, "what-now")] {
        call.answer(&said);
    }
    Ok(())
}
