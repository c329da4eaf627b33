//! Is a space before an ending a lost ZWNJ? Rules of grammar decide for a few endings, whatever the score is
//! ([`grammar::ending_rule`]): single letters and ان (خانه‌ی), endings of possession (پدرمان), and the ending هامون.

use super::Space;
use crate::restore::endings::{is_comparative, is_plural};
use crate::restore::filter;
use crate::restore::grammar::{self, Ending, EndingRule};
use crate::restore::letters::{hash_of_str, hashes};
use crate::restore::passage::Gap;
use crate::restore::vocative;
use crate::restore::word_classes;

/// The name Hamun, which is spelled like the spoken ending هامون ("our", of several things).
const HAMUN: u64 = hash_of_str("هامون");

impl Space<'_> {
    /// Whether the space is a lost ZWNJ by a rule for the ending on its right. `None` if no rule decides.
    #[inline(always)]
    pub(super) fn by_rule(self) -> Option<bool> {
        if self.right.lists & filter::RULED_ENDING == 0 {
            return None;
        }
        if self.is_name_hamun() || vocative::is_vocative(self.passage, self.i) {
            return Some(false);
        }
        match grammar::ending_rule(self.left.word(), self.right.word()) {
            EndingRule::AfterHeh => Some(self.is_letter_ending()),
            EndingRule::AfterNoun if self.may_be_hamun() => None,
            EndingRule::AfterNoun if self.is_possessive() => Some(true),
            EndingRule::AfterNoun if self.is_beside_and() => Some(false),
            EndingRule::AfterNoun | EndingRule::Weights => None,
        }
    }

    /// Whether the space is between the ending of a comparative and that of its plural: بزرگ‌تر ها.
    pub(super) fn is_plural_of_comparative(self) -> bool {
        let (left, right) = (self.left, self.right);
        left.gap == Gap::Zwnj
            && is_comparative(left.hash)
            && is_plural(right.hash)
            && !left.user_spelled
            && !left.has_kashida
            && !right.has_kashida
    }

    /// Whether the right part, a single letter or ان, is an ending of the left one (خانه‌ی, خونه‌ت,
    /// رفته‌ان). Otherwise a single letter is the name of a letter, and ان may begin ان شاء الله.
    fn is_letter_ending(self) -> bool {
        let (left, right) = (self.left, self.right);
        let begins_phrase =
            || self.part_after().is_some_and(|next| hashes(["شاء", "شا"]).contains(&next.hash));
        self.may_have_ending()
            && right.previous_joins
            && !begins_phrase()
            && left.len() > 1
            && !grammar::takes_no_ending(left.word())
            && !self.passage.is_abbreviation(right)
            && Ending::of(&self.passage.letters(left)) == Ending::SilentHeh
    }

    /// Whether the right part is an ending of possession that belongs to the left one (کتاب‌مان, پدرمان).
    fn is_possessive(self) -> bool {
        let (left, joins) = (self.left.word(), self.right.previous_joins);
        !self.is_beside_and()
            && self.may_have_ending()
            && grammar::takes_possessive(left, joins, self.joined())
    }

    /// Whether و ("and") follows the two parts: شان و منزلت ("dignity and rank").
    fn is_beside_and(self) -> bool {
        self.part_after().is_some_and(|next| word_classes::AND.contains(&next.hash))
    }

    /// Whether the left part can have an ending at all.
    fn may_have_ending(self) -> bool {
        let (left, right) = (self.left, self.right);
        let ends_word = self.part_after().is_none_or(|next| next.gap != Gap::Zwnj);
        ends_word && !left.user_spelled && !left.has_kashida && !right.has_kashida && self.makes_a_word()
    }

    /// Whether the right part is the name Hamun (a lake, a film, a man), which is spelled like the spoken ending هامون,
    /// after a word that names follow.
    fn is_name_hamun(self) -> bool {
        const BEFORE_NAMES: [u64; 4] = hashes(["دریاچه", "حوزه", "حوضه", "منطقه"]);
        self.right.hash == HAMUN && BEFORE_NAMES.contains(&self.left.hash)
    }

    /// Whether the right part may be the name Hamun, since neither a silent heh before it (بچه هامون) nor the spoken رو
    /// after it (کتاب هامون رو) shows that it is the ending.
    pub(super) fn may_be_hamun(self) -> bool {
        const OBJECT: u64 = hash_of_str("رو");
        let is_spoken =
            || self.part_after().is_some_and(|next| next.hash == OBJECT && next.gap != Gap::Break);
        let ends_in_heh = || Ending::of(&self.passage.letters(self.left)) == Ending::SilentHeh;
        self.right.hash == HAMUN && !is_spoken() && !ends_in_heh()
    }
}
