//! Forms that a text shows side by side, names, or lists: می شود → می‌شود, غلط: می روم, حرف «ي», (عربی: بيروت), نشانه‌های . ، ؛.
//! The text is about them, so they stay as they are.
//!
//! One scan stops at quotation marks, arrows and other signs that are rare in clean prose, and at letters that folding
//! changes. Then the text around is read, never more than a few words of it.

use alloc::vec::Vec;
use core::ops::Range;

use crate::chars::{self, ZWNJ, is_space};
use crate::scan::{Finder, Text};
use crate::work::memchr::{memchr, memrchr};

use super::citations::Quotations;
use super::cited_letters::CitedLetters;
use super::cited_signs::row_of_signs;
use super::language_labels::LabelledForms;

/// The longest form that has another spelling beside it, in letters and digits. The limit keeps the time linear.
const MOST_LETTERS: usize = 40;

/// The longest mistake after a label in bytes.
const LONGEST: usize = 80;

/// The most words of a mistake that no right form follows.
const MOST_WORDS: usize = 3;

/// Words that call what follows their colon a mistake.
const WRONG: [&str; 8] = ["غلط", "نادرست", "اشتباه", "ناصحیح", "ننویسیم", "ننویسید", "نگوییم", "نگویید"];

/// What may come before one of [`WRONG`].
const BEFORE_WRONG: [&str; 7] = ["املای", "شکل", "صورت", "نگارش", "نوشتار", "نمونه", "مثال"];

/// Words that call what follows their colon right.
const RIGHT: [&str; 6] = ["درست", "صحیح", "بنویسیم", "بنویسید", "بگوییم", "بگویید"];

/// Appends to `found` the byte ranges of what `text` cites: mistakes in quotation marks, forms, letters and rows of signs. They
/// may overlap.
pub(super) fn find(text: &str, found: &mut Vec<Range<usize>>) {
    let (blocks, bytes) = (Text::new(text), text.as_bytes());
    let (mut finder, mut letters) = (Finder::default(), CitedLetters::default());
    let (mut quotations, mut labelled) = (Quotations::default(), LabelledForms::default());
    let mut row_end = 0;
    let mut at = 0;
    while let Some(last) = finder.next(&blocks, at, text.len(), |_, _, c| may_cite(c)) {
        at = last + 1;
        let before = last.checked_sub(1).map_or(0, |i| bytes[i]);
        if bytes[last] == b':' {
            found.extend(labelled.at(text, last));
        }
        match bytes[last] {
            b'"' | 0xBB => quotations.at(text, last, &mut letters, found),
            b'|' => pair_around(text, last..last + 1, found),
            b'/' if before == b' ' => pair_around(text, last..last + 1, found),
            b'>' if matches!(before, b'-' | b'=') => pair_around(text, last - 1..last + 1, found),
            0x90 | 0x92 if is_arrow(bytes, last) => pair_around(text, last - 2..last + 1, found),
            0x83 | 0x89 | 0x8A if before == 0xD9 => found.extend(letters.at(text, last - 1)),
            b':' if !before.is_ascii() => found.extend(mistake_after_label(text, last)),
            b'!' | b':' | b';' | b'?' | 0x9B | 0x9F if last >= row_end => {
                if let Some(row) = row_of_signs(text, row_end, last) {
                    row_end = row.end;
                    found.extend(row.is_cited.then_some(row.start..row.end));
                }
            }
            _ => {}
        }
    }
}

/// Whether `byte` may be (the last one of) a sign or letter that shows a citation. Few signs of prose are among them.
#[inline(always)]
fn may_cite(byte: u8) -> bool {
    (byte.wrapping_sub(b':') <= b'?' - b':') // : ; > ? and also < =, so that one comparison is enough
        | (byte == b'!')
        | (byte == b'"')
        | (byte == b'/')
        | (byte == b'|')
        | (byte == 0xBB) // »
        | ((byte & 0xFB) == 0x9B) // ؛ ؟
        | ((byte & 0xFD) == 0x90) // → ← ⇒ ⇐
        | (byte == 0x83) | (byte == 0x89) | (byte == 0x8A) // ك ى ي
}

fn is_arrow(bytes: &[u8], last: usize) -> bool {
    matches!(bytes[..=last], [.., 0xE2, 0x86 | 0x87, 0x90 | 0x92])
}

