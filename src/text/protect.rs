//! Finds protected spans: text that is not prose and is kept byte for byte.
//!
//! One scan stops at the few signs that can begin or mark a span. A pattern (`patterns.rs`) then reads
//! the text around the sign. What it reads in vain is not read again, so the time is linear in the text.

use alloc::vec::Vec;
use core::ops::Range;

use regex::Regex;

use super::code_spans::{OpenCode, code_at, tilde_code_at};
use super::command_lines::shell_line_at;
use super::elements::Elements;
use super::file_names::{drive_path_at, file_name_at, path_at};
use super::patterns::{
    LinkTargets, address_around, byte_run, formula_at, hashtag_at, scheme_start, tag_at, url_at,
};
use super::references::{
    anchor_at, bracketed_formula_at, command_at, entity_at, label_at, parameter_at, placeholder_at,
    wiki_target_at,
};
use super::spans::{Kinds, SpanKind, Spans};
use super::visible::VisibleText;
use super::word_spans;
use crate::scan::{self, Text};

/// What is known of the signs of a text before it is read. A text that [plain edits](crate::edit::Edited) made of
/// another text has the signs of that text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Signs {
    /// The text has no sign that can begin or mark a span.
    are_absent: bool,
    /// The text has no invisible character beside which a span could begin or end: it has no [`VisibleText`].
    are_visible: bool,
    /// The text had no [word span](word_spans) before its first edit. If an edit made one, its letters and gaps are
    /// mended already, so nobody searches for it. Code inside a line is searched for all the same: with it, the line is prose,
    /// and more of it is mended.
    has_no_word_span: bool,
}

impl Signs {
    /// Nothing is known.
    pub(crate) const UNKNOWN: Signs =
        Signs { are_absent: false, are_visible: false, has_no_word_span: false };

    /// What is known after edits that may have made a sign of a span.
    pub(crate) fn after_edits(self) -> Signs {
        Signs { has_no_word_span: self.has_no_word_span, ..Signs::UNKNOWN }
    }
}

/// The protected spans of a text, and what is known after they were found.
pub(crate) struct Found {
    pub(crate) spans: Spans,
    /// The code that is open after the text.
    pub(crate) code: OpenCode,
    pub(crate) signs: Signs,
}

/// Finds the protected spans of `text`: those of the kinds `kinds`, and the matches of `patterns`.
/// Spans that overlap become one. `code` is the code that is open before the text. `signs` is what is known of its
/// signs; that only saves time.
#[inline]
pub(crate) fn spans(text: &str, kinds: Kinds, patterns: &[Regex], code: OpenCode, signs: Signs) -> Found {
    if kinds == Kinds::NONE && patterns.is_empty() {
        return Found { spans: Spans::NONE, code: OpenCode::None, signs };
    }
    let (found, code, signs) = if kinds == Kinds::NONE {
        (Vec::new(), OpenCode::None, signs)
    } else {
        visible_spans(text, kinds, code, signs)
    };
    let mut more = match signs.has_no_word_span {
        false => word_spans::find(text, kinds),
        true if kinds.has(SpanKind::Code) => word_spans::find_code(text),
        true => Vec::new(),
    };
    let signs = Signs { has_no_word_span: more.is_empty(), ..signs };
    let matches = patterns.iter().flat_map(|pattern| pattern.find_iter(text)).map(|m| m.range());
    more.extend(matches.filter(|range| !range.is_empty()));
    let all = if more.is_empty() { found } else { merged(found, more) };
    Found { spans: Spans::new(all), code, signs }
}

