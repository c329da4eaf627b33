//! Applying edits, and composing the edits of two steps.

use alloc::{string::String, vec::Vec};
use core::iter::Peekable;
use core::ops::Range;

use super::Edit;

/// Returns the text that `edits` make of `source`. They must be in order and must not overlap.
pub(crate) fn apply(source: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(source.len() + source.len() / 16);
    apply_onto(source, edits, &mut out);
    out
}

/// Appends to `out` the text that `edits` make of `source`.
pub(crate) fn apply_onto(source: &str, edits: &[Edit], out: &mut String) {
    let mut copied = 0;
    for edit in edits {
        out.push_str(&source[copied..edit.range.start]);
        out.push_str(&edit.replacement);
        copied = edit.range.end;
    }
    out.push_str(&source[copied..]);
}

/// Returns the edits of `source` that have the effect of `first` followed by `second`.
///
/// Three texts are involved: `source`, the *middle* text that `first` makes of it, and the result
/// that `second` makes of the middle text. Ranges of `first` are offsets in the source, ranges of
/// `second` are offsets in the middle text. Edits that overlap or touch become one edit.
/// Takes time linear in the number and length of the edits.
pub(crate) fn compose(source: &str, first: Vec<Edit>, second: Vec<Edit>) -> Vec<Edit> {
    if first.is_empty() {
        return second;
    }
    Composer {
        source,
        out: Vec::with_capacity(first.len() + second.len()),
        first: first.into_iter().peekable(),
        second: second.into_iter().peekable(),
        shift: 0,
    }
    .run()
}

struct Composer<'s, I: Iterator<Item = Edit>> {
    source: &'s str,
    /// Edits of the source that were not taken yet.
    first: Peekable<I>,
    /// Edits of the middle text that were not taken yet.
    second: Peekable<I>,
    /// Source offset minus middle offset, after the edits taken from `first`.
    shift: isize,
    /// Composed edits of the source.
    out: Vec<Edit>,
}

impl<I: Iterator<Item = Edit>> Composer<'_, I> {
    fn run(mut self) -> Vec<Edit> {
        loop {
            let first = self.first_in_middle();
            let second = self.second.peek().map(|edit| edit.range.clone());
            match (first, second) {
                (None, None) => return self.out,
                (Some(a), Some(b)) if b.start <= a.end && a.start <= b.end => self.merge(a, b),
                (Some(a), Some(b)) if a.start < b.start => self.copy_first(),
                (Some(_), None) => self.copy_first(),
                (_, Some(_)) => self.copy_second(),
            }
        }
    }

    /// Maps an offset in the middle text to the source. The offset must be inside no replacement of
    /// `first`, and all edits of `first` before it must have been taken.
    fn to_source(&self, middle: usize) -> usize {
        middle.wrapping_add_signed(self.shift)
    }

    /// The range in the middle text of the replacement that the next edit of `first` makes.
    fn first_in_middle(&mut self) -> Option<Range<usize>> {
        let edit = self.first.peek()?;
        let start = edit.range.start.wrapping_add_signed(-self.shift);
        Some(start..start + edit.replacement.len())
    }

    fn take_first(&mut self) -> Option<Edit> {
        let edit = self.first.next()?;
        self.shift += edit.range.len() as isize - edit.replacement.len() as isize;
        Some(edit)
    }

    fn copy_first(&mut self) {
        let edit = self.take_first();
        self.out.extend(edit);
    }

    fn copy_second(&mut self) {
        if let Some(mut edit) = self.second.next() {
            edit.range = self.to_source(edit.range.start)..self.to_source(edit.range.end);
            self.out.push(edit);
        }
    }

    /// Merges the next edit of each list, and all edits that touch these, into one edit. `first` and
    /// `second` are the ranges of the two next edits in the middle text, which overlap or touch.
    fn merge(&mut self, first: Range<usize>, second: Range<usize>) {
        let Some(kind) = self.first.peek().map(|edit| edit.kind) else { return };
        let start = first.start.min(second.start);
        let source_start = self.to_source(start);
        // The middle text from `start` on, and the source offset up to which it is complete.
        let mut middle = String::new();
        let mut source_end = source_start;
        let mut edits = Vec::new();
        let mut end = first.start.max(second.start);
        loop {
            if let Some(range) = self.first_in_middle().filter(|range| range.start <= end)
                && let Some(edit) = self.take_first()
            {
                middle.push_str(&self.source[source_end..edit.range.start]);
                middle.push_str(&edit.replacement);
                source_end = edit.range.end;
                end = end.max(range.end);
            } else if let Some(mut edit) = self.second.next_if(|edit| edit.range.start <= end) {
                end = end.max(edit.range.end);
                edit.range = edit.range.start - start..edit.range.end - start;
                edits.push(edit);
            } else {
                break;
            }
        }
        if end > start + middle.len() {
            let rest = source_end..self.to_source(end);
            source_end = rest.end;
            middle.push_str(&self.source[rest]);
        }
        let replacement = apply(&middle, &edits);
        if self.source[source_start..source_end] != *replacement {
            self.out.push(Edit { range: source_start..source_end, replacement, kind });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{EditKind, Record, Sink};
    use proptest::prelude::*;

    /// Edits of `text` from (characters to skip, characters to replace, replacement).
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
        fn composed_edits_have_the_effect_of_both(
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
}
