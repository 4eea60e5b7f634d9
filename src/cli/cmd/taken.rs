//! What the guided run does with a link, a file, and the wish for a package.

use super::{capture, import, seal};
use crate::cli::{
    Call, Exit, Given, Told,
    args::{CaptureArgs, ImportArgs, SealArgs},
    desk,
};

/// Captures a link or takes in a file, as the verbs of these names do.
pub(in crate::cli) fn take(given: Given, call: &mut Call) -> Result<Exit, Told> {
    match given {
        Given::Link(url) => capture::run(&CaptureArgs::of(url), call),
        Given::File(path) => {
            import::run(&ImportArgs { paths: vec![path], ..ImportArgs::default() }, call)
        }
    }
}

/// Makes the package; once there is one, offers to protect the key.
pub(in crate::cli) fn package(call: &mut Call) -> Result<Exit, Told> {
    let home = desk::home(call)?;
    let mut case = desk::case(call, &home, desk::WhenNone::Say)?;
    let key = seal::unlocked(call, &home, &mut case)?;
    seal::sealed(&SealArgs::default(), call, &home, &mut case, &key)?;
    seal::offer_protection(call, &home, &key)?;
    Ok(Exit::Done)
}
