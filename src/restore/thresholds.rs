//! How high a score must be: the thresholds, and the early exits of the cascade.
//!
//! A score says how much better a change is than no change. The change is made if the score exceeds a
//! *threshold*. The thresholds follow the damage that the text shows.
//!
//! Most scores are far from their threshold. So the features are added up in stages, the strongest and
//! cheapest first, and after each stage an *early exit* ends the cascade if the score is so far from the
//! threshold that the remaining features cannot be expected to carry it across. The distances were
//! measured, not proved. Some of 26,000 lines of treebank text come out differently from a run that always
//! adds up everything: 24 with ZWNJs deleted, 8 with spaces for ZWNJs, 31 with both, 3 undamaged.
//!
//! [`EarlyExits`] is the table of all exits. `split.rs` and `space.rs` list the stages.

use super::damage::{Damage, DamageHistory, Prior};
use super::grammar::{Bond, Ending};
use crate::edit::DamageSeen;

/// The thresholds for one passage, in scores of the model.
///
/// Nearly every passage has a space to judge. Few have a part that may need a split, or two words that may be
/// a compound. So only the threshold of an affix after a space is computed in advance.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Thresholds {
    /// The damage of the text, up to the end of the passage.
    history: DamageHistory,
    /// In hundredths of a logit; added to every threshold.
    confidence: i32,
    /// The score of one logit.
    logit: i32,
    /// The threshold of removing a space between an affix and its word.
    pub(super) affix_join: i32,
    /// Whether the passage is classical Persian.
    pub(super) is_archaic: bool,
}

/// The model is trained on good text as if each of its ZWNJs had been lost. So the thresholds add how
/// unlikely a loss is. That alone is slightly too strict, since unseen words score lower than they should.
/// These constants lower the thresholds again. In hundredths of a logit, tuned on the development texts.
const LENIENCE_SPLIT: i32 = 15;
const LENIENCE_JOIN: i32 = 55;

/// Two parts that were never seen joined stay apart if their side bounds add up to less than this.
/// In logits.
pub(super) const MIN_SIDE_BOUND: i32 = 1;

/// How much higher the threshold of splitting a compound is in a text that shows no deletions, in hundredths
/// of a logit.
const CERTAIN: i32 = 200;

/// The score that a noun of two verb stems counts as, in hundredths of a logit. No weights are added up for
/// it.
const STEM_PAIR_SCORE: i32 = 430;

/// A doubtful bond needs a higher score. The difference is the rarity of a loss, divided by this.
const DOUBT: i32 = 4;

impl Thresholds {
    /// The thresholds for a passage with this damage, in a text with this history. `confidence` is in
    /// hundredths of a logit and raises all thresholds. `logit` is the score of one logit.
    ///
    /// Restoration repairs losses and makes none, and what it hides no longer counts
    /// ([`Damage::with_losses_of`]). So a second run finds less damage among as many ZWNJs, and its thresholds are at
    /// least as high. It changes nothing that the first run left alone.
    pub(super) fn new(before: DamageHistory, damage: Damage, confidence: i32, logit: i32) -> Thresholds {
        let history = before.with(damage);
        let is_archaic = damage.is_archaic() || history.is_archaic();
        let thresholds = Thresholds { history, confidence, logit, affix_join: 0, is_archaic };
        Thresholds { affix_join: thresholds.join(Prior::AFFIX), ..thresholds }
    }

    /// The threshold of a ZWNJ inside a part, where this share of ZWNJs is assumed to be lost.
    fn split(&self, prior: Prior) -> i32 {
        self.score(self.history.rarity_of_deletion(prior) - LENIENCE_SPLIT)
    }

    /// The threshold of removing a space, where this share of ZWNJs is assumed to be lost.
    fn join(&self, prior: Prior) -> i32 {
        self.score(self.history.rarity_of_spaces(prior) - LENIENCE_JOIN)
    }

