//! `sentences` and `words`: cut texts into parts.

use std::fmt::Write as _;
use std::io::{self, BufWriter, Read, Write};
use std::sync::atomic::AtomicU64;

use crate::args;
use crate::failure::{Failure, Result};
use crate::files;
use crate::format::Format;
use crate::formats::subtitles;
use crate::inputs::{self, Input};
use crate::pieces::{Cut, Pieces};
use crate::source::{self, Source};

/// Prints each sentence on a line.
pub(crate) fn sentences(arguments: &args::Segment) -> Result<()> {
    each_line(arguments, |line, out| {
        for sentence in hamvar::sentences(line) {
            out.push_str(sentence);
            out.push('\n');
        }
    })
}

/// Prints each word on a line, or each token with its kind.
pub(crate) fn words(arguments: &args::Words) -> Result<()> {
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

/// Calls `cut` with each line of the inputs (of subtitles, each line of text), and prints what it appends, and an empty line.
fn each_line(arguments: &args::Segment, cut: impl Fn(&str, &mut String)) -> Result<()> {
    let encoding = arguments.encoding.as_deref().map(source::encoding).transpose()?;
    let mut stdout = BufWriter::new(io::stdout().lock());
    let cannot = |error: io::Error| Failure::of_stdout(&error);
    let read = AtomicU64::new(0);
    let mut out = String::new();
    for input in inputs::find(&arguments.files, &Format::extensions(arguments.format), false) {
        let input = input?;
        let reader: Box<dyn Read> = match &input {
            Input::Stdin => Box::new(io::stdin().lock()),
            Input::File { path, .. } => Box::new(files::open(path)?),
        };
        let format = arguments.format.unwrap_or_else(|| match &input {
            Input::Stdin => Format::Text,
            Input::File { path, .. } => Format::of_path(path),
        });
        let mut source = Source::new(input.name(), reader, encoding, &read)?;
        let mut pieces = Pieces::new(&mut source, if format.is_subtitles() { Cut::Block } else { Cut::Line });
        while let Some(piece) = pieces.next()? {
            let mut add = |line: &str| {
                cut(line, &mut out);
                out.push('\n');
            };
            match format.is_subtitles() {
                true => subtitles::text_lines(&piece, format == Format::Vtt, |line| add(&piece[line])),
                false => piece.lines().for_each(add),
            }
            stdout.write_all(out.as_bytes()).map_err(cannot)?;
            out.clear();
            if pieces.is_drained() {
                stdout.flush().map_err(cannot)?;
            }
        }
    }
    stdout.flush().map_err(cannot)
}
