//! The program itself, run as a person or a script runs it, in a home that is thrown away.
#![allow(dead_code, unreachable_pub, reason = "each test binary uses a part")]
#![allow(clippy::unwrap_used, reason = "a program that can't be run is a failed test")]
#![allow(clippy::disallowed_methods, reason = "what is tested is a process")]

use serde_json::Value;
use std::{
    ffi::OsStr,
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

/// A home and a folder to work in, both new.
pub struct Desk {
    dir: tempfile::TempDir,
}

/// A run as it ended.
#[derive(Debug)]
pub struct Done {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Desk {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("work")).unwrap();
        Self { dir }
    }

    /// Where cases and keys are.
    pub fn home(&self) -> PathBuf {
        self.dir.path().join("home")
    }

    /// The folder the program is run in: packages land there.
    pub fn work(&self) -> PathBuf {
        self.dir.path().join("work")
    }

    /// The folder of the first case.
    pub fn case(&self) -> PathBuf {
        let mut cases: Vec<_> =
            fs::read_dir(self.home().join("cases")).unwrap().map(|e| e.unwrap().path()).collect();
        cases.sort();
        cases.swap_remove(0)
    }

    /// A file of the first case as text.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.case().join(path)).unwrap()
    }

    /// Writes a file into the working folder.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.work().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    /// The program with its home named and nothing of our own environment that it would heed.
    pub fn command<A: AsRef<OsStr>>(&self, args: &[A]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_saboot"));
        for name in ["SABOOT_HOME", "SABOOT_CASE", "SABOOT_BY", "SABOOT_PASSPHRASE_FILE"] {
            command.env_remove(name);
        }
        // Kept backtraces read all of the program's debug information into memory.
        command.env("RUST_BACKTRACE", "0");
        command.env("SABOOT_OFFLINE", "1").env("SABOOT_LANG", "en");
        command.arg("--home").arg(self.home()).args(args).current_dir(self.work());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    pub fn run<A: AsRef<OsStr>>(&self, args: &[A]) -> Done {
        end(self.command(args).spawn().unwrap())
    }

    /// Runs with words at standard input.
    pub fn run_with_input<A: AsRef<OsStr>>(&self, args: &[A], input: &str) -> Done {
        let mut child = self.command(args).stdin(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        end(child)
    }

    /// Runs with a file that holds the key's passphrase.
    pub fn run_unlocked<A: AsRef<OsStr>>(&self, args: &[A], secret: &Path) -> Done {
        end(self.command(args).env("SABOOT_PASSPHRASE_FILE", secret).spawn().unwrap())
    }

    /// Runs what must end well, with `--json`, and gives its one object.
    pub fn json<A: AsRef<OsStr>>(&self, args: &[A]) -> Value {
        let mut objects = self.run_json(args).ended(0).objects();
        assert_eq!(objects.len(), 1);
        objects.remove(0)
    }

    pub fn run_json<A: AsRef<OsStr>>(&self, args: &[A]) -> Done {
        let args = [OsStr::new("--json")].into_iter().chain(args.iter().map(AsRef::as_ref));
        self.run(&args.collect::<Vec<_>>())
    }

    /// Seals and gives the package's path.
    pub fn seal<A: AsRef<OsStr>>(&self, args: &[A]) -> PathBuf {
        let args = [OsStr::new("seal")].into_iter().chain(args.iter().map(AsRef::as_ref));
        let sealed = self.json(&args.collect::<Vec<_>>());
        self.work().join(sealed["zip"].as_str().unwrap())
    }

    /// Verifies what must be sound and gives the report.
    pub fn sound(&self, package: &Path) -> Value {
        let report = self.json(&["verify".as_ref(), package.as_os_str()]);
        assert_eq!(report["verdict"], "sound", "{report}");
        report
    }
}

/// Waits for a run to end.
pub fn end(child: Child) -> Done {
    let done = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Done { code: done.status.code(), out: text(done.stdout), err: text(done.stderr) }
}

impl Done {
    /// Asserts the exit code.
    #[track_caller]
    pub fn ended(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        self
    }

    /// Asserts that standard error says something.
    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(self.err.contains(words), "{words}: {self:#?}");
        self
    }

    /// Asserts that the answer says something.
    #[track_caller]
    pub fn answers(self, words: &str) -> Self {
        assert!(self.out.contains(words), "{words}: {self:#?}");
        self
    }

    /// Each line of the answer, which must all be JSON objects.
    #[track_caller]
    pub fn objects(&self) -> Vec<Value> {
        let parse = |line: &str| {
            let value: Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("{line}: {e}"));
            assert!(value.is_object(), "{line}");
            value
        };
        self.out.lines().map(parse).collect()
    }
}

/// The names of an object's members, in order.
pub fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// Code and path of each finding of a report.
pub fn findings(report: &Value) -> Vec<(&str, &str)> {
    let all = report["findings"].as_array().unwrap().iter();
    all.map(|f| (f["code"].as_str().unwrap(), f["path"].as_str().unwrap_or(""))).collect()
}
