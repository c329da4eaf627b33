//! Code in backticks (within a line, or in three or more backticks over several lines) and code between lines of three to six
//! tildes. [`OpenCode`] also remembers an open element of HTML.

use core::ops::Range;

use crate::work::memchr::{memchr, memchr2};

use super::elements::Element;
use super::patterns::byte_run;
use crate::chars;

/// The least number of backticks around code of several lines.
const FENCE: usize = 3;

/// The longest run of backticks that can open a code span. No step makes a run longer or shorter: the
/// invisible characters in it do not count, and nothing else in it is removed.
const LONGEST_FENCE: usize = 32;

/// Whether a line end is inside code of several lines, and what closes this code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum OpenCode {
    /// Outside code.
    #[default]
    None,
    /// Inside code in backticks. As many of them, three or more, close it.
    Ticks(usize),
    /// Inside code between lines of tildes. A line of as many of them, or more, closes it.
    Tildes(usize),
    /// Inside an element of HTML whose content is code, or inside a comment.
    Element(Element),
}

impl OpenCode {
    pub(crate) fn is_open(self) -> bool {
        self != OpenCode::None
    }

    /// The end of the code that was open at the beginning of `bytes`, after what closes it. `None` if `bytes` does not
    /// close it.
    pub(super) fn end(self, bytes: &[u8]) -> Option<usize> {
        match self {
            OpenCode::None => Some(0),
            OpenCode::Ticks(ticks) => closing_run(bytes, 0, ticks, None),
            OpenCode::Tildes(tildes) => closing_line(bytes, tildes),
            OpenCode::Element(element) => element.end(bytes, true),
        }
    }
}

/// The code span from the backticks at `at` to the next run of as many backticks, and the code that is open
/// after it.
///
/// Code in three or more backticks may have several lines. If nothing closes it, it reaches to the end of
/// the text, as in Markdown. Code in fewer backticks must end in its line, so that a stray backtick does not
/// protect half of the text.
pub(super) fn code_at(bytes: &[u8], at: usize) -> Option<(Range<usize>, OpenCode)> {
    let ticks = byte_run(bytes, at);
    match ticks {
        1..FENCE => closing_run(bytes, at + ticks, ticks, Some(b'\n')).map(|end| (at..end, OpenCode::None)),
        FENCE..=LONGEST_FENCE => Some(match closing_run(bytes, at + ticks, ticks, None) {
            Some(end) => (at..end, OpenCode::None),
            None => (at..bytes.len(), OpenCode::Ticks(ticks)),
        }),
        _ => None,
    }
}

/// The code between lines of tildes that the run at `at` opens, and the code that is open after it. The run begins a line, and
/// at most the name of a language follows it there. A run of more than six is an ornament.
pub(super) fn tilde_code_at(bytes: &[u8], at: usize) -> Option<(Range<usize>, OpenCode)> {
    const LONGEST: usize = 6;
    const LONGEST_NAME: usize = 64;
    let tildes = byte_run(bytes, at);
    let rest = &bytes[at + tildes..];
    let line = memchr(b'\n', rest).unwrap_or(rest.len());
    let name = rest[..line].trim_ascii();
    let is_name =
        name.len() <= LONGEST_NAME && line <= 2 * LONGEST_NAME && name.is_ascii() && !name.contains(&b'~');
    if !(FENCE..=LONGEST).contains(&tildes) || !is_name || !begins_line(&bytes[..at]) {
        return None;
    }
    Some(match closing_line(rest, tildes) {
        Some(end) => (at..at + tildes + end, OpenCode::None),
        None => (at..bytes.len(), OpenCode::Tildes(tildes)),
    })
}

/// Whether `before` ends with a line of only spaces and signs of quotation.
fn begins_line(before: &[u8]) -> bool {
    let is_before = |b: &u8| matches!(b, b' ' | b'\t' | b'>');
    let len = before.iter().rev().take_while(|b| is_before(b)).count();
    before[..before.len() - len].last().is_none_or(|&b| b == b'\n')
}

/// The end of the first line in `bytes` that has only `tildes` or more tildes.
fn closing_line(bytes: &[u8], tildes: usize) -> Option<usize> {
    let mut at = 0;
    loop {
        let run = at + memchr(b'~', &bytes[at..])?;
        at = run + byte_run(bytes, run);
        let ends_line = || {
            let blank = bytes[at..].iter().take_while(|b| matches!(b, b' ' | b'\t' | b'\r')).count();
            bytes.get(at + blank).is_none_or(|&b| b == b'\n')
        };
        if at - run >= tildes && begins_line(&bytes[..run]) && ends_line() {
            return Some(at);
        }
    }
}

