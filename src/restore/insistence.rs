//! The spoken particle ها, which warns or insists: دیر نکنی ها, گفتم ها, قشنگه ها.
//!
//! The particle ends a clause, and a verb is before it. After a noun, ها is the plural ending.

use super::entry::Form;
use super::grammar;
use super::knowledge::Knowledge;
use super::letters::{hash_of, hash_of_str, hashes};
use super::passage::{Gap, Part, Passage};
use super::spoken_verbs;
use super::word_classes;
use crate::chars;

const PARTICLE: u64 = hash_of_str("ها");

const HEH: u8 = chars::letter_code('ه');

/// Verbs that are no nouns, besides the classes of [`word_classes`]: imperatives, and forms of the past, the present and the
/// subjunctive. Some imperatives have a noun or an adjective before them (گوش کن).
#[rustfmt::skip]
const VERBS: [u64; 60] = hashes([
    "کن", "شو", "باش", "نباش", "بخور", "ببین", "بگیر", "بذار", "بمون", "بمان", "بپا", "بترس", "بخواب", "بنویس", "بخون",
    "بخوان", "بپرس", "بکش", "بشور", "بنشین", "بپر", "بردار", "بیار", "بخر", "بفهم", "بشو", "نخور", "میام", "میای", "میاد",
    "میایم", "میاین", "نمیام", "نمیای", "نمیاد", "نمیایم", "نمیاین", "نمیان",
    "برگردی", "برگردین", "برنگردی", "برنگردین", "برنداری", "ورنداری", "نیفتی", "نیفتین", "نیفته",
    "شود", "بشود", "بشه", "شه", "دهد", "گیرد", "بیفتد", "بیفته", "برود", "بیای", "بیاین", "نگی", "بگی",
]);

/// Adjectives and nouns with the spoken copula (قشنگه, دروغه). Some of them are also rare nouns (راسته, سرده).
#[rustfmt::skip]
const WITH_COPULA: [u64; 33] = hashes([
    "راسته", "سرده", "داغه", "گرمه", "قشنگه", "خوبه", "بده", "سخته", "دیره", "زوده", "زشته", "درسته", "مهمه", "خطرناکه",
    "تلخه", "شوره", "تنده", "گرونه", "ارزونه", "تاریکه", "خیسه", "شیرینه", "بزرگه", "کوچیکه", "سنگینه", "کثیفه", "تمیزه",
    "خوشگله", "جدیه", "حیفه", "گناهه", "دروغه", "آشغاله",
]);

/// Whether part `i` is the particle. `shows_spaces` tells whether the text has spaces in place of ZWNJs. In such a text,
/// only verbs that are certain count: the ها after others may be the ending of a plural (دیده ها).
pub(super) fn is_particle(passage: &Passage, i: usize, knowledge: &Knowledge, shows_spaces: bool) -> bool {
    if !is_final(passage, i) {
        return false;
    }
    let verb = &passage.parts()[i - 1];
    let letters = passage.letters(verb);
    word_classes::FINITE_VERBS.contains(&verb.hash)
        || verb.gap != Gap::Zwnj && (VERBS.contains(&verb.hash) || word_classes::PASTS.contains(&verb.hash))
        || WITH_COPULA.contains(&verb.hash)
        || word_classes::ATTACHED_COPULAS.contains(&verb.hash)
        || verb.gap == Gap::Zwnj && is_imperfective(passage, i - 1)
        || grammar::is_finite_verb(verb.word(), &letters)
        || is_negated(&letters, knowledge)
        || is_spoken_verb(verb, &letters, knowledge)
        || !shows_spaces
            && (is_third_person(verb.hash)
                || is_imperfective(passage, i - 1)
                || is_imperative(verb, &letters, knowledge)
                || has_spoken_copula(verb, &letters, knowledge))
}

