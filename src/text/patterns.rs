//! The patterns of protected spans: URLs, addresses, tags, formulas and others.
//!
//! Each function reads the text around one sign and returns the span that the sign is part of. No
//! pattern has a greatest length. The time is linear nevertheless: what one sign reads in vain ends at the
//! next sign of its kind at the latest.

use alloc::vec::Vec;
use core::ops::Range;

use crate::work;
use crate::work::memchr::{memchr, memchr2, memchr3};

use super::spans::{Kinds, SpanKind};
use crate::chars::{self, ZWNJ};

/// How much of a word is read to find the `@` or `://` after it, in bytes, where segmentation asks for
/// every word. RFC 5321, 4.5.3.1.1, allows 64 before the `@` of an e-mail address.
const LONGEST_BEGINNING: usize = 64;

/// HTML and wiki tags whose content is code or a formula.
const CODE_TAGS: [&str; 10] =
    ["code", "kbd", "math", "nowiki", "pre", "samp", "script", "style", "syntaxhighlight", "tt"];

/// The length of the run of equal bytes that begins at `at`.
pub(super) fn byte_run(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().take_while(|&&b| b == bytes[at]).count()
}

/// The tag or comment that begins with the `<` at `at` and ends in the same line. If its content is code, the
/// content and the closing tag too, if they are in the same line.
pub(super) fn tag_at(text: &str, at: usize) -> Option<Range<usize>> {
    let inside = &text[at + 1..];
    if inside.starts_with('?') {
        return end_of_instruction(text.as_bytes(), at).map(|end| at..end);
    }
    let inside = &inside[..memchr3(b'<', b'>', b'\n', inside.as_bytes())?];
    let end = at + 1 + inside.len();
    let comment = || inside.strip_prefix("!--").is_some_and(|rest| rest.ends_with("--"));
    // The time in a cue of WebVTT: <00:11.000>.
    let time =
        || !inside.is_empty() && inside.bytes().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.'));
    let name = inside.strip_prefix('/').unwrap_or(inside);
    let is_tag = name.starts_with(|c: char| c.is_ascii_alphabetic()) || comment() || time();
    if text.as_bytes()[end] != b'>' || !is_tag {
        return None;
    }
    let name = inside.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    if !CODE_TAGS.contains(&name) || inside.ends_with('/') {
        return Some(at..end + 1);
    }
    let rest = &text[end + 1..];
    let line = &rest[..memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len())];
    let closing = line.find("</").and_then(|i| {
        let after = line[i + 2..].strip_prefix(name)?.strip_prefix('>')?;
        Some(end + 1 + line.len() - after.len())
    });
    Some(at..closing.unwrap_or(end + 1))
}

/// The end of the instruction to a processor that begins with the `<?` at `at`, if it is in the same line: `<?= $n ?>`.
fn end_of_instruction(bytes: &[u8], at: usize) -> Option<usize> {
    let mut question = at + 1;
    loop {
        question += 1 + memchr2(b'?', b'\n', &bytes[question + 1..])?;
        match (bytes[question - 1], bytes[question], bytes.get(question + 1)) {
            (_, b'?', Some(b'>')) => return Some(question + 2),
            // The next instruction begins here, so no part of the line is read twice.
            (b'<', ..) | (_, b'\n', _) => return None,
            _ => {}
        }
    }
}

/// The formula that begins with the dollar signs at `at`: `$…$` or `$$…$$` within a line, by the rules
/// of Pandoc. Text with Persian letters and without a backslash is prose between two prices, not a
/// formula.
pub(super) fn formula_at(text: &str, at: usize) -> Option<Range<usize>> {
    let signs = byte_run(text.as_bytes(), at);
    let rest = &text[at + signs..];
    if signs > 2 || rest.starts_with(char::is_whitespace) {
        return None;
    }
    let (body, after) = rest.split_at(memchr2(b'$', b'\n', rest.as_bytes())?);
    let closes = after.starts_with('$')
        && byte_run(after.as_bytes(), 0) == signs
        && !body.ends_with(char::is_whitespace)
        && !after[signs..].starts_with(char::is_numeric)
        && (body.contains('\\') || !body.contains(chars::is_letter))
        && !is_argument_number(&text[..at])
        && !is_argument_number(body);
    (closes && !body.is_empty()).then(|| at..at + 2 * signs + body.len())
}

/// Whether `before` ends with the number of an argument, whose `$` follows: `%2$d`.
fn is_argument_number(before: &str) -> bool {
    let number = before.trim_end_matches(|c: char| c.is_ascii_digit());
    number.len() < before.len() && number.ends_with('%')
}

