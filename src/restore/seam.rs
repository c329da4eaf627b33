//! Does a seam have a space? Pure decisions.
//!
//! A *seam* is a boundary after a letter that does not join. Paper does not show whether it has a space. The
//! score of a seam says how much more likely two words are than one. It depends on the letters and on the
//! ZWNJs beside them ([`Seam`]). Two decisions use the score:
//!
//! - *Cut* (دوکشور): a seam inside a part gets a space if its score exceeds a threshold ([`cut_point`]).
//! - *Merge* (کار آفرین): a space at a seam is removed if the score is far below zero ([`merge`](super::merge)).
//!
//! Rules without a score find the spaces inside nouns of two verb stems and inside verbs with a particle.

use super::amounts;
use super::arabic;
use super::archaic::is_archaic;
use super::compounds;
use super::entry::{Answer, Entry};
use super::features::{Attached, Seam};
use super::glued_object;
use super::grammar;
use super::knowledge::Knowledge;
use super::letters::{Letters, MAX_WORD, hash_of_str, hashes};
use super::lost_before_prefix;
use super::passage::{CUT, Gap, Others, Part, Passage};
use super::past_verbs;
use super::seam_chain::best_chain;
use super::seam_score::{best_seam, first_score, score};
use super::thresholds::{EarlyExits, Thresholds};
use super::whole_words;
use super::word_classes;
use crate::chars;

/// The code of the conjunction و.
const AND: u8 = chars::letter_code('و');

/// The letter of part `i` that needs a space before it, because two words were written as one. `None` if the
/// part stays whole.
pub(super) fn cut_point(
    passage: &Passage,
    i: usize,
    knowledge: &Knowledge,
    thresholds: &Thresholds,
    exits: &EarlyExits,
) -> Option<usize> {
    let part = &passage.parts()[i];
    if part.len() < 3 || part.user_spelled {
        return None;
    }
    if part.entry.answer() != Answer::Ask && !word_classes::is_plural_with_object(part.hash) {
        return None;
    }
    let letters = passage.letters(part);
    // A space after this many letters would end the passage earlier in a second run.
    let is_inside = |k: usize| passage.parts()[..i].iter().map(Part::len).sum::<usize>() + k < CUT;
    if let Some(k) = ruled_cut(passage, i, &letters, knowledge) {
        let is_possible = passage.is_plain(part) || is_amount(passage, i, k) && passage.is_plain_amount(part);
        return (is_possible && is_inside(k)).then_some(k);
    }
    let (k, _) = seam_or_chain(passage, i, &letters, knowledge, thresholds, exits)?;
    let k = cut_beside_and(&letters, k, attached(passage, i), knowledge, thresholds)?;
    let (left, right) = (letters.piece(0, k), letters.piece(k, letters.len()));
    let is_after_preposition = is_after_preposition(left, right);
    let is_possible = is_inside(k)
        && !is_beside_stray_letter(passage, i)
        && !divides_compound(passage, i, left, right, knowledge)
        && !whole_words::is_one_word(passage, i, &letters, left, right)
        && passage.is_plain(part)
        && !grammar::is_any_ending(right, letters.len() - k)
        && !word_classes::ATTACHED_COPULAS.contains(&right)
        && !is_spoken_word(part.hash, &letters)
        && !is_after_preposition
        && !letters.is_foreign()
        && ![part.hash, left, right].into_iter().any(is_archaic)
        && (!arabic::stays_whole(&letters) || word_classes::LIKE_ARTICLE.contains(&right));
    is_possible.then_some(k)
}

/// The letter of part `i` that needs a space before it by a rule, whatever the scores of its seams are.
pub(super) fn ruled_cut(
    passage: &Passage,
    i: usize,
    letters: &Letters,
    knowledge: &Knowledge,
) -> Option<usize> {
    let part = &passage.parts()[i];
    amount_cut(passage, part, letters)
        .or_else(|| past_verbs::cut_point(letters, part.entry.form().free, knowledge))
        .or_else(|| lost_before_prefix::cut_point(passage, i, letters, knowledge))
        .or_else(|| glued_object::cut_point(passage, i, letters, knowledge))
}

