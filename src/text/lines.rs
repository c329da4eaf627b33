//! Lines with Persian text, and the letters before and after an offset in such a line. Digits and
//! punctuation depend on this context.

use core::ops::Range;

use crate::work::memchr::{self, memchr};

use super::spans::{Nearby, Spans};
use crate::chars;
use crate::scan::Text;

/// The byte ranges of the lines that have a letter of the Arabic script, without their line ends
/// (`\n`, `\r\n`).
pub(crate) fn persian_lines<'t>(text: &'t Text) -> impl Iterator<Item = Range<usize>> + 't {
    let mut lines = PersianLines::new(text);
    core::iter::from_fn(move || lines.next_with(|from| (from < text.len()).then_some(from)))
        .map(|(line, _)| line)
}

/// The lines of a text that have a letter of the Arabic script and a match of a search.
pub(crate) struct PersianLines<'t> {
    text: &'t Text<'t>,
    at: usize,
}

impl<'t> PersianLines<'t> {
    pub(crate) fn new(text: &'t Text<'t>) -> Self {
        PersianLines { text, at: 0 }
    }

    /// The next such line, and the first match in it. `search` returns the first match at or after
    /// an offset.
    pub(crate) fn next_with(
        &mut self,
        search: impl FnMut(usize) -> Option<usize>,
    ) -> Option<(Range<usize>, usize)> {
        self.next_where(has_persian, search)
    }

    /// The next line for which `is_wanted` returns true and that has a match, and the first match in it.
    pub(crate) fn next_where(
        &mut self,
        is_wanted: impl Fn(&str) -> bool,
        mut search: impl FnMut(usize) -> Option<usize>,
    ) -> Option<(Range<usize>, usize)> {
        let text = self.text;
        while let Some(found) = search(self.at) {
            let start = match memchr::memrchr(b'\n', &text.as_bytes()[self.at..found]) {
                Some(i) => self.at + i + 1,
                None => self.at,
            };
            let end = memchr(b'\n', &text.as_bytes()[found..]).map(|i| found + i);
            self.at = end.map_or(text.len(), |end| end + 1);
            let line = &text[start..end.unwrap_or(self.at)];
            let line = line.strip_suffix('\r').unwrap_or(line);
            if is_wanted(line) {
                return Some((start..start + line.len(), found));
            }
        }
        None
    }
}

/// Whether `text` has a letter of the Arabic script.
fn has_persian(text: &str) -> bool {
    // Persian text is recognized by its first letter. Latin text has no lead bytes of the Arabic
    // script, so no character needs to be decoded.
    chars::class_at(text.as_bytes(), 0) & chars::LETTER != 0
        || text.bytes().any(|b| matches!(b, 0xD8..=0xDD | 0xE0 | 0xEF | 0xF0))
            && text.chars().any(chars::is_letter)
}

/// Whether `text` has a letter of the Arabic script, or a Persian or Arabic-Indic digit.
pub(crate) fn has_persian_or_digit(text: &str) -> bool {
    has_persian(text) || has_persian_digit(text)
}

/// Whether `text` has a Persian or Arabic-Indic digit.
pub(crate) fn has_persian_digit(text: &str) -> bool {
    text.as_bytes().windows(2).any(|pair| {
        matches!(pair, [0xDB, trail] if trail.wrapping_sub(0xB0) < 10)
            || matches!(pair, [0xD9, trail] if trail.wrapping_sub(0xA0) < 10)
    })
}

/// The script of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    /// The Arabic script.
    Persian,
    /// Any other script.
    Other,
}

fn script_of(c: char) -> Option<Script> {
    if chars::is_letter(c) {
        Some(Script::Persian)
    } else if c.is_alphabetic() && !chars::is_mark(c) {
        Some(Script::Other)
    } else {
        None
    }
}

/// Finds the letters before and after an offset in a line. Letters inside protected spans do not
/// count. Successive offsets must ascend, so that the line is read only once.
pub(crate) struct Context<'t> {
    text: &'t str,
    spans: Nearby<'t>,
    line: Range<usize>,
    /// The offset up to which the line has been read: `before` is the last letter before it.
    read: usize,
    before: Option<Script>,
    /// The next letter and its offset. It is the next letter of all offsets between.
    after: Option<(usize, Option<Script>)>,
    /// Whether the line has a Persian letter; `None` until it is needed.
    has_persian: Option<bool>,
}

