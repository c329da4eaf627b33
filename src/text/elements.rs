//! Elements of HTML and wiki markup whose content is code, comments, environments of LaTeX whose content is code, and
//! formulas of LaTeX. They may have several lines.
//!
//! Such an element counts at the beginning of a line, also after other tags (`<body><script>`). After text it counts only if
//! no sentence seems to be about its tag: the line begins with a tag (`<td>کد<pre>`), the tag has attributes, or
//! Latin letters or a bracket of code follow it at once (`<script>var a`).
//!
//! A tag that goes on in the next line is open like an element. It ends at its `>`, or with an empty line. So does a
//! formula, in which LaTeX allows no empty line: a stray `$$` protects one paragraph at most.

use core::ops::Range;

use crate::chars;
use crate::work;
use crate::work::memchr::{memchr_iter, memchr2, memchr3, memrchr};

/// An element that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Element {
    /// What closes it.
    closing: &'static str,
    /// Whether an empty line also closes it.
    is_paragraph: bool,
}

/// An element that may have empty lines.
const fn block(closing: &'static str) -> Element {
    Element { closing, is_paragraph: false }
}

/// An element that ends with an empty line.
const fn paragraph(closing: &'static str) -> Element {
    Element { closing, is_paragraph: true }
}

/// What opens each element, and what closes it.
const ELEMENTS: [(&str, Element); 23] = [
    ("<!--", block("-->")),
    ("<code", block("</code>")),
    ("<math", block("</math>")),
    ("<nowiki", block("</nowiki>")),
    ("<pre", block("</pre>")),
    ("<script", block("</script>")),
    ("<source lang=", block("</source>")), // the old name of syntaxhighlight; HTML has `<source src=`
    ("<style", block("</style>")),
    ("<syntaxhighlight", block("</syntaxhighlight>")),
    ("<xmp", block("</xmp>")),
    ("\\begin{lstlisting}", block("\\end{lstlisting}")),
    ("\\begin{minted}", block("\\end{minted}")),
    ("\\begin{verbatim}", block("\\end{verbatim}")),
    ("\\begin{align}", paragraph("\\end{align}")),
    ("\\begin{align*}", paragraph("\\end{align*}")),
    ("\\begin{equation}", paragraph("\\end{equation}")),
    ("\\begin{equation*}", paragraph("\\end{equation*}")),
    ("\\begin{gather}", paragraph("\\end{gather}")),
    ("\\begin{gather*}", paragraph("\\end{gather*}")),
    ("\\begin{multline}", paragraph("\\end{multline}")),
    ("\\begin{multline*}", paragraph("\\end{multline*}")),
    ("\\[", paragraph("\\]")),
    ("$$", paragraph("$$")),
];

/// A tag that is open.
const TAG: Element = paragraph(">");

impl Element {
    /// The element that the `<` or `\\` at `at` opens. `None` also for an empty one (`<script src="a.js"/>`).
    fn opened_at(text: &str, at: usize) -> Option<Element> {
        let rest = &text.as_bytes()[at..];
        let (opening, element) = ELEMENTS.into_iter().find(|(opening, _)| {
            rest.get(..opening.len()).is_some_and(|start| start.eq_ignore_ascii_case(opening.as_bytes()))
        })?;
        let after = &rest[opening.len()..];
        if matches!(opening, "$$" | "\\[") {
            // In a line with more text, it is a formula of one line or stands for itself.
            let next = after.iter().find(|b| !matches!(b, b' ' | b'\t' | b'\r'));
            return next.is_none_or(|&b| b == b'\n').then_some(element);
        }
        if !element.closing.starts_with("</") {
            return Some(element);
        }
        let ends_name =
            || opening.ends_with('=') || after.first().is_none_or(|&b| b == b'>' || b.is_ascii_whitespace());
        let is_empty = || memchr2(b'<', b'>', after).is_some_and(|end| after[..=end].ends_with(b"/>"));
        // A `<code>` with content in its line can be the first word of a sentence.
        let is_block = || opening != "<code" || ends_line(after);
        (ends_name() && !is_empty() && is_block()).then_some(element)
    }

