//! The spoken particle ها, which warns or insists: دیر نکنی ها, گفتم ها, قشنگه ها.
//!
//! The particle ends a clause, and a verb is before it. After a noun, ها is the plural ending.

use super::entry::Form;
use super::grammar;
use super::knowledge::Knowledge;
use super::letters::{hash_of, hash_of_str};
use super::passage::{Gap, Part, Passage};
use super::word_classes;
use crate::chars;

const PARTICLE: u64 = hash_of_str("ها");

const HEH: u8 = chars::letter_code('ه');

/// Whether part `i` is the particle. `shows_spaces` tells whether the text has spaces in place of ZWNJs: the ها after a
/// participle is then a plural ending (دیده ها).
pub(super) fn is_particle(passage: &Passage, i: usize, knowledge: &Knowledge, shows_spaces: bool) -> bool {
    if !is_final(passage, i) {
        return false;
    }
    let verb = &passage.parts()[i - 1];
    let letters = passage.letters(verb);
    word_classes::FINITE_VERBS.contains(&verb.hash)
        || !shows_spaces && word_classes::THIRD_PERSONS.contains(&verb.hash)
        || grammar::is_finite_verb(verb.word(), &letters)
        || is_imperfective(passage, i - 1)
        || is_imperative(verb, &letters, knowledge)
        || has_spoken_copula(verb, &letters, knowledge, shows_spaces)
}

/// Whether part `i` may be the particle, since a clause ends after it and the part before it was never seen before a
/// ZWNJ or is a verb. Such a ها shows no damage.
pub(super) fn may_be_particle(passage: &Passage, i: usize) -> bool {
    let word = &passage.parts()[i - 1];
    is_final(passage, i)
        && (word.entry.form().first <= 1
            || word_classes::THIRD_PERSONS.contains(&word.hash)
            || is_imperfective(passage, i - 1))
}

/// Whether part `i` is ها at the end of a clause.
fn is_final(passage: &Passage, i: usize) -> bool {
    let ends_clause = passage.parts().get(i + 1).is_none_or(|next| next.gap == Gap::Break);
    passage.parts()[i].hash == PARTICLE && ends_clause
}

/// Whether می or نمی is before part `i`.
fn is_imperfective(passage: &Passage, i: usize) -> bool {
    let before = passage.parts()[..i].last().filter(|_| passage.parts()[i].gap != Gap::Break);
    before.is_some_and(|before| word_classes::is_imperfective(before.hash))
}

/// Whether the part is a verb stem with the prefix ب or ن: بخور, نخور. If a ZWNJ was seen after it, it is a noun (برنج).
fn is_imperative(part: &Part, letters: &[u8], knowledge: &Knowledge) -> bool {
    const BE: u8 = chars::letter_code('ب');
    const NOT: u8 = chars::letter_code('ن');
    let &[prefix @ (BE | NOT), ref stem @ ..] = letters else { return false };
    let may_be_noun = prefix == BE && part.entry.form().first > 0;
    stem.len() >= 2 && knowledge.entry(hash_of(stem)).form().verb && !may_be_noun
}

/// Whether the part is a word with the spoken copula (قشنگه for قشنگ است): it ends in a heh, it is rarer than without the
/// heh, and no ZWNJ was seen after it. Much rarer forms count even if they are also nouns (سبزه).
fn has_spoken_copula(part: &Part, letters: &[u8], knowledge: &Knowledge, shows_spaces: bool) -> bool {
    /// A difference of counts (logarithms) that few nouns have.
    const MUCH_RARER: u8 = 4;
    let [word @ .., HEH] = letters else { return false };
    let Form { first, free, .. } = part.entry.form();
    let word = knowledge.entry(hash_of(word)).form().free;
    first <= 1 && word > free || !shows_spaces && word >= free + MUCH_RARER
}
