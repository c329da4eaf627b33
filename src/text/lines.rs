//! Lines and what is Persian in them: the context that digits and punctuation depend on.

use core::ops::Range;

use crate::chars;
use crate::scan::Finder;
use crate::scan::Text;
use crate::text::spans::{Nearby, Spans};

/// The byte ranges of the lines that have a letter of the Arabic script, without line ends (`\n`,
/// `\r\n`).
pub(crate) fn persian_lines<'t>(text: &'t Text) -> impl Iterator<Item = Range<usize>> + 't {
    let mut lines = PersianLines::new(text);
    core::iter::from_fn(move || lines.next_with(|from| (from < text.len()).then_some(from)))
        .map(|(line, _)| line)
}

/// Those of them that have a place which is looked for.
pub(crate) struct PersianLines<'t> {
    text: &'t Text<'t>,
    ends: Finder,
    at: usize,
}

impl<'t> PersianLines<'t> {
    pub(crate) fn new(text: &'t Text<'t>) -> Self {
        PersianLines { text, ends: Finder::default(), at: 0 }
    }

    /// The next such line, and the first place in it: `next` finds those at or after another one.
    pub(crate) fn next_with(
        &mut self,
        mut next: impl FnMut(usize) -> Option<usize>,
    ) -> Option<(Range<usize>, usize)> {
        let text = self.text;
        while let Some(place) = next(self.at) {
            let mut end_from = |from| self.ends.next(text, from, text.len(), |_, _, c| c == b'\n');
            let mut start = self.at;
            let mut end = end_from(start);
            while let Some(passed) = end.filter(|&end| end < place) {
                start = passed + 1;
                end = end_from(start);
            }
            self.at = end.map_or(text.len(), |end| end + 1);
            let line = &text[start..end.unwrap_or(self.at)];
            let line = line.strip_suffix('\r').unwrap_or(line);
            if has_persian(line) {
                return Some((start..start + line.len(), place));
            }
        }
        None
    }
}

/// Whether `text` has a letter of the Arabic script.
pub(crate) fn has_persian(text: &str) -> bool {
    // In Persian text the first letter answers; in Latin text the second test is all.
    chars::class_at(text.as_bytes(), 0) & chars::LETTER != 0
        || text.bytes().any(|b| matches!(b, 0xD8..=0xDD | 0xE0 | 0xEF | 0xF0))
            && text.chars().any(chars::is_letter)
}

/// The kind of letters around a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strong {
    Persian,
    Other,
}

fn strong(c: char) -> Option<Strong> {
    if chars::is_letter(c) {
        Some(Strong::Persian)
    } else if c.is_alphabetic() && !chars::is_mark(c) {
        Some(Strong::Other)
    } else {
        None
    }
}

/// Answers which letters stand before and after places of one line; places must ascend. Protected
/// spans count as nothing.
pub(crate) struct Context<'t> {
    text: &'t str,
    spans: Nearby<'t>,
    line: Range<usize>,
    /// Up to where letters have been read, and the last one's kind.
    read: usize,
    before: Option<Strong>,
    /// The kind of the next letter, valid for places up to `.0`.
    after: Option<(usize, Option<Strong>)>,
}

impl<'t> Context<'t> {
    pub(crate) fn new(text: &'t str, spans: &'t Spans, line: Range<usize>) -> Self {
        Context { text, spans: Nearby::new(spans), read: line.start, line, before: None, after: None }
    }

    fn next_letter(&mut self, from: usize, to: usize) -> Option<(usize, Strong)> {
        let mut at = from;
        while at < to {
            if let Some(span) = self.spans.holding(at) {
                at = span.end;
                continue;
            }
            let c = self.text[at..].chars().next()?;
            if let Some(kind) = strong(c) {
                return Some((at, kind));
            }
            at += c.len_utf8();
        }
        None
    }

    /// The kind of the last letter of the line before `at`.
    pub(crate) fn before(&mut self, at: usize) -> Option<Strong> {
        // Backwards: the last letter is near.
        let mut i = at;
        while i > self.read {
            if let Some(span) = self.spans.holding(i - 1) {
                i = span.start;
                continue;
            }
            let Some(c) = self.text[self.read..i].chars().next_back() else { break };
            if let Some(kind) = strong(c) {
                self.before = Some(kind);
                break;
            }
            i -= c.len_utf8();
        }
        self.read = self.read.max(at);
        self.before
    }

    /// The kind of the first letter of the line at or after `at`.
    pub(crate) fn after(&mut self, at: usize) -> Option<Strong> {
        if let Some((until, kind)) = self.after
            && at <= until
        {
            return kind;
        }
        let found = self.next_letter(at, self.line.end);
        self.after = Some(found.map_or((self.line.end, None), |(i, kind)| (i, Some(kind))));
        found.map(|(_, kind)| kind)
    }

    /// The kind of the first letter in `range` of the line.
    pub(crate) fn within(&mut self, range: &Range<usize>) -> Option<Strong> {
        let kind = self.after(range.start);
        kind.filter(|_| self.after.is_some_and(|(at, _)| at < range.end))
    }

    /// Whether a number at `range` stands in Persian text: the letter before it decides, at the
    /// beginning of a line the one after it.
    pub(crate) fn number_is_persian(&mut self, range: &Range<usize>) -> bool {
        match self.before(range.start) {
            Some(kind) => kind == Strong::Persian,
            None => self.after(range.end) == Some(Strong::Persian),
        }
    }

    /// Whether a sign at `range` stands next to Persian text. Between two Latin words it does not.
    pub(crate) fn sign_is_persian(&mut self, range: &Range<usize>) -> bool {
        match (self.before(range.start), self.after(range.end)) {
            (Some(Strong::Persian), _) | (_, Some(Strong::Persian)) => true,
            (Some(Strong::Other), None) => self.starts_persian(),
            _ => false,
        }
    }

    fn starts_persian(&mut self) -> bool {
        self.next_letter(self.line.start, self.line.end).is_some_and(|(_, kind)| kind == Strong::Persian)
    }
}
