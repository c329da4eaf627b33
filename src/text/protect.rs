//! Protected spans: what is no prose and must come out byte for byte.
//!
//! One scan over the bytes stops only at the few signs that can begin or mark such a span; what
//! stands around the sign is then read by a small pattern. Each pattern sees a bounded piece of
//! text, so the whole stays linear.

use alloc::{boxed::Box, vec::Vec};
use core::ops::Range;

use once_cell::race::OnceBox;
use regex::Regex;

use super::spans::{Kinds, Protected, Spans};
use crate::chars;
use crate::scan::{self, Text};

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

/// Finds the protected spans of `text`: those of the kinds `kinds`, and what `own` matches.
#[inline]
pub(crate) fn spans(text: &str, kinds: Kinds, own: &[Regex]) -> Spans {
    if kinds == Kinds::NONE && own.is_empty() { Spans::NONE } else { all_spans(text, kinds, own) }
}

fn all_spans(text: &str, kinds: Kinds, own: &[Regex]) -> Spans {
    let mut spans = if kinds == Kinds::NONE { Vec::new() } else { spans_of(text, kinds) };
    if !own.is_empty() {
        spans.extend(own.iter().flat_map(|r| r.find_iter(text)).map(|m| m.range()).filter(|r| !r.is_empty()));
        spans.sort_unstable_by_key(|s| (s.start, s.end));
        // Those that meet become one.
        let mut joined: Vec<Range<usize>> = Vec::with_capacity(spans.len());
        for span in spans {
            match joined.last_mut() {
                Some(last) if span.start < last.end => last.end = last.end.max(span.end),
                _ => joined.push(span),
            }
        }
        spans = joined;
    }
    Spans::new(spans)
}

fn spans_of(text: &str, kinds: Kinds) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut spans: Vec<Range<usize>> = Vec::new();
    let mut code = Code::default();
    let mut at = 0;
    let windows = Text::new(text);
    while let Some(i) = next_sign(&windows, at) {
        at = i + 1;
        let floor = spans.last().map_or(0, |s| s.end);
        use Protected::*;
        let span = match bytes[i] {
            b':' if kinds.has(Urls) && bytes[i..].starts_with(b"://") => {
                url_at(text, scheme_start(bytes, i, floor))
            }
            b'w' | b'W' if kinds.has(Urls) => url_at(text, i),
            b'@' => address_at(text, i, floor, kinds),
            b'#' if kinds.has(Hashtags) => tag_word_at(text, i),
            b'$' if kinds.has(Formulas) => {
                let found = formula_at(text, i);
                at = i + run(bytes, i);
                found
            }
            b']' if kinds.has(Links) => target_at(text, i + 1),
            b'`' if kinds.has(Code) => {
                let found = code.at(bytes, i);
                at = i + run(bytes, i);
                found
            }
            b'<' if kinds.has(Tags) => tag().find(reach(text, i)).map(|m| i..i + m.end()),
            _ => None,
        };
        if let Some(span) = span.filter(|s| s.start >= floor && s.end > s.start) {
            at = span.end;
            spans.push(span);
        }
    }
    spans
}

/// A formula that the dollar signs at `at` begin: `$…$` and `$$…$$` within a line, as Pandoc reads
/// them, and without Persian prose, so that prices are none.
fn formula_at(text: &str, at: usize) -> Option<Range<usize>> {
    let signs = run(text.as_bytes(), at);
    let body = reach(text, at + signs);
    let body = &body[..body.find('\n').unwrap_or(body.len())];
    if signs > 2 || body.starts_with(char::is_whitespace) {
        return None;
    }
    let len = body.find('$')?;
    let after = &body[len..];
    let closes = run(after.as_bytes(), 0) == signs
        && !body[..len].ends_with(char::is_whitespace)
        && !after[signs..].starts_with(|c: char| c.is_numeric())
        // Prose between two prices is none.
        && (body[..len].contains('\\') || !body[..len].contains(chars::is_letter));
    (closes && len > 0).then(|| at..at + 2 * signs + len)
}

/// The target of a Markdown link whose bracket opens at `at`: up to the bracket that closes it, in
/// the same line.
fn target_at(text: &str, at: usize) -> Option<Range<usize>> {
    let mut depth = 0;
    for (i, b) in reach(text, at).bytes().take(REACH / 4).enumerate() {
        match b {
            b'(' => depth += 1,
            b')' if depth == 1 => return Some(at..at + i + 1),
            b')' => depth -= 1,
            b'\n' => return None,
            _ => {}
        }
    }
    None
}

