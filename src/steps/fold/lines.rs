//! Lines that need both passes, repeated until nothing changes.
//!
//! The first pass removes or replaces invisible characters, so that the second one finds letters
//! and their marks side by side. Two functions run the passes. [`edit`](edit()) is the definition and reports
//! single edits. [`rewrite`] makes the same text for a sink that needs the text only.

use alloc::{borrow::Cow, string::String, vec::Vec};
use core::ops::{ControlFlow, Range};

use super::bounds::CHUNK;
use super::passes::{invisible_pass, letters_pass};
use super::{Fold, Marks, fast};
use crate::edit::{self, Aligned, Check, Edit, Record, Rewrite, Rewriter, Sink};
use crate::scan::{self, Text};
use crate::steps::Source;
use crate::text::spans::Spans;

/// Whether both passes run over a line again after they changed it. To drop a mark can bring two
/// invisible characters together, so the passes then repeat until nothing changes.
///
/// Two rounds are enough, and a test holds this. The first round drops every mark that is dropped. So in
/// the second round, each run of invisible characters is next to the characters that remain beside it, and
/// becomes what it will be.
fn repeats(options: &Fold) -> bool {
    options.marks != Marks::Keep || options.search_key
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
    let mut first_round = true;
    loop {
        let changed = folded.run(|source, all, record| invisible_pass(source, options, all, record));
        if !changed && !first_round {
            break;
        }
        folded.run(|source, all, record| letters_pass(source, options, all, record));
        if !repeats(options) {
            break;
        }
        first_round = false;
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

/// Folds whole lines like [`edit`](edit()), for a sink that needs the new text only. `scratch` is a buffer
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
    if source.spans.overlaps(&lines) {
        return edit(source, options, lines, rewriter);
    }
    scratch.clear();
    scratch.reserve(2 * CHUNK.min(text.len())); // so that only long lines make it grow
    let mut first = Rewrite::part(text, lines.clone(), scratch);
    invisible_pass(source, options, lines.clone(), &mut first)?;
    if !first.finish() {
        // If the second pass changes nothing either, or is the last one, it needs no buffer.
        let mut second = Check::default();
        if repeats(options) {
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
    loop {
        out.truncate(start);
        let source = Source { text: Text::new(scratch), spans: &Spans::NONE };
        let mut second = Rewrite::onto(scratch, out);
        let _ = fast::rewrite_letters(&source, options, 0..scratch.len(), &mut second);
        second.finish();
        if !repeats(options) {
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
