//! Finds *word spans*: protected spans that show by the words in or beside them. They are citations, Arabic without marks, quoted
//! values of options, and code inside a line.
//!
//! One scan stops at the signs and letters of all these searches and hands each one to the searches that it concerns.

use alloc::vec::Vec;
use core::ops::Range;

use super::arabic_lines;
use super::arabic_runs::ArabicRuns;
use super::cited_forms::Citations;
use super::command_lines::QuotedValues;
use super::inline_code::CodeLines;
use super::spans::{Kinds, SpanKind};
use crate::scan::{Finder, Text, WordSpanSigns};
use crate::work::memchr::{memchr2, memchr3};

/// The byte ranges of the word spans of `text` that belong to `kinds`. They may overlap, and are in no order.
pub(super) fn find(text: &str, kinds: Kinds) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let [wants_citations, wants_arabic, wants_code] =
        [SpanKind::Citation, SpanKind::ArabicPassage, SpanKind::Code].map(|kind| kinds.has(kind));
    if !(wants_citations | wants_arabic | wants_code) {
        return found;
    }
    let (blocks, bytes) = (Text::new(text), text.as_bytes());
    let mut finder = Finder::default();
    let (mut citations, mut runs) = (Citations::default(), ArabicRuns::default());
    let (mut values, mut code) = (QuotedValues::default(), CodeLines::default());
    let mut first_arabic_letter = None;
    let mut at = 0;
    while let Some(sign) = finder.next_of::<WordSpanSigns>(&blocks, at, text.len()) {
        at = sign + 1;
        match bytes[sign] {
            b'-' if wants_code => values.at(text, sign, &mut found),
            byte if wants_code && is_sign_of_code(byte) => {
                code.at(text, sign, &mut found);
            }
            // ك ى ي
            0x83 | 0x89 | 0x8A if sign > 0 && bytes[sign - 1] == 0xD9 => {
                first_arabic_letter.get_or_insert(sign - 1);
            }
            _ => {}
        }
        if wants_citations {
            citations.at(text, sign, &mut found);
        }
        if wants_arabic && bytes[sign] >= 0x80 {
            runs.at(text, sign, &mut found);
        }
    }
    if wants_arabic && let Some(first) = first_arabic_letter {
        arabic_lines::passages(text, first, &mut found);
    }
    found
}

/// The byte ranges of the code inside the lines of `text`. They may overlap, and are in no order.
pub(super) fn find_code(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let next_quote = |from: usize| memchr3(b'"', b'\'', b'>', &bytes[from..]).map(|i| from + i);
    let next_other = |from: usize| memchr2(b'#', b'[', &bytes[from..]).map(|i| from + i);
    let (mut quote, mut other) = (next_quote(0), next_other(0));
    let (mut code, mut found) = (CodeLines::default(), Vec::new());
    while let Some(sign) = [quote, other].into_iter().flatten().min() {
        let end = code.at(text, sign, &mut found);
        if quote.is_some_and(|at| at < end) {
            quote = next_quote(end);
        }
        if other.is_some_and(|at| at < end) {
            other = next_other(end);
        }
    }
    found
}

/// Whether a line with this sign may have code inside it.
fn is_sign_of_code(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'>' | b'#' | b'[')
}
