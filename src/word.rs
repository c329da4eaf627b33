//! Words: the boundaries of UAX #29, which keep a word with its ZWNJs (می‌روم) and a number with
//! its signs (۳٫۱۴) together.

use core::iter::FusedIterator;

use unicode_segmentation::{UWordBoundIndices, UnicodeSegmentation};

/// The words of `text`, as slices of it; lazily, in time linear in the text. Spaces and
/// punctuation are left out.
///
/// ```
/// let all: Vec<&str> = hamvar::words("او می‌رود؛ ۳٫۱۴ را می‌نویسد.").collect();
/// assert_eq!(all, ["او", "می‌رود", "۳٫۱۴", "را", "می‌نویسد"]);
/// ```
pub fn words(text: &str) -> Words<'_> {
    Words { indices: word_indices(text) }
}

/// As [`words`], with the byte offset of each.
///
/// ```
/// let all: Vec<_> = hamvar::word_indices("بیا، برو").collect();
/// assert_eq!(all, [(0, "بیا"), (9, "برو")]);
/// ```
pub fn word_indices(text: &str) -> WordIndices<'_> {
    WordIndices { bounds: text.split_word_bound_indices() }
}

/// Iterator over the words of a text, made by [`words`].
#[derive(Clone, Debug)]
pub struct Words<'t> {
    indices: WordIndices<'t>,
}

impl<'t> Iterator for Words<'t> {
    type Item = &'t str;
    fn next(&mut self) -> Option<&'t str> {
        self.indices.next().map(|(_, word)| word)
    }
}

impl FusedIterator for Words<'_> {}

/// Iterator over the words of a text and their byte offsets, made by [`word_indices`].
#[derive(Clone, Debug)]
pub struct WordIndices<'t> {
    bounds: UWordBoundIndices<'t>,
}

impl<'t> Iterator for WordIndices<'t> {
    type Item = (usize, &'t str);
    fn next(&mut self) -> Option<(usize, &'t str)> {
        self.bounds.find(|(_, piece)| piece.contains(char::is_alphanumeric))
    }
}

impl FusedIterator for WordIndices<'_> {}
