//! How a text was damaged.
//!
//! A text usually loses its ZWNJs in one way: a pipeline deletes them, a typist uses the space bar, or
//! nothing is wrong. The losses that are beyond doubt therefore tell how to judge the doubtful gaps. In a
//! passage full of ZWNJs, for example, a space between two words is most likely intended. The same holds for
//! seams: a text that lost some spaces has most likely lost more.

use super::entry::Answer;
use super::filter;
use super::grammar::{self, Ending};
use super::insistence;
use super::log_odds::ln;
use super::passage::{Gap, Part, Passage};
use crate::edit::DamageSeen;

/// The ZWNJs that a passage kept or lost beyond doubt, and the repairs of its seams.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Damage {
    /// ZWNJs that the passage has.
    kept: usize,
    /// Parts that should have a ZWNJ inside, and have none.
    deleted: usize,
    /// Affixes with a space in place of the ZWNJ.
    spaced: usize,
    /// Spaces that were lost at seams, and that restoration put back.
    lost_spaces: usize,
    /// Words that were typed as two, and that restoration joined.
    broken_words: usize,
    /// The letters of the passage.
    letters: usize,
    /// Whether the passage has a word of classical Persian.
    is_archaic: bool,
}

impl Damage {
    /// Counts the damage that a passage shows now.
    pub(super) fn of(passage: &Passage) -> Damage {
        let mut counter = DamageCounter::default();
        passage.parts().iter().for_each(|part| counter.count(part));
        counter.finish(passage, passage.parts().iter())
    }

    /// Whether the passage has a word of classical Persian.
    pub(super) fn is_archaic(self) -> bool {
        self.is_archaic
    }

    /// Whether `self` shows more losses of some kind than `other`.
    pub(super) fn exceeds(self, other: Damage) -> bool {
        self.deleted > other.deleted
            || self.spaced > other.spaced
            || self.lost_spaces > other.lost_spaces
            || self.broken_words > other.broken_words
    }

    /// Whether some ZWNJ that `before` counts is neither kept nor lost in `self`. Then the thresholds of `self` can be
    /// lower.
    pub(super) fn hides_losses_of(self, before: Damage) -> bool {
        self.zwnjs() < before.zwnjs()
    }

    /// The damage of a passage that first had the damage `self` and has the damage `now` after some repairs: with the
    /// larger losses of the two, but with no more ZWNJs than `now`. The thresholds for the result are at most as high
    /// as those for `now`.
    pub(super) fn with_losses_of(self, now: Damage) -> Damage {
        let mut sum = Damage {
            deleted: self.deleted.max(now.deleted),
            spaced: self.spaced.max(now.spaced),
            lost_spaces: self.lost_spaces.max(now.lost_spaces),
            broken_words: self.broken_words.max(now.broken_words),
            ..self
        };
        let mut hidden = sum.zwnjs().saturating_sub(now.zwnjs());
        for (count, least) in
            [(&mut sum.deleted, now.deleted), (&mut sum.spaced, now.spaced), (&mut sum.kept, now.kept)]
        {
            let less = hidden.min(count.saturating_sub(least));
            (*count, hidden) = (*count - less, hidden - less);
        }
        sum
    }

    /// The number of ZWNJs that the passage has or lost.
    fn zwnjs(self) -> usize {
        self.kept + self.deleted + self.spaced
    }
}

/// Counts the damage of a passage, part by part.
#[derive(Default)]
pub(super) struct DamageCounter {
    letters: usize,
    kept: usize,
    /// Whether there may be an affix with a space in place of its ZWNJ.
    has_affix: bool,
    /// Whether the last part may be a prefix.
    after_prefix: bool,
    /// Whether there may be a word of classical Persian.
    may_be_archaic: bool,
}

impl DamageCounter {
    /// Counts the next part of the passage. Its entry must have been looked up.
    #[inline(always)]
    pub(super) fn count(&mut self, part: &Part) {
        self.letters += part.len();
        self.kept += (part.gap == Gap::Zwnj) as usize;
        let lists = part.lists;
        let may_be_affix = self.after_prefix | (lists & filter::CERTAIN_ENDING != 0);
        self.has_affix |= (part.gap == Gap::Space) & part.previous_joins & may_be_affix;
        self.after_prefix = lists & filter::IMPERFECTIVE != 0;
        self.may_be_archaic |= lists & filter::ARCHAIC != 0;
    }

    /// The damage of `passage`, whose parts have all been counted. `words` are at least the parts for which
    /// the answer of the model is a split.
    #[inline(always)]
    pub(super) fn finish<'p>(self, passage: &Passage, words: impl Iterator<Item = &'p Part>) -> Damage {
        let spaced = if self.has_affix && has_known_affix(passage) { spaced(passage) } else { 0 };
        let is_archaic = self.may_be_archaic && passage.is_archaic();
        Damage {
            kept: self.kept + passage.marked_ezafes(),
            deleted: deleted(passage, words),
            spaced,
            lost_spaces: passage.cuts,
            broken_words: passage.mended,
            letters: self.letters,
            is_archaic,
        }
    }
}

