//! Punctuation signs: Persian ones where Persian is written.

use alloc::vec::Vec;
use core::ops::{ControlFlow, Range};

use crate::edit::{EditKind, Sink};
use crate::line::{Context, Strong, persian_lines};
use crate::protect::Spans;
use crate::script;
use crate::spacing::is_space;

/// Which signs change, beyond those that every text gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Options {
    /// `"…"` and `“…”` become «…».
    pub(crate) quotes: bool,
    /// `...` becomes `…`.
    pub(crate) ellipsis: bool,
    /// `--` and `---` become `–` and `—`.
    pub(crate) dashes: bool,
}

/// All of them.
pub(crate) const ALL: Options = Options { quotes: true, ellipsis: true, dashes: true };

/// Replaces Latin punctuation next to Persian text by the Persian signs.
pub(crate) fn signs(text: &str, options: Options, spans: &Spans, sink: &mut impl Sink) -> ControlFlow<()> {
    if next_sign(text.as_bytes(), 0, text.len()).is_none() {
        return ControlFlow::Continue(());
    }
    for line in persian_lines(text) {
        Line {
            text,
            options,
            spans,
            context: Context::new(text, spans, line.clone()),
            line,
            closing: None,
            curly: Vec::new(),
            closing_curly: Vec::new(),
        }
        .signs(sink)?;
    }
    ControlFlow::Continue(())
}

/// The next byte that may be a sign to change.
fn next_sign(bytes: &[u8], from: usize, to: usize) -> Option<usize> {
    bytes
        .get(from..to)?
        .iter()
        .position(|&b| matches!(b, b',' | b';' | b'?' | b'!' | b'"' | b'.' | b'-' | 0x9C | 0x9D | 0x9F))
        .map(|i| from + i)
}

struct Line<'t> {
    text: &'t str,
    options: Options,
    spans: &'t Spans,
    line: Range<usize>,
    context: Context<'t>,
    /// The straight quotation mark that ends the quotation begun last.
    closing: Option<usize>,
    /// The pairs of “ and ” of the line, once one was met.
    curly: Vec<(usize, usize)>,
    /// The ” that are to become », the nearest last.
    closing_curly: Vec<usize>,
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

    fn signs(mut self, sink: &mut impl Sink) -> ControlFlow<()> {
        let bytes = self.text.as_bytes();
        let mut at = self.line.start;
        while let Some(mut i) = next_sign(bytes, at, self.line.end) {
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
                    let run = self.run(i, &['.']);
                    at = run.end;
                    let code = self
                        .after(at)
                        .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '\\' | '$' | '_'));
                    // ... args and ...args are code.
                    let rest = self.text[at..self.line.end].trim_start_matches(is_space);
                    let code = code || rest.starts_with(|c: char| c.is_ascii_alphabetic());
                    if self.options.ellipsis && run.len() >= 3 && !code && self.context.sign_is_persian(&run)
                    {
                        sink.replace(run, "…", EditKind::Punctuation)?;
                    }
                }
                '-' => {
                    let run = self.run(i, &['-']);
                    at = run.end;
                    let prose = |c: Option<char>| {
                        c.is_some_and(|c| {
                            is_space(c) || "«»“”\"،,؛;؟?!.:()".contains(c) || script::is_letter(c)
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
                '"' if self.closing == Some(i) => {
                    self.closing = None;
                    sink.replace(i..at, "»", EditKind::Punctuation)?;
                }
                '”' if self.closing_curly.last() == Some(&i) => {
                    self.closing_curly.pop();
                    sink.replace(i..at, "»", EditKind::Punctuation)?;
                }
                '"' if self.options.quotes && self.closing.is_none() => {
                    if self.before(i).is_some_and(|c| c.is_alphanumeric() || matches!(c, '=' | '\\')) {
                        continue;
                    }
                    let Some(end) = self.find('"', at) else { continue };
                    if self.quotes_persian(i..end) {
                        self.closing = Some(end);
                        sink.replace(i..at, "«", EditKind::Punctuation)?;
                    } else {
                        at = end + 1;
                    }
                }
                '“' if self.options.quotes => {
                    let Some(end) = self.curly_end(i) else { continue };
                    if self.quotes_persian(i..end) {
                        self.closing_curly.push(end);
                        sink.replace(i..at, "«", EditKind::Punctuation)?;
                    }
                }
                _ => {}
            }
        }
        ControlFlow::Continue(())
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

    /// The next `sign` of the line outside protected spans.
    fn find(&self, sign: char, from: usize) -> Option<usize> {
        let mut at = from;
        loop {
            let i = at + self.text[at..self.line.end].find(sign)?;
            match self.spans.holding(i) {
                Some(span) if span.end < self.line.end => at = span.end,
                Some(_) => return None,
                None => return Some(i),
            }
        }
    }

    /// Whether what stands in a quotation is Persian.
    fn quotes_persian(&mut self, quotation: Range<usize>) -> bool {
        match self.context.within(&quotation) {
            Some(kind) => kind == Strong::Persian,
            None => self.context.sign_is_persian(&quotation),
        }
    }

    /// The end of the quotation that “ at `at` begins.
    fn curly_end(&mut self, at: usize) -> Option<usize> {
        if self.curly.is_empty() {
            // All of the line, once, so that quotations in quotations find their own ends.
            let mut open = Vec::new();
            for (i, c) in self.text[self.line.clone()].char_indices() {
                let i = self.line.start + i;
                if matches!(c, '“' | '”') && self.spans.holding(i).is_none() {
                    match (c, open.pop()) {
                        ('“', before) => open.extend(before.into_iter().chain([i])),
                        (_, Some(start)) => self.curly.push((start, i)),
                        _ => {}
                    }
                }
            }
            self.curly.sort_unstable();
        }
        let found = self.curly.binary_search_by_key(&at, |pair| pair.0).ok()?;
        Some(self.curly[found].1)
    }
}
