//! What grammar says about a gap, without any weights: whether two parts can be one word at all, and how
//! doubtful that is.
//!
//! The lists of words are in `word_classes.rs`.

use super::archaic::is_archaic;
use super::endings::{PLURAL_OBJECTS, SPOKEN_PLURALS, is_comparative, is_ending, is_plural};
use super::entry::Entry;
use super::filter;
use super::letters::{Letters, hash_of, hash_of_str, hashes};
use super::spoken_verbs::{is_contracted_verb, is_only_spoken, is_ruled_verb};
use super::units;
use super::word_classes::{
    AFTER_WITHOUT, ALL, CERTAIN_AFTER_HEH, CERTAIN_COMPARATIVES, COPULAS, DIGNITY, EZAFE, FUNCTION_WORDS,
    HAVE, IMPERFECTIVES, MODAL, MOSTLY_FREE, NAMED_BY_LETTERS, PLURAL_POSSESSIVES, POSSESSIVES, SPOKEN,
    SPOKEN_COPULA, VOCATIVE, WET, WITHOUT, is_imperfective,
};
use crate::chars;

/// What joins two parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bond {
    /// They are two words.
    None,
    /// One of them is an affix of the other.
    Affix,
    /// Both are words, and the training text has them as a compound.
    Compound,
    /// They may be a compound, but one of them is mostly a separate word (هم, داری, تر), or the training
    /// text does not have the compound.
    Doubtful,
}

/// How two parts occur together in the training text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    /// Never as one word.
    Never,
    /// As one word without any gap.
    Joined,
    /// With a ZWNJ between them, a few times.
    Seldom,
    /// With a ZWNJ between them, often.
    Often,
}

impl Seen {
    /// Whether the training text has the two with a ZWNJ between them.
    fn has_zwnj(self) -> bool {
        matches!(self, Seen::Seldom | Seen::Often)
    }
}

const ALEF: u8 = chars::letter_code('ا');
const MADDA: u8 = chars::letter_code('آ');
pub(super) const DAL: u8 = chars::letter_code('د');
const HEH: u8 = chars::letter_code('ه');
const NOON: u8 = chars::letter_code('ن');
const TEH: u8 = chars::letter_code('ت');
const YEH: u8 = chars::letter_code('ی');

/// What is known of a part, as far as grammar needs it.
#[derive(Clone, Copy)]
pub(super) struct Word {
    pub(super) hash: u64,
    pub(super) entry: Entry,
}

/// How a word ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// In a heh that may be silent, since the letter before it is no alef.
    SilentHeh,
    /// In the letter yeh.
    Yeh,
    /// In another letter.
    Other,
}

impl Ending {
    /// The ending of a word with these letters.
    pub(super) fn of(codes: &[u8]) -> Ending {
        match codes {
            [.., ALEF | MADDA, HEH] => Ending::Other,
            [_, .., HEH] => Ending::SilentHeh,
            [.., YEH] => Ending::Yeh,
            _ => Ending::Other,
        }
    }
}

/// What joins `left` and `right`, between which a ZWNJ may be lost. `ending` is how `left` ends, and `seen`
/// tells how the training text has the two.
pub(super) fn bond(
    left: Word,
    right: Word,
    ending: impl FnOnce() -> Ending,
    seen: impl FnOnce() -> Seen,
) -> Bond {
    if is_imperfective(left.hash) {
        return imperfective(right, seen());
    }
    if is_archaic(left.hash) || is_archaic(right.hash) {
        return Bond::None;
    }
    let takes_no_ending = takes_no_ending(left);
    if is_plural(right.hash) {
        return if takes_no_ending { Bond::None } else { Bond::Affix };
    }
    if is_comparative(right.hash) {
        let form = left.entry.form();
        let seen = seen();
        let is_never_compared = takes_no_ending || form.number || form.verb && !seen.has_zwnj();
        return match (is_never_compared, seen) {
            (true, _) => Bond::None,
            (false, Seen::Never | Seen::Seldom | Seen::Joined) if WET.contains(&right.hash) => Bond::Doubtful,
            _ => Bond::Affix,
        };
    }
    if COPULAS.contains(&right.hash) {
        return match ending() {
            _ if takes_no_ending || ALL.contains(&left.hash) => Bond::None,
            Ending::SilentHeh => Bond::Affix,
            Ending::Yeh => Bond::Doubtful,
            Ending::Other if VOCATIVE.contains(&right.hash) => Bond::None,
            Ending::Other => Bond::Doubtful,
        };
    }
    if PLURAL_POSSESSIVES.contains(&right.hash) {
        return if takes_no_ending { Bond::None } else { Bond::Affix };
    }
    if POSSESSIVES.contains(&right.hash) {
        return match ending() {
            _ if takes_no_ending => Bond::None,
            Ending::SilentHeh | Ending::Yeh => Bond::Affix,
            Ending::Other => Bond::Doubtful,
        };
    }
    // An ending never begins a compound (ام البنین).
    let begins_with_ending = POSSESSIVES.contains(&left.hash) || COPULAS.contains(&left.hash);
    if begins_with_ending || WITHOUT.contains(&left.hash) && AFTER_WITHOUT.contains(&right.hash) {
        return Bond::None;
    }
    if units::is_unit(left.hash, right.hash) {
        return Bond::Affix;
    }
    let seen = seen();
    let is_compound = seen.has_zwnj();
    if HAVE.contains(&right.hash) || MOSTLY_FREE.contains(&left.hash) {
        return if is_compound { Bond::Doubtful } else { Bond::None };
    }
    if is_compound && (left.entry.is_prefix() || seen == Seen::Often && has_article(right)) {
        return Bond::Affix;
    }
    if is_compound || left.entry.is_prefix() || right.entry.is_suffix() {
        return Bond::Compound;
    }
    Bond::Doubtful
}

