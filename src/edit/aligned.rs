//! A normalized text that can map byte ranges to the source and back.

use alloc::{string::String, vec::Vec};
use core::fmt;
use core::ops::Range;

use super::{Edit, apply};

/// A normalized text that can map byte ranges to the source and back. Made by
/// [`Normalizer::normalize_aligned`](crate::Normalizer::normalize_aligned).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aligned {
    text: String,
    pub(super) edits: Vec<Edit>,
    /// The offset in `text` where the replacement of each edit begins.
    pub(super) starts: Vec<usize>,
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
    pub(super) fn range_in_text(&self, i: usize) -> Range<usize> {
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

/// Whether a change counts as before the start of `range`.
pub(super) fn is_before_start(change: &Range<usize>, range: &Range<usize>) -> bool {
    change.end <= range.start && change.start < range.start
}

/// Whether a change counts as before the end of `range`.
pub(super) fn is_before_end(change: &Range<usize>, range: &Range<usize>) -> bool {
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
pub(super) fn map_after(
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
    use super::super::EditKind;
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
    fn ranges_beyond_the_end_do_not_overflow() {
        let aligned = aligned();
        assert_eq!(aligned.result_range(0..100), 0..101);
        assert_eq!(aligned.result_range(0..usize::MAX), 0..usize::MAX);
        let (start, end) = (usize::MAX, 0);
        let _ = aligned.source_range(start..end);
    }
}
