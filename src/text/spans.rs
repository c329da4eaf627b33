//! SpanKind spans as data: byte ranges of a text that come out byte for byte.

use alloc::vec::Vec;
use core::ops::Range;

/// A kind of span that comes out byte for byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SpanKind {
    /// URLs from their scheme or `www.` on, with Persian paths.
    Url,
    /// E-mail addresses.
    Email,
    /// `@mentions`.
    Mention,
    /// `#hashtags`, with ZWNJs inside.
    Hashtag,
    /// Code in backticks: inline within a line, fenced over lines.
    Code,
    /// HTML and XML tags and comments.
    Tag,
    /// LaTeX formulas: `$…$` within a line, with no space inside at either end, and `$$…$$`.
    Formula,
    /// Targets of Markdown links: what is in the brackets of `](…)`.
    LinkTarget,
}

/// A set of [`SpanKind`] kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Kinds(u8);

impl Kinds {
    pub(crate) const ALL: Kinds = Kinds(0xFF);
    pub(crate) const NONE: Kinds = Kinds(0);

    pub(crate) fn set(&mut self, kind: SpanKind, on: bool) {
        let bit = 1 << kind as u8;
        self.0 = if on { self.0 | bit } else { self.0 & !bit };
    }

    pub(crate) fn has(self, kind: SpanKind) -> bool {
        self.0 >> kind as u8 & 1 != 0
    }
}

/// SpanKind byte ranges of a text, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spans(Vec<Range<usize>>);

impl Spans {
    /// From ranges in order that do not overlap.
    pub(crate) fn new(ranges: Vec<Range<usize>>) -> Spans {
        Spans(ranges)
    }

    #[cfg(test)]
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Range<usize>> {
        self.0.iter()
    }

    /// No span at all.
    pub(crate) const NONE: Spans = Spans(Vec::new());

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether these spans of `text` hold what the spans `other` of `before` hold, one for one.
    #[inline]
    pub(crate) fn hold_the_same(&self, text: &str, other: &Spans, before: &str) -> bool {
        let same = |(a, b): (&Range<usize>, &Range<usize>)| text[a.clone()] == before[b.clone()];
        self.0.len() == other.0.len() && (self.0.is_empty() || self.0.iter().zip(&other.0).all(same))
    }

    /// Whether `range` meets a span.
    #[inline]
    pub(crate) fn meet(&self, range: &Range<usize>) -> bool {
        !self.0.is_empty() && self.at_or_after(range.start).is_some_and(|s| s.start < range.end)
    }

    /// The span that holds `at`, or the next one.
    #[inline]
    pub(crate) fn at_or_after(&self, at: usize) -> Option<&Range<usize>> {
        self.0.get(self.0.partition_point(|s| s.end <= at))
    }

    /// The span that holds `at`.
    #[inline]
    pub(crate) fn holding(&self, at: usize) -> Option<&Range<usize>> {
        if self.0.is_empty() { None } else { self.at_or_after(at).filter(|s| s.start <= at) }
    }

    /// The spans that meet `range`, as the parts of it that they cover.
    pub(crate) fn within(&self, range: &Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
        let Range { start, end } = *range;
        let meeting = self.0[self.0.partition_point(|s| s.end <= start)..].iter();
        meeting
            .take_while(move |s| s.start < end)
            .map(move |s| s.start.max(start) - start..s.end.min(end) - start)
    }

    /// The pieces of `0..len` that no span covers.
    pub(crate) fn between(&self, len: usize) -> impl Iterator<Item = Range<usize>> + '_ {
        let starts = core::iter::once(0).chain(self.0.iter().map(|s| s.end));
        let ends = self.0.iter().map(|s| s.start).chain(core::iter::once(len));
        starts.zip(ends).map(|(start, end)| start..end)
    }
}

impl FromIterator<Range<usize>> for Spans {
    /// From spans in order.
    fn from_iter<I: IntoIterator<Item = Range<usize>>>(spans: I) -> Self {
        Spans(spans.into_iter().collect())
    }
}

/// Asks [`Spans`] for places that mostly ascend: where none is near, without searching.
pub(crate) struct Nearby<'s> {
    spans: &'s Spans,
    /// Holds no span.
    free: Range<usize>,
}

impl<'s> Nearby<'s> {
    pub(crate) fn new(spans: &'s Spans) -> Self {
        Nearby { spans, free: 0..0 }
    }

    /// The span that holds `at`.
    #[inline]
    pub(crate) fn holding(&mut self, at: usize) -> Option<&'s Range<usize>> {
        if self.free.contains(&at) {
            return None;
        }
        let span = self.spans.at_or_after(at);
        if let Some(span) = span
            && span.start <= at
        {
            return Some(span);
        }
        self.free = at..span.map_or(usize::MAX, |span| span.start);
        None
    }
}
