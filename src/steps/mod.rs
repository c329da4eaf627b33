//! The steps of normalization, one file each, all with one signature.
//!
//! A step reads a [`Source`] and reports edits to a sink. It may rely on three things:
//!
//! - The source is valid UTF-8.
//! - Protected spans are in order and do not overlap.
//! - The text ends where a line ends.
//!
//! It must keep three promises:
//!
//! - It edits nothing inside a span.
//! - It makes no further edit if it runs on its own result.
//! - It reads only the line that it edits, and what [`Carry`] holds of earlier lines.

pub(crate) mod blank_lines;
mod brackets;
mod caesura;
pub(crate) mod clean_zwnj;
pub(crate) mod digits;
mod dot_gaps;
pub(crate) mod entities;
pub(crate) mod fold;
pub(crate) mod key_letters;
mod label_gaps;
mod layout;
pub(crate) mod line_ends;
mod number_gaps;
pub(crate) mod punctuation;
pub(crate) mod repeats;
pub(crate) mod restore_zwnj;
pub(crate) mod search_key;
pub(crate) mod separate_words;
pub(crate) mod spaces;
pub(crate) mod style;

use alloc::string::String;
use core::ops::ControlFlow;

use crate::edit::Sink;
use crate::restore::DamageHistory;
use crate::scan::Text;
use crate::text::code_spans::OpenCode;
use crate::text::spans::Spans;
use blank_lines::LineEndCount;

/// What a step reads.
pub(crate) struct Source<'t> {
    pub(crate) text: Text<'t>,
    /// The protected spans of the text.
    pub(crate) spans: &'t Spans,
}

/// What is kept from one piece of a long text to the next.
#[derive(Clone, Debug, Default)]
pub(crate) struct Carry {
    /// What the lines before this piece were like.
    pub(crate) memory: Memory,
    /// Whether restoration put in a space, or removed one inside a word. The spacing step runs earlier, and decides by the
    /// words before a number whether a space follows them (دردهه هاي70).
    pub(crate) has_new_words: bool,
    /// Whether a repeated letter was removed. A line with fewer letters may no longer look Arabic, so its letters fold.
    pub(crate) has_fewer_letters: bool,
    /// A buffer for lines that are folded in two passes.
    pub(crate) scratch: String,
}

/// All that normalization remembers of the lines before a piece.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Memory {
    /// How these lines were damaged.
    pub(crate) history: DamageHistory,
    /// The code, element of HTML or comment that is open after them.
    pub(crate) code: OpenCode,
    /// The line ends after the last line that is not empty.
    pub(crate) line_ends: LineEndCount,
}

/// One stage of normalization, with its settings.
pub(crate) trait Step {
    /// The settings of a preset that sets nothing else.
    const DEFAULT: Self;

    /// Whether the step may edit a text of simple words with single spaces between them (see
    /// [`fold::is_words_only`]). A short text of this kind skips all other steps.
    const EDITS_WORDS: bool = false;

    /// Reports every edit of `source` to `sink`, in order. Returns `Break` if the sink ended the step.
    fn run<S: Sink>(&self, source: &Source, carry: &mut Carry, sink: &mut S) -> ControlFlow<()>;
}

/// A step that can be switched off. It keeps its settings while it is off.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Switch<T> {
    pub(crate) on: bool,
    pub(crate) step: T,
}

impl<T: Step> Switch<T> {
    pub(crate) const OFF: Switch<T> = Switch { on: false, step: T::DEFAULT };
}
