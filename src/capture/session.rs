//! One browser for a run, one fresh context for each exhibit.

use super::{
    captured::Captured,
    chrome::{self, Chrome, Found},
    error::Error,
    exhibit,
    options::{Options, Start},
    record::{Browser, Tool},
    target,
};
use crate::{
    model::{Digest, Step},
    platform,
    seal::{SecretKey, hash_reader},
    store::Case,
};
use serde_json::{Value, json};
use std::{
    fs, io,
    sync::{Arc, atomic::AtomicBool},
    time::Duration,
};
use url::Url;

/// Pages after which the browser is started anew: its memory grows with each.
const PAGES: u32 = 50;

/// Bytes without which no browser starts.
const LEAST: u64 = 1 << 20;

/// A browser ready for captures.
pub struct Session {
    chrome: Option<Chrome>,
    found: Found,
    start: Start,
    proxy: Option<Proxy>,
    executable: Option<Digest>,
    stop: Arc<AtomicBool>,
    pages: u32,
    starts: u32,
}

/// A proxy, taken apart so that its password goes nowhere but to it.
#[derive(Debug, Clone)]
struct Proxy {
    address: String,
    login: Option<(String, String)>,
}

impl Session {
    /// Starts the browser. `stop` is set when the person asks to stop.
    pub fn start(start: Start, stop: Arc<AtomicBool>) -> Result<Self, Error> {
        let found = chrome::find(start.browser.as_deref()).ok_or(Error::NoBrowser)?;
        let proxy = start.proxy.as_deref().map(proxy).transpose()?;
        let executable = executable();
        let mut session =
            Self { chrome: None, found, start, proxy, executable, stop, pages: 0, starts: 0 };
        session.ready()?;
        Ok(session)
    }

    /// Captures one address as the case's next exhibit. Everything that goes wrong with the page is
    /// in what is returned; an error means that nothing, or nothing more, could be written.
    pub fn capture(
        &mut self,
        case: &mut Case,
        key: Option<&SecretKey>,
        typed: &str,
        options: &Options,
        watch: &mut dyn FnMut(Step),
    ) -> Result<Captured, Error> {
        let url = target::parse(typed)?;
        self.start.policy.check(&url, self.proxy.is_some())?;
        let tool = Tool { executable: self.executable, browser: self.ready()? };
        self.pages += 1;
        let spool = self.start.scratch.join(format!("bodies-{}", self.pages));
        platform::make_private_dir(&spool).map_err(scratch(&spool))?;
        let setting = exhibit::Setting {
            tool: &tool,
            options,
            start: &self.start,
            proxy_login: self.proxy.as_ref().and_then(|p| p.login.clone()),
            stop: &self.stop,
            spool: spool.clone(),
        };
        let chrome = self.chrome.as_mut().ok_or(Error::NoBrowser)?;
        let captured = exhibit::capture(chrome, &setting, case, key, &url, watch);
        let _ = fs::remove_dir_all(&spool);
        captured
    }

    /// Checks the browser against a page whose words and structure are known; the parts by name.
    pub fn selftest(&mut self) -> Result<Vec<(&'static str, bool)>, Error> {
        self.ready()?;
        let chrome = self.chrome.as_ref().ok_or(Error::NoBrowser)?;
        Ok(super::selftest::run(&chrome.client))
    }

    /// A browser that finds no room for its profile says many things; the reason is one.
    fn not_started(&self, error: &io::Error) -> Error {
        let full = platform::free_bytes(&self.start.scratch).is_ok_and(|free| free < LEAST);
        if full || error.kind() == io::ErrorKind::StorageFull {
            return scratch(&self.start.scratch)(io::ErrorKind::StorageFull.into());
        }
        Error::Start(error.to_string())
    }

