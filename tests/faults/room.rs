//! A small disk of its own, in a namespace: it can fill up, turn read-only or go away without any
//! right on the computer.

use crate::running::{Desk, Done, end};
use serde_json::Value;
use std::{
    fs,
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

/// A home on a tmpfs of a few megabytes. The rest of the computer is as it was.
pub(crate) struct Room {
    pub(crate) desk: Desk,
    holder: Child,
}

impl Room {
    /// `size` as `mount` takes it: `32m`.
    pub(crate) fn new(size: &str) -> Self {
        let desk = Desk::new();
        fs::create_dir(desk.home()).unwrap();
        let mut holder = Command::new("unshare");
        holder.args(["--user", "--map-root-user", "--mount", "sh", "-ec"]);
        // It holds the namespace until its input ends, that is, as long as we are there.
        let script =
            r#"mount -t tmpfs -o size="$2" none "$1"; mkdir "$1/tmp"; echo ready; read -r _"#;
        holder.args([script, "sh"]).arg(desk.home()).arg(size);
        holder.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut holder = holder.spawn().unwrap();
        let mut said = String::new();
        BufReader::new(holder.stdout.as_mut().unwrap()).read_line(&mut said).unwrap();
        assert_eq!(said, "ready\n");
        Self { desk, holder }
    }

    /// A command inside.
    fn inside(&self, program: &Path) -> Command {
        let mut command = Command::new("nsenter");
        command.args(["--preserve-credentials", "--user", "--mount"]);
        command.arg("--target").arg(self.holder.id().to_string());
        command.arg(format!("--wd={}", self.desk.work().display())).arg("--").arg(program);
        command
    }

    /// saboot inside.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let outside = self.desk.command(args);
        let mut command = self.inside(Path::new(outside.get_program()));
        command.args(outside.get_args());
        for (name, value) in outside.get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Done {
        end(self.command(args).spawn().unwrap())
    }

    /// A line of shell inside, in the home; its output.
    pub(crate) fn sh(&self, line: &str) -> String {
        let mut command = self.inside(Path::new("sh"));
        command.args(["-ec", &format!("cd \"$1\"; {line}"), "sh"]).arg(self.desk.home());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        end(command.spawn().unwrap()).ended(0).out
    }

    /// Changes the disk: `ro`, `rw`, `nr_inodes=50`. What it was mounted with is not said again: the
    /// owner it names is none that a namespace of an ordinary user knows.
    pub(crate) fn remount(&self, options: &str) {
        self.sh(&format!("mount --options-mode ignore -o remount,{options} \"$1\""));
    }

    /// Leaves so many kilobytes.
    pub(crate) fn fill(&self, left: u32) {
        if left == 0 {
            self.sh("cat /dev/zero > filler 2>/dev/null || :");
            return;
        }
        // All at once, so that nobody finds less meanwhile; again when someone else was faster.
        self.sh(&format!(
            "until free=$(df --output=avail -k . | tail -n 1); \
             fallocate -l $((free - {left}))K filler 2>/dev/null; do :; done"
        ));
    }

    /// The disk is as large again as it was.
    pub(crate) fn make_room(&self) {
        self.sh("rm filler");
    }

    /// The case goes on: it opens, checks, takes another file and seals, and the package is sound.
    pub(crate) fn goes_on(&self) -> Value {
        self.run(&["case", "check"]).ended(0);
        let file = self.desk.write("later.txt", "she wrote again\n");
        self.run(&["import", file.to_str().unwrap()]).ended(0);
        let sealed = self.run(&["--json", "seal"]).ended(0).objects().remove(0);
        let zip: PathBuf = self.desk.work().join(sealed["zip"].as_str().unwrap());
        let report = self.desk.sound(&zip);
        assert_eq!(report["container"], "canonical");
        assert_eq!(hidden(&self.desk.work()), [""; 0]);
        assert_eq!(self.sh("ls tmp"), "");
        report
    }
}

/// Names that begin with a dot: temporary files.
pub(crate) fn hidden(dir: &Path) -> Vec<String> {
    let names = fs::read_dir(dir).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    names.filter(|n| n.starts_with('.')).collect()
}

impl Drop for Room {
    fn drop(&mut self) {
        drop(self.holder.stdin.take());
        let mut rest = String::new();
        let _ = self.holder.stdout.as_mut().map(|o| o.read_to_string(&mut rest));
        let _ = self.holder.wait();
    }
}
