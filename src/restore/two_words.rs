//! Whether two runs of letters are two words, between which a space belongs.

use super::endings::is_ending;
use super::features::Evidence;
use super::knowledge::Knowledge;
use super::letters::{Letters, hash_of, pair_hash};
use super::model::Model;
use super::word_classes::{is_imperfective, is_mostly_free};
use crate::chars::{self, LETTER};

/// Whether `left` and `right` are two words beyond doubt: each is a common word, neither is an affix, and
/// the training text does not have them as one word. `left` and `right` are text of the Arabic script,
/// perhaps with marks.
pub(crate) fn are_two_words(model: &Model, left: &str, right: &str) -> bool {
    /// The least count (a logarithm) of a known word.
    const KNOWN: u8 = 5;
    /// How much rarer the two must be as one word, so that this spelling is a slip. Counts are logarithms: 5 is a factor
    /// of 100.
    const RARER: u8 = 5;
    let knowledge = Knowledge::new(model, None);
    let letters = |text: &str| {
        let codes = text.chars().map(|c| chars::class(c) & LETTER).filter(|&code| code != 0);
        Letters::new(codes)
    };
    /// How much rarer the second must be after a ZWNJ.
    const SELDOM_ATTACHED: u8 = 3;
    let (left, right) = (letters(left), letters(right));
    let (first, second) = (knowledge.entry(hash_of(&*left)), knowledge.entry(hash_of(&*right)));
    let together = knowledge.entry(hash_of(left.iter().chain(right.iter()))).form();
    let (first_form, second_form) = (first.form(), second.form());
    let least = first_form.free.min(second_form.free);
    // می begins a verb, so a word before it has ended.
    let is_verb = is_imperfective(hash_of(&*right)) && first_form.free >= KNOWN;
    let are_words = left.len() >= 2
        && right.len() >= 2
        && least >= KNOWN
        && !second_form.stem
        && second_form.last + SELDOM_ATTACHED <= second_form.free
        && !is_mostly_free(hash_of(&*left))
        && knowledge.pair(pair_hash(hash_of(&*left), hash_of(&*right))).zwnj == 0
        && !is_ending(hash_of(&*right), right.len())
        && together.free + RARER <= least
        && together.split == 0;
    is_verb || are_words
}
