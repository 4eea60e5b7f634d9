//! Sealing: one read and one write of each byte, beside `dd` of as many bytes.

use crate::{
    Place, packages, row, saboot,
    took::{mb, median, timed, watched},
};
use std::{fs, process::Command};

const FILES: usize = 2_000;
const EACH: usize = 1_050_000;
const PAIRS: usize = 5;

/// Each time a new bag: a note is added before it, so nothing is written from an earlier one.
pub fn seal(place: &Place) {
    let first = packages::sealed(place, FILES, EACH);
    let (home, zip, copy) = (place.at("home"), place.at("again.zip"), place.at("copy.zip"));
    let mut ratios = vec![];
    let mut walls = vec![];
    let seal = || {
        let _ = fs::remove_file(&zip);
        let _ = fs::remove_file(place.at("again.zip.receipt.txt"));
        timed(saboot(&home).args(["note", "another word"]));
        let mut command = saboot(&home);
        command.arg("seal").arg("--out").arg(&zip);
        command
    };
    let dd = || {
        let _ = fs::remove_file(&copy);
        let [from, to] =
            [("if", &first), ("of", &copy)].map(|(k, p)| format!("{k}={}", p.display()));
        timed(Command::new("dd").arg(from).arg(to).args(["bs=1M", "conv=fsync"])).wall
    };
    for _ in 0..PAIRS {
        let ours = timed(&mut seal()).wall;
        let theirs = dd();
        ratios.push(theirs / ours);
        walls.push((ours, theirs));
    }
    let ratio = median(ratios);
    let (ours, theirs) = walls.into_iter().unzip::<f64, f64, Vec<_>, Vec<_>>();
    let figure = format!("{ratio:.2} (medians {:.1} s, {:.1} s)", median(ours), median(theirs));
    row("seal 2.1 GB, cached: rate beside `dd conv=fsync`, median of 5 pairs", "≥ 0.8", &figure);
    let took = watched(&mut seal());
    row("… most memory", "≤ 64 MB", &format!("{:.0} MB", mb(took.own)));
}
