//! Where does a part need a ZWNJ? A pure decision.
//!
//! 1. A part stays whole if it has fewer than two letters, has a kashida or is in a user word
//!    ([`may_split`]).
//! 2. If the model has an answer for the form, no later stage is asked, except for spoken verbs that training saw
//!    without their ZWNJ. An answer to split the form must also hold in this text ([`answer_holds`]).
//! 3. A part stays whole if it has a foreign letter, if it is a word of classical Persian, or if it is the
//!    spoken form of a word without a ZWNJ ([`is_spoken_whole_word`]).
//! 4. A verb with می or نمی is split after a pronoun that it agrees with ([`agreeing_verb`]), if it is spoken, or if it has
//!    an object ([`split_of_imperfective`]).
//! 5. An unknown form may be two words written as one: a common word, then a word that the model has an
//!    answer for. Such a form gets the ZWNJ of the second word ([`split_of_last_word`]).
//! 6. Otherwise the weights choose the best place of the part ([`Places::best`]). Its score must exceed the
//!    threshold of the bond between its two sides ([`likely_split`]).
//!
//! An Arabic word stays whole in any case ([`arabic`]).

use super::arabic;
use super::arabic_phrases;
use super::archaic::is_archaic;
use super::endings::{is_comparative, is_spoken_plural};
use super::entry::{Answer, Entry};
use super::features::{self, Around, Neighbour};
use super::grammar::{self, Bond, Ending};
use super::knowledge::Knowledge;
use super::letters::{Letters, hash_of_str, hashes};
use super::passage::{Gap, Part, Passage};
use super::places::Places;
use super::plurals::Readings;
use super::sounded_heh;
use super::spoken_verbs;
use super::thresholds::{EarlyExits, Thresholds};
use super::units;
use super::word_classes;
use crate::chars;

/// A form with at least this free count (a logarithm, 0–15) is common enough to be the first of two words
/// that were written as one.
const COMMON_WORD: u8 = 11;

/// The ending of the indefinite and of adjectives after a silent heh: خانه‌ای, حرفه‌ای.
const ENDING_AFTER_HEH: u64 = hash_of_str("ای");

/// The letter of part `i` that needs a ZWNJ before it, if there is one.
#[inline]
pub(super) fn split_point(
    passage: &Passage,
    i: usize,
    knowledge: &Knowledge,
    thresholds: &Thresholds,
    exits: &EarlyExits,
) -> Option<usize> {
    let part = &passage.parts()[i];
    if !may_split(part) {
        return None;
    }
    let k = match part.entry.answer() {
        Answer::Whole if part.entry == Entry::USER_WORD => None,
        Answer::Whole => split_of_spoken_verb(&passage.letters(part)),
        Answer::Split(k) => {
            (passage.can_split(part, k) && answer_holds(passage, part, k, knowledge, thresholds)).then_some(k)
        }
        Answer::Ask => {
            let letters = passage.letters(part);
            if letters.is_foreign() || is_archaic(part.hash) || is_spoken_whole_word(&letters, knowledge) {
                return None;
            }
            let before = passage.parts()[..i].last().filter(|_| part.gap != Gap::Break);
            let is_other_word =
                || before.is_some_and(|before| spoken_verbs::is_other_word_after(before.hash, part.hash));
            ruled_split(passage, i, &letters, knowledge)
                .or_else(|| {
                    likely_split(passage, i, knowledge, thresholds, exits).filter(|_| !is_other_word())
                })
                .filter(|_| !arabic::stays_whole(&passage.letters(part)))
        }
    };
    let is_wrong = |k: usize| {
        let letters = passage.letters(part);
        // The verb after می is میرم, and not میرم for می‌روم (می میرم, می‌میره).
        let before = passage.parts()[..i].last().filter(|_| part.gap != Gap::Break);
        let is_after_prefix = before.is_some_and(|before| word_classes::is_imperfective(before.hash));
        is_after_prefix && word_classes::is_imperfective(letters.piece(0, k))
            || is_inside_repetition(&letters, k)
            || sounded_heh::ends_in_yeh_after(&letters, knowledge)
            || is_rather_plural(&letters, k, knowledge)
    };
    let k = k.map(|k| plural_among_words(passage, i, k, knowledge).unwrap_or(k));
    k.filter(|&k| !arabic_phrases::has_pronoun(passage, i) && !is_wrong(k))
}

