//! Spaces: one between words, none before a closing sign or after an opening one.
//!
//! A *gap* in this file is the place between two characters of a line, with or without spaces. The
//! characters on its two sides decide which spaces it gets ([`Gap::wanted`]). Indentation stays, and so
//! do the spaces of tables.

use core::ops::{ControlFlow, Range};

use super::brackets::{Brackets, footnote_ends};
use super::layout::Layout;
use super::{Carry, Source, Step, dot_gaps, label_gaps, number_gaps};
use crate::chars::{self, is_space};
use crate::edit::{EditKind, Sink};
use crate::scan::{Finder, SignsOfGaps, Text};
use crate::text::blanks;
use crate::text::emoticons;
use crate::text::line_kind::{DataLines, TextKind};
use crate::text::line_marks;
use crate::text::lines::persian_lines;
use crate::text::named_signs::{opening_is_cited, sign_is_cited};
use crate::text::number_words::port_word_ends;

/// Endings that belong to the word before a closing sign: «کتاب»ها.
const ENDINGS_AFTER_QUOTATION: [&str; 14] =
    ["ها", "های", "هایی", "ی", "ای", "ام", "ات", "اش", "م", "ش", "ت", "ان", "یی", "ست"];

/// Fixes the spaces of every line with Persian text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spaces {
    /// Which lines are data, and keep their spaces.
    pub(crate) kind: TextKind,
    /// Whether gaps that are layout ([`Layout`]) stay.
    pub(crate) keeps_wide_gaps: bool,
}

impl Step for Spaces {
    const DEFAULT: Self = Spaces { kind: TextKind::Detect, keeps_wide_gaps: true };

    fn run<S: Sink>(&self, source: &Source, _: &mut Carry, sink: &mut S) -> ControlFlow<()> {
        let mut finder = Finder::default();
        let mut data = DataLines::new(self.kind, &source.text, source.spans);
        for line in persian_lines(&source.text) {
            self.fix_line(source, line, &mut finder, &mut data, sink)?;
        }
        ControlFlow::Continue(())
    }
}

impl Spaces {
    fn fix_line(
        &self,
        source: &Source,
        line: Range<usize>,
        finder: &mut Finder,
        data: &mut DataLines,
        sink: &mut impl Sink,
    ) -> ControlFlow<()> {
        let (text, spans) = (&source.text, source.spans);
        let spaces_at = |at: usize| -> usize {
            text[at..line.end].chars().take_while(|&c| is_space(c)).map(char::len_utf8).sum()
        };
        let span_start = |at: usize| spans.at_or_after(at).map_or(usize::MAX, |span| span.start);
        let mut brackets = Brackets::new(text, line.clone());
        let begins = line.start + spaces_at(line.start); // indentation is layout
        let mut at = begins;
        let mut next_span = span_start(at);
        let mut layout = None; // that of the line, once it is needed
        // Each round reads one character or protected span, and the spaces after it.
        while at < line.end {
            at = skip_words(text, at, line.end, finder);
            if at >= line.end {
                break;
            }
            let end = match spans.containing(at) {
                Some(span) => span.end.min(line.end),
                None => at + text[at..].chars().next().map_or(1, char::len_utf8),
            };
            if next_span < end {
                next_span = span_start(end);
            }
            // Spaces inside a span are not part of the gap.
            let range = end..(end + spaces_at(end)).min(next_span.max(end));
            at = range.end;
            if self.keeps_wide_gaps && text[range.clone()].starts_with("  ") {
                let layout = layout.get_or_insert_with(|| Layout::of(&text[line.clone()]));
                if layout.keeps(range.start - line.start..range.end - line.start) {
                    continue;
                }
            }
            let gap =
                Gap { text, line: &line, begins, range: &range, is_before_span: range.end == next_span };
            let wanted = gap.wanted(&mut brackets);
            if let Some(new) = wanted.filter(|new| text[range.clone()] != **new) {
                if data.contain(&line) || self.kind != TextKind::Prose && is_hard_break(text, &range) {
                    break;
                }
                sink.replace(range, new, EditKind::Space)?;
            }
        }
        ControlFlow::Continue(())
    }
}

