//! Spaces: one where words part, none before a closing sign or after an opening one.

use core::ops::{ControlFlow, Range};

use super::{Carry, Source, Step};
use crate::chars::{self, is_space};
use crate::edit::{EditKind, Sink};
use crate::scan::Finder;
use crate::scan::Text;
use crate::text::lines::persian_lines;
use crate::text::spans::Spans;

/// The step.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spaces;

impl Step for Spaces {
    const DEFAULT: Self = Spaces;

    fn run<S: Sink>(&self, source: &Source, _: &mut Carry, sink: &mut S) -> ControlFlow<()> {
        spaces(&source.text, source.spans, sink)
    }
}

/// How far a bracket's partner is looked for, in bytes.
const BRACKET_REACH: usize = 512;

/// Puts the spaces of `text` right in every line that has Persian text.
pub(crate) fn spaces(text: &Text, spans: &Spans, sink: &mut impl Sink) -> ControlFlow<()> {
    let mut places = Finder::default();
    for line in persian_lines(text) {
        spaces_of_line(text, line, spans, &mut places, sink)?;
    }
    ControlFlow::Continue(())
}

/// Where to go on from `at`: at the character before the next place that may want other spaces.
/// Between words of letters, ZWNJs, digits and single spaces there is none.
#[inline]
fn before_next_place(text: &Text, at: usize, end: usize, places: &mut Finder) -> usize {
    let bytes = text.as_bytes();
    let here = bytes[at];
    if here.is_ascii() {
        return at;
    }
    let mut next = |from| {
        places.next(text, from, end, |a, b, c| {
            (c < 0x80) & (c != b' ')
                | (b == b' ') & (c == b' ')
                | (c == 0xC2)
                | (c >= 0xE0) & (c != 0xE2)
                | (a == 0xE2) & ((b != 0x80) | (c != 0x8C)) // but for the ZWNJ
                | (b == 0xD8) & ((c == 0x8C) | (c == 0x9B) | (c == 0x9F))
                | (b == 0xD9) & (c.wrapping_sub(0xAA) < 4)
        })
    };
    let mut found = next(at);
    while let Some(sign) = found.filter(|&sign| is_as_it_should_be(&bytes[..end], sign)) {
        found = next(sign + 2);
    }
    let mut place = found.unwrap_or(end);
    while place > at && !text.is_char_boundary(place) {
        place -= 1;
    }
    while place > at && bytes[place - 1] == b' ' {
        place -= 1;
    }
    if place > at {
        place -= 1;
        while place > at && !text.is_char_boundary(place) {
            place -= 1;
        }
    }
    place
}

/// Whether the sign that ends at `sign` stands behind a letter, and behind it one space and a letter, or the
/// line ends.
#[inline]
fn is_as_it_should_be(bytes: &[u8], sign: usize) -> bool {
    let start = match bytes[sign] {
        b'.' | b':' | b'!' => sign,
        0x8C | 0x9B | 0x9F if sign > 0 && bytes[sign - 1] == 0xD8 => sign - 1,
        _ => return false,
    };
    let letter = |at: usize| chars::class_at(bytes, at) & chars::LETTER != 0;
    let ends = match bytes.get(sign + 1) {
        Some(b' ') => letter(sign + 2),
        next => next.is_none(),
    };
    ends && start >= 2 && letter(start - 2)
}

fn spaces_of_line(
    text: &Text,
    line: Range<usize>,
    spans: &Spans,
    places: &mut Finder,
    sink: &mut impl Sink,
) -> ControlFlow<()> {
    let spaces_at = |at: usize| -> usize {
        text[at..line.end].chars().take_while(|&c| is_space(c)).map(char::len_utf8).sum()
    };
    // Indentation is layout.
    let mut at = line.start + spaces_at(line.start);
    let mut next_span = spans.at_or_after(at).map_or(usize::MAX, |span| span.start);
    // Each round reads what stands at `at`, no space, and the spaces after it.
    while at < line.end {
        if next_span < at {
            next_span = spans.at_or_after(at).map_or(usize::MAX, |span| span.start);
        }
        at = before_next_place(text, at, line.end, places);
        if at >= line.end {
            break;
        }
        let end = match spans.holding(at) {
            Some(span) => span.end.min(line.end), // as it is
            None => at + text[at..].chars().next().map_or(1, char::len_utf8),
        };
        if next_span < end {
            next_span = spans.at_or_after(end).map_or(usize::MAX, |span| span.start);
        }
        // Protected spaces are no gap.
        let gap = end..(end + spaces_at(end)).min(next_span.max(end));
        at = gap.end;
        let wanted = Place { text, line: &line, gap: &gap }.wanted();
        if let Some(new) = wanted.filter(|new| text[gap.clone()] != **new) {
            sink.replace(gap, new, EditKind::Space)?;
        }
    }
    ControlFlow::Continue(())
}