/// The letters and digits on one side of a connector.
struct Side {
    /// Each letter in its Persian form, or digit in ASCII, and the two ends of its range. The nearest to the connector is the
    /// first.
    letters: [(char, usize, usize); MOST_LETTERS],
    len: usize,
}

impl Side {
    const EMPTY: Side = Side { letters: [(' ', 0, 0); MOST_LETTERS], len: 0 };

    /// Reads `characters` and their offsets, the nearest first, up to a sign.
    fn read(characters: impl Iterator<Item = (usize, char)>) -> Side {
        let mut side = Side::EMPTY;
        for (at, c) in characters {
            let Some(letter) = letter_or_digit(c) else {
                if is_inside_form(c) {
                    continue;
                }
                break;
            };
            let Some(free) = side.letters.get_mut(side.len) else { break };
            *free = (letter, at, at + c.len_utf8());
            side.len += 1;
        }
        side
    }

    fn as_slice(&self) -> &[(char, usize, usize)] {
        &self.letters[..self.len]
    }
}

/// Whether `c` may be between the letters of a form.
fn is_inside_form(c: char) -> bool {
    is_space(c) || c == ZWNJ || chars::is_mark(c)
}

/// The Persian form of a letter, or a digit in ASCII.
fn letter_or_digit(c: char) -> Option<char> {
    let digit = |zero: u32| char::from_digit(c as u32 - zero, 10);
    match c {
        '0'..='9' => Some(c),
        '۰'..='۹' => digit('۰' as u32),
        '٠'..='٩' => digit('٠' as u32),
        _ => letter(c),
    }
}

/// The Persian form of a letter. `None` for any other character.
pub(super) fn letter(c: char) -> Option<char> {
    chars::is_letter(c).then(|| chars::persian_letter(c))
}

/// Appends both forms around `connector` to `found` if they have the same letters and digits but are spelled in two ways.
/// Quotation marks or brackets may be around each.
fn pair_around(text: &str, connector: Range<usize>, found: &mut Vec<Range<usize>>) {
    let is_arrow = !matches!(text.as_bytes()[connector.end - 1], b'/' | b'|');
    let before = text[..connector.start].trim_end_matches(is_space);
    let before = before.strip_suffix(['»', '"', '”', ')']).unwrap_or(before);
    let after = text[connector.end..].trim_start_matches(is_space);
    let after = after.strip_prefix(['«', '"', '“', '(']).unwrap_or(after);
    if !before.ends_with(is_of_word) || !after.starts_with(is_of_word) {
        return;
    }
    let start = text.len() - after.len();
    found.extend(pair(text, before.len(), start, is_arrow).into_iter().flatten());
}

/// The form that ends at `end` and the one that begins at `start`, if they have the same letters and digits but are spelled
/// in two ways. A form has two letters or more, unless `may_be_short` is true.
pub(super) fn pair(text: &str, end: usize, start: usize, may_be_short: bool) -> Option<[Range<usize>; 2]> {
    let left = Side::read(text[..end].char_indices().rev());
    let right = Side::read(text[start..].char_indices().map(|(i, c)| (start + i, c)));
    let (left, right) = (left.as_slice(), right.as_slice());
    let is_form = |letters: &[(char, usize, usize)]| {
        may_be_short || letters.iter().filter(|(c, ..)| !c.is_ascii_digit()).count() > 1
    };
    for len in (1..=left.len().min(right.len())).rev() {
        let ranges = [left[len - 1].1..end, start..end_of_marks(text, right[len - 1].2)];
        let same = || left[..len].iter().rev().map(|l| l.0).eq(right[..len].iter().map(|r| r.0));
        if !text[..ranges[0].start].ends_with(is_of_word)
            && !text[ranges[1].end..].starts_with(is_of_word)
            && same()
        {
            let [a, b] = ranges.clone().map(|range| &text[range]);
            return (a != b && is_form(&left[..len])).then_some(ranges);
        }
    }
    None
}

/// Where the marks end that begin at `at`.
fn end_of_marks(text: &str, at: usize) -> usize {
    let marks = text[at..].chars().take_while(|&c| chars::is_mark(c));
    at + marks.map(char::len_utf8).sum::<usize>()
}