/// Whether `gap` is a hard line break of Markdown: exactly two spaces at the end of a line that is not the last
/// one. In other text they show nothing.
fn is_hard_break(text: &str, gap: &Range<usize>) -> bool {
    text[gap.start..].starts_with("  ") && gap.len() == 2 && text[gap.end..].starts_with(['\r', '\n'])
}

/// Skips gaps that [`Gap::wanted`] would not change: those inside and between words of letters, ZWNJs
/// and digits, if the words have single spaces between them. Returns the offset of the character before
/// the next gap that needs a decision. The last gap of a line is at its end.
#[inline]
fn skip_words(text: &Text, at: usize, end: usize, finder: &mut Finder) -> usize {
    let bytes = text.as_bytes();
    if bytes[at].is_ascii() {
        return at;
    }
    let mut next_sign = |from| finder.next_of::<SignsOfGaps>(text, from, end);
    let mut sign = next_sign(at);
    while let Some(regular) = sign.filter(|&sign| is_regular(&bytes[..end], sign)) {
        sign = next_sign(regular + 1);
    }
    // Back to the character before the spaces before the sign, or before the end of the line.
    let mut before = chars::char_start(text, sign.unwrap_or(end)).max(at);
    while before > at && bytes[before - 1] == b' ' {
        before -= 1;
    }
    if before > at { chars::char_start(text, before - 1).max(at) } else { before }
}

/// Whether the gaps around the sign or digit whose last byte is at `sign` need no change: the sign is
/// directly after a letter, and before one space and a letter or the end of the line; no word touches
/// the digit.
#[inline]
fn is_regular(bytes: &[u8], sign: usize) -> bool {
    if bytes[sign] >= 0xA0 {
        return is_regular_digit(bytes, sign);
    }
    let start = match bytes[sign] {
        b'.' | b':' | b'!' => sign,
        0x8C | 0x9B | 0x9F if sign > 0 && bytes[sign - 1] == 0xD8 => sign - 1, // ، ؛ ؟
        _ => return false,
    };
    let letter = |at: usize| chars::class_at(bytes, at) & chars::LETTER != 0;
    let regular_after = match bytes.get(sign + 1) {
        Some(b' ') => letter(sign + 2),
        next => next.is_none(),
    };
    regular_after && start >= 2 && letter(start - 2)
}

/// Whether neither a letter nor a mark is beside the digit whose last byte is at `digit`.
#[inline]
fn is_regular_digit(bytes: &[u8], digit: usize) -> bool {
    let Some(before) = digit.checked_sub(3) else { return false };
    let is_digit = !bytes[before + 2].is_ascii() && chars::digit_at(bytes, before + 2).is_some();
    is_digit && chars::class_at(bytes, before) == 0 && chars::class_at(bytes, digit + 1) == 0
}

/// The gap between two characters of a line: a range of spaces, perhaps empty.
struct Gap<'a> {
    text: &'a str,
    line: &'a Range<usize>,
    /// Where the text of the line begins, after its indentation.
    begins: usize,
    range: &'a Range<usize>,
    /// Whether a protected span begins after the gap.
    is_before_span: bool,
}

fn is_closing(c: char) -> bool {
    matches!(c, '.' | '،' | '؛' | ':' | '!' | '؟' | ')' | ']' | '»' | '…' | ',' | ';' | '?')
}

