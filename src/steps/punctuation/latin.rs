//! Signs that belong to Latin text inside a Persian line: `(Smith, 2019)`, `f(x, 2)`, «How are you?».

use core::ops::Range;

use super::Line;
use crate::chars::{self, is_space};
use crate::text::lines::Script;

const CLOSING: [char; 5] = [')', ']', '}', '»', '”'];

/// Whether an offset of a line is inside brackets or quotation marks without Persian letters. Successive offsets must
/// ascend, so that the line is read only once.
pub(super) struct LatinBrackets {
    /// The offset up to which the line has been read.
    read: usize,
    /// Whether a bracket is open there, and no Persian letter came after it.
    inside: bool,
}

impl LatinBrackets {
    pub(super) fn new(line: &Range<usize>) -> LatinBrackets {
        LatinBrackets { read: line.start, inside: false }
    }
}

impl Line<'_, '_> {
    /// Whether the sign at `range` belongs to the Latin text before it: a number is after the comma or the
    /// semicolon, or the sign ends Latin text in brackets or quotation marks.
    pub(super) fn belongs_to_latin(&mut self, range: &Range<usize>) -> bool {
        if self.context.before(range.start) != Some(Script::Other) {
            return false;
        }
        let is_list = matches!(self.after(range.start), Some(',' | ';'));
        let mut rest = self.rest(range.end);
        if is_list {
            if begins_with_number(rest.trim_start_matches(is_space)) {
                return true;
            }
            rest = rest.trim_start_matches(|c| matches!(c, '.' | '…') || is_space(c));
        }
        let (next, end) = (rest.chars().next(), self.line.end - rest.len());
        let closes = match next {
            Some('"') => self.closing_mark(end, true).is_none(),
            _ => next.is_some_and(|c| CLOSING.contains(&c)),
        };
        closes && self.is_in_latin_brackets(range.start)
    }

    fn is_in_latin_brackets(&mut self, at: usize) -> bool {
        let (text, read) = (self.text, self.brackets.read);
        for (i, c) in text[read..at].char_indices() {
            self.brackets.inside = match c {
                '(' | '[' | '{' | '«' | '“' => true,
                '"' => self.closing_mark(read + i, true).is_some(),
                _ if CLOSING.contains(&c) || chars::is_letter(c) => false,
                _ => self.brackets.inside,
            };
        }
        self.brackets.read = at;
        self.brackets.inside
    }
}

/// Whether `text` begins with a number in ASCII digits, perhaps with a sign before it (`-1`, `$5`).
fn begins_with_number(text: &str) -> bool {
    let sign = |c| matches!(c, '-' | '+' | '−' | '±' | '$' | '€' | '£' | '#');
    text.strip_prefix(sign).unwrap_or(text).starts_with(|c: char| c.is_ascii_digit())
}
