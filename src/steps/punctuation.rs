//! Punctuation signs: Persian ones where Persian is written.

use alloc::vec::Vec;
use core::ops::{ControlFlow, Range};

use super::{Carry, Source, Step};
use crate::chars;
use crate::chars::is_space;
use crate::edit::{EditKind, Sink};
use crate::scan::Finder;
use crate::scan::Text;
use crate::text::lines::{Context, PersianLines, Strong};
use crate::text::spans::Spans;

/// Replaces Latin punctuation beside Persian text by Persian signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Punctuation {
    /// `"…"` and `“…”` become «…».
    pub(crate) quotes: bool,
    /// `...` becomes `…`.
    pub(crate) ellipses: bool,
    /// `--` and `---` become `–` and `—`.
    pub(crate) dashes: bool,
}

impl Step for Punctuation {
    const DEFAULT: Self = Punctuation { quotes: true, ellipses: true, dashes: true };

    fn run<S: Sink>(&self, source: &Source, _: &mut Carry, sink: &mut S) -> ControlFlow<()> {
        signs(&source.text, *self, source.spans, sink)
    }
}

/// Replaces Latin punctuation next to Persian text by the Persian signs.
pub(crate) fn signs(
    text: &Text,
    options: Punctuation,
    spans: &Spans,
    sink: &mut impl Sink,
) -> ControlFlow<()> {
    let mut places = Finder::default();
    let mut lines = PersianLines::new(text);
    while let Some((line, first)) = lines.next_with(|from| next_sign(&mut places, text, from, text.len())) {
        Line {
            text,
            options,
            spans,
            context: Context::new(text, spans, line.clone()),
            line,
            straight: Quotes::default(),
            curly: Quotes::default(),
        }
        .signs(first, &mut places, sink)?;
    }
    ControlFlow::Continue(())
}

/// The next byte that may be a sign to change.
#[inline]
fn next_sign(places: &mut Finder, text: &Text, from: usize, to: usize) -> Option<usize> {
    places.next(text, from, to, |_, b, c| {
        (c == b',') | (c == b';') | (c == b'?') | (c == b'!') | (c == b'"') | (c == b'.') | (c == b'-')
            | (b == 0x80) & ((c == 0x9C) | (c == 0x9D)) // “ ”
            | (b == 0xD8) & (c == 0x9F) // ؟
    })
}

struct Line<'t> {
    text: &'t Text<'t>,
    options: Punctuation,
    spans: &'t Spans,
    line: Range<usize>,
    context: Context<'t>,
    straight: Quotes,
    curly: Quotes,
}

/// Where quotations begin and end, in order.
type Pairs = Vec<(usize, usize)>;

/// The quotations of a line in one kind of marks.
#[derive(Default)]
struct Quotes {
    /// All of them, once one was met.
    pairs: Option<Pairs>,
    /// The ends that are to become », the nearest last.
    closing: Vec<usize>,
}

