//! Where a sentence ends.
//!
//! Only a few signs can end a sentence. A [`Finder`] finds them, and the rules below judge each sign by
//! the text around it. The rules follow Persian print; they were written for this crate and tuned on
//! treebanks. UAX #29 has no rule for Persian initials (م. ر. شفیعی) or for the ellipsis sign.
//!
//! The time is linear. For each sign a rule reads a bounded number of bytes, or bytes that are read for
//! no other sign. [`Quotes`] and [`ListMarks`] remember what concerns the whole sentence.

use core::ops::Range;

use super::characters::is_blank;
use super::rules::SentenceRules;
use super::word_dots::{ListMarks, WordDot, last_word};
use super::word_lists::{CONTINUING, SAYING, first_word, is_finite_verb, starts_with_listed};
use crate::chars;
use crate::scan::{Finder, Text};

/// How far brackets are searched on each side of a sign, in bytes. A longer remark in brackets has
/// sentences of its own.
const BRACKET_REACH: usize = 200;

fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '؟' | '?' | '…')
}

fn is_closing(c: char) -> bool {
    matches!(c, '»' | '”' | '’' | '›' | ')' | ']' | '}')
}

/// The offset after the sentence that begins at `start`.
pub(super) fn end_of_sentence(
    text: &Text,
    start: usize,
    rules: &SentenceRules,
    candidates: &mut Finder,
) -> usize {
    let (quotes, list_marks) = (Quotes::new(start), ListMarks::new(start));
    let mut sentence = Sentence { text: text.as_str(), start, rules, quotes, list_marks };
    let mut from = start;
    while let Some(at) = next_candidate(candidates, text, from, rules.ends_at_clauses()) {
        match sentence.judge(at) {
            Verdict::Ends(end) => return end,
            Verdict::Continues(next) => from = next,
        }
    }
    text.len()
}

/// The offset of the next sign, at or after `from`, that may end a sentence.
fn next_candidate(candidates: &mut Finder, text: &Text, from: usize, clauses: bool) -> Option<usize> {
    // `؛` (D8 9B) and `:` are candidates if clauses end sentences. If not, the same two comparisons
    // look for ؟ (D8 9F) and `.` once more, which changes nothing.
    let (sign, colon) = if clauses { (0x9B, b':') } else { (0x9F, b'.') };
    let found = candidates.next(text, from, text.len(), |a, b, c| {
        (c == b'.')
            | (c == b'!')
            | (c == b'?')
            | (c == b'\n')
            | (c == colon)
            | (b == 0xD8) & ((c == 0x9F) | (c == sign))
            | (a == 0xE2) & (b == 0x80) & (c == 0xA6) // …
    })?;
    // The finder returns the last byte of a sign.
    Some(match text.as_bytes()[found] {
        0x9F | 0x9B => found - 1,
        0xA6 => found - 2,
        _ => found,
    })
}

/// Whether a sentence ends at a sign.
enum Verdict {
    /// The sentence ends at this offset.
    Ends(usize),
    /// The sentence continues; the next sign is at this offset or later.
    Continues(usize),
}

/// Counts the straight double quotation marks of a sentence. Each is read once, however many signs the
/// sentence has.
struct Quotes {
    /// The offset up to which the marks are counted.
    counted_to: usize,
    /// Whether their number is odd.
    open: bool,
}

impl Quotes {
    fn new(start: usize) -> Self {
        Quotes { counted_to: start, open: false }
    }

    /// Whether a quotation is open at `at`. From call to call, `at` must not decrease.
    fn is_open_at(&mut self, text: &str, at: usize) -> bool {
        let count = text.as_bytes()[self.counted_to..at].iter().filter(|&&b| b == b'"').count();
        self.open ^= count % 2 == 1;
        self.counted_to = at;
        self.open
    }
}

/// A run of signs that may end a sentence, with the text around it.
struct Signs<'t> {
    range: Range<usize>,
    /// The signs themselves: terminators, and the closing marks after them.
    run: &'t str,
    /// Whether a closing quotation mark or bracket is among them.
    closed: bool,
    /// Whether white space follows.
    apart: bool,
    /// The text after that white space.
    tail: &'t str,
    /// The first character of `tail`.
    next: char,
}

/// A sentence while its end is searched.
struct Sentence<'t> {
    text: &'t str,
    start: usize,
    rules: &'t SentenceRules,
    quotes: Quotes,
    list_marks: ListMarks,
}