/// Whether a word is a verb of the third person without an ending.
fn is_third_person(hash: u64) -> bool {
    word_classes::PASTS.contains(&hash) || word_classes::DOUBTFUL_THIRD_PERSONS.contains(&hash)
}

/// Whether the part is a verb of spoken Persian with its prefix: نگی, بیای, میگیره.
fn is_spoken_verb(part: &Part, letters: &[u8], knowledge: &Knowledge) -> bool {
    const BE: u8 = chars::letter_code('ب');
    const NOT: u8 = chars::letter_code('ن');
    /// Nouns and adjectives that are spelled like a verb with ن or ب.
    #[rustfmt::skip]
    const NOUNS: [u64; 14] = hashes([
        "نرم", "نره", "نری", "نگه", "نمونه", "نشین", "برم", "بره", "بری", "برین", "بدی", "بدن", "بتونه", "بیان",
    ]);
    let is_no_noun = part.entry.form().first <= 1; // no ZWNJ was seen after it
    let is_finite = |verb: &[u8]| {
        let hash = hash_of(verb);
        grammar::is_finite_verb(grammar::Word { hash, entry: knowledge.entry(hash) }, verb)
    };
    let follows_prefix = |verb: &[u8]| {
        let hash = hash_of(verb);
        verb.len() >= 2 && grammar::follows_imperfective(grammar::Word { hash, entry: knowledge.entry(hash) })
    };
    match letters {
        [NOT | BE, verb @ ..] if spoken_verbs::is_only_spoken(hash_of(verb)) => !NOUNS.contains(&part.hash),
        [BE, verb @ ..] if is_no_noun && is_finite(verb) => true,
        _ => {
            is_no_noun && spoken_verbs::prefix_len(letters).is_some_and(|len| follows_prefix(&letters[len..]))
        }
    }
}

/// Whether part `i` may be the particle, since a clause ends after it and the part before it was never seen before a
/// ZWNJ or is a verb. Such a ها shows no damage.
pub(super) fn may_be_particle(passage: &Passage, i: usize) -> bool {
    let word = &passage.parts()[i - 1];
    is_final(passage, i)
        && (word.entry.form().first <= 1
            || VERBS.contains(&word.hash)
            || WITH_COPULA.contains(&word.hash)
            || word_classes::ATTACHED_COPULAS.contains(&word.hash)
            || word_classes::FINITE_VERBS.contains(&word.hash)
            || is_third_person(word.hash)
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

/// Whether the letters are a negated verb (نکنی).
fn is_negated(letters: &[u8], knowledge: &Knowledge) -> bool {
    const NOT: u8 = chars::letter_code('ن');
    matches!(letters, [NOT, verb @ ..] if is_verb(verb, knowledge))
}

/// Whether the part is an imperative (بخور). If a ZWNJ was seen after it, it is a noun (برنج).
fn is_imperative(part: &Part, letters: &[u8], knowledge: &Knowledge) -> bool {
    const BE: u8 = chars::letter_code('ب');
    part.entry.form().first == 0 && matches!(letters, [BE, verb @ ..] if is_verb(verb, knowledge))
}

fn is_verb(letters: &[u8], knowledge: &Knowledge) -> bool {
    letters.len() >= 2 && knowledge.entry(hash_of(letters)).form().verb
}

/// Whether the part is a word with the spoken copula (قشنگه for قشنگ است): it ends in a heh, it is rarer than without the
/// heh, and no ZWNJ was seen after it. Much rarer forms count even if they are also nouns (سبزه).
fn has_spoken_copula(part: &Part, letters: &[u8], knowledge: &Knowledge) -> bool {
    /// A difference of counts (logarithms) that few nouns have.
    const MUCH_RARER: u8 = 4;
    let [word @ .., HEH] = letters else { return false };
    let Form { first, free, .. } = part.entry.form();
    let word = knowledge.entry(hash_of(word)).form().free;
    first <= 1 && word > free || word >= free + MUCH_RARER
}
