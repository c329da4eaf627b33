//! A quick test that tells in which closed lists of words a form may be.
//!
//! Every word of a text is looked for in these lists, and few words are in one. So most searches end here.

use super::archaic;
use super::endings;
use super::word_classes;

/// Words of classical Persian ([`archaic`]).
pub(super) const ARCHAIC: u8 = 1;
/// Prefixes of the imperfective.
pub(super) const IMPERFECTIVE: u8 = 1 << 1;
/// Endings that show a lost ZWNJ beyond doubt ([`is_certain`](super::grammar::is_certain)).
pub(super) const CERTAIN_ENDING: u8 = 1 << 2;
/// Function words ([`takes_no_ending`](super::grammar::takes_no_ending)).
pub(super) const FUNCTION_WORD: u8 = 1 << 3;
/// Endings that may follow by rule ([`ending_rule`](super::grammar::ending_rule)).
pub(super) const RULED_ENDING: u8 = 1 << 4;

/// The lists in which the form with this hash may be, as a bit for each. Few other forms have a bit.
#[inline(always)]
pub(super) fn lists_with(hash: u64) -> u8 {
    LISTS[slot(hash)]
}

/// With this many slots, 2 of 100 other forms have the bit of the longest list.
const SLOTS: usize = 4096;

const fn slot(hash: u64) -> usize {
    (hash.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - SLOTS.trailing_zeros())) as usize
}

static LISTS: [u8; SLOTS] = {
    let lists = [0; SLOTS];
    let lists = with_list(lists, &archaic::ARCHAIC, ARCHAIC);
    let lists = with_list(lists, &word_classes::IMPERFECTIVES, IMPERFECTIVE);
    let lists = with_list(lists, &word_classes::FUNCTION_WORDS, FUNCTION_WORD);
    let lists = with_list(lists, &word_classes::CERTAIN_AFTER_HEH, CERTAIN_ENDING);
    let lists = with_list(lists, &word_classes::CERTAIN_COMPARATIVES, CERTAIN_ENDING);
    let lists = with_list(lists, &endings::PLURAL_HASHES, CERTAIN_ENDING);
    let lists = with_list(lists, &word_classes::SPOKEN_COPULA, RULED_ENDING);
    let lists = with_list(lists, &word_classes::EZAFE, RULED_ENDING);
    let lists = with_list(lists, &word_classes::SPOKEN, RULED_ENDING);
    let lists = with_list(lists, &word_classes::PLURAL_POSSESSIVES, RULED_ENDING);
    let lists = with_list(lists, &word_classes::DIGNITY, RULED_ENDING);
    with_list(lists, &word_classes::SPOKEN_PLURALS, RULED_ENDING)
};

const fn with_list(mut lists: [u8; SLOTS], list: &[u64], bit: u8) -> [u8; SLOTS] {
    let mut i = 0;
    while i < list.len() {
        lists[slot(list[i])] |= bit;
        i += 1;
    }
    lists
}