    /// The end of the element in `bytes`, after what closes it. `None` if `bytes` does not close it. `begins_line` tells whether
    /// `bytes` begins at the beginning of a line.
    pub(super) fn end(self, bytes: &[u8], begins_line: bool) -> Option<usize> {
        if self.is_paragraph {
            return self.end_in_paragraph(bytes, begins_line);
        }
        let (first, closing) = (self.closing.as_bytes()[0], self.closing.as_bytes());
        let found = memchr_iter(first, bytes).find(|&at| {
            work::count(1);
            bytes.get(at..at + closing.len()).is_some_and(|end| end.eq_ignore_ascii_case(closing))
        });
        found.map(|at| at + closing.len())
    }

    /// The end of an element that an empty line closes: after its closing, or after that line.
    fn end_in_paragraph(self, bytes: &[u8], begins_line: bool) -> Option<usize> {
        let closing = self.closing.as_bytes();
        let (mut line, mut may_be_empty) = (0, begins_line);
        let mut at = 0;
        loop {
            let next = at + memchr2(closing[0], b'\n', &bytes[at..])?;
            at = next + 1;
            if bytes[next] != b'\n' {
                if bytes[next..].starts_with(closing) {
                    return Some(next + closing.len());
                }
                continue;
            }
            if may_be_empty && bytes[line..next].iter().all(u8::is_ascii_whitespace) {
                return Some(at);
            }
            (line, may_be_empty) = (at, true);
        }
    }
}

/// Whether the `<` at `at` begins a tag that goes on in the next line. Such a line has an attribute with its value in quotation
/// marks (`<a href="x"`). If the tag is leading, the line may also end after the name of the tag.
fn is_open_tag(text: &str, at: usize, is_leading: bool) -> bool {
    let rest = &text[at + 1..];
    let end = memchr3(b'<', b'>', b'\n', rest.as_bytes()).unwrap_or(rest.len());
    let name = rest[..end].find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | ':' | '.'));
    let (name, attributes) = rest[..end].split_at(name.unwrap_or(end));
    let line_ends = rest[end..].starts_with('\n');
    let has_value = || {
        memchr_iter(b'=', attributes.as_bytes()).any(|i| {
            attributes[i + 1..].starts_with(['"', '\''])
                && attributes[..i].ends_with(|c: char| c.is_ascii_alphanumeric())
        })
    };
    line_ends
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && match attributes.trim_ascii() {
            "" => is_leading,
            _ => attributes.starts_with([' ', '\t']) && has_value(),
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
    line: LastLine,
}

/// The line that was asked about last.
#[derive(Default)]
struct LastLine {
    start: usize,
    /// The offset of the last question.
    asked: usize,
    begins_with_tag: bool,
}

impl Elements {
    /// Goes on after an element that ends at `end`.
    pub(super) fn go_on_after(&mut self, end: usize) {
        self.leading_tag = Some(end);
    }

    /// The span of the element that begins with the sign (`<`, `\\` or `$`) at `at`, and the element if it is still open at the end of the text.
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
        let begins_with_tag = self.line_begins_with_tag(text, at);
        if let Some(element) = Element::opened_at(text, at)
            && (is_leading || element.closing.starts_with("</") && is_markup(text, at, begins_with_tag))
        {
            // The signs that open a formula also close it.
            let from = at + "$$".len();
            let end = element.end(&text.as_bytes()[from..], false).map(|end| from + end);
            self.leading_tag = end;
            return Some((at..end.unwrap_or(text.len()), end.is_none().then_some(element)));
        }
        let Some(tag) = tag() else {
            if text[at..].starts_with('<') && is_open_tag(text, at, is_leading) {
                let end = TAG.end(&text.as_bytes()[at..], false).map(|end| at + end);
                self.leading_tag = end.filter(|_| is_leading);
                return Some((at..end.unwrap_or(text.len()), end.is_none().then_some(TAG)));
            }
            // A comment that goes on in the next line. Its hyphens are no dash.
            return text[at..].starts_with("<!--").then_some((at..at + "<!--".len(), None));
        };
        if is_leading {
            self.leading_tag = Some(tag.end);
        }
        Some((tag, None))
    }

    /// Whether the line of the `<` at `at` begins with a tag.
    fn line_begins_with_tag(&mut self, text: &str, at: usize) -> bool {
        let line = &mut self.line;
        let new_start = memrchr(b'\n', &text.as_bytes()[line.asked..at]).map(|i| line.asked + i + 1);
        if line.asked == 0 || new_start.is_some() {
            line.start = new_start.unwrap_or(line.start);
            line.begins_with_tag = text[line.start..at + 1].trim_ascii_start().starts_with('<');
        }
        line.asked = at;
        line.begins_with_tag
    }
}

