//! [`Pieces`]: cuts the text of a source into pieces of whole lines, records or blocks.

use crate::failure::{Failure, Result};
use crate::format::Format;
use crate::formats::{csv, subtitles};
use crate::source::Source;

/// The size of a piece in bytes, unless one of its records is longer.
const PIECE: usize = 256 << 10;

/// Where a text may be cut.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cut {
    /// After a line.
    Line,
    /// After a record of CSV, by its delimiter.
    Record(u8),
    /// After an empty line.
    Block,
    /// Nowhere: a text whose patterns can match over lines.
    WholeText,
    /// Nowhere.
    Nowhere,
}

impl Cut {
    /// Where a text of the format `format` may be cut. `is_whole`: whether all lines of a text must be normalized
    /// together.
    pub(crate) fn of(format: Format, delimiter: u8, is_whole: bool) -> Cut {
        match format {
            Format::Text if is_whole => Cut::WholeText,
            Format::Text | Format::Lines | Format::Jsonl => Cut::Line,
            Format::Json | Format::Parquet => Cut::Nowhere,
            Format::Csv | Format::Tsv => Cut::Record(delimiter),
            Format::Srt | Format::Vtt => Cut::Block,
        }
    }

    /// Returns the last offset at which `text` may be cut. `text` begins at an offset where a cut was allowed.
    fn last(self, text: &str) -> Option<usize> {
        match self {
            Cut::Line => text.rfind('\n').map(|at| at + 1),
            Cut::Record(delimiter) => csv::last_end(text, delimiter),
            Cut::Block => subtitles::last_end(text),
            Cut::WholeText | Cut::Nowhere => None,
        }
    }

    /// Returns where the last whole record of `text` ends, which a fault follows.
    fn last_before_fault(self, text: &str) -> usize {
        match self {
            Cut::WholeText => Cut::Line.last(text),
            other => other.last(text),
        }
        .unwrap_or(0)
    }
}

/// The pieces of a text, in order.
pub(crate) struct Pieces<'s, 'r> {
    source: &'s mut Source<'r>,
    cut: Cut,
    /// Text that is in no piece yet.
    text: String,
    at_end: bool,
    /// Why no more can be read. It is returned after the whole records before it.
    failure: Option<Failure>,
}

impl<'s, 'r> Pieces<'s, 'r> {
    pub(crate) fn new(source: &'s mut Source<'r>, cut: Cut) -> Self {
        Pieces { source, cut, text: String::new(), at_end: false, failure: None }
    }

    /// Whether all that could be read without waiting is in the pieces so far, except for a last record that may go on.
    pub(crate) fn is_drained(&self) -> bool {
        self.source.is_drained()
    }

    /// Returns the next piece, or `None` at the end of the text. If the text cannot be read to its end, all whole
    /// records before the fault come out, and then the failure.
    pub(crate) fn next(&mut self) -> Result<Option<String>> {
        let mut least = PIECE;
        // The length of `self.text` when no offset to cut it at was found.
        let mut uncut = 0;
        loop {
            let mut is_ready = false;
            while self.text.len() < least && !self.at_end && !is_ready {
                let before = self.text.len();
                match self.source.read(&mut self.text) {
                    Ok(has_more) => self.at_end = !has_more,
                    Err(failure) => {
                        self.text.truncate(self.cut.last_before_fault(&self.text));
                        self.at_end = true;
                        self.failure = Some(failure);
                        break;
                    }
                }
                // The sender may wait for the result of what it has sent.
                is_ready = self.source.is_drained()
                    && self.text.len() >= 2 * uncut
                    && self.text[before..].contains('\n');
            }
            if self.at_end {
                let rest = std::mem::take(&mut self.text);
                return match (rest.is_empty(), self.failure.take()) {
                    (false, failure) => {
                        self.failure = failure;
                        Ok(Some(rest))
                    }
                    (true, Some(failure)) => Err(failure),
                    (true, None) => Ok(None),
                };
            }
            if let Some(end) = self.cut.last(&self.text) {
                let rest = self.text.split_off(end);
                return Ok(Some(std::mem::replace(&mut self.text, rest)));
            }
            // Doubling keeps the time linear, however long a record is.
            uncut = self.text.len();
            least = least.max(2 * uncut);
        }
    }
}