/// Whether a form can follow می: it has a personal ending, or is the third person of the past, which has
/// none.
pub(super) fn is_inflected_verb(word: Word) -> bool {
    let form = word.entry.form();
    form.verb && (!form.stem || MODAL.contains(&word.hash)) || is_contracted_verb(word.hash)
}

/// The pronouns that a verb takes as its object, written and spoken.
const OBJECT_PRONOUNS: [&str; 9] = ["مان", "تان", "شان", "مون", "تون", "شون", "م", "ت", "ش"];

/// Whether a form can follow می, or می makes a spoken verb of it.
pub(super) fn follows_imperfective(word: Word) -> bool {
    is_inflected_verb(word) || is_ruled_verb(word.hash)
}

/// The number of letters of the verb, if the letters from `from` on, which follow می or نمی, are a verb with a pronoun as its
/// object (بینمت, گیرمش, خوامت). Without the pronoun, the form follows می. A verb of two letters with a pronoun may be a noun
/// (دمت), so it has three letters or more.
pub(super) fn verb_before_object(
    letters: &Letters,
    from: usize,
    entry: impl Fn(u64) -> Entry,
) -> Option<usize> {
    OBJECT_PRONOUNS.iter().find_map(|pronoun| {
        let end = letters.len().saturating_sub(pronoun.len() / 2);
        let follows = |hash: u64| follows_imperfective(Word { hash, entry: entry(hash) });
        // The third person ends in ت in place of ه (خونه, خونتش).
        let is_third_person = || match letters[from..end] {
            [ref stem @ .., TEH] => follows(hash_of(stem.iter().chain(&[HEH]))),
            _ => false,
        };
        (end >= from + 3
            && letters[end..].iter().copied().eq(pronoun.chars().map(chars::letter_code))
            && (follows(letters.piece(from, end)) || is_third_person()))
        .then(|| end - from)
    })
}

/// Whether a form is a verb with a personal ending. Forms without one are often nouns, too (نشست, شکست).
pub(super) fn is_finite_verb(word: Word, letters: &[u8]) -> bool {
    const M: u8 = chars::letter_code('م');
    const N: u8 = chars::letter_code('ن');
    const D: u8 = chars::letter_code('د');
    const Y: u8 = chars::letter_code('ی');
    let has_ending = matches!(letters, [_, _, .., M | Y] | [_, _, .., N | Y, D]);
    has_ending && is_inflected_verb(word)
}

/// The pronouns of the first and second person.
const PRONOUNS: [u64; 4] = hashes(["من", "تو", "ما", "شما"]);

/// Whether the form with this hash is a pronoun of the first or second person.
pub(super) fn is_pronoun(hash: u64) -> bool {
    PRONOUNS.contains(&hash)
}

/// Whether the ending of a verb form agrees with the pronoun.
pub(super) fn agrees(pronoun: u64, verb: &[u8]) -> bool {
    const MEEM: u8 = chars::letter_code('م');
    match PRONOUNS.iter().position(|&other| other == pronoun) {
        Some(0) => matches!(verb, [.., before, MEEM] if *before != YEH),
        Some(1) => matches!(verb, [.., YEH]),
        Some(2) => matches!(verb, [.., YEH, MEEM]),
        Some(3) => matches!(verb, [.., YEH, DAL | NOON]),
        _ => false,
    }
}

/// Whether even classical Persian does not write the two as one word: a prefix of the imperfective and a
/// verb that is not only spoken, or a participle and an ending of the copula other than ای.
pub(super) fn holds_in_verse(left: u64, right: u64) -> bool {
    const COPULAS: [u64; 4] = hashes(["ام", "اند", "ایم", "اید"]);
    IMPERFECTIVES.contains(&left) && !is_only_spoken(right) || COPULAS.contains(&right)
}

