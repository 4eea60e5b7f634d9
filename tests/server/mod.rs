//! A web server of our own for tests: HTTP/1.1 on loopback, a thread a connection, exact bytes.
//!
//! ```text
//! let server = Server::start();
//! capture(server.url("/post"));                       // http://127.0.0.1:PORT/post
//! capture(server.url_at("127.0.0.2", "/frames"));     // another origin, the same pages
//! assert_eq!(server.counts()[&server.url("/post/photo.png")], 1);
//! ```
//!
//! No framework: a test must know each byte that was sent, and a server that never ends an
//! answer, or never begins one, is half of what is tested. Everything that waits, waits on
//! [`Stop`], so that dropping the server ends every page at once.
//!
//! The pages are in one file a group, each with a table of path, purpose and what a capture of
//! it should record: [`plain`], [`long`], [`media`], [`slow`], [`moves`], [`parts`], [`answers`],
//! [`odd`], [`hostile`]. One page over TLS and HTTP/2 is in [`tls`].
#![allow(dead_code, unreachable_pub, reason = "each test binary uses a part")]
#![allow(clippy::unwrap_used, reason = "a test server that can't start is a failed test")]

pub mod answers;
pub mod clip;
pub mod hostile;
pub mod long;
pub mod media;
pub mod moves;
pub mod odd;
pub mod parts;
pub mod picture;
pub mod plain;
pub mod reply;
pub mod slow;
pub mod stop;
pub mod tls;
pub mod wire;

use std::collections::BTreeMap;
use std::io::{BufReader, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use reply::Reply;
use stop::Stop;
use wire::Request;

/// The two addresses listened on, with one port: two origins and, for a browser, two sites.
pub const HOSTS: [&str; 2] = ["127.0.0.1", "127.0.0.2"];

/// One request that got an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Served {
    /// `GET`, `HEAD`, `POST` …
    pub method: String,
    /// Absolute, from the `Host` line: `http://127.0.0.1:4711/post?x=1`.
    pub url: String,
    /// The status sent; 101 for a WebSocket.
    pub status: u16,
    /// The `Range` line of the request, as it came: `bytes=0-`.
    pub range: Option<String>,
}

/// What every page may ask about the server it is served by.
pub struct Site {
    port: u16,
    stop: Stop,
    seen: Mutex<Seen>,
    bell: Condvar,
}

#[derive(Default)]
struct Seen {
    served: Vec<Served>,
    asked: Vec<String>,
    hits: BTreeMap<String, u32>,
}

impl Site {
    fn new(port: u16) -> Site {
        Site { port, stop: Stop::default(), seen: Mutex::default(), bell: Condvar::new() }
    }

    /// The absolute URL of `path` at `host`.
    pub fn at(&self, host: &str, path: &str) -> String {
        format!("http://{host}:{}{path}", self.port)
    }

    /// How often `path` has been asked for, this time included.
    pub fn hit(&self, path: &str) -> u32 {
        let mut seen = self.seen.lock().unwrap();
        let count = seen.hits.entry(path.to_owned()).or_default();
        *count += 1;
        *count
    }

    /// The end of the server, to wait for.
    pub fn stop(&self) -> &Stop {
        &self.stop
    }

    fn asked(&self, request: &Request) {
        self.seen.lock().unwrap().asked.push(request.url());
        self.bell.notify_all();
    }

    /// Writes down an answer; called before its first byte leaves, so that whoever has read an
    /// answer also finds it in the log.
    pub fn log(&self, request: &Request, status: u16) {
        self.seen.lock().unwrap().served.push(Served {
            method: request.method.clone(),
            url: request.url(),
            status,
            range: request.header("range").map(str::to_owned),
        });
    }
}

/// Every connection that may still be open, and its thread.
type Open = Mutex<Vec<(TcpStream, JoinHandle<()>)>>;

/// A running server; dropping it ends every connection and every thread.
pub struct Server {
    site: Arc<Site>,
    addresses: Vec<SocketAddr>,
    listening: Vec<JoinHandle<()>>,
    open: Arc<Open>,
}