/// Whether the tag at `at`, which text precedes, is markup. (A sentence may be about a tag.) Code follows at once, or the tag has
/// attributes or is in a line that begins with a tag, and nothing or a letter follows at once.
fn is_markup(text: &str, at: usize, line_begins_with_tag: bool) -> bool {
    let rest = &text[at + 1..];
    let end = memchr3(b'<', b'>', b'\n', rest.as_bytes());
    let Some(end) = end.filter(|&end| rest.as_bytes()[end] == b'>') else { return false };
    let is_likely = line_begins_with_tag || rest[..end].contains('=');
    let content = &rest[end + 1..];
    let first_word = content.trim_start_matches([' ', '\t', '\r']);
    let is_code = |c: char| c.is_ascii_alphanumeric() || matches!(c, '<' | '{' | '/' | '#' | '@' | '$');
    match first_word.chars().next() {
        None | Some('\n') => is_likely,
        Some(c) => first_word.len() == content.len() && (is_code(c) || is_likely && chars::is_letter(c)),
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
    fn a_formula_of_several_lines_ends_with_its_sign_or_an_empty_line() {
        let formula = |text: &str| {
            Elements::default().at(text, 0, || None).map(|(span, open)| (span.end, open.is_some()))
        };
        assert_eq!(formula("$$\na $ b\n$$ c"), Some((11, false)));
        assert_eq!(formula("\\[ \na \\] b"), Some((8, false)));
        assert_eq!(formula("$$\na\n\nb"), Some((6, false)));
        assert_eq!(formula("\\begin{align*}\na\n"), Some((17, true)));
        assert_eq!(formula("$$ a\n$$"), None);
        assert_eq!(formula("\\[2pt]\n"), None);
    }

    #[test]
    fn a_tag_that_goes_on_is_open() {
        let tag = |text: &str| {
            let at = text.find('<')?;
            let (span, open) = Elements::default().at(text, at, || None)?;
            Some((span.end - at, open.is_some()))
        };
        assert_eq!(tag("<a href='x'\n title='y'> b"), Some((23, false)));
        assert_eq!(tag("<input\n  a\n"), Some((11, true)));
        assert_eq!(tag("a <b c=\"d\"\n\ne>"), Some((10, false)));
        for text in ["a <b\n c>", "a <b c\n", "<b c <\n", "<a href='x'", "<1 a='b'\n"] {
            assert_eq!(tag(text), None, "{text:?}");
        }
        assert_eq!(TAG.end(b" \r\n>", true), Some(3));
        assert_eq!(TAG.end(b" \r\n>", false), Some(4));
    }

    #[test]
    fn an_element_may_follow_text_if_no_sentence_is_about_it() {
        for text in [
            "a <script>var b\n",
            "<td>a<pre>\n",
            "<p>a</p> <style>ب\n",
            "a <pre class='b'>\n",
            "a <pre lang='b'>ب\n",
        ] {
            let at = text.rfind("<").unwrap();
            let mut elements = Elements::default();
            assert!(elements.at(text, at, || None).is_some_and(|found| found.1.is_some()), "{text:?}");
        }
        for text in ["a <pre>\n", "a <pre> b\n", "a <pre>ب\n", "a <pre>.\n", "<b>a <pre> b\n"] {
            let at = text.rfind("<").unwrap();
            assert_eq!(Elements::default().at(text, at, || None), None, "{text:?}");
        }
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