/// The end of the first run of exactly `ticks` backticks at or after `from`, and before the byte `limit`.
fn closing_run(bytes: &[u8], from: usize, ticks: usize, limit: Option<u8>) -> Option<usize> {
    let mut from = from;
    loop {
        let rest = &bytes[from..];
        let found = match limit {
            Some(limit) => memchr2(b'`', limit, rest),
            None => memchr(b'`', rest),
        };
        let found = from + found?;
        if bytes[found] != b'`' {
            return None;
        }
        from = found + byte_run(bytes, found);
        if from - found == ticks {
            return Some(from);
        }
    }
}

/// Follows the code of a long line that is read part by part. Only its runs of three or more backticks count,
/// whatever is around them. Invisible characters inside a run do not count. An element that is open before such a line ends
/// with it.
#[derive(Debug)]
pub(crate) struct TickRuns {
    code: OpenCode,
    /// The length of the run of backticks that the text read so far ends with.
    run: usize,
}

impl TickRuns {
    pub(crate) fn new(code: OpenCode) -> TickRuns {
        let code = if matches!(code, OpenCode::Element(_)) { OpenCode::None } else { code };
        TickRuns { code, run: 0 }
    }

    /// Reads the next part of the line.
    pub(crate) fn read(&mut self, part: &str) {
        let mut rest = part;
        loop {
            // Reads on inside a run, which may have begun in an earlier part.
            while self.run > 0 {
                let mut chars = rest.chars();
                match chars.next() {
                    Some('`') => self.run += 1,
                    Some(c) if chars::is_invisible(c) => {}
                    Some(_) => self.end_run(),
                    None => return,
                }
                rest = chars.as_str();
            }
            let Some(at) = memchr(b'`', rest.as_bytes()) else { return };
            self.run = 1;
            rest = &rest[at + 1..];
        }
    }

    /// The code that is open after the line.
    pub(crate) fn end(mut self) -> OpenCode {
        self.end_run();
        self.code
    }

    fn end_run(&mut self) {
        if self.code == OpenCode::Ticks(self.run) {
            self.code = OpenCode::None;
        } else if !self.code.is_open() && (FENCE..=LONGEST_FENCE).contains(&self.run) {
            self.code = OpenCode::Ticks(self.run);
        }
        self.run = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_of_several_lines_ends_at_as_many_backticks_or_with_the_text() {
        let code = |text: &str| code_at(text.as_bytes(), 0).map(|(span, open)| (span.end, open));
        assert_eq!(code("```\na`b````\n``` c"), Some((15, OpenCode::None)));
        assert_eq!(code("```\na``"), Some((7, OpenCode::Ticks(3))));
        assert_eq!(code("`a``b`c"), Some((6, OpenCode::None)));
        assert_eq!(code("`a\n`"), None);
        assert_eq!(code(&"`".repeat(LONGEST_FENCE + 1)), None);
    }

    #[test]
    fn a_line_of_tildes_opens_and_closes_code() {
        let code = |text: &str| {
            let at = text.find('~')?;
            tilde_code_at(text.as_bytes(), at).map(|(span, open)| (span.end - at, open))
        };
        assert_eq!(code("~~~ js\na ~~~\n~~~~ \nb"), Some((17, OpenCode::None)));
        assert_eq!(code("> ~~~\na\n~~~ b"), Some((11, OpenCode::Tildes(3))));
        for text in ["a ~~~\n", "~~\n", "~~~~~~~\n", "~~~ a ~~~\n", "~~~ ب\n"] {
            assert_eq!(code(text), None, "{text:?}");
        }
        assert_eq!(OpenCode::Tildes(3).end(b"a ~~~\n ~~~\nb"), Some(10));
    }

    #[test]
    fn runs_are_the_same_however_a_line_is_cut() {
        let fence = OpenCode::Ticks(3);
        for (line, before, after) in [
            ("آ ```", OpenCode::None, fence),
            ("آ ``\u{200D}`\u{200C}", OpenCode::None, fence),
            ("```` آ ``` ``", OpenCode::None, OpenCode::Ticks(4)),
            ("``` آ", fence, OpenCode::None),
            ("`` ```` آ", fence, fence),
            ("``` آ ```", OpenCode::None, OpenCode::None),
            ("`` آ", OpenCode::None, OpenCode::None),
        ] {
            let (mut at_once, mut by_characters) = (TickRuns::new(before), TickRuns::new(before));
            at_once.read(line);
            assert_eq!(at_once.end(), after, "{line:?}");
            line.char_indices().for_each(|(at, c)| by_characters.read(&line[at..at + c.len_utf8()]));
            assert_eq!(by_characters.end(), after, "{line:?}");
        }
    }
}
