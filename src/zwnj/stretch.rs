//! A stretch of text as letter codes: many letters are looked up at once, and words are cut out of them.

use super::hash::push_chunk;
use crate::scan;
use crate::scan::BLOCK;

const BLOCKS: usize = 8;
/// Bytes of a stretch.
const LEN: usize = BLOCKS * BLOCK;
/// Bytes that can be asked for from where a run of letters begins, a bit each.
const VIEW: usize = 64;
/// Letters that are cut out together.
const CHUNK: usize = 8;
/// The most letters of a run that are cut out.
const MOST: usize = 2 * CHUNK;

/// Where no stretch begins.
const NOWHERE: usize = usize::MAX / 2;

/// The last stretch of a text that was looked at.
pub(super) struct Stretch {
    /// Where it begins in the text, and where the text ends.
    start: usize,
    end: usize,
    /// The code of the letter that begins at each byte.
    codes: [[u8; BLOCK]; BLOCKS],
    /// Which bytes are of letters that have a code here; and nothing behind the stretch.
    letters: [u64; BLOCKS + 1],
}

/// Letters that follow each other.
pub(super) struct Run {
    /// The hash of the letters.
    pub(super) hash: u64,
    /// How many they are, and where they end.
    pub(super) len: usize,
    pub(super) end: usize,
    /// The code of the last one, if there is one.
    pub(super) last: u8,
    /// Whether a letter begins one byte behind them, if there is a character of one byte.
    letter_after_next: bool,
}

impl Run {
    /// Whether one space stands behind them and then a letter.
    #[inline(always)]
    pub(super) fn stands_before_space(&self, text: &[u8]) -> bool {
        self.letter_after_next && text.get(self.end) == Some(&b' ')
    }
}

impl Stretch {
    #[inline(always)]
    pub(super) fn new() -> Stretch {
        Stretch { start: NOWHERE, end: 0, codes: [[0; BLOCK]; BLOCKS], letters: [0; BLOCKS + 1] }
    }

    /// The run of letters at `at`, where a character begins: up to sixteen of those that are often met.
    #[inline(always)]
    pub(super) fn run(&mut self, text: &[u8], at: usize) -> Run {
        let mut from = at.wrapping_sub(self.start);
        if from > LEN - VIEW {
            self.read(text, at);
            from = 0;
        }
        let (word, bit) = (from / 64, from % 64);
        let [low, high] = self.letters[word..].first_chunk().copied().unwrap_or_default();
        let view = low >> bit | high << 1 << (63 - bit);
        let len = (view & !(1 << (2 * MOST))).trailing_ones() as usize / 2;
        let codes = self.codes.as_flattened()[from..].first_chunk().unwrap_or(&[0; VIEW]);
        let last = codes[(2 * len).wrapping_sub(2) % VIEW];
        let codes = codes.as_chunks().0;
        // Between two letters there is none: a byte of zero.
        let first = |chunk: u64, len: usize| chunk & !(!0 << (8 * len));
        let hash = if len < CHUNK {
            first(scan::even_bytes(&codes[0]), len)
        } else {
            let next = scan::even_bytes(&codes[1]);
            let next = if len < MOST { first(next, len - CHUNK) } else { next };
            push_chunk(scan::even_bytes(&codes[0]), CHUNK, next)
        };
        Run { hash, len, end: at + 2 * len, last, letter_after_next: view >> (2 * len + 1) & 1 != 0 }
    }

    /// Runs are asked for in a text that ends here.
    pub(super) fn up_to(&mut self, end: usize) {
        if self.end != end {
            (self.start, self.end) = (NOWHERE, end);
        }
    }

    #[cold]
    fn read(&mut self, text: &[u8], at: usize) {
        self.start = at;
        scan::letter_codes(&text[at..], &mut self.codes, &mut self.letters);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chars;
    use crate::zwnj::hash::hash_of;
    use alloc::{string::String, vec::Vec};

    #[test]
    fn runs_are_those_found_letter_by_letter() {
        let text: String = (0..400)
            .flat_map(|i| {
                ["ب".repeat(i % 19), " ".repeat(i % 3), ["ی", "x", "ٹ", "ژ", "\n", "é"][i % 6].into()]
            })
            .collect();
        for end in (0..text.len()).rev().step_by(61).filter(|&end| text.is_char_boundary(end)) {
            let text = &text[..end];
            let bytes = text.as_bytes();
            let mut stretch = Stretch::new();
            let common = |at: usize| match bytes.get(at..at + 2) {
                Some(&[lead, trail]) => chars::common_code(lead, trail),
                _ => 0,
            };
            for at in (0..end).filter(|&at| text.is_char_boundary(at)) {
                stretch.up_to(end);
                let run = stretch.run(bytes, at);
                let codes: Vec<u8> =
                    (0..16).map(|i| common(at + 2 * i)).take_while(|&code| code != 0).collect();
                assert_eq!((run.len, run.hash), (codes.len(), hash_of(&codes)), "{at} of {end}");
                assert!(run.len == 0 || Some(&run.last) == codes.last());
                let space = bytes.get(run.end) == Some(&b' ');
                assert_eq!(run.end, at + 2 * run.len);
                assert_eq!(run.stands_before_space(bytes), space && common(run.end + 1) != 0);
            }
        }
    }
}
