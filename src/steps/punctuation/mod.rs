//! Punctuation: Latin signs beside Persian text become Persian signs.
//!
//! | sign | becomes | unless |
//! |---|---|---|
//! | `,` | `،` | it is between two digits, or part of an emoticon |
//! | `;` | `؛` | it begins its line, ends an HTML entity, or is part of an emoticon |
//! | a run of `?` `؟` `!` | `؟`, `!` or `؟!` | code follows (`!=`, `?.x`) |
//! | three or four dots, or `. . .` | `…` | code follows (`...args`) |
//! | `--` `---` | `–` `—` | one side is not prose (`--help`) |
//! | `"…"` `“…”` | «…» | the quotation is not Persian, or is inside «…» or has «…» inside |
//!
//! Lines of data keep all their signs, and so does Latin text in a Persian line (`(Smith, 2019)`).

use core::ops::{ControlFlow, Range};

mod code_signs;
mod latin;
mod quotations;

use code_signs::CodeBefore;
use latin::LatinBrackets;
use quotations::Quotations;

use super::{Carry, Source, Step};
use crate::chars::{self, is_space};
use crate::edit::{EditKind, Sink};
use crate::scan::{self, Finder, Text};
use crate::text::blanks;
use crate::text::chess::{ChessMove, move_at_end};
use crate::text::emoticons;
use crate::text::line_kind::{DataLines, TextKind};
use crate::text::line_marks;
use crate::text::lines::{Context, PersianLines};
use crate::text::named_signs::{enclosed_sign_is_cited, sign_is_cited};
use crate::text::spans::Spans;
use crate::text::time_stamps::time_stamp;

/// Replaces Latin punctuation beside Persian text by Persian signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Punctuation {
    /// How lines of data are found, which keep their signs.
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
                brackets: LatinBrackets::new(&line),
                code: CodeBefore::new(&line),
                line,
                quotations: Quotations::default(),
            }
            .fix(first, &mut finder, sink)?;
        }
        ControlFlow::Continue(())
    }
}

/// The offset of the first byte in `from..to` that may be (the last byte of) a sign to replace.
#[inline]
fn next_sign(finder: &mut Finder, text: &Text, from: usize, to: usize) -> Option<usize> {
    finder.next_of::<scan::Punctuation>(text, from, to)
}

const QUESTION_MARKS: [char; 3] = ['?', '!', '؟'];

const DOTS: [char; 2] = ['.', '…'];

/// One line, and the state of fixing it.
struct Line<'t, 'd> {
    text: &'t Text<'t>,
    options: &'t Punctuation,
    spans: &'t Spans,
    data: &'d mut DataLines<'t>,
    line: Range<usize>,
    context: Context<'t>,
    brackets: LatinBrackets,
    code: CodeBefore,
    quotations: Quotations,
}

/// A row of dots and ellipses, perhaps with spaces between them.
struct DotRow {
    end: usize,
    /// The number of runs in the row. A run has dots and ellipses without spaces between them.
    runs: usize,
    /// Whether every run is a single dot.
    single: bool,
}

impl DotRow {
    /// Reads the row that begins with the dot at `start`.
    fn read(line: &Line, start: usize) -> DotRow {
        let mut run = line.run(start, &DOTS);
        // An ellipsis before `start` belongs to the row. There are no dots before it: a row is read from its first dot.
        let before = line.text[line.line.start..start].trim_end_matches(is_space);
        let spaces = line.line.start + before.len()..start;
        let continues = before.ends_with('…') && !line.spans.overlaps(&spaces);
        let mut row = DotRow { end: run.end, runs: 0, single: !continues };
        while !run.is_empty() {
            row.end = run.end;
            row.runs += 1;
            row.single &= line.text[run.clone()] == *".";
            run = line.next_run(run.end, &DOTS);
        }
        row
    }

    /// Whether the row is `. . .`
    fn is_spaced_ellipsis(&self) -> bool {
        self.single && self.runs == 3
    }
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

    /// The text from `at` to the next protected span or the end of the line.
    fn unprotected(&self, at: usize) -> &str {
        let span = self.spans.at_or_after(at).map_or(self.line.end, |span| span.start.max(at));
        &self.text[at..span.min(self.line.end)]
    }

