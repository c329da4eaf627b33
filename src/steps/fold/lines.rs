//! The two passes over lines.
//!
//! The first pass removes or replaces invisible characters, so that the second one finds letters
//! and their marks side by side. Two functions run the passes. [`edit`] is the definition and reports
//! single edits. [`rewrite`] makes the same text for a sink that needs the text only.

use alloc::{borrow::Cow, string::String, vec::Vec};
use core::ops::{ControlFlow, Range};

use memchr::{memchr, memrchr};

use super::invisible::edit_run;
use super::languages::Languages;
use super::letter::fold_letter;
use super::marks::{MarkSet, mark_stays};
use super::{Fold, Marks, fast};
use crate::chars::{char_start, is_invisible};
use crate::edit::{self, Aligned, Check, Edit, Record, Rewrite, Rewriter, Sink};
use crate::scan::{self, Text};
use crate::steps::Source;
use crate::text::spans::Spans;

/// How many bytes of lines are folded together. They are still in the cache when the second pass and
/// the copy read them again.
pub(super) const CHUNK: usize = scan::READ_AHEAD;

/// How many bytes a pass reads character by character after a match, before it scans again. Other
/// characters that fold are often near.
const STRETCH: usize = 32;

/// The greatest number of times that both passes run over a line. To drop a mark can bring two invisible
/// characters together, so the passes repeat until nothing changes. If the limit is hit, the result may
/// not be final: another normalization may change it.
const MAX_ROUNDS: usize = 8;

/// The greatest number of times that both passes run over a line with these options.
fn max_rounds(options: &Fold) -> usize {
    if options.marks == Marks::Keep { 1 } else { MAX_ROUNDS }
}

/// The start of the line that contains `at`; `from` if the line begins before that.
pub(super) fn line_start(text: &str, from: usize, at: usize) -> usize {
    memrchr(b'\n', &text.as_bytes()[from..at]).map_or(from, |i| from + i + 1)
}

/// The end of the line that contains `at`, after its line feed.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    memchr(b'\n', rest).map_or(text.len(), |i| at + i + 1)
}

/// Whether a range may contain something for the first pass.
fn has_invisible(text: &Text, range: Range<usize>) -> bool {
    scan::next_match::<scan::Invisible>(text, range, |_| false).is_some()
}

/// Folds whole lines and reports each edit.
pub(super) fn edit<S: Sink>(
    source: &Source,
    options: &Fold,
    lines: Range<usize>,
    sink: &mut S,
) -> ControlFlow<()> {
    if !has_invisible(&source.text, lines.clone()) {
        return letters_pass(source, options, lines, sink);
    }
    let text = &source.text[lines.clone()];
    let mut folded = FoldedLines {
        source: text,
        now: Cow::Borrowed(text),
        spans: source.spans.within(&lines).collect(),
        edits: Vec::new(),
    };
    for round in 1..=max_rounds(options) {
        let changed = folded.run(|source, all, record| invisible_pass(source, options, all, record));
        if !changed && round > 1 {
            break;
        }
        folded.run(|source, all, record| letters_pass(source, options, all, record));
    }
    for edit in folded.edits {
        let range = lines.start + edit.range.start..lines.start + edit.range.end;
        sink.replace(range, &edit.replacement, edit.kind)?;
    }
    ControlFlow::Continue(())
}

/// Lines to which passes are applied, and the edits that the passes made so far.
struct FoldedLines<'t> {
    source: &'t str,
    /// The text after the passes so far.
    now: Cow<'t, str>,
    /// The protected spans of `now`.
    spans: Spans,
    /// The edits that make `now` from `source`.
    edits: Vec<Edit>,
}

impl FoldedLines<'_> {
    /// Applies a pass. Returns whether it changed anything.
    fn run(&mut self, pass: impl FnOnce(&Source, Range<usize>, &mut Record) -> ControlFlow<()>) -> bool {
        let len = self.now.len();
        let mut record = Record::default();
        let _ = pass(&Source { text: Text::new(&self.now), spans: &self.spans }, 0..len, &mut record);
        if record.edits.is_empty() {
            return false;
        }
        let next = Aligned::new(&self.now, record.edits);
        self.spans = self.spans.within(&(0..len)).map(|span| next.result_range(span)).collect();
        self.now = Cow::Owned(next.as_str().into());
        self.edits = edit::compose(self.source, core::mem::take(&mut self.edits), next.into_edits());
        true
    }
}

