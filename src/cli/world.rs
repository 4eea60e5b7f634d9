//! Everything outside: clock, environment, streams, Ctrl-C. `main` hands in the real one, a test its
//! own; there is no flag or global that reaches past it.

use crate::{model::Clock, platform::SystemClock};
use std::{
    collections::BTreeMap,
    io::{self, BufRead, BufReader, IsTerminal, Write},
    process,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// What the shell sees after Ctrl-C where nothing was being written: 128 + SIGINT.
const KILLED_BY_INTERRUPT: i32 = 130;

/// Where a run gets its input from and puts its output.
pub struct World {
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// The environment's variables, read once. Those that are not UTF-8 are left out.
    pub env: BTreeMap<String, String>,
    /// Standard input.
    pub input: Box<dyn BufRead>,
    /// Standard output: the answer.
    pub out: Box<dyn Write>,
    /// Standard error: everything else.
    pub err: Box<dyn Write>,
    /// Whether a person sits at input and error, so that questions can be asked.
    pub terminal: bool,
    /// Reads a line without showing it; `None` reads it from `input`.
    pub hidden: Option<fn() -> io::Result<String>>,
    /// Ctrl-C was pressed while `busy`: end after the running step.
    pub interrupted: Arc<AtomicBool>,
    /// Something is being written that should end in order. While false, Ctrl-C ends at once.
    pub busy: Arc<AtomicBool>,
}

impl World {
    /// The real one. Installs the handler of Ctrl-C.
    pub fn real() -> Self {
        let (interrupted, busy) =
            (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
        watch_interrupts(Arc::clone(&interrupted), Arc::clone(&busy));
        Self {
            clock: Arc::new(SystemClock::start()),
            env: environment(),
            input: Box::new(BufReader::new(io::stdin())),
            out: Box::new(io::stdout()),
            err: Box::new(io::stderr()),
            terminal: io::stdin().is_terminal() && io::stderr().is_terminal(),
            hidden: Some(rpassword::read_password),
            interrupted,
            busy,
        }
    }

    /// A variable of the environment; an empty one counts as not set.
    pub fn var(&self, name: &str) -> Option<&str> {
        self.env.get(name).map(String::as_str).filter(|v| !v.is_empty())
    }

    /// Marks the time until the guard is dropped as one that Ctrl-C must not cut.
    pub fn work(&self) -> Busy {
        self.busy.store(true, Ordering::SeqCst);
        Busy(Arc::clone(&self.busy))
    }
}

/// While it lives, the first Ctrl-C only sets [`World::interrupted`].
pub struct Busy(Arc<AtomicBool>);

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.store(false, Ordering::SeqCst);
    }
}

fn environment() -> BTreeMap<String, String> {
    let text = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
        Some((name.into_string().ok()?, value.into_string().ok()?))
    };
    std::env::vars_os().filter_map(text).collect()
}

/// The second Ctrl-C, and one at a question, end at once: whatever was saved is on disk and logged.
fn watch_interrupts(interrupted: Arc<AtomicBool>, busy: Arc<AtomicBool>) {
    let pressed = move || {
        if !busy.load(Ordering::SeqCst) || interrupted.swap(true, Ordering::SeqCst) {
            end();
        }
    };
    // Without a handler Ctrl-C ends at once, which is safe too.
    let _ = ctrlc::set_handler(pressed);
}

#[expect(clippy::exit, reason = "a signal's thread has no one to return to")]
fn end() {
    process::exit(KILLED_BY_INTERRUPT)
}

#[cfg(test)]
pub(crate) mod test {
    use super::*;
    use crate::model::Utc;
    use std::sync::Mutex;

    /// Bytes that a test reads back.
    #[derive(Clone, Default)]
    pub(crate) struct Written(Arc<Mutex<Vec<u8>>>);

    impl Written {
        pub(crate) fn text(&self) -> String {
            String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
        }
    }

    impl Write for Written {
        fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(buf)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// 2026-01-02T03:10:00Z, for ever.
    pub(crate) struct Fixed;

    impl Clock for Fixed {
        fn now(&self) -> Utc {
            Utc::from_millis(1_767_323_400_000)
        }

        fn mono(&self) -> u64 {
            0
        }
    }

    /// A world with the given input and nothing else; its output and error.
    pub(crate) fn world(input: &str, terminal: bool) -> (World, Written, Written) {
        let (out, err) = (Written::default(), Written::default());
        let world = World {
            clock: Arc::new(Fixed),
            env: BTreeMap::new(),
            input: Box::new(io::Cursor::new(input.as_bytes().to_vec())),
            out: Box::new(out.clone()),
            err: Box::new(err.clone()),
            terminal,
            hidden: None,
            interrupted: Arc::default(),
            busy: Arc::default(),
        };
        (world, out, err)
    }

    #[test]
    fn work_is_over_when_its_guard_is_dropped() {
        let (world, _, _) = world("", false);
        let guard = world.work();
        assert!(world.busy.load(Ordering::SeqCst));
        drop(guard);
        assert!(!world.busy.load(Ordering::SeqCst));
    }

    #[test]
    fn an_empty_variable_is_not_set() {
        let (mut world, _, _) = world("", false);
        world.env = [("A".into(), String::new()), ("B".into(), "x".into())].into();
        assert_eq!((world.var("A"), world.var("B"), world.var("C")), (None, Some("x"), None));
    }
}
