//! The letters of a word as codes, and their hashes.
//!
//! A letter code fits in a byte, so eight codes fit in a `u64`: a *chunk*. The hash of a word adds up
//! its chunks, each multiplied by its own odd number. The first multiplier is 1. The hash of a word of
//! up to eight letters is therefore the word itself. The hash of a piece of that length is cut out of
//! the letters with a mask.

use core::ops::Deref;

use crate::chars;

/// The most letters of a word. A longer run of letters is not a word and is left alone.
pub(crate) const MAX_WORD: usize = 40;

/// The code of heh, which is silent at the end of many words.
pub(super) const HEH: u8 = chars::letter_code('ه');
/// The code of ye.
pub(super) const YE: u8 = chars::letter_code('ی');

/// Letters in a chunk: the bytes of a `u64`.
pub(super) const CHUNK: usize = 8;

/// The most letters that are hashed: those of two words.
const MAX_HASHED: usize = 2 * MAX_WORD;

/// The factor of each chunk: powers of an odd number (2^64 divided by the golden ratio).
static FACTORS: [u64; MAX_HASHED / CHUNK] = {
    let mut factors = [1u64; MAX_HASHED / CHUNK];
    let mut i = 1;
    while i < factors.len() {
        factors[i] = factors[i - 1].wrapping_mul(0x9E37_79B9_7F4A_7C15);
        i += 1;
    }
    factors
};

/// Appends a chunk of up to eight codes to the hash of the `before` letters before it. `before` is a
/// multiple of eight.
#[inline(always)]
pub(super) fn push_chunk(hash: u64, before: usize, chunk: u64) -> u64 {
    hash.wrapping_add(chunk.wrapping_mul(FACTORS[before / CHUNK]))
}

/// Appends a letter code to the hash of the `before` letters before it.
#[inline]
pub(super) const fn push_hash(hash: u64, before: usize, code: u8) -> u64 {
    hash.wrapping_add(((code as u64) << (8 * (before % CHUNK))).wrapping_mul(FACTORS[before / CHUNK]))
}

/// The hash of the letters `codes`; those after the first [`MAX_HASHED`] do not count.
#[inline]
pub(crate) fn hash_of<'c>(codes: impl IntoIterator<Item = &'c u8>) -> u64 {
    codes.into_iter().take(MAX_HASHED).enumerate().fold(0, |hash, (i, &code)| push_hash(hash, i, code))
}

/// The hash of the letters of `text`, all of which are in U+0600–U+06FF.
pub(crate) const fn hash_of_str(text: &str) -> u64 {
    let mut bytes = text.as_bytes();
    let (mut hash, mut len) = (0, 0);
    while let [lead, trail, rest @ ..] = bytes {
        hash = push_hash(hash, len, chars::const_class(*lead, *trail) & chars::LETTER);
        len += 1;
        bytes = rest;
    }
    hash
}

/// [`hash_of_str`] of each of `words`.
pub(crate) const fn hashes<const N: usize>(words: [&str; N]) -> [u64; N] {
    let mut all = [0; N];
    let mut i = 0;
    while i < N {
        all[i] = hash_of_str(words[i]);
        i += 1;
    }
    all
}

/// The hash of a pair of parts, from the hashes of both.
#[inline]
pub(crate) fn pair_hash(left: u64, right: u64) -> u64 {
    (left ^ 0x5851_F42D_4C95_7F2D).wrapping_mul(0xD134_2543_DE82_EF95).wrapping_add(right.rotate_left(17))
}

/// The letter codes of a word. Hashes of pieces are cut out of them.
#[derive(Clone)]
pub(crate) struct Letters {
    /// The codes; zero after the last one, so that a whole chunk can be read at every letter.
    codes: [u8; MAX_WORD + CHUNK],
    len: usize,
}

impl Letters {
    /// The letters `codes`; those after the first [`MAX_WORD`] are left out.
    pub(crate) fn new(codes: impl IntoIterator<Item = u8>) -> Self {
        let mut letters = Letters { codes: [0; MAX_WORD + CHUNK], len: 0 };
        for (slot, code) in letters.codes[..MAX_WORD].iter_mut().zip(codes) {
            *slot = code;
            letters.len += 1;
        }
        letters
    }

    /// The letters of a word of up to eight letters, whose hash is the word itself. `None` if it has
    /// more.
    #[inline]
    pub(super) fn of_hash(hash: u64, len: usize) -> Option<Self> {
        let mut letters = Letters { codes: [0; MAX_WORD + CHUNK], len };
        *letters.codes.first_chunk_mut()? = hash.to_le_bytes();
        (len <= CHUNK).then_some(letters)
    }

    /// [`hash_of`] the letters `start..end`.
    #[inline]
    pub(crate) fn piece(&self, start: usize, end: usize) -> u64 {
        let len = end.saturating_sub(start);
        let hash = self.chunk(start, len);
        if len <= CHUNK { hash } else { self.long_piece(start, end) }
    }

    /// The chunk of the first eight of the `len` letters from `start` on.
    #[inline(always)]
    fn chunk(&self, start: usize, len: usize) -> u64 {
        let chunk = self.codes.get(start..).and_then(|codes| codes.first_chunk());
        let chunk = chunk.map_or(0, |chunk| u64::from_le_bytes(*chunk)); // zero after the longest word
        match len {
            0 => 0,
            1..CHUNK => chunk & u64::MAX >> (64 - 8 * len),
            _ => chunk,
        }
    }

    fn long_piece(&self, start: usize, end: usize) -> u64 {
        (start..end).step_by(CHUNK).fold(0, |hash, at| push_chunk(hash, at - start, self.chunk(at, end - at)))
    }

    /// Whether one of the letters is foreign.
    pub(super) fn is_foreign(&self) -> bool {
        const LOWEST_BITS: u64 = 0x0101_0101_0101_0101;
        const FOREIGN: u64 = LOWEST_BITS * chars::FOREIGN as u64;
        let chunks = self.codes.as_chunks().0.iter().take(self.len.div_ceil(CHUNK));
        // Not zero if some byte of `x` is zero.
        let zero_bytes = |x: u64| x.wrapping_sub(LOWEST_BITS) & !x & LOWEST_BITS << 7;
        chunks.fold(0, |any, chunk| any | zero_bytes(u64::from_le_bytes(*chunk) ^ FOREIGN)) != 0
    }
}

impl Deref for Letters {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        &self.codes[..self.len]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_a_piece_is_the_hash_of_its_letters() {
        let letters = Letters::new((1..=50).map(|i| i % 42));
        assert_eq!(letters.len(), MAX_WORD);
        for (start, end) in (0..=MAX_WORD).flat_map(|end| (0..=end).map(move |start| (start, end))) {
            assert_eq!(letters.piece(start, end), hash_of(&letters[start..end]), "{start} {end}");
        }
        let codes = "دانشجویان".chars().map(|c| chars::class(c) & chars::LETTER);
        assert_eq!(hash_of_str("دانشجویان"), hash_of(&*Letters::new(codes)));
    }

    #[test]
    fn a_foreign_letter_is_found_at_every_offset() {
        for len in 1..=MAX_WORD {
            assert!(!Letters::new((0..len).map(|i| 1 + i as u8 % 41)).is_foreign(), "{len}");
            for at in 0..len {
                let codes = (0..len).map(|i| if i == at { chars::FOREIGN } else { 1 + i as u8 % 41 });
                assert!(Letters::new(codes).is_foreign(), "{at} of {len}");
            }
        }
    }
}