/// What a number shows by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OwnContext {
    /// Nothing: the letters around it decide.
    None,
    /// The number is Persian if the line has no letters.
    WithoutLetters,
    /// The number is Persian unless the line has letters of other scripts only.
    Persian,
}

impl<'t> Context<'t> {
    pub(crate) fn new(text: &'t str, spans: &'t Spans, line: Range<usize>) -> Self {
        Context {
            text,
            spans: Nearby::new(spans),
            read: line.start,
            line,
            before: None,
            after: None,
            has_persian: None,
        }
    }

    fn next_letter(&mut self, from: usize, to: usize) -> Option<(usize, Script)> {
        let mut at = from;
        while at < to {
            if let Some(span) = self.spans.containing(at) {
                at = span.end;
                continue;
            }
            let c = self.text[at..].chars().next()?;
            if let Some(kind) = script_of(c) {
                return Some((at, kind));
            }
            at += c.len_utf8();
        }
        None
    }

    /// The last letter of the line before `at`.
    pub(crate) fn before(&mut self, at: usize) -> Option<Script> {
        // The search goes backwards, since the last letter is mostly near.
        let mut i = at;
        while i > self.read {
            if let Some(span) = self.spans.containing(i - 1) {
                i = span.start;
                continue;
            }
            let Some(c) = self.text[self.read..i].chars().next_back() else { break };
            if let Some(kind) = script_of(c) {
                self.before = Some(kind);
                break;
            }
            i -= c.len_utf8();
        }
        self.read = self.read.max(at);
        self.before
    }

    /// The first letter of the line at or after `at`.
    pub(crate) fn after(&mut self, at: usize) -> Option<Script> {
        if let Some((until, kind)) = self.after
            && at <= until
        {
            return kind;
        }
        let found = self.next_letter(at, self.line.end);
        self.after = Some(found.map_or((self.line.end, None), |(i, kind)| (i, Some(kind))));
        found.map(|(_, kind)| kind)
    }

    /// The first letter in `range` of the line.
    pub(crate) fn within(&mut self, range: &Range<usize>) -> Option<Script> {
        let kind = self.after(range.start);
        kind.filter(|_| self.after.is_some_and(|(at, _)| at < range.end))
    }

    /// Whether the number at `range` is part of Persian text. The last letter before the number
    /// decides. If the line has no letter before it, the first letter after it decides. If that
    /// letter is of another script or the line has no letter, `own` decides.
    pub(crate) fn number_is_persian(&mut self, range: &Range<usize>, own: OwnContext) -> bool {
        match self.before(range.start).or_else(|| self.after(range.end)) {
            Some(Script::Persian) => true,
            Some(Script::Other) => own == OwnContext::Persian && self.has_persian_letter(),
            None => own != OwnContext::None,
        }
    }

    fn has_persian_letter(&mut self) -> bool {
        if let Some(known) = self.has_persian {
            return known;
        }
        let mut at = self.line.start;
        let found = loop {
            match self.next_letter(at, self.line.end) {
                Some((_, Script::Persian)) => break true,
                Some((i, Script::Other)) => at = chars::char_end(self.text, i + 1),
                None => break false,
            }
        };
        self.has_persian = Some(found);
        found
    }

    /// Whether the sign at `range` is beside Persian text: the letter before it or after it is
    /// Persian. If the line ends with a Latin word, a sign after this word is beside Persian text if
    /// the first letter of the line is Persian.
    pub(crate) fn sign_is_persian(&mut self, range: &Range<usize>) -> bool {
        match (self.before(range.start), self.after(range.end)) {
            (Some(Script::Persian), _) | (_, Some(Script::Persian)) => true,
            (Some(Script::Other), None) => self.begins_with_persian(),
            _ => false,
        }
    }

    fn begins_with_persian(&mut self) -> bool {
        self.next_letter(self.line.start, self.line.end).is_some_and(|(_, kind)| kind == Script::Persian)
    }
}
