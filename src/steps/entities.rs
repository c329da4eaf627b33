//! HTML entities: replaced by their characters. Off unless asked for.

use alloc::vec::Vec;
use core::ops::{ControlFlow, Range};

use super::{Carry, Source, Step};
use crate::chars;
use crate::edit::{EditKind, Sink};
use crate::work::memchr;

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

/// The greatest number of characters between `&` and `;` in an entity that is decoded.
const LONGEST: usize = 8;

/// Replaces HTML entities by their characters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entities;

impl Step for Entities {
    const DEFAULT: Self = Entities;

    fn run<S: Sink>(&self, source: &Source, _: &mut Carry, sink: &mut S) -> ControlFlow<()> {
        let text = source.text.as_str();
        let mut at = 0;
        while let Some(first) = memchr::memchr(b'&', &text.as_bytes()[at..]).map(|i| at + i) {
            let mut reader = Reader { source, open: Vec::new(), decoded: Vec::new() };
            at = reader.read(first);
            for (range, c) in reader.decoded {
                sink.replace(range, c.encode_utf8(&mut [0; 4]), EditKind::Entity)?;
            }
        }
        ControlFlow::Continue(())
    }
}

/// Reads entities as later steps will leave them: invisible characters in a name do not count. Entities
/// for such characters can be in a name, too, so entities can be inside one another.
struct Reader<'s, 't> {
    source: &'s Source<'t>,
    /// The entities that have begun and not ended, the innermost last.
    open: Vec<Beginning>,
    /// The entities to replace, in order.
    decoded: Vec<(Range<usize>, char)>,
}

/// The beginning of an entity.
#[derive(Default)]
struct Beginning {
    /// The offset of the `&`.
    start: usize,
    /// The first bytes of its name up to now.
    name: [u8; LONGEST],
    /// The number of bytes of its name.
    len: usize,
}

impl Reader<'_, '_> {
    /// Reads from the `&` at `first` on, until no entity is open. Returns the offset after what was read.
    fn read(&mut self, first: usize) -> usize {
        let text = self.source.text.as_str();
        for (i, c) in text[first..].char_indices() {
            let at = first + i;
            match c {
                '&' => self.open.push(Beginning { start: at, ..Beginning::default() }),
                ';' => self.end_entity(at + 1),
                c => self.extend_name(c),
            }
            if self.open.is_empty() {
                return at + c.len_utf8();
            }
        }
        text.len()
    }

    /// Adds `c` to the name of the innermost entity. If the name cannot be one, no open entity is one.
    fn extend_name(&mut self, c: char) {
        if is_passed_over(c) {
            return;
        }
        // Digits that are Persian already, or that become ASCII later, count as ASCII digits.
        let digit = chars::digit_at(c.encode_utf8(&mut [0; 4]).as_bytes(), 0);
        let b = digit.map_or(c, |(value, _)| (b'0' + value as u8) as char);
        match self.open.last_mut() {
            Some(entity) if (b.is_ascii_alphanumeric() || b == '#') && entity.len < LONGEST => {
                entity.name[entity.len] = b as u8;
                entity.len += 1;
            }
            _ => self.open.clear(),
        }
    }

    /// Ends the innermost entity, at the offset after its semicolon.
    fn end_entity(&mut self, end: usize) {
        let Some(entity) = self.open.pop() else { return };
        let name = str::from_utf8(&entity.name[..entity.len]).unwrap_or_default();
        let range = entity.start..end;
        match character(name).filter(|_| !self.source.spans.for_decoding().overlaps(&range)) {
            Some(c) => {
                while self.decoded.pop_if(|inside| inside.0.start > entity.start).is_some() {}
                self.decoded.push((range, c));
                self.extend_name(c);
            }
            None => self.open.clear(),
        }
    }
}

/// Whether `c` does not count in the name of an entity, since folding or cleaning removes it there. ¬ and
/// the kashida stay beside Latin letters.
fn is_passed_over(c: char) -> bool {
    chars::is_invisible(c) && !matches!(c, '\u{AC}' | '\u{640}')
}

/// The character of the entity `name`.
fn character(name: &str) -> Option<char> {
    let named = NAMED.iter().find(|(known, _)| *known == name);
    named.and_then(|(_, character)| character.chars().next()).or_else(|| numeric(name))
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
    fn an_entity_is_read_as_it_will_be_without_invisible_characters() {
        let n = Builder::empty().decode_entities(true).fold(true).build();
        for text in ["&#17\u{200D}05;", "&#17&zwj;05;", "&#&zw&zwj;nj;1705;", "&#۱۷۰۵;", "&\u{200C}#1705;"]
        {
            assert_eq!(n.normalize(text), "ک", "{text:?}");
        }
        for text in ["&#17 05;", "&#17&amp;05;", "&#17.05;", "&zw\u{AC}nj;", "&#0000001705;"] {
            assert_eq!(n.normalize(text), text);
        }
        assert_eq!(n.normalize("& &laquo;a&b;&raquo;"), "& «a&b;»");
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
