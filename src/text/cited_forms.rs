//! Forms that a text shows side by side, names, or lists: می شود → می‌شود, غلط: می روم, حرف «ي», (عربی: بيروت), نشانه‌های . ، ؛.
//! The text is about them, so they stay as they are.
//!
//! They stand beside quotation marks, arrows and other signs that are rare in clean prose, and letters that folding changes.
//! Around each of these a few words are read, and for labels and letters at most the line.

use alloc::vec::Vec;
use core::ops::Range;

use crate::chars::{self, ZWNJ, is_space};
use crate::work::memchr::{memchr, memrchr};

use super::citations::Quotations;
use super::cited_letters::CitedLetters;
use super::cited_mistakes::{forms_at_mark, forms_of_labels, mistake_after_label};
use super::cited_signs::row_of_signs;
use super::language_labels::LabelledForms;
use super::two_spellings::around_connector;

/// What a text cites: mistakes in quotation marks, forms, letters and rows of signs.
#[derive(Default)]
pub(super) struct Citations {
    letters: CitedLetters,
    quotations: Quotations,
    labelled: LabelledForms,
    /// The end of the last row of signs.
    row_end: usize,
}

impl Citations {
    /// Appends to `found` the byte ranges of what `text` cites beside the sign or letter with the byte `sign`, one of
    /// [`WordSpanSigns`](crate::scan::WordSpanSigns). The ranges may overlap. Successive offsets must ascend.
    pub(super) fn at(&mut self, text: &str, sign: usize, found: &mut Vec<Range<usize>>) {
        let bytes = text.as_bytes();
        let before = sign.checked_sub(1).map_or(0, |i| bytes[i]);
        if let Some(connector) = connector_at(bytes, sign) {
            found.extend(around_connector(text, connector).into_iter().flatten());
        }
        match bytes[sign] {
            b':' => {
                found.extend(self.labelled.after_colon(text, sign));
                // A key of JSON is no label.
                if before != b'"' {
                    found.extend(mistake_after_label(text, sign));
                    found.extend(forms_of_labels(text, sign).into_iter().flatten());
                }
                self.row_at(text, sign, found);
            }
            b'(' => found.extend(self.labelled.in_bracket(text, sign)),
            b'"' | 0xBB => self.quotations.at(text, sign, &mut self.letters, found),
            // × ✗ ❌
            0x97 | 0x9C | 0x9D if matches!(before, 0xC3 | 0xE2) => {
                found.extend(forms_at_mark(text, sign - 1).into_iter().flatten());
            }
            // ك ى ي
            0x83 | 0x89 | 0x8A if before == 0xD9 => found.extend(self.letters.at(text, sign - 1)),
            b'!' | b';' | b'?' => self.row_at(text, sign, found),
            // ؛ ؟
            0x9B | 0x9F if before == 0xD8 => self.row_at(text, sign, found),
            _ => {}
        }
    }

    /// Appends to `found` the row of signs around the byte `sign`, if the text cites it.
    fn row_at(&mut self, text: &str, sign: usize, found: &mut Vec<Range<usize>>) {
        if sign >= self.row_end
            && let Some(row) = row_of_signs(text, self.row_end, sign)
        {
            self.row_end = row.end;
            found.extend(row.is_cited.then_some(row.start..row.end));
        }
    }
}

/// The range of the connector at `at`, a sign between two spellings: می شود → می‌شود, ~~می شود~~ می‌شود. The byte at `at` is the
/// one of its bytes that [`WordSpanSigns`](crate::scan::WordSpanSigns) finds.
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