impl<'t> Sentence<'t> {
    /// Whether the sentence ends at the sign at `at`: a line break, `؛`, `:`, or a run of terminators.
    fn judge(&mut self, at: usize) -> Verdict {
        let Some(sign) = self.text[at..].chars().next() else { return Verdict::Ends(at) };
        if sign == '\n' {
            let ends = self.rules.ends_at_line_breaks() || self.line_is_empty(at + 1);
            return if ends { Verdict::Ends(at) } else { Verdict::Continues(at + 1) };
        }
        let after = at + sign.len_utf8();
        if !is_terminator(sign) {
            // `؛` or `:`. Without a space after it, it is inside a number or a name.
            let ends = self.text[after..].starts_with(char::is_whitespace);
            return if ends { Verdict::Ends(after) } else { Verdict::Continues(after) };
        }
        let end = self.end_of_signs(at);
        if self.ends_with(at..end) { Verdict::Ends(end) } else { Verdict::Continues(end) }
    }

    /// Whether the line that begins at `start` is empty and not the last one.
    fn line_is_empty(&self, start: usize) -> bool {
        self.text[start..].trim_start_matches(is_blank).starts_with('\n')
    }

    /// The offset after the terminators at `at` and the closing marks after them. There may be a space
    /// between two of these signs (`. . .`, `. »`).
    fn end_of_signs(&mut self, at: usize) -> usize {
        let mut end = at;
        let mut closes = None; // whether a straight quotation mark would close here
        loop {
            let mut chars = self.text[end..].chars();
            match chars.next() {
                Some(c) if is_terminator(c) || is_closing(c) && end > at => end += c.len_utf8(),
                Some('"' | '\'') if end > at && self.straight_quote_closes(&mut closes, at) => {
                    closes = Some(false);
                    end += 1;
                }
                Some(' ') if end > at => match chars.next() {
                    Some('.') if self.text[..end].ends_with('.') => end += 2,
                    Some('"') if self.straight_quote_closes(&mut closes, at) => {
                        closes = Some(false);
                        end += 2;
                    }
                    Some(c @ ('»' | '”')) => end += 1 + c.len_utf8(),
                    _ => return end,
                },
                _ => return end,
            }
        }
    }

    /// Whether a straight quotation mark among the signs at `at` closes a quotation. Only the first can.
    fn straight_quote_closes(&mut self, closes: &mut Option<bool>, at: usize) -> bool {
        *closes.get_or_insert_with(|| self.quotes.is_open_at(self.text, at))
    }

    /// Whether the sentence ends with the signs at `range`. The first rule that applies decides:
    ///
    /// 1. It ends at the end of the text, or of a line where lines end sentences.
    /// 2. It continues before a comma or semicolon, or directly before one of `:/-_=`.
    /// 3. It continues after a remark in brackets, such as (؟) or (!), unless the sentence begins with a
    ///    bracket.
    /// 4. It continues inside brackets, if no closing mark is among the signs.
    /// 5. It continues if a quotation closes, and a conjunction or a verb of saying follows.
    /// 6. At an ellipsis it ends only after a finite verb.
    /// 7. Without a space after the signs, and without a closing mark among them, it ends only between
    ///    Persian words.
    /// 8. It continues after a dot that belongs to the word before the dot.
    /// 9. In all other cases it ends.
    fn ends_with(&mut self, range: Range<usize>) -> bool {
        let Some(signs) = self.signs(range).filter(|signs| signs.next != '\n') else { return true }; // 1
        if is_followed_by_tie(&signs) {
            return false; // 2
        }
        if is_remark(&signs) && !self.text[self.start..].starts_with(['(', '[']) {
            return false; // 3
        }
        if !signs.closed && self.is_in_brackets(&signs.range) {
            return false; // 4
        }
        if is_inner_quotation(&signs) {
            return false; // 5
        }
        if is_ellipsis(signs.run) {
            return self.ends_with_ellipsis(&signs); // 6
        }
        if !signs.apart && !signs.closed {
            return self.ends_without_space(&signs); // 7
        }
        let dot = signs.run.starts_with('.') && !signs.closed;
        !(dot && self.dot_belongs_to_word(&signs)) // 8, 9
    }

