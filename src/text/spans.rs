//! Protected spans as data: ranges of a text that are kept byte for byte.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::ops::Range;

use crate::work;

macro_rules! span_kinds {
    ($($(#[$doc:meta])* $kind:ident,)*) => {
        /// A kind of protected span, which is kept byte for byte.
        ///
        /// Spans are found as if the text had no invisible characters, except ZWNJs inside words. So such a
        /// character neither ends nor makes a span: it stays inside a span, and is removed beside one. There are
        /// two exceptions. If invisible characters split every sign of a text that begins a span (`:` and `/`), there
        /// is no span before they are removed. (Of a long text, the lines nearby count.) And an edit beside a span can
        /// change what is a span: `$ ، x$` is no formula before the space before `،` is removed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Deserialize, serde::Serialize))]
        #[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
        #[non_exhaustive]
        pub enum SpanKind {
            $($(#[$doc])* $kind,)*
        }

        impl SpanKind {
            /// All kinds.
            pub const ALL: &'static [SpanKind] = &[$(SpanKind::$kind,)*];
        }
    };
}

span_kinds! {
    /// A URL from its scheme or `www.` on; its path may have Persian letters.
    Url,
    /// An e-mail address.
    Email,
    /// A `@mention`.
    Mention,
    /// A `#hashtag`, including ZWNJs inside it.
    Hashtag,
    /// Code in backticks: within a line, or in three or more backticks over several lines. Code between lines of three to
    /// six tildes (`~~~`), the first one perhaps with the name of a language. If nothing closes code of several lines, it
    /// reaches to the end of the text. Also the value of an option of a command in quotation marks: `git commit -m "…"`;
    /// what follows a prompt (`>>> `, `mysql> `, `$ `); in a sentence, a call with a string (`print("…")`) and the quoted texts of
    /// commands (`mkdir "…"`); strings of calls and commands that search or replace, and sets of letters (`[ي,ك]`).
    Code,
    /// An HTML or XML tag or comment. The tags `code`, `kbd`, `math`, `nowiki`, `pre`, `samp`, `script`,
    /// `style`, `syntaxhighlight` and `tt` include their content if it ends in the same line. At the beginning of a line,
    /// perhaps after other tags, a comment, `xmp`, `source lang=` and all these tags except `kbd`, `samp` and `tt` may reach over
    /// several lines (`code` only if the line ends after the tag). After text they do so if code follows at once
    /// (`<script>var a`), or if the line begins with a tag or the tag has attributes, and nothing or a letter follows at once.
    /// If nothing closes them, they reach to the end of the text. A tag whose attributes go on in the next line ends at its `>`
    /// or with an empty line.
    Tag,
    /// A LaTeX formula within a line: `$…$` or `$$…$$`, without white space at either end inside, or
    /// `\(…\)` or `\[…\]`. Also a formula of several lines: between lines that begin with `$$` or `\[` alone and the sign
    /// that closes it. An empty line closes it, too. (`\begin{equation}` and the like are a
    /// [`Command`](Self::Command).)
    Formula,
    /// The target of a Markdown link: the parentheses of `](…)`.
    LinkTarget,
    /// An HTML entity or numeric character reference: `&zwnj;`, `&#8204;`. While
    /// [`decode_entities`](crate::Builder::decode_entities) is on, only those that are not decoded: `&#10;`, `&lt;`.
    Entity,
    /// A TeX command with its options, and with its arguments if they are names, labels, sizes or files:
    /// `\cite{…}`, `\includegraphics[…]{…}`, but only the name of `\textbf{…}`. An environment `verbatim`, `lstlisting` or
    /// `minted` that begins a line includes its content.
    Command,
    /// A placeholder or template: `{0}` and other ASCII text in braces, `{{…}}`, `{%…%}`. Of a wiki template
    /// of several lines, its name and the names of its parameters (`| نام =`).
    Placeholder,
    /// The target of a wiki link, which is a page or a file: `[[سال 1390]]`, `[[پرونده:ارگ 2.jpg` before `|`.
    WikiTarget,
    /// A label that is not prose: a footnote `[^1]`, the second brackets of `[متن][1]`, the definition
    /// `[1]: target`, a YAML anchor or alias, the time `[00:12.50]` of a line of lyrics.
    Label,
    /// A path (`/a/b`, `./a`, `C:\a`) or a file name with a common extension.
    FileName,
    /// What the text cites: a spelling that it calls a mistake («می روم» غلط است; ننویسیم «می روم»; غلط: می روم), two spellings
    /// of one form side by side (می شود → می‌شود), a letter or digit that it names (حرف «ي»), a form after the
    /// label of its language (عربی: بيروت), and a row of signs (. ، ؛ : ! ؟).
    Citation,
    /// Words of Arabic without marks (إلى المدرسة وعاد, هذه لغتها), titles in guillemets («الكامل في التاريخ»), and lines of
    /// Pashto with هغه and the like. They are protected only with
    /// [`Marks::Keep`](crate::Marks::Keep). Arabic with marks needs no protection, since folding keeps its letters.
    ArabicPassage,
}

/// A set of [`SpanKind`]s.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Kinds(u32);

impl Kinds {
    pub(crate) const ALL: Kinds = Kinds((1 << SpanKind::ALL.len()) - 1);
    pub(crate) const NONE: Kinds = Kinds(0);

    pub(crate) fn set(&mut self, kind: SpanKind, on: bool) {
        let bit = 1 << kind as u32;
        self.0 = if on { self.0 | bit } else { self.0 & !bit };
    }

    pub(crate) fn has(self, kind: SpanKind) -> bool {
        self.0 >> kind as u32 & 1 != 0
    }
}

/// Protected byte ranges of a text, in order and without overlap.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spans {
    ranges: Vec<Range<usize>>,
    /// The spans that keep an entity from being decoded, if these are others.
    for_decoding: Option<Box<Spans>>,
}

impl Spans {
    pub(crate) const NONE: Spans = Spans { ranges: Vec::new(), for_decoding: None };

    /// Takes ranges in order that do not overlap.
    pub(crate) fn new(ranges: Vec<Range<usize>>) -> Spans {
        debug_assert!(ranges.windows(2).all(|two| two[0].end <= two[1].start));
        Spans { ranges, for_decoding: None }
    }

    /// Sets the spans that keep an entity from being decoded.
    pub(crate) fn with_spans_for_decoding(self, spans: Spans) -> Spans {
        Spans { for_decoding: Some(Box::new(spans)), ..self }
    }

    /// The spans that keep an entity from being decoded: all, except entities themselves.
    pub(crate) fn for_decoding(&self) -> &Spans {
        self.for_decoding.as_deref().unwrap_or(self)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    #[cfg(test)]
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Range<usize>> {
        self.ranges.iter()
    }

    /// Whether these spans of `text` have the same contents as the spans `other` of `other_text`,
    /// one by one.
    #[inline]
    pub(crate) fn same_contents(&self, text: &str, other: &Spans, other_text: &str) -> bool {
        let same = |(a, b): (&Range<usize>, &Range<usize>)| text[a.clone()] == other_text[b.clone()];
        self.ranges.len() == other.ranges.len()
            && (self.ranges.is_empty() || self.ranges.iter().zip(&other.ranges).all(same))
    }

    /// Whether `range` overlaps a span.
    #[inline]
    pub(crate) fn overlaps(&self, range: &Range<usize>) -> bool {
        !self.ranges.is_empty() && self.at_or_after(range.start).is_some_and(|s| s.start < range.end)
    }

    /// The span that contains `at`, or the next one.
    #[inline]
    pub(crate) fn at_or_after(&self, at: usize) -> Option<&Range<usize>> {
        work::count(1);
        self.ranges.get(self.ranges.partition_point(|s| s.end <= at))
    }

    /// The span that contains `at`.
    #[inline]
    pub(crate) fn containing(&self, at: usize) -> Option<&Range<usize>> {
        if self.ranges.is_empty() { None } else { self.at_or_after(at).filter(|s| s.start <= at) }
    }

    /// The parts of `range` that spans cover, as offsets in `range`.
    pub(crate) fn within(&self, range: &Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
        let Range { start, end } = *range;
        let meeting = self.ranges[self.ranges.partition_point(|s| s.end <= start)..].iter();
        meeting
            .take_while(move |s| s.start < end)
            .map(move |s| s.start.max(start) - start..s.end.min(end) - start)
    }

    /// The parts of `0..len` that no span covers.
    pub(crate) fn between(&self, len: usize) -> impl Iterator<Item = Range<usize>> + '_ {
        let starts = core::iter::once(0).chain(self.ranges.iter().map(|s| s.end));
        let ends = self.ranges.iter().map(|s| s.start).chain(core::iter::once(len));
        starts.zip(ends).map(|(start, end)| start..end)
    }
}

impl FromIterator<Range<usize>> for Spans {
    /// Takes ranges in order that do not overlap.
    fn from_iter<I: IntoIterator<Item = Range<usize>>>(ranges: I) -> Self {
        Spans::new(ranges.into_iter().collect())
    }
}

/// Finds the span that contains an offset. Remembers the last range without a span, so that
/// ascending offsets in it need no search.
pub(crate) struct Nearby<'s> {
    spans: &'s Spans,
    /// A range that no span overlaps.
    free: Range<usize>,
}

impl<'s> Nearby<'s> {
    pub(crate) fn new(spans: &'s Spans) -> Self {
        Nearby { spans, free: 0..0 }
    }

    /// The span that contains `at`.
    #[inline]
    pub(crate) fn containing(&mut self, at: usize) -> Option<&'s Range<usize>> {
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
