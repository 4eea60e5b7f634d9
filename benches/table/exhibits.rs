//! A case of 10,000 exhibits: what the last one costs beside the first, and showing them.

use crate::{
    Place, row, saboot,
    took::{median, timed},
};
use saboot::{
    model::Actor,
    platform::SystemClock,
    seal::SecretKey,
    store::{Home, Supply, import_files},
};
use std::{fs, sync::Arc, time::Instant};

const EXHIBITS: usize = 10_000;
/// How many at either end are compared.
const ENDS: usize = 100;

/// Rows on a case of 10,000 small supplied files.
pub fn ten_thousand(place: &Place) {
    let file = place.at("words.txt");
    fs::write(&file, "words that someone sent").unwrap();
    let key = SecretKey::from_seed(&[7; 32]);
    let home = Home::open(&place.at("home")).unwrap();
    let clock = Arc::new(SystemClock::start());
    let actor = "self".parse::<Actor>().unwrap();
    let mut case = home.new_case(None, &actor, clock).unwrap();
    let paths = [file.clone()];
    let mut each = Vec::new();
    for _ in 0..EXHIBITS {
        let begun = Instant::now();
        let supply = Supply { paths: &paths, ..Supply::default() };
        import_files(&mut case, supply, Some(&key)).unwrap();
        each.push(begun.elapsed().as_secs_f64());
    }
    drop(case);
    let first = median(each[..ENDS].to_vec());
    let last = median(each[EXHIBITS - ENDS..].to_vec());
    let figure = format!("{:.2}× ({:.2} ms, {:.2} ms)", last / first, first * 1e3, last * 1e3);
    row("10,000 exhibits in one run: the last beside the first, medians of 100", "≤ 1.2×", &figure);

    let show = || timed(saboot(&place.at("home")).args(["case", "show"])).wall;
    show();
    let show = median((0..5).map(|_| show()).collect());
    row("`case show` of it", "≤ 300 ms", &format!("{:.0} ms", show * 1e3));
    let import = |home: &str| timed(saboot(&place.at(home)).arg("import").arg(&file)).wall;
    import("empty");
    let empty = median((0..5).map(|_| import("empty")).collect());
    let full = median((0..5).map(|_| import("home")).collect());
    let figure = format!("{:.0} ms; in a case of a few {:.0} ms", full * 1e3, empty * 1e3);
    row("one more `import` into it, a run of its own", "", &figure);
}
