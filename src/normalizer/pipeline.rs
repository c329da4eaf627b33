//! Runs the steps over a text: pieces, rounds and protected spans.
//!
//! ```text
//! for each piece of the text (whole lines, about 32 KiB)
//!     find its protected spans
//!     repeat
//!         for each step
//!             run it; if it edits, the next step reads the new text
//!             and the spans are found again
//!     until a round changes nothing that a step depends on
//! ```

use alloc::string::String;
use core::mem;
use core::ops::{ControlFlow, Range};

use memchr::memchr;

use super::Normalizer;
use super::order::Stage;
use super::outputs::{NewText, Output};
use crate::edit::{Edited, Rewrite};
use crate::scan::Text;
use crate::steps::{Carry, Source, fold};
use crate::text::protect::{self, Signs};
use crate::text::spans::{SpanKind, Spans};

/// The least length of a piece, in bytes. All steps run on one piece before the next piece is
/// read, so that it stays in the processor's cache: 3 to 4 % faster than step by step over a whole
/// text, and a changed text needs memory once, not twice.
pub(super) const PIECE: usize = 1 << 15;

/// The greatest length of a text that is tested for being words only, in bytes. The test is worth
/// its time for texts of one or a few words: one word takes 170 ns with it and 465 ns without. On a
/// longer text the test takes as long as the steps that it saves.
const SHORT: usize = 32;

/// The two texts that steps read and write in turn.
#[derive(Default)]
pub(crate) struct Buffers {
    /// The text after the last edit.
    pub(crate) current: String,
    /// The text that the next edit is written to.
    pub(crate) next: String,
}

/// What the pipeline finds out about a text before steps run.
struct Inspection {
    /// The text is short and consists of simple words, so most steps have nothing to do.
    words_only: bool,
    spans: Spans,
    signs: Signs,
}

impl Normalizer {
    /// Normalizes `text` into `out`, whose content is lost. Returns whether that changes the text;
    /// if not, `out` holds nothing of use.
    pub(super) fn rewrite(&self, text: &str, out: &mut String) -> bool {
        if self.is_one_piece(text) {
            let mut buffers = Buffers { current: String::new(), next: mem::take(out) };
            let mut output = NewText { pieces: None };
            let edited = self.run_piece(text, &mut Carry::default(), &mut buffers, &mut output);
            let edited = edited == ControlFlow::Continue(true);
            *out = if edited { buffers.current } else { buffers.next };
            return edited;
        }
        let mut output = NewText { pieces: Some(Rewrite::new(text, out)) };
        let _ = self.run(text, &mut output);
        output.pieces.is_some_and(Rewrite::finish)
    }

    /// Runs all steps over all pieces of `text`, and collects their edits in `output`.
    pub(super) fn run<O: Output>(&self, text: &str, output: &mut O) -> ControlFlow<()> {
        let mut carry = Carry::default();
        let mut buffers = Buffers::default();
        for piece in self.pieces(text) {
            let edited = self.run_piece(&text[piece.clone()], &mut carry, &mut buffers, output)?;
            output.end_piece(piece, edited.then_some(&buffers.current));
        }
        ControlFlow::Continue(())
    }

    /// Runs all steps over one piece. Returns whether there was an edit; then the new text is in
    /// `buffers.current`.
    pub(super) fn run_piece<O: Output>(
        &self,
        piece: &str,
        carry: &mut Carry,
        buffers: &mut Buffers,
        output: &mut O,
    ) -> ControlFlow<(), bool> {
        let Buffers { current, next: target } = buffers;
        let Inspection { mut words_only, mut spans, mut signs } = self.inspect(piece, Signs::UNKNOWN);
        let history_before = carry.history;
        let mut history_after = None;
        let mut edited = false;
        // Ends because no step undoes what another step did: letters, digits and signs only become Persian, and
        // a space or ZWNJ that was removed does not come back. The last round changes nothing that a step
        // depends on, so another normalization would change nothing. Real text needs one or two rounds.
        loop {
            let mut edited_in_round = false;
            let mut spans_changed = false;
            let mut step = 0;
            loop {
                let text = if edited { current.as_str() } else { piece };
                let source = Source { text: Text::new(text), spans: &spans };
                let stage = Stage { piece, source: &source, carry, output, target };
                let Some((next_step, did)) = self.steps.run_to_edit(step, words_only, stage)? else { break };
                step = next_step;
                let known = if did == Edited::Plainly { signs } else { Signs::UNKNOWN };
                let new = self.inspect(target, known);
                spans_changed |= !new.spans.same_contents(target, &spans, text);
                Inspection { words_only, spans, signs } = new;
                mem::swap(current, target);
                (edited, edited_in_round) = (true, true);
            }
            // The next piece starts from the damage history of the first round, since later rounds
            // read a text that is repaired already.
            let after = *history_after.get_or_insert(carry.history);
            let needs_another_round = edited_in_round && (self.steps.search_key.on || spans_changed);
            if !needs_another_round {
                carry.history = after;
                break;
            }
            carry.history = history_before;
        }
        ControlFlow::Continue(edited)
    }

    /// Finds out whether `text` is a short text of simple words, and if not, its protected spans.
    /// (Simple words have none.) `signs` is what is known of its signs.
    #[inline]
    fn inspect(&self, text: &str, signs: Signs) -> Inspection {
        let many_steps = self.steps.spaces.on && !self.steps.search_key.on && self.patterns.is_none();
        let words_only = many_steps && text.len() <= SHORT && fold::is_words_only(text);
        let (spans, signs) = if words_only { (Spans::NONE, signs) } else { self.spans(text, signs) };
        Inspection { words_only, spans, signs }
    }

    /// The protected spans of `text`, and what is known of its signs afterwards. `signs` is what is known before.
    pub(super) fn spans(&self, text: &str, signs: Signs) -> (Spans, Signs) {
        let mut kinds = self.kinds;
        if self.steps.entities.on {
            kinds.set(SpanKind::Entity, false);
        }
        protect::spans(text, kinds, self.patterns.as_deref().unwrap_or_default(), signs)
    }

    /// Whether `text` is a single piece.
    fn is_one_piece(&self, text: &str) -> bool {
        text.len() <= PIECE || self.pieces(text).nth(1).is_none()
    }

    /// The byte ranges of the pieces of `text`: whole lines, since no step looks farther than a
    /// line. The text is one piece if something can reach farther (a pattern of the user, empty
    /// lines, entities for line ends) or if there is only one step. Code in backticks can reach
    /// farther too: from the first backtick on, the rest of the text is one piece.
    pub(super) fn pieces<'t>(&self, text: &'t str) -> impl Iterator<Item = Range<usize>> + use<'t> {
        let mut steps = 0;
        self.steps.for_each(|_, on| steps += on as usize);
        let whole =
            self.steps.blank_lines.on || self.steps.entities.on || self.patterns.is_some() || steps < 2;
        let code = self.kinds.has(SpanKind::Code);
        let mut at = 0;
        core::iter::from_fn(move || {
            let start = at;
            if start == text.len() {
                return None;
            }
            at = text.len();
            if !whole && at - start > PIECE {
                let bytes = text.as_bytes();
                let end = memchr(b'\n', &bytes[start + PIECE..]).map_or(at, |i| start + PIECE + i + 1);
                if !code || memchr(b'`', &bytes[start..end]).is_none() {
                    at = end;
                }
            }
            Some(start..at)
        })
    }
}
