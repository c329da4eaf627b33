//! Protected spans: what is no prose and must come out byte for byte.
//!
//! One scan over the bytes stops only at the few signs that can begin or mark such a span; what
//! stands around the sign is then read by a small pattern. Each pattern sees a bounded piece of
//! text, so the whole stays linear.

use alloc::{boxed::Box, vec::Vec};
use core::ops::Range;

use once_cell::race::OnceBox;
use regex::Regex;

use crate::{fold, script};

/// Protected byte ranges of a text, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spans(Vec<Range<usize>>);

impl Spans {
    /// No span at all.
    pub(crate) const NONE: Spans = Spans(Vec::new());

    /// Whether there is none.
    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
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

    /// The pieces of `0..len` that no span covers.
    pub(crate) fn between(&self, len: usize) -> impl Iterator<Item = Range<usize>> + '_ {
        let starts = core::iter::once(0).chain(self.0.iter().map(|s| s.end));
        let ends = self.0.iter().map(|s| s.start).chain(core::iter::once(len));
        starts.zip(ends).map(|(start, end)| start..end)
    }
}

/// How far a pattern may look.
const REACH: usize = 2048;

/// A URL from its scheme (or `www.`) on.
fn url() -> &'static Regex {
    static URL: OnceBox<Regex> = OnceBox::new();
    pattern(
        &URL,
        r#"^(?:[A-Za-z][A-Za-z0-9+.\-]{0,31}://|[Ww][Ww][Ww]\.)[!#-;=?-\[\]_a-z{|}~\x{A1}-\x{AA}\x{AC}-\x{BA}\x{BC}-\x{60B}\x{60D}-\x{61A}\x{61C}-\x{61E}\x{620}-\x{1FFF}\x{200C}\x{2070}-\x{10FFFF}]+"#,
    )
}

/// An e-mail address.
fn email() -> &'static Regex {
    static EMAIL: OnceBox<Regex> = OnceBox::new();
    pattern(&EMAIL, r"^[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63})+")
}

/// An HTML or XML tag.
fn tag() -> &'static Regex {
    static TAG: OnceBox<Regex> = OnceBox::new();
    pattern(&TAG, r"^<(?:/?[A-Za-z][^<>\n]{0,1000}|!--[^<>\n]{0,1000}--)>")
}

