//! The lines and columns of offsets.

use alloc::vec::Vec;

use crate::work::memchr;

/// Finds the line and column of byte offsets in a text, such as the ends of
/// [`Edit::range`](crate::Edit::range).
///
/// A line ends at `\n`, `\r\n` or `\r`, as in the Language Server Protocol. Build the index once for a text:
/// that takes time linear in the length of the text, and memory of about a sixteenth of its length and 8
/// bytes a line.
///
/// ```
/// use hamvar::edits::LineIndex;
///
/// let text = "سطر يک\n😀 كتاب";
/// let index = LineIndex::new(text);
/// let position = index.position(text.find("كتاب").unwrap());
/// assert_eq!((position.line, position.byte, position.char, position.utf16), (1, 5, 2, 3));
/// ```
#[derive(Clone, Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    /// The offset where each line begins.
    starts: Vec<usize>,
    /// What is before each multiple of [`BLOCK`] in the text.
    blocks: Vec<Count>,
}

/// The line and column of an offset. All numbers count from 0, as in the Language Server Protocol.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Position {
    /// The number of the line.
    pub line: usize,
    /// The number of bytes between the beginning of the line and the offset.
    pub byte: usize,
    /// The number of characters (Unicode scalar values) between the beginning of the line and the offset.
    pub char: usize,
    /// The number of UTF-16 code units between the beginning of the line and the offset.
    pub utf16: usize,
}

/// The number of bytes after which characters are counted anew, so that a look-up counts few of them.
const BLOCK: usize = 256;

/// How many characters a text has.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    chars: usize,
    utf16: usize,
}

impl Count {
    /// Counts the characters that begin in `bytes`.
    fn of(bytes: &[u8]) -> Count {
        let chars = bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count();
        // A character of four bytes in UTF-8 has two units in UTF-16. All others have one.
        let long = bytes.iter().filter(|&&b| b >= 0xF0).count();
        Count { chars, utf16: chars + long }
    }

    fn plus(self, other: Count) -> Count {
        Count { chars: self.chars + other.chars, utf16: self.utf16 + other.utf16 }
    }
}

impl<'t> LineIndex<'t> {
    /// Builds the index of `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let ends_line = |at: &usize| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n');
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes).filter(ends_line);
        let starts = core::iter::once(0).chain(ends.map(|at| at + 1)).collect();
        let mut before = Count::default();
        let blocks = bytes
            .chunks(BLOCK)
            .map(|block| {
                let next = before.plus(Count::of(block));
                core::mem::replace(&mut before, next)
            })
            .collect();
        LineIndex { text, starts, blocks }
    }

    /// Returns the line and column of `offset`.
    ///
    /// An offset inside a character counts as the offset of the character, and an offset beyond the end as
    /// the end. Takes time logarithmic in the number of lines.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|&start| start <= offset) - 1;
        let start = self.starts[line];
        let (to_line, to_offset) = (self.count_before(start), self.count_before(offset));
        Position {
            line,
            byte: offset - start,
            char: to_offset.chars - to_line.chars,
            utf16: to_offset.utf16 - to_line.utf16,
        }
    }

    /// Counts the characters before `offset`.
    fn count_before(&self, offset: usize) -> Count {
        let block = offset / BLOCK;
        match self.blocks.get(block) {
            Some(before) => before.plus(Count::of(&self.text.as_bytes()[block * BLOCK..offset])),
            // The end of a text of whole blocks, or of an empty one.
            None => match self.blocks.last() {
                Some(before) => before.plus(Count::of(&self.text.as_bytes()[(block - 1) * BLOCK..])),
                None => Count::default(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The definition: reads the text from its beginning.
    fn position(text: &str, offset: usize) -> Position {
        let before = &text[..offset];
        let is_end =
            |(i, _): &(usize, &str)| !text[..i + 1].ends_with('\r') || !text[i + 1..].starts_with('\n');
        let ends: Vec<usize> =
            before.match_indices(['\n', '\r']).filter(is_end).map(|(i, _)| i + 1).collect();
        let column = &before[ends.last().copied().unwrap_or(0)..];
        Position {
            line: ends.len(),
            byte: column.len(),
            char: column.chars().count(),
            utf16: column.encode_utf16().count(),
        }
    }

    proptest! {
        #[test]
        fn every_offset_has_the_position_that_counting_gives(
            text in "[aب😀\u{200C}\n\r ]{0,40}",
            times in 1usize..30,
        ) {
            let text = text.repeat(times);
            let index = LineIndex::new(&text);
            for (offset, c) in text.char_indices() {
                for inside in offset..offset + c.len_utf8() {
                    prop_assert_eq!(index.position(inside), position(&text, offset), "{} of {:?}", inside, text);
                }
            }
            let end = position(&text, text.len());
            for beyond in [text.len(), text.len() + 1, usize::MAX] {
                prop_assert_eq!(index.position(beyond), end);
            }
        }
    }

    #[test]
    fn a_text_of_whole_blocks_has_an_end() {
        for len in [0, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK] {
            let text = "a".repeat(len);
            let expected = Position { line: 0, byte: len, char: len, utf16: len };
            assert_eq!(LineIndex::new(&text).position(len), expected);
        }
    }
}
