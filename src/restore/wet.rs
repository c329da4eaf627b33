//! The adjective تر ("wet"), which is spelled like the ending of the comparative: هوا تر شد, موهایش تر بود.

use super::endings::is_any_plural;
use super::grammar::Seen;
use super::knowledge::Knowledge;
use super::letters::{hash_of_str, hashes};
use super::noun_classes::NOUNS_IN_YE;
use super::passage::{Gap, Passage};
use super::verb_phrases::has_verb;
use super::word_classes;
use crate::chars;

const ALEF: u8 = chars::letter_code('ا');
const HEH: u8 = chars::letter_code('ه');
const MEEM: u8 = chars::letter_code('م');
const NOON: u8 = chars::letter_code('ن');
const SHEEN: u8 = chars::letter_code('ش');
const TEH: u8 = chars::letter_code('ت');
const YEH: u8 = chars::letter_code('ی');

pub(super) const WET: u64 = hash_of_str("تر");

/// Pronouns that end a noun phrase (چشم من تر شد).
#[rustfmt::skip]
const PRONOUNS: [u64; 22] = hashes([
    "من", "وی", "خود", "خودم", "خودت", "خودش", "خودمان", "خودتان", "خودشان", "خودمون", "خودتون", "خودشون", "این", "آن", "اون",
    "اینها", "آنها", "اونها", "اینا", "اونا", "اینان", "آنان",
]);

/// Things that are wet. Some of them are also compared in compounds (پررنگ‌تر).
#[rustfmt::skip]
const THINGS: [u64; 32] = hashes([
    "رنگ", "نان", "هیزم", "دستمال", "چشم", "لب", "زمین", "مو", "گونه", "کاغذ", "دست", "صورت", "لباس", "پیراهن", "حوله", "خاک",
    "چوب", "برگ", "علف", "مژه", "دهن", "پوست", "سیمان", "گچ", "کف", "فرش", "پارچه", "جوراب", "آستین", "ریش", "شاخ", "گل",
]);

/// First parts of adjectives that are compared (کم رنگ تر, یک دست تر).
const FIRST_PARTS: [u64; 12] =
    hashes(["پر", "کم", "خوش", "بد", "هم", "بی", "یک", "رو", "نازک", "سبک", "با", "گشاده"]);

/// Whether تر in part `i` is the adjective. `seen` tells how training saw it with the word before it as one word.
pub(super) fn is_wet(passage: &Passage, i: usize, seen: Seen, knowledge: &Knowledge) -> bool {
    let noun = &passage.parts()[i - 1];
    PRONOUNS.contains(&noun.hash)
        || noun.gap == Gap::Zwnj && (word_classes::is_possessive(noun.hash) || is_any_plural(noun.hash))
        || THINGS.contains(&noun.hash) && !is_second_half(passage, i - 1)
        || has_ending_of_noun(passage, i - 1, seen, knowledge)
        || is_seldom_compared(passage, i - 1, seen) && !may_be_adjective_in_ye(passage, i - 1, knowledge)
}

/// Whether part `i` is the second half of an adjective (پررنگ, کم رنگ).
fn is_second_half(passage: &Passage, i: usize) -> bool {
    let parts = passage.parts();
    parts[i].gap == Gap::Zwnj
        || passage.clause_before(i).next().is_some_and(|before| FIRST_PARTS.contains(&before.hash))
}

/// Whether part `i` is a noun with an ending of possession or with the indefinite ending: دهانش, موهایش, لبی. Many adjectives
/// have the letters of the latter (حزبی), so the verb must show it: لبی تر کرد.
fn has_ending_of_noun(passage: &Passage, i: usize, seen: Seen, knowledge: &Knowledge) -> bool {
    let letters = passage.letters(&passage.parts()[i]);
    let is_noun = |len: usize| has_noun(passage, i, len, knowledge);
    match letters[..] {
        [_, .., HEH, ALEF, YEH, SHEEN | MEEM | TEH] => true,
        [_, .., SHEEN | MEEM | TEH, ALEF, NOON] if seen == Seen::Never => is_noun(3),
        [_, .., SHEEN | MEEM | TEH] if seen == Seen::Never => is_noun(1),
        [_, .., YEH] if seen == Seen::Never => is_noun(1) && precedes_verb(passage, i + 1),
        _ => false,
    }
}

/// Whether part `i`, without its last `len` letters, is a known word that is more frequent than the whole part.
fn has_noun(passage: &Passage, i: usize, len: usize, knowledge: &Knowledge) -> bool {
    /// The least count (a logarithm) of a known noun.
    const KNOWN: u8 = 5;
    let part = &passage.parts()[i];
    let letters = passage.letters(part);
    let free = |len: usize| knowledge.entry(letters.piece(0, letters.len() - len)).form().free;
    len + 2 <= letters.len() && free(len) >= KNOWN && free(len) > part.entry.form().free
}

/// Whether a verb after part `i`, تر, tells that something is wet, becomes wet or is made wet.
fn precedes_verb(passage: &Passage, i: usize) -> bool {
    const STEMS: [u64; 9] = hashes(["است", "نیست", "بود", "باش", "شو", "شد", "ش", "کن", "کرد"]);
    has_verb(passage, i + 1, &STEMS)
}

/// Whether part `i` may be an adjective that ی makes of a noun (حزبی تر از همیشه), since neither a verb nor the phrase تر و تازه
/// shows that the next part is تر.
fn may_be_adjective_in_ye(passage: &Passage, i: usize, knowledge: &Knowledge) -> bool {
    let part = &passage.parts()[i];
    let is_and = || passage.next_in_clause(i + 1).is_some_and(|next| word_classes::AND.contains(&next.hash));
    passage.letters(part).last() == Some(&YEH)
        && has_noun(passage, i, 1, knowledge)
        && !NOUNS_IN_YE.contains(&part.hash)
        && !precedes_verb(passage, i + 1)
        && !is_and()
}

/// Whether part `i` is frequent and was seldom or never compared, so it is a noun (هوا تر شد, چشم تر).
fn is_seldom_compared(passage: &Passage, i: usize, seen: Seen) -> bool {
    /// The least counts (logarithms) of a word that training would have seen compared, and of one that it would have seen
    /// compared often, if it were an adjective.
    const FREQUENT: u8 = 8;
    const VERY_FREQUENT: u8 = 10;
    let free = passage.parts()[i].entry.form().free;
    free >= FREQUENT && seen == Seen::Never || free >= VERY_FREQUENT && seen == Seen::Seldom
}
