//! Hashes of letters: the polynomial of their codes, so that the hash of any piece of a word
//! follows from those of its beginnings.

use crate::script;

/// The most letters between two spaces; a longer run is no word.
pub(super) const MAX_WORD: usize = 40;

const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// Appends a letter code to a hash.
#[inline(always)]
pub(super) const fn push_hash(hash: u64, code: u8) -> u64 {
    hash.wrapping_mul(BASE).wrapping_add(code as u64)
}

/// The hash of the letters `codes`.
#[inline]
pub(super) fn hash_of(codes: &[u8]) -> u64 {
    codes.iter().fold(0, |hash, &code| push_hash(hash, code))
}

/// The hash of letters of U+0600–U+06FF written as text.
pub(super) const fn hash_of_str(text: &str) -> u64 {
    let mut bytes = text.as_bytes();
    let mut hash = 0;
    while let [lead, trail, rest @ ..] = bytes {
        hash = push_hash(hash, script::const_class(*lead, *trail) & script::LETTER);
        bytes = rest;
    }
    hash
}

/// The hashes of some words.
pub(super) const fn hashes<const N: usize>(words: [&str; N]) -> [u64; N] {
    let mut all = [0; N];
    let mut i = 0;
    while i < N {
        all[i] = hash_of_str(words[i]);
        i += 1;
    }
    all
}

const fn powers() -> [u64; MAX_WORD + 1] {
    let mut powers = [1u64; MAX_WORD + 1];
    let mut i = 1;
    while i < powers.len() {
        powers[i] = powers[i - 1].wrapping_mul(BASE);
        i += 1;
    }
    powers
}

static POWERS: [u64; MAX_WORD + 1] = powers();

/// The hash of letters with hash `left` followed by `len` letters with hash `right`.
#[inline]
pub(super) fn join_hash(left: u64, right: u64, len: usize) -> u64 {
    left.wrapping_mul(POWERS[len]).wrapping_add(right)
}

/// The key of two neighbouring parts.
#[inline]
pub(super) fn pair_hash(left: u64, right: u64) -> u64 {
    (left ^ 0x5851_F42D_4C95_7F2D).wrapping_mul(0xD134_2543_DE82_EF95).wrapping_add(right.rotate_left(17))
}

/// Hashes of all beginnings of a word, and through them of all its pieces.
pub(super) struct Prefixes([u64; MAX_WORD + 1]);

impl Prefixes {
    pub(super) fn new(codes: &[u8]) -> Self {
        let mut all = [0; MAX_WORD + 1];
        for (i, &code) in codes.iter().enumerate() {
            all[i + 1] = push_hash(all[i], code);
        }
        Prefixes(all)
    }

    /// The hash of letters `start..end` of the word.
    #[inline]
    pub(super) fn piece(&self, start: usize, end: usize) -> u64 {
        self.0[end].wrapping_sub(self.0[start].wrapping_mul(POWERS[end - start]))
    }
}
