//! Cuts a text into pieces: lines that go through all steps together, and lines that are too long.

use core::ops::Range;

use crate::work::memchr::memchr;

use super::Normalizer;

/// The least length of a piece, in bytes. All steps run on one piece before the next piece is
/// read, so that it stays in the processor's cache: 3 to 4 % faster than step by step over a whole
/// text, and a changed text needs memory once, not twice.
pub(crate) const PIECE: usize = 1 << 15;

/// The default of [`Builder::longest_line`](super::Builder::longest_line), in bytes. It bounds the memory of
/// streams. A book of 2,000 pages has 5 MB.
pub(super) const LONGEST_LINE: usize = 1 << 24;

/// How many times longer a line may become, at most. U+FDFA has 3 bytes, and is folded to 33; every other
/// character grows less.
pub(super) const MOST_GROWTH: usize = 16;

/// A byte range of a text, with the line end at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Lines that go through all steps together.
    Lines(Range<usize>),
    /// A line that is longer than [`Normalizer::longest_line`] and is left alone.
    LongLine(Range<usize>),
}

impl Piece {
    fn end(&self) -> usize {
        match self {
            Piece::Lines(range) | Piece::LongLine(range) => range.end,
        }
    }
}

impl Normalizer {
    /// The pieces of `text`. They are whole lines, since no step reads farther than a line. Only the matches
    /// of a pattern of the user can be longer; with a pattern, the whole text is one piece.
    pub(super) fn pieces<'t>(&self, text: &'t str) -> impl Iterator<Item = Piece> + use<'t> {
        let longest_line = self.is_cut_at_lines().then_some(self.longest_line);
        let mut at = 0;
        core::iter::from_fn(move || {
            let piece = (at < text.len()).then(|| match longest_line {
                Some(longest_line) => piece_at(text, at, longest_line),
                None => Piece::Lines(at..text.len()),
            })?;
            at = piece.end();
            Some(piece)
        })
    }

    /// Whether each line can be normalized without the lines after it.
    pub(crate) fn is_cut_at_lines(&self) -> bool {
        self.patterns.is_none()
    }

    /// The length of the longest line that is normalized, in bytes.
    pub(crate) fn longest_line(&self) -> usize {
        self.longest_line
    }

    /// Whether all of `text` can go through the steps together.
    pub(super) fn is_one_piece(&self, text: &str) -> bool {
        let has_one_step = || {
            let mut steps = 0;
            self.steps.for_each(|_, on| steps += on as usize);
            steps < 2
        };
        // A single step reads the text only once, so cutting it saves nothing.
        text.len() <= PIECE.min(self.longest_line)
            || !self.is_cut_at_lines()
            || text.len() <= self.longest_line && (has_one_step() || self.pieces(text).nth(1).is_none())
    }

    /// Whether a line of `text` is too long to be normalized.
    pub(super) fn has_long_line(&self, text: &str) -> bool {
        self.is_cut_at_lines() && first_long_line(text, self.longest_line).is_some()
    }
}

/// The piece that begins at the line start `start`.
fn piece_at(text: &str, start: usize, longest_line: usize) -> Piece {
    let rest = &text[start..];
    let end = match rest.as_bytes().get(PIECE..) {
        Some(after) => memchr(b'\n', after).map_or(rest.len(), |i| PIECE + i + 1),
        None => rest.len(),
    };
    // Most pieces are shorter than the longest line.
    if end > longest_line
        && let Some(line) = first_long_line(&rest[..end], longest_line)
    {
        return match line.start {
            0 => Piece::LongLine(start..start + line.end),
            before => Piece::Lines(start..start + before),
        };
    }
    Piece::Lines(start..start + end)
}

/// The first line of `text` that has more than `longest` bytes without its line end.
fn first_long_line(text: &str, longest: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut start = 0;
    while start < bytes.len() {
        let line_end = memchr(b'\n', &bytes[start..]);
        let len = line_end.unwrap_or(bytes.len() - start);
        let end = start + len + line_end.is_some() as usize;
        if len > longest {
            return Some(start..end);
        }
        start = end;
    }
    None
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    fn ranges(n: &Normalizer, text: &str) -> Vec<Range<usize>> {
        let range = |piece| match piece {
            Piece::Lines(range) => range,
            Piece::LongLine(range) => panic!("a long line at {range:?}"),
        };
        n.pieces(text).map(range).collect()
    }

    #[test]
    fn pieces_are_whole_lines_unless_a_pattern_reaches_farther() {
        let text = "خط\n".repeat(3 * PIECE / "خط\n".len());
        let code = text.clone() + "```" + &text;
        let n = Normalizer::standard();
        for text in [&text, &code] {
            let all = ranges(&n, text);
            assert!(all.len() >= 3 && all.windows(2).all(|pair| pair[0].end == pair[1].start));
            assert!(all.iter().all(|piece| text[piece.clone()].ends_with('\n')));
            assert!(all.iter().all(|piece| piece.len() <= PIECE + 2 * "خط\n".len()));
            assert_eq!(all.last().map(|piece| piece.end), Some(text.len()));
        }
        assert!(ranges(&n, "").is_empty());
        let whole = Normalizer::builder().protect_pattern("خ[^/]*/").unwrap().build();
        assert_eq!(whole.pieces(&text).next(), Some(Piece::Lines(0..text.len())));
    }

    #[test]
    fn a_long_line_is_a_piece_of_its_own() {
        let n = Normalizer::builder().longest_line(5).build();
        let pieces = |text: &str| n.pieces(text).collect::<Vec<_>>();
        assert_eq!(pieces("abcde\nf\n"), [Piece::Lines(0..8)]);
        assert_eq!(
            pieces("a\nb\nabcdef\nc\nabcdef"),
            [Piece::Lines(0..4), Piece::LongLine(4..11), Piece::Lines(11..13), Piece::LongLine(13..19)]
        );
    }
}
