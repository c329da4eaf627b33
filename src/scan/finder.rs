//! One place after the other: what steps look for sign by sign, digit by digit, line by line.

use super::walk::{BLOCK, Text};
use super::x86;

/// Blocks that are asked together.
const BLOCKS: usize = 8;
/// Bytes of them.
const LEN: usize = BLOCKS * BLOCK;

/// Where no blocks begin.
const NOWHERE: usize = usize::MAX / 2;

/// Finds one place after the other, always with the same `hit`, and asks no block twice.
#[derive(Clone, Debug)]
pub(crate) struct Finder {
    /// Where the last blocks began, and their places.
    start: usize,
    hits: [u64; BLOCKS],
    /// Which of the blocks have a place: a bit set.
    some: u32,
}

impl Default for Finder {
    fn default() -> Self {
        Finder { start: NOWHERE, hits: [0; BLOCKS], some: 0 }
    }
}

impl Finder {
    /// The first place of `from..to` where `hit` says so of the byte there and the two before it (zero
    /// where there are none).
    #[inline]
    pub(crate) fn next(
        &mut self,
        text: &Text,
        from: usize,
        to: usize,
        hit: impl Fn(u8, u8, u8) -> bool,
    ) -> Option<usize> {
        let to = to.min(text.len());
        let mut at = from;
        while at < to {
            let mut passed = at.wrapping_sub(self.start);
            if passed >= LEN {
                self.some = x86::hits(text, at, &mut self.hits, &hit);
                (self.start, passed) = (at, 0);
            }
            let mut block = passed / BLOCK;
            let mut left = self.hits[block] & u64::MAX << (passed % BLOCK);
            if left == 0 {
                // Were the next block that has a place searched for, the guess how far would be wrong each time.
                block = (self.some & (u32::MAX << 1 << block)).trailing_zeros() as usize;
                left = self.hits.get(block).copied().unwrap_or(0);
            }
            if left != 0 {
                let place = self.start + block * BLOCK + left.trailing_zeros() as usize;
                return (place < to).then_some(place);
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
    fn places_are_found_one_after_the_other() {
        let hit = |_, _, c: u8| c == b'x';
        for seed in 1..400u64 {
            let sign = |i: u64| if (i * seed * 0x9E37_79B9) >> 7 & 15 < 1 + seed % 3 { 'x' } else { '-' };
            let string: String = (0..seed).map(sign).collect();
            let text = Text::new(&string);
            let (mut finder, mut from) = (Finder::default(), 0);
            for to in [seed as usize / 3, seed as usize / 2, seed as usize] {
                while let Some(found) = finder.next(&text, from, to, hit) {
                    assert_eq!(Some(found - from), text[from..to].find('x'));
                    from = found + 1;
                }
                assert!(!text[from..to.max(from)].contains('x'));
            }
        }
    }

    #[test]
    fn places_are_found_wherever_they_lie() {
        for before in 0..200 {
            let string = "ب".repeat(before) + "؟" + &"ت".repeat(70);
            let text = Text::new(&string);
            let end = 2 * before + 1;
            let hit = |_, b: u8, c: u8| (b == 0xD8) & (c == 0x9F);
            let mut again = Finder::default();
            for from in [0, 1, 2, 64, 65, end].into_iter().filter(|&from| from <= end) {
                for finder in [&mut Finder::default(), &mut again] {
                    assert_eq!(finder.next(&text, from, text.len(), hit), Some(end), "{before} {from}");
                    assert_eq!(finder.next(&text, from, end, hit), None);
                    assert_eq!(finder.next(&text, end + 1, text.len() + 9, hit), None);
                }
            }
        }
    }
}