/// The letter that begins what is counted in an amount after a number: 100هزارتومان.
fn amount_cut(passage: &Passage, part: &Part, letters: &Letters) -> Option<usize> {
    amounts::cut_point(letters).filter(|_| passage.follows_number(part))
}

/// Whether part `i` is an amount after a number, and letter `k` begins what is counted.
pub(super) fn is_amount(passage: &Passage, i: usize, k: usize) -> bool {
    let part = &passage.parts()[i];
    amount_cut(passage, part, &passage.letters(part)) == Some(k)
}

/// Whether a rule puts a space before letter `k` of part `i`.
pub(super) fn is_ruled_cut(passage: &Passage, i: usize, k: usize, knowledge: &Knowledge) -> bool {
    let letters = passage.letters(&passage.parts()[i]);
    ruled_cut(passage, i, &letters, knowledge) == Some(k)
}

/// The seam of part `i` where a space is most likely, as the number of the letter after it, and its score, which is above
/// the threshold. If no seam has such a score, and the text lost spaces, the part may be a chain of words.
fn seam_or_chain(
    passage: &Passage,
    i: usize,
    letters: &Letters,
    knowledge: &Knowledge,
    thresholds: &Thresholds,
    exits: &EarlyExits,
) -> Option<(usize, i32)> {
    let entry = passage.parts()[i].entry;
    let is_seen = entry.form().free > 0;
    let threshold = cut_threshold(entry, thresholds);
    let attached = attached(passage, i);
    let best = best_seam(letters, entry, attached, knowledge, threshold, exits);
    best.filter(|&(_, score)| score > threshold).or_else(|| {
        let may_be_chain = !is_seen && thresholds.shows_lost_spaces();
        if may_be_chain { best_chain(letters, attached, knowledge, threshold) } else { None }
    })
}

/// Whether a part is a spoken word that begins like و and another word: واسه ("for") with a pronoun, or a form of
/// واستادن ("to stand").
fn is_spoken_word(hash: u64, letters: &[u8]) -> bool {
    let code = chars::letter_code;
    let stand = ['و', 'ا', 'س', 'ت', 'ا'].map(code);
    word_classes::SPOKEN_FOR.contains(&hash) || letters.starts_with(&stand)
}

/// Whether the right word never follows the left one, which is a preposition.
fn is_after_preposition(left: u64, right: u64) -> bool {
    word_classes::PREPOSITIONS.contains(&left) && word_classes::NEVER_AFTER_PREPOSITION.contains(&right)
}

/// Whether a word is often written without a space after it (براساس, هرگونه).
pub(super) fn is_often_attached(word: u64) -> bool {
    const DETERMINERS: [u64; 5] = hashes(["هر", "این", "آن", "همان", "همین"]);
    word_classes::PREPOSITIONS.contains(&word) || DETERMINERS.contains(&word)
}

/// Whether two words never follow each other in a word of a search key that lost its space (تارا, یارا). را at the
/// beginning is the word only before a common one: رامتین is a name.
pub(super) fn is_never_before(left: u64, right: u64, knowledge: &Knowledge) -> bool {
    const OR: u64 = hash_of_str("یا");
    const OBJECT: u64 = hash_of_str("را");
    /// The least count (a logarithm) of a common word.
    const COMMON: u8 = 8;
    is_after_preposition(left, right)
        || left == OR && right == OBJECT
        || left == OBJECT && knowledge.entry(right).form().free < COMMON
}

/// The decision about part `i` without early exits: a seam as the number of the letter after it, and the score. The seam
/// is the one with the greatest score, or the first of a chain of words that has a score above the threshold. `None` if
/// the part has no seam, or if no score decides about its seams.
pub(super) fn cut_score(
    passage: &Passage,
    i: usize,
    knowledge: &Knowledge,
    thresholds: &Thresholds,
) -> Option<(usize, i32)> {
    let part = &passage.parts()[i];
    if part.len() < 3 || part.entry.answer() != Answer::Ask {
        return None;
    }
    let letters = passage.letters(part);
    let lowest = i32::MIN;
    let never = EarlyExits::never();
    let (k, score) = seam_or_chain(passage, i, &letters, knowledge, thresholds, &never)
        .or_else(|| best_seam(&letters, part.entry, attached(passage, i), knowledge, lowest, &never))?;
    Some((cut_beside_and(&letters, k, attached(passage, i), knowledge, thresholds).unwrap_or(k), score))
}