/// Whether a space of the passage is beside a part that the model has as an affix, or before a part with the
/// letters of an ending. Only in such a passage do spaces count.
#[inline(never)]
fn has_known_affix(passage: &Passage) -> bool {
    passage.parts().windows(2).any(|pair| {
        let [left, right] = pair else { return false };
        right.gap == Gap::Space && right.previous_joins && is_known_affix(left, right)
    })
}

/// A quick test that two parts pass if a space between them is a [certain](grammar::is_certain) loss.
#[inline(always)]
fn has_listed_affix(left: &Part, right: &Part) -> bool {
    left.lists & filter::IMPERFECTIVE | right.lists & filter::CERTAIN_ENDING != 0
}

/// Whether one of two parts is an affix by the counts of the model, or has the letters of an ending.
fn is_known_affix(left: &Part, right: &Part) -> bool {
    left.entry.is_prefix() || right.entry.is_suffix() || grammar::may_be_ending(right.hash)
}

/// The number of affixes with a space in place of the ZWNJ, beyond doubt.
#[inline(never)]
fn spaced(passage: &Passage) -> usize {
    let mut count = 0;
    // A part that is both a prefix and a suffix counts once: joining it makes one ZWNJ.
    let mut after_affix = false;
    for (i, pair) in (1..).zip(passage.parts().windows(2)) {
        let [left, right] = pair else { continue };
        let is_lost = has_listed_affix(left, right)
            && right.gap == Gap::Space
            && right.previous_joins
            && !after_affix
            && !left.has_kashida
            && !right.has_kashida
            && grammar::is_certain(left.word(), right.word(), || Ending::of(&passage.letters(left)))
            && !insistence::may_be_particle(passage, i);
        count += is_lost as usize;
        after_affix = is_lost;
    }
    count
}

/// The number of parts among `words` that lost a ZWNJ inside beyond doubt.
fn deleted<'p>(passage: &Passage, words: impl Iterator<Item = &'p Part>) -> usize {
    let lost_zwnj = |part: &&Part| match part.entry.answer() {
        Answer::Split(k) => !part.user_spelled && !part.has_kashida && passage.can_split(part, k),
        _ => false,
    };
    words.filter(lost_zwnj).count()
}

/// The damage of a text up to now. It fades: each passage takes away 1 / [`FADING`] of it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct DamageHistory {
    /// ZWNJs that were kept or lost, in units of 1 / [`UNIT`].
    all: usize,
    /// Those that were deleted.
    deleted: usize,
    /// Those that became spaces.
    spaced: usize,
    /// Passages with a word of classical Persian, in the same units.
    archaic: usize,
    /// Letters, in the same units. This and the next two fade more slowly.
    letters: usize,
    /// Spaces that were lost at seams.
    lost_spaces: usize,
    /// Words that were typed as two.
    broken_words: usize,
}

/// What one ZWNJ or passage counts in a history. It is more than 1, so that fading can leave fractions.
const UNIT: usize = 256;
/// A history fades by 1/32 with each passage. When it faded by half, F1 was 0.0017 lower (mean of nine
/// texts) and a third more gaps were wrong: a passage has two or three ZWNJs, too few to go by.
const FADING: usize = 32;
/// What is known of seams fades by 1/128 with each passage. It fades more slowly than the rest, because only
/// many right seams show that a text lost no spaces.
const SLOW_FADING: usize = 128;
/// The seams with a space that are assumed before a text shows any. This constant and the next two were tuned
/// on the development texts and on the lists of `tests/data`.
const ASSUMED_SEAMS: usize = 50;
/// The lost spaces that are assumed, in hundredths. The more seams a text has, the less they count.
const ASSUMED_LOST_SPACES: usize = 18;
/// The words typed as two that are assumed, in hundredths.
const ASSUMED_BROKEN_WORDS: usize = 120;
/// The threshold of a cut is lower than the rarity of lost spaces by this much, in hundredths of a logit,
/// since unseen words score lower than they should.
const LENIENCE_CUT: i32 = 50;
/// Seams with a space are this many times as frequent as words that can be typed as two.
const RARE_COMPOUNDS: usize = 30;
/// The threshold of a merge is at least this before the confidence is added, in hundredths of a logit.
const LEAST_MERGE: i32 = 200;

/// The share of ZWNJs that is assumed to be deleted, and that is assumed to be spaces, before the text shows
/// any damage: `lost` out of `of`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Prior {
    lost: usize,
    of: usize,
}

impl Prior {
    /// For two words: few texts lose a ZWNJ without any sign of it.
    pub(super) const WORDS: Prior = Prior { lost: 1, of: 20 };
    /// For an affix and its word: an affix without its ZWNJ is a sign by itself.
    pub(super) const AFFIX: Prior = Prior { lost: 3, of: 7 };
}

