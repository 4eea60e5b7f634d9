//! A process and its children: the browser, from outside.

use std::path::{Path, PathBuf};

/// A tool of util-linux by name: `setpriv` ties a child's life to ours, `setsid` keeps the
/// terminal's Ctrl-C from it.
pub fn util_linux(name: &str) -> Option<PathBuf> {
    ["/usr/bin", "/bin"].iter().map(|folder| Path::new(folder).join(name)).find(|p| p.is_file())
}

/// Writes a program that only its owner may run.
pub fn write_program(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    std::fs::write(path, bytes)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

/// Ends a process at once.
pub fn end_process(pid: u32) {
    #[cfg(unix)]
    if let Some(pid) = i32::try_from(pid).ok().and_then(rustix::process::Pid::from_raw) {
        let _ = rustix::process::kill_process(pid, rustix::process::Signal::KILL);
    }
    #[cfg(not(unix))]
    let _ = pid;
}

/// Memory of a process and everything below it in bytes, shared pages counted once (Linux: PSS).
/// `None` where the system does not tell.
pub fn memory_of_tree(pid: u32) -> Option<u64> {
    let own = proportional(pid)?;
    Some(children_of(pid).into_iter().filter_map(proportional).fold(own, |sum, b| sum + b))
}

/// Every process below `pid` (Linux; nothing elsewhere).
pub fn children_of(pid: u32) -> Vec<u32> {
    let mut all = children(pid);
    let mut at = 0;
    while at < all.len() {
        let more = children(all[at]);
        all.extend(more);
        at += 1;
    }
    all
}

fn proportional(pid: u32) -> Option<u64> {
    let text = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
    let line = text.lines().find_map(|l| l.strip_prefix("Pss:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kb| kb * 1024)
}

/// Children of every thread of a process.
fn children(pid: u32) -> Vec<u32> {
    let Ok(threads) = std::fs::read_dir(format!("/proc/{pid}/task")) else { return vec![] };
    let lists =
        threads.flatten().filter_map(|t| std::fs::read_to_string(t.path().join("children")).ok());
    lists
        .flat_map(|l| l.split_whitespace().filter_map(|n| n.parse().ok()).collect::<Vec<_>>())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_memory_is_known_on_linux() {
        if cfg!(target_os = "linux") {
            assert!(memory_of_tree(std::process::id()).unwrap() > 1 << 20);
        }
    }
}
