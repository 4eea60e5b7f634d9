//! Other programs that are asked something: their names in `PATH`, and what they say.

use std::{
    ffi::OsStr,
    io::{self, Read as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

/// Longest answer that is read; what comes after is dropped.
const LONGEST: u64 = 1 << 20;

/// What a program writes to standard output, decoded leniently. It gets no input, its errors go
/// nowhere, and what still runs when its output ends or `timeout` is over is killed
/// (`ErrorKind::TimedOut`). A program that fails is one that said nothing.
pub fn output_of<A: AsRef<OsStr>>(
    program: &Path,
    args: &[A],
    timeout: Duration,
) -> io::Result<String> {
    #[expect(clippy::disallowed_methods, reason = "this is the place")]
    let mut child = Command::new(program)
        .args(args)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()?;
    let (said, heard) = mpsc::channel();
    let output = child.stdout.take();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = output.map_or(Ok(0), |o| o.take(LONGEST).read_to_end(&mut bytes));
        // Nobody listens any more once the time is over.
        let _ = said.send(read.map(|_| bytes));
    });
    let answer = heard.recv_timeout(timeout);
    // An error means that it has ended by itself.
    let _ = child.kill();
    child.wait()?;
    let bytes = answer.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))??;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The first of `names` that `path` (the variable `PATH`) has as a file, names before folders.
pub fn find_program(names: &[&str], path: &str) -> Option<PathBuf> {
    let folders: Vec<PathBuf> = std::env::split_paths(path).filter(|f| f.is_absolute()).collect();
    let places = names.iter().flat_map(|name| folders.iter().map(move |f| f.join(name)));
    places.into_iter().find(|p| p.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOON: Duration = Duration::from_secs(20);

    #[test]
    fn a_program_is_heard() {
        let sh = find_program(&["sh"], "/usr/bin:/bin").unwrap();
        assert_eq!(output_of(&sh, &["-c", "echo a; echo b >&2; exit 3"], SOON).unwrap(), "a\n");
    }

    #[test]
    fn one_that_says_nothing_in_time_is_killed() {
        let sh = find_program(&["sh"], "/usr/bin:/bin").unwrap();
        let late = output_of(&sh, &["-c", "exec sleep 600"], Duration::from_millis(50));
        assert_eq!(late.unwrap_err().kind(), io::ErrorKind::TimedOut);
    }

    #[test]
    fn a_missing_program_is_an_error() {
        let none = output_of(Path::new("/nonexistent/x"), &["a"], SOON);
        assert_eq!(none.unwrap_err().kind(), io::ErrorKind::NotFound);
        assert_eq!(find_program(&["sh"], "relative:"), None);
        assert_eq!(
            find_program(&["no-such-program-here", "sh"], "/usr/bin:/bin").unwrap().file_name(),
            Some("sh".as_ref())
        );
    }
}