impl Server {
    /// Listens on a free port of [`HOSTS`].
    pub fn start() -> Server {
        let listeners = pair();
        let addresses: Vec<_> = listeners.iter().map(|l| l.local_addr().unwrap()).collect();
        let site = Arc::new(Site::new(addresses[0].port()));
        let open = Arc::new(Mutex::new(Vec::new()));
        let listening = listeners
            .into_iter()
            .map(|listener| {
                let (site, open) = (Arc::clone(&site), Arc::clone(&open));
                std::thread::spawn(move || accept(&listener, &site, &open))
            })
            .collect();
        Server { site, addresses, listening, open }
    }

    /// `path` at 127.0.0.1.
    pub fn url(&self, path: &str) -> String {
        self.site.at(HOSTS[0], path)
    }

    /// `path` at another name for this server: `127.0.0.2` or `localhost`.
    pub fn url_at(&self, host: &str, path: &str) -> String {
        self.site.at(host, path)
    }

    /// The sockets listened on: what a capture's allow-list needs.
    pub fn addresses(&self) -> &[SocketAddr] {
        &self.addresses
    }

    /// Every request answered so far, in the order the answers began.
    pub fn served(&self) -> Vec<Served> {
        self.site.seen.lock().unwrap().served.clone()
    }

    /// How often each URL was answered.
    pub fn counts(&self) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        for served in &self.site.seen.lock().unwrap().served {
            *counts.entry(served.url.clone()).or_default() += 1;
        }
        counts
    }

    /// Every URL asked for, also those that are never answered.
    pub fn asked(&self) -> Vec<String> {
        self.site.seen.lock().unwrap().asked.clone()
    }

    /// Waits until `url` is asked for; false when `limit` passes first.
    pub fn wait_for_request(&self, url: &str, limit: Duration) -> bool {
        let seen = self.site.seen.lock().unwrap();
        let missing = |seen: &mut Seen| !seen.asked.iter().any(|asked| asked == url);
        !self.site.bell.wait_timeout_while(seen, limit, missing).unwrap().1.timed_out()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.site.stop.pull();
        for address in &self.addresses {
            // Only to wake the thread that accepts; it sees that the server has stopped.
            drop(TcpStream::connect(address));
        }
        for thread in self.listening.drain(..) {
            drop(thread.join());
        }
        let open: Vec<_> = self.open.lock().unwrap().drain(..).collect();
        for (stream, _) in &open {
            drop(stream.shutdown(Shutdown::Both));
        }
        for (_, thread) in open {
            drop(thread.join());
        }
    }
}

/// The same free port on both hosts; another process may hold it on the second, so ask again.
fn pair() -> [TcpListener; 2] {
    for _ in 0..50 {
        let first = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = first.local_addr().unwrap().port();
        if let Ok(second) = TcpListener::bind((Ipv4Addr::new(127, 0, 0, 2), port)) {
            return [first, second];
        }
    }
    panic!("no port is free on both 127.0.0.1 and 127.0.0.2");
}

fn accept(listener: &TcpListener, site: &Arc<Site>, open: &Open) {
    for stream in listener.incoming() {
        if site.stop.pulled() {
            return;
        }
        let Ok(stream) = stream else { continue };
        let Ok(ours) = stream.try_clone() else { continue };
        let site = Arc::clone(site);
        let thread = std::thread::spawn(move || converse(stream, &site));
        let mut open = open.lock().unwrap();
        open.retain(|(_, thread)| !thread.is_finished());
        open.push((ours, thread));
    }
}

/// One connection: requests until either side has enough.
fn converse(stream: TcpStream, site: &Site) {
    drop(stream.set_nodelay(true));
    let Ok(mut out) = stream.try_clone() else { return };
    let mut input = BufReader::new(stream);
    while let Ok(Some(request)) = Request::read(&mut input) {
        site.asked(&request);
        let again = answer(&request, site).send(&request, site, &mut out);
        if !again.unwrap_or(false) || out.flush().is_err() {
            break;
        }
    }
    // The server keeps a clone of this socket to end it by: closing needs saying.
    drop(out.shutdown(Shutdown::Both));
}

/// The page for a request; anything unknown is a 404 with words in it.
pub fn answer(request: &Request, site: &Site) -> Reply {
    let groups = [
        plain::answer,
        long::answer,
        media::answer,
        slow::answer,
        moves::answer,
        parts::answer,
        answers::answer,
        odd::answer,
        hostile::answer,
    ];
    groups
        .iter()
        .find_map(|group| group(request, site))
        .unwrap_or_else(|| reply::text(404, "Nothing is at this address."))
}
