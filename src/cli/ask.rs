//! Questions to a person. Asked only where a person sits (`World::terminal`); elsewhere each gives
//! the answer "nobody said". Questions go to standard error, so that output stays the answer.

use super::{Call, Told, explain, print};
use crate::text::say;
use std::{fs, io};
use zeroize::Zeroizing;

/// How often a passphrase may be mistyped.
const ATTEMPTS: u32 = 3;
/// A passphrase file longer than this is some other file.
const LONGEST_PASSPHRASE: usize = 4096;
/// The variable that names the passphrase file.
const PASSPHRASE_FILE: &str = "SABOOT_PASSPHRASE_FILE";

/// Asks until the answer is yes or no. `None`: Enter alone, end of input, or nobody to ask.
pub fn yes_no(call: &mut Call, question: &str) -> Option<bool> {
    loop {
        match line(call, question)?.to_lowercase().as_str() {
            "" => return None,
            "y" | "yes" | "haan" | "han" | "ji" | "ہاں" | "جی" => return Some(true),
            "n" | "no" | "nahi" | "nahin" | "نہیں" => return Some(false),
            _ => {
                let again = say!(call.text, "answer-yes-no");
                call.warn(&again);
            }
        }
    }
}

/// A line as typed or pasted, without white space around it. `None`: end of input, or nobody to ask.
pub fn line(call: &mut Call, question: &str) -> Option<String> {
    if !call.world.terminal {
        return None;
    }
    prompt(call, question);
    let mut typed = String::new();
    let read = call.world.input.read_line(&mut typed).unwrap_or(0);
    (read > 0).then(|| typed.trim().to_owned())
}

/// The key's passphrase from the file that `SABOOT_PASSPHRASE_FILE` names, else typed, handed to
/// `attempt`; again while that says `wrong`, three times at most when it is typed. `None`: there is
/// no file and nobody to ask, or nothing was typed.
pub fn unlock<T, E>(
    call: &mut Call,
    mut attempt: impl FnMut(&[u8]) -> Result<T, E>,
    wrong: impl Fn(&E) -> bool,
) -> Result<Option<Result<T, E>>, Told> {
    if let Some(secret) = from_file(call)? {
        return Ok(Some(attempt(secret.as_bytes())));
    }
    for left in (0..ATTEMPTS).rev() {
        let question = say!(call.text, "ask-passphrase");
        let Some(secret) = typed(call, &question).filter(|s| !s.is_empty()) else { break };
        match attempt(secret.as_bytes()) {
            Err(e) if left > 0 && wrong(&e) => {
                let again = say!(call.text, "passphrase-wrong-again");
                call.warn(&again);
            }
            answer => return Ok(Some(answer)),
        }
    }
    Ok(None)
}

/// A passphrase for a key that gets one: from the file, else typed twice.
pub fn new_passphrase(call: &mut Call) -> Result<Zeroizing<String>, Told> {
    if let Some(secret) = from_file(call)? {
        return not_empty(call, secret);
    }
    for _ in 0..ATTEMPTS {
        let question = say!(call.text, "ask-passphrase-new");
        let secret = typed(call, &question).ok_or_else(|| explain::no_one_to_ask(&call.text))?;
        let secret = not_empty(call, secret)?;
        let question = say!(call.text, "ask-passphrase-again");
        if typed(call, &question).is_some_and(|again| again == secret) {
            return Ok(secret);
        }
        let again = say!(call.text, "passphrase-differs");
        call.warn(&again);
    }
    Err(explain::passphrases_differ(&call.text))
}

fn not_empty(call: &Call, secret: Zeroizing<String>) -> Result<Zeroizing<String>, Told> {
    if secret.is_empty() { Err(explain::passphrase_empty(&call.text)) } else { Ok(secret) }
}

/// The first line of the file, without its line end. Nothing else is cut: blanks may be meant.
fn from_file(call: &Call) -> Result<Option<Zeroizing<String>>, Told> {
    let Some(path) = call.world.var(PASSPHRASE_FILE) else { return Ok(None) };
    let unreadable = |e: &io::Error| explain::passphrase_file(path, e, &call.text);
    let bytes = Zeroizing::new(fs::read(path).map_err(|e| unreadable(&e))?);
    let line = bytes.split(|b| *b == b'\n').next().unwrap_or_default();
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    match std::str::from_utf8(line) {
        Ok(text) if text.len() <= LONGEST_PASSPHRASE => Ok(Some(Zeroizing::new(text.to_owned()))),
        _ => Err(unreadable(&io::ErrorKind::InvalidData.into())),
    }
}

