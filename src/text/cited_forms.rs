//! Forms that a text shows side by side, names, or lists: می شود → می‌شود, غلط: می روم, حرف «ي», (عربی: بيروت), نشانه‌های . ، ؛.
//! The text is about them, so they stay as they are.
//!
//! One scan stops at quotation marks, arrows and other signs that are rare in clean prose, and at letters that folding
//! changes. Then the text around is read: a few words of it, and for labels and letters at most its line.

use alloc::vec::Vec;
use core::ops::Range;

use crate::chars::{self, ZWNJ, is_space};
use crate::scan::{Finder, Text};
use crate::work::memchr::{memchr, memrchr};

use super::citations::Quotations;
use super::cited_letters::CitedLetters;
use super::cited_mistakes::{forms_at_mark, forms_of_labels, mistake_after_label};
use super::cited_signs::row_of_signs;
use super::language_labels::LabelledForms;
use super::two_spellings::around_connector;

/// Appends to `found` the byte ranges of what `text` cites: mistakes in quotation marks, forms, letters and rows of signs. They
/// may overlap. Returns where the first ي, ك or ى is.
pub(super) fn find(text: &str, found: &mut Vec<Range<usize>>) -> Option<usize> {
    let (blocks, bytes) = (Text::new(text), text.as_bytes());
    let (mut finder, mut letters) = (Finder::default(), CitedLetters::default());
    let (mut quotations, mut labelled) = (Quotations::default(), LabelledForms::default());
    let mut row_end = 0;
    let mut first_arabic_letter = None;
    let mut at = 0;
    while let Some(last) = finder.next(&blocks, at, text.len(), |_, _, c| may_cite(c)) {
        at = last + 1;
        let before = last.checked_sub(1).map_or(0, |i| bytes[i]);
        if bytes[last] == b':' {
            found.extend(labelled.after_colon(text, last));
            // A key of JSON is no label.
            if before != b'"' {
                found.extend(mistake_after_label(text, last));
                found.extend(forms_of_labels(text, last).into_iter().flatten());
            }
        } else if bytes[last] == b'(' {
            found.extend(labelled.in_bracket(text, last));
        }
        if let Some(connector) = connector_at(bytes, last) {
            found.extend(around_connector(text, connector).into_iter().flatten());
        }
        match bytes[last] {
            b'"' | 0xBB => quotations.at(text, last, &mut letters, found),
            // × ✗ ❌
            0x97 | 0x9C | 0x9D if matches!(before, 0xC3 | 0xE2) => {
                found.extend(forms_at_mark(text, last - 1).into_iter().flatten());
            }
            // ك ى ي
            0x83 | 0x89 | 0x8A if before == 0xD9 => {
                first_arabic_letter.get_or_insert(last - 1);
                found.extend(letters.at(text, last - 1));
            }
            b'!' | b':' | b';' | b'?' | 0x9B | 0x9F if last >= row_end => {
                if let Some(row) = row_of_signs(text, row_end, last) {
                    row_end = row.end;
                    found.extend(row.is_cited.then_some(row.start..row.end));
                }
            }
            _ => {}
        }
    }
    first_arabic_letter
}

/// Whether `byte` may belong to a sign or letter that shows a citation: its last byte, or the second one of three. Few signs of
/// prose are among them.
#[inline(always)]
fn may_cite(byte: u8) -> bool {
    (byte.wrapping_sub(b':') <= b'?' - b':') // : ; < = > ?
        | (byte.wrapping_sub(b'!') <= 1) // ! "
        | (byte == b'(')
        | (byte == b'~')
        | (byte == b'/')
        | (byte == b'|')
        | (byte == 0xBB) // »
        | ((byte & 0xFB) == 0x9B) // ؛ ؟
        | ((byte & 0xFD) == 0x90) // → ← ⇒ ⇐
        | ((byte & 0xFE) == 0x9C) // the second byte of ✗ ✘ ❌ ❎
        | (byte == 0x97) // ×
        | (byte == 0x83) | (byte == 0x89) | (byte == 0x8A) // ك ى (also ≠) ي
}

/// The range of the connector at `at`, a sign between two spellings: می شود → می‌شود, ~~می شود~~ می‌شود. The byte at `at` is the
/// one of its bytes that [`may_cite`] finds.
fn connector_at(bytes: &[u8], at: usize) -> Option<Range<usize>> {
    let (before, after) = (&bytes[..at], &bytes[at + 1..]);
    let (bytes_before, bytes_after) = match bytes[at] {
        b'|' | b'(' => (0, 0),
        b'/' | b'=' if before.ends_with(b" ") => (0, 0),
        b'<' if after.starts_with(b"-") => (0, 1),
        b'>' if before.ends_with(b" ") => (0, 0),
        b'>' if before.ends_with(b"-") || before.ends_with(b"=") => (1, 0),
        b'>' if before.ends_with(b"</del") => (5, 0),
        b'~' if before.ends_with(b"~") => (1, 0),
        0x89 if before.ends_with(&[0xE2]) && after.starts_with(&[0xA0]) => (1, 1), // ≠
        0x90 | 0x92 if matches!(before, [.., 0xE2, 0x86 | 0x87]) => (2, 0),        // → ← ⇒ ⇐
        _ => return None,
    };
    Some(at - bytes_before..at + 1 + bytes_after)
}

/// Whether `c` may be between the letters of a form.
pub(super) fn is_inside_form(c: char) -> bool {
    is_space(c) || c == ZWNJ || chars::is_mark(c)
}

/// The Persian form of a letter. `None` for any other character.
pub(super) fn letter(c: char) -> Option<char> {
    chars::is_letter(c).then(|| chars::persian_letter(c))
}

/// Whether `c` is a part of a word or number.
pub(super) fn is_of_word(c: char) -> bool {
    // The letters of Persian first: the tables of Unicode take longer.
    chars::is_letter(c) || c == ZWNJ || chars::is_mark(c) || c.is_alphanumeric()
}

/// The text before each word or phrase of `list` with whose letters `text` ends. Spaces, ZWNJs and marks do not count.
pub(super) fn before_each<'t>(text: &'t str, list: &'static [&'static str]) -> impl Iterator<Item = &'t str> {
    // Most words of a list have another last letter. So the last letter is compared before the others are read.
    let last = text.chars().rev().find(|&c| !is_inside_form(c)).and_then(letter);
    let words = list.iter().filter(move |words| last.is_some() && words.chars().next_back() == last);
    words.filter_map(move |words| before_words(text, words))
}

/// Whether `text` ends with the letters of a word or phrase of `list`. Spaces, ZWNJs and marks do not count.
pub(super) fn ends_with_any(text: &str, list: &'static [&'static str]) -> bool {
    before_each(text, list).next().is_some()
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

/// The line of `text` around `at`.
pub(super) fn line_around(text: &str, at: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let start = memrchr(b'\n', &bytes[..at]).map_or(0, |i| i + 1);
    start..memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |i| at + i)
}
