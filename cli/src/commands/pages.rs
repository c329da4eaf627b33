//! `completions` and `man`: what is made of the definition of the arguments.

use clap::CommandFactory;
use clap_complete::Shell;

use super::print;
use crate::args::Cli;
use crate::failure::{Failure, Result};

/// Prints the completions of `shell`.
pub(crate) fn completions(shell: Shell) -> Result<()> {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "hamvar", &mut out);
    print(&out)
}

/// Prints the manual page of the command, and those of its subcommands after it.
pub(crate) fn manual() -> Result<()> {
    let mut command = Cli::command();
    command.build();
    let mut out = Vec::new();
    let mut render = |command: clap::Command| {
        clap_mangen::Man::new(command).render(&mut out).map_err(|error| Failure::new(error.to_string()))
    };
    render(command.clone())?;
    for one in command.get_subcommands().filter(|one| one.get_name() != "help") {
        render(one.clone())?;
    }
    print(&out)
}
