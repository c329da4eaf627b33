//! Punctuation: Latin signs beside Persian text become Persian signs.
//!
//! | sign | becomes | unless |
//! |---|---|---|
//! | `,` | `،` | it is between two digits |
//! | `;` | `؛` | it ends an HTML entity |
//! | a run of `?` `؟` `!` | `؟`, `!` or `؟!` | code follows (`!=`, `?.x`) |
//! | three dots or more, also `. . .` | `…` | code follows (`...args`) |
//! | `--` `---` | `–` `—` | one side is not prose (`--help`) |
//! | `"…"` `“…”` | «…» | the quotation is not Persian |

use alloc::vec::Vec;
use core::ops::{ControlFlow, Range};

use super::{Carry, Source, Step};
use crate::chars::{self, is_space};
use crate::edit::{EditKind, Sink};
use crate::scan::{Finder, Text};
use crate::text::line_kind::{DataLines, TextKind};
use crate::text::lines::{Context, PersianLines, Script};
use crate::text::spans::Spans;

/// Replaces Latin punctuation beside Persian text by Persian signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Punctuation {
    /// Which lines are data, and keep their signs.
    pub(crate) kind: TextKind,
    /// `"…"` and `“…”` become «…».
    pub(crate) quotes: bool,
    /// `...` becomes `…`.
    pub(crate) ellipses: bool,
    /// `--` and `---` become `–` and `—`.
    pub(crate) dashes: bool,
}

impl Step for Punctuation {
    const DEFAULT: Self = Punctuation { kind: TextKind::Detect, quotes: true, ellipses: true, dashes: true };

    fn run<S: Sink>(&self, source: &Source, _: &mut Carry, sink: &mut S) -> ControlFlow<()> {
        let text = &source.text;
        let mut finder = Finder::default();
        let mut data = DataLines::new(self.kind, text, source.spans);
        let mut lines = PersianLines::new(text);
        while let Some((line, first)) = lines.next_with(|from| next_sign(&mut finder, text, from, text.len()))
        {
            Line {
                text,
                options: self,
                spans: source.spans,
                data: &mut data,
                context: Context::new(text, source.spans, line.clone()),
                line,
                straight: Quotations::default(),
                curly: Quotations::default(),
            }
            .fix(first, &mut finder, sink)?;
        }
        ControlFlow::Continue(())
    }
}

/// The offset of the first byte in `from..to` that may be (the last byte of) a sign to replace.
#[inline]
fn next_sign(finder: &mut Finder, text: &Text, from: usize, to: usize) -> Option<usize> {
    finder.next(text, from, to, |_, b, c| {
        (c == b',') | (c == b';') | (c == b'?') | (c == b'!') | (c == b'"') | (c == b'.') | (c == b'-')
            | (b == 0x80) & ((c == 0x9C) | (c == 0x9D)) // “ ”
            | (b == 0xD8) & (c == 0x9F) // ؟
    })
}

const QUESTION_MARKS: [char; 3] = ['?', '!', '؟'];

/// One line, and what is known of it.
struct Line<'t, 'd> {
    text: &'t Text<'t>,
    options: &'t Punctuation,
    spans: &'t Spans,
    data: &'d mut DataLines<'t>,
    line: Range<usize>,
    context: Context<'t>,
    straight: Quotations,
    curly: Quotations,
}

/// The offsets of the opening and the closing quotation mark of each quotation, in order.
type Pairs = Vec<(usize, usize)>;

/// The quotations of a line in one kind of quotation marks, straight or curly.
#[derive(Default)]
struct Quotations {
    /// All quotations; `None` until the first quotation mark is met.
    pairs: Option<Pairs>,
    /// The offsets of the closing quotation marks that become ». The nearest is the last element.
    closing: Vec<usize>,
}

impl Line<'_, '_> {
    fn before(&self, at: usize) -> Option<char> {
        self.text[self.line.start..at].chars().next_back()
    }

    fn rest(&self, at: usize) -> &str {
        &self.text[at..self.line.end]
    }

    fn after(&self, at: usize) -> Option<char> {
        self.rest(at).chars().next()
    }

    /// The range of the run that begins at `at` and consists of the characters in `of`.
    fn run(&self, at: usize, of: &[char]) -> Range<usize> {
        let len: usize = self.rest(at).chars().take_while(|c| of.contains(c)).map(char::len_utf8).sum();
        at..at + len
    }

