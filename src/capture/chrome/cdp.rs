//! A client for the DevTools protocol in flat mode: one WebSocket, a session id in each message.
//!
//! ```text
//! → {"id":7,"sessionId":"A1","method":"Page.navigate","params":{"url":"http://127.0.0.1/"}}
//! ← {"id":7,"sessionId":"A1","result":{"frameId":"F"}}
//! ← {"method":"Page.loadEventFired","sessionId":"A1","params":{"timestamp":1.5}}
//! ```
//!
//! Events stay JSON values: a typed reader drops what a newer browser spells differently, and
//! fills in what is missing. Both would be false evidence.

use super::{
    flow::Flow,
    wire::{self, Told},
};
use serde_json::{Value, json};
use std::{
    collections::HashMap,
    io::BufReader,
    net::{Shutdown, TcpStream},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
        mpsc::{self, Receiver, RecvTimeoutError, Sender, SyncSender},
    },
    thread,
    time::{Duration, Instant},
};
use tungstenite::{Message, WebSocket, protocol::Role};

/// Longest wait for the socket to be there.
const CONNECT: Duration = Duration::from_secs(5);

/// How often a wait looks whether it is still worth it.
const LOOK: Duration = Duration::from_millis(200);

/// Why a call gave no result.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// The browser answered with an error.
    #[error("{method}: {message}")]
    Refused {
        /// The method called.
        method: String,
        /// The browser's words.
        message: String,
    },
    /// No answer in time.
    #[error("{method}: no answer in time")]
    Late {
        /// The method called.
        method: String,
    },
    /// The answer was longer than is taken.
    #[error("the answer is too long")]
    TooLong,
    /// The browser is gone.
    #[error("the browser is gone")]
    Gone,
}

/// Something that happened in the browser.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    /// The session it happened in; empty for the browser itself.
    pub session: String,
    /// `Network.requestWillBeSent` and so on.
    pub method: String,
    /// As the browser sent it.
    pub params: Value,
    /// Length of the message it came in.
    pub bytes: usize,
}

impl Event {
    /// An event of our own.
    fn ours(method: &str) -> Self {
        Self { session: String::new(), method: method.into(), params: Value::Null, bytes: 0 }
    }
}

type Pending = Mutex<HashMap<u64, SyncSender<Result<Value, String>>>>;

/// The calling half. Dropping it closes the socket: a client left behind would freeze every new tab.
pub(crate) struct Client {
    writer: Mutex<WebSocket<TcpStream>>,
    socket: TcpStream,
    pending: Arc<Pending>,
    closed: Arc<AtomicBool>,
    next: AtomicU64,
    events: Sender<Event>,
    flow: Arc<Flow>,
}

impl Client {
    /// Connects to a browser's address (`ws://127.0.0.1:8123/devtools/browser/…`).
    pub(crate) fn connect(address: &str) -> std::io::Result<(Self, Receiver<Event>)> {
        let url = url::Url::parse(address).map_err(std::io::Error::other)?;
        let addresses = url.socket_addrs(|| None)?;
        let first = addresses.first().ok_or_else(|| std::io::Error::other("no address"))?;
        let socket = TcpStream::connect_timeout(first, CONNECT)?;
        socket.set_nodelay(true)?;
        // The browser says nothing before it is asked, so nothing is lost with the first reader.
        tungstenite::client::client(address, socket.try_clone()?).map_err(std::io::Error::other)?;
        let writer = WebSocket::from_raw_socket(socket.try_clone()?, Role::Client, None);
        let reader = BufReader::with_capacity(1 << 16, socket.try_clone()?);
        let (events, received) = mpsc::channel();
        let client = Self {
            writer: Mutex::new(writer),
            socket,
            pending: Arc::default(),
            closed: Arc::default(),
            next: AtomicU64::new(1),
            events: events.clone(),
            flow: Arc::default(),
        };
        let (pending, closed) = (Arc::clone(&client.pending), Arc::clone(&client.closed));
        let flow = Arc::clone(&client.flow);
        thread::spawn(move || read(reader, &pending, &closed, &events, &flow));
        Ok((client, received))
    }

