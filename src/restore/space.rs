//! Is a space a lost ZWNJ? A pure decision.
//!
//! A few endings follow rules of grammar alone (`space/endings.rs`). For all other parts, the score of
//! the space decides, which is a sum of weights. The features come in stages, cheap and strong ones first,
//! and most decisions end early. In steps 2 to 7, the threshold is that of an affix. The names in code font
//! are the distances of [`EarlyExits`].
//!
//! 1. *Rules.* If orthography allows neither a ZWNJ nor an ending without a gap, the space stays.
//! 2. *Side bounds.* The model keeps with each form an upper bound on the weights of the form by itself. If
//!    the sum for both parts is more than `space_far` and `pair_seen` below the threshold, the features of
//!    the pair cannot make up for it, and the space stays. For a pair that was not seen joined,
//!    `pair_unseen` takes the place of `pair_seen`, and the sum must also reach [`MIN_SIDE_BOUND`].
//! 3. *Each.* How often each part was seen. If this and the side bounds together are more than `after_each`
//!    below the threshold, the space stays.
//! 4. *Pair.* How often both were seen together. If they were not, step 2 is repeated with `pair_unseen`.
//!    The look-up comes late because there are many pairs and they are far apart in memory. If the score
//!    with the side bounds is more than `space_far` and `after_counts` below the threshold, the space stays.
//! 5. *Sides.* The parts by themselves, in place of their bounds. The same limit holds again. If the score
//!    is more than `space_certain` above the threshold, the space passes.
//! 6. *First.* The strongest of the other features. If the score is more than `space_far` below the
//!    threshold, the space stays. If it is more than `space_near` above, the space passes.
//! 7. *Second and rest.* The rest counts only if the score is then within `space_doubt` of the threshold, or
//!    if the right part is unknown. If the score exceeds the threshold, the space passes.
//! 8. *Grammar.* A space that passes is removed if grammar allows the two parts to be one word. A compound
//!    has a higher threshold than an affix. So steps 2 to 7 are repeated with the threshold of the bond
//!    ([`Bond`]).
//!
//! The space stays in any case if the joined word would be too long, if a part has a foreign letter, or if
//! the parts belong to an Arabic phrase ([`arabic`]).

mod bonds;
mod endings;

use super::arabic;
use super::endings::is_ending;
use super::entry::{Entry, Form, Together};
use super::features::{self, Beside, Evidence, Pair, Side};
use super::filter;
use super::grammar::{Bond, Seen};
use super::insistence;
use super::knowledge::Knowledge;
use super::letter_names;
use super::letters::{MAX_WORD, hash_of, pair_hash};
use super::passage::{Gap, Part, Passage};
use super::phrases;
use super::repeated_words;
use super::spoken_verbs;
use super::thresholds::{EarlyExits, MIN_SIDE_BOUND, Thresholds};
use super::word_classes;
use crate::arabic::ARTICLE;

/// A space to be judged, and everything that the decision depends on.
#[derive(Clone, Copy)]
struct Space<'a> {
    passage: &'a Passage<'a, 'a>,
    /// The number of the part after the space.
    i: usize,
    /// The parts before and after the space.
    left: &'a Part,
    right: &'a Part,
    knowledge: &'a Knowledge<'a>,
    threshold: i32,
    exits: &'a EarlyExits,
}

/// Whether the space before part `i` is a lost ZWNJ and must be removed.
#[inline]
pub(super) fn is_lost_zwnj(
    passage: &Passage,
    i: usize,
    knowledge: &Knowledge,
    thresholds: &Thresholds,
    exits: &EarlyExits,
) -> bool {
    let Some([left, right]) = passage.parts()[i - 1..].first_chunk() else { return false };
    let threshold = thresholds.affix_join;
    let space = Space { passage, i, left, right, knowledge, threshold, exits };
    if let Some(is_lost) = space.by_rule() {
        return is_lost;
    }
    if space.is_before_spoken_verb() {
        let stays_apart = phrases::are_apart(passage, i, knowledge, || Seen::Never);
        return space.is_allowed() && space.makes_a_word() && !thresholds.is_archaic && !stays_apart;
    }
    if left.gap == Gap::Zwnj {
        if space.is_plural_of_comparative() {
            return space.makes_a_word();
        }
        if repeated_words::is_second_half(passage, i) {
            return space.is_allowed() && space.makes_a_word();
        }
    }
    space.is_allowed() && space.is_likely() && space.makes_a_word() && space.is_grammatical(thresholds)
}