    /// Fixes the signs of the line from byte `first` on.
    fn fix(mut self, first: usize, finder: &mut Finder, sink: &mut impl Sink) -> ControlFlow<()> {
        let mut at = first;
        while let Some(mut start) = next_sign(finder, self.text, at, self.line.end) {
            // The finder reports the last byte of “ (E2 80 9C), ” (E2 80 9D) and ؟ (D8 9F).
            while !self.text.is_char_boundary(start) {
                start -= 1;
            }
            let Some(c) = self.after(start) else { break };
            let sign = start..start + c.len_utf8();
            if let Some(span) = self.spans.containing(start) {
                at = span.end.min(self.line.end).max(sign.end);
                continue;
            }
            at = match c {
                ',' => self.comma(sign, sink),
                ';' => self.semicolon(sign, sink),
                '?' | '!' | '؟' => self.question(start, sink),
                '.' => self.dots(start, sink),
                '-' => self.hyphens(start, sink),
                '"' | '“' | '”' => self.quotation_mark(sign, c == '"', sink),
                _ => ControlFlow::Continue(sign.end),
            }?;
        }
        ControlFlow::Continue(())
    }

    /// Replaces a sign by a Persian one if it is beside Persian text. Returns the offset at which to
    /// continue, as do all methods that call this one.
    fn replace(&mut self, sign: Range<usize>, new: &str, sink: &mut impl Sink) -> ControlFlow<(), usize> {
        let end = sign.end;
        if self.context.sign_is_persian(&sign) {
            if self.data.contain(&self.line) {
                return ControlFlow::Continue(self.line.end);
            }
            sink.replace(sign, new, EditKind::Punctuation)?;
        }
        ControlFlow::Continue(end)
    }

    fn comma(&mut self, sign: Range<usize>, sink: &mut impl Sink) -> ControlFlow<(), usize> {
        let digit = |c: Option<char>| c.is_some_and(char::is_numeric);
        if digit(self.before(sign.start)) && digit(self.after(sign.end)) {
            return ControlFlow::Continue(sign.end);
        }
        self.replace(sign, "،", sink)
    }

    fn semicolon(&mut self, sign: Range<usize>, sink: &mut impl Sink) -> ControlFlow<(), usize> {
        // A `;` before the text of a line begins a comment or the item of a wiki list.
        let begins_line = self.text[self.line.start..sign.start].trim_ascii().is_empty();
        if begins_line || self.ends_entity(sign.start) {
            return ControlFlow::Continue(sign.end);
        }
        self.replace(sign, "؛", sink)
    }

    /// Whether the semicolon at `at` ends an HTML entity.
    fn ends_entity(&self, at: usize) -> bool {
        /// The greatest length of an entity's name, in bytes.
        const LONGEST: usize = 32;
        let before = &self.text[self.line.start..at];
        let name = |b: &u8| b.is_ascii_alphanumeric() || *b == b'#';
        let len = before.bytes().rev().take(LONGEST).take_while(name).count();
        len > 0 && before[..before.len() - len].ends_with('&')
    }