    /// The range of the run that begins at `at` and consists of the characters in `of`.
    fn run(&self, at: usize, of: &[char]) -> Range<usize> {
        let run = self.unprotected(at).chars().take_while(|c| of.contains(c));
        at..at + run.map(char::len_utf8).sum::<usize>()
    }

    /// The next run after `at` that consists of the characters in `of`; empty if anything other than spaces
    /// comes before it. Protected spaces do not count as spaces, since they stay.
    fn next_run(&self, at: usize, of: &[char]) -> Range<usize> {
        let rest = self.unprotected(at);
        self.run(at + rest.len() - rest.trim_start_matches(is_space).len(), of)
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
            if self.is_escaped(start) {
                at = sign.end;
                continue;
            }
            if let Some(end) = self.end_of_cited(start) {
                at = end;
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
    fn replace(
        &mut self,
        sign: Range<usize>,
        new: &str,
        kind: EditKind,
        sink: &mut impl Sink,
    ) -> ControlFlow<(), usize> {
        let end = sign.end;
        if self.context.sign_is_persian(&sign) && !self.belongs_to_latin(&sign) && !self.ends_code(&sign) {
            if self.data.contain(&self.line) {
                return ControlFlow::Continue(self.line.end);
            }
            sink.replace(sign, new, kind)?;
        }
        ControlFlow::Continue(end)
    }

    fn comma(&mut self, sign: Range<usize>, sink: &mut impl Sink) -> ControlFlow<(), usize> {
        let digit = |c: Option<char>| c.is_some_and(char::is_numeric);
        let is_in_stamp = || {
            time_stamp(&self.text[self.line.clone()]).is_some_and(|len| sign.start < self.line.start + len)
        };
        if digit(self.before(sign.start)) && digit(self.after(sign.end))
            || self.draws_emoticon(sign.start)
            || is_in_stamp()
        {
            return ControlFlow::Continue(sign.end);
        }
        self.replace(sign, "،", EditKind::Punctuation, sink)
    }

    fn semicolon(&mut self, sign: Range<usize>, sink: &mut impl Sink) -> ControlFlow<(), usize> {
        // A `;` before the text of a line begins a comment or the item of a wiki list.
        let begins_line = self.text[self.line.start..sign.start].trim_ascii().is_empty();
        if begins_line || self.ends_entity(sign.start) || self.draws_emoticon(sign.start) {
            return ControlFlow::Continue(sign.end);
        }
        self.replace(sign, "؛", EditKind::Punctuation, sink)
    }

    /// Whether a backslash makes the sign at `at` a command of LaTeX (`\,`) or part of a value (`\;` in iCalendar).
    fn is_escaped(&self, at: usize) -> bool {
        self.text[self.line.start..at].bytes().rev().take_while(|&b| b == b'\\').count() % 2 == 1
    }

    /// The end of the sign at `at` and of all that touches it, if the word before the sign names it (علامت ?! را, ویرگول (,)).
    fn end_of_cited(&self, at: usize) -> Option<usize> {
        let (line, at_in_line) = (&self.text[self.line.clone()], at - self.line.start);
        let is_cited = match self.before(at)? {
            '(' | '«' => enclosed_sign_is_cited(line, at_in_line),
            c => (is_space(c) || c == '.') && sign_is_cited(line, at_in_line),
        };
        let rest = self.rest(at);
        is_cited.then(|| at + rest.find(char::is_whitespace).unwrap_or(rest.len()))
    }

    /// Whether the signs of `run` judge a move of chess (Rd8!?).
    fn judges_chess_move(&self, run: &Range<usize>) -> bool {
        match self.text[run.clone()].chars().count() {
            count @ (1 | 2) => match move_at_end(&self.text[self.line.start..run.start]) {
                Some(ChessMove::Certain) => true,
                Some(ChessMove::OfPawn) => count == 2,
                None => false,
            },
            _ => false,
        }
    }

    /// Whether the sign at `at` is part of an emoticon.
    fn draws_emoticon(&self, at: usize) -> bool {
        emoticons::contains(self.text, &self.line, at)
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
        let is_code = |c: char| matches!(c, '=' | '[') || alphanumeric(c);
        let code = rest.starts_with('<') && !self.tag_begins(run.start, run.end)
            || self.spans.containing(run.end).is_none()
                && (rest.starts_with(is_code)
                    || rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(alphanumeric)));
        if source == new || code || self.judges_chess_move(&run) {
            return ControlFlow::Continue(run.end);
        }
        self.replace(run, new, EditKind::Punctuation, sink)
    }

    /// Whether the `<` at `at` begins a tag of markup. After `(?` it begins the name of a group in a regular
    /// expression.
    fn tag_begins(&self, question: usize, at: usize) -> bool {
        self.before(question) != Some('(')
            && self.rest(at)[1..].starts_with(|c: char| c == '/' || c.is_ascii_alphabetic())
    }

    /// The run of question and exclamation marks at `start`. Spaces between the marks belong to the run,
    /// since the spacing step removes them.
    fn spaced_question_marks(&self, start: usize) -> Range<usize> {
        let mut run = self.run(start, &QUESTION_MARKS);
        loop {
            let next = self.next_run(run.end, &QUESTION_MARKS);
            if next.is_empty() {
                return run;
            }
            run.end = next.end;
        }
    }

    /// Replaces three or four dots by an ellipsis, and three dots with spaces between them. More dots are not
    /// an ellipsis, with or without spaces (a table of contents has such leaders). Dots with spaces between
    /// them are counted in the whole row. An ellipsis in the row counts, too, because an earlier
    /// normalization may have made it from three dots.
    fn dots(&mut self, start: usize, sink: &mut impl Sink) -> ControlFlow<(), usize> {
        let after = &self.text.as_bytes()[start + 1..self.line.end];
        let ends_sentence = match after {
            [] => true,
            [b' ', ..] => chars::class_at(after, 1) & chars::LETTER != 0,
            _ => false,
        };
        let is_mark = || after.starts_with(b" ") && line_marks::is_mark(&self.text[self.line.start..=start]);
        if ends_sentence || is_mark() {
            return ControlFlow::Continue(start + 1); // a row of one dot, as most are
        }
        let row = DotRow::read(self, start);
        if row.is_spaced_ellipsis() {
            let run = start..row.end;
            return if self.options.ellipses && !self.code_follows(run.end) {
                self.replace(run, "…", EditKind::Ellipsis, sink)
            } else {
                ControlFlow::Continue(run.end)
            };
        }
        let mut at = start;
        while at < row.end {
            let run = self.run(at, &['.']);
            // More dots are a blank to fill in, or the leader before the number of a page.
            let may_be_ellipsis = (3..=4).contains(&run.len()) && self.options.ellipses;
            if may_be_ellipsis && !self.is_blank(&run) && !self.code_follows(run.end) {
                self.replace(run.clone(), "…", EditKind::Ellipsis, sink)?;
            }
            let rest = &self.text[run.end..row.end];
            at = row.end - rest.trim_start_matches(|c| c == '…' || is_space(c)).len();
        }
        ControlFlow::Continue(row.end)
    }

    /// Whether the dots of `run` are a blank to fill in: a part of a date (`..../..../....`), or four dots between spaces
    /// after a word that blanks follow (از .... تا ....).
    fn is_blank(&self, run: &Range<usize>) -> bool {
        let (before, after) = (&self.text[self.line.start..run.start], self.rest(run.end));
        let is_apart = || before.ends_with(is_space) && (after.is_empty() || after.starts_with(is_space));
        blanks::is_part_of_date(before, after)
            || run.len() == 4 && is_apart() && blanks::blank_follows(before)
    }

    /// Whether the text after dots is code (`...args`, `... args`, `.../`).
    fn code_follows(&self, at: usize) -> bool {
        let rest = self.rest(at);
        rest.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '\\' | '$' | '_'))
            || rest.trim_start_matches(is_space).starts_with(|c: char| c.is_ascii_alphabetic())
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
        self.replace(run, dash, EditKind::Dash, sink)
    }
}
