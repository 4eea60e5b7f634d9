//! No command, on a terminal: the whole job without a flag, and nothing in the shell's history.

use super::{capture, import, seal};
use crate::{
    capture::Policy,
    cli::{
        Call, Exit, Told,
        args::{CaptureArgs, ImportArgs},
        ask, desk,
    },
    store::{Case, Home},
    text::say,
};
use std::path::PathBuf;

pub(in crate::cli) fn run(call: &mut Call) -> Result<Exit, Told> {
    for said in [
        say!(call.text, "welcome"),
        say!(call.text, "welcome-child"),
        say!(call.text, "welcome-shared"),
    ] {
        call.warn(&said);
    }
    let mut exit = Exit::Done;
    let mut any = false;
    loop {
        let question = if any { say!(call.text, "ask-more") } else { say!(call.text, "ask-link") };
        let typed = ask::line(call, &question).unwrap_or_default();
        if typed.is_empty() {
            break;
        }
        exit = exit.worst(take(call, &typed)?);
        any = true;
    }
    if any {
        package(call)?;
    }
    Ok(exit)
}

/// A link, or a file as a terminal gives it when it is dragged there.
fn take(call: &mut Call, typed: &str) -> Result<Exit, Told> {
    let done = match dragged(typed) {
        Some(path) => {
            let args = ImportArgs { paths: vec![path], from: None, how: None, note: None };
            import::run(&args, call)
        }
        None => link(call, typed),
    };
    done.or_else(|told| Ok(call.tell(&told)))
}

fn link(call: &mut Call, typed: &str) -> Result<Exit, Told> {
    let home = desk::home(call)?;
    let mut case = desk::case(call, &home, desk::WhenNone::Open)?;
    let key = desk::key(call, &home, &mut case)?;
    let urls = [typed.to_owned()];
    capture::all(&plain(), call, &home, &mut case, key.as_ref(), &urls, Policy::Public)
}

/// `capture` without a flag.
pub(in crate::cli) fn plain() -> CaptureArgs {
    CaptureArgs {
        urls: vec![],
        from_file: None,
        timeout: 180,
        wait: 0,
        note: None,
        words_only: false,
        allow_private: false,
        accept_bad_certificate: false,
        proxy: None,
        no_pdf: false,
        no_mhtml: false,
        seal: false,
    }
}

/// Terminals quote a dragged file's name, or put backslashes before its blanks; some give a file: address.
fn dragged(typed: &str) -> Option<PathBuf> {
    let bare = typed.trim_matches(['\'', '"']);
    let unescaped = bare.replace("\\ ", " ").replace("\\(", "(").replace("\\)", ")");
    let local = url::Url::parse(bare)
        .ok()
        .filter(|u| u.scheme() == "file")
        .and_then(|u| u.to_file_path().ok());
    [Some(PathBuf::from(bare)), Some(PathBuf::from(unescaped)), local]
        .into_iter()
        .flatten()
        .find(|p| p.exists())
}

fn package(call: &mut Call) -> Result<(), Told> {
    let question = say!(call.text, "ask-package");
    if ask::yes_no(call, &question) != Some(true) {
        return Ok(());
    }
    let home = desk::home(call)?;
    let mut case = desk::case(call, &home, desk::WhenNone::Say)?;
    sealed(call, &home, &mut case)
}

fn sealed(call: &mut Call, home: &Home, case: &mut Case) -> Result<(), Told> {
    let key = seal::unlocked(call, home, case)?;
    seal::sealed(&capture::whole(), call, home, case, &key)?;
    seal::offer_protection(call, home, &key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dragged_file_is_found_however_the_terminal_writes_it() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("a chat (1).txt");
        std::fs::write(&file, "x").unwrap();
        let plain = file.display().to_string();
        let escaped = plain.replace(' ', "\\ ").replace('(', "\\(").replace(')', "\\)");
        let address = url::Url::from_file_path(&file).unwrap().to_string();
        for typed in [plain.clone(), format!("'{plain}'"), format!("\"{plain}\""), escaped, address]
        {
            assert_eq!(dragged(&typed).as_deref(), Some(file.as_path()), "{typed}");
        }
        assert_eq!(dragged("https://example.com/"), None);
    }
}
