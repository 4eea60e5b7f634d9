//! From the command line to the verb.

use super::{
    Call, Exit, Settings, Told, World,
    args::{self, Cli, Command},
    cmd, print,
};
use crate::text::Catalog;
use std::ffi::OsString;

/// Does what the command line says, the program's name first.
pub fn run(args: impl IntoIterator<Item = OsString>, world: &mut World) -> Exit {
    match args::parse(args) {
        Ok(cli) => begin(cli, world),
        Err(said) => usage(&said, world),
    }
}

fn begin(cli: Cli, world: &mut World) -> Exit {
    let set = match Settings::resolve(&cli.globals, world) {
        Ok(set) => set,
        Err(told) => return print::tell(world, &told),
    };
    if cli.command.is_none() && !world.terminal {
        print::write_text(&mut world.err, &args::command().render_help().to_string());
        return Exit::Usage;
    }
    let mut call = Call { text: Catalog::new(set.lang), world, set };
    dispatch(cli.command.as_ref(), &mut call).unwrap_or_else(|told| call.tell(&told))
}

fn dispatch(command: Option<&Command>, call: &mut Call) -> Result<Exit, Told> {
    match command {
        None => cmd::guided::run(call, cmd::taken::take, cmd::taken::package),
        Some(Command::Capture(args)) => cmd::capture::run(args, call),
        Some(Command::Import(args)) => cmd::import::run(args, call),
        Some(Command::Note(args)) => cmd::note::run(args, call),
        Some(Command::Seal(args)) => cmd::seal::run(args, call),
        Some(Command::Verify(args)) => cmd::verify::run(args, call),
        Some(Command::Case(args)) => cmd::case::run(&args.verb, call),
        Some(Command::Key(args)) => cmd::key::run(&args.verb, call),
        Some(Command::Doctor) => cmd::doctor::run(call),
        Some(Command::Demo(args)) => cmd::demo::run(args, call),
        Some(Command::Generate(args)) => cmd::generate::run(args, call),
    }
}

/// Help and version go to standard output and are no error; the rest is clap's words and 2.
fn usage(said: &clap::Error, world: &mut World) -> Exit {
    let text = said.render().to_string();
    let text = text.strip_prefix("error: ").map_or(text.clone(), |t| format!("saboot: error: {t}"));
    if said.use_stderr() {
        print::write_text(&mut world.err, &text);
        Exit::Usage
    } else {
        print::write_text(&mut world.out, &text);
        Exit::Done
    }
}
