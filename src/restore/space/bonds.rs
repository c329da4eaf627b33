//! What joins the two parts at a space, and the threshold that follows from it.

use super::Space;
use crate::restore::endings::is_comparative;
use crate::restore::grammar::{self, Bond, Ending, Seen};
use crate::restore::passage::Gap;
use crate::restore::phrases;
use crate::restore::thresholds::Thresholds;
use crate::restore::word_classes;

impl Space<'_> {
    /// The threshold of the bond. It is higher if training never has the two as one word, and has the right part as a word by
    /// itself that is no ending. It is also higher if training seldom has them as one word, and the right part is mostly a word
    /// by itself. Such a pair is rather a noun and an adjective (قهوه گران, چشم سیاه). `None` if grammar keeps the two apart.
    pub(super) fn threshold_of(self, bond: Bond, thresholds: &Thresholds) -> Option<i32> {
        /// How much higher, in hundredths of a logit. Tuned on the development texts.
        const NEVER: i32 = 100;
        const SELDOM: i32 = 70;
        /// How much the count of a word by itself exceeds its count after a ZWNJ. Counts are logarithms: 2 is a factor of 6.
        const MOSTLY_FREE: u8 = 2;
        let (right, form) = (self.right.hash, self.right.entry.form());
        let is_ending = || {
            word_classes::is_personal_ending(right)
                || is_comparative(right)
                || phrases::LIKE_COMPARATIVES.contains(&right)
        };
        // A present stem makes nouns of nouns (ول‌کن).
        let is_mostly_free = form.free > form.last + MOSTLY_FREE && !form.stem;
        let more = match bond {
            Bond::Doubtful if form.free > 0 && !is_ending() && self.seen() == Seen::Never => NEVER,
            Bond::Compound if is_mostly_free && self.seen() == Seen::Seldom => SELDOM,
            _ => 0,
        };
        Some(thresholds.of_join(bond)? + more * self.knowledge.logit() / 100)
    }

    /// What joins the two parts.
    #[inline(always)]
    pub(super) fn bond(self) -> Bond {
        let (left, right) = (self.left, self.right);
        let letters = || self.passage.letters(left);
        let seen = || self.seen();
        match grammar::bond(left.word(), right.word(), || Ending::of(&letters()), seen) {
            Bond::Doubtful
                if is_comparative(right.hash) && self.knowledge.is_compared(self.joined_hash()) =>
            {
                Bond::Affix
            }
            bond @ (Bond::None | Bond::Doubtful) if word_classes::is_imperfective(left.hash) => {
                let entry = |hash| self.knowledge.entry(hash);
                let verb_len = grammar::verb_before_object(&self.passage.letters(right), 0, entry);
                if verb_len.is_some() { Bond::Affix } else { bond }
            }
            bond => bond,
        }
    }

    /// Whether the right part is the participle of a verb in the perfect tense (گم شده‌ام). The left part is
    /// then a complement of the verb.
    pub(super) fn is_verb_phrase(self) -> bool {
        let next = self.part_after().map_or(0, |next| next.hash);
        word_classes::PERFECT.contains(&next)
            && Ending::of(&self.passage.letters(self.right)) == Ending::SilentHeh
    }

    /// Whether joining the parts would make a longer compound: a ZWNJ attaches another part on either side,
    /// and that part is no affix.
    pub(super) fn chains(self) -> bool {
        let parts = self.passage.parts();
        let before = self.left.gap == Gap::Zwnj && !parts[self.i - 2].entry.is_prefix();
        let after = parts.get(self.i + 1).is_some_and(|next| {
            let is_ending = next.entry.is_suffix() || word_classes::is_personal_ending(next.hash);
            next.gap == Gap::Zwnj && !is_ending
        });
        before || after
    }
}
