//! What the examples share: arguments, reading UTF-8 from a file or standard input, and errors (one
//! clear line and exit status 2).
#![allow(dead_code)] // no example uses all of this file

use std::io::{self, Read, Write};
use std::process::exit;

/// Ends the example with one line on standard error and exit status 2.
pub fn fail(message: impl std::fmt::Display) -> ! {
    eprintln!("{message}");
    exit(2)
}

/// Reads the text of the file `path`, or of standard input.
pub fn read(path: Option<&str>) -> String {
    let mut bytes = Vec::new();
    let (name, result) = match path {
        Some(path) => (path, std::fs::read(path).map(|all| bytes = all)),
        None => ("standard input", io::stdin().lock().read_to_end(&mut bytes).map(drop)),
    };
    if let Err(error) = result {
        fail(format_args!("{name}: cannot be read: {error}"));
    }
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => fail(format_args!(
            "{name}: invalid UTF-8 at byte {}; convert it to UTF-8 first, for example with iconv",
            error.utf8_error().valid_up_to()
        )),
    }
}

/// Writes to standard output. If its reader has closed the pipe, ends the example without a message.
pub fn write(text: &str) {
    let mut out = io::stdout().lock();
    if let Err(error) = out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        if error.kind() == io::ErrorKind::BrokenPipe {
            exit(0);
        }
        fail(format_args!("standard output: cannot be written: {error}"));
    }
}

/// The arguments of an example: flags with their values, and file names.
pub struct Args {
    usage: &'static str,
    args: std::vec::IntoIter<String>,
}

/// One argument.
pub enum Arg {
    Flag(String),
    File(String),
}

impl Args {
    /// The arguments of this process. `--help` prints `usage`.
    pub fn new(usage: &'static str) -> Args {
        let args: Vec<String> = std::env::args_os()
            .skip(1)
            .map(|arg| {
                arg.into_string()
                    .unwrap_or_else(|arg| fail(format_args!("argument {arg:?} is not valid UTF-8\n{usage}")))
            })
            .collect();
        Args { usage, args: args.into_iter() }
    }

    /// The next argument.
    pub fn next(&mut self) -> Option<Arg> {
        match self.args.next()? {
            help if help == "--help" || help == "-h" => {
                println!("{}", self.usage);
                exit(0)
            }
            flag if flag.starts_with('-') && flag.len() > 1 => Some(Arg::Flag(flag)),
            file => Some(Arg::File(file)),
        }
    }

    /// The file that was named, if any, for an example that takes no flags and one file at most.
    pub fn only_file(mut self) -> Option<String> {
        let mut file = None;
        while let Some(arg) = self.next() {
            match arg {
                Arg::Flag(flag) => self.wrong(format_args!("unknown flag {flag:?}")),
                Arg::File(name) => self.file(&mut file, name),
            }
        }
        file
    }

    /// The value of `flag`, which was just read.
    pub fn value(&mut self, flag: &str) -> String {
        self.args.next().unwrap_or_else(|| self.wrong(format_args!("{flag} needs a value")))
    }

    /// Ends the example because of a wrong argument.
    pub fn wrong(&self, what: impl std::fmt::Display) -> ! {
        fail(format_args!("{what}; {}", self.usage))
    }

    /// Puts `file` into `slot`. It is an error if a file was named before.
    pub fn file(&self, slot: &mut Option<String>, file: String) {
        if let Some(first) = slot.replace(file) {
            self.wrong(format_args!("one file only, and {first:?} was named before"));
        }
    }
}