/// Finds the targets of Markdown links: from an opening parenthesis to the closing one in the same line.
/// Remembers the pairs of a line, so that it is read once.
#[derive(Default)]
pub(super) struct LinkTargets {
    /// The end of the line that was read.
    line_end: usize,
    /// The offsets of the opening and the closing parenthesis of each pair, in order.
    pairs: Vec<(usize, usize)>,
}

impl LinkTargets {
    /// The target that begins with the opening parenthesis at `at`. Successive offsets must ascend.
    pub(super) fn at(&mut self, bytes: &[u8], at: usize) -> Option<Range<usize>> {
        if at >= self.line_end {
            self.read_line(bytes, at);
        }
        let found = self.pairs.binary_search_by_key(&at, |pair| pair.0).ok()?;
        Some(at..self.pairs[found].1 + 1)
    }

    /// Reads the rest of the line from `from` on.
    fn read_line(&mut self, bytes: &[u8], from: usize) {
        self.line_end = memchr(b'\n', &bytes[from..]).map_or(bytes.len(), |i| from + i);
        self.pairs.clear();
        let mut open = Vec::new();
        for (i, b) in (from..).zip(&bytes[from..self.line_end]) {
            match b {
                b'(' => open.push(i),
                b')' => self.pairs.extend(open.pop().map(|start| (start, i))),
                _ => {}
            }
        }
        self.pairs.sort_unstable();
    }
}

fn is_scheme(b: &u8) -> bool {
    work::count(1);
    b.is_ascii_alphanumeric() || matches!(b, b'+' | b'.' | b'-')
}

/// The offset at which the scheme before `colon` begins, at least `floor`.
pub(super) fn scheme_start(bytes: &[u8], colon: usize, floor: usize) -> usize {
    let len = bytes[floor..colon].iter().rev().take_while(|b| is_scheme(b)).count();
    let skipped = bytes[colon - len..colon].iter().take_while(|b| !b.is_ascii_alphabetic()).count();
    colon - len + skipped
}

/// Whether `c` can be in a URL: anything except quotation marks, Persian punctuation, controls, signs that
/// a URL encodes, and white space.
fn is_in_url(c: char) -> bool {
    work::count(1);
    match c {
        '!' | '#'..=';' | '=' | '?'..='[' | ']' | '_' | 'a'..='z' | '{'..='~' | ZWNJ => true,
        '\u{A1}'.. => {
            !matches!(c, '«' | '»' | '،' | '؛' | '؟' | '\u{2000}'..='\u{206F}') && !c.is_whitespace()
        }
        _ => false,
    }
}

/// The length of the beginning of a URL: its scheme with `://`, or `www.`
fn url_beginning(url: &[u8]) -> Option<usize> {
    let scheme = url.iter().take_while(|b| is_scheme(b)).count();
    if url[scheme..].starts_with(b"://") && url[0].is_ascii_alphabetic() {
        return Some(scheme + 3);
    }
    url.get(..4).filter(|www| www.eq_ignore_ascii_case(b"www.")).map(<[u8]>::len)
}

/// The URL that begins at `start`, without the punctuation of the sentence around it.
pub(super) fn url_at(text: &str, start: usize) -> Option<Range<usize>> {
    let rest = &text[start..];
    let beginning = url_beginning(rest.as_bytes())?;
    let end = rest[beginning..].find(|c| !is_in_url(c)).map_or(rest.len(), |i| beginning + i);
    if end == beginning {
        return None;
    }
    let url = &rest[..end];
    // A closing bracket belongs to the URL only if the URL opened it.
    let [round, square, curly] = ['(', '[', '{'].map(|opening| url.contains(opening));
    let url = url.trim_end_matches(|c| match c {
        ')' => !round,
        ']' => !square,
        '}' => !curly,
        c => matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '…' | ZWNJ),
    });
    Some(start..start + url.len())
}

fn is_local_part(b: &u8) -> bool {
    work::count(1);
    b.is_ascii_alphanumeric() || b"._%+-".contains(b)
}

/// The end of the e-mail address whose `@` is at `at`: a domain of two labels or more.
fn email_end(bytes: &[u8], at: usize) -> Option<usize> {
    let label = |from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'-').count()
    };
    let first = label(at + 1);
    let mut end = first;
    while first > at + 1 && bytes.get(end) == Some(&b'.') && label(end + 1) > end + 1 {
        end = label(end + 1);
    }
    let hyphens = bytes[..end].iter().rev().take_while(|&&b| b == b'-').count();
    (end > first).then_some(end - hyphens)
}