impl Gap<'_> {
    /// The text of the line before the gap.
    fn line_before(&self) -> &str {
        &self.text[self.line.start..self.range.start]
    }

    /// The text of the line after the gap.
    fn line_after(&self) -> &str {
        &self.text[self.range.end..self.line.end]
    }

    /// The characters before the gap, the nearest first.
    fn before(&self) -> impl Iterator<Item = char> + '_ {
        self.text[self.line.start..self.range.start].chars().rev()
    }

    /// The characters after the gap.
    fn after(&self) -> impl Iterator<Item = char> + '_ {
        self.text[self.range.end..self.line.end].chars()
    }

    /// Returns the spaces that belong in this gap, or `None` to leave it as it is.
    fn wanted(&self, brackets: &mut Brackets) -> Option<&'static str> {
        let (Some(left), Some(right)) = (self.before().next(), self.after().next()) else {
            // Spaces at the end of a line are invisible; spaces at its beginning are layout.
            let at_line_end = self.range.end == self.line.end && self.range.start > self.line.start;
            return at_line_end.then_some("");
        };
        if right == '\r' {
            return Some(""); // a line end of old systems
        }
        if matches!(left, '\t' | '|') || matches!(right, '\t' | '|') {
            return None; // a table
        }
        let guillemet = |c| matches!(c, '«' | '»');
        if (guillemet(left) || guillemet(right)) && brackets.guillemets_are_reversed() {
            return None;
        }
        if self.range.is_empty() {
            let begins = self.word_begins(left, right, brackets) || self.number_ends(left, right);
            return begins.then_some(" ");
        }
        if is_closing(right) && (self.is_before_span || self.is_before_cited_sign()) {
            return Some(" "); // a closing sign is cited if it begins a span
        }
        if matches!(left, '(' | '[' | '«') && self.is_after_cited_opening() {
            return Some(" "); // علامت‌های « و »
        }
        if (left == '«' || right == '»') && brackets.guillemets_are_separators() {
            return Some(" "); // خانه » کتاب » رمان
        }
        if is_closing(right) {
            return Some(if self.closes(left, right) { "" } else { " " });
        }
        let opening = matches!(left, '(' | '[' | '«') && !self.sad_face_ends(left);
        Some(if opening { "" } else { " " })
    }

    /// Whether the closing sign `right`, which follows spaces, belongs to the word before the spaces.
    fn closes(&self, left: char, right: char) -> bool {
        if right.is_ascii() && emoticons::begins(&self.text[self.range.end..self.line.end]) {
            return false;
        }
        if matches!(left, '-' | '–' | '—') && "،؛؟!.…".contains(right) {
            return false; // a dialogue dash, and a sign of a line in the wrong direction
        }
        if line_marks::is_mark(&self.text[self.line.start..self.range.start]) {
            return false; // without the space, the mark would be text
        }
        if matches!(left, ':' | '،' | '؛') && matches!(right, '…' | '؟' | '!') {
            return false; // a blank: نام: … نشانی: …
        }
        let next = self.after().nth(1);
        match right {
            '…' => {
                let after = &self.text[self.range.end + right.len_utf8()..self.line.end];
                !blanks::ellipsis_is_blank(self.line_before(), after)
            }
            // Not in .NET and .htaccess, and not if the dots of an ellipsis have spaces between them.
            '.' => {
                let begins_name = |c: char| c.is_alphanumeric() && !chars::is_letter(c);
                left != '.' && !next.is_some_and(|c| begins_name(c) || matches!(c, '.' | '/' | '_'))
            }
            // Not in :) and :: and not in a ratio (۱ : ۲).
            ':' => {
                let ends_sign =
                    |c: char| matches!(c, ')' | '(' | ':' | '/' | '-' | '_') || c.is_ascii_alphanumeric();
                let number_follows =
                    || self.after().skip(1).find(|&c| !is_space(c)).is_some_and(char::is_numeric);
                let is_port = || next.is_some_and(char::is_numeric) && port_word_ends(self.line_before());
                !(next.is_some_and(ends_sign) || left.is_numeric() && number_follows() || is_port())
            }
            '!' | '?' => !next.is_some_and(|c| matches!(c, '=' | '[' | '.') || c.is_ascii_alphanumeric()),
            // [ ] is a check box.
            ']' => left != '[' && next != Some('('),
            ')' => left != '(' && !self.is_before_frown(),
            ',' | ';' => !next.is_some_and(|c| c.is_ascii_alphanumeric()),
            _ => true,
        }
    }

    /// Whether the closing bracket after the gap is the mouth of a face (خسته‌ام ):).
    fn is_before_frown(&self) -> bool {
        let (before, rest) =
            (&self.text[self.line.start..self.range.start], &self.text[self.range.end..self.line.end]);
        emoticons::is_frown(rest) && !emoticons::has_open_bracket(before)
    }

    /// Whether the character after this empty gap begins a word that needs a space before it.
    fn word_begins(&self, left: char, right: char, brackets: &mut Brackets) -> bool {
        let letter = chars::is_letter(right);
        let opening = matches!(right, '(' | '«');
        // The character before `left`. Spaces before a closing sign are removed, so skip them.
        let before = self.before().skip(1).find(|&c| !is_space(c));
        match left {
            '،' | '؛' => {
                (letter
                    || right.is_ascii_alphabetic()
                    || opening
                    || right.is_numeric() && !before.is_some_and(char::is_numeric))
                    && self.signs_follow_word()
            }
            '؟' => (letter || opening) && self.signs_follow_word(),
            '!' => {
                letter
                    && before.is_some_and(|c| chars::is_letter(c) || matches!(c, '؟' | '»'))
                    && self.signs_follow_word()
            }
            ':' if right.is_numeric() => {
                label_gaps::value_begins(self.text, self.line, self.range.end, brackets)
            }
            ':' => {
                (letter || right == '«')
                    && before
                        .is_some_and(|c| chars::is_letter(c) || chars::is_mark(c) || matches!(c, '»' | ')'))
                    && !self.is_inside_spelled_face()
            }
            '.' | ')' | '-' if letter && self.item_begins() => true,
            '.' => {
                (letter || right == '«') && dot_gaps::dot_ends_sentence(self.line_before(), self.line_after())
            }
            '…' => letter && before.is_some_and(chars::is_letter),
            ')' => letter && !self.ending_follows() && !brackets.pair_is_inside_word(self.range.start - 1),
            ']' => letter && self.footnote_ends(),
            '»' => letter && before.is_some() && !self.ending_follows(),
            _ if opening => {
                (chars::is_letter(left) || chars::is_mark(left)) && brackets.is_apart(right, self.range.end)
            }
            _ => false,
        }
    }

    /// Whether the label of an item ends before this empty gap.
    fn item_begins(&self) -> bool {
        label_gaps::item_begins(self.text, self.line, self.begins, self.range.end)
    }

    /// Whether the mark of a footnote ends before this empty gap, and a word of its own follows. Whether a number that
    /// touches the word gets a space was decided without this gap, so such a word stays.
    fn footnote_ends(&self) -> bool {
        let rest = self.text[self.range.end..self.line.end].trim_start_matches(chars::is_inside_word);
        !self.ending_follows() && footnote_ends(self.line_before()) && !rest.starts_with(char::is_numeric)
    }

    /// Whether this empty gap is after the colon of an emoticon that is spelled out (خوبم :دی).
    fn is_inside_spelled_face(&self) -> bool {
        let (before, face) =
            self.text[self.line.start..self.line.end].split_at(self.range.start - 1 - self.line.start);
        before.ends_with(is_space) && emoticons::is_spelled_face(face)
    }

    /// Whether this empty gap separates a number from a word.
    #[inline]
    fn number_ends(&self, left: char, right: char) -> bool {
        let is_digit = |c| matches!(c, '0'..='9' | '۰'..='۹' | '٠'..='٩');
        let word_ends = |c| chars::is_letter(c) || chars::is_mark(c);
        (is_digit(left) && chars::is_letter(right) || is_digit(right) && word_ends(left))
            && number_gaps::needs_space(self.text, self.line, self.range.end)
    }

    /// Whether a sign follows that the word before the gap names (علامت ? را).
    fn is_before_cited_sign(&self) -> bool {
        sign_is_cited(&self.text[self.line.clone()], self.range.end - self.line.start)
    }

    /// Whether the gap is after an opening bracket or mark that the word before it names (علامت‌های « و »).
    fn is_after_cited_opening(&self) -> bool {
        let line = &self.text[self.line.clone()];
        let sign = line[..self.range.start - self.line.start].char_indices().next_back();
        sign.is_some_and(|(at, _)| opening_is_cited(line, at))
    }

    /// Whether a face ends before the gap whose mouth is the opening bracket `left`.
    fn sad_face_ends(&self, left: char) -> bool {
        left != '«' && emoticons::sad_face_ends(&self.text[self.line.start..self.range.start])
    }

    /// Whether the signs before the gap belong to the word before them. In a text that was written in the
    /// wrong direction, the signs that end a line are at its beginning (؟حالت خوبه); these belong to no word.
    fn signs_follow_word(&self) -> bool {
        let is_sign = |c: &char| is_space(*c) || "،؛؟!?.…:".contains(*c);
        let before = self.before().find(|c| !is_sign(c));
        before.is_some_and(|c| !"([«-–—>♪*_#|".contains(c))
    }

    /// Whether an ending follows the gap that belongs to the word before the closing sign: «کتاب»ها.
    fn ending_follows(&self) -> bool {
        ending_begins(&self.text[self.range.end..self.line.end])
    }
}

