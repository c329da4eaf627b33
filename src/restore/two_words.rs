//! Whether two runs of letters are two words, between which a space belongs.

use super::endings::is_ending;
use super::entry::Form;
use super::knowledge::Knowledge;
use super::letters::{Letters, MAX_WORD, hash_of};
use super::model::Model;
use crate::chars::{self, LETTER};

/// Whether `left` and `right` are two words beyond doubt: each is a common word, neither is an affix, and the
/// training text does not have them as one word. `left` and `right` are text of the Arabic script, perhaps with
/// marks.
pub(crate) fn are_two_words(model: &Model, left: &str, right: &str) -> bool {
    /// The level of the count of a common word.
    const COMMON: u8 = 8;
    let knowledge = Knowledge::new(model, None);
    let letters = |text: &str| {
        let codes = text.chars().map(|c| chars::class(c) & LETTER).filter(|&code| code != 0);
        Letters::new(codes)
    };
    if left.len().max(right.len()) > 4 * MAX_WORD {
        return false; // no word
    }
    let (left, right) = (letters(left), letters(right));
    let (first, second) = (knowledge.entry(hash_of(&*left)), knowledge.entry(hash_of(&*right)));
    let together = knowledge.entry(hash_of(left.iter().chain(right.iter()))).form();
    let is_common = |form: Form| form.free >= COMMON;
    left.len() >= 2
        && right.len() >= 2
        && is_common(first.form())
        && is_common(second.form())
        && !second.form().stem
        && !first.is_prefix()
        && !second.is_suffix()
        && !is_ending(hash_of(&*right), right.len())
        && together.free == 0
        && together.split == 0
}
