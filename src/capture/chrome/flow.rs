//! How many bytes of events may wait to be dealt with. A page can make the browser tell faster than
//! a disk can write: then the reader waits, the socket fills, and the memory used is not ours.

use std::{
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// Bytes of messages that may wait.
const MOST: usize = 24 << 20;
/// How often a waiting reader looks whether anybody still listens.
const LOOK: Duration = Duration::from_millis(200);

/// What waits between the reader and the listener.
#[derive(Default)]
pub(super) struct Flow {
    waiting: Mutex<Waiting>,
    room: Condvar,
}

#[derive(Default)]
struct Waiting {
    listening: bool,
    bytes: usize,
}

impl Flow {
    /// Waits for room; false when nobody listens, so that the event is dropped.
    pub(super) fn enter(&self, bytes: usize) -> bool {
        let mut waiting = self.lock();
        while waiting.listening && waiting.bytes > MOST {
            waiting =
                self.room.wait_timeout(waiting, LOOK).unwrap_or_else(PoisonError::into_inner).0;
        }
        waiting.bytes += if waiting.listening { bytes } else { 0 };
        waiting.listening
    }

    /// Gives room back.
    pub(super) fn leave(&self, bytes: usize) {
        let mut waiting = self.lock();
        waiting.bytes = waiting.bytes.saturating_sub(bytes);
        self.room.notify_all();
    }

    /// Begins or ends listening; what waited before is forgotten.
    pub(super) fn heed(&self, listening: bool) {
        *self.lock() = Waiting { listening, bytes: 0 };
        self.room.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_waits_for_room_and_never_when_nobody_listens() {
        let flow = Flow::default();
        assert!(!flow.enter(MOST * 2), "nobody listens");
        flow.heed(true);
        assert!(flow.enter(MOST + 1));
        std::thread::scope(|s| {
            let more = s.spawn(|| flow.enter(1));
            flow.leave(MOST + 1);
            assert!(more.join().unwrap());
            flow.enter(MOST);
            let more = s.spawn(|| flow.enter(1));
            flow.heed(false);
            assert!(!more.join().unwrap());
        });
    }
}