fn pattern(cell: &'static OnceBox<Regex>, pattern: &str) -> &'static Regex {
    cell.get_or_init(|| {
        // The patterns are constants; a test builds each of them.
        Box::new(Regex::new(pattern).unwrap_or_else(|_| unreachable!("pattern {pattern}")))
    })
}

/// Up to [`REACH`] bytes of `text` from `start`, whole characters.
fn reach(text: &str, start: usize) -> &str {
    let mut end = text.len().min(start + REACH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[start..end]
}

/// Finds the protected spans of `text`.
pub(crate) fn spans(text: &str) -> Spans {
    let bytes = text.as_bytes();
    let mut spans: Vec<Range<usize>> = Vec::new();
    let mut code = Code::default();
    let mut at = 0;
    while let Some(i) = next_sign(bytes, at) {
        at = i + 1;
        let floor = spans.last().map_or(0, |s| s.end);
        let span = match bytes[i] {
            b':' if bytes[i..].starts_with(b"://") => url_at(text, scheme_start(bytes, i, floor)),
            b'w' | b'W' => url_at(text, i),
            b'@' => address_at(text, i, floor),
            b'#' => tag_word_at(text, i),
            b'`' => {
                let found = code.at(bytes, i);
                at = i + run(bytes, i);
                found
            }
            b'<' => tag().find(reach(text, i)).map(|m| i..i + m.end()),
            _ => None,
        };
        if let Some(span) = span.filter(|s| s.start >= floor && s.end > s.start) {
            at = span.end;
            spans.push(span);
        }
    }
    Spans(spans)
}

/// The next byte at or after `from` that may begin or mark a span.
fn next_sign(bytes: &[u8], from: usize) -> Option<usize> {
    let sign = |b: u8| matches!(b, b':' | b'@' | b'#' | b'`' | b'<' | b'w' | b'W');
    let mut at = from;
    loop {
        // Blocks first: signs are rare, and a block is tested without branches.
        while let Some(block) = bytes.get(at..).and_then(|b| b.first_chunk::<64>()) {
            if block.iter().fold(false, |hit, &b| hit | sign(b)) {
                break;
            }
            at += 64;
        }
        let i = at + bytes.get(at..)?.iter().position(|&b| sign(b))?;
        let next = bytes.get(i + 1).copied().unwrap_or(0);
        let real = match bytes[i] {
            b':' => next == b'/',
            b'w' | b'W' => bytes.get(i..i + 4).is_some_and(|w| w.eq_ignore_ascii_case(b"www.")),
            b'#' | b'@' => next == b'_' || next.is_ascii_alphanumeric() || next >= 0x80,
            b'<' => next == b'/' || next == b'!' || next.is_ascii_alphabetic(),
            _ => true,
        };
        if real {
            return Some(i);
        }
        at = i + 1;
    }
}

fn scheme_start(bytes: &[u8], colon: usize, floor: usize) -> usize {
    let mut start = colon;
    while start > floor
        && colon - start < 32
        && (bytes[start - 1].is_ascii_alphanumeric() || matches!(bytes[start - 1], b'+' | b'.' | b'-'))
    {
        start -= 1;
    }
    while start < colon && !bytes[start].is_ascii_alphabetic() {
        start += 1;
    }
    start
}

/// The character before `at` that a reader sees: folding may drop those between, and what is found
/// here must be found again afterwards.
fn visible_before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().rev().take(16).find(|&c| !script::is_mark(c) && !fold::is_invisible(c))
}

/// A URL at `start`, without the punctuation of the sentence around it.
fn url_at(text: &str, start: usize) -> Option<Range<usize>> {
    let found = url().find(reach(text, start))?;
    let mut url = found.as_str();
    loop {
        let shorter = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '…', '\u{200C}']);
        // A closing bracket belongs to the URL only if the URL opened it.
        let shorter = match shorter.chars().next_back() {
            Some(')') if !shorter.contains('(') => &shorter[..shorter.len() - 1],
            Some(']') if !shorter.contains('[') => &shorter[..shorter.len() - 1],
            Some('}') if !shorter.contains('{') => &shorter[..shorter.len() - 1],
            _ => shorter,
        };
        if shorter.len() == url.len() {
            break;
        }
        url = shorter;
    }
    Some(start..start + url.len())
}

/// An e-mail address around the `@` at `at`, or a @mention.
fn address_at(text: &str, at: usize, floor: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut start = at;
    while start > floor
        && at - start < 64
        && (bytes[start - 1].is_ascii_alphanumeric() || b"._%+-".contains(&bytes[start - 1]))
    {
        start -= 1;
    }
    if start < at {
        let found = email().find(reach(text, start));
        if let Some(found) = found {
            return Some(start..start + found.as_str().trim_end_matches('-').len());
        }
    }
    let len =
        text[at + 1..].chars().take_while(|&c| c == '_' || c == '.' || c.is_ascii_alphanumeric()).count();
    let name = text[at + 1..at + 1 + len].trim_end_matches('.');
    let url = text[at + 1 + len..].starts_with("://");
    (!url && !name.is_empty()).then(|| at..at + 1 + name.len())
}