/// The next byte at or after `from` that may begin or mark a span.
fn next_sign(text: &Text, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        let found = scan::next_place::<{ scan::SIGNS }>(text, at..bytes.len(), |_| false)?;
        at = found + 1;
        let i = match bytes[found] {
            b'/' | b'(' => found - 1,
            b'w' | b'W' => found - 2,
            _ => found,
        };
        if i < from {
            continue; // it began in what was read before
        }
        let next = bytes.get(i + 1).copied().unwrap_or(0);
        let real = match bytes[i] {
            b'w' | b'W' => bytes.get(i..i + 4).is_some_and(|w| w.eq_ignore_ascii_case(b"www.")),
            b'#' | b'@' => next == b'_' || next.is_ascii_alphanumeric() || next >= 0x80,
            b'<' => next == b'/' || next == b'!' || next.is_ascii_alphabetic(),
            _ => true,
        };
        if real {
            return Some(i);
        }
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
    text[..at].chars().rev().take(16).find(|&c| !chars::is_mark(c) && !chars::is_invisible(c))
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
fn address_at(text: &str, at: usize, floor: usize, kinds: Kinds) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut start = at;
    while start > floor
        && at - start < 64
        && (bytes[start - 1].is_ascii_alphanumeric() || b"._%+-".contains(&bytes[start - 1]))
    {
        start -= 1;
    }
    if start < at && kinds.has(Protected::Emails) {
        let found = email().find(reach(text, start));
        if let Some(found) = found {
            return Some(start..start + found.as_str().trim_end_matches('-').len());
        }
    }
    if !kinds.has(Protected::Mentions) {
        return None;
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
        c.is_alphanumeric() || chars::is_presentation_form(c) || matches!(c, '#' | '&' | '/' | '_')
    }) {
        return None;
    }
    let word = |c: char| c == '_' || c == chars::ZWNJ || c.is_alphanumeric() || chars::is_mark(c);
    let len: usize = text[at + 1..].chars().take_while(|&c| word(c)).map(char::len_utf8).sum();
    let name = text[at + 1..at + 1 + len].trim_end_matches(chars::ZWNJ);
    let url = text[at + 1 + len..].starts_with("://");
    (!url && name.contains(|c: char| c.is_alphanumeric())).then(|| at..at + 1 + name.len())
}

/// The end and kind of the URL, e-mail address, @mention or #hashtag that begins at `at`.
pub(crate) fn address_from(text: &str, at: usize) -> Option<(usize, Protected)> {
    let bytes = text.as_bytes();
    match *bytes.get(at)? {
        b'#' => tag_word_at(text, at).map(|span| (span.end, Protected::Hashtags)),
        b'@' => address_at(text, at, at, Kinds::ALL).map(|span| (span.end, Protected::Mentions)),
        first if first.is_ascii_alphanumeric() => {
            let name = |b: &&u8| b.is_ascii_alphanumeric() || b"._%+-".contains(b);
            let end = at + bytes[at..].iter().take(64).take_while(name).count();
            if bytes[end..].starts_with(b"://") && first.is_ascii_alphabetic()
                || bytes[at..].get(..4).is_some_and(|w| w.eq_ignore_ascii_case(b"www."))
            {
                return url_at(text, at).map(|span| (span.end, Protected::Urls));
            }
            if bytes.get(end) != Some(&b'@') {
                return None;
            }
            let found = email().find(reach(text, at))?;
            Some((at + found.as_str().trim_end_matches('-').len(), Protected::Emails))
        }
        _ => None,
    }
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
    use alloc::{format, vec};

    fn found(text: &str) -> Vec<&str> {
        spans(text, Kinds::ALL, &[]).iter().map(|s| &text[s.clone()]).collect()
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
    fn formulas_and_link_targets() {
        assert_eq!(found("فرمول $x^2, y$ و $$a ; b$$ است"), ["$x^2, y$", "$$a ; b$$"]);
        assert_eq!(found("از $5 تا $10 و 5$ شد"), Vec::<&str>::new());
        assert_eq!(found("[پیوند](راه (یک) , دو.pdf) و [۱] (نه)"), ["(راه (یک) , دو.pdf)"]);
    }

    #[test]
    fn signs_that_begin_no_span_protect_nothing() {
        for piece in ["<a ", "](", "#", "$ ", "@ "] {
            assert_eq!(found(&format!("{}x", piece.repeat(1000))), vec![""; 0], "{piece}");
        }
    }
}
