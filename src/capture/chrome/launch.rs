//! Starting the browser, and making sure that it ends when we do.

use super::{Client, Event, Found};
use headless_chrome::{Browser, LaunchOptions};
use serde_json::json;
use std::{
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
    sync::mpsc::Receiver,
    time::Duration,
};

/// How long the crate's own connection lives after the start. It must lapse: it attaches to every
/// tab and closes everything at the first popup that is gone before it looked.
const LAPSE: Duration = Duration::from_secs(1);
/// How long the browser may take to close by itself.
const CLOSE: Duration = Duration::from_secs(3);

/// Flags that hold for every capture. None weakens the browser's own protections; together they stop
/// it from contacting anyone on its own.
const FLAGS: &[&str] = &[
    "--disable-quic",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-domain-reliability",
    "--disable-breakpad",
    "--disable-client-side-phishing-detection",
    "--no-pings",
    "--metrics-recording-only",
    "--disable-search-engine-choice-screen",
    "--deny-permission-prompts",
    "--password-store=basic",
    "--use-mock-keychain",
    "--mute-audio",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--disable-blink-features=AutomationControlled",
    "--gaia-url=https://127.0.0.1:1",
    // Without these a page learns the visitor's address past any proxy.
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--lang=en-US",
    "--disable-features=OptimizationHints,MediaRouter,Translate,NetworkTimeServiceQuerying,DialMediaRouteProvider,AutofillServerCommunication,CertificateTransparencyComponentUpdater",
];

/// The flags of a capture in words that name nothing of this computer, for the record.
pub(crate) fn flags(proxy: Option<&str>, sandbox: bool) -> Vec<String> {
    let mut all: Vec<String> = FLAGS.iter().map(|&f| f.to_owned()).collect();
    if let Some(proxy) = proxy {
        all.push(format!("--proxy-server={proxy}"));
        all.push("--proxy-bypass-list=<-loopback>".into());
    }
    if !sandbox {
        all.push("--no-sandbox".into());
    }
    all
}

/// A running browser with a profile of its own.
pub(crate) struct Chrome {
    browser: Option<Browser>,
    profile: PathBuf,
    /// The socket to it.
    pub client: Client,
    /// What happens in it.
    pub events: Receiver<Event>,
    /// Whether its sandbox is on.
    pub sandbox: bool,
    /// Its process id, where known.
    pub pid: Option<u32>,
}

impl Chrome {
    /// Starts `found` with a new profile in `profile`, a private folder that must not exist yet.
    pub(crate) fn start(
        found: &Found,
        profile: &Path,
        flags: &[String],
        sandbox: bool,
    ) -> io::Result<Self> {
        let starter = starter(&found.path, profile)?;
        let data = profile.join("profile");
        // `--no-sandbox` is the crate's to add.
        let args: Vec<&OsStr> =
            flags.iter().filter(|f| *f != "--no-sandbox").map(OsStr::new).collect();
        let options = LaunchOptions::default_builder()
            .path(Some(starter))
            .sandbox(sandbox)
            .disable_default_args(true)
            .ignore_certificate_errors(false)
            .user_data_dir(Some(data))
            .idle_browser_timeout(LAPSE)
            .args(args)
            .build()
            .map_err(io::Error::other)?;
        let browser = Browser::new(options).map_err(|e| io::Error::other(e.to_string()))?;
        let pid = browser.get_process_id();
        let (client, events) = Client::connect(&browser.get_ws_url())?;
        Ok(Self { browser: Some(browser), profile: profile.into(), client, events, sandbox, pid })
    }
}

impl Drop for Chrome {
    fn drop(&mut self) {
        let _ = self.client.call("", "Browser.close", json!({}), CLOSE);
        drop(self.browser.take());
        for _ in 0..50 {
            if fs::remove_dir_all(&self.profile).is_ok() || !self.profile.exists() {
                return;
            }
            // The last child may still be writing its cache.
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// A two-line starter that has the kernel end the browser when we die, however we die, and keeps
/// a Ctrl-C on the terminal from reaching it: the running step must be able to end.
fn starter(browser: &Path, profile: &Path) -> io::Result<PathBuf> {
    crate::platform::make_private_dir(profile)?;
    let tool = |name: &str| crate::platform::util_linux(name);
    let (Some(setpriv), Some(setsid)) = (tool("setpriv"), tool("setsid")) else {
        return Ok(browser.to_owned());
    };
    let path = profile.join("start");
    let quoted = browser.display().to_string().replace('\'', r"'\''");
    let (setpriv, setsid) = (setpriv.display(), setsid.display());
    let script =
        format!("#!/bin/sh\nexec {setsid} {setpriv} --pdeathsig KILL -- '{quoted}' \"$@\"\n");
    crate::platform::write_program(&path, script.as_bytes())?;
    Ok(path)
}