/// Whether a form begins with the Arabic article.
fn has_article(word: Word) -> bool {
    const ARTICLE: u64 = hash_of_str("ال");
    word.hash & 0xFFFF == ARTICLE
}

/// What joins می or نمی and the word after it. Before a word that is no verb, می is the noun "wine" and
/// stays apart. A bare present stem stays apart too, since a verb in the present has a personal ending.
fn imperfective(right: Word, seen: Seen) -> Bond {
    let form = right.entry.form();
    let is_mostly_attached = right.entry.is_suffix() && seen == Seen::Often;
    if form.verb && (!form.stem || seen.has_zwnj())
        || is_contracted_verb(right.hash)
        || is_ruled_verb(right.hash)
        || is_mostly_attached
    {
        Bond::Affix
    } else if right.entry == Entry::UNKNOWN || seen.has_zwnj() && form.last >= form.free {
        Bond::Doubtful
    } else {
        Bond::None
    }
}

/// Whether a rule or the weights decide that an ending follows its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EndingRule {
    /// The weights decide.
    Weights,
    /// It follows any word that ends in a silent heh.
    AfterHeh,
    /// It follows any known noun.
    AfterNoun,
}

/// The rule for the ending `right`.
pub(super) fn ending_rule(left: Word, right: Word) -> EndingRule {
    if SPOKEN_COPULA.contains(&right.hash)
        || EZAFE.contains(&right.hash)
        || SPOKEN.contains(&right.hash) && !NAMED_BY_LETTERS.contains(&left.hash)
    {
        EndingRule::AfterHeh
    } else if PLURAL_POSSESSIVES.contains(&right.hash)
        || DIGNITY.contains(&right.hash)
        || SPOKEN_PLURALS.contains(&right.hash)
        || PLURAL_OBJECTS.contains(&right.hash)
    {
        EndingRule::AfterNoun
    } else {
        EndingRule::Weights
    }
}

/// Whether `left` can have an ending of possession: it is a known word, but no function word or verb form.
/// `joined` is the entry of both as one word. `joins` is whether the last letter of `left` joins.
pub(super) fn takes_possessive(left: Word, joins: bool, joined: Entry) -> bool {
    /// The least count (a logarithm) of a common word.
    const COMMON: u8 = 7;
    let form = left.entry.form();
    let is_known = joined.form().free > 0 || form.free >= COMMON && (form.first > 0 || !joins && !form.verb);
    is_known && !takes_no_ending(left)
}

/// Whether `left` is a function word, which no ending follows.
pub(super) fn takes_no_ending(left: Word) -> bool {
    filter::lists_with(left.hash) & filter::FUNCTION_WORD != 0 && FUNCTION_WORDS.contains(&left.hash)
}

/// Whether a space between `left` and `right` is a lost ZWNJ beyond doubt: one of them is an affix that is
/// never a word, and the other can have this affix. `ending` returns how `left` ends.
pub(super) fn is_certain(left: Word, right: Word, ending: impl FnOnce() -> Ending) -> bool {
    if is_imperfective(left.hash) {
        let form = right.entry.form();
        return form.verb && !form.stem;
    }
    if filter::lists_with(right.hash) & filter::CERTAIN_ENDING == 0 || takes_no_ending(left) {
        return false;
    }
    is_plural(right.hash)
        || CERTAIN_COMPARATIVES.contains(&right.hash)
        || CERTAIN_AFTER_HEH.contains(&right.hash) && ending() == Ending::SilentHeh
}

/// Whether a form of `len` letters is an ending of the plural, the comparative, the copula or of possession.
pub(super) fn is_any_ending(hash: u64, len: usize) -> bool {
    is_ending(hash, len)
        || COPULAS.contains(&hash)
        || POSSESSIVES.contains(&hash)
        || PLURAL_POSSESSIVES.contains(&hash)
}

/// A quick test that every ending of `word_classes.rs` passes, but few other forms: the form begins with ها;
/// it has up to three letters, and the first is alef or the third is noon; or it is one of the single
/// letters.
#[inline(always)]
pub(super) fn may_be_ending(hash: u64) -> bool {
    const LETTERS: u64 = {
        let mut letters = 1 << EZAFE[0];
        let mut i = 0;
        while i < SPOKEN.len() {
            letters |= 1 << SPOKEN[i];
            i += 1;
        }
        letters
    };
    const HA: u16 = hash_of_str("ها") as u16;
    (hash as u16 == HA)
        | (hash < 1 << 24) & ((hash as u8 == ALEF) | (hash >> 16 == NOON as u64))
        | (hash < 64) & (LETTERS >> (hash & 63) & 1 != 0)
}

#[cfg(test)]
mod tests;
