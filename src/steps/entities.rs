//! HTML entities, decoded where the user asks for it.

use alloc::string::String;
use core::ops::ControlFlow;

use super::{Carry, Source, Step};
use crate::edit::{EditKind, Sink};
use crate::text::spans::Spans;

/// The step.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Entities;

impl Step for Entities {
    const DEFAULT: Self = Entities;

    fn run<S: Sink>(&self, source: &Source, _: &mut Carry, sink: &mut S) -> ControlFlow<()> {
        decode(&source.text, source.spans, sink)
    }
}

/// Entities that Persian web pages hold, by name (HTML Standard, named character references).
/// Those that markup would come of are left out.
const NAMED: [(&str, &str); 24] = [
    ("zwnj", "\u{200C}"),
    ("zwj", "\u{200D}"),
    ("nbsp", "\u{A0}"),
    ("ensp", "\u{2002}"),
    ("emsp", "\u{2003}"),
    ("thinsp", "\u{2009}"),
    ("lrm", "\u{200E}"),
    ("rlm", "\u{200F}"),
    ("shy", "\u{AD}"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("quot", "\""),
    ("apos", "'"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("hellip", "…"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("middot", "·"),
    ("bull", "•"),
    ("times", "×"),
    ("copy", "©"),
];

/// The longest entity between `&` and `;`.
const LONGEST: usize = 8;

/// Replaces entities by what they stand for.
pub(crate) fn decode(text: &str, spans: &Spans, sink: &mut impl Sink) -> ControlFlow<()> {
    for (at, _) in text.match_indices('&') {
        let bytes = &text.as_bytes()[at + 1..];
        let Some(len) = bytes.iter().take(LONGEST + 1).position(|&b| b == b';') else { continue };
        let name = &text[at + 1..at + 1 + len];
        let range = at..at + len + 2;
        if spans.meet(&range) {
            continue;
        }
        if let Some((_, new)) = NAMED.iter().find(|(known, _)| *known == name) {
            sink.replace(range, new, EditKind::Punctuation)?;
        } else if let Some(c) = numeric(name) {
            sink.replace(range, String::from(c).as_str(), EditKind::Punctuation)?;
        }
    }
    ControlFlow::Continue(())
}

/// The character of `#1705` or `#x6A9`; none of ASCII, since markup or another entity could come
/// of it, and no control.
fn numeric(name: &str) -> Option<char> {
    let number = name.strip_prefix('#')?;
    let value = match number.strip_prefix(['x', 'X']) {
        Some(hex) if hex.bytes().all(|b| b.is_ascii_hexdigit()) => u32::from_str_radix(hex, 16).ok()?,
        None if number.bytes().all(|b| b.is_ascii_digit()) => number.parse().ok()?,
        _ => return None,
    };
    char::from_u32(value).filter(|c| !c.is_ascii() && !c.is_control())
}
