//! saboot without a command: the whole job for someone in a hurry. What is pasted is taken at once;
//! nothing is asked before it is on disk.

use crate::{
    cli::{Call, Exit, Given, Told, ask},
    text::say,
};
use std::sync::atomic::Ordering;

/// Asks for links and files and hands each to `take`; then, when something was taken, whether to
/// make the package, by `seal`. A link that fails does not end the questions.
pub(in crate::cli) fn run(
    call: &mut Call,
    mut take: impl FnMut(Given, &mut Call) -> Result<Exit, Told>,
    seal: impl FnOnce(&mut Call) -> Result<Exit, Told>,
) -> Result<Exit, Told> {
    for line in [
        say!(call.text, "welcome"),
        say!(call.text, "welcome-child"),
        say!(call.text, "welcome-shared"),
    ] {
        call.warn(&line);
    }
    let mut exit = None;
    let mut question = say!(call.text, "ask-link");
    while let Some(given) = ask::line(call, &question).and_then(|l| Given::read(&l, |p| p.exists()))
    {
        // A capture that was stopped is over: the next one is wanted.
        call.world.interrupted.store(false, Ordering::SeqCst);
        let ended = take(given, call).unwrap_or_else(|told| call.tell(&told));
        exit = Some(exit.map_or(ended, |worst: Exit| worst.worst(ended)));
        question = say!(call.text, "ask-more");
    }
    let Some(exit) = exit else { return Ok(Exit::Done) };
    let question = say!(call.text, "ask-package");
    if ask::yes_no(call, &question) == Some(true) {
        call.world.interrupted.store(false, Ordering::SeqCst);
        return seal(call).map(|sealed| exit.worst(sealed));
    }
    Ok(exit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cli::{Settings, world::test::world},
        text::{Catalog, Lang},
    };

    fn asked(input: &str, take_ends: Exit) -> (Exit, Vec<Given>, bool, String) {
        let (mut world, _, err) = world(input, true);
        let text = Catalog::new(Lang::En);
        let mut call = Call { world: &mut world, text, set: Settings::default() };
        let (mut taken, mut sealed) = (Vec::new(), false);
        let take = |given, _: &mut Call| {
            taken.push(given);
            Ok(take_ends)
        };
        let seal = |_: &mut Call| {
            sealed = true;
            Ok(Exit::Done)
        };
        let exit = run(&mut call, take, seal).unwrap();
        (exit, taken, sealed, err.text())
    }

    #[test]
    fn a_link_and_a_file_are_taken_and_sealed() {
        let (exit, taken, sealed, said) = asked("social.example/1\nCargo.toml\n\ny\n", Exit::Done);
        let link = Given::Link("https://social.example/1".into());
        assert_eq!(taken, [link, Given::File("Cargo.toml".into())]);
        assert_eq!((exit, sealed), (Exit::Done, true));
        assert!(said.ends_with("Make the package now? y/n: "), "{said}");
    }

    #[test]
    fn a_page_that_failed_is_sealed_all_the_same_and_its_code_stays() {
        let (exit, taken, sealed, _) = asked("social.example/1\n\ny\n", Exit::Capture);
        assert_eq!((exit, taken.len(), sealed), (Exit::Capture, 1, true));
        let (exit, _, sealed, _) = asked("social.example/1\n\nn\n", Exit::Capture);
        assert_eq!((exit, sealed), (Exit::Capture, false));
    }

    #[test]
    fn enter_alone_does_nothing() {
        let (exit, taken, sealed, said) = asked("\n", Exit::Done);
        assert_eq!((exit, taken.len(), sealed), (Exit::Done, 0, false));
        assert!(!said.contains("package"), "{said}");
    }
}
