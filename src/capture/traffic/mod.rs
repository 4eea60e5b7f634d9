//! Everything that goes over the wire during one capture, and what the page does meanwhile.
//!
//! The Fetch domain stops each request twice: before it leaves (the address is checked, pictures are
//! refused when only words are wanted) and when the answer's head is there (the body is taken). The
//! Network domain's `ExtraInfo` events give the headers as they were on the wire. Both are joined by
//! the request's id. Bodies of documents and of small answers are taken while they are held, so a
//! page that navigates away loses nothing; larger and endless ones are passed on at once and copied
//! as they arrive, so that what came stays even if the rest never does.

mod body;
mod chain;
mod events;
mod inside;
mod network;
mod overflow;
mod paused;
mod request;
mod scene;
mod sockets;
mod state;
mod trickle;

pub(super) use body::Body;
pub(super) use events::{DONE, listen};
pub(super) use paused::{Job, WORKERS, work};
pub(super) use request::{End, Hop, Request};
pub(super) use scene::{Quiet, Rules, Scene};
pub(super) use state::State;
use state::{Dialog, Post, Socket};
