//! A quick test that tells in which closed lists of words a form may be.
//!
//! Every word of a text is looked for in these lists, and few words are in one. So most searches end here.

use super::archaic;
use super::endings;
use super::letters::push_hash;
use super::word_classes;
use crate::arabic::ARABIC_ONLY_WORDS;
use crate::chars;

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
/// Arabic words that mean nothing in Persian ([`is_arabic_only`](crate::arabic::is_arabic_only)).
pub(super) const ARABIC_ONLY: u8 = 1 << 5;

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
    let lists = with_list(lists, &endings::SPOKEN_PLURALS, RULED_ENDING);
    let lists = with_list(lists, &endings::PLURAL_OBJECTS, RULED_ENDING);
    let lists = with_list(lists, &word_classes::VOCATIVE, RULED_ENDING);
    with_words(lists, ARABIC_ONLY_WORDS, ARABIC_ONLY)
};

const fn with_list(mut lists: [u8; SLOTS], list: &[u64], bit: u8) -> [u8; SLOTS] {
    let mut i = 0;
    while i < list.len() {
        lists[slot(list[i])] |= bit;
        i += 1;
    }
    lists
}

/// [`with_list`] for words that single spaces separate.
const fn with_words(mut lists: [u8; SLOTS], words: &str, bit: u8) -> [u8; SLOTS] {
    let mut bytes = words.as_bytes();
    let (mut hash, mut len) = (0, 0);
    loop {
        match bytes {
            [lead, trail, rest @ ..] if *lead != b' ' => {
                hash = push_hash(hash, len, chars::const_class(*lead, *trail) & chars::LETTER);
                len += 1;
                bytes = rest;
            }
            _ => {
                lists[slot(hash)] |= bit;
                (hash, len) = (0, 0);
                match bytes {
                    [_, rest @ ..] => bytes = rest,
                    [] => return lists,
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::restore::entry::Entry;
    use crate::restore::grammar::{EndingRule, Word, ending_rule};
    use crate::restore::letters::hash_of_str;

    #[test]
    fn every_word_of_a_list_has_the_bit_of_the_list() {
        let words = |list: &[u64], bit: u8| list.iter().all(|&hash| lists_with(hash) & bit != 0);
        assert!(words(&archaic::ARCHAIC, ARCHAIC));
        assert!(words(&word_classes::IMPERFECTIVES, IMPERFECTIVE));
        assert!(words(&word_classes::FUNCTION_WORDS, FUNCTION_WORD));
        assert!(words(&word_classes::CERTAIN_AFTER_HEH, CERTAIN_ENDING));
        assert!(words(&word_classes::CERTAIN_COMPARATIVES, CERTAIN_ENDING));
        assert!(words(&endings::PLURAL_HASHES, CERTAIN_ENDING));
        for word in ARABIC_ONLY_WORDS.split(' ') {
            assert!(lists_with(hash_of_str(word)) & ARABIC_ONLY != 0, "{word}");
        }
    }

    #[test]
    fn every_ending_with_a_rule_has_the_bit_of_such_endings() {
        let word = |word: &str| Word { hash: hash_of_str(word), entry: Entry::UNKNOWN };
        let letters = "ا ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن و ه ی";
        let longer = "ها های هایی هاش هام هات هامون هاتون هاشون ام ات اش ای ان اند ایم اید شان مان تان مون تون شون \
                      تر ترین هاشو هامو کتاب خانه از";
        let mut with_rule = 0;
        for ending in letters.split(' ').chain(longer.split(' ')) {
            let has_rule = ending_rule(word("خانه"), word(ending)) != EndingRule::Weights;
            assert!(!has_rule || lists_with(hash_of_str(ending)) & RULED_ENDING != 0, "{ending}");
            with_rule += has_rule as usize;
        }
        assert_eq!(with_rule, 18);
    }
}
