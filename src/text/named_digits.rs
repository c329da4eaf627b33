//! Lines that are about digits: اعداد انگلیسی 0 تا 9, رقم ۴ فارسی با ٤ عربی. All digits of such a line stay.

use core::ops::Range;

use super::cited_forms::{after_words, is_of_word};
use crate::chars::{self, is_space};
use crate::scan::{Finder, Text};

/// Words for digits.
const DIGITS: [&str; 4] = ["رقم", "ارقام", "عدد", "اعداد"];

/// Endings of these words.
const ENDINGS: [&str; 3] = ["", "های", "ها"];

/// Adjectives that say whose digits they are.
const OF_LANGUAGES: [&str; 6] = ["فارسی", "انگلیسی", "لاتین", "عربی", "هندی", "اروپایی"];

/// Finds lines that are about digits, one after the other.
#[derive(Default)]
pub(crate) struct NamedDigits {
    finder: Finder,
}

impl NamedDigits {
    /// Whether a word for digits in `line` has an adjective of a language, directly after it or after numbers. Successive
    /// lines must ascend.
    pub(crate) fn are_in(&mut self, text: &Text, line: &Range<usize>) -> bool {
        // The last byte of رق and عد, which all these words have.
        let may_be_word = |a: u8, b: u8, c: u8| {
            (a == 0xB1) & (b == 0xD9) & (c == 0x82) | (a == 0xB9) & (b == 0xD8) & (c == 0xAF)
        };
        let mut at = line.start;
        while let Some(last) = self.finder.next(text, at, line.end, may_be_word) {
            at = last + 1;
            // The two letters begin at `last - 3`. Perhaps an alef is before them.
            let Some(head) = last.checked_sub(3).and_then(|start| text.get(line.start..start)) else {
                continue;
            };
            let start = line.start + head.strip_suffix('ا').unwrap_or(head).len();
            if !text[line.start..start].ends_with(is_of_word) && is_of_language(&text[start..line.end]) {
                return true;
            }
        }
        false
    }
}

/// Whether `text` begins with a word for digits and an adjective of a language, perhaps with numbers between them: رقم ۴ در
/// فارسی.
fn is_of_language(text: &str) -> bool {
    let Some(rest) = DIGITS.iter().find_map(|word| after_words(text, word)) else { return false };
    ENDINGS
        .iter()
        .filter_map(|ending| if ending.is_empty() { Some(rest) } else { after_words(rest, ending) })
        .any(|rest| {
            let number = rest.trim_start_matches(|c| is_space(c) || matches!(c, ':' | '«' | '"' | '('));
            let is_of_list = |c: char| c.is_numeric() || is_space(c) || matches!(c, 'و' | '،');
            let after = if number.starts_with(char::is_numeric) {
                number.trim_start_matches(is_of_list)
            } else {
                number
            };
            let adjective = if after.len() < number.len() {
                let after = after.trim_start_matches(|c| is_space(c) || matches!(c, '»' | '"' | ')'));
                after.strip_prefix("در ").unwrap_or(after)
            } else {
                rest
            };
            OF_LANGUAGES
                .iter()
                .filter_map(|word| after_words(adjective, word))
                .any(|after| !after.starts_with(|c| chars::is_letter(c) || chars::is_mark(c)))
        })
}