/// The score of the space before part `i` with all features, and its threshold. The score is `None` if a rule decides
/// about the space. The threshold is `None` if the two parts are two words by grammar.
pub(super) fn join_score(
    passage: &Passage,
    i: usize,
    knowledge: &Knowledge,
    thresholds: &Thresholds,
) -> (Option<i32>, Option<i32>) {
    let Some([left, right]) = passage.parts()[i - 1..].first_chunk() else { return (None, None) };
    let threshold = thresholds.affix_join;
    let space = Space { passage, i, left, right, knowledge, threshold, exits: &EarlyExits::never() };
    if space.by_rule().is_some()
        || space.is_before_spoken_verb()
        || space.is_plural_of_comparative()
        || repeated_words::is_second_half(passage, i)
        || !space.is_allowed()
    {
        return (None, None);
    }
    let of_bond = space.threshold_of(space.bond(), thresholds);
    (Some(space.full_score()), of_bond.map(|of_bond| of_bond.max(threshold)))
}

// The methods take a copy, so that the fields of a space stay in registers.
impl<'a> Space<'a> {
    /// Step 1: whether orthography allows the space to be removed.
    #[inline(always)]
    fn is_allowed(self) -> bool {
        let (left, right) = (self.left, self.right);
        if left.has_kashida | right.has_kashida {
            return false;
        }
        if !right.previous_joins {
            // The two parts would become one. Only an ending may follow without a gap, and it must not
            // follow another ending.
            let is_ending = |part: &Part| is_ending(part.hash, part.len());
            let joins = is_ending(right)
                && !is_ending(left)
                && !left.user_spelled
                && !self.passage.may_become_arabic(left, right);
            if !joins {
                return false;
            }
        }
        left.len() != 1 && right.len() != 1 // a single letter is the name of a letter (الف ب پ)
    }

    /// Whether the parts are می or نمی and a spoken verb (می اومدم). The score does not decide about them, because training
    /// saw few.
    #[inline(always)]
    fn is_before_spoken_verb(self) -> bool {
        self.left.lists & filter::IMPERFECTIVE != 0
            && word_classes::is_imperfective(self.left.hash)
            && spoken_verbs::is_ruled_verb(self.right.hash)
    }

    /// The letters of both parts as one word.
    fn joined_hash(self) -> u64 {
        let (left, right) = (self.passage.letters(self.left), self.passage.letters(self.right));
        hash_of(left.iter().chain(right.iter()))
    }

    /// What is known of both parts as one word.
    fn joined(self) -> Entry {
        self.knowledge.entry(self.joined_hash())
    }

    /// How training saw both parts together.
    fn seen(self) -> Seen {
        self.knowledge.seen(self.left.hash, self.right.hash, || self.joined_hash())
    }

    /// The score with all features: the sum of steps 3 to 7, without an early exit.
    fn full_score(self) -> i32 {
        let (left, right) = (self.left, self.right);
        let together = match left.entry.may_be_joined_with(right.entry) {
            true => self.knowledge.pair(pair_hash(left.hash, right.hash)),
            false => Together::default(),
        };
        let pair = self.pair(together);
        let after = self.part_after().map_or(0, |p| features::tail(&self.passage.letters(p)));
        let (left, right) = (self.passage.letters(left), self.passage.letters(right));
        let mut score = 0;
        let mut add = |f| score += self.knowledge.weight(f);
        features::space_each(pair.left.form, pair.right.form, &mut add);
        features::space_together(&pair, &mut add);
        features::space_sides(&pair, &mut add);
        features::space_first(&pair, &mut add);
        features::space_second(&pair, after, &mut add);
        features::space_rest(&pair, &left, &right, self.knowledge, &mut add);
        score
    }

    /// Steps 2 to 7: whether the score exceeds the threshold.
    #[inline(always)]
    fn is_likely(self) -> bool {
        self.counts().is_some_and(|(together, each)| self.reaches_threshold(together, each))
    }

    /// Steps 2 to 4: how often the two parts were seen together, and the score of how often each was seen.
    /// `None` if the score cannot reach the threshold. Most spaces end here.
    #[inline(always)]
    fn counts(self) -> Option<(Together, i32)> {
        let (left, right) = (self.left, self.right);
        // An upper bound, since it was rounded up when the model was built. For unknown forms, an estimate.
        let bound = left.entry.side_bound_with(right.entry) * self.knowledge.logit();
        if bound < self.least_of_sides(self.exits.pair_seen) {
            return None;
        }
        let may_be_seen = left.entry.may_be_joined_with(right.entry);
        let least_unseen =
            self.least_of_sides(self.exits.pair_unseen).max(MIN_SIDE_BOUND * self.knowledge.logit());
        if !may_be_seen && bound < least_unseen {
            return None;
        }
        let mut each = 0;
        let (l, r) = (left.entry.form(), right.entry.form());
        features::space_each(l, r, &mut |f| each += self.knowledge.weight(f));
        if each + bound < self.threshold - self.exits.after_each {
            return None;
        }
        let together = match may_be_seen {
            true => self.knowledge.pair(pair_hash(left.hash, right.hash)),
            false => Together::default(),
        };
        (together.zwnj > 0 || bound >= least_unseen).then_some((together, each))
    }

