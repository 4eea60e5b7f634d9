//! Pages that attack whoever looks at them, captured with the real browser: what is recorded, and that it is
//! bounded. The pages are in `tests/server/hostile` and its neighbours; docs/TESTING.md says which test answers
//! for which attack.
#![allow(clippy::unwrap_used, reason = "test code")]

#[path = "../capturing/mod.rs"]
mod capturing;
#[path = "../running/mod.rs"]
mod running;
#[path = "../server/mod.rs"]
mod server;
#[path = "../slow_line/mod.rs"]
mod slow_line;

mod addresses;
mod certificates;
mod floods;
mod lies;
mod line;
mod outside;
mod prompts;
mod restless;
mod telling;
