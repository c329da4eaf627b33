//! Where in the source is a word of a normalized text? The range includes the marks and letters that edits removed from the
//! word, but not the gaps beside it.

use alloc::vec::Vec;
use core::ops::Range;

use super::aligned::{is_before_end, is_before_start, map_after};
use super::{Aligned, Edit, EditKind};
use crate::chars;

const KASHIDA: char = '\u{640}';

/// The edits that changed letters or marks together with a gap beside them (the ye of خانه‌ی): the index of each edit,
/// and the range of its letters and marks in the source.
#[derive(Clone, Debug, Default)]
pub(crate) struct LettersOfEdits(Vec<(usize, Range<usize>)>);

impl LettersOfEdits {
    pub(crate) fn new(source: &str, aligned: &Aligned) -> LettersOfEdits {
        let letters_of = |edit: &Edit| {
            let changed = source.get(edit.range.clone())?;
            let is_removed = edit.replacement.is_empty();
            if is_removed && edit.kind == EditKind::Space {
                return None;
            }
            let is_gap = |c: char| c.is_whitespace() || chars::is_invisible(c) && c != KASHIDA;
            let is_of_word = |c: char| c.is_alphanumeric() || chars::is_mark(c) || c == KASHIDA;
            let end = changed.trim_end_matches(|c| if is_removed { !is_of_word(c) } else { is_gap(c) }).len();
            let start = end - changed[..end].trim_start_matches(is_gap).len();
            // Most edits of marks and letters have no gap. Their own range is the answer, so they need no entry.
            let is_alone = (start, end) == (0, changed.len());
            (start < end && !is_alone).then_some(edit.range.start + start..edit.range.start + end)
        };
        let edits = aligned.edits.iter().enumerate();
        LettersOfEdits(edits.filter_map(|(i, edit)| Some((i, letters_of(edit)?))).collect())
    }

    /// The letters and marks of the edit with the index `edit`, if it also changed a gap.
    fn of(&self, edit: usize) -> Option<Range<usize>> {
        let i = self.0.binary_search_by_key(&edit, |&(edit, _)| edit).ok()?;
        Some(self.0[i].1.clone())
    }
}

/// Maps ranges of a normalized text to the source, in order. Both the starts and the ends of the ranges must ascend. All
/// ranges together take linear time, whereas each call of [`Aligned::source_range`] searches the edits.
#[derive(Clone, Debug)]
pub(crate) struct SourceRanges<'a> {
    aligned: &'a Aligned,
    letters: &'a LettersOfEdits,
    /// The numbers of edits before the start and before the end of the last range.
    before: Range<usize>,
}

impl<'a> SourceRanges<'a> {
    pub(crate) fn new(aligned: &'a Aligned, letters: &'a LettersOfEdits) -> Self {
        SourceRanges { aligned, letters, before: 0..0 }
    }

    /// The range of the source that the word at `range` came from, with the marks and letters that were removed from the
    /// end of the word. Spaces, ZWNJs and invisible characters that were removed before and after the word are not part
    /// of it.
    pub(crate) fn next_word(&mut self, range: Range<usize>) -> Range<usize> {
        let source = self.next(range.clone());
        let start = self.start_of_word(range.start, source.start);
        let end = self.end_of_word(range.end, source.end.max(start));
        start..end.max(start)
    }

    /// The start of a word without what was removed before it. The word begins at `start` of the normalized text, which
    /// came from `source`.
    fn start_of_word(&self, start: usize, mut source: usize) -> usize {
        let Aligned { edits, starts, .. } = self.aligned;
        for (i, edit) in edits.iter().enumerate().skip(self.before.start) {
            if starts[i] > start || edit.range.start != source {
                break;
            }
            if !edit.replacement.is_empty() {
                return self.letters.of(i).map_or(source, |letters| letters.start);
            }
            source = edit.range.end;
        }
        source
    }

    /// The end of a word with the marks and letters that were removed after it. The word ends at `end` of the normalized
    /// text, which came from `source`.
    fn end_of_word(&self, end: usize, source: usize) -> usize {
        let edits = &self.aligned.edits;
        let mut of_word = source;
        if let Some(last) = self.before.end.checked_sub(1).filter(|&last| edits[last].range.end == source) {
            of_word = self.letters.of(last).map_or(source, |letters| letters.end);
            if self.aligned.range_in_text(last).end > end {
                return of_word;
            }
        }
        let mut at = source;
        let later = edits.iter().enumerate().skip(self.before.end);
        for (i, edit) in later.take_while(|(_, edit)| edit.replacement.is_empty()) {
            if edit.range.start != at {
                break;
            }
            at = edit.range.end;
            match edit.kind {
                EditKind::Mark | EditKind::Letter => of_word = at,
                EditKind::ZwnjRemoved | EditKind::WordJoined | EditKind::Invisible => {}
                _ => break,
            }
            of_word = self.letters.of(i).map_or(of_word, |letters| letters.end);
        }
        of_word
    }

    /// The range of the source that `range` came from, as [`Aligned::source_range`] returns it.
    fn next(&mut self, range: Range<usize>) -> Range<usize> {
        let Aligned { edits, .. } = self.aligned;
        let change = |i: usize| (self.aligned.range_in_text(i), edits[i].range.clone());
        let advance = |from: usize, holds: &dyn Fn(Range<usize>) -> bool| {
            (from..edits.len()).find(|&i| !holds(change(i).0)).unwrap_or(edits.len())
        };
        self.before.start = advance(self.before.start, &|change| is_before_start(&change, &range));
        self.before.end = advance(self.before.end, &|change| is_before_end(&change, &range));
        map_after(range, self.before.clone(), edits.len(), change)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    #[test]
    fn ranges_in_order_map_as_single_ranges_do() {
        // "abcdef" → "aXYdef!"
        let edit = |range, new| Edit::new(range, new, EditKind::Letter);
        let aligned = Aligned::new("abcdef", vec![edit(1..3, "XY"), edit(6..6, "!")]);
        for len in 0..4 {
            let letters = LettersOfEdits::default();
            let mut ranges = SourceRanges::new(&aligned, &letters);
            for start in 0..=aligned.as_str().len() {
                let range = start..start + len;
                assert_eq!(ranges.next(range.clone()), aligned.source_range(range.clone()), "{range:?}");
            }
        }
    }
}
