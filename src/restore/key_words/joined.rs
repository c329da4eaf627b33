//! Are the parts on both sides of a space one word? Pure decisions about their letters.

use super::super::endings::is_ending;
use super::super::entry::{Entry, Together};
use super::super::features::{self, Beside, Evidence, Pair, Side};
use super::super::letters::{HEH, YE, hash_of, hash_of_str, hashes, pair_hash};
use super::super::merge;
use super::super::passage::{Gap, Part, Passage};
use super::super::plurals::{is_possessed_plural, takes_plural};
use super::super::word_classes::{self, is_never_compared};
use super::{EZAFE, KeyWords, PHRASES, Piece, SPOKEN_MORE, is_mostly_whole};
use crate::arabic::ARTICLE;

/// Prefixes of verbs.
const VERB_PREFIXES: [u64; 2] = hashes(["می", "نمی"]);
/// Endings that follow a silent heh: forms of "to be", the indefinite ای, and possessives.
const AFTER_HEH: [u64; 7] = hashes(["ام", "ای", "ایم", "اید", "اند", "اش", "ات"]);
/// The least sum of the side bounds of two parts that were never seen joined, in logits. No such pair
/// reaches [`JOIN`](super::JOIN) with a lower sum.
const LEAST_SIDES: i32 = 1;
/// The last words of [`PHRASES`].
const PHRASE_ENDS: [u64; 2] = hashes(["الله", "شاالله"]);
/// The first half of names like عبدالرحمن, whose second half begins with [`ARTICLE`].
const SERVANT: u64 = hash_of_str("عبد");
/// Spoken possessors that are no words. A space before them is an error (گربه مون).
const SPOKEN_POSSESSORS: [u64; 3] = hashes(["مون", "تون", "شون"]);