/// A #hashtag at `at`: letters, digits, `_` and the ZWNJ.
fn tag_word_at(text: &str, at: usize) -> Option<Range<usize>> {
    let before = visible_before(text, at);
    if before.is_some_and(|c| {
        c.is_alphanumeric() || fold::is_presentation_form(c) || matches!(c, '#' | '&' | '/' | '_')
    }) {
        return None;
    }
    let word = |c: char| c == '_' || c == script::ZWNJ || c.is_alphanumeric() || script::is_mark(c);
    let len: usize = text[at + 1..].chars().take_while(|&c| word(c)).map(char::len_utf8).sum();
    let name = text[at + 1..at + 1 + len].trim_end_matches(script::ZWNJ);
    let url = text[at + 1 + len..].starts_with("://");
    (!url && name.contains(|c: char| c.is_alphanumeric())).then(|| at..at + 1 + name.len())
}

/// The number of equal bytes from `at` on.
fn run(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().take_while(|&&b| b == bytes[at]).count()
}

/// Finds the ends of code spans, and remembers which lengths of backtick runs come no more, so
/// that a text of many unclosed runs is not searched again for each.
struct Code {
    none_left: [bool; 33],
}

impl Default for Code {
    fn default() -> Self {
        Code { none_left: [false; 33] }
    }
}

impl Code {
    /// The code span that the backticks at `at` open: up to the next run of as many.
    fn at(&mut self, bytes: &[u8], at: usize) -> Option<Range<usize>> {
        let ticks = run(bytes, at);
        let seen = self.none_left.get_mut(ticks)?;
        if *seen {
            return None;
        }
        // A fence of three or more may hold lines; less stays in its line, so that a stray backtick
        // does not claim half of the text.
        let inline = ticks < 3;
        let mut i = at + ticks;
        while let Some(next) = bytes[i..].iter().position(|&b| b == b'`' || inline && b == b'\n') {
            i += next;
            if bytes[i] == b'\n' {
                return None;
            }
            let closing = run(bytes, i);
            if closing == ticks {
                return Some(at..i + closing);
            }
            i += closing;
        }
        *seen = true;
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{format, string::String, vec};

    fn found(text: &str) -> Vec<&str> {
        spans(text).0.iter().map(|s| &text[s.clone()]).collect()
    }

    #[test]
    fn urls_end_before_the_punctuation_of_their_sentence() {
        assert_eq!(found("نشانی https://example.ir/a?b=1. بعد"), ["https://example.ir/a?b=1"]);
        assert_eq!(found("(www.example.com) و"), ["www.example.com"]);
        assert_eq!(found("https://fa.wikipedia.org/wiki/ایران، و"), ["https://fa.wikipedia.org/wiki/ایران"]);
        assert_eq!(found("https://a.b/c_(d) x"), ["https://a.b/c_(d)"]);
        assert_eq!(found("«http://a.ir» گفت"), ["http://a.ir"]);
    }

    #[test]
    fn addresses_mentions_and_hashtags() {
        assert_eq!(found("به ali.reza@example.co.ir. بنویس"), ["ali.reza@example.co.ir"]);
        assert_eq!(found("سلام @user_1، #کتاب_خوب و #می‌روم!"), ["@user_1", "#کتاب_خوب", "#می‌روم"]);
        assert_eq!(found("# عنوان و C# و a#b"), Vec::<&str>::new());
    }

    #[test]
    fn code_and_tags() {
        assert_eq!(found("کد `a , b` و ``x ` y`` و `باز"), ["`a , b`", "``x ` y``"]);
        assert_eq!(found("```\nlet x = 1;\n``` بعد"), ["```\nlet x = 1;\n```"]);
        assert_eq!(found("<b class=\"x\">متن</b> و ۳ < ۵"), ["<b class=\"x\">", "</b>"]);
    }

    #[test]
    fn hostile_input_is_read_once() {
        let ticks: String = (1..400).map(|n| "`".repeat(n % 50 + 1) + " ").collect();
        let _ = spans(&ticks);
        let _ = spans(&"<a ".repeat(20_000));
        let _ = spans(&"a@".repeat(20_000));
        assert_eq!(found(&format!("{}x", "#".repeat(1000))), vec![""; 0]);
    }
}