    /// Reduces a run of question and exclamation marks to one of each, the question mark first.
    fn question(&mut self, start: usize, sink: &mut impl Sink) -> ControlFlow<(), usize> {
        let run = self.spaced_question_marks(start);
        let source = &self.text[run.clone()];
        let new = match (source.contains(['?', '؟']), source.contains('!')) {
            (true, true) => "؟!",
            (true, false) => "؟",
            _ => "!",
        };
        let rest = self.rest(run.end);
        let alphanumeric = |c: char| c.is_ascii_alphanumeric();
        let code = rest.starts_with(|c: char| matches!(c, '=' | '[' | '<') || alphanumeric(c))
            || rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(alphanumeric));
        if source == new || code {
            return ControlFlow::Continue(run.end);
        }
        self.replace(run, new, sink)
    }

    /// The run of question and exclamation marks at `start`. Spaces between the marks belong to the run,
    /// since the spacing step removes them.
    fn spaced_question_marks(&self, start: usize) -> Range<usize> {
        let mut run = self.run(start, &QUESTION_MARKS);
        loop {
            let after_spaces = self.line.end - self.rest(run.end).trim_start_matches(is_space).len();
            let next = self.run(after_spaces, &QUESTION_MARKS);
            if next.is_empty() {
                return run;
            }
            run.end = next.end;
        }
    }

    /// Replaces three dots or more by an ellipsis.
    fn dots(&mut self, start: usize, sink: &mut impl Sink) -> ControlFlow<(), usize> {
        let mut run = self.run(start, &['.']);
        if run.len() == 1 {
            run.end = self.spaced_dots(start);
        }
        if !self.options.ellipses || run.len() < 3 || self.code_follows(run.end) {
            return ControlFlow::Continue(run.end);
        }
        self.replace(run, "…", sink)
    }

    /// Whether the text after dots is code (`...args`, `... args`, `.../`).
    fn code_follows(&self, at: usize) -> bool {
        let rest = self.rest(at);
        rest.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '\\' | '$' | '_'))
            || rest.trim_start_matches(is_space).starts_with(|c: char| c.is_ascii_alphabetic())
    }

    /// The end of the three dots with spaces between them that begin at `at`. If there are not
    /// exactly three, the end of the first dot.
    fn spaced_dots(&self, at: usize) -> usize {
        let next_dot = |end: usize| {
            let after = self.rest(end).trim_start_matches(is_space);
            after.starts_with('.').then(|| self.line.end - after.len() + 1)
        };
        let alone = |end: &usize| self.after(*end) != Some('.');
        let third = next_dot(at + 1).filter(alone).and_then(next_dot);
        third.filter(|&end| next_dot(end).is_none()).unwrap_or(at + 1)
    }

    /// Replaces two or three hyphens by a dash if prose is on both sides.
    fn hyphens(&mut self, start: usize, sink: &mut impl Sink) -> ControlFlow<(), usize> {
        let run = self.run(start, &['-']);
        let prose = |c: Option<char>| {
            c.is_some_and(|c| is_space(c) || "«»“”\"،,؛;؟?!.:()".contains(c) || chars::is_letter(c))
        };
        let dash = match run.len() {
            2 => "–",
            3 => "—",
            _ => return ControlFlow::Continue(run.end),
        };
        if !self.options.dashes || !prose(self.before(run.start)) || !prose(self.after(run.end)) {
            return ControlFlow::Continue(run.end);
        }
        self.replace(run, dash, sink)
    }

    /// Replaces the quotation mark `mark` by « or » if the content of its quotation is Persian.
    fn quotation_mark(
        &mut self,
        mark: Range<usize>,
        straight: bool,
        sink: &mut impl Sink,
    ) -> ControlFlow<(), usize> {
        let end = mark.end;
        if self.options.quotes
            && let Some(new) = self.guillemet(mark.start, straight)
        {
            if self.data.contain(&self.line) {
                return ControlFlow::Continue(self.line.end);
            }
            sink.replace(mark, new, EditKind::Punctuation)?;
        }
        ControlFlow::Continue(end)
    }

    /// The sign that replaces the quotation mark at `mark`, if its quotation is Persian.
    fn guillemet(&mut self, mark: usize, straight: bool) -> Option<&'static str> {
        let quotations = if straight { &mut self.straight } else { &mut self.curly };
        if quotations.closing.last() == Some(&mark) {
            quotations.closing.pop();
            return Some("»");
        }
        let pairs = match quotations.pairs.take() {
            Some(pairs) => pairs,
            None if straight => self.straight_pairs(),
            None => self.curly_pairs(),
        };
        let found = pairs.binary_search_by_key(&mark, |pair| pair.0);
        let closing = found.ok().map(|found| pairs[found].1);
        let quotations = if straight { &mut self.straight } else { &mut self.curly };
        quotations.pairs = Some(pairs);
        let closing = closing?;
        if !self.quotation_is_persian(mark..closing) {
            return None;
        }
        let quotations = if straight { &mut self.straight } else { &mut self.curly };
        quotations.closing.push(closing);
        Some("«")
    }

    /// Whether the content of a quotation is Persian: its first letter decides. If it has no letter, the
    /// text around the quotation decides.
    fn quotation_is_persian(&mut self, quotation: Range<usize>) -> bool {
        match self.context.within(&quotation) {
            Some(kind) => kind == Script::Persian,
            None => self.context.sign_is_persian(&quotation),
        }
    }

    /// The quotation marks of the line that are among `marks` and outside protected spans, with their
    /// offsets.
    fn quotation_marks<'a>(&'a self, marks: &'a [char]) -> impl Iterator<Item = (usize, &'a str)> + 'a {
        let marks = self.text[self.line.clone()].match_indices(marks);
        marks
            .map(|(i, mark)| (self.line.start + i, mark))
            .filter(|&(i, _)| self.spans.containing(i).is_none())
    }

    fn curly_pairs(&self) -> Pairs {
        let mut pairs = Vec::new();
        let mut open = Vec::new();
        for (i, mark) in self.quotation_marks(&['“', '”']) {
            if mark == "“" {
                open.push(i);
            } else if let Some(start) = open.pop() {
                pairs.push((start, i));
            }
        }
        pairs.sort_unstable();
        pairs
    }

    /// The pairs of straight quotation marks, which look alike at both ends. One that is after a space and
    /// before a letter opens a quotation, perhaps inside another one. If a quotation then has no end, the
    /// line is read again without quotations inside quotations.
    fn straight_pairs(&self) -> Pairs {
        let (pairs, all_closed) = self.read_straight_pairs(true);
        if all_closed { pairs } else { self.read_straight_pairs(false).0 }
    }

    fn read_straight_pairs(&self, nested: bool) -> (Pairs, bool) {
        let mut pairs = Vec::new();
        let mut open = Vec::new();
        for (i, _) in self.quotation_marks(&['"']) {
            let (before, after) = (self.before(i), self.after(i + 1));
            let opens = before.is_none_or(|c| is_space(c) || "«([\"".contains(c))
                && after.is_some_and(|c| c.is_alphanumeric() || c == '"');
            let inside_word = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '=' | '\\'));
            match open.last() {
                Some(&start) if !(nested && opens) => {
                    open.pop();
                    pairs.push((start, i));
                }
                None if inside_word => {}
                _ => open.push(i),
            }
        }
        pairs.sort_unstable();
        (pairs, open.is_empty())
    }
}
