//! How a step says what it changes: as edits, in the order of the text, to a [`Sink`].
//!
//! A step never builds text itself. The rewritten `Cow`, the yes-or-no check and the list of edits
//! are three sinks of the same step, so they cannot disagree.

use alloc::{borrow::Cow, string::String, vec::Vec};
use core::ops::{ControlFlow, Range};

use crate::scan;

/// What an [`Edit`] does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EditKind {
    /// A letter became its Persian form.
    Letter,
    /// A digit, or a sign inside a number, became another.
    Digit,
    /// A mark (harakat, kashida) was dropped, reordered or composed.
    Mark,
    /// An invisible character was dropped or replaced.
    Invisible,
    /// A space was inserted, dropped or replaced by another space.
    Space,
    /// A punctuation sign became another.
    Punctuation,
    /// A ZWNJ was inserted inside a word.
    ZwnjInserted,
    /// A ZWNJ that showed nothing was removed.
    ZwnjRemoved,
    /// A space inside a word became a ZWNJ (or nothing after a letter that does not join).
    SpaceToZwnj,
}

/// One change: the bytes `range` of the source become `replacement`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Edit {
    /// Byte range in the source text; on character boundaries, empty for an insertion.
    pub range: Range<usize>,
    /// What stands there afterwards.
    pub replacement: String,
    /// What kind of change it is. Where several steps changed the same place, the first one's.
    pub kind: EditKind,
}

/// Receives edits in ascending order that do not overlap; what lies between them is kept.
pub(crate) trait Sink {
    /// Replaces `range` of the source by `new`, which differs from it. `Break` ends the step.
    fn replace(&mut self, range: Range<usize>, new: &str, kind: EditKind) -> ControlFlow<()>;

    /// Whether only the new text counts: then [`rewrite`](Self::rewrite) may be called.
    const REWRITES: bool = false;

    /// Replaces `range` of the source by what `write` appends, which differs from it.
    fn rewrite(&mut self, range: Range<usize>, write: impl FnOnce(&mut String)) {
        let _ = (range, write);
    }
}

/// What `step` makes of `text`.
pub(crate) fn rewritten<'t>(
    text: &'t str,
    step: impl FnOnce(&mut Rewrite<'t, '_>) -> ControlFlow<()>,
) -> Cow<'t, str> {
    let mut out = String::new();
    let mut sink = Rewrite::new(text, &mut out);
    let _ = step(&mut sink);
    if sink.finish() { Cow::Owned(out) } else { Cow::Borrowed(text) }
}

/// Builds the changed text; copies nothing before the first edit.
pub(crate) struct Rewrite<'t, 'o> {
    source: &'t str,
    out: &'o mut String,
    copied: usize,
    changed: bool,
}

impl<'t, 'o> Rewrite<'t, 'o> {
    /// Writes to `out`, whose content is lost at the first change.
    pub(crate) fn new(source: &'t str, out: &'o mut String) -> Self {
        Rewrite { source, out, copied: 0, changed: false }
    }

    /// Rewrites `range` of `text` only.
    pub(crate) fn part(text: &'t str, range: Range<usize>, out: &'o mut String) -> Self {
        Rewrite { source: &text[..range.end], out, copied: range.start, changed: false }
    }

    /// Appends to `out`, whether `source` changes or not.
    pub(crate) fn onto(source: &'t str, out: &'o mut String) -> Self {
        Rewrite { source, out, copied: 0, changed: true }
    }

    /// Makes room before the first change.
    #[inline]
    fn begin(&mut self) {
        if !self.changed {
            self.changed = true;
            self.out.clear();
            // Room for what inserted ZWNJs and signs add to most texts, so that it grows seldom.
            let len = self.source.len() - self.copied;
            let room = len + len / 16 + scan::BLOCK;
            match self.out.capacity() {
                0 => *self.out = String::with_capacity(room),
                _ => self.out.reserve(room),
            }
        }
    }

    /// Whether anything changed; then all of the new text is written.
    #[inline]
    pub(crate) fn finish(self) -> bool {
        if self.changed && self.copied < self.source.len() {
            self.out.push_str(&self.source[self.copied..]);
        }
        self.changed
    }
}

impl Sink for Rewrite<'_, '_> {
    #[inline]
    fn replace(&mut self, range: Range<usize>, new: &str, _: EditKind) -> ControlFlow<()> {
        debug_assert_ne!(&self.source[range.clone()], new, "an edit that changes nothing");
        self.begin();
        self.out.push_str(&self.source[self.copied..range.start]);
        self.out.push_str(new);
        self.copied = range.end;
        ControlFlow::Continue(())
    }

    const REWRITES: bool = true;

    #[inline]
    fn rewrite(&mut self, range: Range<usize>, write: impl FnOnce(&mut String)) {
        self.begin();
        self.out.push_str(&self.source[self.copied..range.start]);
        let start = self.out.len();
        write(self.out);
        debug_assert_ne!(&self.source[range.clone()], &self.out[start..], "nothing was rewritten");
        self.copied = range.end;
    }
}

