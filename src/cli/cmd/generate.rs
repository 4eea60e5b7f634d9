//! `generate`: the man page and completions, made from the command line itself.

use crate::cli::{
    Call, Exit, Told,
    args::{self, GenerateArgs, Generated},
    explain,
};
use clap_complete::{Shell, generate};
use std::{io, path::Path};

pub(in crate::cli) fn run(args: &GenerateArgs, call: &mut Call) -> Result<Exit, Told> {
    let mut made = Vec::new();
    write(args.what, &mut made)
        .and_then(|()| call.world.out.write_all(&made))
        .or_else(|e| if e.kind() == io::ErrorKind::BrokenPipe { Ok(()) } else { Err(e) })
        .map_err(|e| explain::write(Path::new("-"), &e, &call.text))?;
    Ok(Exit::Done)
}

fn write(what: Generated, to: &mut Vec<u8>) -> io::Result<()> {
    let shell = match what {
        Generated::Man => {
            let mut command = args::command();
            command.build();
            return pages(&command, to);
        }
        Generated::CompleteBash => Shell::Bash,
        Generated::CompleteZsh => Shell::Zsh,
        Generated::CompleteFish => Shell::Fish,
        Generated::CompletePowershell => Shell::PowerShell,
    };
    generate(shell, &mut args::command(), "saboot", to);
    Ok(())
}

/// The page of a command and, after it in the same file, those of its verbs: it is installed as one.
fn pages(command: &clap::Command, to: &mut Vec<u8>) -> io::Result<()> {
    clap_mangen::Man::new(command.clone()).render(to)?;
    command.get_subcommands().filter(|c| !c.is_hide_set()).try_for_each(|c| pages(c, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_names_every_verb() {
        for what in [
            Generated::Man,
            Generated::CompleteBash,
            Generated::CompleteZsh,
            Generated::CompleteFish,
            Generated::CompletePowershell,
        ] {
            let mut made = Vec::new();
            write(what, &mut made).unwrap();
            let made = String::from_utf8(made).unwrap();
            for verb in
                ["capture", "import", "note", "seal", "verify", "case", "key", "doctor", "demo"]
            {
                assert!(made.contains(verb), "{what:?} {verb}");
            }
        }
    }
}
