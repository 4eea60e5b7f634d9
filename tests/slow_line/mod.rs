//! A slow line to a server: so many bits a second for all connections together, a delay each way, and a part of
//! the requests cut off. The pace is what is tested; nothing sleeps, every wait ends with the line.
#![allow(clippy::unwrap_used, reason = "a line that can't be laid is a failed test")]

use crate::server::stop::Stop;
use std::{
    io::{Read, Write},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
        mpsc,
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

/// Bits a second.
const RATE: u64 = 400_000;
/// There and back again.
const LATENCY: Duration = Duration::from_millis(600);
/// Of so many requests one fails: the second, the fifty-second, …
const ONE_OF: u32 = 50;

/// A running line; dropping it ends it.
pub(crate) struct SlowLine {
    address: SocketAddr,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    target: SocketAddr,
    stop: Stop,
    /// When the last byte taken so far will be through.
    free: Mutex<Instant>,
    requests: AtomicU32,
    cut: AtomicU32,
    open: Mutex<Vec<TcpStream>>,
}

impl SlowLine {
    /// Lays a line to `target`.
    pub(crate) fn to(target: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let shared = Arc::new(Shared {
            target,
            stop: Stop::default(),
            free: Mutex::new(Instant::now()),
            requests: AtomicU32::new(0),
            cut: AtomicU32::new(0),
            open: Mutex::default(),
        });
        let ours = Arc::clone(&shared);
        let thread = thread::spawn(move || {
            for client in listener.incoming().flatten() {
                if ours.stop.pulled() {
                    return;
                }
                let shared = Arc::clone(&ours);
                thread::spawn(move || carry(client, &shared));
            }
        });
        Self { address, shared, thread: Some(thread) }
    }

    /// Its near end.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// How many requests were cut off.
    pub(crate) fn cut(&self) -> u32 {
        self.shared.cut.load(Ordering::SeqCst)
    }
}

impl Drop for SlowLine {
    fn drop(&mut self) {
        self.shared.stop.pull();
        let _ = TcpStream::connect(self.address);
        for stream in self.shared.open.lock().unwrap().drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

/// One connection; it takes a whole round to come about.
fn carry(client: TcpStream, shared: &Arc<Shared>) -> Option<()> {
    if shared.stop.wait(LATENCY) {
        return None;
    }
    let server = TcpStream::connect(shared.target).ok()?;
    for stream in [&client, &server] {
        stream.set_nodelay(true).ok()?;
        shared.open.lock().unwrap().push(stream.try_clone().ok()?);
    }
    let (near, far) = (client.try_clone().ok()?, server.try_clone().ok()?);
    let ours = Arc::clone(shared);
    thread::spawn(move || down(far, near, &ours));
    up(client, server, shared)
}

/// Requests, half a round later; of each fifty one is cut off.
fn up(mut client: TcpStream, mut server: TcpStream, shared: &Shared) -> Option<()> {
    let mut bytes = [0; 16 << 10];
    loop {
        let n = client.read(&mut bytes).ok().filter(|n| *n > 0)?;
        if bytes[..n].windows(9).any(|w| w == b" HTTP/1.1") {
            let number = shared.requests.fetch_add(1, Ordering::SeqCst);
            if number % ONE_OF == 1 {
                shared.cut.fetch_add(1, Ordering::SeqCst);
                let _ = (client.shutdown(Shutdown::Both), server.shutdown(Shutdown::Both));
                return None;
            }
        }
        if shared.stop.wait(LATENCY / 2) {
            return None;
        }
        server.write_all(&bytes[..n]).ok()?;
    }
}

/// Answers, half a round later and no faster than the line is.
fn down(mut server: TcpStream, mut client: TcpStream, shared: &Arc<Shared>) -> Option<()> {
    let (send, received) = mpsc::sync_channel::<(Instant, Vec<u8>)>(64);
    let ours = Arc::clone(shared);
    thread::spawn(move || {
        for (due, bytes) in received {
            let cost = Duration::from_micros(bytes.len() as u64 * 8 * 1_000_000 / RATE);
            let through = {
                let mut free = ours.free.lock().unwrap();
                *free = due.max(*free) + cost;
                *free
            };
            let wait = through.saturating_duration_since(Instant::now());
            if ours.stop.wait(wait) || client.write_all(&bytes).is_err() {
                break;
            }
        }
        let _ = client.shutdown(Shutdown::Both);
    });
    let mut bytes = [0; 1460];
    loop {
        let n = server.read(&mut bytes).ok().filter(|n| *n > 0)?;
        send.send((Instant::now() + LATENCY / 2, bytes[..n].to_vec())).ok()?;
    }
}
