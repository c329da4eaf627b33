//! A text without the invisible characters that steps may remove.
//!
//! Protected spans are found in this text. So the spans stay the same when a step removes an invisible
//! character inside a span or beside it.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::chars::{ZWNJ, ZWNJ_BYTES, char_start, is_invisible};
use crate::scan::{self, Finder, Text};

/// A text without some of its invisible characters.
pub(super) struct VisibleText {
    pub(super) text: String,
    /// Where characters were left out: the offset in `text`, and the number of bytes left out up to there.
    /// Sorted by offset.
    left_out: Vec<(usize, usize)>,
}

impl VisibleText {
    /// Leaves out every run of invisible characters, except a single ZWNJ inside a word: what a step does
    /// with that changes no span. `None` if there is no such run.
    pub(super) fn of(text: &str) -> Option<VisibleText> {
        may_have_run_to_leave_out(text).then(|| VisibleText::without(text, |run| !is_zwnj_in_word(text, run)))
    }

    /// Leaves out every invisible character. `None` if `text` has no such character.
    pub(super) fn without_invisible(text: &str) -> Option<VisibleText> {
        let has_invisible = next_invisible(&mut Finder::default(), &Text::new(text), 0).is_some();
        has_invisible.then(|| VisibleText::without(text, |_| true))
    }

    /// Leaves out the runs of invisible characters that `is_left_out` names; another run is a ZWNJ.
    fn without(text: &str, is_left_out: impl Fn(Range<usize>) -> bool) -> VisibleText {
        let mut visible = VisibleText { text: String::with_capacity(text.len()), left_out: Vec::new() };
        let (padded, mut finder) = (Text::new(text), Finder::default());
        let mut at = 0;
        let mut bytes = 0;
        while let Some(start) = next_invisible(&mut finder, &padded, at) {
            let end = text.len() - text[start..].trim_start_matches(is_invisible).len();
            visible.text.push_str(&text[at..start]);
            if is_left_out(start..end) {
                bytes += end - start;
                visible.left_out.push((visible.text.len(), bytes));
            } else {
                visible.text.push(ZWNJ);
            }
            at = end;
        }
        visible.text.push_str(&text[at..]);
        visible
    }

    /// The range of the source that became `range`, without the characters that were left out at its ends.
    pub(super) fn source_range(&self, range: Range<usize>) -> Range<usize> {
        let bytes = |count: usize| count.checked_sub(1).map_or(0, |last| self.left_out[last].1);
        let before_start = self.left_out.partition_point(|&(at, _)| at <= range.start);
        let before_end = self.left_out.partition_point(|&(at, _)| at < range.end);
        range.start + bytes(before_start)..range.end + bytes(before_end)
    }
}

/// Whether [`VisibleText::of`] may leave out anything: an invisible character other than the ZWNJ, or a ZWNJ
/// at an end of the text, beside a sign of ASCII or before a character that begins as a ZWNJ does. Most texts
/// have single ZWNJs inside words only.
fn may_have_run_to_leave_out(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.starts_with(&ZWNJ_BYTES) || bytes.ends_with(&ZWNJ_BYTES) {
        return true;
    }
    // ZWNJ: E2 80 8C
    let is_candidate = |a: u8, b: u8, c: u8| {
        (a == 0x80) & (b == 0x8C) & ((c < 0x80) | (c == 0xE2)) | (a < 0x80) & (b == 0xE2) & (c == 0x80)
    };
    let padded = Text::new(text);
    if scan::next_match::<scan::Invisible>(&padded, 0..text.len(), |_| false).is_some() {
        return true;
    }
    let is_sign = |byte: u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
    let (mut finder, mut at) = (Finder::default(), 0);
    while let Some(found) = finder.next(&padded, at, text.len(), is_candidate) {
        let is_beside_sign = match bytes[found] {
            0x80 => bytes[found + 1] == 0x8C && is_sign(bytes[found - 2]),
            0xE2 => true,
            after => is_sign(after),
        };
        if is_beside_sign {
            return true;
        }
        at = found + 1;
    }
    false
}

/// The offset of the next invisible character at or after `from`.
fn next_invisible(finder: &mut Finder, text: &Text, mut from: usize) -> Option<usize> {
    // Matches the last byte of each invisible character, and of a few others.
    let is_candidate = |a: u8, b: u8, c: u8| {
        let two_bytes =
            (b == 0xC2) & (c & 0xFE == 0xAC) | (b == 0xD8) & (c == 0x9C) | (b == 0xD9) & (c == 0x80);
        let three_bytes =
            (a == 0xE2) & (b & 0xFE == 0x80) & (c >= 0x8B) | (a == 0xEF) & (b == 0xBB) & (c == 0xBF);
        two_bytes | three_bytes
    };
    loop {
        let last = finder.next(text, from, text.len(), is_candidate)?;
        let start = char_start(text, last);
        if text[start..].starts_with(is_invisible) {
            return Some(start);
        }
        from = last + 1;
    }
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
    fn every_invisible_character_is_found() {
        for c in char::MIN..=char::MAX {
            let text = alloc::format!("ب{c}ب");
            let found = next_invisible(&mut Finder::default(), &Text::new(&text), 0);
            assert_eq!(found, text.find(is_invisible), "{c:?}");
        }
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
