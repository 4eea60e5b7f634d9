//! What runs of the program must give, one idea a file.

mod by_hand;
mod exits;
mod job;
mod key;
mod killed;
mod objects;
mod withheld;
