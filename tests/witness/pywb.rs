//! pywb on a free port of this machine, with one WACZ in it.

use super::{Path, run, tool, warc};
use std::{
    io::{Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    process::{Child, Stdio},
    thread,
    time::{Duration, Instant},
};

/// Longest wait for pywb to answer; it needs two seconds on a quiet machine.
const START: Duration = Duration::from_secs(120);
/// Between two tries to connect.
const POLL: Duration = Duration::from_millis(20);

/// A running pywb; ended when dropped.
pub struct Pywb {
    child: Child,
    address: SocketAddr,
    _folder: tempfile::TempDir,
}

/// An answer as it came.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    /// A header's first value.
    pub fn header(&self, name: &str) -> Option<&str> {
        let is = |(n, _): &&(String, String)| n.eq_ignore_ascii_case(name);
        self.headers.iter().find(is).map(|(_, v)| v.as_str())
    }
}

impl Pywb {
    /// Makes a collection of the WACZ, as its manual says, and serves it.
    pub fn start(wacz: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let named = folder.path().join("page.wacz");
        std::fs::copy(wacz, &named).unwrap();
        run(tool("wb-manager").args(["init", "coll"]).current_dir(folder.path()));
        let add = ["add", "--unpack-wacz", "coll", "page.wacz"];
        run(tool("wb-manager").args(add).current_dir(folder.path()));
        let (child, address) = serve(folder.path());
        Self { child, address, _folder: folder }
    }

    /// What was recorded for a URL at `timestamp`, without pywb's changes to it.
    pub fn get(&self, timestamp: &str, url: &str) -> Answer {
        self.send("GET", timestamp, url, "", b"")
    }

    /// The same by a request with a body.
    pub fn post(&self, timestamp: &str, url: &str, mime: &str, body: &[u8]) -> Answer {
        let headers = format!("Content-Type: {mime}\r\nContent-Length: {}\r\n", body.len());
        self.send("POST", timestamp, url, &headers, body)
    }

    fn send(&self, method: &str, at: &str, url: &str, headers: &str, body: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(START)).unwrap();
        let head = format!("{method} /coll/{at}id_/{url} HTTP/1.0\r\nHost: {}\r\n", self.address);
        stream.write_all(format!("{head}{headers}\r\n").as_bytes()).unwrap();
        stream.write_all(body).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let (head, body) = warc::split_head(&answer);
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, headers: warc::header_lines(&head), body }
    }
}

/// Starts the server and waits until it takes a connection. A port that was free may be taken by
/// another before it is used: then pywb ends at once and another is tried.
fn serve(folder: &Path) -> (Child, SocketAddr) {
    let until = Instant::now() + START;
    loop {
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = free.local_addr().unwrap();
        drop(free);
        let mut child = tool("wayback")
            .args(["-b", "127.0.0.1", "-p", &address.port().to_string(), "-d"])
            .arg(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        while child.try_wait().unwrap().is_none() {
            if TcpStream::connect(address).is_ok() {
                return (child, address);
            }
            if Instant::now() > until {
                let _ = (child.kill(), child.wait());
                panic!("pywb did not start in {START:?}");
            }
            thread::park_timeout(POLL);
        }
        assert!(Instant::now() < until, "pywb ends as soon as it starts");
    }
}

impl Drop for Pywb {
    fn drop(&mut self) {
        let _ = (self.child.kill(), self.child.wait());
    }
}
