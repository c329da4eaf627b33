//! The adjective تر ("wet"), which is spelled like the ending of the comparative: هوا تر شد, موهایش تر بود.

use super::endings::is_any_plural;
use super::grammar::Seen;
use super::knowledge::Knowledge;
use super::letters::{hash_of_str, hashes};
use super::passage::{Gap, Passage};
use super::verb_phrases::clause_before;
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
const PRONOUNS: [u64; 9] = hashes(["من", "وی", "خود", "خودم", "خودش", "خودت", "آنها", "این", "آن"]);

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
        || has_possessor(passage, i - 1, seen, knowledge)
        || is_never_compared(passage, i - 1, seen)
}

/// Whether part `i` is the second half of an adjective (پررنگ, کم رنگ).
fn is_second_half(passage: &Passage, i: usize) -> bool {
    let parts = passage.parts();
    parts[i].gap == Gap::Zwnj
        || clause_before(passage, i).next().is_some_and(|before| FIRST_PARTS.contains(&before.hash))
}

/// Whether part `i` is a noun with an ending of possession or with the indefinite ending: دهانش, موهایش, لبی.
fn has_possessor(passage: &Passage, i: usize, seen: Seen, knowledge: &Knowledge) -> bool {
    /// The least count (a logarithm) of a known noun.
    const KNOWN: u8 = 5;
    let part = &passage.parts()[i];
    let letters = passage.letters(part);
    let is_noun = |len: usize| {
        let form = knowledge.entry(letters.piece(0, letters.len() - len)).form();
        len + 2 <= letters.len() && form.free >= KNOWN && form.free > part.entry.form().free
    };
    match letters[..] {
        [_, .., HEH, ALEF, YEH, SHEEN | MEEM | TEH] => true,
        [_, .., SHEEN | MEEM | TEH, ALEF, NOON] if seen == Seen::Never => is_noun(3),
        [_, .., SHEEN | MEEM | TEH | YEH] if seen == Seen::Never => is_noun(1),
        _ => false,
    }
}

/// Whether part `i` is frequent and was seldom or never compared, so it is a noun (هوا تر شد, چشم تر).
fn is_never_compared(passage: &Passage, i: usize, seen: Seen) -> bool {
    /// The least counts (logarithms) of a word that training would have seen compared, and of one that it would have seen
    /// compared often, if it were an adjective.
    const FREQUENT: u8 = 8;
    const VERY_FREQUENT: u8 = 10;
    let free = passage.parts()[i].entry.form().free;
    free >= FREQUENT && seen == Seen::Never || free >= VERY_FREQUENT && seen == Seen::Seldom
}
