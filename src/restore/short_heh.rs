//! Classical words in ـهی whose heh is a consonant: سحرگهی, کوتهی, ننهی. No ZWNJ is inside them.
//!
//! They are short forms of words in ـاهی (سحرگاهی, کوتاهی), or forms of verbs whose stem ends in this heh.

use super::knowledge::Knowledge;
use super::letters::{HEH, Letters, YE, hash_of, hashes};
use crate::chars;

/// The forms of نهادن, دادن and جستن in the second person.
const VERBS: [u64; 7] = hashes(["نهی", "بنهی", "ننهی", "ندهی", "بدهی", "نجهی", "بجهی"]);

/// Whether a word is one of these forms.
pub(super) fn is_whole(letters: &Letters, knowledge: &Knowledge) -> bool {
    const ALEF: u8 = chars::letter_code('ا');
    /// How much more frequent the long form must be than the word in ـه, which may also be a word on a silent heh (کله).
    /// Counts are logarithms: 2 is a factor of 6.
    const MORE: u8 = 2;
    let [head @ .., HEH, YE] = &letters[..] else { return false };
    let count = |ends: &[u8]| knowledge.entry(hash_of(head.iter().chain(ends))).form().free;
    VERBS.contains(&letters.piece(0, letters.len()))
        || head.len() >= 2 && count(&[ALEF, HEH]) >= count(&[HEH]) + MORE
}
