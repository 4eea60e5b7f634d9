//! The command line. Names and flags are fixed: others script against them.

pub(super) mod values;
mod verbs;

pub use values::KeyArg;
pub use verbs::{
    CaptureArgs, CaseArgs, CaseVerb, DemoArgs, GenerateArgs, Generated, ImportArgs, KeyArgs,
    KeyVerb, NoteArgs, SealArgs, VerifyArgs,
};

use crate::{
    model::{Actor, CaseId},
    text::Lang,
};
use clap::{Args, CommandFactory, Parser, Subcommand};
use std::{ffi::OsString, path::PathBuf};

const AFTER: &str = "\
Without a command, on a terminal, saboot asks for the link and does the rest.

Examples:
  saboot                                       asks; nothing stays in the shell's history
  saboot capture https://social.example/post/1
  saboot seal                                  makes the package
  saboot verify SB-2026-0001_b1.zip

If a sexual picture of anyone under 18 may be on the page, yourself included, use
capture --words-only: no picture is loaded or saved.

Environment: SABOOT_HOME, SABOOT_CASE, SABOOT_BY, SABOOT_LANG as the options of these names;
SABOOT_OFFLINE=1 allows no network but the page itself; SABOOT_PASSPHRASE_FILE names a file
whose first line is the key's passphrase.
Exit codes: 0 done or sound, 1 broken, 2 usage, 3 could not be done, 4 page or browser,
5 undecided.";

/// Preserves online abuse as evidence before it is deleted.
///
/// Captures pages with a real browser, takes in files you already have, keeps custody, signs,
/// and makes one package that anyone can check. Nothing leaves this computer but the visit.
#[derive(Debug, Parser)]
#[command(name = "saboot", version, after_help = AFTER, help_expected = true, max_term_width = 100)]
#[command(disable_help_subcommand = true)]
pub struct Cli {
    /// Options that every verb takes.
    #[command(flatten)]
    pub globals: Globals,
    /// What to do; nothing means: ask.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Options that every verb takes, as given; [`super::Settings`] adds the environment.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "For every command")]
#[expect(clippy::doc_markdown, reason = "field docs are the help text")]
pub struct Globals {
    /// Folder of cases and keys [env: SABOOT_HOME] [default: the system's data folder]
    #[arg(long, global = true, value_name = "DIR")]
    pub home: Option<PathBuf>,
    /// Case to work in, as SB-2026-0001 [env: SABOOT_CASE] [default: the only open one]
    #[arg(long, global = true, value_name = "ID", value_parser = values::case)]
    pub case: Option<CaseId>,
    /// Who works, as a code and not a name [env: SABOOT_BY] [default: self]
    #[arg(long, global = true, value_name = "CODE", value_parser = values::actor)]
    pub by: Option<Actor>,
    /// Language: en, ur or ur-Latn [env: SABOOT_LANG] [default: the system's]
    #[arg(long, global = true, value_name = "LANG", value_parser = values::lang)]
    pub lang: Option<Lang>,
    /// Answer with JSON, one object a line
    #[arg(long, global = true)]
    pub json: bool,
    /// Say nothing of what is being done
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

/// A verb and what it takes.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Capture pages: one exhibit a link
    Capture(CaptureArgs),
    /// Take in files as they are: chats, screenshots, voice notes
    Import(ImportArgs),
    /// Add a note to the case
    Note(NoteArgs),
    /// Make the signed package
    Seal(SealArgs),
    /// Check a package; needs no home, key, browser or network
    Verify(VerifyArgs),
    /// Cases: new, list, show, check, close
    Case(CaseArgs),
    /// The signing key: new, show, export, protect
    Key(KeyArgs),
    /// Say what works on this computer and what to do about the rest
    #[command(after_help = "Example:\n  saboot doctor")]
    Doctor,
    /// Try everything on a built-in sample page, on this computer only
    Demo(DemoArgs),
    /// Write the man page or a shell's completions
    #[command(hide = true)]
    Generate(GenerateArgs),
}

/// Reads the command line, the program's name first. `Err` is also help and version.
pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Cli, clap::Error> {
    Cli::try_parse_from(args)
}

/// The whole command line as clap knows it, for man pages and completions.
pub fn command() -> clap::Command {
    Cli::command()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(line: &str) -> Result<Cli, clap::error::ErrorKind> {
        let args = ["saboot"].into_iter().chain(line.split_whitespace()).map(OsString::from);
        parse(args).map_err(|e| e.kind())
    }

    #[test]
    fn every_argument_has_help_and_no_two_clash() {
        command().debug_assert();
    }

    #[test]
    fn every_visible_verb_has_an_example() {
        fn walk(command: &clap::Command, path: &str) {
            for verb in command.get_subcommands().filter(|v| !v.is_hide_set()) {
                let path = format!("{path} {}", verb.get_name());
                if verb.has_subcommands() {
                    walk(verb, &path);
                    continue;
                }
                let help = verb.get_after_help().map(ToString::to_string).unwrap_or_default();
                assert!(help.contains(&format!("\n  {path}")), "{path}: {help}");
            }
        }
        walk(&command(), "saboot");
    }

    #[test]
    fn options_for_every_verb_may_stand_before_or_after_it() {
        for line in
            ["--json --by op1 case list", "case list --json --by op1", "case --json list --by op1"]
        {
            let cli = given(line).unwrap();
            assert!(cli.globals.json, "{line}");
            assert_eq!(cli.globals.by.map(|b| b.to_string()).as_deref(), Some("op1"), "{line}");
        }
    }

    #[test]
    fn a_name_is_no_actor_and_a_number_no_case() {
        use clap::error::ErrorKind::{
            InvalidSubcommand, MissingRequiredArgument, UnknownArgument, ValueValidation,
        };
        for (line, kind) in [
            ("--by Asma case list", ValueValidation),
            ("--case 1 case list", ValueValidation),
            ("--lang urdu case list", ValueValidation),
            ("seal --leave-out page.pdf", ValueValidation),
            ("seal --except 4", ValueValidation),
            ("capture", MissingRequiredArgument),
            ("capture https://a.example --timeout 0", ValueValidation),
            ("verify", MissingRequiredArgument),
            ("key export", MissingRequiredArgument),
            ("frobnicate", InvalidSubcommand),
            ("seal --force", UnknownArgument),
        ] {
            assert_eq!(given(line).err(), Some(kind), "{line}");
        }
    }

    #[test]
    fn a_link_alone_is_what_the_defaults_say() {
        let Some(Command::Capture(args)) = given("capture https://a.example").unwrap().command
        else {
            panic!("not capture")
        };
        let alone = CaptureArgs::of("https://a.example".into());
        assert_eq!(format!("{args:?}"), format!("{alone:?}"));
    }

    #[test]
    fn links_come_from_the_line_or_from_a_file() {
        let Some(Command::Capture(args)) = given("capture --from-file - --seal").unwrap().command
        else {
            panic!("not capture")
        };
        assert_eq!((args.urls.len(), args.from_file, args.seal), (0, Some("-".into()), true));
        assert_eq!((args.timeout, args.wait), (180, 0));
    }
}
