//! A normalized text that can map byte ranges to the source and back.

use alloc::{string::String, vec::Vec};
use core::fmt;
use core::ops::Range;

use super::{Edit, EditKind, apply};
use crate::chars;

/// A normalized text that can map byte ranges to the source and back. Made by
/// [`Normalizer::normalize_aligned`](crate::Normalizer::normalize_aligned).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aligned {
    text: String,
    edits: Vec<Edit>,
    /// The offset in `text` where the replacement of each edit begins.
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
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The normalized text, without the alignment.
    #[must_use]
    pub fn into_string(self) -> String {
        self.text
    }

    pub(crate) fn into_edits(self) -> Vec<Edit> {
        self.edits
    }

    /// The edits that made this text, as
    /// [`Normalizer::edits`](crate::Normalizer::edits) returns them.
    #[must_use]
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// Maps a byte range of the normalized text to the byte range of the source that it came from.
    ///
    /// A range that begins or ends inside an edit is widened to the whole edit. Text that was
    /// inserted between two characters belongs to the second one. An offset beyond the end of the
    /// text maps to an offset that is equally far beyond the end of the source. Takes time
    /// logarithmic in the number of edits.
    ///
    /// ```
    /// let aligned = hamvar::Normalizer::standard().normalize_aligned("كتاب ها را");
    /// let found = aligned.as_str().find("را").unwrap();
    /// assert_eq!(aligned.source_range(found..found + 4), 14..18);
    /// ```
    #[must_use]
    pub fn source_range(&self, range: Range<usize>) -> Range<usize> {
        map(range, self.edits.len(), |i| (self.range_in_text(i), self.edits[i].range.clone()))
    }

    /// Maps a byte range of the source to the byte range of the normalized text that came from it;
    /// the inverse of [`source_range`](Self::source_range), with the same rules.
    ///
    /// ```
    /// let aligned = hamvar::Normalizer::standard().normalize_aligned("كتاب ها را");
    /// assert_eq!(&aligned.as_str()[aligned.result_range(14..18)], "را");
    /// ```
    #[must_use]
    pub fn result_range(&self, range: Range<usize>) -> Range<usize> {
        map(range, self.edits.len(), |i| (self.edits[i].range.clone(), self.range_in_text(i)))
    }

    /// The range that the replacement of edit `i` has in the normalized text.
    fn range_in_text(&self, i: usize) -> Range<usize> {
        self.starts[i]..self.starts[i] + self.edits[i].replacement.len()
    }
}

impl AsRef<str> for Aligned {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Aligned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

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

/// Whether a change counts as before the start of `range`.
fn is_before_start(change: &Range<usize>, range: &Range<usize>) -> bool {
    change.end <= range.start && change.start < range.start
}

/// Whether a change counts as before the end of `range`.
fn is_before_end(change: &Range<usize>, range: &Range<usize>) -> bool {
    change.start < range.end
}

/// Maps `range` from one text to another. The texts differ in `count` changes; `change(i)` returns
/// the range of change `i` in the first text and in the second.
fn map(
    range: Range<usize>,
    count: usize,
    change: impl Fn(usize) -> (Range<usize>, Range<usize>),
) -> Range<usize> {
    let before_start = partition_point(count, |i| is_before_start(&change(i).0, &range));
    let before_end = partition_point(count, |i| is_before_end(&change(i).0, &range));
    map_after(range, before_start..before_end, count, change)
}

/// [`map`] for a known `before`: the numbers of changes before the start and before the end of `range`.
fn map_after(
    range: Range<usize>,
    before: Range<usize>,
    count: usize,
    change: impl Fn(usize) -> (Range<usize>, Range<usize>),
) -> Range<usize> {
    let last_of = |count: usize| count.checked_sub(1).map(&change);
    // Maps an offset that is after the first `changes` changes and not inside any.
    let shifted = |at: usize, changes: usize| match last_of(changes) {
        Some((from, to)) => to.end.saturating_add(at - from.end),
        None => at,
    };
    let start = match (before.start < count).then(|| change(before.start)) {
        Some((from, to)) if from.start < range.start => to.start,
        _ => shifted(range.start, before.start),
    };
    let end = match last_of(before.end) {
        Some((from, to)) if from.end > range.end => to.end,
        _ => shifted(range.end, before.end),
    };
    start..end.max(start)
}

/// The number of leading elements of `0..count` for which `holds` is true, by binary search.
fn partition_point(count: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    fn aligned() -> Aligned {
        // "abcdef" → "aXYdef!"
        let edit = |range, new| Edit::new(range, new, EditKind::Letter);
        Aligned::new("abcdef", vec![edit(1..3, "XY"), edit(6..6, "!")])
    }

    #[test]
    fn ranges_inside_an_edit_are_widened_to_all_of_it() {
        let aligned = aligned();
        assert_eq!(aligned.as_str(), "aXYdef!");
        assert_eq!(aligned.source_range(2..4), 1..4);
        assert_eq!(aligned.result_range(0..2), 0..3);
        assert_eq!(aligned.source_range(3..6), 3..6);
        assert_eq!(aligned.source_range(0..7), 0..6);
    }

    #[test]
    fn ranges_in_order_map_as_single_ranges_do() {
        let aligned = aligned();
        for len in 0..4 {
            let letters = LettersOfEdits::default();
            let mut ranges = SourceRanges::new(&aligned, &letters);
            for start in 0..=aligned.as_str().len() {
                let range = start..start + len;
                assert_eq!(ranges.next(range.clone()), aligned.source_range(range.clone()), "{range:?}");
            }
        }
    }

    #[test]
    fn ranges_beyond_the_end_do_not_overflow() {
        let aligned = aligned();
        assert_eq!(aligned.result_range(0..100), 0..101);
        assert_eq!(aligned.result_range(0..usize::MAX), 0..usize::MAX);
        let (start, end) = (usize::MAX, 0);
        let _ = aligned.source_range(start..end);
    }
}
