//! Endings. After a letter that does not join, they follow without any gap.

use super::letters::hashes;
use crate::chars;

/// Endings of the plural. Between a Latin word and such an ending belongs a ZWNJ.
pub(super) const PLURAL: [&str; 9] =
    ["ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان"];
pub(super) const PLURAL_HASHES: [u64; PLURAL.len()] = hashes(PLURAL);

/// Endings of the comparative.
pub(super) const COMPARATIVE: [&str; 3] = ["تر", "ترین", "تری"];
const COMPARATIVE_HASHES: [u64; COMPARATIVE.len()] = hashes(COMPARATIVE);

/// The first letters of all these endings.
const FIRST_LETTERS: [u8; 2] = [chars::letter_code('ه'), chars::letter_code('ت')];

/// Whether the form with this hash and this number of letters is an ending of the plural or comparative.
#[inline]
pub(crate) fn is_ending(hash: u64, len: usize) -> bool {
    // The lowest byte of a hash is the first letter. Few words pass the first two tests.
    FIRST_LETTERS.contains(&(hash as u8))
        && (2..=6).contains(&len)
        && (is_plural(hash) || is_comparative(hash))
}

/// Whether the form is an ending of the plural.
pub(crate) fn is_plural(hash: u64) -> bool {
    PLURAL_HASHES.contains(&hash)
}

/// Whether the form is an ending of the comparative.
pub(super) fn is_comparative(hash: u64) -> bool {
    COMPARATIVE_HASHES.contains(&hash)
}