impl KeyWords<'_> {
    /// Whether the words on both sides of the space before part `i` are one word.
    pub(in crate::restore) fn are_joined(&self, passage: &Passage, i: usize) -> bool {
        let Some([left, right]) = passage.parts()[i - 1..].first_chunk() else { return false };
        if right.gap != Gap::Space || right.gap_is_fixed() || left.has_kashida || right.has_kashida {
            return false;
        }
        if self.has_typed_ending(passage, left, right) {
            return !left.user_spelled && !right.user_spelled;
        }
        if right.len() == 1 || left.len() == 1 {
            return right.hash == EZAFE && passage.is_ezafe(i);
        }
        if is_possessed_plural(left.hash, right.hash, self.knowledge) {
            return !left.user_spelled && !right.user_spelled;
        }
        self.are_one_word(passage, left, right)
    }

    /// Whether two parts are a phrase of Arabic, a word and its ending, or the halves of a compound.
    fn are_one_word(&self, passage: &Passage, left: &Part, right: &Part) -> bool {
        let may_be_phrase = left.hash == SERVANT || PHRASE_ENDS.contains(&right.hash);
        let may_be_word = may_be_joined(left.entry, self.entry_without_endings(passage, left, right));
        let may_be_broken = self.repairs.words && left.entry.may_meet_in_seam(right.entry);
        if !may_be_phrase && !may_be_word && !may_be_broken {
            return false; // The letters of the parts are read only if one of these may be.
        }
        let (l, r) = (piece_of(passage, left), piece_of(passage, right));
        let joins = right.previous_joins;
        let is_word = || match joins {
            true => self.are_whole_or_one_word(&l, &r),
            false => !left.user_spelled && self.is_ending_of(&l, &r),
        };
        let is_broken = || merge::is_one_word(left, right, &l.letters, &r.letters, self.knowledge);
        may_be_phrase && is_phrase(&l, &r)
            || may_be_word && is_word()
            || may_be_broken && !joins && is_broken()
    }

    /// What is known of the right part without its plural ending or other endings that follow without a gap.
    fn entry_without_endings(&self, passage: &Passage, left: &Part, right: &Part) -> Entry {
        let rest = match right.previous_joins {
            true if passage.may_end_in_plural(right) => self.singular(&piece_of(passage, right)),
            true => self.without_endings(&piece_of(passage, left), &piece_of(passage, right)),
            false => None,
        };
        rest.map_or(right.entry, |rest| rest.entry)
    }

    /// Whether the right part is an ending of the left one, with an erroneous space before it: گربه مون, زندگی اش, خسته م.
    fn has_typed_ending(&self, passage: &Passage, left: &Part, right: &Part) -> bool {
        let last = passage.letters(left).last().copied();
        let may_be_ending = SPOKEN_POSSESSORS.contains(&right.hash)
            || right.previous_joins && word_classes::PLURAL_POSSESSIVES.contains(&right.hash)
            || last == Some(YE) && word_classes::is_personal_ending(right.hash)
            || last == Some(HEH) && word_classes::SPOKEN.contains(&right.hash)
            || right.hash == SPOKEN_MORE && self.is_compared(left.hash);
        may_be_ending && left.len() >= 3 && takes_plural(left.hash, self.knowledge)
    }

    /// Whether training saw the comparative of a word.
    pub(super) fn is_compared(&self, word: u64) -> bool {
        const MORE: u64 = hash_of_str("تر");
        self.knowledge.pair(pair_hash(word, MORE)).zwnj > 0
    }

    /// Whether the letters of two parts are a word that is mostly written as one.
    pub(super) fn is_whole(&self, left: &Piece, right: &Piece) -> bool {
        if !left.entry.may_be_joined_with(right.entry) || left.letters.len() < 2 || right.letters.len() < 2 {
            return false;
        }
        let together = self.knowledge.pair(pair_hash(left.hash, right.hash));
        together.zwnj > 0 && is_mostly_whole(self.knowledge.entry(hash_of_both(left, right)).form(), together)
    }

    /// Whether the right part is an ending of the left one, which ends in a letter that does not join.
    fn is_ending_of(&self, left: &Piece, right: &Piece) -> bool {
        let is_ending = |piece: &Piece| is_ending(piece.hash, piece.letters.len());
        is_ending(right)
            && !is_ending(left)
            && !is_never_compared(left.hash, right.hash)
            && self.is_one_word(left, right)
    }

    /// Whether two parts are one word, by the score of the space between them without any neighbours.
    pub(super) fn is_one_word(&self, left: &Piece, right: &Piece) -> bool {
        let join = if is_affixed(left, right) { self.join_affix } else { self.join };
        may_be_joined(left.entry, right.entry)
            && self.score(left, right, join).is_some_and(|score| score > join)
            && !left.letters.is_foreign()
            && !right.letters.is_foreign()
    }

    /// The score of the space between two parts. `None` as soon as some of the features show that it will not exceed `join`.
    /// If they show that it will, the last features are left out.
    fn score(&self, left: &Piece, right: &Piece, join: i32) -> Option<i32> {
        let (l, r) = (left.entry, right.entry);
        let knowledge = self.knowledge;
        let mut score = 0;
        let mut add = |feature| score += knowledge.weight(feature);
        features::space_each(l.form(), r.form(), &mut add);
        let sides = l.side_bound_with(r);
        if score + sides * knowledge.logit() < join - self.after_counts {
            return None;
        }
        let together = match l.may_be_joined_with(r) {
            true => knowledge.pair(pair_hash(left.hash, right.hash)),
            false => Together::default(),
        };
        if together.zwnj == 0 && sides < LEAST_SIDES {
            return None;
        }
        let side =
            |piece: &Piece| Side { hash: piece.hash, len: piece.letters.len(), form: piece.entry.form() };
        let (before, after) = (Beside::default(), Beside::default());
        let pair = Pair { left: side(left), right: side(right), before, after, together };
        let mut add = |feature| score += knowledge.weight(feature);
        features::space_together(&pair, &mut add);
        features::space_sides(&pair, &mut add);
        if score < join - self.after_sides {
            return None;
        }
        let mut add = |feature| score += knowledge.weight(feature);
        features::space_first(&pair, &mut add);
        if score < join - self.after_first {
            return None;
        }
        if score < join + self.after_first {
            let mut add = |feature| score += knowledge.weight(feature);
            features::space_second(&pair, 0, &mut add);
            features::space_rest(&pair, &left.letters, &right.letters, knowledge, &mut add);
        }
        Some(score)
    }
}

/// A part as a piece.
fn piece_of(passage: &Passage, part: &Part) -> Piece {
    Piece { letters: passage.letters(part), hash: part.hash, entry: part.entry }
}

/// Whether two parts may be one word. This quick test is true wherever [`is_one_word`](KeyWords::is_one_word) or
/// [`is_whole`](KeyWords::is_whole) is.
fn may_be_joined(left: Entry, right: Entry) -> bool {
    left.may_be_joined_with(right) | (left.side_bound_with(right) >= LEAST_SIDES)
}

/// Whether one of two parts is an affix of the other: an ending of the plural or comparative, an ending after a silent
/// heh, or the prefix of a verb.
fn is_affixed(left: &Piece, right: &Piece) -> bool {
    is_ending(right.hash, right.letters.len())
        || AFTER_HEH.contains(&right.hash) && left.letters.last() == Some(&HEH)
        || VERB_PREFIXES.contains(&left.hash) && right.entry.form().verb
}

/// Whether two parts belong to an Arabic phrase that is also written as one word.
fn is_phrase(left: &Piece, right: &Piece) -> bool {
    left.hash == SERVANT && right.letters.starts_with(&ARTICLE)
        || PHRASES.contains(&hash_of_both(left, right))
}

/// The hash of the letters of two parts.
fn hash_of_both(left: &Piece, right: &Piece) -> u64 {
    hash_of(left.letters.iter().chain(right.letters.iter()))
}