/// Whether a cut of part `i` into `left` and `right` would divide a compound whose ZWNJs the writer typed: آب‌وهوا,
/// دربه‌در, پیچ‌درپیچ, پیش‌ازاین, ازاین‌رو, ازجان‌گذشته. A small word is then beside the ZWNJ, or the compound is a
/// connective with a pronoun, or it ends in a participle.
fn divides_compound(passage: &Passage, i: usize, left: u64, right: u64, knowledge: &Knowledge) -> bool {
    const SMALL_WORDS: [u64; 5] = hashes(["به", "در", "تا", "بر", "و"]);
    const AFTER_ZWNJ: [u64; 7] = hashes(["به", "در", "تا", "بر", "و", "از", "هر"]);
    const PRONOUNS: [u64; 2] = hashes(["این", "آن"]);
    let part = &passage.parts()[i];
    if part.gap == Gap::Zwnj && AFTER_ZWNJ.contains(&left) {
        return true;
    }
    let Some(next) = passage.parts().get(i + 1).filter(|next| next.gap == Gap::Zwnj) else { return false };
    SMALL_WORDS.contains(&right) && !begins_adverb(left, right, next, knowledge)
        || PRONOUNS.contains(&right) && !grammar::is_any_ending(next.hash, next.len())
        || word_classes::PREPOSITIONS.contains(&left) && compound_ends_in_participle(passage, i)
}

/// Whether به and the part after it are an adverb (کشوربه‌طور), and not the end of a longer compound (دربه‌در). Training
/// must have seen the two with a ZWNJ.
fn begins_adverb(left: u64, right: u64, next: &Part, knowledge: &Knowledge) -> bool {
    const TO: u64 = hash_of_str("به");
    right == TO && next.hash != left && knowledge.often_has_zwnj(right, next.hash)
}

/// Whether the compound that part `i` begins ends in a participle (ازپیش‌تعیین‌شده).
fn compound_ends_in_participle(passage: &Passage, i: usize) -> bool {
    let rest = passage.parts()[i + 1..].iter();
    let last = rest.take_while(|part| part.gap == Gap::Zwnj).last();
    last.is_some_and(|last| {
        last.entry.form().verb && grammar::Ending::of(&passage.letters(last)) == grammar::Ending::SilentHeh
    })
}

/// Where a part with a seam before letter `k` is cut if the conjunction is before that seam
/// ([`whole_words::cut_at_and`]).
fn cut_beside_and(
    letters: &Letters,
    k: usize,
    attached: Attached,
    knowledge: &Knowledge,
    thresholds: &Thresholds,
) -> Option<usize> {
    let is_cut_after_and = |rest: &Letters| {
        let entry = knowledge.entry(rest.piece(0, rest.len()));
        let attached = Attached { left: false, ..attached };
        let seam = Seam::new(rest, 1, entry.form(), attached, knowledge);
        let threshold = cut_threshold(entry, thresholds);
        entry.answer() == Answer::Ask
            && score(rest, &seam, first_score(rest, &seam, knowledge), knowledge) > threshold
    };
    whole_words::cut_at_and(letters, k, knowledge, is_cut_after_and)
}

/// The threshold of a cut of a form with this entry.
pub(super) fn cut_threshold(entry: Entry, thresholds: &Thresholds) -> i32 {
    if entry.form().free > 0 { thresholds.cut_of_seen_form() } else { thresholds.cut() }
}

/// Whether a single letter other than the conjunction is beside part `i`. It is the rest of a broken word (ر وبه‌رو), so
/// the part may be the rest of that word too.
fn is_beside_stray_letter(passage: &Passage, i: usize) -> bool {
    let parts = passage.parts();
    // The ye of خانه‌ی is no stray letter.
    let is_stray =
        |part: &Part| part.len() == 1 && part.gap != Gap::Zwnj && !word_classes::AND.contains(&part.hash);
    parts[..i].last().is_some_and(|before| parts[i].gap == Gap::Space && is_stray(before))
        || parts.get(i + 1).is_some_and(|after| after.gap == Gap::Space && is_stray(after))
}