    /// The score of hundredths of a logit, with the confidence added.
    fn score(&self, hundredths: i32) -> i32 {
        to_score(hundredths + self.confidence, self.logit)
    }

    /// The threshold of a ZWNJ between an affix and its word.
    pub(super) fn affix_split(&self) -> i32 {
        self.split(Prior::AFFIX)
    }

    /// A lower bound of the thresholds of splits, the same for every text.
    pub(super) fn least_split(&self) -> i32 {
        self.score(-LENIENCE_SPLIT)
    }

    /// The threshold of putting a space at a seam.
    pub(super) fn cut(&self) -> i32 {
        self.score(self.history.rarity_of_lost_spaces()).max(0)
    }

    /// The threshold of putting a space at a seam of a form that was seen in training. The form may be a word or a name,
    /// so lost spaces elsewhere show less about it.
    pub(super) fn cut_of_seen_form(&self) -> i32 {
        self.score(self.history.rarity_of_lost_spaces_in_seen_forms()).max(0)
    }

    /// Whether the text shows that spaces were lost.
    pub(super) fn shows_lost_spaces(&self) -> bool {
        self.history.shows_lost_spaces()
    }

    /// The threshold of removing the space at a seam. The score of the seam must be below the negative of
    /// this.
    pub(super) fn merge(&self) -> i32 {
        self.score(self.history.rarity_of_broken_words()).max(0)
    }

    /// Whether a noun of two verb stems (گفت و گو) is joined. Many careful writers type it as three words, so
    /// it is joined only where the threshold of a merge is low.
    pub(super) fn joins_pairs(&self) -> bool {
        let (score, threshold) = self.of_stem_pair();
        threshold < score
    }

    /// The damage of the text, up to the end of the passage.
    pub(super) fn damage(&self) -> DamageSeen {
        self.history.seen()
    }

    /// The score of every noun of two verb stems, and its threshold.
    pub(super) fn of_stem_pair(&self) -> (i32, i32) {
        (to_score(STEM_PAIR_SCORE, self.logit), self.merge())
    }

    /// Whether the text shows that ZWNJs were deleted.
    pub(super) fn shows_deletion(&self) -> bool {
        self.history.shows_deletion()
    }

    /// Whether the text shows that ZWNJs became spaces.
    pub(super) fn shows_spaces(&self) -> bool {
        self.history.shows_spaces()
    }

    /// The threshold of a split between two parts with this bond. `left` is how the left part ends. `None`
    /// if they are two words.
    pub(super) fn of_split(&self, bond: Bond, left: Ending) -> Option<i32> {
        // A silent heh ends a word, so it is never inside one (شعلهور).
        let is_certain = self.shows_deletion() || left == Ending::SilentHeh;
        let compound =
            || self.split(Prior::WORDS) + if is_certain { 0 } else { to_score(CERTAIN, self.logit) };
        let doubt = || to_score(self.history.rarity_of_deletion(Prior::WORDS) / DOUBT, self.logit);
        match bond {
            Bond::None => None,
            Bond::Affix => Some(self.affix_split()),
            Bond::Compound => Some(compound()),
            Bond::Doubtful => Some(compound() + doubt()),
        }
    }

    /// The threshold of a join between two parts with this bond. `None` if they are two words.
    pub(super) fn of_join(&self, bond: Bond) -> Option<i32> {
        let compound = || self.join(Prior::WORDS);
        let doubt = || to_score(self.history.rarity_of_spaces(Prior::WORDS) / DOUBT, self.logit);
        match (bond, self.is_archaic) {
            (Bond::None, _) | (Bond::Compound | Bond::Doubtful, true) => None,
            (Bond::Affix, false) => Some(self.affix_join),
            (Bond::Affix, true) => Some(self.affix_join + doubt()),
            (Bond::Compound, false) => Some(compound()),
            (Bond::Doubtful, false) => Some(compound() + doubt()),
        }
    }
}