/// Folds whole lines like [`edit`], for a sink that needs the new text only. `scratch` is a buffer
/// for the text between the passes.
pub(super) fn rewrite(
    source: &Source,
    options: &Fold,
    lines: Range<usize>,
    scratch: &mut String,
    rewriter: &mut impl Rewriter,
) -> ControlFlow<()> {
    let text = &source.text;
    if !has_invisible(text, lines.clone()) {
        return fast::rewrite_letters(source, options, lines, rewriter);
    }
    if source.spans.meet(&lines) {
        return edit(source, options, lines, rewriter);
    }
    scratch.clear();
    scratch.reserve(2 * CHUNK.min(text.len())); // so that only long lines make it grow
    let mut first = Rewrite::part(text, lines.clone(), scratch);
    invisible_pass(source, options, lines.clone(), &mut first)?;
    if !first.finish() {
        // If the second pass changes nothing either, or is the last one, it needs no buffer.
        let mut second = Check::default();
        if max_rounds(options) > 1 {
            let _ = letters_pass(source, options, lines.clone(), &mut second);
        }
        if !second.changed {
            return fast::rewrite_letters(source, options, lines, rewriter);
        }
        scratch.clear();
        scratch.push_str(&text[lines.clone()]);
    }
    rewriter.rewrite(lines, |out| repeat_passes(options, scratch, out));
    ControlFlow::Continue(())
}

/// Runs the second pass on `scratch`, which is the result of a first pass, and appends its result to
/// `out`. If marks are removed, repeats both passes until nothing changes. Overwrites `scratch`.
fn repeat_passes(options: &Fold, scratch: &mut String, out: &mut String) {
    let start = out.len();
    for round in 1..=max_rounds(options) {
        out.truncate(start);
        let source = Source { text: Text::new(scratch), spans: &Spans::NONE };
        let mut second = Rewrite::onto(scratch, out);
        let _ = fast::rewrite_letters(&source, options, 0..scratch.len(), &mut second);
        second.finish();
        if round == max_rounds(options) {
            break;
        }
        let done = &out[start..];
        let source = Source { text: Text::new(done), spans: &Spans::NONE };
        let mut first = Rewrite::new(done, scratch);
        let _ = invisible_pass(&source, options, 0..done.len(), &mut first);
        if !first.finish() {
            break;
        }
    }
}

/// The first pass: removes or replaces the runs of invisible characters of whole lines.
pub(super) fn invisible_pass(
    source: &Source,
    options: &Fold,
    lines: Range<usize>,
    sink: &mut impl Sink,
) -> ControlFlow<()> {
    let text = &source.text;
    let bytes = text.as_bytes();
    let mut at = lines.start;
    let mut last_run = at; // the end of the last run
    while let Some(found) = scan::next_match::<scan::Invisible>(text, at..lines.end, |_| false) {
        let mut i = char_before_match(text, found).max(last_run);
        let stop = found + STRETCH;
        while i < stop.min(lines.end) {
            // Every invisible character begins with one of these bytes.
            if !matches!(bytes[i], 0xC2 | 0xD8 | 0xD9 | 0xE2 | 0xEF) {
                i += 1;
                continue;
            }
            let Some(c) = text[i..].chars().next() else { break };
            if !is_invisible(c) {
                i += c.len_utf8();
                continue;
            }
            // The scan does not find a ZWNJ alone, so the run may begin before the match.
            let start = last_run + text[last_run..i].trim_end_matches(is_invisible).len();
            let end = text.len() - text[i..].trim_start_matches(is_invisible).len();
            (i, last_run) = (end, end);
            if !source.spans.meet(&(start..end)) {
                edit_run(text, start..end, options, sink)?;
            }
        }
        at = i.max(stop);
    }
    ControlFlow::Continue(())
}

/// The second pass: folds the letters of whole lines and puts their marks in order.
pub(super) fn letters_pass(
    source: &Source,
    options: &Fold,
    lines: Range<usize>,
    sink: &mut impl Sink,
) -> ControlFlow<()> {
    let text = &source.text;
    let mut languages = Languages::new(text);
    let staying = MarkSet::that_stay(options);
    let harmless = |i| mark_stays(text.as_bytes(), i, staying);
    let next_match = |at| match options.search_key {
        true => scan::next_match::<scan::KeyFolding>(text, at..lines.end, harmless),
        false => scan::next_match::<scan::Folding>(text, at..lines.end, harmless),
    };
    let mut at = lines.start;
    while let Some(found) = next_match(at) {
        let mut i = char_before_match(text, found).max(at);
        let stop = found + STRETCH;
        while i < stop.min(lines.end) {
            i = fold_letter(source, options, i, |at| languages.is_foreign(at), sink)?;
        }
        at = i.max(stop);
    }
    ControlFlow::Continue(())
}

/// The start of the character that contains a match, or of a character before it. A match may be the
/// third byte of its character.
fn char_before_match(text: &str, found: usize) -> usize {
    char_start(text, found.saturating_sub(2))
}
