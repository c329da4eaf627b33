//! A text without the invisible characters that steps may remove.
//!
//! Protected spans are found in this text. So the spans stay the same when a step removes an invisible
//! character inside a span or beside it.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use memchr::memmem;

use crate::chars::{ZWNJ, ZWNJ_BYTES, is_invisible};
use crate::scan::{self, Text};

/// A text without some of its invisible characters.
pub(super) struct VisibleText {
    pub(super) text: String,
    /// Where characters were left out: the offset in `text`, and the number of bytes left out up to there.
    /// Sorted by offset.
    left_out: Vec<(usize, usize)>,
}

impl VisibleText {
    /// Leaves out every run of invisible characters, except a single ZWNJ inside a word. (Removing such a
    /// ZWNJ changes no span.) `None` if nothing is left out.
    pub(super) fn of(text: &str) -> Option<VisibleText> {
        has_run_to_leave_out(text).then(|| {
            let mut visible = VisibleText { text: String::with_capacity(text.len()), left_out: Vec::new() };
            let mut at = 0;
            let mut bytes = 0;
            while let Some(start) = text[at..].find(is_invisible).map(|i| at + i) {
                let end = text.len() - text[start..].trim_start_matches(is_invisible).len();
                visible.text.push_str(&text[at..start]);
                if is_zwnj_in_word(text, start..end) {
                    visible.text.push(ZWNJ);
                } else {
                    bytes += end - start;
                    visible.left_out.push((visible.text.len(), bytes));
                }
                at = end;
            }
            visible.text.push_str(&text[at..]);
            visible
        })
    }

    /// The range of the source that became `range`, without the characters that were left out at its ends.
    pub(super) fn source_range(&self, range: Range<usize>) -> Range<usize> {
        let bytes = |count: usize| count.checked_sub(1).map_or(0, |last| self.left_out[last].1);
        let before_start = self.left_out.partition_point(|&(at, _)| at <= range.start);
        let before_end = self.left_out.partition_point(|&(at, _)| at < range.end);
        range.start + bytes(before_start)..range.end + bytes(before_end)
    }
}

/// Whether [`VisibleText::of`] leaves out anything. The only invisible characters of most texts are single
/// ZWNJs inside words.
fn has_run_to_leave_out(text: &str) -> bool {
    let others = scan::next_match::<scan::Invisible>(&Text::new(text), 0..text.len(), |_| false).is_some();
    others
        || memmem::find_iter(text.as_bytes(), &ZWNJ_BYTES)
            .any(|at| !is_zwnj_in_word(text, at..at + ZWNJ_BYTES.len()))
}

/// Whether `run`, a run of invisible characters, is a single ZWNJ between characters that are no ASCII
/// signs. Such a ZWNJ never makes a span begin or end.
fn is_zwnj_in_word(text: &str, run: Range<usize>) -> bool {
    let bytes = text.as_bytes();
    let in_word = |b: Option<&u8>| b.is_some_and(|b| !b.is_ascii() || b.is_ascii_alphanumeric());
    bytes[run.clone()] == ZWNJ_BYTES
        && in_word(bytes[..run.start].last())
        && in_word(bytes.get(run.end))
        && !bytes[..run.start].ends_with(&ZWNJ_BYTES)
        && !bytes[run.end..].starts_with(&ZWNJ_BYTES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_the_visible_text_are_found_in_the_source() {
        let source = "\u{200F}آب\u{200D}\u{200C}#نان\u{200F}\u{200F} می\u{200C}رود";
        let visible = VisibleText::of(source).unwrap();
        assert_eq!(visible.text, "آب#نان می\u{200C}رود");
        for word in ["آب", "#نان", "نان", "می\u{200C}رود", " می"] {
            let at = visible.text.find(word).unwrap();
            assert_eq!(&source[visible.source_range(at..at + word.len())], word);
        }
        assert_eq!(&source[visible.source_range(0..11)], "آب\u{200D}\u{200C}#نان");
    }

    #[test]
    fn text_with_zwnjs_inside_words_only_is_visible() {
        for text in ["", "می\u{200C}رود", "API\u{200C}ها #x"] {
            assert!(VisibleText::of(text).is_none(), "{text:?}");
        }
        for text in ["\u{200C}", "`\u{200C}a", "a\u{200C}`", "a\u{200C}\u{200C}b", "a\u{AD}b"] {
            assert!(VisibleText::of(text).is_some(), "{text:?}");
        }
    }
}