/// Whether `rest` begins with an ending that belongs to the word before a closing sign.
pub(super) fn ending_begins(rest: &str) -> bool {
    // Letters up to a ZWNJ only, since restoration may insert one after the ending.
    let letters = rest.chars().take_while(|&c| chars::is_letter(c)).take(8);
    let len: usize = letters.map(char::len_utf8).sum();
    ENDINGS_AFTER_QUOTATION.contains(&&rest[..len])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit;
    use crate::fix_spaces;
    use crate::text::spans::Spans;
    use alloc::borrow::Cow;
    use alloc::format;
    use alloc::string::String;

    /// The line `text` with every gap decided, and none skipped.
    fn with_each_gap_decided(text: &str) -> String {
        let line = 0..text.len();
        let mut brackets = Brackets::new(text, line.clone());
        let mut at = text.len() - text.trim_start_matches(is_space).len();
        let mut new = String::from(&text[..at]);
        while let Some(c) = text[at..].chars().next() {
            let start = at + c.len_utf8();
            let range = start..text.len() - text[start..].trim_start_matches(is_space).len();
            let begins = text.len() - text.trim_start_matches(is_space).len();
            let gap = Gap { text, line: &line, begins, range: &range, is_before_span: false };
            let wanted = gap.wanted(&mut brackets);
            new.push(c);
            new.push_str(wanted.unwrap_or(&text[range.clone()]));
            at = range.end;
        }
        new
    }

    fn fixed(text: &str) -> Cow<'_, str> {
        let source = Source { text: Text::new(text), spans: &Spans::NONE };
        let spaces = Spaces { kind: TextKind::Prose, keeps_wide_gaps: false };
        edit::rewritten(text, |sink| spaces.run(&source, &mut Carry::default(), sink))
    }

    #[test]
    fn no_gap_that_needs_a_change_is_skipped() {
        const CHARS: [char; 11] = ['ب', '۵', '5', '٪', '.', '،', ')', '«', ' ', '\u{200C}', '\u{64E}'];
        for n in 0..CHARS.len().pow(4) {
            let text: String = (0..4).map(|i| CHARS[n / CHARS.len().pow(i) % CHARS.len()]).collect();
            for text in [format!("ب{text}"), format!("{text}ب")] {
                assert_eq!(fixed(&text), with_each_gap_decided(&text), "{text:?}");
            }
        }
    }

    #[test]
    fn no_character_hides_a_gap_that_needs_a_change() {
        for c in ('\0'..='\u{1FFFF}').filter(|c| !matches!(c, '\n' | '\r')) {
            for text in [format!("ب{c}ب {c} ب  {c}"), format!("{c}ب. {c}5 ب ، {c}  ب")] {
                assert_eq!(fixed(&text), with_each_gap_decided(&text), "{text:?}");
            }
        }
    }

    #[test]
    fn an_ending_stays_at_its_quotation() {
        for ending in ENDINGS_AFTER_QUOTATION {
            let text = format!("آن «واژه»{ending} را");
            assert_eq!(fix_spaces(&text), text);
        }
        assert_eq!(fix_spaces("آن «واژه»بود"), "آن «واژه» بود");
    }
}
