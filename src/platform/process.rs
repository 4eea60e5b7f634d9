//! Questions about processes.

/// Whether this process has all rights on the computer. `false` where that can't be told.
pub fn is_root() -> bool {
    #[cfg(unix)]
    return rustix::process::geteuid().is_root();
    #[cfg(not(unix))]
    false
}

/// Whether a process with this number runs. `None` where that can't be told.
pub fn process_alive(pid: u32) -> Option<bool> {
    #[cfg(unix)]
    {
        let pid = rustix::process::Pid::from_raw(i32::try_from(pid).ok()?)?;
        match rustix::process::test_kill_process(pid) {
            // A process that may not be signalled is there all the same.
            Ok(()) | Err(rustix::io::Errno::PERM) => Some(true),
            Err(rustix::io::Errno::SRCH) => Some(false),
            Err(_) => None,
        }
    }
    #[cfg(not(unix))]
    {
        let _ = pid;
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_is_alive_and_number_zero_is_nobody() {
        assert_eq!(process_alive(std::process::id()), cfg!(unix).then_some(true));
        assert_eq!(process_alive(0), None);
        assert_eq!(process_alive(u32::MAX), None);
    }
}
