//! The smallest server a browser is content with: `GET` and `HEAD`, one answer a connection.
//!
//! Paths are looked up in a list of what is compiled in, so there is no file to reach by `..`;
//! heads are bounded in size and time.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use super::sample::{self, Page};

/// The most bytes of a request's head that are read; a browser sends under 2 kB.
const HEAD_MAX: usize = 8 * 1024;

/// How long a connection may be silent, either way.
const PATIENCE: Duration = Duration::from_secs(5);

/// The running sample; dropping it stops it.
#[derive(Debug)]
pub struct Demo {
    address: SocketAddr,
    stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

/// Serves the sample on a free port of 127.0.0.1.
pub fn serve() -> io::Result<Demo> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = listener.local_addr()?;
    let stopped = Arc::new(AtomicBool::new(false));
    let stop = Arc::clone(&stopped);
    let thread = std::thread::spawn(move || accept(&listener, &stop));
    Ok(Demo { address, stopped, thread: Some(thread) })
}

impl Demo {
    /// The share link of the post, which redirects to it.
    pub fn post_url(&self) -> String {
        format!("http://{}{}", self.address, sample::POST_LINK)
    }

    /// The account that posted it.
    pub fn profile_url(&self) -> String {
        format!("http://{}{}", self.address, sample::PROFILE)
    }

    /// The one socket listened on, for a capture's allow-list.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        // Only to wake the thread that accepts; it sees that the server has stopped.
        drop(TcpStream::connect(self.address));
        drop(self.thread.take().map(JoinHandle::join));
    }
}

fn accept(listener: &TcpListener, stopped: &AtomicBool) {
    for stream in listener.incoming() {
        if stopped.load(Ordering::SeqCst) {
            return;
        }
        // A browser opens connections ahead and leaves some unused: each has its own thread, and
        // one that fails is the browser's to try again.
        if let Ok(stream) = stream {
            std::thread::spawn(move || drop(converse(stream)));
        }
    }
}

fn converse(mut stream: TcpStream) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut head = Vec::new();
    let mut part = [0; 1024];
    while !head.windows(4).any(|four| four == b"\r\n\r\n") {
        let length = stream.read(&mut part)?;
        if length == 0 {
            return Ok(());
        }
        head.extend_from_slice(part.get(..length).unwrap_or_default());
        if head.len() > HEAD_MAX {
            return stream.write_all(&answer(&[]));
        }
    }
    stream.write_all(&answer(&head))
}

/// The whole answer to a request's head; an empty head stands for one that was too long.
fn answer(head: &[u8]) -> Vec<u8> {
    let line = head.split(|byte| *byte == b'\r').next().and_then(|l| str::from_utf8(l).ok());
    let mut words = line.unwrap_or_default().split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let path = target.split('?').next().unwrap_or_default();
    let (status, page) = match (method, sample::page(path)) {
        ("", _) => ("431 Request Header Fields Too Large", Page::text("Too long.")),
        ("GET" | "HEAD", Some(page)) if page.moved_to.is_some() => ("302 Found", page),
        ("GET" | "HEAD", Some(page)) => ("200 OK", page),
        ("GET" | "HEAD", None) => ("404 Not Found", Page::text("Nothing is here.")),
        _ => ("405 Method Not Allowed", Page::text("Only reading is possible here.")),
    };
    let (media_type, length) = (page.media_type, page.body.len());
    let location = page.moved_to.map(|to| format!("Location: {to}\r\n")).unwrap_or_default();
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {length}\r\n\
         Connection: close\r\n{location}\r\n"
    );
    let body = if method == "HEAD" { &[][..] } else { &page.body };
    [head.as_bytes(), body].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(demo: &Demo, request: &str) -> String {
        let mut stream = TcpStream::connect(demo.address()).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(demo: &Demo, path: &str) -> String {
        ask(demo, &format!("GET {path} HTTP/1.1\r\nHost: x\r\n\r\n"))
    }

    #[test]
    fn the_share_link_leads_to_the_post() {
        let demo = serve().unwrap();
        let path = demo.post_url().replace(&format!("http://{}", demo.address()), "");
        let moved = get(&demo, &path);
        assert!(moved.starts_with("HTTP/1.1 302 Found\r\n"), "{moved}");
        let to = moved.lines().find_map(|line| line.strip_prefix("Location: ")).unwrap();
        assert!(get(&demo, to).contains("data-account-id=\"60042917\""));
    }

    #[test]
    fn every_part_of_the_pages_is_there() {
        let demo = serve().unwrap();
        for path in [sample::POST, sample::PROFILE] {
            let page = get(&demo, path);
            assert!(page.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/html"), "{path}");
            let links = page.split(['"']).filter(|part| part.starts_with('/'));
            let links: Vec<_> = links.collect();
            assert!(links.len() > 10, "{path}");
            for link in links {
                assert!(!get(&demo, link).contains(" 404 "), "{path} links to {link}");
            }
        }
    }

    #[test]
    fn head_has_no_body_and_a_query_is_no_matter() {
        let demo = serve().unwrap();
        let answer = ask(&demo, "HEAD /post/7301?from=share HTTP/1.1\r\n\r\n");
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with("\r\n\r\n"));
    }

    #[test]
    fn what_is_not_in_the_sample_is_not_there() {
        let demo = serve().unwrap();
        for path in [
            "/nothing",
            "/../Cargo.toml",
            "/media/../../etc/passwd",
            "/%2e%2e/x",
            "//",
            "",
            "/media/99.svg",
        ] {
            assert!(get(&demo, path).starts_with("HTTP/1.1 404 "), "{path}");
        }
        assert!(ask(&demo, "POST / HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 405 "));
    }

    #[test]
    fn a_head_without_end_is_refused() {
        let demo = serve().unwrap();
        // One byte over: were there more, the refusal could be lost to a reset.
        let line = format!("GET /{} HTTP/1.1", "x".repeat(HEAD_MAX + 1 - 14));
        assert_eq!(line.len(), HEAD_MAX + 1);
        assert!(ask(&demo, &line).starts_with("HTTP/1.1 431 "));
    }

    #[test]
    fn nobody_listens_after_the_end() {
        let demo = serve().unwrap();
        let address = demo.address();
        assert!(address.ip().is_loopback());
        drop(demo);
        assert!(TcpStream::connect(address).is_err());
    }
}
