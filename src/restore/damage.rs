//! How a text was damaged.
//!
//! A text usually loses its ZWNJs in one way: a pipeline deletes them, a typist uses the space bar, or
//! nothing is wrong. The losses that are beyond doubt therefore tell how to judge the doubtful gaps. In a
//! passage full of ZWNJs, for example, a space between two words is most likely intended.

use super::entry::Answer;
use super::log_odds::ln;
use super::passage::{Gap, Part, Passage};

/// The ZWNJs that a passage kept or lost beyond doubt.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Damage {
    /// ZWNJs that the passage has.
    kept: usize,
    /// Parts that are always spelled with a ZWNJ inside, and have none.
    deleted: usize,
    /// Affixes with a space in place of the ZWNJ.
    spaced: usize,
}

impl Damage {
    /// Counts the damage that a passage shows now.
    pub(super) fn of(passage: &Passage) -> Damage {
        let mut counter = DamageCounter::default();
        passage.parts().iter().for_each(|part| counter.count(part));
        counter.finish(passage)
    }

    /// Whether more was deleted or spaced than `other` shows.
    pub(super) fn exceeds(self, other: Damage) -> bool {
        self.deleted > other.deleted || self.spaced > other.spaced
    }

    /// The damage with the larger losses of the two, and with the ZWNJs that `self` kept.
    pub(super) fn or_more(self, other: Damage) -> Damage {
        Damage { deleted: self.deleted.max(other.deleted), spaced: self.spaced.max(other.spaced), ..self }
    }
}

/// Counts the damage of a passage, part by part.
#[derive(Default)]
pub(super) struct DamageCounter {
    damage: Damage,
    /// Whether the last part was a prefix with no ZWNJ before it.
    after_prefix: bool,
    /// Whether the last part was a suffix with a space before it.
    after_suffix: bool,
}

impl DamageCounter {
    /// Counts the next part of the passage. Its entry must have been looked up.
    #[inline(always)]
    pub(super) fn count(&mut self, part: &Part) {
        let after_zwnj = part.gap == Gap::Zwnj;
        let after_space = (part.gap == Gap::Space) & part.previous_joins & !part.has_kashida;
        self.damage.kept += after_zwnj as usize;
        let prefixed = after_space & self.after_prefix;
        self.damage.spaced += (self.after_suffix & !after_zwnj) as usize + prefixed as usize;
        // A part that is both a prefix and a suffix counts once: joining it makes one ZWNJ, so it must not
        // show two losses before.
        self.after_suffix = after_space & !self.after_prefix & !self.after_suffix & part.entry.is_suffix();
        self.after_prefix =
            part.entry.is_prefix() & !after_zwnj & !part.has_kashida & !prefixed & !self.after_suffix;
    }

    /// The damage of `passage`, whose parts have all been counted.
    #[inline(always)]
    pub(super) fn finish(mut self, passage: &Passage) -> Damage {
        self.damage.spaced += self.after_suffix as usize;
        self.damage.deleted = deleted(passage);
        self.damage
    }
}

/// The number of parts that lost a ZWNJ inside beyond doubt.
fn deleted(passage: &Passage) -> usize {
    let lost_zwnj = |part: &Part| match part.entry.answer() {
        Answer::Split(k) => !part.user_spelled && !part.has_kashida && passage.can_split(part, k),
        _ => false,
    };
    passage.open_words.iter().filter(|&i| lost_zwnj(&passage.parts()[i])).count()
}

/// The damage of a text up to now. It fades: each passage makes it smaller by 1 / [`FADING`].
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct DamageHistory {
    /// ZWNJs that were kept or lost, in units of 1 / [`UNIT`].
    all: usize,
    /// Those that were deleted.
    deleted: usize,
    /// Those that became spaces.
    spaced: usize,
}

/// What one ZWNJ counts in a history, so that fading leaves fractions.
const UNIT: usize = 256;
/// A history loses 1/32 with each passage. When it lost half, F1 was 0.0017 lower (mean of nine
/// texts) and a third more gaps were wrong: a passage has two or three ZWNJs, too few to go by.
const FADING: usize = 32;
/// Before anything is counted, 3 ZWNJs of 7 are assumed to be deleted, and 3 to be spaces.
const ASSUMED_LOST: usize = 3;
const ASSUMED_ALL: usize = 7;

impl DamageHistory {
    /// The history together with the damage of the next passage.
    pub(super) fn with(self, now: Damage) -> DamageHistory {
        DamageHistory {
            all: self.all + UNIT * (now.kept + now.deleted + now.spaced),
            deleted: self.deleted + UNIT * now.deleted,
            spaced: self.spaced + UNIT * now.spaced,
        }
    }

    /// What is left of the history for the next passage.
    pub(super) fn faded(self) -> DamageHistory {
        let fade = |n: usize| n - n.div_ceil(FADING);
        DamageHistory { all: fade(self.all), deleted: fade(self.deleted), spaced: fade(self.spaced) }
    }

    /// How unlikely it is that a ZWNJ of such a text was deleted, and that it became a space: two negative
    /// logarithms, in hundredths of a logit.
    pub(super) fn rarity_of_losses(self) -> (i32, i32) {
        let all = ln(ASSUMED_ALL * (self.all + UNIT));
        let rarity = |lost: usize| all - ln(ASSUMED_ALL * lost + ASSUMED_LOST * UNIT);
        (rarity(self.deleted), rarity(self.spaced))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_history_follows_the_text_and_fades() {
        let nothing = DamageHistory::default().rarity_of_losses();
        let stripped = Damage { deleted: 10, ..Damage::default() };
        let good = Damage { kept: 10, ..Damage::default() };
        let mut history = DamageHistory::default();
        (0..10).for_each(|_| history = history.with(stripped).faded());
        let (deleted, spaced) = history.rarity_of_losses();
        assert!(deleted < nothing.0 && spaced > nothing.1 + 200, "{deleted} {spaced} {nothing:?}");
        (0..100).for_each(|_| history = history.with(good).faded());
        let (deleted, spaced) = history.rarity_of_losses();
        assert!(deleted > nothing.0 + 100 && spaced > nothing.1 + 200, "{deleted} {spaced} {nothing:?}");
        (0..2000).for_each(|_| history = history.faded());
        assert_eq!(history.rarity_of_losses(), nothing);
    }

    #[test]
    fn the_larger_losses_of_two_are_kept() {
        let damage = |kept, deleted, spaced| Damage { kept, deleted, spaced };
        let (a, b) = (damage(5, 1, 2), damage(7, 2, 1));
        assert!(a.exceeds(b) && b.exceeds(a) && !a.exceeds(a));
        let most = a.or_more(b);
        assert_eq!((most.kept, most.deleted, most.spaced), (5, 2, 2));
        assert!(!a.exceeds(most) && !b.exceeds(most));
    }
}
