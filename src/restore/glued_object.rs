//! The object marker را, spoken رو, that lost the space before it: کتابرا, بچه هارو, عکسارو.
//!
//! A rule finds it, since no score decides about a space after a letter that joins. Training must hardly have seen the
//! whole form, and what is before the marker must be a common word. A verb or another word must follow,
//! since the marker never ends a clause.

use super::knowledge::Knowledge;
use super::letters::{Letters, hashes};
use super::passage::{Gap, Passage};
use super::spoken_object;
use super::whole_words::WORDS_ON_VAV;
use super::word_classes;
use crate::chars;

const ALEF: u8 = chars::letter_code('ا');
const REH: u8 = chars::letter_code('ر');
const VAV: u8 = chars::letter_code('و');

/// The length of the marker.
const LEN: usize = 2;

/// The letter of part `i` that needs a space before it, because the object marker begins there.
#[inline]
pub(super) fn cut_point(
    passage: &Passage,
    i: usize,
    letters: &Letters,
    knowledge: &Knowledge,
) -> Option<usize> {
    match letters[..] {
        [_, _, .., REH, ALEF | VAV] => cut_before_marker(passage, i, letters, knowledge),
        _ => None,
    }
}

#[inline(never)]
fn cut_before_marker(passage: &Passage, i: usize, letters: &Letters, knowledge: &Knowledge) -> Option<usize> {
    /// The least counts (logarithms) of a common word and of a known one.
    const COMMON: u8 = 8;
    const KNOWN: u8 = 6;
    /// The least count of a form that may be a word.
    const SELDOM: u8 = 3;
    const PRONOUNS: [u64; 3] = hashes(["شما", "اونا", "اینا"]);
    /// The greatest count of a form that is no word. A few texts of the training lost the same space.
    const RARE: u8 = 2;
    let part = &passage.parts()[i];
    let k = letters.len() - LEN;
    let next = passage.parts().get(i + 1).filter(|next| next.gap == Gap::Space)?;
    if word_classes::is_plural_with_object(part.hash) {
        return (part.gap != Gap::Break).then_some(k);
    }
    let object = letters.piece(0, k);
    let count = |word: u64| knowledge.entry(word).form().free;
    // زمین راجارو کرد: the lost space is before جارو.
    const SHORT_WORDS: [u64; 8] = hashes(["را", "از", "به", "با", "در", "و", "که", "هر"]);
    let is_word_on_vav = |j: usize| {
        SHORT_WORDS.contains(&letters.piece(0, j)) && WORDS_ON_VAV.contains(&letters.piece(j, letters.len()))
    };
    if (1..k).any(is_word_on_vav) {
        return None;
    }
    let is_written = letters.last() == Some(&ALEF);
    // The spoken و is also the object after a word in ر (تیترو).
    let ends_in_reh = || !PRONOUNS.contains(&object) && count(letters.piece(0, k + 1)) >= SELDOM;
    // Spoken plurals end in alef (عکسا).
    let is_spoken_plural = || k >= 4 && letters[k - 1] == ALEF && count(letters.piece(0, k - 1)) >= COMMON;
    let is_object = if is_written {
        chars::code_joins(letters[k - 1]) && k >= 4 && count(object) >= COMMON
    } else {
        (is_spoken_plural() || k >= 3 && count(object) >= KNOWN)
            && !ends_in_reh()
            && (word_classes::is_imperfective(next.hash) || spoken_object::precedes_verb(passage, i + 1))
    };
    (part.gap != Gap::Zwnj && part.entry.form().free <= RARE && is_object).then_some(k)
}