/// The first letter of the plural ending of part `i`, if the words beside the part show that it is a plural (حرفهای او), and not
/// a word on heh whose ending begins at letter `k` (حرفه‌ای).
fn plural_among_words(passage: &Passage, i: usize, k: usize, knowledge: &Knowledge) -> Option<usize> {
    /// Possessors. They follow the ezafe of a plural, but not the ending of حرفه‌ای.
    const POSSESSORS: [u64; 13] =
        hashes(["من", "تو", "او", "وی", "ما", "شما", "آنها", "آنان", "ایشان", "خود", "خودش", "خودم", "خودت"]);
    /// Words that a plural follows, but no word with an indefinite ending.
    const BEFORE_PLURALS: [u64; 2] = hashes(["همه", "تمام"]);
    /// Words before a noun, and not before an adjective.
    const BEFORE_NOUNS: [u64; 10] = hashes(["این", "آن", "همین", "همان", "به", "از", "با", "و", "که", "را"]);
    let parts = passage.parts();
    let letters = passage.letters(&parts[i]);
    let may_be_heh_ending =
        letters[k - 1] == chars::letter_code('ه') && letters.piece(k, letters.len()) == ENDING_AFTER_HEH;
    let next = parts.get(i + 1).filter(|next| next.gap == Gap::Space).map(|next| next.hash);
    let before = parts[..i].last().filter(|_| parts[i].gap == Gap::Space).map(|before| before.hash);
    // An adjective has a noun before it (عکاس حرفه‌ای). After an indefinite noun is no other noun.
    let follows_no_noun = || before.is_none_or(|before| BEFORE_NOUNS.contains(&before));
    let precedes_noun = |next: u64| {
        !word_classes::FUNCTION_WORDS.contains(&next)
            && !word_classes::COPULAS.contains(&next)
            && !knowledge.entry(next).form().verb
    };
    let shows_plural = next.is_some_and(|next| POSSESSORS.contains(&next))
        || before.is_some_and(|before| BEFORE_PLURALS.contains(&before));
    let may_show_plural = || next.is_some_and(precedes_noun) && follows_no_noun();
    if !may_be_heh_ending || !shows_plural && !may_show_plural() {
        return None;
    }
    let readings = Readings::of(&letters, knowledge)?;
    // After a letter that does not join, a plural needs no ZWNJ (مردهای).
    readings
        .plural
        .filter(|&end| chars::code_joins(letters[end - 1]) && (shows_plural || readings.is_often_plural))
}

/// Whether letter `k` is inside a letter that is repeated for its sound (خیلییی). Three letters ه in a row are the end of
/// a word and a plural ending (دهههای).
fn is_inside_repetition(letters: &Letters, k: usize) -> bool {
    const HEH: u8 = chars::letter_code('ه');
    let same = |at: usize| letters.get(at) == Some(&letters[k]);
    letters[k] != HEH && same(k - 1) && (same(k + 1) || k >= 2 && same(k - 2))
}

/// Whether a part is rather the plural of a frequent word than a word on heh with an ending: مردهای (مردها) and not
/// مرده‌ای. Verbs are left out, since کردهای is mostly کرده‌ای.
fn is_rather_plural(letters: &Letters, k: usize, knowledge: &Knowledge) -> bool {
    /// How much more frequent the word must be than the one on heh. Counts are logarithms: 3 is a factor of 16.
    const MORE: u8 = 3;
    const MAN: u64 = hash_of_str("مرد");
    if !may_be_plural(letters, k, knowledge) {
        return false;
    }
    let (stem, with_heh) = (letters.piece(0, k - 1), letters.piece(0, k));
    let form = knowledge.entry(stem).form();
    let is_noun = !form.verb || stem == MAN;
    is_noun && form.free >= knowledge.entry(with_heh).form().free + MORE
}

/// The letter of part `i` that needs a ZWNJ before it by a rule, whatever the weights are.
#[inline(always)]
pub(super) fn ruled_split(
    passage: &Passage,
    i: usize,
    letters: &Letters,
    knowledge: &Knowledge,
) -> Option<usize> {
    agreeing_verb(passage, i, knowledge)
        .or_else(|| split_of_imperfective(letters, knowledge))
        .or_else(|| split_of_verb_in_context(passage, i, letters))
        .or_else(|| superlative(letters, knowledge))
        .or_else(|| units::split_point(letters))
        .or_else(|| split_of_last_word(letters, passage.parts()[i].entry, knowledge))
}

