//! HTML entities: replaced by their characters. Off unless asked for.

use core::ops::ControlFlow;

use super::{Carry, Source, Step};
use crate::edit::{EditKind, Sink};

/// Named entities that Persian web pages have (HTML Standard, named character references). `lt`, `gt`
/// and `amp` are not among them: their characters would be markup.
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

/// The greatest number of bytes between `&` and `;` in an entity that is decoded.
const LONGEST: usize = 8;

/// Replaces HTML entities by their characters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entities;

impl Step for Entities {
    const DEFAULT: Self = Entities;

    fn run<S: Sink>(&self, source: &Source, _: &mut Carry, sink: &mut S) -> ControlFlow<()> {
        let text = source.text.as_str();
        for at in memchr::memchr_iter(b'&', text.as_bytes()) {
            let rest = &text.as_bytes()[at + 1..];
            let Some(len) = rest.iter().take(LONGEST + 1).position(|&b| b == b';') else { continue };
            let name = &text[at + 1..at + 1 + len];
            let range = at..at + len + 2;
            if source.spans.overlaps(&range) {
                continue;
            }
            if let Some((_, new)) = NAMED.iter().find(|(known, _)| *known == name) {
                sink.replace(range, new, EditKind::Punctuation)?;
            } else if let Some(c) = numeric(name) {
                sink.replace(range, c.encode_utf8(&mut [0; 4]), EditKind::Punctuation)?;
            }
        }
        ControlFlow::Continue(())
    }
}

/// The character of `#1705` or `#x6A9`. Control characters are not decoded, and neither is ASCII, since
/// it could make markup or another entity.
fn numeric(name: &str) -> Option<char> {
    let number = name.strip_prefix('#')?;
    let value = match number.strip_prefix(['x', 'X']) {
        Some(hex) if hex.bytes().all(|b| b.is_ascii_hexdigit()) => u32::from_str_radix(hex, 16).ok()?,
        None if number.bytes().all(|b| b.is_ascii_digit()) => number.parse().ok()?,
        _ => return None,
    };
    char::from_u32(value).filter(|c| !c.is_ascii() && !c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Builder;
    use alloc::format;
    use alloc::string::ToString;

    #[test]
    fn every_entity_is_decoded() {
        let n = Builder::empty().decode_entities(true).build();
        for (name, character) in NAMED {
            assert!(name.len() <= LONGEST, "{name}");
            assert_eq!(n.normalize(&format!("الف&{name};ب")), format!("الف{character}ب"));
        }
        assert_eq!(n.normalize("&#1705;&#x6A9;&#X6a9;"), "ککک");
    }

    #[test]
    fn what_could_become_markup_stays() {
        let n = Builder::empty().decode_entities(true).build();
        for text in
            ["&lt;", "&gt;", "&amp;", "&#60;", "&#38;", "&#10;", "&#x85;", "&#;", "&;", "&zwnj", "& zwnj;"]
        {
            assert_eq!(n.normalize(text), text.to_string());
        }
    }
}
