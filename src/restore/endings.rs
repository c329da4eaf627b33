//! Which parts are endings of the plural or comparative. After a letter that does not join, these follow without any gap.
//!
//! There are three sets of plural endings. Each contains the one before it:
//!
//! - [`is_plural`]: those of edited text. Between a Latin word and such an ending belongs a ZWNJ.
//! - [`is_spoken_plural`]: also spoken ones with a possessor. The repair of ZWNJs knows these.
//! - [`is_any_plural`]: also those with the spoken object, and rare ones. Search keys and terms know all of them.

use super::letters::{Letters, hash_of_str, hashes};
use crate::chars;

/// Endings of the plural in edited text.
pub(super) const PLURAL: [&str; 9] =
    ["ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان"];
pub(super) const PLURAL_HASHES: [u64; PLURAL.len()] = hashes(PLURAL);

/// Spoken endings of the plural with a possessor that are no words.
pub(super) const SPOKEN_PLURALS: [u64; 4] = hashes(["هاش", "هامون", "هاتون", "هاشون"]);
/// Spoken endings of the plural with a possessor that are also words.
const HOMOGRAPHS: [u64; 2] = hashes(["هام", "هات"]);
/// Spoken endings of the plural with a possessor and the object. They are no words.
pub(super) const PLURAL_OBJECTS: [u64; 3] = hashes(["هامو", "هاتو", "هاشو"]);
/// The other endings of the plural: with the copula (هاست), and with a possessor but without its ye (هامان).
const MORE_PLURALS: [u64; 4] = hashes(["هاست", "هامان", "هاتان", "هاشان"]);

/// Endings of the comparative.
pub(super) const COMPARATIVE: [&str; 3] = ["تر", "ترین", "تری"];
const COMPARATIVE_HASHES: [u64; COMPARATIVE.len()] = hashes(COMPARATIVE);

/// The first letters of all these endings.
const FIRST_LETTERS: [u8; 2] = [chars::letter_code('ه'), chars::letter_code('ت')];

/// Whether the form with this hash and this number of letters is an ending of the comparative, or of the plural in edited
/// text.
#[inline]
pub(crate) fn is_ending(hash: u64, len: usize) -> bool {
    // The lowest byte of a hash is the first letter. Few words pass the first two tests.
    FIRST_LETTERS.contains(&(hash as u8))
        && (2..=6).contains(&len)
        && (is_plural(hash) || is_comparative(hash))
}

/// Whether the form is an ending of the plural in edited text.
pub(crate) fn is_plural(hash: u64) -> bool {
    PLURAL_HASHES.contains(&hash)
}

/// Whether the form is an ending of the plural, perhaps a spoken one with a possessor.
pub(super) fn is_spoken_plural(hash: u64) -> bool {
    is_plural(hash) || SPOKEN_PLURALS.contains(&hash) || HOMOGRAPHS.contains(&hash)
}

/// Whether the form is any ending of the plural.
pub(super) fn is_any_plural(hash: u64) -> bool {
    is_spoken_plural(hash) || PLURAL_OBJECTS.contains(&hash) || MORE_PLURALS.contains(&hash)
}

/// Whether the form is an ending of the comparative.
pub(super) fn is_comparative(hash: u64) -> bool {
    COMPARATIVE_HASHES.contains(&hash)
}

/// An ending of a list, and its kind.
pub(super) struct ListedEnding<Kind> {
    pub(super) kind: Kind,
    pub(super) letters: usize,
    pub(super) hash: u64,
}

impl<Kind> ListedEnding<Kind> {
    pub(super) const fn new(kind: Kind, ending: &str) -> ListedEnding<Kind> {
        // Each letter has two bytes.
        ListedEnding { kind, letters: ending.len() / 2, hash: hash_of_str(ending) }
    }

    /// Where the ending begins in letters `from..end` of a word, if they end in it and at least two letters are before it.
    pub(super) fn start_in(&self, word: &Letters, from: usize, end: usize) -> Option<usize> {
        let start = end.checked_sub(self.letters).filter(|&start| start >= from + 2)?;
        (word.piece(start, end) == self.hash).then_some(start)
    }
}
