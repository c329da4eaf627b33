//! Code in backticks: within a line, or in three or more backticks over several lines.

use core::ops::Range;

use crate::work::memchr::{memchr, memchr2};

use super::patterns::byte_run;
use crate::chars;

/// The least number of backticks around code of several lines.
const FENCE: usize = 3;

/// The longest run of backticks that can open a code span. No step makes a run longer or shorter: the
/// invisible characters in it do not count, and nothing else in it is removed.
const LONGEST_FENCE: usize = 32;

/// Whether a text, at some line end, is inside code in three or more backticks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct OpenCode {
    /// The number of backticks that close the code; 0 outside code.
    ticks: usize,
}

impl OpenCode {
    /// Outside code.
    pub(crate) const NONE: OpenCode = OpenCode { ticks: 0 };

    pub(crate) fn is_open(self) -> bool {
        self.ticks > 0
    }

    /// The end of the code that was open at the beginning of `bytes`, after its closing backticks. `None` if
    /// `bytes` does not close it.
    pub(super) fn end(self, bytes: &[u8]) -> Option<usize> {
        closing_run(bytes, 0, self.ticks, None)
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
        1..FENCE => closing_run(bytes, at + ticks, ticks, Some(b'\n')).map(|end| (at..end, OpenCode::NONE)),
        FENCE..=LONGEST_FENCE => Some(match closing_run(bytes, at + ticks, ticks, None) {
            Some(end) => (at..end, OpenCode::NONE),
            None => (at..bytes.len(), OpenCode { ticks }),
        }),
        _ => None,
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

/// Follows the code of a line that is read part by part. Only its runs of three or more backticks count,
/// whatever is around them. Invisible characters inside a run do not count.
#[derive(Debug)]
pub(crate) struct TickRuns {
    code: OpenCode,
    /// The length of the run of backticks that the text read so far ends with.
    run: usize,
}

impl TickRuns {
    pub(crate) fn new(code: OpenCode) -> TickRuns {
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
        if self.code.ticks == self.run {
            self.code = OpenCode::NONE;
        } else if !self.code.is_open() && (FENCE..=LONGEST_FENCE).contains(&self.run) {
            self.code = OpenCode { ticks: self.run };
        }
        self.run = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_of_several_lines_ends_at_as_many_backticks_or_with_the_text() {
        let code = |text: &str| code_at(text.as_bytes(), 0).map(|(span, open)| (span.end, open.ticks));
        assert_eq!(code("```\na`b````\n``` c"), Some((15, 0)));
        assert_eq!(code("```\na``"), Some((7, 3)));
        assert_eq!(code("`a``b`c"), Some((6, 0)));
        assert_eq!(code("`a\n`"), None);
        assert_eq!(code(&"`".repeat(LONGEST_FENCE + 1)), None);
    }

    #[test]
    fn runs_are_the_same_however_a_line_is_cut() {
        let fence = OpenCode { ticks: 3 };
        for (line, before, after) in [
            ("آ ```", OpenCode::NONE, fence),
            ("آ ``\u{200D}`\u{200C}", OpenCode::NONE, fence),
            ("```` آ ``` ``", OpenCode::NONE, OpenCode { ticks: 4 }),
            ("``` آ", fence, OpenCode::NONE),
            ("`` ```` آ", fence, fence),
            ("``` آ ```", OpenCode::NONE, OpenCode::NONE),
            ("`` آ", OpenCode::NONE, OpenCode::NONE),
        ] {
            let (mut at_once, mut by_characters) = (TickRuns::new(before), TickRuns::new(before));
            at_once.read(line);
            assert_eq!(at_once.end(), after, "{line:?}");
            line.char_indices().for_each(|(at, c)| by_characters.read(&line[at..at + c.len_utf8()]));
            assert_eq!(by_characters.end(), after, "{line:?}");
        }
    }
}
