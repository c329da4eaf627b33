//! The command line of the programs, and how a program ends.

use std::collections::HashMap;
use std::error::Error;
use std::fmt::Display;
use std::process::ExitCode;
use std::str::FromStr;

/// The parsed command line.
#[derive(Debug)]
pub(crate) struct Options {
    /// The values of the options and arguments that were given. Options have their names with `--` (`--port`), arguments
    /// without (`FOLDER`).
    values: HashMap<String, String>,
    /// The usage line for messages.
    usage: &'static str,
}

impl Options {
    /// Parses the command line of this process. It may have the options `names`, each with a value, and then
    /// `arguments`. With `--help`, prints `usage` and ends the process.
    pub(crate) fn parse(usage: &'static str, names: &[&str], arguments: &[&str]) -> Result<Self, String> {
        let mut values = HashMap::new();
        let mut arguments = arguments.iter();
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            match word.strip_prefix("--") {
                Some("help") => {
                    println!("usage: {usage}");
                    std::process::exit(0);
                }
                Some(name) if names.contains(&name) => {
                    let value =
                        words.next().ok_or_else(|| format!("--{name} needs a value\nusage: {usage}"))?;
                    values.insert(word, value);
                }
                Some(_) => return Err(format!("{word} is not an option\nusage: {usage}")),
                None => {
                    let name = arguments
                        .next()
                        .ok_or_else(|| format!("{word} is one argument too many\nusage: {usage}"))?;
                    values.insert((*name).to_owned(), word);
                }
            }
        }
        Ok(Self { values, usage })
    }

    /// Returns the value of an option or an argument, if it is given.
    pub(crate) fn value<T: FromStr<Err: Display>>(&self, name: &str) -> Result<Option<T>, String> {
        let parse = |value: &String| value.parse().map_err(|error| format!("{name} {value}: {error}"));
        self.values.get(name).map(parse).transpose()
    }

    /// Returns the value of an option or an argument, or an error if it is not given.
    pub(crate) fn required<T: FromStr<Err: Display>>(&self, name: &str) -> Result<T, String> {
        self.value(name)?.ok_or_else(|| format!("{name} is missing\nusage: {}", self.usage))
    }
}

/// Ends `program`: prints its error, if it has one, to standard error.
pub(crate) fn end(program: &str, result: Result<(), Box<dyn Error>>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{program}: {error}");
            ExitCode::FAILURE
        }
    }
}
