//! The program killed at random moments, and what must hold afterwards: the case opens, all that was
//! said to be saved is there, what is half written is named, nothing of ours runs on, and it seals.
#![allow(dead_code, unreachable_pub, reason = "each test binary uses a part")]
#![allow(clippy::unwrap_used, reason = "what can't be read back is a failed test")]

mod moment;

pub mod after;

use crate::{
    running::{Desk, end},
    server::Server,
};
use moment::{Moment, Typical};
use std::{collections::BTreeMap, fs, path::PathBuf};

/// What is killed, in this order again and again.
const VERBS: [Verb; 5] = [Verb::Capture, Verb::Import, Verb::Note, Verb::Seal, Verb::Capture];
/// Rounds in one home: its case grows with what each of them leaves.
const ROUNDS_EACH: u32 = 10;

/// What runs when the kill comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verb {
    Capture,
    Import,
    Note,
    Seal,
}

/// Random numbers that a seed gives again (splitmix64, Steele et al. 2014).
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }
}

/// How many runs were killed, and how many had ended by themselves before it.
#[derive(Debug, Default)]
pub struct Tally {
    pub killed: BTreeMap<Verb, u32>,
    pub ended: BTreeMap<Verb, u32>,
    /// Exhibits that the next run closed as cut short.
    pub cut_short: usize,
}

/// Kills so many runs and looks at what is left after each. `seed` and round are in every failure.
pub fn kill_rounds(seed: u64, rounds: u32) -> Tally {
    let (server, mut random, mut tally) = (Server::start(), Random(seed), Tally::default());
    let typical = Typical::measure(&server);
    let mut killed = 0;
    while killed < rounds {
        let (stage, mut cut_short) = (Stage::new(&server), 0);
        for n in 0..ROUNDS_EACH {
            let verb = VERBS[(n as usize) % VERBS.len()];
            let moment = typical.moment(verb, &mut random);
            let name = format!("seed {seed}, kill {killed}, {verb:?} {moment:?}");
            let was_killed = stage.round(verb, &moment, &name);
            *if was_killed { &mut tally.killed } else { &mut tally.ended }
                .entry(verb)
                .or_default() += 1;
            killed += u32::from(was_killed);
            cut_short = after::look(&stage, &name);
            if killed == rounds {
                break;
            }
        }
        tally.cut_short += cut_short;
    }
    tally
}

/// A home, and what is put into it.
pub struct Stage {
    pub desk: Desk,
    url: String,
    folder: PathBuf,
}

impl Stage {
    fn new(server: &Server) -> Self {
        let desk = Desk::new();
        let folder = desk.work().join("from-her-phone");
        fs::create_dir(&folder).unwrap();
        for (n, size) in [10, 300_000, 2_000_000, 0, 70_000].into_iter().enumerate() {
            let bytes: Vec<u8> = (0..size).map(|i: u32| (i % 251) as u8).collect();
            fs::write(folder.join(format!("{n}.jpg")), bytes).unwrap();
        }
        // Packages go elsewhere, so that what else lies there is known.
        fs::create_dir(desk.work().join("packages")).unwrap();
        Self { desk, url: server.url("/post"), folder }
    }

    /// The command line of a verb.
    fn args(&self, verb: Verb) -> Vec<String> {
        let folder = self.folder.display().to_string();
        let packages = self.desk.work().join("packages").display().to_string();
        let args: &[&str] = match verb {
            Verb::Capture => &["--json", "capture", "--allow-private", &self.url],
            Verb::Import => &["--json", "import", &folder],
            Verb::Note => &["--json", "note", "she blocked him today"],
            Verb::Seal => &["--json", "seal", "--out", &packages],
        };
        args.iter().map(|a| (*a).to_owned()).collect()
    }

    /// Where the killed run's words go: what it said is there, whatever became of it.
    pub fn said(&self) -> [PathBuf; 2] {
        ["out", "err"].map(|name| self.desk.work().join(name))
    }

    /// Starts a verb and kills it; false when it had ended before.
    fn round(&self, verb: Verb, moment: &Moment, name: &str) -> bool {
        if verb == Verb::Seal {
            // Something new, or the last bag is only written again.
            end(self.desk.command(&self.args(Verb::Import)).spawn().unwrap()).ended(0);
        }
        let [out, err] = self.said().map(|path| fs::File::create(path).unwrap());
        let lines = self.log_lines();
        let mut command = self.desk.command(&self.args(verb));
        let mut child = command.stdout(out).stderr(err).spawn().unwrap();
        moment.wait(&mut child, || self.log_lines().saturating_sub(lines));
        child.kill().unwrap();
        let code = child.wait().unwrap().code();
        // What ended by itself before ended well.
        assert!(matches!(code, None | Some(0)), "{name}: {code:?}");
        code.is_none()
    }

    /// Lines of all logs there are.
    fn log_lines(&self) -> usize {
        let cases = fs::read_dir(self.desk.home().join("cases")).into_iter().flatten().flatten();
        let logs = cases.filter_map(|c| fs::read_to_string(c.path().join("log.jsonl")).ok());
        logs.map(|l| l.matches('\n').count()).sum()
    }
}
