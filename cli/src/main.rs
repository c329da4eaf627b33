//! The command `hamvar`: normalizes Persian text in files and streams.
//!
//! A file is read through a [`source`], cut into [`pieces`] of whole records, and each piece goes to a [`document`],
//! which finds its changes as the [`format`] needs it. A [`report`] prints the new text or the changes. All the rest
//! is about where files come from and where results go.

mod args;
mod binary;
mod change;
mod commands;
mod document;
mod encode;
mod engine;
mod failure;
mod fields;
mod files;
mod finding;
mod format;
mod formats;
mod guess;
mod inputs;
mod jobs;
mod joined;
mod long_lines;
mod notice;
mod pieces;
mod progress;
mod report;
mod run;
mod settings;
mod source;
mod temporary;
mod visible;

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Cli, Command};
use crate::failure::{Failure, Result};

/// The exit code of `--check` when there is something to change.
const FOUND: u8 = 1;

/// The exit code after an error.
const ERROR: u8 = 2;

fn main() -> ExitCode {
    match execute(&Cli::parse()) {
        Ok(code) => code,
        // Whoever closes a pipe has read enough.
        Err(Failure::ClosedPipe) => ExitCode::SUCCESS,
        Err(Failure::Message(message) | Failure::Settings(message)) => {
            failure::print_error(&format!("hamvar: {message}"));
            ERROR.into()
        }
    }
}

fn execute(cli: &Cli) -> Result<ExitCode> {
    match &cli.command {
        None => return run::run(&cli.run),
        Some(Command::Sentences(arguments)) => return commands::segment::sentences(arguments),
        Some(Command::Words(arguments)) => return commands::segment::words(arguments),
        Some(Command::Explain(arguments)) => commands::explain::explain(arguments),
        #[cfg(feature = "train")]
        Some(Command::Train(arguments)) => commands::train::train(arguments),
        Some(Command::Config(arguments)) => commands::config::config(arguments),
        Some(Command::Completions { shell }) => commands::pages::completions(*shell),
        Some(Command::Man) => commands::pages::manual(),
    }?;
    Ok(ExitCode::SUCCESS)
}