/// Abbreviated blessings, which stand in brackets after a name: علی (ع).
fn is_honorific(inside: &str) -> bool {
    matches!(inside, "ع" | "ص" | "س" | "ره" | "عج" | "رض" | "قدس سره")
}

/// Whether what brackets hold is more than a word: then they do not stand inside one. Two words have
/// a space between letters; spaces beside signs come and go.
fn is_phrase(inside: &str) -> bool {
    let mut word = false;
    let mut space = false;
    for c in inside.chars() {
        if is_space(c) {
            space = word;
        } else if space && chars::is_letter(c) {
            return true;
        } else {
            space = false;
            word = chars::is_letter(c) || chars::is_mark(c);
        }
    }
    false
}

/// A place between two characters of a line: what spaces are there, perhaps none.
struct Place<'a> {
    text: &'a str,
    line: &'a Range<usize>,
    gap: &'a Range<usize>,
}

fn is_closing(c: char) -> bool {
    matches!(c, '.' | '،' | '؛' | ':' | '!' | '؟' | ')' | ']' | '»' | '…' | ',' | ';' | '?')
}

impl Place<'_> {
    fn before(&self) -> impl Iterator<Item = char> + '_ {
        self.text[self.line.start..self.gap.start].chars().rev()
    }

    fn after(&self) -> impl Iterator<Item = char> + '_ {
        self.text[self.gap.end..self.line.end].chars()
    }

    /// What should stand here; `None` for: leave it.
    fn wanted(&self) -> Option<&'static str> {
        let gap = &self.text[self.gap.clone()];
        let (Some(left), Some(right)) = (self.before().next(), self.after().next()) else {
            // At the end of a line, spaces show nothing; at its beginning they are layout.
            return if self.gap.end == self.line.end && self.gap.start > self.line.start {
                Some("")
            } else {
                None
            };
        };
        if right == '\r' {
            return Some(""); // a line ends here for some
        }
        if left == '\t' || right == '\t' || right == '|' || left == '|' {
            return None; // tables
        }
        if !gap.is_empty() {
            if is_closing(right) {
                return if self.closes(left, right) { Some("") } else { Some(" ") };
            }
            if matches!(left, '(' | '[' | '«') {
                return Some("");
            }
            return Some(" ");
        }
        if self.opens_word(left, right) { Some(" ") } else { None }
    }

    /// Whether the closing sign `right` after a space belongs to the word before.
    fn closes(&self, left: char, right: char) -> bool {
        let next = self.after().nth(1);
        match right {
            // .NET, .htaccess, and dots with spaces between them
            '.' => left != '.' && !next.is_some_and(|c| c.is_alphanumeric() || c == '.' || c == '/'),
            // :) and ::
            ':' => {
                !next.is_some_and(|c| matches!(c, ')' | '(' | ':' | '/' | '-') || c.is_ascii_alphanumeric())
            }
            '!' | '?' => !next.is_some_and(|c| matches!(c, '=' | '[' | '.') || c.is_ascii_alphanumeric()),
            // [ ] is a check box
            ']' => left != '[' && next != Some('('),
            ')' => left != '(',
            ',' | ';' => !next.is_some_and(|c| c.is_ascii_alphanumeric()),
            _ => true,
        }
    }

    /// Whether a word begins here that needs a space before it.
    fn opens_word(&self, left: char, right: char) -> bool {
        let letter = chars::is_letter(right);
        let opening = matches!(right, '(' | '«');
        // Spaces before a closing sign go, so they do not count.
        let before = self.before().skip(1).find(|&c| !is_space(c));
        match left {
            '،' | '؛' => {
                letter
                    || right.is_ascii_alphabetic()
                    || opening
                    || right.is_numeric() && !before.is_some_and(char::is_numeric)
            }
            '؟' => letter || opening,
            '!' => letter && before.is_some_and(|c| chars::is_letter(c) || matches!(c, '؟' | '»')),
            ':' => {
                (letter || right == '«')
                    && before
                        .is_some_and(|c| chars::is_letter(c) || chars::is_mark(c) || matches!(c, '»' | ')'))
            }
            '.' => (letter || right == '«') && self.ends_sentence_before_dot(),
            '…' => letter && before.is_some_and(chars::is_letter),
            ')' | '»' => letter && !self.is_affix() && !(left == ')' && self.bracket_is_inside_word()),
            _ if opening => (chars::is_letter(left) || chars::is_mark(left)) && self.bracket_is_apart(right),
            _ => false,
        }
    }

    /// Whether the dot before is that of a sentence: after a word of two letters or more, and
    /// before one (ق.م and ه.ش stay).
    fn ends_sentence_before_dot(&self) -> bool {
        // A space before the dot goes unless a letter follows (.NET).
        let goes = |c: &char| is_space(*c) && self.after().next() == Some('«');
        let word = || self.before().skip(1).skip_while(goes);
        let long = word().next().is_some_and(|c| matches!(c, '»' | ')'))
            || word().take_while(|&c| chars::is_letter(c)).take(2).count() == 2;
        let next: usize = self.after().take(3).take_while(|&c| chars::is_letter(c)).count();
        long && (next != 1 || self.after().nth(1) != Some('.'))
    }

    /// Whether what follows is an ending that belongs to the word before («کتاب»ها).
    fn is_affix(&self) -> bool {
        // Up to a ZWNJ: one may still be restored after the ending.
        let rest = &self.text[self.gap.end..self.line.end];
        let len: usize = rest.chars().take_while(|&c| chars::is_letter(c)).take(8).map(char::len_utf8).sum();
        matches!(
            &rest[..len],
            "ها" | "های"
                | "هایی"
                | "ی"
                | "ای"
                | "ام"
                | "ات"
                | "اش"
                | "م"
                | "ش"
                | "ت"
                | "ان"
                | "یی"
                | "ست"
        )
    }

    /// Whether the bracket that ends here began inside a word: می(ن)ویسد.
    fn bracket_is_inside_word(&self) -> bool {
        let mut start = self.gap.start.saturating_sub(BRACKET_REACH).max(self.line.start);
        while !self.text.is_char_boundary(start) {
            start += 1;
        }
        let inside = &self.text[start..self.gap.start - 1];
        match inside.rfind('(') {
            Some(i) if is_honorific(&inside[i + 1..]) || is_phrase(&inside[i + 1..]) => false,
            Some(i) if !inside[i..].contains(')') => {
                inside[..i].chars().next_back().is_some_and(|c| chars::is_letter(c) || chars::is_mark(c))
            }
            _ => true, // no pair of its own: leave it alone
        }
    }

    /// Whether the bracket or quotation that begins here is a thing of its own: it has an end, the
    /// end is not inside the word, and it holds more than an ending (کتاب(ها)).
    fn bracket_is_apart(&self, opening: char) -> bool {
        let start = self.gap.end + opening.len_utf8();
        let mut end = self.line.end.min(start + BRACKET_REACH);
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let closing = if opening == '(' { ')' } else { '»' };
        let Some(len) = self.text[start..end].find(closing) else { return false };
        let inside = self.text[start..start + len].trim_matches(chars::ZWNJ);
        let after = self.text[start + len + closing.len_utf8()..self.line.end].chars().next();
        let ending = matches!(inside, "ها" | "های" | "ی" | "ان" | "ات" | "ن" | "تر" | "ین" | "ب" | "نا");
        // Brackets within brackets are left as they are.
        is_honorific(inside)
            || opening == '(' && is_phrase(inside) && !inside.contains(opening)
            || !ending
                && !inside.contains(opening)
                && !after.is_some_and(|c| opening == '(' && (chars::is_letter(c) || c == chars::ZWNJ))
    }
}
