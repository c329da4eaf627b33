//! Converts the digits of a text, and parses numbers.
//!
//! The functions here convert every digit. Normalization
//! ([`Builder::digits`](crate::Builder::digits)) is more careful: it converts numbers in Persian text,
//! and keeps numbers in Latin words, versions, addresses and file names.
//!
//! For a field of a form that holds one number: [`only_digits`] for a telephone or identity number,
//! [`parse()`] or [`machine_number`] to calculate and to store, and [`display_number`] to show.

mod numbers;
mod only;
mod parse;

use alloc::borrow::Cow;
use core::ops::{ControlFlow, Range};

use crate::chars::digit_at;
use crate::edit::{self, EditKind, Sink};
use crate::scan::{Digits, Finder, Text};

pub use numbers::{display_number, machine_number};
pub use only::{OnlyDigitsError, only_digits};
pub use parse::{ParseNumberError, parse};

/// The ten digits of a set, indexed by their values.
pub(crate) type DigitSet = [&'static str; 10];

pub(crate) const PERSIAN: DigitSet = ["۰", "۱", "۲", "۳", "۴", "۵", "۶", "۷", "۸", "۹"];
pub(crate) const ASCII: DigitSet = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
pub(crate) const ARABIC_INDIC: DigitSet = ["٠", "١", "٢", "٣", "٤", "٥", "٦", "٧", "٨", "٩"];

/// Converts every digit of `text` to Persian (U+06F0–U+06F9). Borrows when there is nothing to do;
/// takes time linear in the text.
///
/// ```
/// assert_eq!(hamvar::digits::to_persian("12 و ٣٤ و ۵"), "۱۲ و ۳۴ و ۵");
/// ```
#[must_use]
pub fn to_persian(text: &str) -> Cow<'_, str> {
    convert_all(text, &PERSIAN)
}

/// Converts every digit of `text` to ASCII (0–9). Borrows when there is nothing to do; takes time
/// linear in the text.
///
/// ```
/// assert_eq!(hamvar::digits::to_ascii("۱۲ و ٣٤ و 5"), "12 و 34 و 5");
/// ```
#[must_use]
pub fn to_ascii(text: &str) -> Cow<'_, str> {
    convert_all(text, &ASCII)
}

/// Converts every digit of `text` to Arabic-Indic (U+0660–U+0669). Borrows when there is nothing
/// to do; takes time linear in the text.
///
/// ```
/// assert_eq!(hamvar::digits::to_arabic_indic("12 و ۳۴"), "١٢ و ٣٤");
/// ```
#[must_use]
pub fn to_arabic_indic(text: &str) -> Cow<'_, str> {
    convert_all(text, &ARABIC_INDIC)
}

fn convert_all<'t>(text: &'t str, set: &DigitSet) -> Cow<'t, str> {
    edit::rewritten(text, |sink| convert_range(&Text::new(text), 0..text.len(), set, sink))
}

/// Converts every digit in `range` of `text` to the digits of `set`.
pub(crate) fn convert_range(
    text: &Text,
    range: Range<usize>,
    set: &DigitSet,
    sink: &mut impl Sink,
) -> ControlFlow<()> {
    let bytes = text.as_bytes();
    let mut at = range.start;
    let mut finder = Finder::default();
    while let Some(start) = next_digit(&mut finder, text, at, range.end) {
        let Some((value, len)) = digit_at(bytes, start) else { break };
        at = start + len;
        if text[start..at] != *set[value] {
            sink.replace(start..at, set[value], EditKind::Digit)?;
        }
    }
    ControlFlow::Continue(())
}

/// The offset of the first digit in `from..to`.
#[inline]
pub(crate) fn next_digit(finder: &mut Finder, text: &Text, mut from: usize, to: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    loop {
        let last = finder.next_of::<Digits>(text, from, to)?;
        match last.checked_sub(1).map(|start| (start, bytes[start])) {
            _ if bytes[last].is_ascii_digit() => return Some(last),
            Some((start, 0xD9 | 0xDB)) => return Some(start),
            _ => from = last + 1,
        }
    }
}
