//! [`Finder`]: one match after the other, for steps that go from sign to sign or from digit to digit.

use super::blocks::BLOCK;
use super::questions::Question;
use super::text::Text;

/// How many blocks are scanned together.
const BLOCKS: usize = 8;
/// How many bytes these blocks have.
const LEN: usize = BLOCKS * BLOCK;

/// The offset that stands for "nothing is scanned yet": no offset of a text is near it.
const NOWHERE: usize = usize::MAX / 2;

/// Finds one match after the other and scans no block twice. Every call must pass the same text, and look for the
/// same thing: either always the same `is_match` or always the same question.
#[derive(Clone, Debug)]
pub(crate) struct Finder {
    /// The offset at which the scanned blocks begin.
    start: usize,
    /// The matches in the scanned blocks, a bit for each byte.
    matches: [u64; BLOCKS],
    /// Which of the scanned blocks have a match: a bit for each block.
    nonempty: u32,
}

impl Default for Finder {
    fn default() -> Self {
        Finder { start: NOWHERE, matches: [0; BLOCKS], nonempty: 0 }
    }
}

impl Finder {
    /// The first offset of `from..to` for which `is_match` returns true. `is_match` gets the two bytes before
    /// the offset (zero outside the text) and the byte at the offset.
    #[inline]
    pub(crate) fn next(
        &mut self,
        text: &Text,
        from: usize,
        to: usize,
        is_match: impl Fn(u8, u8, u8) -> bool,
    ) -> Option<usize> {
        self.next_scanned(text, from, to, |at, matches| super::match_blocks(text, at, matches, &is_match))
    }

    /// The first offset of `from..to` where `Q` may match: no match is missed, but a machine may report a few other
    /// offsets, which the caller must recognize. Takes a fraction of the time of [`next`](Self::next).
    #[inline]
    pub(crate) fn next_of<Q: Question>(&mut self, text: &Text, from: usize, to: usize) -> Option<usize> {
        self.next_scanned(text, from, to, |at, found| super::candidate_blocks::<Q>(text, at, found))
    }

    /// The first offset of `from..to` that `scan` finds. `scan` looks at the blocks from an offset on, and returns which
    /// of them have a match.
    #[inline(always)]
    fn next_scanned(
        &mut self,
        text: &Text,
        from: usize,
        to: usize,
        scan: impl Fn(usize, &mut [u64; BLOCKS]) -> u32,
    ) -> Option<usize> {
        let to = to.min(text.len());
        let mut at = from;
        while at < to {
            let mut passed = at.wrapping_sub(self.start);
            if passed >= LEN {
                self.nonempty = scan(at, &mut self.matches);
                (self.start, passed) = (at, 0);
            }
            let mut block = passed / BLOCK;
            let mut rest = self.matches[block] & u64::MAX << (passed % BLOCK);
            if rest == 0 {
                // Jump to the next block that has a match. A loop over the blocks would end in a branch that
                // the processor mispredicts almost every time.
                block = (self.nonempty & (u32::MAX << 1 << block)).trailing_zeros() as usize;
                rest = self.matches.get(block).copied().unwrap_or(0);
            }
            if rest != 0 {
                let found = self.start + block * BLOCK + rest.trailing_zeros() as usize;
                return (found < to).then_some(found);
            }
            at = self.start + LEN;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    #[test]
    fn matches_are_found_one_after_the_other() {
        let is_match = |_, _, c: u8| c == b'x';
        for seed in 1..400u64 {
            let sign = |i: u64| if (i * seed * 0x9E37_79B9) >> 7 & 15 < 1 + seed % 3 { 'x' } else { '-' };
            let string: String = (0..seed).map(sign).collect();
            let text = Text::new(&string);
            let (mut finder, mut from) = (Finder::default(), 0);
            for to in [seed as usize / 3, seed as usize / 2, seed as usize] {
                while let Some(found) = finder.next(&text, from, to, is_match) {
                    assert_eq!(Some(found - from), text[from..to].find('x'));
                    from = found + 1;
                }
                assert!(!text[from..to.max(from)].contains('x'));
            }
        }
    }

    #[test]
    fn a_match_is_found_at_every_offset_of_a_block() {
        for before in 0..200 {
            let string = "ب".repeat(before) + "؟" + &"ت".repeat(70);
            let text = Text::new(&string);
            let end = 2 * before + 1;
            let is_match = |_, b: u8, c: u8| (b == 0xD8) & (c == 0x9F);
            let mut reused = Finder::default();
            for from in [0, 1, 2, 64, 65, end].into_iter().filter(|&from| from <= end) {
                for finder in [&mut Finder::default(), &mut reused] {
                    assert_eq!(finder.next(&text, from, text.len(), is_match), Some(end), "{before} {from}");
                    assert_eq!(finder.next(&text, from, end, is_match), None);
                    assert_eq!(finder.next(&text, end + 1, text.len() + 9, is_match), None);
                }
            }
        }
    }
}
