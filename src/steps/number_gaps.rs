//! Gaps between a number and a word that touches it: ۹کیلومتر, سال۱۴۰۳.
//!
//! A space belongs there only if the word is in a closed list ([`number_words`](crate::text::number_words))
//! and both the number and the word are complete. If words touch the number on both sides, one of them must be in
//! such a list (سال1397در). The conjunction and short prepositions are apart from numbers, too (و25, 1380تا1390).
//! Codes and names (ب۱۲, علی۱۲۳), ordinals (۱۲م) and adjectives (۳بعدی) stay as they are.

use core::ops::Range;

use crate::chars;
use crate::text::number_words::{
    before_short_word, counted_letters_begin, counted_word_begins, ends_word, is_between_words,
    may_begin_word, named_word_ends, short_word_begins,
};
use crate::text::numbers::end_of_number;

/// The signs inside a number, besides `٫` and `٬`.
const SIGNS: &[u8] = b".,/:-";

/// Whether a number and a word meet at `at` and need a space between them.
pub(super) fn needs_space(text: &str, line: &Range<usize>, at: usize) -> bool {
    let (before, after) = (&text[line.start..at], &text[at..line.end]);
    let bytes = text.as_bytes();
    let line_text = &text[line.clone()];
    if chars::digit_at(bytes, at).is_some() {
        let end = end_of_number(bytes, at, line.end, |sign| SIGNS.contains(&sign));
        let after_number = &text[end..line.end];
        (ends_number(after_number) || short_word_begins(after_number))
            && named_word_ends(line_text, before.len())
            || is_after_short_word(line_text, before.len(), end - line.start)
            || is_between_words(line_text, before.len(), end - line.start)
    } else {
        let Some(before_number) = before_number(before) else { return false };
        let word_ends = || {
            counted_word_begins(after)
                || counted_letters_begin(after) && will_be_apart_from_number(line_text, before.len())
        };
        (may_begin_word(before_number) || is_after_short_word(line_text, before_number.len(), before.len()))
            && word_ends()
            || short_word_begins(after) && is_apart(line_text, before_number.len(), before.len())
            || is_between_words(line_text, before_number.len(), before.len())
    }
}

/// Whether the number from `start` to `end` follows a short word and is no part of a name with it. One digit after و may
/// be the name of an item (الف1, و2), unless it is counted or another number is before it.
fn is_after_short_word(line: &str, start: usize, end: usize) -> bool {
    let (number, after) = (&line[start..end], &line[end..]);
    let Some((before, is_and)) = before_short_word(&line[..start]) else { return false };
    let is_complete = ends_number(after) || after.starts_with(chars::is_letter);
    let follows_number = before.ends_with(char::is_numeric);
    let has_digits = || number.chars().nth(1).is_some();
    let begins = || match before_number(before) {
        Some(rest) => is_apart(line, rest.len(), before.len()),
        None => !follows_number,
    };
    is_complete && (!is_and || follows_number || has_digits() || counted_letters_begin(after)) && begins()
}

/// Whether the number from `start` to `end` is no part of the word before it.
fn is_apart(line: &str, start: usize, end: usize) -> bool {
    let before = &line[..start];
    may_begin_word(before)
        || named_word_ends(line, start)
        || before_short_word(before).is_some()
        || is_between_words(line, start, end)
}

/// Whether the word that begins at `at` touches a number after it and will get a space there, which ends the word.
fn will_be_apart_from_number(line: &str, at: usize) -> bool {
    let start = line.len() - line[at..].trim_start_matches(chars::is_inside_word).len();
    let end = end_of_number(line.as_bytes(), start, line.len(), |sign| SIGNS.contains(&sign));
    start < end
        && ((ends_number(&line[end..]) || short_word_begins(&line[end..])) && named_word_ends(line, start)
            || is_between_words(line, start, end))
}

/// `before` without the number that ends it.
fn before_number(before: &str) -> Option<&str> {
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '۰'..='۹' | '٠'..='٩');
    let is_sign = |c: char| c.is_ascii() && SIGNS.contains(&(c as u8)) || matches!(c, '٫' | '٬');
    let mut before_digits = before.trim_end_matches(is_digit);
    if before_digits.len() == before.len() {
        return None;
    }
    // A sign between two digits is part of the number.
    while let Some(rest) = before_digits.strip_suffix(is_sign).filter(|rest| rest.ends_with(is_digit)) {
        before_digits = rest.trim_end_matches(is_digit);
    }
    Some(before_digits)
}

/// Whether `after` shows that the number before it is complete.
fn ends_number(after: &str) -> bool {
    ends_word(after) || after.starts_with(['%', '٪'])
}