    /// Calls a method and waits for its result.
    pub(crate) fn call(
        &self,
        session: &str,
        method: &str,
        params: Value,
        within: Duration,
    ) -> Result<Value, CallError> {
        self.call_while(session, method, params, within, &|| true)
    }

    /// Calls a method and waits for its result as long as `worth` holds: a page that goes elsewhere
    /// takes the answer with it.
    pub(crate) fn call_while(
        &self,
        session: &str,
        method: &str,
        params: Value,
        within: Duration,
        worth: &dyn Fn() -> bool,
    ) -> Result<Value, CallError> {
        let (answer, wait) = mpsc::sync_channel(1);
        let id = self.send(session, method, params, Some(answer))?;
        let until = Instant::now() + within;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            match wait.recv_timeout(left.min(LOOK)) {
                Ok(Ok(value)) => return Ok(value),
                Ok(Err(message)) if message == wire::TOO_LONG => return Err(CallError::TooLong),
                Ok(Err(message)) => {
                    return Err(CallError::Refused { method: method.into(), message });
                }
                Err(RecvTimeoutError::Disconnected) => return Err(CallError::Gone),
                Err(RecvTimeoutError::Timeout) if left > LOOK && worth() => {}
                Err(RecvTimeoutError::Timeout) => {
                    lock(&self.pending).remove(&id);
                    return Err(CallError::Late { method: method.into() });
                }
            }
        }
    }

    /// Calls a method and does not wait: needed before a paused target is let run.
    pub(crate) fn post(&self, session: &str, method: &str, params: Value) {
        let _ = self.send(session, method, params, None);
    }

    /// Whether the browser is gone.
    pub(crate) fn is_closed(&self) -> bool {
        self.closed.load(Ordering::Acquire)
    }

    /// Puts an event of our own in the stream, to wake its reader.
    pub(crate) fn wake(&self, method: &str) {
        let _ = self.events.send(Event::ours(method));
    }

    /// Whether somebody takes events. While nobody does they are dropped, and the reader never waits.
    pub(crate) fn heed(&self, listening: bool) {
        self.flow.heed(listening);
    }

    /// Says that an event was dealt with, so that more may come.
    pub(crate) fn done_with(&self, event: &Event) {
        self.flow.leave(event.bytes);
    }

    fn send(
        &self,
        session: &str,
        method: &str,
        params: Value,
        answer: Option<SyncSender<Result<Value, String>>>,
    ) -> Result<u64, CallError> {
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        if let Some(answer) = answer {
            lock(&self.pending).insert(id, answer);
        }
        let mut message = json!({ "id": id, "method": method, "params": params });
        if !session.is_empty() {
            message["sessionId"] = session.into();
        }
        let sent = lock(&self.writer).send(Message::text(message.to_string()));
        if sent.is_err() || self.is_closed() {
            lock(&self.pending).remove(&id);
            return Err(CallError::Gone);
        }
        Ok(id)
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.socket.shutdown(Shutdown::Both);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn read(
    mut socket: BufReader<TcpStream>,
    pending: &Pending,
    closed: &AtomicBool,
    events: &Sender<Event>,
    flow: &Flow,
) {
    while let Ok(told) = wire::next(&mut socket) {
        match told {
            Told::Answer { id, result } => {
                // An answer nobody waits for any more is dropped here, and nothing else is.
                if let Some(answer) = lock(pending).remove(&id) {
                    let _ = answer.send(result);
                }
            }
            Told::Event { session, method, params, bytes } if flow.enter(bytes) => {
                let _ = events.send(Event { session, method, params, bytes });
            }
            Told::Event { .. } | Told::Nothing => {}
        }
    }
    closed.store(true, Ordering::Release);
    lock(pending).clear();
    let _ = events.send(Event::ours("saboot.gone"));
}
