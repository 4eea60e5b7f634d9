//! The command line from outside: real runs of the program, with a real browser against the test
//! server on this computer.

mod flow;
mod running;
mod server;
