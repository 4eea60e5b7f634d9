//! Verifying: a package of stored data beside the hash alone, and beside what others make of it.

use crate::{
    Place, row, saboot, sample,
    took::{Took, mb, median, own_time, timed, watched},
    witness,
};
use saboot::seal::sha256;
use std::{
    fs,
    io::{Cursor, Write},
    path::{Path, PathBuf},
    process::Command,
};
use zip::{CompressionMethod, DateTime, System, ZipWriter, write::SimpleFileOptions};

/// Files of the package, and bytes of each.
const FILES: usize = 2_000;
const EACH: usize = 1_050_000;
const RUNS: usize = 5;

/// Bytes that no program can make smaller, the same each time.
pub fn noise(bytes: usize, seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut out = Vec::with_capacity(bytes + 8);
    while out.len() < bytes {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        out.extend_from_slice(&state.to_le_bytes());
    }
    out.truncate(bytes);
    out
}

/// A sealed package of `files` supplied files of `each` bytes.
pub fn sealed(place: &Place, files: usize, each: usize) -> PathBuf {
    let from = place.at("from");
    fs::create_dir(&from).unwrap();
    for n in 0..files {
        fs::write(from.join(format!("{n:05}.bin")), noise(each, n as u64 + 1)).unwrap();
    }
    let zip = place.at("package.zip");
    timed(saboot(&place.at("home")).arg("import").arg(&from));
    fs::remove_dir_all(from).unwrap();
    timed(saboot(&place.at("home")).arg("seal").arg("--out").arg(&zip));
    zip
}

/// The rows on 2.1 GB in 2,000 files.
pub fn verify(place: &Place) {
    let zip = sealed(place, FILES, EACH);
    fs::remove_dir_all(place.at("home")).unwrap();
    let bytes = mb(fs::metadata(&zip).unwrap().len());
    let ours = || timed(saboot(&place.at("none")).arg("verify").arg(&zip));
    let alone = || timed(&mut on_one_core(&place.at("none"), &zip));
    ours();
    let (rate, hot) = (hash_rate(128 << 20), hash_rate(128 << 10));
    let both: Vec<Took> = (0..RUNS).map(|_| ours()).collect();
    let one = median((0..RUNS).map(|_| alone().wall).collect());
    let cpu = bytes / median(both.iter().map(|t| t.cpu).collect());
    let wall = median(both.iter().map(|t| t.wall).collect());
    let figure = format!(
        "{:.2} ({cpu:.0} of {rate:.0} MB a CPU second; of a block that stays in the cache {hot:.0})",
        cpu / rate
    );
    row("verify 2.1 GB in 2,000 files, cached: rate beside SHA-256 alone", "≥ 0.75", &figure);
    row(
        "… two cores beside one",
        "≥ 1.7×",
        &format!("{:.2}× ({wall:.2} s, {one:.2} s)", one / wall),
    );

    let folder = unzipped(place, &zip);
    let bagit = || {
        timed(witness::tool("bagit.py").args(["--validate", "--processes", "2"]).arg(&folder)).wall
    };
    bagit();
    let bagit = median((0..3).map(|_| bagit()).collect());
    row(
        "… beside `bagit.py --validate --processes 2`",
        "faster",
        &format!("{wall:.2} s, {bagit:.2} s"),
    );
    let unzip = timed(Command::new("unzip").arg("-tq").arg(&zip)).wall;
    row("… beside `unzip -t`", "", &format!("{wall:.2} s, {unzip:.2} s"));
}

fn on_one_core(home: &Path, zip: &Path) -> Command {
    let mut command = Command::new("taskset");
    command.args(["-c", "0"]).arg(env!("CARGO_BIN_EXE_saboot"));
    command.arg("--home").arg(home).arg("verify").arg(zip).env("SABOOT_OFFLINE", "1");
    command
}

/// Megabytes a CPU second of SHA-256 in one process, on blocks of memory; the best of five.
fn hash_rate(bytes: usize) -> f64 {
    let block = noise(bytes, 1);
    let rate = || {
        let (before, times) = (own_time(), (1 << 30) / bytes);
        for _ in 0..times {
            std::hint::black_box(sha256(&block));
        }
        mb(1 << 30) / (own_time() - before)
    };
    (0..5).map(|_| rate()).fold(0.0, f64::max)
}

fn unzipped(place: &Place, zip: &Path) -> PathBuf {
    let folder = place.at("unzipped");
    timed(Command::new("unzip").arg("-q").arg(zip).arg("-d").arg(&folder));
    let mut inside = fs::read_dir(&folder).unwrap();
    inside.next().unwrap().unwrap().path()
}

/// A zip of more members than the tests' own writer can count, by the library's.
fn stored(members: &[(String, Vec<u8>)]) -> Vec<u8> {
    let options = SimpleFileOptions::default()
        .system(System::Unix)
        .unix_permissions(0o644)
        .last_modified_time(DateTime::DEFAULT)
        .compression_method(CompressionMethod::Stored);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(name.as_str(), options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A package of 8 GB, and one of 100,000 entries.
pub fn large(place: &Place) {
    let entries = place.at("entries.zip");
    let mut sample = sample::sound();
    for n in sample.files.len()..100_000 {
        sample.put(&format!("report/{n}"), b"");
    }
    sample.reseal();
    fs::write(&entries, stored(&sample.members())).unwrap();
    let run = || timed(saboot(&place.at("none")).arg("verify").arg(&entries)).wall;
    let figure = format!("{:.2} s", median((0..RUNS).map(|_| run()).collect()));
    row("verify 100,000 entries of no bytes", "≤ 3 s", &figure);

    let zip = sealed(place, 8, 1_000_000_000);
    let took = watched(saboot(&place.at("none")).arg("verify").arg(&zip));
    row("verify 8 GB in 8 files: most memory", "≤ 64 MB", &format!("{:.0} MB", mb(took.own)));
}
