//! The zip crate writes the canonical form, also where zip64 is needed: a long member, and offsets
//! beyond it.

use crate::prelude::*;
use saboot::seal::{hash_reader, sha256};
use std::io::{self, Cursor, Read, Seek, SeekFrom, Write};
use zip::{CompressionMethod, DateTime, System, ZipWriter, write::SimpleFileOptions};

/// From this length on a member has zip64 lengths.
const LARGE: u64 = 0xFFFF_FFFF;

fn options(bytes: u64) -> SimpleFileOptions {
    SimpleFileOptions::default()
        .system(System::Unix)
        .unix_permissions(0o644)
        .last_modified_time(DateTime::from_date_and_time(1980, 1, 1, 0, 0, 0).unwrap())
        .compression_method(CompressionMethod::Stored)
        .large_file(bytes >= LARGE)
}

fn by_the_zip_crate(members: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(name.as_str(), options(bytes.len() as u64)).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn the_zip_crate_writes_the_canonical_form() {
    for sample in [sample::sound(), sample::second_bag()] {
        let zip = by_the_zip_crate(&sample.members());
        assert_eq!(zip, sample.zip());
        assert_sound(&report_of(&zip), Container::Canonical, &[]);
    }
}

static ZEROS: [u8; 1 << 20] = [0; 1 << 20];

/// A file in which a block of zeros is a hole.
struct Sparse(fs::File);

impl Write for Sparse {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.len() >= 4096 && ZEROS.starts_with(bytes) {
            let by = i64::try_from(bytes.len()).unwrap();
            return self.0.seek(SeekFrom::Current(by)).map(|_| bytes.len());
        }
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl Seek for Sparse {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.0.seek(to)
    }
}

#[test]
fn a_member_of_four_gigabytes_is_canonical() {
    const LONG: &str = "report/zeros";
    let mut sample = sample::sound();
    sample.put(LONG, b"");
    sample.reseal();
    let (zeros, _) = hash_reader(&mut io::repeat(0).take(LARGE)).unwrap();
    let line = |hash: &dyn std::fmt::Display| format!("{hash}  {LONG}\n");
    let list = String::from_utf8(sample.files["tagmanifest-sha256.txt"].clone()).unwrap();
    let list = list.replace(&line(&sha256(b"")), &line(&zeros));
    sample.put("tagmanifest-sha256.txt", list.as_bytes());
    sample.sign_seal(|_| {});
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("large.zip");
    let mut writer = ZipWriter::new(Sparse(fs::File::create(&path).unwrap()));
    for (name, bytes) in sample.members() {
        let is_long = name.ends_with(LONG);
        let length = if is_long { LARGE } else { bytes.len() as u64 };
        writer.start_file(name, options(length)).unwrap();
        writer.write_all(&bytes).unwrap();
        if is_long {
            let mut chunks = io::BufReader::with_capacity(1 << 20, io::repeat(0).take(LARGE));
            io::copy(&mut chunks, &mut writer).unwrap();
        }
    }
    writer.finish().unwrap();
    assert_sound(&verify::check(&path, None).unwrap(), Container::Canonical, &[]);
}
