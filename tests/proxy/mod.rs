//! A proxy on loopback that asks for a password and sends everything to one server.
#![allow(clippy::unwrap_used, reason = "a proxy that can't start is a failed test")]

use base64::{Engine, engine::general_purpose::STANDARD};
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
};

/// A running proxy; dropping it ends it.
pub(crate) struct Proxy {
    address: SocketAddr,
    logins: Arc<Mutex<Vec<String>>>,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Proxy {
    /// Listens on a free port and forwards to `target`.
    pub(crate) fn start(target: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (logins, stop) = (Arc::<Mutex<Vec<String>>>::default(), Arc::<AtomicBool>::default());
        let (seen, ended) = (Arc::clone(&logins), Arc::clone(&stop));
        let thread = thread::spawn(move || {
            for client in listener.incoming().flatten() {
                if ended.load(Ordering::SeqCst) {
                    return;
                }
                let seen = Arc::clone(&seen);
                thread::spawn(move || forward(client, target, &seen));
            }
        });
        Self { address, logins, stop, thread: Some(thread) }
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Users and passwords it was given.
    pub(crate) fn logins(&self) -> Vec<String> {
        self.logins.lock().unwrap().clone()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.address);
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

/// One request a connection; without a password the answer is 407.
fn forward(client: TcpStream, target: SocketAddr, seen: &Mutex<Vec<String>>) -> Option<()> {
    let mut reader = BufReader::new(client.try_clone().ok()?);
    let mut lines = vec![];
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok().filter(|n| *n > 0)?;
        if line.trim().is_empty() {
            break;
        }
        lines.push(line.trim_end().to_owned());
    }
    let mut client = client;
    let login = lines.iter().find_map(|l| {
        let value =
            l.split_once(": ").filter(|(n, _)| n.eq_ignore_ascii_case("proxy-authorization"))?;
        STANDARD.decode(value.1.strip_prefix("Basic ")?).ok()
    });
    let Some(login) = login else {
        let ask = "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        return client.write_all(ask.as_bytes()).ok();
    };
    seen.lock().unwrap().push(String::from_utf8(login).ok()?);
    let mut words = lines.first()?.split(' ');
    let (method, url) = (words.next()?, words.next()?);
    let path = url.splitn(4, '/').nth(3).unwrap_or("");
    let mut server = TcpStream::connect(target).ok()?;
    write!(server, "{method} /{path} HTTP/1.1\r\nHost: {target}\r\nConnection: close\r\n\r\n")
        .ok()?;
    let mut answer = vec![];
    server.read_to_end(&mut answer).ok()?;
    client.write_all(&answer).ok()
}