    /// The signs at `range` with the text after them; `None` if only white space follows.
    fn signs(&self, range: Range<usize>) -> Option<Signs<'t>> {
        let run = &self.text[range.clone()];
        let rest = &self.text[range.end..];
        let line_breaks = self.rules.ends_at_line_breaks();
        let tail = rest.trim_start_matches(|c| is_blank(c) || c == '\n' && !line_breaks);
        let next = tail.chars().next()?;
        let closed = run.contains(|c| is_closing(c) || c == '"');
        Some(Signs { range, run, closed, apart: tail.len() < rest.len(), tail, next })
    }

    /// Rule 4. Whether the signs are between two brackets of this sentence and line, both within
    /// [`BRACKET_REACH`]. Some editors reverse all brackets of Persian text. A closing bracket without an
    /// opening one shows that they did, and then the brackets are ignored.
    fn is_in_brackets(&self, signs: &Range<usize>) -> bool {
        let bytes = self.text.as_bytes();
        let mut depth = 0;
        for b in &bytes[self.start.max(signs.start.saturating_sub(BRACKET_REACH))..signs.start] {
            match b {
                b'(' | b'[' => depth += 1,
                b')' | b']' if depth == 0 => return false,
                b')' | b']' => depth -= 1,
                b'\n' => depth = 0,
                _ => {}
            }
        }
        let mut after = bytes[signs.end..bytes.len().min(signs.end + BRACKET_REACH)].iter();
        depth > 0
            && matches!(after.find(|b| matches!(b, b'(' | b')' | b'[' | b']' | b'\n')), Some(b')' | b']'))
    }

    /// Rule 6. Within a line an ellipsis mostly replaces omitted words. It ends a sentence only after a
    /// finite verb, and only if neither a finite verb nor a word of [`CONTINUING`] follows.
    fn ends_with_ellipsis(&self, signs: &Signs) -> bool {
        self.word_before(signs).is_some_and(is_finite_verb)
            && !starts_with_listed(signs.tail, CONTINUING)
            && !is_finite_verb(first_word(signs.tail))
    }

    /// Rule 7. Whether a space was left out after the signs: they are between Persian words. At a dot,
    /// which may be that of a file name, both words must have two letters or more.
    fn ends_without_space(&self, signs: &Signs) -> bool {
        let begins = |c: char| chars::is_letter(c) || matches!(c, '«' | '(');
        if !begins(signs.next) {
            return false;
        }
        if signs.run.starts_with('.') {
            let letters = |word: &str| word.chars().filter(|&c| chars::is_letter(c)).count();
            return self.word_before(signs).is_some_and(|word| letters(word) >= 2)
                && signs.tail.chars().take(2).all(begins);
        }
        let before = self.text[self.start..signs.range.start].chars().next_back();
        before.is_some_and(|c| chars::is_letter(c) || chars::is_mark(c) || c == '»')
    }

    /// Rule 8. Whether the signs are a dot that belongs to the word before the dot.
    fn dot_belongs_to_word(&mut self, signs: &Signs) -> bool {
        let dot = WordDot { text: self.text, sentence: self.start, at: signs.range.start, next: signs.next };
        dot.belongs_to_word(self.rules, &mut self.list_marks)
    }

    fn word_before(&self, signs: &Signs) -> Option<&'t str> {
        last_word(&self.text[self.start..signs.range.start])
    }
}

/// Rule 2. Whether a sign after which the sentence continues follows the signs.
fn is_followed_by_tie(signs: &Signs) -> bool {
    matches!(signs.next, '،' | '؛' | ',' | ';')
        || !signs.apart && matches!(signs.next, ':' | '/' | '-' | '_' | '=')
}

/// Rule 3. Whether the signs end a remark in brackets.
fn is_remark(signs: &Signs) -> bool {
    signs.run.contains([')', ']']) && !signs.run.ends_with(is_terminator)
}

/// Rule 5. Whether the signs end a quotation after which the outer sentence continues.
fn is_inner_quotation(signs: &Signs) -> bool {
    signs.closed
        && !signs.run.ends_with(is_terminator)
        && (starts_with_listed(signs.tail, CONTINUING) || starts_with_listed(signs.tail, SAYING))
}

/// Whether the run is the sign `…` or several dots, perhaps with spaces between.
fn is_ellipsis(run: &str) -> bool {
    run.len() > 1 && run.chars().all(|c| matches!(c, '.' | '…' | ' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_are_counted_once() {
        let text = "a\"b\"\"c\"";
        let mut quotes = Quotes::new(1);
        for (at, open) in [(1, false), (2, true), (3, true), (4, false), (5, true), (6, true), (7, false)] {
            assert_eq!(quotes.is_open_at(text, at), open, "{at}");
        }
    }

    #[test]
    fn an_ellipsis_has_dots_and_spaces_only() {
        assert!(["…", "..", "...", ". . .", "……"].into_iter().all(is_ellipsis));
        assert!([".", "!", "…!", "...»"].into_iter().all(|run| !is_ellipsis(run)));
    }
}
