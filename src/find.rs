//! One place after the other: what steps look for sign by sign, digit by digit, line by line.

use crate::scan::BLOCK;
use crate::vector;

/// Finds one place after the other, always with the same `hit`, and asks no block twice.
#[derive(Clone, Debug, Default)]
pub(crate) struct Finder {
    /// Where the last block began, and its places.
    block: usize,
    hits: u64,
}

impl Finder {
    /// The first place of `from..to` where `hit` says so of the byte there and the two before it (zero
    /// where there are none).
    #[inline]
    pub(crate) fn next(
        &mut self,
        bytes: &[u8],
        from: usize,
        to: usize,
        hit: impl Fn(u8, u8, u8) -> bool,
    ) -> Option<usize> {
        let to = to.min(bytes.len());
        let mut left = match from.checked_sub(self.block) {
            Some(passed) if passed < BLOCK => self.hits & u64::MAX << passed,
            _ => 0,
        };
        if left == 0 {
            // A block without hits ends where none are known of.
            let after = self.block + BLOCK;
            let at = if self.hits != 0 && (self.block..after).contains(&from) { after } else { from };
            (self.block, self.hits) = vector::next_block(bytes, at, to, hit)?;
            left = self.hits;
        }
        let place = self.block + left.trailing_zeros() as usize;
        (place < to).then_some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    #[test]
    fn places_are_found_one_after_the_other() {
        let hit = |_, _, c: u8| c == b'x';
        for seed in 1..400u64 {
            let byte = |i: u64| if (i * seed * 0x9E37_79B9) >> 7 & 15 < 1 + seed % 3 { b'x' } else { b'-' };
            let bytes: Vec<u8> = (0..seed).map(byte).collect();
            let (mut finder, mut from) = (Finder::default(), 0);
            for to in [seed as usize / 3, seed as usize / 2, seed as usize] {
                while let Some(found) = finder.next(&bytes, from, to, hit) {
                    assert_eq!(Some(found - from), bytes[from..to].iter().position(|&b| b == b'x'));
                    from = found + 1;
                }
                assert!(!bytes[from..to.max(from)].contains(&b'x'));
            }
        }
    }

    #[test]
    fn places_are_found_wherever_they_lie() {
        for before in 0..200 {
            let text = "ب".repeat(before) + "؟" + &"ت".repeat(70);
            let end = 2 * before + 1;
            let hit = |_, b: u8, c: u8| (b == 0xD8) & (c == 0x9F);
            let bytes = text.as_bytes();
            let mut again = Finder::default();
            for from in [0, 1, 2, 64, 65, end].into_iter().filter(|&from| from <= end) {
                for finder in [&mut Finder::default(), &mut again] {
                    assert_eq!(finder.next(bytes, from, text.len(), hit), Some(end), "{before} {from}");
                    assert_eq!(finder.next(bytes, from, end, hit), None);
                    assert_eq!(finder.next(bytes, end + 1, text.len() + 9, hit), None);
                }
            }
        }
    }
}
