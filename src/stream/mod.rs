//! Streams: normalizes a text that arrives in parts, in bounded memory.
//!
//! What comes out is [`Normalizer::normalize`] of the whole text, byte for byte, wherever the parts are cut.
//!
//! - [`Reader`] reads the normalized text of an [`io::Read`](std::io::Read)
//!   ([`Normalizer::reader`]).
//! - [`Writer`] normalizes what is written to an [`io::Write`](std::io::Write) ([`Normalizer::writer`]).
//! - [`FmtWriter`] normalizes what is written to a [`fmt::Write`](core::fmt::Write), also without `std`
//!   ([`Normalizer::fmt_writer`]).

// `LineBuffer` does the work: it collects parts of text and normalizes their whole lines.

mod fmt_writer;
#[cfg(feature = "std")]
mod reader;
#[cfg(feature = "std")]
mod utf8;
#[cfg(feature = "std")]
mod writer;

use alloc::string::String;

use crate::work::memchr::{memchr, memrchr};

pub use fmt_writer::FmtWriter;
#[cfg(feature = "std")]
pub use reader::Reader;
#[cfg(feature = "std")]
pub use utf8::InvalidUtf8;
#[cfg(feature = "std")]
pub use writer::Writer;

use crate::Normalizer;
use crate::chars;
use crate::normalizer::{Buffers, PIECE};
use crate::steps::Carry;
use crate::text::code_spans::TickRuns;

/// The greatest part of a text that is taken at once, in bytes: two pieces.
const PART: usize = 2 * PIECE;

/// Normalizes a text that arrives in parts, cut anywhere between two characters.
///
/// Holds the unfinished line at the end of the text, and the lines before it until [`run`](Self::run).
#[derive(Debug)]
struct LineBuffer {
    normalizer: Normalizer,
    carry: Carry,
    buffers: Buffers,
    /// Text that is not normalized yet. Begins where a line begins.
    text: String,
    /// The offset in `text` before which there is no line end.
    searched: usize,
    /// The backticks of the line that passes through unchanged because it is too long.
    long_line: Option<TickRuns>,
}

impl LineBuffer {
    fn new(normalizer: Normalizer) -> LineBuffer {
        LineBuffer {
            normalizer,
            carry: Carry::default(),
            buffers: Buffers::default(),
            text: String::new(),
            searched: 0,
            long_line: None,
        }
    }

    /// Takes the next part of the text. Appends to `out` what is normalized by now. Waits until there are lines
    /// for a whole piece, so that many small parts take no more time than one large part.
    fn push(&mut self, part: &str, out: &mut String) {
        let part = match self.long_line.take() {
            None => part,
            Some(mut ticks) => {
                let line_end = memchr(b'\n', part.as_bytes());
                let (line, rest) = part.split_at(line_end.map_or(part.len(), |i| i + 1));
                out.push_str(line);
                ticks.read(line);
                match line_end {
                    Some(_) => self.normalizer.end_long_line(ticks, &mut self.carry),
                    None => self.long_line = Some(ticks),
                }
                rest
            }
        };
        self.text.push_str(part);
        if self.text.len() >= PIECE {
            self.run(out);
        }
    }

    /// Normalizes the whole lines that were not normalized yet, and appends them to `out`.
    fn run(&mut self, out: &mut String) {
        if !self.normalizer.is_cut_at_lines() {
            return;
        }
        if let Some(last) = memrchr(b'\n', &self.text.as_bytes()[self.searched..]) {
            let end = self.searched + last + 1;
            self.run_to(end, out);
            self.text.drain(..end);
        }
        if self.text.len() > self.normalizer.longest_line() {
            let mut ticks = TickRuns::new(self.carry.memory.code);
            ticks.read(&self.text);
            self.long_line = Some(ticks);
            out.push_str(&self.text);
            self.text.clear();
        }
        self.searched = self.text.len();
    }

    /// Normalizes all that is left, and appends it to `out`. The next part begins a new text.
    fn finish(&mut self, out: &mut String) {
        self.run_to(self.text.len(), out);
        self.text.clear();
        (self.searched, self.long_line, self.carry.memory) = (0, None, Default::default());
    }

    fn run_to(&mut self, end: usize, out: &mut String) {
        self.normalizer.append(&self.text[..end], &mut self.carry, &mut self.buffers, out);
    }
}

/// Cuts `text` into parts of at most about [`PART`] bytes.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    core::iter::from_fn(move || {
        let part;
        (part, rest) = rest.split_at(chars::char_end(rest, PART.min(rest.len())));
        (!part.is_empty()).then_some(part)
    })
}
