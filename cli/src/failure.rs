//! [`Failure`]: why the command, or its work on one file, ended.

use std::fmt;
use std::io::{self, Write as _};
use std::path::Path;

use crate::visible::{visible_path, without_controls};

/// Why the command, or its work on one file, ended.
#[derive(Clone, Debug)]
pub(crate) enum Failure {
    /// An error, as one line for people.
    Message(String),
    /// An error in settings, as one line for people. All files with these settings have the same one.
    Settings(String),
    /// The reader of standard output has closed the pipe, so nobody needs more output.
    ClosedPipe,
}

/// The result of anything that can end the work.
pub(crate) type Result<T> = std::result::Result<T, Failure>;

impl Failure {
    /// An error with the message `message`. Its lines become one, without those that only point at the line above. Control
    /// characters are made visible, since a terminal would obey them.
    pub(crate) fn new(message: impl fmt::Display) -> Failure {
        let message = message.to_string();
        let is_text = |line: &&str| !line.is_empty() && line.chars().any(|c| c != '^');
        let line = message.lines().map(str::trim).filter(is_text).collect::<Vec<_>>().join(" ");
        Failure::Message(without_controls(&line).into_owned())
    }

    /// An error about the file `path`: `path: what: error`.
    pub(crate) fn about(path: &Path, what: &str, error: &io::Error) -> Failure {
        Failure::new(format_args!("{}: {what}: {}", visible_path(path), plain(error)))
    }

    /// The error that writing to standard output caused.
    pub(crate) fn of_stdout(error: &io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::ClosedPipe,
            _ => Failure::new(format_args!("standard output: cannot be written: {}", plain(error))),
        }
    }
}

/// Prints a line to standard error. If standard error is closed or full, nobody can be told, so that error is ignored.
pub(crate) fn print_error(line: &str) {
    let _ = io::stderr().lock().write_all(format!("{line}\n").as_bytes());
}

/// The message of `error` without the number that the standard library adds: "(os error 2)".
pub(crate) fn plain(error: &io::Error) -> String {
    let message = error.to_string();
    match message.rfind(" (os error ") {
        Some(at) => message[..at].to_string(),
        None => message,
    }
}
