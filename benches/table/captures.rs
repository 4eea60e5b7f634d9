//! Captures from the program's start to its exit, all artefacts, each into a case of its own.

use crate::{
    Place, row, saboot,
    server::{Server, long, picture},
    took::{mb, median, timed, watched},
};
use std::{
    fs::{self, File},
    io::BufReader,
    path::{Path, PathBuf},
    process::Command,
};

const RUNS: usize = 5;

/// What is asked of the figures of one page.
struct Page {
    what: &'static str,
    path: &'static str,
    bar: &'static str,
}

const PAGES: &[Page] = &[
    Page { what: "small post", path: "/post", bar: "≤ 2.0 s, ≤ 2.0 CPU" },
    Page { what: "profile, 60 images, 9 MB", path: "/profile", bar: "≤ 3.4 s, ≤ 520 MB" },
    Page {
        what: "thread 30,000 px, 100 lazy images",
        path: "/thread",
        bar: "≤ 5.0 s, ≤ 700 MB, 100 of 100",
    },
    Page { what: "infinite scroll, 100 items", path: "/infinite", bar: "≤ 6 s, 100" },
    Page { what: "8.4 MB film", path: "/video", bar: "≤ 5 s, all bytes, page.wacz ≤ 1.05×" },
    Page { what: "one resource takes 3 s", path: "/slow-resource", bar: "≤ 4.5 s" },
    Page { what: "one resource never ends", path: "/never-ends", bar: "≤ 15 s, named" },
    Page { what: "redirect chain", path: "/redirect", bar: "4 of 4 hops" },
];

/// Every page of the table, then the very tall one.
pub fn all(place: &Place) {
    let server = Server::start();
    for page in PAGES {
        let home = place.at("home");
        let run = |how: fn(&mut Command) -> crate::took::Took| {
            let _ = fs::remove_dir_all(&home);
            how(capture(&home).arg(server.url(page.path)))
        };
        run(timed);
        let wall = median((0..RUNS).map(|_| run(timed).wall).collect());
        let looked: Vec<_> = (0..3).map(|_| run(watched)).collect();
        let cpu = median(looked.iter().map(|t| t.cpu).collect());
        let tree = median(looked.iter().map(|t| mb(t.tree)).collect());
        let kept = kept(page.path, &exhibit(&home));
        let other = median((0..3).map(|_| screenshot(place, &server.url(page.path))).collect());
        let figure = format!(
            "{wall:.2} s, {cpu:.2} CPU, {tree:.0} MB{kept}; the browser's own one picture {other:.2} s"
        );
        row(&format!("capture: {}", page.what), page.bar, &figure);
    }
    tall(place, &server);
}

fn capture(home: &Path) -> Command {
    let mut command = saboot(home);
    command.args(["capture", "--allow-private"]);
    command
}

/// The browser by itself: one picture, nothing kept of where it came from.
fn screenshot(place: &Place, url: &str) -> f64 {
    let found = saboot::capture::find(None).expect("a browser");
    let mut command = Command::new(found.path);
    if saboot::platform::is_root() {
        command.arg("--no-sandbox");
    }
    let profile = format!("--user-data-dir={}", place.at("profile").display());
    let picture = format!("--screenshot={}", place.at("picture.png").display());
    command.args(["--headless", "--timeout=15000", "--window-size=1280,800", &profile, &picture]);
    timed(command.arg(url)).wall
}

/// The folder of the first exhibit.
fn exhibit(home: &Path) -> PathBuf {
    let case = fs::read_dir(home.join("cases")).unwrap().next().unwrap().unwrap();
    case.path().join("data/E0001")
}

/// What the page's row says of completeness.
fn kept(path: &str, exhibit: &Path) -> String {
    let record: serde_json::Value =
        serde_json::from_slice(&fs::read(exhibit.join("capture.json")).unwrap()).unwrap();
    let net = fs::read_to_string(exhibit.join("net.json")).unwrap();
    let size = |name: &str| fs::metadata(exhibit.join(name)).unwrap().len();
    let pictures = |part: &str| {
        let all: std::collections::BTreeSet<_> =
            net.match_indices(part).map(|(at, _)| &net[at..at + part.len() + 3]).collect();
        all.len()
    };
    match path {
        "/thread" => format!(", {} of 100 pictures asked for", pictures("/thread/photo-")),
        "/infinite" => format!(", {} items", pictures("/infinite/photo-")),
        "/video" => format!(", page.wacz {:.1} MB", mb(size("page.wacz"))),
        "/redirect" => format!(", {} hops", record["page"]["hops"].as_array().map_or(0, Vec::len)),
        _ => String::new(),
    }
}

/// 100,000 px: every row by its colour.
fn tall(place: &Place, server: &Server) {
    let rows = 100_000 / long::ROW;
    let home = place.at("home");
    let _ = fs::remove_dir_all(&home);
    let took = watched(capture(&home).arg(server.url(&format!("/tall?rows={rows}"))));
    let right = right_rows(&exhibit(&home).join("page.png"), rows * long::ROW);
    let figure = format!(
        "{right} of 100,000 rows right; browser {:.0} MB, ours {:.0} MB; {:.1} s",
        mb(took.below),
        mb(took.own),
        took.wall
    );
    row("capture: page of 100,000 px", "every row; ≤ 1.2 GB, ≤ 150 MB", &figure);
}

fn right_rows(png: &Path, height: u32) -> u32 {
    let decoder = png::Decoder::new(BufReader::new(File::open(png).unwrap()));
    let mut reader = decoder.read_info().unwrap();
    assert_eq!(reader.info().height, height);
    let step = reader.info().bytes_per_pixel();
    let mut right = 0;
    let mut y = 0;
    while let Some(row) = reader.next_row().unwrap() {
        let at = long::PROBE_X as usize * step;
        right += u32::from(row.data()[at..at + 3] == picture::row_colour(y / long::ROW));
        y += 1;
    }
    right
}
