//! `<zip>.receipt.txt`: what to write on paper, beside the zip and never in it.

use super::Error;
use crate::platform;
use std::{fs, io::Write, path::Path};

/// Writes it; the same receipt there already is left, another one is an error.
pub(super) fn write(path: &Path, text: &[u8]) -> Result<(), Error> {
    match fs::read(path) {
        Ok(there) if there == text => return Ok(()),
        Ok(_) => return Err(Error::TargetExists { path: path.to_owned() }),
        Err(_) => {}
    }
    let write = |mut f: fs::File| f.write_all(text).and_then(|()| f.sync_all());
    platform::create_private(path).and_then(write).map_err(Error::io("write", path))
}