impl DamageHistory {
    /// The history together with the damage of the next passage.
    pub(super) fn with(self, now: Damage) -> DamageHistory {
        DamageHistory {
            all: self.all + UNIT * (now.kept + now.deleted + now.spaced),
            deleted: self.deleted + UNIT * now.deleted,
            spaced: self.spaced + UNIT * now.spaced,
            archaic: self.archaic + UNIT * now.is_archaic as usize,
            letters: self.letters + UNIT * now.letters,
            lost_spaces: self.lost_spaces + UNIT * now.lost_spaces,
            broken_words: self.broken_words + UNIT * now.broken_words,
        }
    }

    /// The history in numbers of ZWNJs, spaces and words.
    pub(super) fn seen(self) -> DamageSeen {
        let number = |units: usize| units as f32 / UNIT as f32;
        DamageSeen {
            zwnjs_kept: number(self.all.saturating_sub(self.deleted + self.spaced)),
            zwnjs_deleted: number(self.deleted),
            zwnjs_spaced: number(self.spaced),
            spaces_lost: number(self.lost_spaces),
            words_broken: number(self.broken_words),
        }
    }

    /// What is left of the history for the next passage.
    pub(super) fn faded(self) -> DamageHistory {
        let fade = |n: usize| n - n.div_ceil(FADING);
        let (all, deleted) = (fade(self.all), fade(self.deleted));
        let fade_slowly = |n: usize| n - n.div_ceil(SLOW_FADING);
        DamageHistory {
            all,
            deleted,
            spaced: fade(self.spaced),
            archaic: fade(self.archaic),
            letters: fade_slowly(self.letters),
            lost_spaces: fade_slowly(self.lost_spaces),
            broken_words: fade_slowly(self.broken_words),
        }
    }

    /// Whether the text is classical Persian: at least one passage in six has a word of it. (In modern
    /// texts, two to six passages in a hundred have one.)
    pub(super) fn is_archaic(self) -> bool {
        self.archaic >= UNIT * FADING / 6
    }

    /// Whether some ZWNJ was deleted, beyond doubt and not long ago.
    pub(super) fn shows_deletion(self) -> bool {
        self.deleted > UNIT / 4
    }

    /// Whether some ZWNJ became a space, beyond doubt and not long ago.
    pub(super) fn shows_spaces(self) -> bool {
        self.spaced > UNIT / 4
    }

    /// Whether some spaces at seams were lost. One or two may be the slips of a careful writer.
    pub(super) fn shows_lost_spaces(self) -> bool {
        self.lost_spaces > 2 * UNIT
    }

    /// About how many seams with a space the text has, together with those that are assumed. The number is
    /// estimated from the letters, because no repair changes them.
    fn seams(self) -> usize {
        /// Text has a space at a seam every fourteen letters.
        const LETTERS: usize = 14;
        self.letters / LETTERS + ASSUMED_SEAMS * UNIT
    }

    /// The lost spaces that are assumed for a text with so many seams, in units of 1 / [`UNIT`].
    fn assumed_lost_spaces(self) -> usize {
        let all = (UNIT * ASSUMED_LOST_SPACES) as u64;
        let hundredths = all * (ASSUMED_SEAMS * UNIT) as u64 / self.seams() as u64;
        (hundredths / 100) as usize
    }

    /// How unlikely it is that a space at a seam was lost: a negative logarithm, in hundredths of a logit,
    /// less the lenience.
    pub(super) fn rarity_of_lost_spaces(self) -> i32 {
        ln(self.seams()) - ln(self.lost_spaces + self.assumed_lost_spaces()) - LENIENCE_CUT
    }

    /// [`rarity_of_lost_spaces`](Self::rarity_of_lost_spaces) where the first two losses do not count, and the others
    /// somewhat less. Tuned on the development texts.
    pub(super) fn rarity_of_lost_spaces_in_seen_forms(self) -> i32 {
        let lost_spaces = self.lost_spaces.saturating_sub(2 * UNIT) * 3 / 4;
        DamageHistory { lost_spaces, ..self }.rarity_of_lost_spaces()
    }

    /// How unlikely it is that a word was typed as two: a negative logarithm, in hundredths of a logit. At
    /// least [`LEAST_MERGE`].
    pub(super) fn rarity_of_broken_words(self) -> i32 {
        let broken = RARE_COMPOUNDS * self.broken_words + UNIT * ASSUMED_BROKEN_WORDS / 100;
        (ln(self.seams()) - ln(broken)).max(LEAST_MERGE)
    }

    /// How unlikely it is that a ZWNJ of such a text was deleted: a negative logarithm, in hundredths of a
    /// logit.
    pub(super) fn rarity_of_deletion(self, prior: Prior) -> i32 {
        self.rarity(self.deleted, prior)
    }

    /// How unlikely it is that a ZWNJ of such a text became a space: a negative logarithm, in hundredths of a
    /// logit.
    pub(super) fn rarity_of_spaces(self, prior: Prior) -> i32 {
        self.rarity(self.spaced, prior)
    }

    /// The negative logarithm of the share of `lost` ZWNJs, in hundredths of a logit.
    fn rarity(self, lost: usize, prior: Prior) -> i32 {
        ln(prior.of * (self.all + UNIT)) - ln(prior.of * lost + prior.lost * UNIT)
    }
}

#[cfg(test)]
mod tests;