    /// The least that the side bounds must add up to if the features of the pair add `pair` at most.
    #[inline(always)]
    fn least_of_sides(self, pair: i32) -> i32 {
        self.threshold - self.exits.space_far - pair
    }

    /// The weights of step 4, and steps 5 to 7: whether the score exceeds the threshold. `score` is that of
    /// step 3.
    fn reaches_threshold(self, together: Together, mut score: i32) -> bool {
        let (left, right) = (self.left, self.right);
        let pair = self.pair(together);
        let least = self.threshold - self.exits.space_far - self.exits.after_counts;
        features::space_together(&pair, &mut |f| score += self.knowledge.weight(f));
        if score + left.entry.side_bound_with(right.entry) * self.knowledge.logit() < least {
            return false;
        }
        features::space_sides(&pair, &mut |f| score += self.knowledge.weight(f));
        if score < least {
            return false;
        }
        if score > self.threshold + self.exits.space_certain {
            return true;
        }
        features::space_first(&pair, &mut |f| score += self.knowledge.weight(f));
        let over = score - self.threshold;
        over > self.exits.space_near
            || over >= -self.exits.space_far && self.reaches_threshold_in_the_end(together, over)
    }

    /// Step 7. After step 6, the score is `over` above the threshold; `over` may be negative.
    #[inline(never)]
    fn reaches_threshold_in_the_end(self, together: Together, mut over: i32) -> bool {
        let (left, right) = (self.left, self.right);
        let pair = self.pair(together);
        let after = self.part_after().map_or(0, |p| features::tail(&self.passage.letters(p)));
        features::space_second(&pair, after, &mut |f| over += self.knowledge.weight(f));
        // The beginning of an unknown form may be the strongest evidence (هایجالب).
        if over.abs() <= self.exits.space_doubt || pair.right.form == Form::UNKNOWN {
            let (left, right) = (self.passage.letters(left), self.passage.letters(right));
            features::space_rest(&pair, &left, &right, self.knowledge, &mut |f| {
                over += self.knowledge.weight(f)
            });
        }
        over > 0
    }

    /// Whether joining the parts would make a possible word.
    #[inline(always)]
    fn makes_a_word(self) -> bool {
        let (left, right) = (self.passage.letters(self.left), self.passage.letters(self.right));
        self.passage.joined_len(self.i) <= MAX_WORD
            && !left.is_foreign()
            && !right.is_foreign()
            && !self.is_arabic(&left, &right)
            && !self.passage.ends_with_hamza(self.left)
    }

    /// A quick test that every space of an Arabic phrase passes, but few other spaces.
    fn may_be_arabic(self, right: &[u8]) -> bool {
        right.starts_with(&ARTICLE) || (self.left.lists | self.right.lists) & filter::ARABIC_ONLY != 0
    }

    /// Whether the space belongs to an Arabic phrase.
    #[inline(always)]
    fn is_arabic(self, left: &[u8], right: &[u8]) -> bool {
        self.may_be_arabic(right) && self.is_in_phrase(left, right)
    }

    /// The definition of [`is_arabic`](Self::is_arabic).
    #[inline(never)]
    fn is_in_phrase(self, left: &[u8], right: &[u8]) -> bool {
        let letters = |part: Option<&Part>| part.map(|part| self.passage.letters(part));
        let before = (self.left.gap != Gap::Break).then(|| &self.passage.parts()[self.i - 2]);
        let (before, after) = (letters(before), letters(self.part_after()));
        let (before, after) = (before.as_deref().unwrap_or_default(), after.as_deref().unwrap_or_default());
        let phrase =
            arabic::Phrase { before, left, left_before_zwnj: self.left.entry.form().first, right, after };
        phrase.stays_apart(|| match self.left.entry.may_be_joined_with(self.right.entry) {
            true => self.knowledge.pair(pair_hash(self.left.hash, self.right.hash)),
            false => Together::default(),
        })
    }

