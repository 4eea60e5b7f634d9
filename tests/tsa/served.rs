//! The authority over HTTP on loopback: `POST` of `application/timestamp-query`, answered with
//! `application/timestamp-reply`. How it answers can be changed while it runs.

use super::authority::Authority;
use std::io::{self, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

#[path = "../server/stop.rs"]
mod stop;
#[path = "../server/wire.rs"]
mod wire;

use stop::Stop;
use wire::Request;

/// How it answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// As the section of the configuration says: `tsa` is the good one, `picky` refuses.
    Section(&'static str),
    /// A page to sign in at, as a hotel's network gives.
    Html,
    /// The first bytes of a good answer; the length is that of what is sent.
    Truncated(usize),
    /// A good answer whose connection ends after so many bytes of it.
    CutOff(usize),
    /// Takes the query and says nothing until the server ends.
    Slow,
    /// The answer given last, again.
    Replay,
    /// A good answer and a megabyte after it.
    OverLong,
    /// A status other than 200.
    Status(u16),
    /// These bytes.
    Bytes(Vec<u8>),
    /// Another authority's answer.
    Of(Arc<Authority>),
}

impl PartialEq for Authority {
    fn eq(&self, other: &Self) -> bool {
        self.root == other.root
    }
}

impl Eq for Authority {}

impl std::fmt::Debug for Authority {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Authority").finish_non_exhaustive()
    }
}

/// A running authority; dropping it ends it.
pub struct Tsa {
    address: SocketAddr,
    desk: Arc<Desk>,
    thread: Option<JoinHandle<()>>,
}

struct Desk {
    authority: Arc<Authority>,
    answer: Mutex<Answer>,
    /// Every query that came.
    asked: Mutex<Vec<Vec<u8>>>,
    last: Mutex<Vec<u8>>,
    stop: Stop,
}

impl Tsa {
    /// Listens on a free port of 127.0.0.1.
    pub fn start(authority: Arc<Authority>) -> Tsa {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let desk = Arc::new(Desk {
            authority,
            answer: Mutex::new(Answer::Section("tsa")),
            asked: Mutex::default(),
            last: Mutex::default(),
            stop: Stop::default(),
        });
        let at = Arc::clone(&desk);
        let thread = Some(thread::spawn(move || listen(&listener, &at)));
        Tsa { address, desk, thread }
    }

    /// Where to ask.
    pub fn url(&self) -> String {
        format!("http://{}/tsa", self.address)
    }

    /// How to answer from now on.
    pub fn answer(&self, how: Answer) {
        *self.desk.answer.lock().unwrap() = how;
    }

    /// The queries that came, in order.
    pub fn asked(&self) -> Vec<Vec<u8>> {
        self.desk.asked.lock().unwrap().clone()
    }

    /// Lets go of every client that waits.
    pub fn end(&self) {
        self.desk.stop.pull();
    }

    /// Asks over a plain socket; status and body.
    pub fn post(&self, query: &[u8]) -> io::Result<(u16, Vec<u8>)> {
        let mut stream = TcpStream::connect(self.address)?;
        let head = format!(
            "POST /tsa HTTP/1.1\r\nHost: {}\r\nContent-Type: application/timestamp-query\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n",
            self.address,
            query.len()
        );
        stream.write_all(&[head.as_bytes(), query].concat())?;
        let mut all = Vec::new();
        stream.read_to_end(&mut all)?;
        let at =
            all.windows(4).position(|w| w == b"\r\n\r\n").ok_or(io::ErrorKind::UnexpectedEof)?;
        let head = String::from_utf8_lossy(&all[..at]).into_owned();
        let status = head.split(' ').nth(1).and_then(|s| s.parse().ok());
        Ok((status.ok_or(io::ErrorKind::InvalidData)?, all.split_off(at + 4)))
    }
}

impl Drop for Tsa {
    fn drop(&mut self) {
        self.desk.stop.pull();
        // Wakes the thread that waits for a connection.
        drop(TcpStream::connect(self.address));
        self.thread.take().map(JoinHandle::join);
    }
}

fn listen(listener: &TcpListener, desk: &Arc<Desk>) {
    let mut open = Vec::new();
    while let Ok((stream, _)) = listener.accept() {
        if desk.stop.pulled() {
            break;
        }
        let desk = Arc::clone(desk);
        // A client that goes away is no fault of the test's.
        open.push(thread::spawn(move || drop(serve(stream, &desk))));
    }
    for thread in open {
        drop(thread.join());
    }
}

fn serve(mut stream: TcpStream, desk: &Desk) -> io::Result<()> {
    let Some(request) = Request::read(&mut BufReader::new(&stream))? else { return Ok(()) };
    let is_query = request.method == "POST"
        && request.header("content-type") == Some("application/timestamp-query");
    if !is_query {
        return say(&mut stream, 400, "text/plain", b"not a query", None);
    }
    desk.asked.lock().unwrap().push(request.body.clone());
    let how = desk.answer.lock().unwrap().clone();
    let (status, media_type, body, cut) = match how {
        Answer::Slow => {
            desk.stop.wait_for_end();
            return Ok(());
        }
        Answer::Html => (200, "text/html", PORTAL.to_vec(), None),
        Answer::Status(status) => (status, "text/plain", b"not now".to_vec(), None),
        Answer::CutOff(after) => {
            (200, REPLY, desk.reply(&Answer::Section("tsa"), &request.body), Some(after))
        }
        how => (200, REPLY, desk.reply(&how, &request.body), None),
    };
    say(&mut stream, status, media_type, &body, cut)
}

const REPLY: &str = "application/timestamp-reply";
const PORTAL: &[u8] = b"<!doctype html><title>Sign in</title><p>Welcome to the hotel's network.";

impl Desk {
    fn reply(&self, how: &Answer, query: &[u8]) -> Vec<u8> {
        let mut body = match how {
            Answer::Section(section) => self.authority.reply(section, query),
            Answer::Of(other) => other.reply("tsa", query),
            Answer::Bytes(bytes) => bytes.clone(),
            Answer::Replay => return self.last.lock().unwrap().clone(),
            _ => self.authority.reply("tsa", query),
        };
        self.last.lock().unwrap().clone_from(&body);
        match how {
            Answer::Truncated(bytes) => body.truncate(*bytes),
            Answer::OverLong => body.resize(body.len() + (1 << 20), 0),
            _ => {}
        }
        body
    }
}

fn say(
    stream: &mut TcpStream,
    status: u16,
    media_type: &str,
    body: &[u8],
    cut: Option<usize>,
) -> io::Result<()> {
    let head = format!(
        "HTTP/1.1 {status} As asked\r\nContent-Type: {media_type}\r\nContent-Length: {}\r\n\
         Connection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(&body[..cut.unwrap_or(body.len()).min(body.len())])
}
