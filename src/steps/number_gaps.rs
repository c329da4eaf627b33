//! Gaps between a number and a word that touches it: ۹کیلومتر, سال۱۴۰۳.
//!
//! A space belongs there only if the word is in a closed list ([`number_words`](crate::text::number_words))
//! and both the number and the word are complete. Codes and names (ب۱۲, علی۱۲۳), ordinals (۱۲م) and
//! adjectives (۳بعدی) stay as they are.

use core::ops::Range;

use crate::chars;
use crate::text::number_words::{counted_word_begins, ends_word, may_begin_word, named_word_ends};
use crate::text::numbers::end_of_number;

/// The signs inside a number, besides `٫` and `٬`.
const SIGNS: &[u8] = b".,/:-";

/// Whether a number and a word meet at `at` and need a space between them.
pub(super) fn needs_space(text: &str, line: &Range<usize>, at: usize) -> bool {
    let (before, after) = (&text[line.start..at], &text[at..line.end]);
    let bytes = text.as_bytes();
    if chars::digit_at(bytes, at).is_some() {
        let end = end_of_number(bytes, at, line.end, |sign| SIGNS.contains(&sign));
        ends_number(&text[end..line.end]) && named_word_ends(&text[line.clone()], at - line.start)
    } else {
        counted_word_begins(after) && number_ends(before)
    }
}

/// Whether `before` ends with a number that begins where a word may begin.
fn number_ends(before: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '۰'..='۹' | '٠'..='٩');
    let is_sign = |c: char| c.is_ascii() && SIGNS.contains(&(c as u8)) || matches!(c, '٫' | '٬');
    let mut before_digits = before.trim_end_matches(is_digit);
    if before_digits.len() == before.len() {
        return false;
    }
    // A sign between two digits is part of the number.
    while let Some(rest) = before_digits.strip_suffix(is_sign).filter(|rest| rest.ends_with(is_digit)) {
        before_digits = rest.trim_end_matches(is_digit);
    }
    may_begin_word(before_digits)
}

/// Whether `after` shows that the number before it is complete.
fn ends_number(after: &str) -> bool {
    ends_word(after) || after.starts_with(['%', '٪'])
}