/// Whether the model's answer to split a form holds in this text.
///
/// The answer holds in modern text if the form is mostly spelled with a ZWNJ, or if the text shows that
/// ZWNJs were deleted. For other forms, and in classical text, one side of the split must be an affix.
fn answer_holds(
    passage: &Passage,
    part: &Part,
    k: usize,
    knowledge: &Knowledge,
    thresholds: &Thresholds,
) -> bool {
    let is_archaic = thresholds.is_archaic;
    /// A logarithmic count: some dozens.
    const OFTEN: u8 = 5;
    let form = part.entry.form();
    let is_seldom_split = form.free > 0 || form.split < OFTEN;
    let letters = passage.letters(part);
    // A foreign word can have the fingerprint of a known one.
    if letters.is_foreign() || is_spoken_whole_word(&letters, knowledge) {
        return false;
    }
    // A silent heh ends a word, so it is never inside one (شعلهور).
    let is_one_word = is_seldom_split
        && !thresholds.shows_deletion()
        && (form.free > 0 || Ending::of(&letters[..k]) != Ending::SilentHeh);
    if !is_archaic && !is_one_word {
        // The counts of the model include wrong spellings. So what follows می must look like a verb.
        let right = letters.piece(k, letters.len());
        let form = || knowledge.entry(right).form();
        return !word_classes::is_imperfective(letters.piece(0, k))
            || letters.last() == Some(&grammar::DAL)
            || form().verb
            || spoken_verbs::is_contracted_verb(right)
            || split_of_imperfective(&letters, knowledge).is_some();
    }
    bond_at(&letters, k, knowledge, thresholds) == Bond::Affix
        && (!is_archaic || grammar::holds_in_verse(letters.piece(0, k), letters.piece(k, letters.len())))
}

/// Whether a form is the spoken form of a word without a ZWNJ: spoken Persian has ون for ان (میدون for
/// میدان).
fn is_spoken_whole_word(letters: &Letters, knowledge: &Knowledge) -> bool {
    const ALEF: u8 = chars::letter_code('ا');
    const VAV: u8 = chars::letter_code('و');
    const NOON: u8 = chars::letter_code('ن');
    let [head @ .., VAV, NOON] = &letters[..] else { return false };
    let written = Letters::new(head.iter().copied().chain([ALEF, NOON]));
    head.len() >= 2 && knowledge.entry(written.piece(0, written.len())).answer() == Answer::Whole
}

/// What joins the two sides of a split before letter `k`.
fn bond_at(letters: &Letters, k: usize, knowledge: &Knowledge, thresholds: &Thresholds) -> Bond {
    let (left, right) = (letters.piece(0, k), letters.piece(k, letters.len()));
    let seen = || knowledge.seen(left, right, || letters.piece(0, letters.len()));
    let word = |hash| grammar::Word { hash, entry: knowledge.entry(hash) };
    let ending = Ending::of(&letters[..k]);
    /// The least count (a logarithm) of a word that can take a comparative ending.
    const COMPARED: u8 = 5;
    // A common word stays whole even if it begins with the letters of an adverb or preposition (بهروز,
    // همسر).
    const COMMON: u8 = 7;
    let whole = knowledge.entry(letters.piece(0, letters.len())).form();
    let is_common = whole.free >= COMMON;
    let is_whole = may_be_plural(letters, k, knowledge) || is_common && word_classes::is_mostly_free(left);
    let is_name = is_common && word_classes::TO.contains(&left);
    if is_name || is_whole && !thresholds.shows_deletion() {
        return Bond::None;
    }
    match grammar::bond(word(left), word(right), || ending, seen) {
        // Without a space before it, تر is the ending and not the word "wet".
        Bond::Doubtful if is_comparative(right) && knowledge.entry(left).form().free >= COMPARED => {
            Bond::Affix
        }
        // Many words with بی are written as one word (بیکران).
        Bond::Affix if word_classes::WITHOUT.contains(&left) && whole.free > 0 => Bond::Compound,
        // After a consonant, an ending of possession is written without a gap (کتابمان). The ending ات is
        // also an Arabic plural (مشتبهات).
        Bond::Affix if word_classes::is_possessive(right) && ending == Ending::Other => Bond::Doubtful,
        Bond::Affix if word_classes::is_arabic_plural(right) => Bond::Doubtful,
        bond => bond,
    }
}

