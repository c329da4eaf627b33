//! `sentences` and `words`: cut texts into parts.

use std::fmt::Write as _;
use std::io::{self, BufWriter, Read, Write};
use std::process::ExitCode;
use std::sync::atomic::AtomicU64;

use encoding_rs::Encoding;

use crate::ERROR;
use crate::args;
use crate::failure::{Failure, Result, print_error};
use crate::files;
use crate::format::Format;
use crate::formats::subtitles;
use crate::inputs::{self, Input};
use crate::pieces::{Cut, Pieces};
use crate::source::{self, Source};

/// Prints each sentence on a line.
pub(crate) fn sentences(arguments: &args::Segment) -> Result<ExitCode> {
    each_line(arguments, |line, out| {
        for sentence in hamvar::sentences(line) {
            out.push_str(sentence);
            out.push('\n');
        }
    })
}

/// Prints each word on a line, or each token with its kind.
pub(crate) fn words(arguments: &args::Words) -> Result<ExitCode> {
    each_line(&arguments.input, |line, out| {
        if arguments.tokens {
            for token in hamvar::tokens(line) {
                // Writing to a string cannot fail.
                let _ = writeln!(out, "{}\t{:?}", token.text, token.kind);
            }
        } else {
            hamvar::words(line).for_each(|word| out.extend([word, "\n"]));
        }
    })
}

/// Calls `cut` with each line of the inputs (of subtitles, each line of text without its tags), and prints what it appends,
/// and an empty line. A failure of one input is printed, and the others are still read.
fn each_line(arguments: &args::Segment, cut: impl Fn(&str, &mut String)) -> Result<ExitCode> {
    let encoding = arguments.encoding.as_deref().map(source::encoding).transpose()?;
    let mut stdout = BufWriter::new(io::stdout().lock());
    let mut code = ExitCode::SUCCESS;
    for input in inputs::find(&arguments.files, &Format::extensions(arguments.format), false, None) {
        let result =
            input.and_then(|input| each_line_of(&input, arguments.format, encoding, &cut, &mut stdout));
        stdout.flush().map_err(|error| Failure::of_stdout(&error))?;
        match result {
            Ok(()) => {}
            Err(Failure::ClosedPipe) => return Err(Failure::ClosedPipe),
            Err(Failure::Message(message) | Failure::Settings(message)) => {
                print_error(&format!("hamvar: {message}"));
                code = ERROR.into();
            }
        }
    }
    Ok(code)
}

/// Calls `cut` with each line of an input, and prints what it appends.
fn each_line_of(
    input: &Input,
    format: Option<Format>,
    encoding: Option<&'static Encoding>,
    cut: &impl Fn(&str, &mut String),
    stdout: &mut impl Write,
) -> Result<()> {
    let cannot = |error: io::Error| Failure::of_stdout(&error);
    let reader: Box<dyn Read> = match input {
        Input::Stdin => Box::new(io::stdin().lock()),
        Input::File { path, .. } => Box::new(files::open(path)?),
    };
    let format = format.unwrap_or_else(|| match input {
        Input::Stdin => Format::Text,
        Input::File { path, .. } => Format::of_path(path),
    });
    let read = AtomicU64::new(0);
    let mut source = Source::new(input.name(), reader, encoding, &read)?;
    let mut pieces = Pieces::new(&mut source, if format.is_subtitles() { Cut::Block } else { Cut::Line });
    let mut out = String::new();
    while let Some(piece) = pieces.next()? {
        let mut add = |line: &str| {
            cut(line, &mut out);
            out.push('\n');
        };
        let is_vtt = format == Format::Vtt;
        match format.is_subtitles() {
            true => subtitles::text_lines(&piece, is_vtt, |line| {
                add(&subtitles::without_tags(&piece[line], is_vtt));
            }),
            false => piece.lines().for_each(add),
        }
        stdout.write_all(out.as_bytes()).map_err(cannot)?;
        out.clear();
        if pieces.is_drained() {
            stdout.flush().map_err(cannot)?;
        }
    }
    Ok(())
}