/// Whether the parts around the word و at part `i` are a noun of two verb stems (گفت و گو).
pub(super) fn is_pair_of_stems(passage: &Passage, i: usize) -> bool {
    let parts = passage.parts();
    let (Some([first, and]), Some(second)) = (parts[i - 1..].first_chunk(), parts.get(i + 1)) else {
        return false;
    };
    let is_space = |part: &Part| part.gap == Gap::Space && !part.gap_is_fixed();
    let may_change = |part: &Part| !part.user_spelled && !part.has_kashida;
    word_classes::AND.contains(&and.hash)
        && is_space(and)
        && is_space(second)
        && [first, and, second].into_iter().all(may_change)
        && first.gap != Gap::Zwnj
        && passage.joined_len(i) + passage.joined_len(i + 1) <= MAX_WORD
        && compounds::is_pair_of_stems(first.hash, &passage.letters(second))
}

/// Whether part `i` is the word و and a verb stem without a space between them, after the first stem of a
/// noun (گفت وگو).
pub(super) fn is_pair_of_typed_stems(passage: &Passage, i: usize) -> bool {
    let Some([first, and_stem]) = passage.parts()[i - 1..].first_chunk() else { return false };
    let letters = passage.letters(and_stem);
    let Some(stem) = letters.strip_prefix(&[AND]) else { return false };
    let may_change = |part: &Part| !part.user_spelled && !part.has_kashida;
    [first, and_stem].into_iter().all(may_change)
        && first.gap != Gap::Zwnj
        && passage.joined_len(i) <= MAX_WORD
        && compounds::is_pair_of_stems(first.hash, &Letters::new(stem.iter().copied()))
}

/// Whether the space before part `i` is inside a verb with a particle: part `i` is می or نمی, the particle is
/// before it, and the rest of the verb after it. The writer must have lost the ZWNJ of the verb. If the ZWNJ
/// is there, the space may be intended, since both spellings are right (بر می‌گردد).
pub(super) fn is_verb_with_particle(passage: &Passage, i: usize) -> bool {
    let parts = passage.parts();
    let (Some([particle, prefix]), Some(verb)) = (parts[i - 1..].first_chunk(), parts.get(i + 1)) else {
        return false;
    };
    let may_change = |part: &Part| !part.user_spelled && !part.has_kashida;
    word_classes::is_imperfective(prefix.hash)
        && prefix.len() <= 3
        && compounds::is_particle(particle.hash)
        && verb.gap == Gap::Zwnj
        && passage.edited.next(i + 1) == Some(i + 1)
        && particle.gap != Gap::Zwnj
        && [particle, prefix].into_iter().all(may_change)
        && passage.joined_len(i) <= MAX_WORD
        && compounds::is_particle_of(particle.hash, &passage.letters(verb))
}

/// On which sides something is attached to part `i`: another part by a ZWNJ, or a Latin word before it
/// (APIهارا).
pub(super) fn attached(passage: &Passage, i: usize) -> Attached {
    let is_zwnj = |part: Option<&Part>| part.is_some_and(|part| part.gap == Gap::Zwnj);
    let left = is_zwnj(passage.parts().get(i)) || passage.is_after_latin_letter(&passage.parts()[i]);
    Attached { left, right: is_zwnj(passage.parts().get(i + 1)) }
}

/// Whether part `i` is a word of prose and lost the space before the Latin word after it (ازVue).
pub(super) fn has_lost_space_after(passage: &Passage, i: usize) -> bool {
    /// A part with at least this free count (a logarithm, 0–15) is a common word.
    const COMMON: u8 = 8;
    let part = &passage.parts()[i];
    part.others.has(Others::AFTER)
        && part.entry.form().free >= COMMON
        && part.gap != Gap::Zwnj
        && !part.user_spelled
        && !passage.is_after_latin_letter(part)
        && passage.is_plain(part)
        && passage.is_before_latin_word(part)
}
