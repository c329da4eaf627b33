//! Is a space a lost ZWNJ? A pure decision.
//!
//! The score of a space is a sum of weights. The features come in stages, cheap and strong ones first, and
//! most spaces end early. The bounds are those of [`EarlyExits`].
//!
//! 1. *Rules.* Orthography allows no ZWNJ, and no ending without a gap: the space stays.
//! 2. *Side bounds.* The model keeps with each form an upper bound on the weights of the form alone. If the
//!    sum for both parts is too low for the features of the pair to make up for it, the space stays. The
//!    bound is `pair_seen` or `pair_unseen` below `space_far`; an unseen pair also needs [`MIN_SIDE_BOUND`].
//! 3. *Each.* How often each part was seen. Together with the side bounds this must be within `after_each`
//!    of the threshold.
//! 4. *Pair.* How often both were seen together. If they were not, step 2 is repeated with `pair_unseen`.
//!    The look-up is late because pairs are many and far away in memory.
//! 5. *Sides.* The parts by themselves. The score must be within `space_far` and `after_counts` of the
//!    threshold; more than `space_certain` above it, the space is removed.
//! 6. *First.* The strongest of the other features. More than `space_far` below the threshold the space
//!    stays, more than `space_near` above it is removed.
//! 7. *Second and rest.* The rest counts only if the score is then within `space_doubt` of the threshold, or
//!    if the right part is unknown. The space is removed if the score exceeds the threshold.
//!
//! A word that would become too long or has a foreign letter is never joined.

use super::endings::{is_ending, is_never_compared};
use super::entry::{Form, Together};
use super::features::{self, Beside, Evidence, Pair, Side};
use super::knowledge::Knowledge;
use super::letters::{MAX_WORD, pair_hash};
use super::passage::{Gap, Part, Passage};
use super::thresholds::{EarlyExits, MIN_SIDE_BOUND};

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

/// Whether the space before part `i` is a lost ZWNJ, and has to be removed.
#[inline]
pub(super) fn is_lost_zwnj(
    passage: &Passage,
    i: usize,
    knowledge: &Knowledge,
    threshold: i32,
    exits: &EarlyExits,
) -> bool {
    let Some([left, right]) = passage.parts()[i - 1..].first_chunk() else { return false };
    let space = Space { passage, i, left, right, knowledge, threshold, exits };
    space.is_allowed() && space.is_likely() && space.makes_a_word()
}

// The methods take a copy, so that the fields of a space stay in registers.
impl<'a> Space<'a> {
    /// Step 1: whether orthography allows it at all.
    #[inline(always)]
    fn is_allowed(self) -> bool {
        let (left, right) = (self.left, self.right);
        if left.has_kashida | right.has_kashida {
            return false;
        }
        if !right.previous_joins {
            // The two parts would become one. Only an ending follows without a gap, and not an ending alone.
            let is_ending = |part: &Part| is_ending(part.hash, part.len());
            let joins = is_ending(right)
                && !is_ending(left)
                && !left.user_spelled
                && !is_never_compared(left.hash, right.hash);
            if !joins {
                return false;
            }
        }
        // A single letter is a letter (الف ب پ), or the ye of an ezafe after heh.
        left.len() != 1 && (right.len() != 1 || self.passage.is_ezafe(self.i))
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
        // An upper bound, since it was rounded up when the model was built; for unknown forms an estimate.
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

    /// The least that both parts alone must score if the features of the pair add up to `pair`.
    #[inline(always)]
    fn least_of_sides(self, pair: i32) -> i32 {
        self.threshold - self.exits.space_far - pair
    }

    /// Steps 4 to 7: whether the score exceeds the threshold. `score` is that of step 3.
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

    /// Step 7, from a score that is `over` the threshold after step 6.
    #[inline(never)]
    fn reaches_threshold_in_the_end(self, together: Together, mut over: i32) -> bool {
        let (left, right) = (self.left, self.right);
        let pair = self.pair(together);
        let after = self.part_after().map_or(0, |p| features::tail(&self.passage.letters(p)));
        features::space_second(&pair, after, &mut |f| over += self.knowledge.weight(f));
        // The beginning of an unknown form may tell most (هایجالب).
        if over.abs() <= self.exits.space_doubt || pair.right.form == Form::UNKNOWN {
            let (left, right) = (self.passage.letters(left), self.passage.letters(right));
            features::space_rest(&pair, &left, &right, self.knowledge, &mut |f| {
                over += self.knowledge.weight(f)
            });
        }
        over > 0
    }

    /// Whether what comes of joining the parts can be a word.
    #[inline(always)]
    fn makes_a_word(self) -> bool {
        self.passage.joined_len(self.i) <= MAX_WORD
            && ![self.left, self.right].iter().any(|part| self.passage.letters(part).is_foreign())
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

    /// The part after both, unless a break is before it.
    fn part_after(self) -> Option<&'a Part> {
        self.passage.parts().get(self.i + 1).filter(|p| p.gap != Gap::Break)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::restore::damage::DamageHistory;
    use crate::restore::endings::{COMPARATIVE, NEVER_COMPARED, PLURAL};
    use crate::restore::model::Model;
    use crate::restore::thresholds::Thresholds;
    use alloc::format;

    /// What orthography and the score say about the space of two words.
    fn judge(text: &str) -> (bool, bool) {
        let model = Model::embedded();
        let knowledge = Knowledge::new(&model, None);
        let exits = EarlyExits::new(model.logit());
        let threshold = Thresholds::for_history(DamageHistory::default(), 0, model.logit()).join;
        let mut parts = [Part::EMPTY; 64];
        let mut passage = Passage::new(text.as_bytes(), &mut parts);
        passage.read(0, text.len(), |_| ());
        passage.parts_mut().iter_mut().for_each(|part| part.entry = knowledge.entry(part.hash));
        let [left, right] = passage.parts() else { panic!("{text}") };
        let space =
            Space { passage: &passage, i: 1, left, right, knowledge: &knowledge, threshold, exits: &exits };
        (space.is_allowed(), space.is_likely())
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

    #[test]
    fn every_word_that_is_never_compared_would_be_joined_by_its_score() {
        for word in NEVER_COMPARED {
            let judged = COMPARATIVE.map(|ending| judge(&format!("{word} {ending}")));
            assert!(judged.iter().all(|(allowed, _)| !allowed), "{word}");
            assert!(judged.iter().any(|(_, likely)| *likely), "{word} needs no rule");
        }
    }
}