/// The spans of both lists. Those that overlap become one.
fn merged(mut spans: Vec<Range<usize>>, more: Vec<Range<usize>>) -> Vec<Range<usize>> {
    spans.extend(more);
    spans.sort_unstable_by_key(|span| (span.start, span.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}

/// The spans of the visible text of `text`, the code that is open after it, and what is then known of its signs.
fn visible_spans(
    text: &str,
    kinds: Kinds,
    code: OpenCode,
    signs: Signs,
) -> (Vec<Range<usize>>, OpenCode, Signs) {
    let sign = if signs.are_absent { None } else { next_sign(&Text::new(text), 0) };
    let first = match sign {
        _ if code.is_open() => 0,
        Some(first) => first,
        None => return (Vec::new(), code, Signs { are_absent: true, ..signs }),
    };
    let visible = if signs.are_visible { None } else { VisibleText::of(text) };
    let signs = Signs { are_absent: sign.is_none(), are_visible: visible.is_none(), ..signs };
    let Some(visible) = visible else {
        let (spans, code) = spans_of_kinds(text, first, kinds, code);
        return (spans, code, signs);
    };
    let (mut spans, code_after) = spans_of_kinds(&visible.text, 0, kinds, code);
    spans.iter_mut().for_each(|span| *span = visible.source_range(span.clone()));
    // Code that is open at an end of the text includes the invisible characters there.
    if let Some(first) = spans.first_mut().filter(|_| code.is_open()) {
        first.start = 0;
    }
    if let Some(last) = spans.last_mut().filter(|_| code_after.is_open()) {
        last.end = text.len();
    }
    (spans, code_after, signs)
}

/// The spans of these kinds in `text`, which has no sign of a span before `from`. `code` is the code that is
/// open before the text. Also returns the code that is open after it.
fn spans_of_kinds(
    text: &str,
    from: usize,
    kinds: Kinds,
    mut code: OpenCode,
) -> (Vec<Range<usize>>, OpenCode) {
    let bytes = text.as_bytes();
    let mut spans: Vec<Range<usize>> = Vec::new();
    let (mut links, mut elements) = (LinkTargets::default(), Elements::default());
    let mut at = from;
    if code.is_open() {
        let end = code.end(bytes);
        at = end.unwrap_or(text.len());
        spans.push(0..at);
        if end.is_some() {
            if matches!(code, OpenCode::Element(_)) {
                elements.go_on_after(at);
            }
            code = OpenCode::None;
        }
    }
    let blocks = Text::new(text);
    while let Some(sign) = next_sign(&blocks, at) {
        at = sign + 1;
        let floor = spans.last().map_or(0, |span| span.end);
        let span = match bytes[sign] {
            b':' if kinds.has(SpanKind::Url) && bytes[sign..].starts_with(b"://") => {
                url_at(text, scheme_start(bytes, sign, floor))
            }
            b'w' | b'W' if kinds.has(SpanKind::Url) => url_at(text, sign),
            b'@' => address_around(text, sign, floor, kinds),
            b'#' if kinds.has(SpanKind::Hashtag) => hashtag_at(text, sign),
            b'$' => {
                let line = kinds.has(SpanKind::Code).then(|| shell_line_at(text, sign)).flatten();
                if let Some(line) = line {
                    at = line.end;
                    Some(line)
                } else if kinds.has(SpanKind::Formula) {
                    at = sign + byte_run(bytes, sign);
                    elements.at(text, sign, || formula_at(text, sign)).map(|(span, open)| {
                        code = open.map_or(OpenCode::None, OpenCode::Element);
                        span
                    })
                } else {
                    reference_at(text, sign, spans.last(), kinds)
                }
            }
            b']' if kinds.has(SpanKind::LinkTarget) => links.at(bytes, sign + 1),
            b'`' if kinds.has(SpanKind::Code) => {
                at = sign + byte_run(bytes, sign);
                code_at(bytes, sign).map(|(span, open)| {
                    code = open;
                    span
                })
            }
            b'~' if kinds.has(SpanKind::Code) => {
                at = sign + byte_run(bytes, sign);
                tilde_code_at(bytes, sign).map(|(span, open)| {
                    code = open;
                    span
                })
            }
            b'<' if kinds.has(SpanKind::Tag) => {
                elements.at(text, sign, || tag_at(text, sign)).map(|(span, open)| {
                    code = open.map_or(OpenCode::None, OpenCode::Element);
                    span
                })
            }
            b'\\' if kinds.has(SpanKind::Command) => elements
                .at(text, sign, || reference_at(text, sign, spans.last(), kinds))
                .map(|(span, open)| {
                    code = open.map_or(OpenCode::None, OpenCode::Element);
                    span
                }),
            _ => reference_at(text, sign, spans.last(), kinds),
        };
        if let Some(span) = span.filter(|span| span.start >= floor && !span.is_empty()) {
            at = span.end;
            spans.push(span);
        }
    }
    (spans, code)
}

/// The span of a kind that names something to which the sign at `sign` belongs. `previous` is the span before it.
fn reference_at(
    text: &str,
    sign: usize,
    previous: Option<&Range<usize>>,
    kinds: Kinds,
) -> Option<Range<usize>> {
    let floor = previous.map_or(0, |span| span.end);
    let label = |found: Option<Range<usize>>| found.filter(|_| kinds.has(SpanKind::Label));
    match text.as_bytes()[sign] {
        b'&' if kinds.has(SpanKind::Entity) => entity_at(text, sign).or_else(|| label(anchor_at(text, sign))),
        b'&' | b'*' => label(anchor_at(text, sign)),
        b'[' => {
            let target = kinds.has(SpanKind::WikiTarget).then(|| wiki_target_at(text, sign)).flatten();
            target.or_else(|| label(label_at(text, sign)))
        }
        b'\\' => {
            let formula = kinds.has(SpanKind::Formula).then(|| bracketed_formula_at(text, sign)).flatten();
            let path = || kinds.has(SpanKind::FileName).then(|| drive_path_at(text, sign, floor)).flatten();
            let command = || kinds.has(SpanKind::Command).then(|| command_at(text, sign)).flatten();
            formula.or_else(path).or_else(command)
        }
        b'{' if kinds.has(SpanKind::Placeholder) => placeholder_at(text, sign),
        b'|' if kinds.has(SpanKind::Placeholder) => parameter_at(text, sign),
        b'/' if kinds.has(SpanKind::FileName) => path_at(text, sign, floor),
        b'.' if kinds.has(SpanKind::FileName) => {
            let previous = previous.map_or("", |span| &text[span.clone()]);
            let after_parameter = previous.starts_with('|') && previous.ends_with('=');
            file_name_at(text, sign, floor, after_parameter)
        }
        _ => None,
    }
}

/// The offset of the next sign at or after `from` that may begin or mark a span.
fn next_sign(text: &Text, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        let found = scan::next_match::<scan::SpanSigns>(text, at..bytes.len(), |_| false)?;
        at = found + 1;
        // The scan reports the last byte of `:/`, `](`, `www` and of a dot with a letter after it.
        let before = if found > 0 { bytes[found - 1] } else { 0 };
        let sign = match (before, bytes[found]) {
            (b':', b'/') | (_, b'(') => found - 1,
            (b'.', letter) if letter.is_ascii_alphabetic() => found - 1,
            (_, b'w' | b'W') => found - 2,
            _ => found,
        };
        if sign < from {
            continue; // the sign began before `from`, and was read before
        }
        let next = bytes.get(sign + 1).copied().unwrap_or(0);
        let possible = match bytes[sign] {
            b'w' | b'W' => bytes.get(sign..sign + 4).is_some_and(|w| w.eq_ignore_ascii_case(b"www.")),
            b'~' => next == b'~',
            b'^' => false, // The scan finds it together with the tilde.
            b'#' | b'@' => next == b'_' || next.is_ascii_alphanumeric() || next >= 0x80,
            b'<' => matches!(next, b'/' | b'!' | b'?') || next.is_ascii_alphanumeric(),
            _ => true,
        };
        if possible {
            return Some(sign);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{EditKind, Edited, Rewrite, Sink};
    use alloc::string::String;
    use alloc::vec;

    fn found(text: &str) -> Vec<&str> {
        let found = spans(text, Kinds::ALL, &[], OpenCode::None, Signs::UNKNOWN);
        found.spans.iter().map(|span| &text[span.clone()]).collect()
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
    fn addresses_mentions_and_hashtags_are_found() {
        assert_eq!(found("به ali.reza@example.co.ir. بنویس"), ["ali.reza@example.co.ir"]);
        assert_eq!(found("سلام @user_1، #کتاب_خوب و #می‌روم!"), ["@user_1", "#کتاب_خوب", "#می‌روم"]);
        assert_eq!(found("# عنوان و C# و a#b"), Vec::<&str>::new());
    }

    #[test]
    fn code_and_tags_are_found() {
        assert_eq!(found("کد `a , b` و ``x ` y`` و `باز"), ["`a , b`", "``x ` y``"]);
        assert_eq!(found("```\nlet x = 1;\n``` بعد"), ["```\nlet x = 1;\n```"]);
        assert_eq!(found("<b class=\"x\">متن</b> و ۳ < ۵"), ["<b class=\"x\">", "</b>"]);
    }

    #[test]
    fn formulas_and_link_targets_are_found() {
        assert_eq!(found("فرمول $x^2, y$ و $$a ; b$$ است"), ["$x^2, y$", "$$a ; b$$"]);
        assert_eq!(found("از $5 تا $10 و 5$ شد"), Vec::<&str>::new());
        assert_eq!(found("[پیوند](راه (یک) , دو.pdf) و [۱] (نه)"), ["(راه (یک) , دو.pdf)"]);
    }

    #[test]
    fn spans_after_plain_edits_are_those_of_the_new_text() {
        let units = [
            "کتاب", "ها", "ی", " ", "\u{200C}", "\u{200D}", "\u{AD}", "ab", "www", "w", ".", "/", "]", "(",
            "*",
        ];
        let units = [&units[..], &["[", "#", "@", "`", "1", "۱", "،", "\n", "–", "\u{64E}", ":"]].concat();
        let mut seed = 1u64;
        let mut next = |below: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % below
        };
        let mut plain = 0;
        for _ in 0..30_000 {
            let parts: Vec<&str> = (0..next(9)).map(|_| units[next(units.len())]).collect();
            let text = parts.concat();
            let mut new = String::new();
            let mut sink = Rewrite::new(&text, &mut new);
            let mut at = 0;
            for part in parts {
                let range = at..at + part.len();
                at = range.end;
                let unit = if next(3) == 0 { "" } else { units[next(units.len())] };
                let range = if next(4) == 0 { range.start..range.start } else { range };
                if next(4) == 0 && text[range.clone()] != *unit {
                    let _ = sink.replace(range, unit, EditKind::Space);
                }
            }
            let edited = sink.edited();
            sink.finish();
            if edited == Edited::Plainly {
                let signs = spans(&text, Kinds::ALL, &[], OpenCode::None, Signs::UNKNOWN).signs;
                let known = visible_spans(&new, Kinds::ALL, OpenCode::None, signs).0;
                assert_eq!(
                    known,
                    visible_spans(&new, Kinds::ALL, OpenCode::None, Signs::UNKNOWN).0,
                    "{text:?} {new:?}"
                );
                plain += 1;
            }
        }
        assert!(plain > 5_000, "{plain}");
    }

    #[test]
    fn unclosed_signs_open_nothing() {
        let ticks: String = (1..400).map(|n| "`".repeat(n % 50 + 1) + " ").collect();
        assert!(!found(&ticks).is_empty());
        for unit in ["<a ", "$ a", "](", "a@ ", "#"] {
            assert_eq!(found(&unit.repeat(2_000)), vec![""; 0], "{unit}");
        }
    }
}
