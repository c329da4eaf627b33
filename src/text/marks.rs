//! Finds the marks of a line. Few lines have one, so the line is scanned in blocks.

use crate::arabic::is_rare_mark;
use crate::chars;
use crate::scan::{Finder, Text};

/// The offset of the next mark at or after `from`: one of U+0600–U+06FF, or a character that begins with E0, as all
/// other marks do.
pub(super) fn next_mark(finder: &mut Finder, text: &Text, mut from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    // Without a branch, so that the compiler can vectorize it.
    let within = |byte: u8, first: u8, last: u8| byte.wrapping_sub(first) <= last - first;
    // Matches the last byte of a mark, and a few letters.
    let is_candidate = |_, b: u8, c: u8| {
        (c == 0xE0)
            | (b == 0xD8) & within(c, 0x90, 0x9A)
            | (b == 0xD9) & ((c == 0x80) | within(c, 0x8B, 0x9F) | (c == 0xB0))
            | (b == 0xDB) & within(c, 0x96, 0xAD)
    };
    loop {
        let last = finder.next(text, from, bytes.len(), is_candidate)?;
        let mark = if bytes[last] == 0xE0 { last } else { last - 1 };
        if mark >= from && (bytes[mark] == 0xE0 || chars::class_at(bytes, mark) == chars::MARK) {
            return Some(mark);
        }
        from = last + 1;
    }
}

/// Whether a line has a [rare mark](is_rare_mark).
pub(super) fn has_rare_mark(finder: &mut Finder, line: &Text) -> bool {
    let bytes = line.as_bytes();
    let first = next_mark(finder, line, 0);
    core::iter::successors(first, |&mark| next_mark(finder, line, mark + 1))
        .any(|mark| is_rare_mark(bytes[mark], bytes[mark + 1]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    #[test]
    fn every_mark_is_found() {
        for c in (char::MIN..='\u{2000}').chain(['ﷺ', 'ﱠ', '😀']) {
            let text = format!("ب{c}ب");
            let padded = Text::new(&text);
            let found = next_mark(&mut Finder::default(), &padded, 0);
            let starts_with_e0 = text.as_bytes()[2] == 0xE0;
            assert_eq!(found.is_some(), chars::class(c) == chars::MARK || starts_with_e0, "{c:?}");
            assert!(found.is_none_or(|at| at == 2), "{c:?}");
            let is_rare = text.as_bytes().windows(2).any(|pair| is_rare_mark(pair[0], pair[1]));
            assert_eq!(has_rare_mark(&mut Finder::default(), &padded), is_rare, "{c:?}");
        }
    }

    #[test]
    fn marks_are_found_one_after_the_other() {
        let line = "گُل و حتماً بَرگ";
        let (padded, mut finder) = (Text::new(line), Finder::default());
        let first = next_mark(&mut finder, &padded, 0);
        let marks = core::iter::successors(first, |&at| next_mark(&mut finder, &padded, at + 1));
        assert!(marks.eq(line.char_indices().filter(|&(_, c)| chars::is_mark(c)).map(|(at, _)| at)));
    }
}
