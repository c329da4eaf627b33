//! Mistakes that a label or a mark shows: غلط: می روم, قبل: می شود؛ بعد: می‌شود, ❌ می شود ✅ می‌شود.

use core::ops::Range;

use super::cited_forms::{before_each, is_of_word};
use super::two_spellings::{differ_in_gaps, same_from, same_until};
use crate::chars::{self, is_space};
use crate::work::memchr::{memchr, memrchr};

/// The longest mistake after a label, in bytes.
const LONGEST: usize = 80;

/// The most words of a mistake that no right form follows.
const MOST_WORDS: usize = 3;

/// Verbs that end a claim, which is wrong for what it says (غلط: زمین صاف است).
const END_CLAIMS: [&str; 4] = ["است", "نیست", "بود", "هستند"];

/// Words that call what follows their colon a mistake.
const WRONG: [&str; 8] = ["غلط", "نادرست", "اشتباه", "ناصحیح", "ننویسیم", "ننویسید", "نگوییم", "نگویید"];

/// What may come before one of [`WRONG`].
const BEFORE_WRONG: [&str; 7] = ["املای", "شکل", "صورت", "نگارش", "نوشتار", "نمونه", "مثال"];

/// Adjectives that may come after one of [`WRONG`].
const KINDS_OF_WRONG: [&str; 5] = ["رایج", "املایی", "نگارشی", "مشهور", "متداول"];

/// Words that call what follows their colon right.
const RIGHT: [&str; 6] = ["درست", "صحیح", "بنویسیم", "بنویسید", "بگوییم", "بگویید"];

/// Marks of a mistake.
const WRONG_MARKS: [char; 6] = ['❌', '❎', '✗', '✘', '✖', '×'];

/// Marks of a right form.
const RIGHT_MARKS: [char; 4] = ['✅', '✓', '✔', '☑'];

/// How far the label or mark of the other form may be, in bytes: there is room for the longest mistake, the signs around it, and
/// the label.
const REACH: usize = LONGEST + 32;

/// The mistake after the colon at `colon`, if the word before the colon calls it one. Its right form follows in the same line
/// (غلط: می روم؛ درست: می‌روم), or it is all that follows ([`short_form`]).
pub(super) fn mistake_after_label(text: &str, colon: usize) -> Option<Range<usize>> {
    if !ends_with_wrong_label(&text[..colon]) {
        return None;
    }
    let reach = text_after(text, colon + 1);
    let inside = reach.trim_start_matches(is_around);
    let start = colon + 1 + reach.len() - inside.len();
    let form = match right_label(inside) {
        Some(label) => inside[..label].trim_end_matches(|c: char| !is_of_word(c)),
        None => {
            let line_ends = matches!(text.as_bytes().get(colon + 1 + reach.len()), None | Some(b'\n'));
            short_form(inside, line_ends)?
        }
    };
    (form.starts_with(chars::is_letter) && form.len() <= LONGEST).then(|| start..start + form.len())
}

/// Whether `c` may be between a label and its form.
fn is_around(c: char) -> bool {
    is_space(c) || matches!(c, '«' | '»' | '"' | '“' | '”')
}

/// The words of `text` up to the end of a cell or bracket, or to the end of `text` if the line ends there: at most
/// [`MOST_WORDS`], and no number, sign or claim.
fn short_form(text: &str, line_ends: bool) -> Option<&str> {
    let end = text.find(['|', ')', '\r']).unwrap_or(text.len());
    let form = text[..end].trim_end_matches(is_around);
    let ends = end < text.len() || line_ends;
    let words = form.split(is_space).filter(|word| !word.is_empty());
    let is_form = |c: char| is_of_word(c) && !c.is_numeric() || is_space(c);
    let is_claim = before_each(form, &END_CLAIMS).any(|before| before.ends_with(is_space));
    let is_short =
        ends && !is_claim && form.chars().all(is_form) && words.take(MOST_WORDS + 1).count() <= MOST_WORDS;
    is_short.then_some(form)
}

/// Whether `text` ends with one of [`WRONG`] as a label: nothing but [`BEFORE_WRONG`] is before it in its sentence.
fn ends_with_wrong_label(text: &str) -> bool {
    let whole = text;
    let text = before_each(text, &KINDS_OF_WRONG).next().unwrap_or(text);
    let Some(before) = before_each(text, &WRONG).next() else { return false };
    // A label that was typed on an Arabic keyboard is on a page that cites no letters.
    if whole[before.len()..].contains(['ي', 'ك']) {
        return false;
    }
    let before = before.trim_end_matches(is_space);
    let begins = |before: &str| !before.ends_with(is_of_word);
    begins(before) || before_each(before, &BEFORE_WRONG).any(begins)
}

/// Where the label of a right form begins in `text`: one of [`RIGHT`], and a colon after it.
fn right_label(text: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(i) = memchr(b':', &text.as_bytes()[at..]) {
        let head = &text[..at + i];
        let label = before_each(head, &RIGHT).next();
        if let Some(before) = label.filter(|before| !before.is_empty() && !before.ends_with(is_of_word)) {
            return Some(before.len());
        }
        at += i + 1;
    }
    None
}

/// The forms after the colon at `colon` and after the next one, if they are one form with two spellings of its gaps:
/// قبل: می شود؛ بعد: می‌شود.
pub(super) fn forms_of_labels(text: &str, colon: usize) -> Option<[Range<usize>; 2]> {
    let next = memchr(b':', text_after(text, colon + 1).as_bytes())?;
    same_from(text, colon + 1, colon + 1 + next + 1).filter(|forms| differ_in_gaps(text, forms))
}

/// The forms beside the mark of a mistake that begins at `at` and beside the mark of the right form in the same line, if they
/// are two spellings of one form. Both are after their marks, or both before them.
pub(super) fn forms_at_mark(text: &str, at: usize) -> Option<[Range<usize>; 2]> {
    let mark = text[at..].chars().next().filter(|mark| WRONG_MARKS.contains(mark))?;
    let wrong = at..at + mark.len_utf8();
    let range_of = |at: usize, mark: &str| at..at + mark.chars().next().map_or(0, char::len_utf8);
    let (after, before) = (text_after(text, wrong.end), text_before(text, at));
    let (first, second) = if let Some(i) = after.find(RIGHT_MARKS) {
        (wrong.clone(), range_of(wrong.end + i, &after[i..]))
    } else {
        let i = before.rfind(RIGHT_MARKS)?;
        (range_of(at - before.len() + i, &before[i..]), wrong)
    };
    same_from(text, first.end, second.end).or_else(|| same_until(text, first.start, second.start))
}

/// The rest of the line after `at`, as far as [`REACH`].
fn text_after(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    let rest = &rest[..chars::char_start(rest, REACH)];
    &rest[..memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len())]
}

/// The line before `at`, as far back as [`REACH`].
fn text_before(text: &str, at: usize) -> &str {
    let before = &text[chars::char_end(text, at.saturating_sub(REACH))..at];
    &before[memrchr(b'\n', before.as_bytes()).map_or(0, |i| i + 1)..]
}
