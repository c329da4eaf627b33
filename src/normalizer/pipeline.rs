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
//!
//! It does not matter where a text is cut, as long as it is cut at line ends: each line comes out as it would
//! in a piece of its own. So a stream and a session, which get a text part by part, have the same result.

use alloc::string::String;
use core::mem;
use core::ops::ControlFlow;

use super::Normalizer;
use super::order::Stage;
use super::outputs::{NewText, Output};
use super::pieces::Piece;
use crate::edit::{Check, Edited, Rewrite};
use crate::scan::Text;
use crate::steps::blank_lines::LineEndCount;
use crate::steps::fold::{self, Marks};
use crate::steps::{Carry, Source, Step};
use crate::text::code_spans::{OpenCode, TickRuns};
use crate::text::protect::{self, Found, Signs};
use crate::text::spans::{SpanKind, Spans};
use crate::text::{arabic_lines, arabic_runs};
use crate::work;
use crate::work::memchr::{memchr, memchr_iter};

/// The greatest length of a text that is tested for being words only, in bytes. The test is worth
/// its time for texts of one or a few words: one word takes 170 ns with it and 465 ns without. On a
/// longer text the test takes as long as the steps that it saves.
const SHORT: usize = 32;

/// The two texts that steps read and write in turn.
#[derive(Clone, Debug, Default)]
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
    /// The code that is open after the text.
    code: OpenCode,
}

/// What the steps made of a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Nothing changed.
    Same,
    /// The new text is in `Buffers::current`.
    Changed,
    /// The lines of the piece affected each other. Nothing is decided: each line must run as a piece of its own.
    ByLines,
}

impl Normalizer {
    /// Normalizes `text` into `out`, whose content is lost. Returns whether that changes the text;
    /// if not, `out` holds nothing of use.
    pub(super) fn rewrite(&self, text: &str, carry: &mut Carry, out: &mut String) -> bool {
        if self.is_one_piece(text) {
            let mut buffers = Buffers { current: String::new(), next: mem::take(out) };
            let mut output = NewText { pieces: None };
            match self.run_piece(text, carry, &mut buffers, &mut output) {
                ControlFlow::Continue(Outcome::Changed) => {
                    *out = buffers.current;
                    return true;
                }
                ControlFlow::Continue(Outcome::ByLines) => *out = buffers.next,
                _ => {
                    *out = buffers.next;
                    return false;
                }
            }
        }
        let mut output = NewText { pieces: Some(Rewrite::new(text, out)) };
        let _ = self.run(text, carry, &mut Buffers::default(), &mut output);
        output.pieces.is_some_and(Rewrite::finish)
    }

    /// Normalizes `text`, which follows the text that `carry` remembers, and appends it to `out`.
    pub(crate) fn append(&self, text: &str, carry: &mut Carry, buffers: &mut Buffers, out: &mut String) {
        let mut output = NewText { pieces: Some(Rewrite::onto(text, out)) };
        let _ = self.run(text, carry, buffers, &mut output);
        output.pieces.map(Rewrite::finish);
    }

    /// Runs all steps over all pieces of `text`, and collects their edits in `output`.
    pub(super) fn run<O: Output>(
        &self,
        text: &str,
        carry: &mut Carry,
        buffers: &mut Buffers,
        output: &mut O,
    ) -> ControlFlow<()> {
        for piece in self.pieces(text) {
            let range = match piece {
                Piece::Lines(range) => range,
                Piece::LongLine(range) => {
                    self.pass_long_line(&text[range.clone()], carry);
                    output.end_piece(range, None);
                    continue;
                }
            };
            match self.run_piece(&text[range.clone()], carry, buffers, output)? {
                Outcome::Same => output.end_piece(range, None),
                Outcome::Changed => output.end_piece(range, Some(&buffers.current)),
                Outcome::ByLines => {
                    let mut at = range.start;
                    while at < range.end {
                        let rest = &text.as_bytes()[at..range.end];
                        let end = memchr(b'\n', rest).map_or(range.end, |i| at + i + 1);
                        let outcome = self.run_piece(&text[at..end], carry, buffers, output)?;
                        let new = (outcome == Outcome::Changed).then_some(&*buffers.current);
                        output.end_piece(at..end, new);
                        at = end;
                    }
                }
            }
        }
        ControlFlow::Continue(())
    }