/// The e-mail address around the `@` at `at`, not before `floor`, or the @mention that begins there.
pub(super) fn address_around(text: &str, at: usize, floor: usize, kinds: Kinds) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let start = at - bytes[floor..at].iter().rev().take_while(|b| is_local_part(b)).count();
    if start < at
        && kinds.has(SpanKind::Email)
        && let Some(end) = email_end(bytes, at)
    {
        return Some(start..end);
    }
    if !kinds.has(SpanKind::Mention) {
        return None;
    }
    let name = |c: &char| matches!(c, '_' | '.') || c.is_ascii_alphanumeric();
    let len = text[at + 1..].chars().take_while(name).count();
    let (name, after) = text[at + 1..].split_at(len);
    let name = name.trim_end_matches('.');
    (!after.starts_with("://") && !name.is_empty()).then(|| at..at + 1 + name.len())
}

/// The #hashtag at `at`: letters, marks, digits, `_` and ZWNJs.
pub(super) fn hashtag_at(text: &str, at: usize) -> Option<Range<usize>> {
    // Folding may remove marks before the sign, and the result must have the same hashtags.
    let hidden = |c: char| chars::is_mark(c) || chars::is_invisible(c);
    let before = text[..at].chars().rev().find(|&c| !hidden(c));
    if before.is_some_and(|c| {
        c.is_alphanumeric() || chars::is_presentation_form(c) || matches!(c, '#' | '&' | '/' | '_')
    }) {
        return None;
    }
    let word = |&c: &char| c == '_' || c == ZWNJ || c.is_alphanumeric() || chars::is_mark(c);
    let len: usize = text[at + 1..].chars().take_while(word).map(char::len_utf8).sum();
    let (name, after) = text[at + 1..].split_at(len);
    let name = name.trim_end_matches(ZWNJ);
    (!after.starts_with("://") && name.contains(char::is_alphanumeric)).then(|| at..at + 1 + name.len())
}

/// The end and the kind of the URL, e-mail address, @mention or #hashtag that begins at `at`.
pub(crate) fn address_from(text: &str, at: usize) -> Option<(usize, SpanKind)> {
    let bytes = text.as_bytes();
    match *bytes.get(at)? {
        b'#' => hashtag_at(text, at).map(|span| (span.end, SpanKind::Hashtag)),
        b'@' => address_around(text, at, at, Kinds::ALL).map(|span| (span.end, SpanKind::Mention)),
        first if first.is_ascii_alphanumeric() => {
            let local_part = bytes[at..].iter().take(LONGEST_BEGINNING).take_while(|b| is_local_part(b));
            let end = at + local_part.count();
            let www = bytes[at..].get(..4).is_some_and(|w| w.eq_ignore_ascii_case(b"www."));
            if www || bytes[end..].starts_with(b"://") && first.is_ascii_alphabetic() {
                return url_at(text, at).map(|span| (span.end, SpanKind::Url));
            }
            if bytes.get(end) != Some(&b'@') {
                return None;
            }
            email_end(bytes, end).map(|end| (end, SpanKind::Email))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_addresses_and_tags_need_their_parts() {
        let url = |text: &str| url_at(text, 0).map(|url| url.len());
        assert_eq!(
            ["https://a.ir", "WWW.a", "www.", "1://a", "a://", "www.a\u{3000}b"].map(url),
            [Some(12), Some(5), None, None, None, Some(5)]
        );
        let email = |text: &str| email_end(text.as_bytes(), 1);
        assert_eq!(
            ["a@b.ir", "a@b", "a@b.", "a@.ir", "a@b.c-"].map(email),
            [Some(6), None, None, None, Some(5)]
        );
        let tag = |text: &str| tag_at(text, 0).is_some();
        assert_eq!(
            ["<!-- x -->", "< b>", "</b>", "<!--->", "<b<", "<b"].map(tag),
            [true, false, true, false, false, false]
        );
    }

    #[test]
    fn spans_have_no_greatest_length() {
        let long = "a".repeat(5_000);
        assert!(url_at(&alloc::format!("{long}://{long}"), 0).is_some());
        let email = alloc::format!("{long}@{long}.ir");
        assert_eq!(address_around(&email, 5_000, 0, Kinds::ALL), Some(0..email.len()));
        assert!(tag_at(&alloc::format!("<{long}>"), 0).is_some());
        assert!(formula_at(&alloc::format!("${long}$"), 0).is_some());
        assert!(LinkTargets::default().at(alloc::format!("({long})").as_bytes(), 0).is_some());
    }

    #[test]
    fn an_instruction_ends_in_its_line_before_the_next_one() {
        let end = |text: &str| end_of_instruction(text.as_bytes(), 0);
        assert_eq!(end("<?= $n ?> x"), Some(9));
        assert_eq!(end("<?php if (?) ?>"), Some(15));
        for text in ["<?", "<?= $n", "<?= $n\n?>", "<? a <?= $n ?>"] {
            assert_eq!(end(text), None, "{text}");
        }
    }

    #[test]
    fn a_scheme_begins_with_a_letter() {
        assert_eq!(scheme_start(b"(1http://", 6, 0), 2);
        assert_eq!(scheme_start(b"http://", 4, 2), 2);
    }
}