    /// A browser that answers, started anew when the last one ended or grew old.
    fn ready(&mut self) -> Result<Browser, Error> {
        let old = self.pages > 0 && self.pages.is_multiple_of(PAGES);
        if old || self.chrome.as_ref().is_none_or(|c| c.client.is_closed()) {
            self.chrome = None;
            self.starts += 1;
            let profile = self.start.scratch.join(format!("browser-{}", self.starts));
            let sandbox = !platform::is_root();
            let flags = chrome::flags(self.proxy.as_ref().map(|p| p.address.as_str()), sandbox);
            let started = Chrome::start(&self.found, &profile, &flags, sandbox);
            self.chrome = Some(started.map_err(|e| self.not_started(&e))?);
        }
        let chrome = self.chrome.as_ref().ok_or(Error::NoBrowser)?;
        let version =
            chrome.client.call("", "Browser.getVersion", json!({}), Duration::from_secs(10));
        let version = version.map_err(|e| Error::Start(e.to_string()))?;
        let text = |key: &str| version[key].as_str().unwrap_or("").to_owned();
        let agent = text("userAgent");
        let proxy = self.proxy.as_ref().map(|p| p.address.clone());
        Ok(Browser {
            product: format!("{} {}", text("product"), text("revision")),
            sent_agent: agent.replace("HeadlessChrome", "Chrome"),
            brands: brands(&text("product")),
            agent,
            flags: chrome::flags(proxy.as_deref(), chrome.sandbox),
            sandbox: chrome.sandbox,
            proxy,
        })
    }
}

/// What the browser says of itself beside the user agent. Changed alone, the user agent would leave this
/// empty: a browser that is none.
fn brands(product: &str) -> Value {
    let full = product.rsplit('/').next().unwrap_or("");
    let major = full.split('.').next().unwrap_or("");
    let list = |version: &str, filler: &str| json!([{ "brand": "Chromium", "version": version }, { "brand": "Not_A Brand", "version": filler }]);
    let platform = match std::env::consts::OS {
        "macos" => "macOS",
        "windows" => "Windows",
        _ => "Linux",
    };
    let arm = std::env::consts::ARCH.contains("arm") || std::env::consts::ARCH == "aarch64";
    json!({
        "brands": list(major, "99"), "fullVersionList": list(full, "99.0.0.0"),
        "platform": platform, "platformVersion": "", "architecture": if arm { "arm" } else { "x86" },
        "bitness": "64", "model": "", "mobile": false, "wow64": false,
    })
}

impl Drop for Session {
    fn drop(&mut self) {
        self.chrome = None;
        let _ = fs::remove_dir_all(&self.start.scratch);
    }
}

fn scratch(path: &std::path::Path) -> impl FnOnce(io::Error) -> Error {
    move |source| Error::Scratch { path: path.to_owned(), source }
}

/// Takes a proxy's address apart; http, https, socks4 and socks5 are known to the browser.
fn proxy(typed: &str) -> Result<Proxy, Error> {
    let with_scheme =
        if typed.contains("://") { typed.to_owned() } else { format!("http://{typed}") };
    let url = Url::parse(&with_scheme).map_err(|_| Error::Proxy)?;
    let known = matches!(url.scheme(), "http" | "https" | "socks4" | "socks5");
    let host = url.host_str().filter(|_| known).ok_or(Error::Proxy)?;
    let port = url.port().map(|p| format!(":{p}")).unwrap_or_default();
    let login = (!url.username().is_empty())
        .then(|| (decoded(url.username()), decoded(url.password().unwrap_or(""))));
    Ok(Proxy { address: format!("{}://{host}{port}", url.scheme()), login })
}

/// What percent signs stand for, as a user or password was meant.
fn decoded(text: &str) -> String {
    // A query's plus stands for a blank; here it is itself.
    let query = format!("={}", text.replace('+', "%2B"));
    let pair = url::form_urlencoded::parse(query.as_bytes()).next();
    pair.map(|(_, value)| value.into_owned()).unwrap_or_default()
}

fn executable() -> Option<Digest> {
    let mut file = fs::File::open(std::env::current_exe().ok()?).ok()?;
    hash_reader(&mut file).ok().map(|(digest, _)| digest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxys_password_is_kept_apart_from_its_address() {
        let p = proxy("socks5://asma:geheim@proxy.example:1080").unwrap();
        assert_eq!(p.address, "socks5://proxy.example:1080");
        assert_eq!(p.login.unwrap(), ("asma".into(), "geheim".into()));
        assert_eq!(proxy("127.0.0.1:3128").unwrap().address, "http://127.0.0.1:3128");
        let odd = proxy("http://a%40b:p%40ss%2F1+%25@proxy.example").unwrap();
        assert_eq!(odd.login.unwrap(), ("a@b".into(), "p@ss/1+%".into()));
        assert!(proxy("ftp://proxy.example").is_err());
        assert!(proxy("http://").is_err());
    }
}
