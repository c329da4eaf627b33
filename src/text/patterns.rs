//! The patterns of protected spans: URLs, addresses, tags, formulas and others.
//!
//! Each function reads the text around one sign and returns the span that the sign is part of.

use alloc::boxed::Box;
use core::ops::Range;

use once_cell::race::OnceBox;
use regex::Regex;

use super::spans::{Kinds, SpanKind};
use crate::chars::{self, ZWNJ};

/// How far a pattern may read, in bytes. A limit keeps the time linear in the text.
const REACH: usize = 2048;

/// How far the target of a link may reach, in bytes.
const LINK_REACH: usize = REACH / 4;

/// HTML and wiki tags whose content is code or a formula.
const CODE_TAGS: [&str; 10] =
    ["code", "kbd", "math", "nowiki", "pre", "samp", "script", "style", "syntaxhighlight", "tt"];

/// The longest scheme of a URL, in bytes (`https` has 5).
const LONGEST_SCHEME: usize = 32;

/// The longest name before the `@` of an e-mail address, in bytes (RFC 5321, 4.5.3.1.1).
const LONGEST_LOCAL_PART: usize = 64;

/// How many marks and invisible characters before a hashtag are skipped at most.
const HIDDEN_REACH: usize = 16;

/// A URL from its scheme or `www.` on, without quotation marks, Persian punctuation or white space
/// (except U+1680 and U+3000).
fn url_pattern() -> &'static Regex {
    static URL: OnceBox<Regex> = OnceBox::new();
    built(
        &URL,
        r#"^(?:[A-Za-z][A-Za-z0-9+.\-]{0,31}://|[Ww][Ww][Ww]\.)[!#-;=?-\[\]_a-z{|}~\x{A1}-\x{AA}\x{AC}-\x{BA}\x{BC}-\x{60B}\x{60D}-\x{61A}\x{61C}-\x{61E}\x{620}-\x{1FFF}\x{200C}\x{2070}-\x{10FFFF}]+"#,
    )
}

/// An e-mail address.
fn email_pattern() -> &'static Regex {
    static EMAIL: OnceBox<Regex> = OnceBox::new();
    built(&EMAIL, r"^[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63})+")
}

/// An HTML or XML tag or comment within a line, or the time in a cue of WebVTT (`<00:11.000>`).
fn tag_pattern() -> &'static Regex {
    static TAG: OnceBox<Regex> = OnceBox::new();
    built(&TAG, r"^<(?:/?[A-Za-z][^<>\n]{0,1000}|!--[^<>\n]{0,1000}--|[0-9:.]{5,16})>")
}