/// Whether the heh before a split more likely begins a plural ending: خبرهاش is خبر + هاش, and not خبره +
/// اش. The word before the heh must be a known one, and its last letter must not join.
fn may_be_plural(letters: &Letters, k: usize, knowledge: &Knowledge) -> bool {
    /// The least count (a logarithm) of a known word.
    const KNOWN: u8 = 5;
    const HEH: u8 = chars::letter_code('ه');
    const ALEF: u8 = chars::letter_code('ا');
    let (left, right) = letters.split_at(k);
    let [stem @ .., HEH] = left else { return false };
    let joins = stem.last().is_none_or(|&last| chars::code_joins(last));
    let is_plural = is_spoken_plural(letters.piece(k - 1, letters.len()));
    !joins
        && right.first() == Some(&ALEF)
        && is_plural
        && knowledge.entry(letters.piece(0, stem.len())).form().free >= KNOWN
}

/// The letter that needs a ZWNJ before it if a part is a known adjective with the ending of the superlative. No
/// other words end like that, except those that the model has as whole words (بهترین).
fn superlative(letters: &Letters, knowledge: &Knowledge) -> Option<usize> {
    /// The least count (a logarithm) of a known word.
    const KNOWN: u8 = 6;
    let k = letters.len().checked_sub(4)?;
    let left = letters.piece(0, k);
    let word = grammar::Word { hash: left, entry: knowledge.entry(left) };
    (word_classes::CERTAIN_COMPARATIVES.contains(&letters.piece(k, letters.len()))
        && k >= 2
        && chars::code_joins(letters[k - 1])
        && word.entry.form().free >= KNOWN
        && !grammar::takes_no_ending(word))
    .then_some(k)
}

/// The letter of part `i` that needs a ZWNJ before it if the part is می or نمی and a verb, and if the verb
/// agrees with the pronoun before the part: تو میدانی ("you know"), and not the adjective میدانی.
fn agreeing_verb(passage: &Passage, i: usize, knowledge: &Knowledge) -> Option<usize> {
    let part = &passage.parts()[i];
    let before = &passage.parts()[i.checked_sub(1)?];
    if part.gap != Gap::Space || !grammar::is_pronoun(before.hash) {
        return None;
    }
    let letters = passage.letters(part);
    [2, 3].into_iter().find(|&k| {
        let (left, right) = (letters.piece(0, k), letters.piece(k, letters.len()));
        let verb = grammar::Word { hash: right, entry: knowledge.entry(right) };
        k < letters.len()
            && word_classes::is_imperfective(left)
            && grammar::is_inflected_verb(verb)
            && grammar::agrees(before.hash, &letters[k..])
    })
}

/// The letter that needs a ZWNJ before it if a part is می or نمی and a spoken verb (میتونستم), or a verb with its object
/// (میبینمت). Training saw few of these, so no score decides.
fn split_of_imperfective(letters: &Letters, knowledge: &Knowledge) -> Option<usize> {
    split_of_spoken_verb(letters).or_else(|| split_of_verb_with_object(letters, knowledge))
}

/// The first letter after the prefix of a spoken verb (میتونستم, نمیدم).
fn split_of_spoken_verb(letters: &Letters) -> Option<usize> {
    let k = spoken_verbs::prefix_len(letters)?;
    let verb = letters.piece(k, letters.len());
    let is_verb = spoken_verbs::is_ruled_verb(verb) && !(k == 2 && spoken_verbs::may_be_noun(verb))
        || k <= 3 && spoken_verbs::is_clear_with_prefix(verb, k == 3);
    is_verb.then_some(k)
}

/// The first letter after the prefix of a spoken verb that the word before part `i` shows: کجا میری.
fn split_of_verb_in_context(passage: &Passage, i: usize, letters: &Letters) -> Option<usize> {
    let k = spoken_verbs::prefix_len(letters).filter(|&k| k == 2)?;
    let before = passage.parts()[..i].last().filter(|_| passage.parts()[i].gap == Gap::Space)?;
    spoken_verbs::is_clear_after(before.hash, letters.piece(k, letters.len())).then_some(k)
}

/// The first letter after the prefix of a verb with its object. Without the object, the verb must not be a noun (میدونت is
/// میدون with a pronoun).
fn split_of_verb_with_object(letters: &Letters, knowledge: &Knowledge) -> Option<usize> {
    let k = spoken_verbs::prefix_len(letters)?;
    let len = grammar::verb_before_object(letters, k, |hash| knowledge.entry(hash))?;
    let verb = Letters::new(letters[..k + len].iter().copied());
    let answer = knowledge.entry(verb.piece(0, verb.len())).answer();
    (answer != Answer::Whole && !is_spoken_whole_word(&verb, knowledge)).then_some(k)
}