/// Stops at the first edit.
#[derive(Default)]
pub(crate) struct Check {
    pub(crate) changed: bool,
}

impl Sink for Check {
    fn replace(&mut self, _: Range<usize>, _: &str, _: EditKind) -> ControlFlow<()> {
        self.changed = true;
        ControlFlow::Break(())
    }
}

/// Collects the edits.
#[derive(Default)]
pub(crate) struct Record {
    pub(crate) edits: Vec<Edit>,
}

impl Sink for Record {
    fn replace(&mut self, range: Range<usize>, new: &str, kind: EditKind) -> ControlFlow<()> {
        match self.edits.last_mut() {
            // Neighbours are one edit, so that each shows something that can be refused.
            Some(last) if last.range.end == range.start && last.kind == kind => {
                last.range.end = range.end;
                last.replacement.push_str(new);
            }
            _ => self.edits.push(Edit { range, replacement: new.into(), kind }),
        }
        ControlFlow::Continue(())
    }
}

/// A normalized text that knows where each part of it was in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aligned {
    text: String,
    edits: Vec<Edit>,
    /// Where each edit's replacement begins in the result.
    starts: Vec<usize>,
}

impl Aligned {
    pub(crate) fn new(source: &str, edits: Vec<Edit>) -> Aligned {
        let mut shift = 0isize;
        let mut starts = Vec::with_capacity(edits.len());
        for edit in &edits {
            starts.push(edit.range.start.wrapping_add_signed(shift));
            shift += edit.replacement.len() as isize - edit.range.len() as isize;
        }
        Aligned { text: apply(source, &edits), edits, starts }
    }

    /// The normalized text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The normalized text, without what is known of its source.
    pub fn into_text(self) -> String {
        self.text
    }

    pub(crate) fn into_edits(self) -> Vec<Edit> {
        self.edits
    }

    /// What was changed, as [`Normalizer::edits`](crate::Normalizer::edits) gives it.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// The bytes of the source that `range` of the result came from. Where an edge lies inside a
    /// change, the whole change counts; what was inserted between two characters belongs to the
    /// second. Takes time logarithmic in the number of changes; what lies
    /// beyond the end of the text is as far beyond it.
    pub fn to_source(&self, range: Range<usize>) -> Range<usize> {
        let place = |i: usize| {
            let edit = &self.edits[i];
            (self.starts[i]..self.starts[i] + edit.replacement.len(), edit.range.clone())
        };
        map(range, self.edits.len(), place)
    }

    /// The bytes of the result that came from `range` of the source; the counterpart of
    /// [`to_source`](Self::to_source).
    pub fn to_result(&self, range: Range<usize>) -> Range<usize> {
        let place = |i: usize| {
            let edit = &self.edits[i];
            (edit.range.clone(), self.starts[i]..self.starts[i] + edit.replacement.len())
        };
        map(range, self.edits.len(), place)
    }
}