/// Builds a pattern when it is first needed.
fn built(cell: &'static OnceBox<Regex>, pattern: &str) -> &'static Regex {
    // The patterns are constants, and a test builds each of them.
    cell.get_or_init(|| Box::new(Regex::new(pattern).unwrap_or_else(|_| unreachable!("pattern {pattern}"))))
}

/// The text from `start` on, as far as a pattern may read.
fn within_reach(text: &str, start: usize) -> &str {
    &text[start..chars::char_start(text, start + REACH)]
}

/// The length of the run of equal bytes that begins at `at`.
pub(super) fn byte_run(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().take_while(|&&b| b == bytes[at]).count()
}

/// The tag that begins with the `<` at `at`. If its content is code, the content and the closing tag too.
pub(super) fn tag_at(text: &str, at: usize) -> Option<Range<usize>> {
    let end = at + tag_pattern().find(within_reach(text, at))?.end();
    let name = text[at + 1..end].split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    if !CODE_TAGS.contains(&name) || text[..end].ends_with("/>") {
        return Some(at..end);
    }
    let rest = &text[end..chars::char_start(text, end + LINK_REACH)];
    let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
    let closing = line.match_indices("</").find_map(|(i, _)| {
        let len = line[i + 2..].strip_prefix(name)?.strip_prefix('>').map(|_| i + name.len() + 3)?;
        Some(end + len)
    });
    Some(at..closing.unwrap_or(end))
}

/// The formula that begins with the dollar signs at `at`: `$…$` or `$$…$$` within a line, by the rules
/// of Pandoc. Text with Persian letters and without a backslash is prose between two prices, not a
/// formula.
pub(super) fn formula_at(text: &str, at: usize) -> Option<Range<usize>> {
    let signs = byte_run(text.as_bytes(), at);
    let rest = within_reach(text, at + signs);
    let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
    if signs > 2 || line.starts_with(char::is_whitespace) {
        return None;
    }
    let len = line.find('$')?;
    let (body, after) = line.split_at(len);
    let closes = byte_run(after.as_bytes(), 0) == signs
        && !body.ends_with(char::is_whitespace)
        && !after[signs..].starts_with(char::is_numeric)
        && (body.contains('\\') || !body.contains(chars::is_letter));
    (closes && len > 0).then(|| at..at + 2 * signs + len)
}

/// The target of a Markdown link, from the opening parenthesis at `at` to the closing one in the same
/// line.
pub(super) fn link_target_at(text: &str, at: usize) -> Option<Range<usize>> {
    let mut depth = 0;
    for (i, b) in within_reach(text, at).bytes().take(LINK_REACH).enumerate() {
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

/// The offset at which the scheme before `colon` begins, at least `floor`.
pub(super) fn scheme_start(bytes: &[u8], colon: usize, floor: usize) -> usize {
    let scheme = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'.' | b'-');
    let before = &bytes[floor.max(colon.saturating_sub(LONGEST_SCHEME))..colon];
    let len = before.iter().rev().take_while(|b| scheme(b)).count();
    let skipped = bytes[colon - len..colon].iter().take_while(|b| !b.is_ascii_alphabetic()).count();
    colon - len + skipped
}

/// The URL that begins at `start`, without the punctuation of the sentence around it.
pub(super) fn url_at(text: &str, start: usize) -> Option<Range<usize>> {
    let mut url = url_pattern().find(within_reach(text, start))?.as_str();
    loop {
        let trimmed = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '…', ZWNJ]);
        // A closing bracket belongs to the URL only if the URL opened it.
        let trimmed = match trimmed.chars().next_back() {
            Some(')') if !trimmed.contains('(') => &trimmed[..trimmed.len() - 1],
            Some(']') if !trimmed.contains('[') => &trimmed[..trimmed.len() - 1],
            Some('}') if !trimmed.contains('{') => &trimmed[..trimmed.len() - 1],
            _ => trimmed,
        };
        if trimmed.len() == url.len() {
            return Some(start..start + url.len());
        }
        url = trimmed;
    }
}

fn is_local_part(b: &u8) -> bool {
    b.is_ascii_alphanumeric() || b"._%+-".contains(b)
}

/// The e-mail address around the `@` at `at`, not before `floor`, or the @mention that begins there.
pub(super) fn address_around(text: &str, at: usize, floor: usize, kinds: Kinds) -> Option<Range<usize>> {
    let before = &text.as_bytes()[floor.max(at.saturating_sub(LONGEST_LOCAL_PART))..at];
    let start = at - before.iter().rev().take_while(|b| is_local_part(b)).count();
    if start < at && kinds.has(SpanKind::Email) {
        let found = email_pattern().find(within_reach(text, start));
        if let Some(found) = found {
            return Some(start..start + found.as_str().trim_end_matches('-').len());
        }
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
    // Folding may remove characters before the sign, and the result must have the same hashtags.
    let hidden = |&c: &char| chars::is_mark(c) || chars::is_invisible(c);
    let before = text[..at].chars().rev().take(HIDDEN_REACH).find(|c| !hidden(c));
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
            let local_part = bytes[at..].iter().take(LONGEST_LOCAL_PART).take_while(|b| is_local_part(b));
            let end = at + local_part.count();
            let www = bytes[at..].get(..4).is_some_and(|w| w.eq_ignore_ascii_case(b"www."));
            if www || bytes[end..].starts_with(b"://") && first.is_ascii_alphabetic() {
                return url_at(text, at).map(|span| (span.end, SpanKind::Url));
            }
            if bytes.get(end) != Some(&b'@') {
                return None;
            }
            let found = email_pattern().find(within_reach(text, at))?;
            Some((at + found.as_str().trim_end_matches('-').len(), SpanKind::Email))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_valid() {
        assert!(url_pattern().is_match("https://a.ir") && url_pattern().is_match("WWW.a"));
        assert!(email_pattern().is_match("a@b.ir") && !email_pattern().is_match("a@b"));
        assert!(tag_pattern().is_match("<!-- x -->") && !tag_pattern().is_match("< b>"));
    }

    #[test]
    fn a_scheme_begins_with_a_letter() {
        assert_eq!(scheme_start(b"(1http://", 6, 0), 2);
        assert_eq!(scheme_start(b"http://", 4, 2), 2);
    }
}