fn typed(call: &mut Call, question: &str) -> Option<Zeroizing<String>> {
    if !call.world.terminal {
        return None;
    }
    prompt(call, question);
    if let Some(hidden) = call.world.hidden {
        return hidden().ok().map(Zeroizing::new);
    }
    let mut typed = Zeroizing::new(String::new());
    let read = call.world.input.read_line(&mut typed).unwrap_or(0);
    (read > 0).then(|| Zeroizing::new(typed.trim_end_matches(['\r', '\n']).to_owned()))
}

fn prompt(call: &mut Call, question: &str) {
    print::write_text(&mut call.world.err, &format!("{question}: "));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cli::{Exit, Settings, world::test::world},
        text::{Catalog, Lang},
    };

    fn asked<R>(input: &str, terminal: bool, ask: impl FnOnce(&mut Call) -> R) -> (R, String) {
        let (mut world, out, err) = world(input, terminal);
        let set = Settings::default();
        let answer = ask(&mut Call { world: &mut world, text: Catalog::new(Lang::En), set });
        assert_eq!(out.text(), "", "a question is not part of the answer");
        (answer, err.text())
    }

    #[test]
    fn yes_and_no_are_understood_in_three_languages() {
        let answer = |input: &str| asked(input, true, |c| yes_no(c, "Sure?")).0;
        for yes in ["y\n", "Yes\n", "haan\n", "ہاں\n", " y \r\n"] {
            assert_eq!(answer(yes), Some(true), "{yes}");
        }
        for no in ["n\n", "NO\n", "nahi\n", "نہیں\n"] {
            assert_eq!(answer(no), Some(false), "{no}");
        }
        assert_eq!((answer("\n"), answer("")), (None, None));
    }

    #[test]
    fn an_answer_that_is_neither_is_asked_for_again() {
        let (answer, said) = asked("maybe\ny\n", true, |c| yes_no(c, "Sure?"));
        assert_eq!(answer, Some(true));
        assert_eq!(said, "Sure?: Please answer y or n.\nSure?: ");
    }

    #[test]
    fn nobody_is_asked_without_a_terminal() {
        assert_eq!(asked("y\n", false, |c| yes_no(c, "Sure?")), (None, String::new()));
        let (answer, said) = asked("secret\n", false, |c| {
            unlock(c, |_| Err::<(), _>("no"), |_| true).map(|o| o.is_none())
        });
        assert_eq!((answer, said), (Ok(true), String::new()));
    }

    #[test]
    fn a_passphrase_may_be_mistyped_twice() {
        let right = |p: &[u8]| if p == b"right one" { Ok(1) } else { Err("wrong") };
        let (answer, said) =
            asked("a\nb\nright one\n", true, |c| unlock(c, right, |_| true).unwrap());
        assert_eq!((answer, said.matches("try again").count()), (Some(Ok(1)), 2));
        let (answer, _) =
            asked("a\nb\nc\nright one\n", true, |c| unlock(c, right, |_| true).unwrap());
        assert_eq!(answer, Some(Err("wrong")));
        let (answer, _) = asked("\n", true, |c| unlock(c, right, |_| true).unwrap());
        assert_eq!(answer, None, "Enter alone goes on without the key");
    }

    #[test]
    fn the_passphrase_file_gives_its_first_line() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("pass");
        fs::write(&path, " with blanks \r\nnot this\n").unwrap();
        let (answer, said) = asked("", false, |c| {
            c.world.env.insert(PASSPHRASE_FILE.into(), path.display().to_string());
            unlock(c, |p| Ok::<_, ()>(p.to_vec()), |()| true).unwrap()
        });
        assert_eq!((answer, said), (Some(Ok(b" with blanks ".to_vec())), String::new()));
        let (answer, _) = asked("", false, |c| {
            c.world
                .env
                .insert(PASSPHRASE_FILE.into(), dir.path().join("none").display().to_string());
            new_passphrase(c).unwrap_err()
        });
        assert_eq!(answer.exit, Exit::Failed);
    }

    #[test]
    fn a_new_passphrase_is_typed_twice() {
        let (answer, _) = asked("one\nother\ntwo\ntwo\n", true, |c| new_passphrase(c).unwrap());
        assert_eq!(*answer, "two");
        let (answer, _) = asked("\n\n", true, |c| new_passphrase(c).unwrap_err());
        assert_eq!(answer.message, "an empty passphrase protects nothing");
    }
}
