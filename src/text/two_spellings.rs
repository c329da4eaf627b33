//! Two spellings of one form that stand side by side: the same letters, with other gaps or letters of another keyboard.

use core::ops::Range;

use super::cited_forms::{is_inside_form, is_of_word, letter};
use crate::chars::{self, is_space};

/// The longest form that has another spelling beside it, in letters and digits. The limit keeps the time linear.
const MOST_LETTERS: usize = 40;

/// What may be between a connector and the form after it.
const AFTER_CONNECTOR: [&str; 6] = ["<ins>", "نه ", "«", "\"", "“", "("];

/// A letter in its Persian form, or a digit in ASCII, and where it begins and ends in the text.
type Letter = (char, usize, usize);

/// The letters and digits on one side of a place, the nearest first.
struct Side {
    letters: [Letter; MOST_LETTERS],
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

    fn as_slice(&self) -> &[Letter] {
        &self.letters[..self.len]
    }
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

/// Both forms around `connector`, if they have the same letters and digits but are spelled in two ways. Quotation marks or
/// brackets may be around each, with spaces inside.
pub(super) fn around_connector(text: &str, connector: Range<usize>) -> Option<[Range<usize>; 2]> {
    let may_be_short = !matches!(text.as_bytes()[connector.end - 1], b'/' | b'|' | b'(');
    let before = text[..connector.start].trim_end_matches(is_space);
    let before =
        before.strip_suffix(['»', '"', '”', ')']).map_or(before, |inside| inside.trim_end_matches(is_space));
    let after = text[connector.end..].trim_start_matches(is_space);
    let after = AFTER_CONNECTOR
        .iter()
        .find_map(|sign| after.strip_prefix(sign))
        .map_or(after, |inside| inside.trim_start_matches(is_space));
    if !before.ends_with(is_of_word) || !after.starts_with(is_of_word) {
        return None;
    }
    let forms = pair(text, before.len(), text.len() - after.len(), may_be_short)?;
    // A bracket may just repeat the name before it on another keyboard. So other letters alone show no citation there.
    (!text[connector].ends_with('(') || differ_in_gaps(text, &forms)).then_some(forms)
}

/// The form that ends at `end` and the one that begins at `start`, if they have the same letters and digits but are spelled
/// in two ways. A form has two letters or more, unless `may_be_short` is true.
pub(super) fn pair(text: &str, end: usize, start: usize, may_be_short: bool) -> Option<[Range<usize>; 2]> {
    let left = Side::read(text[..end].char_indices().rev());
    let right = Side::read(text[start..].char_indices().map(|(i, c)| (start + i, c)));
    let (left, right) = (left.as_slice(), right.as_slice());
    let is_form =
        |letters: &[Letter]| may_be_short || letters.iter().filter(|(c, ..)| !c.is_ascii_digit()).count() > 1;
    for len in (1..=left.len().min(right.len())).rev() {
        let ranges = [left[len - 1].1..end, start..end_of_marks(text, right[len - 1].2)];
        let same = || left[..len].iter().rev().map(|l| l.0).eq(right[..len].iter().map(|r| r.0));
        if left[len - 1].0 == right[0].0
            && !text[..ranges[0].start].ends_with(is_of_word)
            && !text[ranges[1].end..].starts_with(is_of_word)
            && same()
        {
            let [a, b] = ranges.clone().map(|range| &text[range]);
            return (a != b && is_form(&left[..len])).then_some(ranges);
        }
    }
    None
}

/// Whether `a` and `b` are two spellings of one form: they have the same letters and digits, two letters or more, and no signs.
pub(super) fn are_spellings(text: &str, [a, b]: [&Range<usize>; 2]) -> bool {
    let read = |form: &Range<usize>| {
        let characters = text[form.clone()].chars().filter(|&c| !is_inside_form(c));
        characters.map(letter_or_digit)
    };
    read(a).eq(read(b))
        && read(a).all(|c| c.is_some())
        && read(a).flatten().filter(|c| !c.is_ascii_digit()).count() > 1
        && text[a.clone()] != text[b.clone()]
}

/// The end of the marks at `at`.
fn end_of_marks(text: &str, at: usize) -> usize {
    let marks = text[at..].chars().take_while(|&c| chars::is_mark(c));
    at + marks.map(char::len_utf8).sum::<usize>()
}

/// The forms that begin at or after `first` and `second`, if they have the same letters and digits but are spelled in two ways.
/// Each ends where a word ends, and one of them ends before a sign.
pub(super) fn same_from(text: &str, first: usize, second: usize) -> Option<[Range<usize>; 2]> {
    let starts = [first, second].map(|at| text.len() - text[at..].trim_start_matches(is_around).len());
    let [a, b] = starts.map(|start| text[start..].chars().next().and_then(letter_or_digit));
    if a != b {
        return None; // most forms differ in the first letter
    }
    let sides = starts.map(|start| Side::read(text[start..].char_indices().map(|(i, c)| (start + i, c))));
    let len = same_letters(&sides)?;
    let [a, b] = [0, 1].map(|i| starts[i]..end_of_marks(text, sides[i].letters[len - 1].2));
    let end_words = [&a, &b].iter().all(|form| !text[form.end..].starts_with(is_of_word));
    (end_words && text[a.clone()] != text[b.clone()]).then_some([a, b])
}

/// The forms that end at or before `first` and `second`, if they have the same letters and digits but are spelled in two ways.
/// Each begins where a word begins, and one of them begins after a sign.
pub(super) fn same_until(text: &str, first: usize, second: usize) -> Option<[Range<usize>; 2]> {
    let ends = [first, second].map(|at| text[..at].trim_end_matches(is_around).len());
    let sides = ends.map(|end| Side::read(text[..end].char_indices().rev()));
    let len = same_letters(&sides)?;
    let [a, b] = [0, 1].map(|i| sides[i].letters[len - 1].1..ends[i]);
    let begin_words = [&a, &b].iter().all(|form| !text[..form.start].ends_with(is_of_word));
    (begin_words && text[a.clone()] != text[b.clone()]).then_some([a, b])
}

/// Whether `c` may be between a form and its label or mark.
fn is_around(c: char) -> bool {
    is_space(c) || matches!(c, '«' | '»' | '"' | '“' | '”' | '(' | ')' | '|' | '،' | '؛' | '.' | '\u{FE0F}')
}

/// The number of letters in the shorter one of two sides, if the longer one begins with the same letters. A form has two letters
/// or more, and must be shorter than what a side can hold.
fn same_letters([a, b]: &[Side; 2]) -> Option<usize> {
    let len = a.len.min(b.len);
    let same = || a.letters[..len].iter().map(|l| l.0).eq(b.letters[..len].iter().map(|l| l.0));
    (len > 1 && len < MOST_LETTERS && same()).then_some(len)
}

/// Whether two spellings of one form have their gaps at different places, and not only letters or digits of two keyboards.
pub(super) fn differ_in_gaps(text: &str, [a, b]: &[Range<usize>; 2]) -> bool {
    let letters_and_gaps = |form: &Range<usize>| {
        let form = text[form.clone()].chars().filter(|&c| !chars::is_mark(c));
        form.map(|c| letter_or_digit(c).unwrap_or(c))
    };
    letters_and_gaps(a).ne(letters_and_gaps(b))
}
