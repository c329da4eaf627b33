//! Elements of HTML and wiki markup whose content is code, comments, and environments of LaTeX whose content is code. They
//! may have several lines.
//!
//! Such an element counts only at the beginning of a line: then a tag that a sentence is about protects nothing. Other tags
//! may be before it (`<body><script>`).

use core::ops::Range;

use crate::work;
use crate::work::memchr::{memchr_iter, memchr2};

/// An element that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Element {
    /// What closes it.
    closing: &'static str,
}

/// What opens each element, and what closes it.
const ELEMENTS: [(&str, Element); 11] = [
    ("<!--", Element { closing: "-->" }),
    ("<code", Element { closing: "</code>" }),
    ("<math", Element { closing: "</math>" }),
    ("<nowiki", Element { closing: "</nowiki>" }),
    ("<pre", Element { closing: "</pre>" }),
    ("<script", Element { closing: "</script>" }),
    ("<style", Element { closing: "</style>" }),
    ("<syntaxhighlight", Element { closing: "</syntaxhighlight>" }),
    ("\\begin{lstlisting}", Element { closing: "\\end{lstlisting}" }),
    ("\\begin{minted}", Element { closing: "\\end{minted}" }),
    ("\\begin{verbatim}", Element { closing: "\\end{verbatim}" }),
];

impl Element {
    /// The element that the `<` or `\\` at `at` opens. `None` also for an empty one (`<script src="a.js"/>`).
    fn opened_at(text: &str, at: usize) -> Option<Element> {
        let rest = &text.as_bytes()[at..];
        let (opening, element) = ELEMENTS.into_iter().find(|(opening, _)| {
            rest.get(..opening.len()).is_some_and(|start| start.eq_ignore_ascii_case(opening.as_bytes()))
        })?;
        let after = &rest[opening.len()..];
        if !element.closing.starts_with("</") {
            return Some(element);
        }
        let ends_name = || after.first().is_none_or(|&b| b == b'>' || b.is_ascii_whitespace());
        let is_empty = || memchr2(b'<', b'>', after).is_some_and(|end| after[..=end].ends_with(b"/>"));
        // A `<code>` with content in its line can be the first word of a sentence.
        let is_block = || opening != "<code" || ends_line(after);
        (ends_name() && !is_empty() && is_block()).then_some(element)
    }

    /// The end of the element in `bytes`, after what closes it. `None` if `bytes` does not close it.
    pub(super) fn end(self, bytes: &[u8]) -> Option<usize> {
        let (first, closing) = (self.closing.as_bytes()[0], self.closing.as_bytes());
        let found = memchr_iter(first, bytes).find(|&at| {
            work::count(1);
            bytes.get(at..at + closing.len()).is_some_and(|end| end.eq_ignore_ascii_case(closing))
        });
        found.map(|at| at + closing.len())
    }
}

/// Whether nothing follows a tag in its line. `rest` is the text after the name of the tag.
fn ends_line(rest: &[u8]) -> bool {
    let Some(end) = memchr2(b'>', b'\n', rest).filter(|&end| rest[end] == b'>') else { return false };
    let after = rest[end + 1..].iter().find(|b| !matches!(b, b' ' | b'\t' | b'\r'));
    after.is_none_or(|&b| b == b'\n')
}

/// Finds the elements of a text, from its beginning to its end.
#[derive(Default)]
pub(super) struct Elements {
    /// The end of the last tag or element that has only tags and elements before it in its line.
    leading_tag: Option<usize>,
}

impl Elements {
    /// Goes on after an element that ends at `end`.
    pub(super) fn go_on_after(&mut self, end: usize) {
        self.leading_tag = Some(end);
    }

    /// The span of the element that begins with the `<` at `at`, and the element if it is still open at the end of the text.
    /// `tag` finds the tag or comment that begins there, if it does not open an element. Successive offsets must ascend.
    pub(super) fn at(
        &mut self,
        text: &str,
        at: usize,
        tag: impl FnOnce() -> Option<Range<usize>>,
    ) -> Option<(Range<usize>, Option<Element>)> {
        let before = text[..at].trim_end_matches([' ', '\t']);
        let is_leading =
            before.is_empty() || before.ends_with('\n') || self.leading_tag == Some(before.len());
        if is_leading && let Some(element) = Element::opened_at(text, at) {
            let end = element.end(&text.as_bytes()[at..]).map(|end| at + end);
            self.leading_tag = end;
            return Some((at..end.unwrap_or(text.len()), end.is_none().then_some(element)));
        }
        let Some(tag) = tag() else {
            // A comment that goes on in the next line. Its hyphens are no dash.
            return text[at..].starts_with("<!--").then_some((at..at + "<!--".len(), None));
        };
        if is_leading {
            self.leading_tag = Some(tag.end);
        }
        Some((tag, None))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(text: &str) -> Option<usize> {
        let at = text.find('<')?;
        let (span, open) = Elements::default().at(text, at, || None)?;
        assert_eq!(open.is_some(), span.end == text.len() && !text.ends_with('>'), "{text:?}");
        Some(span.end)
    }

    #[test]
    fn an_element_ends_at_its_closing_tag_or_with_the_text() {
        assert_eq!(end("<pre>\na</code>\n</pre> b"), Some(21));
        assert_eq!(end("  <SCRIPT src='a'>\na</Script>"), Some(29));
        assert_eq!(end("<!-- a\n-> b -->c"), Some(15));
        assert_eq!(end("<style\n>a\n"), Some(10));
        assert_eq!(
            Elements::default().at("\\begin{verbatim} a\n\\end{verbatim}", 0, || None).map(|x| x.0),
            Some(0..33)
        );
        assert_eq!(Elements::default().at("a <!-- b\n", 2, || None), Some((2..6, None)));
    }

    #[test]
    fn an_element_begins_its_line_and_has_content() {
        for text in
            ["a <pre>\n", "<prefix>\n", "<script src='a'/>\n", "<b>\n", "<", "<pr", "<code>a\n", "<code"]
        {
            assert_eq!(end(text), None, "{text:?}");
        }
    }
}