/// Whether `c` is a part of a word or number.
pub(super) fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == ZWNJ || chars::is_mark(c)
}

/// Whether `text` ends with the letters of `words`. Spaces, ZWNJs and marks between them or after them do not count.
pub(super) fn ends_with_words(text: &str, words: &str) -> bool {
    before_words(text, words).is_some()
}

/// The text before `words`, if `text` ends with their letters. Spaces, ZWNJs and marks do not count.
pub(super) fn before_words<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let mut expected = words.chars().rev();
    let mut next = expected.next();
    for (at, c) in text.char_indices().rev() {
        match letter(c) {
            Some(letter) if Some(letter) == next => next = expected.next(),
            None if is_inside_form(c) => continue,
            _ => return None,
        }
        if next.is_none() {
            return Some(&text[..at]);
        }
    }
    None
}

/// The text after `words`, if `text` begins with their letters. Spaces, ZWNJs and marks do not count.
pub(super) fn after_words<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let mut expected = words.chars();
    let mut next = expected.next();
    for (at, c) in text.char_indices() {
        match letter(c) {
            Some(letter) if Some(letter) == next => next = expected.next(),
            None if is_inside_form(c) => continue,
            _ => return None,
        }
        if next.is_none() {
            return Some(&text[at + c.len_utf8()..]);
        }
    }
    None
}

/// The mistake after the colon at `colon`, if the word before it calls it one. Its right form follows in the same line
/// (غلط: می روم؛ درست: می‌روم), or the line ends after a few words.
fn mistake_after_label(text: &str, colon: usize) -> Option<Range<usize>> {
    if !ends_with_wrong_label(&text[..colon]) {
        return None;
    }
    let is_around = |c: char| is_space(c) || matches!(c, '«' | '»' | '"' | '“' | '”');
    let rest = &text[colon + 1..];
    // The label of the right form is in this reach: it has room for the longest mistake, the signs around it, and the label.
    let reach = &rest[..chars::char_start(rest, (LONGEST + 32).min(rest.len()))];
    let line_end = memchr(b'\n', reach.as_bytes());
    let reach = &reach[..line_end.unwrap_or(reach.len())];
    let inside = reach.trim_start_matches(is_around);
    let start = colon + 1 + reach.len() - inside.len();
    let form = match right_label(inside) {
        Some(label) => inside[..label].trim_end_matches(|c: char| !is_of_word(c)),
        None => {
            let end = inside.find(['|', ')', '\r']).unwrap_or(inside.len());
            let form = inside[..end].trim_end_matches(is_around);
            let ends = end < inside.len() || line_end.is_some() || reach.len() == rest.len();
            let words = form.split(is_space).filter(|word| !word.is_empty());
            let is_form = |c: char| is_of_word(c) && !c.is_numeric() || is_space(c);
            if !ends || !form.chars().all(is_form) || words.take(MOST_WORDS + 1).count() > MOST_WORDS {
                return None;
            }
            form
        }
    };
    (form.starts_with(chars::is_letter) && form.len() <= LONGEST).then(|| start..start + form.len())
}

/// Whether `text` ends with one of [`WRONG`] as a label: nothing but [`BEFORE_WRONG`] is before it in its sentence.
fn ends_with_wrong_label(text: &str) -> bool {
    let Some(before) = WRONG.iter().find_map(|word| before_words(text, word)) else { return false };
    let before = before.trim_end_matches(is_space);
    let begins = |before: &str| !before.ends_with(is_of_word);
    begins(before) || BEFORE_WRONG.iter().any(|word| before_words(before, word).is_some_and(begins))
}

/// Where the label of a right form begins in `text`: one of [`RIGHT`], and a colon after it.
fn right_label(text: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(i) = memchr(b':', &text.as_bytes()[at..]) {
        let head = &text[..at + i];
        let label = RIGHT.iter().find_map(|word| before_words(head, word));
        if let Some(before) = label.filter(|before| !before.is_empty() && !before.ends_with(is_of_word)) {
            return Some(before.len());
        }
        at += i + 1;
    }
    None
}

/// The line of `text` around `at`.
pub(super) fn line_around(text: &str, at: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let start = memrchr(b'\n', &bytes[..at]).map_or(0, |i| i + 1);
    start..memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |i| at + i)
}
