//! Quotations: `"…"` and `“…”` become «…» if their content is Persian.

use alloc::vec::Vec;
use core::ops::{ControlFlow, Range};

use super::Line;
use crate::chars::{self, is_space};
use crate::edit::{EditKind, Group, Sink};
use crate::text::line_kind::TextKind;
use crate::text::lines::Script;
use crate::text::signs::may_be_string;

/// The offsets of the opening and the closing quotation mark of each quotation, in order.
type Pairs = Vec<(usize, usize)>;

/// The quotations of a line.
#[derive(Default)]
pub(super) struct Quotations {
    straight: Alike,
    curly: Alike,
    /// The guillemets of the line; `None` until they are needed.
    guillemets: Option<Guillemets>,
}

/// The quotations of a line whose quotation marks are alike: all straight, or all curly.
#[derive(Default)]
struct Alike {
    /// All quotations; `None` until the first quotation mark is met.
    pairs: Option<Pairs>,
    /// The offsets of the closing quotation marks that become », and the groups of the pairs. The nearest is
    /// the last element.
    closing: Vec<(usize, Group)>,
}

impl Quotations {
    fn alike(&mut self, straight: bool) -> &mut Alike {
        if straight { &mut self.straight } else { &mut self.curly }
    }
}

/// The pairs of « and » in a line. If one kind of quotation marks is inside the other, the writer tells two kinds
/// apart, so neither changes.
#[derive(Default)]
struct Guillemets {
    /// The offset of each sign that has a partner, and how many quotations are open after it.
    signs: Vec<(usize, usize)>,
}

impl Guillemets {
    fn of(marks: impl Iterator<Item = (usize, bool)>) -> Guillemets {
        let (mut open, mut signs) = (Vec::new(), Vec::new());
        for (at, opens) in marks {
            if opens {
                open.push(at);
            } else if let Some(start) = open.pop() {
                signs.extend([(start, true), (at, false)]);
            }
        }
        signs.sort_unstable();
        let mut depth = 0;
        let with_depth = signs.into_iter().map(|(at, opens)| {
            depth = if opens { depth + 1 } else { depth - 1 };
            (at, depth)
        });
        Guillemets { signs: with_depth.collect() }
    }

    /// Whether the quotation is inside a pair, or has one of the signs inside.
    fn are_nested_with(&self, quotation: &Range<usize>) -> bool {
        let [before, until] =
            [quotation.start, quotation.end].map(|at| self.signs.partition_point(|sign| sign.0 < at));
        until > before || before > 0 && self.signs[before - 1].1 > 0
    }
}

impl Line<'_, '_> {
    /// Replaces the quotation mark `mark` by « or » if the content of its quotation is Persian.
    pub(super) fn quotation_mark(
        &mut self,
        mark: Range<usize>,
        straight: bool,
        sink: &mut impl Sink,
    ) -> ControlFlow<(), usize> {
        let end = mark.end;
        if self.options.quotes
            && let Some((new, pair)) = self.guillemet(mark.start, straight, sink)
        {
            if self.data.contain(&self.line) {
                return ControlFlow::Continue(self.line.end);
            }
            sink.replace_in_group(mark, new, EditKind::QuotationMark, pair)?;
        }
        ControlFlow::Continue(end)
    }

    /// The sign that replaces the quotation mark at `mark`, if its quotation is Persian, and the group of
    /// the two marks of the quotation.
    fn guillemet(
        &mut self,
        mark: usize,
        straight: bool,
        sink: &mut impl Sink,
    ) -> Option<(&'static str, Group)> {
        let alike = self.quotations.alike(straight);
        if let Some((_, pair)) = alike.closing.pop_if(|(closing, _)| *closing == mark) {
            return Some(("»", pair));
        }
        let closing = self.closing_mark(mark, straight)?;
        let is_first = || {
            // From the end, so that the indentation is read for the first mark only.
            let before = self.text[self.line.start..mark].trim_ascii_end();
            before.strip_suffix(['-', '+']).unwrap_or(before).trim_ascii_end().is_empty()
        };
        if straight
            && self.options.kind == TextKind::Detect
            && is_first()
            && may_be_string(&self.text[self.line.clone()])
        {
            return None;
        }
        if self.guillemets().are_nested_with(&(mark..closing)) || !self.quotation_is_persian(mark..closing) {
            return None;
        }
        let alike = self.quotations.alike(straight);
        let pair = sink.begin_group();
        alike.closing.push((closing, pair));
        Some(("«", pair))
    }

    /// The offset of the mark that closes the quotation which the mark at `mark` opens, if it opens one.
    pub(super) fn closing_mark(&mut self, mark: usize, straight: bool) -> Option<usize> {
        let pairs = match self.quotations.alike(straight).pairs.take() {
            Some(pairs) => pairs,
            None if straight => self.straight_pairs(),
            None => self.curly_pairs(),
        };
        let found = pairs.binary_search_by_key(&mark, |pair| pair.0);
        let closing = found.ok().map(|found| pairs[found].1);
        self.quotations.alike(straight).pairs = Some(pairs);
        closing
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

    fn guillemets(&mut self) -> &Guillemets {
        let guillemets = match self.quotations.guillemets.take() {
            Some(guillemets) => guillemets,
            None => Guillemets::of(self.quotation_marks(&['«', '»']).map(|(at, sign)| (at, sign == "«"))),
        };
        self.quotations.guillemets.insert(guillemets)
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

    /// The pairs of straight quotation marks, which look alike at both ends. A mark after a space and before
    /// a letter opens a quotation, perhaps inside another quotation. If a quotation read this way has no end,
    /// the line is read again without quotations inside quotations.
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
            // A mark with a letter on both sides is not inside a word: the space before a quotation is missing.
            let inside_word = before.is_some_and(|c| {
                c.is_alphanumeric() && !(chars::is_letter(c) && after.is_some_and(chars::is_letter))
                    || matches!(c, '=' | '\\')
            });
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