    /// Whether grammar allows the two parts to be one word. A compound needs a higher score than an affix.
    #[inline(never)]
    fn is_grammatical(self, thresholds: &Thresholds) -> bool {
        let bond = self.bond();
        let Some(threshold) = self.threshold_of(bond, thresholds) else { return false };
        let is_often_joined = || self.knowledge.often_has_zwnj(self.left.hash, self.right.hash);
        if phrases::are_apart(self.passage, self.i, self.knowledge, || self.seen())
            || letter_names::are_apart(self.passage, self.i, is_often_joined)
            || repeated_words::is_in_repetition(self.passage, self.i)
        {
            return false;
        }
        let shows_spaces = thresholds.shows_spaces();
        if insistence::is_particle(self.passage, self.i, self.knowledge, shows_spaces)
            || self.may_be_hamun() && !shows_spaces
        {
            return false;
        }
        if bond != Bond::Affix && (self.chains() || self.is_verb_phrase()) {
            return false;
        }
        threshold <= self.threshold || Space { threshold, ..self }.is_likely()
    }

    /// What the features are computed from.
    #[inline(always)]
    fn pair(self, together: Together) -> Pair {
        let (left, right) = (self.left, self.right);
        let side = |part: &Part| Side { hash: part.hash, len: part.len(), form: part.entry.form() };
        let beside = |part: &Part| Beside::new(part.hash, part.entry.form());
        Pair {
            left: side(left),
            right: side(right),
            before: if left.gap == Gap::Break {
                Beside::default()
            } else {
                beside(&self.passage.parts()[self.i - 2])
            },
            after: self.part_after().map_or_else(Beside::default, beside),
            together,
        }
    }

    /// The part after the two, unless a break is before it.
    fn part_after(self) -> Option<&'a Part> {
        self.passage.next_in_clause(self.i)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::restore::damage::{Damage, DamageHistory};
    use crate::restore::endings::{COMPARATIVE, PLURAL};
    use crate::restore::model::Model;
    use alloc::format;

    /// Calls `judge` with the space between two words and the threshold of an affix.
    fn with_space<R>(text: &str, exits: &EarlyExits, judge: impl FnOnce(Space) -> R) -> R {
        let model = Model::embedded();
        let knowledge = Knowledge::new(&model, None);
        let threshold =
            Thresholds::new(DamageHistory::default(), Damage::default(), 0, model.logit()).affix_join;
        let mut parts = [Part::EMPTY; 64];
        let mut passage = Passage::new(text.as_bytes(), &mut parts);
        passage.read(0, text.len(), |_| ());
        passage.parts_mut().iter_mut().for_each(|part| part.set_entry(knowledge.entry(part.hash)));
        let [left, right] = passage.parts() else { panic!("{text}") };
        judge(Space { passage: &passage, i: 1, left, right, knowledge: &knowledge, threshold, exits })
    }

    /// Whether orthography and the score would remove the space between two words.
    fn judge(text: &str) -> (bool, bool) {
        let exits = EarlyExits::new(Model::embedded().logit());
        with_space(text, &exits, |space| (space.is_allowed(), space.is_likely()))
    }

    #[test]
    fn the_score_is_what_the_stages_add_up_without_early_exits() {
        for text in ["کتاب ها", "می روم", "کار ها", "پشت بام", "دانش آموز", "خانه ای", "بلند تر", "پنج روزه"]
        {
            with_space(text, &EarlyExits::never(), |space| {
                let score = space.full_score();
                assert!(Space { threshold: score - 1, ..space }.is_likely(), "{text}");
                assert!(!Space { threshold: score, ..space }.is_likely(), "{text}");
            });
        }
    }

    #[test]
    fn a_noun_before_an_adjective_needs_a_higher_score() {
        let exits = EarlyExits::never();
        let thresholds =
            Thresholds::new(DamageHistory::default(), Damage::default(), 0, Model::embedded().logit());
        let is_higher = |text: &str| {
            with_space(text, &exits, |space| space.threshold_of(Bond::Compound, &thresholds))
                > thresholds.of_join(Bond::Compound)
        };
        assert!(is_higher("چشم سیاه"));
        // A part that is not mostly a word by itself.
        assert!(!is_higher("گرفتنی ست"));
        assert!(!is_higher("پشت بام"));
    }

    #[test]
    fn every_ending_joins_a_letter_that_does_not_join() {
        for ending in PLURAL {
            assert_eq!(judge(&format!("کار {ending}")), (true, true), "{ending}");
        }
        for ending in COMPARATIVE {
            assert_eq!(judge(&format!("بلند {ending}")), (true, true), "{ending}");
        }
        for text in ["کار هم", "ها های", "الف ب", "ب پ", "کار تا"] {
            assert!(!judge(text).0, "{text}");
        }
    }
}