/// Converts hundredths of a logit to a score.
fn to_score(hundredths: i32, logit: i32) -> i32 {
    hundredths * logit / 100
}

/// Declares [`EarlyExits`] from one table: documentation, name, hundredths of a logit.
macro_rules! early_exits {
    ($($(#[$doc:meta])* $name:ident: $hundredths:literal,)*) => {
        /// How far a score must be from its threshold for an early exit, in scores of the model. `split.rs`
        /// decides splits, and `space.rs` spaces.
        #[derive(Clone, Copy, Debug)]
        pub(crate) struct EarlyExits {
            $($(#[$doc])* pub(super) $name: i32,)*
        }

        impl EarlyExits {
            /// The exits for a model whose score of one logit is `logit`.
            pub(super) fn new(logit: i32) -> EarlyExits {
                EarlyExits { $($name: to_score($hundredths, logit),)* }
            }

            /// No early exit: every feature counts. The trainer uses this.
            pub(crate) fn never() -> EarlyExits {
                // A quarter of the range, so that the sum of two and a threshold does not overflow.
                EarlyExits { $($name: i32::MAX / 4,)* }
            }
        }
    };
}

early_exits! {
    /// Splits, after the counts. A place is dropped if it is more than the sum of this and `split_hopeless`
    /// below the threshold. Measured on treebank text: no decision changes at 100, one at 50. It is more, since
    /// thresholds are higher in a text that lost its ZWNJs in another way. Spaces use the same distance after `pair`
    /// and after `sides`, added to `space_far`.
    after_counts: 200,
    /// Splits, after the first features. If the best place is this far below the threshold, the word stays
    /// whole. For some verbs with نمی, the remaining features add more than 150.
    split_hopeless: 300,
    /// Splits, after the first features. If the best place is this far above the threshold and has no
    /// rival, it wins.
    split_certain: 200,
    /// Splits, after each stage. Places within this distance of the best one are its rivals and go on to
    /// the next stage. All others are dropped.
    split_rival: 200,
    /// Seams, after the first features. The other features are assumed to change the score by at most this.
    seam_rest: 500,
    /// Spaces, before any weight. Upper bound on what the features of the pair add to those of its parts by
    /// themselves, if the pair may have been seen joined in training. The largest sum in treebank text is
    /// 373, but no decision changes at 300.
    pair_seen: 300,
    /// The same for a pair that was not seen joined. The largest sum is 194; no decision changes at 150.
    pair_unseen: 150,
    /// Spaces, after `each`. Upper bound on what all remaining features add to the counts of both parts
    /// and their side bounds. No decision changes: no space that is removed in the end is more than 144
    /// below the threshold here.
    after_each: 200,
    /// Spaces, after `sides`. A space this far above the threshold passes. No decision in treebank text
    /// changes at 150, eight at 100.
    space_certain: 150,
    /// Spaces, after `first`. A space this far below the threshold stays.
    space_far: 100,
    /// Spaces, after `first`. A space this far above the threshold passes.
    space_near: 100,
    /// Spaces, after `second`. If the score is farther from the threshold than this, the rest is left out.
    /// Of 10,000 spaces that get here, one changes at 125; of 30,000, none at 175.
    space_doubt: 175,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thresholds_rise_with_confidence_and_come_in_scores() {
        let history = DamageHistory::default();
        let [low, high] =
            [0, 200].map(|confidence| Thresholds::new(history, Damage::default(), confidence, 50));
        for prior in [Prior::AFFIX, Prior::WORDS] {
            assert_eq!(high.split(prior) - low.split(prior), 100);
            assert_eq!(high.join(prior) - low.join(prior), 100);
        }
    }

    #[test]
    fn every_exit_is_reached_at_some_score() {
        let exits = EarlyExits::new(100);
        assert_eq!((exits.after_counts, exits.split_rival, exits.space_doubt), (200, 200, 175));
    }
}