/// Takes `range` of one text over to another, where `place` tells the ranges of the `count` changes
/// in both.
fn map(
    range: Range<usize>,
    count: usize,
    place: impl Fn(usize) -> (Range<usize>, Range<usize>),
) -> Range<usize> {
    // The number of changes that begin before `at`, or that end at or before it.
    let before = |at: usize, ended: bool| {
        let (mut low, mut high) = (0, count);
        while low < high {
            let middle = (low + high) / 2;
            let (from, _) = place(middle);
            if if ended { from.end <= at && from.start < at } else { from.start < at } {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    };
    let shifted = |at: usize, changes: usize| match changes.checked_sub(1).map(&place) {
        Some((from, to)) => to.end + (at - from.end),
        None => at,
    };
    let first = before(range.start, true);
    let start = match (first < count).then(|| place(first)) {
        Some((from, to)) if from.start < range.start => to.start,
        _ => shifted(range.start, first),
    };
    let last = before(range.end, false);
    let end = match last.checked_sub(1).map(&place) {
        Some((from, to)) if from.end > range.end => to.end,
        _ => shifted(range.end, last),
    };
    start..end.max(start)
}

/// The text after `edits`, which are in order and do not overlap.
pub(crate) fn apply(source: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(source.len() + source.len() / 16);
    let mut copied = 0;
    for edit in edits {
        out.push_str(&source[copied..edit.range.start]);
        out.push_str(&edit.replacement);
        copied = edit.range.end;
    }
    out.push_str(&source[copied..]);
    out
}

/// The edits of `source` that do at once what `first` and then `second` do, where `second` edits
/// the text that `first` gave. Edits that meet become one.
pub(crate) fn compose(source: &str, first: Vec<Edit>, second: Vec<Edit>) -> Vec<Edit> {
    if first.is_empty() {
        return second;
    }
    let mut out = Vec::with_capacity(first.len() + second.len());
    let mut first = first.into_iter().peekable();
    let mut second = second.into_iter().peekable();
    // `shift` takes an offset between edits of the middle text back to the source.
    let mut shift = 0isize;
    let back = |offset: usize, shift: isize| offset.wrapping_add_signed(shift);
    loop {
        let touches = |f: &Edit, s: &Edit, shift: isize| {
            let start = f.range.start.wrapping_add_signed(-shift);
            let end = start + f.replacement.len();
            (start, end, s.range.start <= end && start <= s.range.end)
        };
        match (first.peek(), second.peek()) {
            (None, None) => break,
            (Some(f), Some(s)) if touches(f, s, shift).2 => {
                // Grow one cluster of edits of both lists that hang together.
                let (f_start, _, _) = touches(f, s, shift);
                let kind = f.kind;
                let mid_start = f_start.min(s.range.start);
                let src_start = back(mid_start, shift);
                let mut mid_text = String::new(); // the middle text from mid_start to mid_end
                let mut mid_end = mid_start;
                let mut src_end = src_start;
                let mut parts: Vec<Edit> = Vec::new();
                let mut reach = f_start.max(s.range.start);
                loop {
                    if let Some(f) = first.peek() {
                        let start = f.range.start.wrapping_add_signed(-shift);
                        if start <= reach {
                            let f = first.next().unwrap_or_else(|| unreachable!());
                            mid_text.push_str(&source[src_end..f.range.start]);
                            mid_text.push_str(&f.replacement);
                            src_end = f.range.end;
                            mid_end = start + f.replacement.len();
                            shift = src_end as isize - mid_end as isize;
                            reach = reach.max(mid_end);
                            continue;
                        }
                    }
                    if let Some(s) = second.peek()
                        && s.range.start <= reach
                    {
                        reach = reach.max(s.range.end);
                        parts.extend(second.next());
                        continue;
                    }
                    break;
                }
                if reach > mid_end {
                    let end = back(reach, shift);
                    mid_text.push_str(&source[src_end..end]);
                    src_end = end;
                }
                for part in &mut parts {
                    part.range = part.range.start - mid_start..part.range.end - mid_start;
                }
                let replacement = apply(&mid_text, &parts);
                if source[src_start..src_end] != *replacement {
                    out.push(Edit { range: src_start..src_end, replacement, kind });
                }
            }
            (Some(f), s) if s.is_none_or(|s| f.range.start.wrapping_add_signed(-shift) < s.range.start) => {
                shift += f.range.len() as isize - f.replacement.len() as isize;
                out.extend(first.next());
            }
            (_, Some(_)) => {
                out.extend(second.next().map(|mut s| {
                    s.range = back(s.range.start, shift)..back(s.range.end, shift);
                    s
                }));
            }
            (Some(_), None) => break, // the guard above takes this case
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edits(text: &str, picks: &[(usize, usize, String)]) -> Vec<Edit> {
        let mut at = 0;
        let mut out = Record::default();
        for (gap, len, new) in picks {
            let start = (at + gap).min(text.len());
            let end = (start + len).min(text.len());
            if text[start..end] != **new {
                let _ = out.replace(start..end, new, EditKind::Letter);
            }
            at = end + 1;
        }
        out.edits
    }

    proptest! {
        #[test]
        fn composed_edits_do_what_both_do(
            text in "[a-f]{0,30}",
            a in prop::collection::vec((0usize..5, 0usize..4, "[x-z]{0,3}"), 0..6),
            b in prop::collection::vec((0usize..5, 0usize..4, "[p-r]{0,3}"), 0..6),
        ) {
            let first = edits(&text, &a);
            let middle = apply(&text, &first);
            let second = edits(&middle, &b);
            let last = apply(&middle, &second);
            let both = compose(&text, first, second);
            prop_assert_eq!(apply(&text, &both), last);
            for pair in both.windows(2) {
                prop_assert!(pair[0].range.end <= pair[1].range.start);
            }
        }
    }

    #[test]
    fn rewriting_without_edits_borrows() {
        assert!(matches!(rewritten("abc", |_| ControlFlow::Continue(())), Cow::Borrowed("abc")));
        assert_eq!(rewritten("abc", |sink| sink.replace(1..2, "x", EditKind::Letter)), "axc");
        let rewritten_part = |sink: &mut Rewrite| {
            sink.rewrite(1..2, |out| out.push_str("xy"));
            ControlFlow::Continue(())
        };
        assert_eq!(rewritten("abc", rewritten_part), "axyc");
        let mut out = String::from("before");
        let mut part = Rewrite::part("abcde", 1..4, &mut out);
        let _ = part.replace(2..3, "x", EditKind::Letter);
        assert!(part.finish());
        assert_eq!(out, "bxd");
        let mut onto = Rewrite::onto("abc", &mut out);
        let _ = onto.replace(0..1, "", EditKind::Letter);
        assert!(onto.finish());
        assert_eq!(out, "bxdbc");
    }
}
