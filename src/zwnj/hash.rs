//! Hashes of letters: eight codes of a byte each lie side by side in a number, so that the hash of a
//! short word is the word itself, and the hash of any piece of a word is cut out of its letters.

use core::ops::Deref;

use crate::chars;

/// The most letters between two spaces; a longer run is no word.
pub(crate) const MAX_WORD: usize = 40;

/// Letters that lie in one number.
const CHUNK: usize = 8;

/// The most letters that are hashed: two words together.
const MOST: usize = 2 * MAX_WORD;

/// What the numbers of a long word are multiplied by before they are added up.
static KEYS: [u64; MOST / CHUNK] = {
    let mut keys = [1u64; MOST / CHUNK];
    let mut i = 1;
    while i < keys.len() {
        keys[i] = keys[i - 1].wrapping_mul(0x9E37_79B9_7F4A_7C15);
        i += 1;
    }
    keys
};

/// Adds the codes of up to eight letters to the hash of the `before` letters before them, which are a
/// multiple of eight.
#[inline(always)]
pub(super) fn push_chunk(hash: u64, before: usize, chunk: u64) -> u64 {
    hash.wrapping_add(chunk.wrapping_mul(KEYS[before / CHUNK]))
}

/// Adds a letter code to the hash of the `before` letters before it.
#[inline]
pub(super) const fn push_hash(hash: u64, before: usize, code: u8) -> u64 {
    hash.wrapping_add(((code as u64) << (8 * (before % CHUNK))).wrapping_mul(KEYS[before / CHUNK]))
}

/// The hash of the letters `codes`, at most twice as many as a word has.
#[inline]
pub(crate) fn hash_of<'c>(codes: impl IntoIterator<Item = &'c u8>) -> u64 {
    codes.into_iter().take(MOST).enumerate().fold(0, |hash, (i, &code)| push_hash(hash, i, code))
}

/// The hash of letters of U+0600–U+06FF written as text.
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

/// The hashes of some words.
pub(crate) const fn hashes<const N: usize>(words: [&str; N]) -> [u64; N] {
    let mut all = [0; N];
    let mut i = 0;
    while i < N {
        all[i] = hash_of_str(words[i]);
        i += 1;
    }
    all
}

/// The key of two neighbouring parts.
#[inline]
pub(crate) fn pair_hash(left: u64, right: u64) -> u64 {
    (left ^ 0x5851_F42D_4C95_7F2D).wrapping_mul(0xD134_2543_DE82_EF95).wrapping_add(right.rotate_left(17))
}

/// The codes of a word's letters, ready to be cut into pieces.
pub(crate) struct Letters {
    codes: [u8; MAX_WORD + CHUNK],
    len: usize,
}

impl Letters {
    /// The letters `codes`; those beyond [`MAX_WORD`] are left out.
    pub(crate) fn new(codes: impl IntoIterator<Item = u8>) -> Self {
        let mut letters = Letters { codes: [0; MAX_WORD + CHUNK], len: 0 };
        for (place, code) in letters.codes[..MAX_WORD].iter_mut().zip(codes) {
            *place = code;
            letters.len += 1;
        }
        letters
    }

    /// The letters of a word whose hash they are, since it has no more than eight.
    #[inline]
    pub(super) fn of_hash(hash: u64, len: usize) -> Option<Self> {
        let mut letters = Letters { codes: [0; MAX_WORD + CHUNK], len };
        *letters.codes.first_chunk_mut()? = hash.to_le_bytes();
        (len <= CHUNK).then_some(letters)
    }

    /// [`hash_of`] letters `start..end`.
    #[inline]
    pub(super) fn piece(&self, start: usize, end: usize) -> u64 {
        let len = end.saturating_sub(start);
        let hash = self.chunk(start, len);
        if len <= CHUNK { hash } else { self.long_piece(start, end) }
    }

    /// The codes of up to eight of `len` letters from `start` on, as they lie.
    #[inline(always)]
    fn chunk(&self, start: usize, len: usize) -> u64 {
        let chunk = self.codes.get(start..).and_then(|codes| codes.first_chunk());
        let chunk = chunk.map_or(0, |chunk| u64::from_le_bytes(*chunk)); // none beyond the longest word
        match len {
            0 => 0,
            1..CHUNK => chunk & u64::MAX >> (64 - 8 * len),
            _ => chunk,
        }
    }

    fn long_piece(&self, start: usize, end: usize) -> u64 {
        (start..end).step_by(CHUNK).fold(0, |hash, at| push_chunk(hash, at - start, self.chunk(at, end - at)))
    }

    /// Whether there is a letter that Persian spelling does not have.
    pub(super) fn is_foreign(&self) -> bool {
        const BYTES: u64 = 0x0101_0101_0101_0101;
        const FOREIGN: u64 = BYTES * chars::FOREIGN as u64;
        let chunks = self.codes.as_chunks().0.iter().take(self.len.div_ceil(CHUNK));
        // Not zero where some byte is.
        let zeros = |x: u64| x.wrapping_sub(BYTES) & !x & BYTES << 7;
        chunks.fold(0, |any, chunk| any | zeros(u64::from_le_bytes(*chunk) ^ FOREIGN)) != 0
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
    fn pieces_have_the_hash_of_their_letters() {
        let letters = Letters::new((1..=50).map(|i| i % 42));
        assert_eq!(letters.len(), MAX_WORD);
        for (start, end) in (0..=MAX_WORD).flat_map(|end| (0..=end).map(move |start| (start, end))) {
            assert_eq!(letters.piece(start, end), hash_of(&letters[start..end]), "{start} {end}");
        }
        let codes = "دانشجویان".chars().map(|c| chars::class(c) & chars::LETTER);
        assert_eq!(hash_of_str("دانشجویان"), hash_of(&*Letters::new(codes)));
    }
}
