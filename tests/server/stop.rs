//! The end of a server, as something to wait for: delays and endless answers hang on it.

use std::sync::{Condvar, Mutex};
use std::time::Duration;

/// Pulled once, for all who wait.
#[derive(Default)]
pub struct Stop {
    down: Mutex<bool>,
    bell: Condvar,
}

impl Stop {
    /// Ends every wait, now and later.
    pub fn pull(&self) {
        *self.down.lock().unwrap() = true;
        self.bell.notify_all();
    }

    /// Whether it was pulled.
    pub fn pulled(&self) -> bool {
        *self.down.lock().unwrap()
    }

    /// Waits `time`, or less; true when the server stopped meanwhile.
    pub fn wait(&self, time: Duration) -> bool {
        let down = self.down.lock().unwrap();
        *self.bell.wait_timeout_while(down, time, |down| !*down).unwrap().0
    }

    /// Waits for the end.
    pub fn wait_for_end(&self) {
        drop(self.bell.wait_while(self.down.lock().unwrap(), |down| !*down).unwrap());
    }
}
