//! The folder of cases and keys: private, writable, nowhere that is copied to the internet, with room.

use super::Level;
use crate::{
    cli::{Call, explain, print},
    platform,
    text::say,
};
use std::{fs, path::Path};

type Look = fn(&Call, Option<&Path>) -> (Level, String);

/// What is looked at, by name.
pub(super) const CHECKS: [(&str, Look); 4] =
    [("home", home), ("synced", synced), ("space", space), ("key", key)];

/// Below this a page may not fit.
const TIGHT: u64 = 100_000_000;
/// Below this a long case may not fit.
const LOW: u64 = 1_000_000_000;

/// Services that copy a folder to the internet, by the names of the folders they make.
const SERVICES: [(&str, &[&str]); 4] = [
    ("OneDrive", &["onedrive"]),
    ("Dropbox", &["dropbox"]),
    ("Google Drive", &["google drive", "googledrive", "my drive"]),
    ("iCloud", &["icloud", "mobile documents", "com~apple~clouddocs"]),
];

fn home(call: &Call, home: Option<&Path>) -> (Level, String) {
    let text = &call.text;
    let Some(home) = home else { return (Level::Fail, explain::no_home(text).message) };
    let path = explain::path(home);
    let above = home.ancestors().find(|p| p.is_dir());
    if !above.is_some_and(platform::is_writable) {
        return (Level::Fail, say!(text, "doctor-home-readonly", path = path));
    }
    if above != Some(home) {
        return (Level::Ok, say!(text, "doctor-home-new", path = path));
    }
    match platform::is_private(home) {
        Ok(Some(false)) => (Level::Fail, say!(text, "doctor-home-open", path = path)),
        _ => (Level::Ok, say!(text, "doctor-home", path = path)),
    }
}

fn synced(call: &Call, home: Option<&Path>) -> (Level, String) {
    let text = &call.text;
    let Some(home) = home else { return (Level::Fail, explain::no_home(text).message) };
    let path = explain::path(home);
    match service(home) {
        Some(service) => {
            (Level::Fail, say!(text, "doctor-home-synced", path = path, service = service))
        }
        None => (Level::Ok, say!(text, "doctor-home-not-synced")),
    }
}

/// The service in whose folder it lies. Real paths are looked at too: a link can lead there.
fn service(home: &Path) -> Option<&'static str> {
    let real = home.ancestors().find_map(|p| fs::canonicalize(p).ok());
    let parts: Vec<String> = [Some(home), real.as_deref()]
        .into_iter()
        .flatten()
        .flat_map(Path::iter)
        .map(|part| part.to_string_lossy().to_lowercase())
        .collect();
    let inside = |names: &&[&str]| parts.iter().any(|p| names.iter().any(|n| p.starts_with(n)));
    SERVICES.iter().find(|(_, names)| inside(names)).map(|(service, _)| *service)
}

fn space(call: &Call, home: Option<&Path>) -> (Level, String) {
    let text = &call.text;
    let at = home.and_then(|h| h.ancestors().find(|p| p.is_dir()));
    match at.map(platform::free_bytes) {
        // What the platform layer says where it cannot tell.
        None | Some(Err(_) | Ok(u64::MAX)) => (Level::Warn, say!(text, "doctor-space-unknown")),
        Some(Ok(free)) if free >= LOW => {
            (Level::Ok, say!(text, "doctor-space", size = print::size(free)))
        }
        Some(Ok(free)) => {
            let level = if free < TIGHT { Level::Fail } else { Level::Warn };
            (level, say!(text, "doctor-space-low", size = print::size(free)))
        }
    }
}

/// Looks at the file alone: making a home is not for the doctor.
fn key(call: &Call, home: Option<&Path>) -> (Level, String) {
    let text = &call.text;
    let pem = home.and_then(|h| fs::read_to_string(h.join("keys/collector.pem")).ok());
    match pem {
        None => (Level::Ok, say!(text, "doctor-key-none")),
        Some(pem) if pem.contains("ENCRYPTED") => (Level::Ok, say!(text, "doctor-key")),
        Some(_) => (Level::Warn, say!(text, "doctor-key-open")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cli::{Settings, world::test::world},
        text::{Catalog, Lang},
    };

    fn levels(at: Option<&Path>) -> Vec<Level> {
        let (mut world, _, _) = world("", false);
        let text = Catalog::new(Lang::En);
        let call = Call { world: &mut world, text, set: Settings::default() };
        CHECKS.iter().map(|(_, look)| look(&call, at).0).collect()
    }

    #[test]
    fn a_folder_that_is_copied_to_the_internet_is_named() {
        for (path, expect) in [
            ("/home/a/OneDrive - Work/x", Some("OneDrive")),
            ("/home/a/Dropbox/x", Some("Dropbox")),
            ("/Users/a/Library/CloudStorage/GoogleDrive-a@example.com/x", Some("Google Drive")),
            ("/Users/a/Library/Mobile Documents/com~apple~CloudDocs", Some("iCloud")),
            ("/home/a/.local/share/saboot", None),
        ] {
            assert_eq!(service(Path::new(path)), expect, "{path}");
        }
    }

    #[test]
    fn a_private_home_is_well_and_one_that_others_read_is_not() {
        let dir = tempfile::tempdir().unwrap();
        let home = dir.path().join("home");
        assert_eq!(levels(Some(&home))[0], Level::Ok, "it is made later");
        platform::make_private_dir(&home).unwrap();
        assert_eq!(levels(Some(&home))[..2], [Level::Ok, Level::Ok]);
        let open = dir.path().join("open");
        fs::create_dir(&open).unwrap();
        if platform::is_private(&open).unwrap() == Some(false) {
            assert_eq!(levels(Some(&open))[0], Level::Fail);
        }
        assert_eq!(levels(None)[0], Level::Fail);
    }

    #[test]
    fn a_key_without_a_passphrase_is_said() {
        let dir = tempfile::tempdir().unwrap();
        let key = |text: &str| {
            fs::create_dir_all(dir.path().join("keys")).unwrap();
            fs::write(dir.path().join("keys/collector.pem"), text).unwrap();
            levels(Some(dir.path()))[3]
        };
        assert_eq!(levels(Some(dir.path()))[3], Level::Ok);
        assert_eq!(key("-----BEGIN PRIVATE KEY-----"), Level::Warn);
        assert_eq!(key("-----BEGIN ENCRYPTED PRIVATE KEY-----"), Level::Ok);
    }
}