    /// Runs all steps over one piece.
    pub(super) fn run_piece<O: Output>(
        &self,
        piece: &str,
        carry: &mut Carry,
        buffers: &mut Buffers,
        output: &mut O,
    ) -> ControlFlow<(), Outcome> {
        let Buffers { current, next: target } = buffers;
        let before = carry.memory;
        let Inspection { mut words_only, mut spans, mut signs, mut code } =
            self.inspect(piece, before.code, Signs::UNKNOWN);
        let mut history_after = None;
        let mut edited = false;
        // Ends because no step undoes what another step did: letters, digits and signs only become Persian, and
        // a space or ZWNJ that was removed does not come back. The last round changes nothing that a step
        // depends on, so another normalization would change nothing. Real text needs one or two rounds. The limit
        // ends the loop if two steps undo each other after all, which is a fault. It grows with the text, since a round
        // changes at least one byte.
        let most_rounds = piece.len() + 8;
        for round in 1..=most_rounds {
            debug_assert!(round < most_rounds, "two steps undo each other: {piece:?}");
            let mut edited_in_round = false;
            let mut spans_changed = false;
            let mut step = 0;
            loop {
                let text = if edited { current.as_str() } else { piece };
                let source = Source { text: Text::new(text), spans: &spans };
                let stage = Stage { piece, source: &source, carry, output, target };
                let Some((next_step, did)) = self.steps.run_to_edit(step, words_only, stage)? else { break };
                step = next_step;
                let known = if did == Edited::Plainly { signs } else { signs.after_edits() };
                let new = self.inspect(target, before.code, known);
                spans_changed |= !new.spans.same_contents(target, &spans, text);
                Inspection { words_only, spans, signs, code } = new;
                mem::swap(current, target);
                (edited, edited_in_round) = (true, true);
            }
            // A step may have decided by spans or words that later steps changed.
            let has_new_words = mem::take(&mut carry.has_new_words) && edited_in_round;
            let has_fewer_letters = mem::take(&mut carry.has_fewer_letters) && edited_in_round;
            let read_old_text = spans_changed
                || has_fewer_letters
                || has_new_words && self.spaces_edit(current, &spans, carry);
            if read_old_text && self.is_cut_at_lines() && has_several_lines(piece) {
                // Another round for all lines would judge them by the damage that is left after this round.
                carry.memory = before;
                output.cancel_piece();
                return ControlFlow::Continue(Outcome::ByLines);
            }
            // The next piece starts from the damage history of the first round, since later rounds
            // read a text that is repaired already.
            history_after.get_or_insert(carry.memory.history);
            // A search key has fewer letters, too.
            let needs_another_round = edited_in_round && (self.steps.search_key.on || read_old_text);
            if !needs_another_round {
                break;
            }
            carry.memory.history = before.history;
        }
        if let Some(after) = history_after {
            carry.memory.history = after;
        }
        if edited && current.len() > self.longest_line && self.has_long_line(current) {
            carry.memory = before;
            output.cancel_piece();
            if has_several_lines(piece) {
                return ControlFlow::Continue(Outcome::ByLines);
            }
            self.pass_long_line(piece, carry);
            return ControlFlow::Continue(Outcome::Same);
        }
        carry.memory.code = code;
        if self.steps.blank_lines.on {
            let line_ends = before.line_ends.after(if edited { current } else { piece });
            carry.memory.line_ends = line_ends;
        }
        ControlFlow::Continue(if edited { Outcome::Changed } else { Outcome::Same })
    }

    /// Whether the spacing step would edit `text`.
    fn spaces_edit(&self, text: &str, spans: &Spans, carry: &mut Carry) -> bool {
        let mut check = Check::default();
        if self.steps.spaces.on {
            let _ = self.steps.spaces.step.run(&Source { text: Text::new(text), spans }, carry, &mut check);
        }
        check.changed
    }

    /// Leaves `line` alone, because it or its result is too long.
    #[cold]
    fn pass_long_line(&self, line: &str, carry: &mut Carry) {
        let mut ticks = TickRuns::new(carry.memory.code);
        ticks.read(line);
        self.end_long_line(ticks, carry);
    }

    /// Ends a line that was left alone. `ticks` are its backticks.
    pub(crate) fn end_long_line(&self, ticks: TickRuns, carry: &mut Carry) {
        carry.memory.code = if self.kinds.has(SpanKind::Code) { ticks.end() } else { OpenCode::None };
        carry.memory.line_ends = LineEndCount::ONE;
    }

    /// Finds out whether `text` is a short text of simple words, and if not, its protected spans.
    /// (Simple words have none.) `code` is the code that is open before the text. `signs` is what is known of its
    /// signs.
    #[inline]
    fn inspect(&self, text: &str, code: OpenCode, signs: Signs) -> Inspection {
        work::count_bytes(text.len());
        let many_steps = self.steps.spaces.on && !self.steps.search_key.on && self.patterns.is_none();
        let words_only = many_steps
            && text.len() <= SHORT
            && !code.is_open()
            && fold::is_words_only(text)
            && !arabic_runs::may_have_passage(text)
            && !arabic_lines::has_line(text);
        let Found { spans, code, signs } = if words_only {
            Found { spans: Spans::NONE, code, signs }
        } else {
            self.spans(text, code, signs)
        };
        Inspection { words_only, spans, signs, code }
    }

    /// The protected spans of `text`, the code that is open after it, and what is then known of its signs. `code` and
    /// `signs` are what is known before.
    pub(super) fn spans(&self, text: &str, code: OpenCode, signs: Signs) -> Found {
        let patterns = self.patterns.as_deref().unwrap_or_default();
        let mut kinds = self.kinds;
        if self.steps.fold.on && self.steps.fold.step.marks != Marks::Keep {
            // Arabic is folded where its marks are removed.
            kinds.set(SpanKind::ArabicPassage, false);
        }
        let mut found = protect::spans(text, kinds, patterns, code, signs);
        // Entities are protected from every step except the one that decodes them.
        if self.steps.entities.on
            && self.kinds.has(SpanKind::Entity)
            && memchr(b'&', text.as_bytes()).is_some()
        {
            kinds.set(SpanKind::Entity, false);
            let for_decoding = protect::spans(text, kinds, patterns, code, Signs::UNKNOWN).spans;
            found.spans = found.spans.with_spans_for_decoding(for_decoding);
        }
        found
    }
}

/// Whether `piece` has more than one line.
fn has_several_lines(piece: &str) -> bool {
    memchr_iter(b'\n', piece.as_bytes()).next().is_some_and(|end| end + 1 < piece.len())
}
