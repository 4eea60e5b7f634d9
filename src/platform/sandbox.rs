//! Whether the browser can lock itself in. On Linux that takes user namespaces, or a helper that
//! belongs to root; elsewhere the system always lets it.

use std::path::Path;

/// Where distributions put the helper that belongs to root.
#[cfg(target_os = "linux")]
const HELPERS: [&str; 3] = [
    "/usr/lib/chromium/chrome-sandbox",
    "/usr/lib/chromium-browser/chrome-sandbox",
    "/opt/google/chrome/chrome-sandbox",
];

/// Whether an ordinary user's browser can start its sandbox. `None` where that cannot be told.
pub fn sandbox_usable(browser: &Path) -> Option<bool> {
    #[cfg(target_os = "linux")]
    return Some(namespaces_allowed("/proc/sys") || has_helper(browser));
    #[cfg(not(target_os = "linux"))]
    {
        let _ = browser;
        cfg!(any(windows, target_vendor = "apple")).then_some(true)
    }
}

/// Debian and Ubuntu can each switch namespaces off for ordinary users; a missing switch means on.
#[cfg(target_os = "linux")]
fn namespaces_allowed(switches: &str) -> bool {
    let reads = |name: &str, value: &str| {
        let text = std::fs::read_to_string(format!("{switches}/{name}"));
        text.is_ok_and(|t| t.trim() == value)
    };
    !reads("kernel/unprivileged_userns_clone", "0")
        && !reads("kernel/apparmor_restrict_unprivileged_userns", "1")
        && !reads("user/max_user_namespaces", "0")
}

#[cfg(target_os = "linux")]
fn has_helper(browser: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let beside = std::fs::canonicalize(browser).map(|b| b.with_file_name("chrome-sandbox"));
    let places = HELPERS.iter().map(Into::into).chain(beside);
    let set_to_root = |m: std::fs::Metadata| m.uid() == 0 && m.mode() & 0o4000 != 0;
    places.filter_map(|p: std::path::PathBuf| std::fs::metadata(p).ok()).any(set_to_root)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn each_switch_can_forbid_namespaces() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().to_str().unwrap();
        std::fs::create_dir_all(dir.path().join("kernel")).unwrap();
        std::fs::create_dir_all(dir.path().join("user")).unwrap();
        assert!(namespaces_allowed(root), "no switch is no ban");
        for (name, off, on) in [
            ("kernel/unprivileged_userns_clone", "0\n", "1\n"),
            ("kernel/apparmor_restrict_unprivileged_userns", "1\n", "0\n"),
            ("user/max_user_namespaces", "0\n", "63000\n"),
        ] {
            let file = dir.path().join(name);
            std::fs::write(&file, off).unwrap();
            assert!(!namespaces_allowed(root), "{name}");
            std::fs::write(&file, on).unwrap();
            assert!(namespaces_allowed(root), "{name}");
        }
    }
}