/// The best split by the weights, if its score exceeds the threshold of its bond.
fn likely_split(
    passage: &Passage,
    i: usize,
    knowledge: &Knowledge,
    thresholds: &Thresholds,
    exits: &EarlyExits,
) -> Option<usize> {
    let part = &passage.parts()[i];
    let mut places = Places::new(passage.letters(part), around(passage, i), knowledge);
    // Most words fail this first, cheap test.
    let lowest = thresholds.affix_split();
    places.best(lowest, exits).filter(|&(_, score)| score > lowest)?;
    // A second run may have higher thresholds. It must find the same place with the same score. So the
    // search uses a threshold that is the same in every run.
    let (k, score) = places.best(thresholds.least_split(), exits)?;
    let letters = passage.letters(part);
    let threshold = threshold_at(&letters, k, knowledge, thresholds)?;
    let holds_in_verse = || grammar::holds_in_verse(letters.piece(0, k), letters.piece(k, letters.len()));
    if thresholds.is_archaic && !holds_in_verse() {
        return None;
    }
    // If the score is far above the least threshold, the search left out features. So a score that does not
    // reach the real threshold is computed again with all of them.
    let never = EarlyExits::never();
    let mut full_score = || places.best(thresholds.least_split(), &never);
    let is_reached = score > threshold || full_score().is_some_and(|full| full.0 == k && full.1 > threshold);
    is_reached.then_some(k)
}

/// The threshold of a split before letter `k`. `None` if the two sides are two words.
pub(super) fn threshold_at(
    letters: &Letters,
    k: usize,
    knowledge: &Knowledge,
    thresholds: &Thresholds,
) -> Option<i32> {
    thresholds.of_split(bond_at(letters, k, knowledge, thresholds), Ending::of(&letters[..k]))
}

/// Whether a part may be split at all.
pub(super) fn may_split(part: &Part) -> bool {
    part.len() >= 2 && !part.user_spelled && !part.has_kashida
}

/// The letter that needs a ZWNJ before it in an unknown form that is two words written as one (هربهانه‌ای).
/// The first word ends in a letter that does not join. The model must have an answer for the second word
/// (بهانه‌ای), which is where the letter comes from.
fn split_of_last_word(word: &Letters, entry: Entry, knowledge: &Knowledge) -> Option<usize> {
    let n = word.len();
    if n < 6 || entry != Entry::UNKNOWN {
        return None;
    }
    (2..n - 3).filter(|&i| !chars::code_joins(word[i - 1])).find_map(|i| {
        let (first, second) = (knowledge.entry(word.piece(0, i)), knowledge.entry(word.piece(i, n)));
        match second.answer() {
            Answer::Split(k)
                if first.form().free >= COMMON_WORD && features::split_points(&word[i..]).any(|p| p == k) =>
            {
                Some(i + k)
            }
            _ => None,
        }
    })
}

/// The neighbours of part `i`.
pub(super) fn around(passage: &Passage, i: usize) -> Around {
    let parts = passage.parts();
    let neighbour = |part: Option<&Part>, gap: Gap| match part {
        Some(part) if gap != Gap::Break => Neighbour { hash: part.hash, attached: gap == Gap::Zwnj },
        _ => Neighbour::default(),
    };
    let next = parts.get(i + 1);
    Around {
        left: neighbour(i.checked_sub(1).map(|j| &parts[j]), parts[i].gap),
        right: neighbour(next, next.map_or(Gap::Break, |p| p.gap)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::restore::model::Model;

    fn letters(word: &str) -> Letters {
        Letters::new(word.chars().map(|c| chars::class(c) & chars::LETTER))
    }

    #[test]
    fn a_common_word_before_a_known_one_is_seen_through() {
        let model = Model::embedded();
        let knowledge = Knowledge::new(&model, None);
        let split = |word: &str| {
            let word = letters(word);
            let entry = knowledge.entry(word.piece(0, word.len()));
            split_of_last_word(&word, entry, &knowledge)
        };
        assert_eq!(split("ازمیخواهند"), Some(4));
        assert_eq!(split("بدمیخواهند"), None, "not a common word");
        assert_eq!(split("میخواهند"), None, "a known form");
    }
}