impl Line<'_> {
    fn before(&self, at: usize) -> Option<char> {
        self.text[self.line.start..at].chars().next_back()
    }

    fn after(&self, at: usize) -> Option<char> {
        self.text[at..self.line.end].chars().next()
    }

    /// The end of the run of characters `of` that begins at `at`.
    fn run(&self, at: usize, of: &[char]) -> Range<usize> {
        let len: usize =
            self.text[at..self.line.end].chars().take_while(|c| of.contains(c)).map(char::len_utf8).sum();
        at..at + len
    }

    /// Of the first sign on.
    fn signs(mut self, first: usize, places: &mut Finder, sink: &mut impl Sink) -> ControlFlow<()> {
        let mut at = first;
        while let Some(mut i) = next_sign(places, self.text, at, self.line.end) {
            // The last byte of “ (E2 80 9C), ” (E2 80 9D) and ؟ (D8 9F) is what was found.
            while !self.text.is_char_boundary(i) {
                i -= 1;
            }
            let Some(c) = self.after(i) else { break };
            at = i + c.len_utf8();
            if let Some(span) = self.spans.holding(i) {
                at = span.end.min(self.line.end).max(at);
                continue;
            }
            match c {
                ',' => {
                    let digits = |c: Option<char>| c.is_some_and(char::is_numeric);
                    if !(digits(self.before(i)) && digits(self.after(at)))
                        && self.context.sign_is_persian(&(i..at))
                    {
                        sink.replace(i..at, "،", EditKind::Punctuation)?;
                    }
                }
                ';' if !self.ends_entity(i) && self.context.sign_is_persian(&(i..at)) => {
                    sink.replace(i..at, "؛", EditKind::Punctuation)?;
                }
                '?' | '!' | '؟' => {
                    // The spaces between such signs go, so they are one run.
                    let mut run = self.run(i, &['?', '!', '؟']);
                    loop {
                        let rest = &self.text[run.end..self.line.end];
                        let next = self
                            .run(self.line.end - rest.trim_start_matches(is_space).len(), &['?', '!', '؟']);
                        if next.is_empty() {
                            break;
                        }
                        run.end = next.end;
                    }
                    at = run.end;
                    self.question(run, sink)?;
                }
                '.' => {
                    let mut run = self.run(i, &['.']);
                    if run.len() == 1 {
                        run.end = self.spaced_dots(i);
                    }
                    at = run.end;
                    let code = self
                        .after(at)
                        .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '\\' | '$' | '_'));
                    // ... args and ...args are code.
                    let rest = self.text[at..self.line.end].trim_start_matches(is_space);
                    let code = code || rest.starts_with(|c: char| c.is_ascii_alphabetic());
                    if self.options.ellipses && run.len() >= 3 && !code && self.context.sign_is_persian(&run)
                    {
                        sink.replace(run, "…", EditKind::Punctuation)?;
                    }
                }
                '-' => {
                    let run = self.run(i, &['-']);
                    at = run.end;
                    let prose = |c: Option<char>| {
                        c.is_some_and(|c| {
                            is_space(c) || "«»“”\"،,؛;؟?!.:()".contains(c) || chars::is_letter(c)
                        })
                    };
                    if self.options.dashes
                        && (2..=3).contains(&run.len())
                        && prose(self.before(i))
                        && prose(self.after(at))
                        && self.context.sign_is_persian(&run)
                    {
                        sink.replace(
                            run.clone(),
                            if run.len() == 2 { "–" } else { "—" },
                            EditKind::Punctuation,
                        )?;
                    }
                }
                '"' | '“' | '”' if self.options.quotes => self.quote(i..at, c, sink)?,
                _ => {}
            }
        }
        ControlFlow::Continue(())
    }

    /// The end of the three dots with spaces between them that begin at `at`, or of the one dot.
    fn spaced_dots(&self, at: usize) -> usize {
        let next_dot = |end: usize| {
            let rest = &self.text[end..self.line.end];
            let after = rest.trim_start_matches(is_space);
            after.starts_with('.').then(|| self.line.end - after.len() + 1)
        };
        let apart = |end: &usize| self.after(*end).is_none_or(|c| c != '.');
        let third = next_dot(at + 1).filter(apart).and_then(next_dot);
        third.filter(|&end| next_dot(end).is_none()).unwrap_or(at + 1)
    }

    /// A quotation mark: « and » around Persian.
    fn quote(&mut self, mark: Range<usize>, c: char, sink: &mut impl Sink) -> ControlFlow<()> {
        let straight = c == '"';
        let mut quotes = core::mem::take(if straight { &mut self.straight } else { &mut self.curly });
        let new = if quotes.closing.last() == Some(&mark.start) {
            quotes.closing.pop();
            Some("»")
        } else {
            let pairs = quotes.pairs.get_or_insert_with(|| match straight {
                true => self.straight_pairs(),
                false => self.curly_pairs(),
            });
            let pair = pairs.binary_search_by_key(&mark.start, |pair| pair.0);
            let end = pair.ok().map(|found| pairs[found].1);
            end.filter(|&end| self.quotes_persian(mark.start..end)).map(|end| {
                quotes.closing.push(end);
                "«"
            })
        };
        *(if straight { &mut self.straight } else { &mut self.curly }) = quotes;
        match new {
            Some(new) => sink.replace(mark, new, EditKind::Punctuation),
            None => ControlFlow::Continue(()),
        }
    }

    /// A run of question and exclamation marks: one of each, the question first.
    fn question(&mut self, run: Range<usize>, sink: &mut impl Sink) -> ControlFlow<()> {
        let source = &self.text[run.clone()];
        let (asks, cries) = (source.contains(['?', '؟']), source.contains('!'));
        let new = match (asks, cries) {
            (true, true) => "؟!",
            (true, false) => "؟",
            _ => "!",
        };
        let rest = &self.text[run.end..self.line.end];
        let code = rest.starts_with(|c: char| matches!(c, '=' | '[' | '<') || c.is_ascii_alphanumeric())
            || rest.strip_prefix('.').is_some_and(|r| r.starts_with(|c: char| c.is_ascii_alphanumeric()));
        if source != new && !code && self.context.sign_is_persian(&run) {
            sink.replace(run, new, EditKind::Punctuation)?;
        }
        ControlFlow::Continue(())
    }

    /// Whether the semicolon at `at` ends an HTML entity.
    fn ends_entity(&self, at: usize) -> bool {
        let name: usize = self.text[self.line.start..at]
            .bytes()
            .rev()
            .take(32)
            .take_while(|b| b.is_ascii_alphanumeric() || *b == b'#')
            .count();
        name > 0 && self.text[self.line.start..at - name].ends_with('&')
    }

    /// Whether what stands in a quotation is Persian.
    fn quotes_persian(&mut self, quotation: Range<usize>) -> bool {
        match self.context.within(&quotation) {
            Some(kind) => kind == Strong::Persian,
            None => self.context.sign_is_persian(&quotation),
        }
    }

    /// The places of the quotation marks `marks` of the line, outside protected spans.
    fn quotation_marks<'a>(&'a self, marks: &'a [char]) -> impl Iterator<Item = (usize, char)> + 'a {
        let marks = self.text[self.line.clone()].match_indices(marks);
        marks
            .map(|(i, mark)| (self.line.start + i, if mark == "“" { '“' } else { '”' }))
            .filter(|&(i, _)| self.spans.holding(i).is_none())
    }

    fn curly_pairs(&self) -> Pairs {
        let mut pairs = Vec::new();
        let mut open = Vec::new();
        for (i, c) in self.quotation_marks(&['“', '”']) {
            if c == '“' {
                open.push(i);
            } else if let Some(start) = open.pop() {
                pairs.push((start, i));
            }
        }
        pairs.sort_unstable();
        pairs
    }

    /// Straight quotation marks look alike at both ends. After a space and before a letter one
    /// begins a quotation, also within another; if that leaves one open, the line is read again
    /// without quotations in quotations.
    fn straight_pairs(&self) -> Pairs {
        let read = |nested: bool| {
            let mut pairs = Vec::new();
            let mut open = Vec::new();
            for (i, _) in self.quotation_marks(&['"']) {
                let (before, after) = (self.before(i), self.after(i + 1));
                let begins = before.is_none_or(|c| is_space(c) || "«([\"".contains(c))
                    && after.is_some_and(|c| c.is_alphanumeric() || c == '"');
                let within = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '=' | '\\'));
                match open.last() {
                    Some(&start) if !(nested && begins) => {
                        open.pop();
                        pairs.push((start, i));
                    }
                    None if within => {}
                    _ => open.push(i),
                }
            }
            pairs.sort_unstable();
            (pairs, open.is_empty())
        };
        let (pairs, all_end) = read(true);
        if all_end { pairs } else { read(false).0 }
    }
}
