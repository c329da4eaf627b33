//! A cache of letter codes: some text is turned into codes at once, and runs of letters are cut out of them.

use crate::restore::letters::{CHUNK, push_chunk};
use crate::scan::{self, BLOCK};

const BLOCKS: usize = 8;
/// Bytes of text in the cache.
const LEN: usize = BLOCKS * BLOCK;
/// Bytes that are looked at from the start of a run, as one bit for each.
const VIEW: usize = 64;
/// The most letters of a run.
const MAX_RUN: usize = 2 * CHUNK;

/// The start of an empty cache: farther than [`LEN`] from every offset in a text.
const NOT_READ: usize = usize::MAX / 2;

/// The letter codes of [`LEN`] bytes of a text.
pub(super) struct CodeCache {
    /// The offset of the first byte in the cache.
    start: usize,
    /// The end of the text.
    end: usize,
    /// The code of the letter that begins at each byte, zero at all other bytes.
    codes: [[u8; BLOCK]; BLOCKS],
    /// One bit for each byte: whether it belongs to a letter with a code. Then 64 zeros.
    letters: [u64; BLOCKS + 1],
}

/// A run of letters.
pub(super) struct Run {
    /// The hash of the letters.
    pub(super) hash: u64,
    /// The number of letters.
    pub(super) len: usize,
    /// The offset after the last letter.
    pub(super) end: usize,
    /// The code of the last letter; meaningless if there is no letter.
    pub(super) last: u8,
    /// Whether a letter begins one byte after `end`. Meaningless if the byte at `end` is not ASCII.
    letter_after_next: bool,
}

impl Run {
    /// Whether one space and a letter follow.
    #[inline(always)]
    pub(super) fn is_before_space(&self, text: &[u8]) -> bool {
        self.letter_after_next && text.get(self.end) == Some(&b' ')
    }
}

impl CodeCache {
    #[inline(always)]
    pub(super) fn new() -> CodeCache {
        CodeCache { start: NOT_READ, end: 0, codes: [[0; BLOCK]; BLOCKS], letters: [0; BLOCKS + 1] }
    }

    /// The run of letters at the character boundary `at`. It ends after sixteen letters, and before a
    /// letter that is too rare to have a code in [`scan::letter_codes`].
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
        let len = (view & !(1 << (2 * MAX_RUN))).trailing_ones() as usize / 2;
        let codes = self.codes.as_flattened()[from..].first_chunk().unwrap_or(&[0; VIEW]);
        let last = codes[(2 * len).wrapping_sub(2) % VIEW];
        let codes = codes.as_chunks().0;
        // The second byte of each letter has the code zero, so every second byte is dropped.
        let first = |chunk: u64, len: usize| chunk & !(!0 << (8 * len));
        let hash = if len < CHUNK {
            first(scan::even_bytes(&codes[0]), len)
        } else {
            let next = scan::even_bytes(&codes[1]);
            let next = if len < MAX_RUN { first(next, len - CHUNK) } else { next };
            push_chunk(scan::even_bytes(&codes[0]), CHUNK, next)
        };
        Run { hash, len, end: at + 2 * len, last, letter_after_next: view >> (2 * len + 1) & 1 != 0 }
    }

    /// Prepares for a text that ends at `end`. Empties the cache if the last text ended elsewhere.
    pub(super) fn set_end(&mut self, end: usize) {
        if self.end != end {
            (self.start, self.end) = (NOT_READ, end);
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
    use crate::restore::letters::hash_of;
    use alloc::{string::String, vec::Vec};

    #[test]
    fn a_run_is_what_reading_letter_by_letter_finds() {
        let text: String = (0..400)
            .flat_map(|i| {
                ["ب".repeat(i % 19), " ".repeat(i % 3), ["ی", "x", "ٹ", "ژ", "\n", "é"][i % 6].into()]
            })
            .collect();
        for end in (0..text.len()).rev().step_by(61).filter(|&end| text.is_char_boundary(end)) {
            let text = &text[..end];
            let bytes = text.as_bytes();
            let mut cache = CodeCache::new();
            let common = |at: usize| match bytes.get(at..at + 2) {
                Some(&[lead, trail]) => chars::common_code(lead, trail),
                _ => 0,
            };
            for at in (0..end).filter(|&at| text.is_char_boundary(at)) {
                cache.set_end(end);
                let run = cache.run(bytes, at);
                let codes: Vec<u8> =
                    (0..MAX_RUN).map(|i| common(at + 2 * i)).take_while(|&code| code != 0).collect();
                assert_eq!((run.len, run.hash), (codes.len(), hash_of(&codes)), "{at} of {end}");
                assert!(run.len == 0 || Some(&run.last) == codes.last());
                let space = bytes.get(run.end) == Some(&b' ');
                assert_eq!(run.end, at + 2 * run.len);
                assert_eq!(run.is_before_space(bytes), space && common(run.end + 1) != 0);
            }
        }
    }
}
