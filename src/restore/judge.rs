//! The judge: makes the changes that [`split`] and [`space`] decide on, until
//! nothing changes.
//!
//! A change may affect the decisions beside it, so these are made again. In the end no decision would
//! change the passage, so restoration is idempotent.
//!
//! # Why it ends
//!
//! A boundary after a letter that joins is empty, or has a space or a ZWNJ. A ZWNJ stays, and a space can only become a ZWNJ. An
//! empty boundary can get a ZWNJ, or a space before a verb in the past, the copula, می or the object marker. So such a boundary
//! changes at most twice.
//!
//! A boundary after a letter that does not join (a seam) has a space or nothing. A cut puts a space there,
//! and a merge removes one. A cut needs a positive score. (So the threshold of a cut must not be negative.) A
//! merge needs that all seams of the new part have negative scores, or that a closed list has the ending or
//! the compound; no cut divides those. The object marker is never merged, since no ending follows it
//! (`grammar::takes_no_ending`). So no cut opens a seam that a merge closed, not even after the part was merged with more
//! parts or split. Therefore each seam changes at most twice: a cut, then a merge.
//!
//! With user words, call a letter *unspelled* if its part is in no user word. Spelling a user word makes
//! fewer letters unspelled. A letter becomes unspelled again in one case only: its part is an ending that is
//! merged into an unspelled part before it. The boundary between the two comes back only when a user word
//! spells both sides, and the merge can repeat only after the left side has become unspelled again. The
//! leftmost boundary of all cannot repeat that. So the second one cannot repeat it for ever, and so on.
//! After the last such merge, take three numbers in this order: unspelled letters, spaces that may be
//! removed, places for a ZWNJ. The first of them that a change alters, it lowers.

use core::ops::Range;

use super::damage::{Damage, DamageCounter, DamageHistory};
use super::entry::Entry;
use super::filter;
use super::knowledge::Knowledge;
use super::model::Model;
use super::passage::{Gap, Others, Passage};
use super::repairs::Repairs;
use super::repeated_words;
use super::thresholds::{EarlyExits, MIN_SIDE_BOUND, Thresholds};
use super::user_words::{UserWord, UserWords};
use super::word_classes;
use super::{merge, seam, space, split};
use crate::chars;

/// The code of the conjunction و. A hash ends in the code of the first letter of its word.
const AND: u8 = chars::letter_code('و');

/// Decides which gaps of the passages of a text are wrong, and repairs them. `W` watches the decisions.
pub(crate) struct Judge<'k, W = Unwatched> {
    pub(super) knowledge: Knowledge<'k>,
    /// In hundredths of a logit; added to the thresholds.
    pub(super) confidence: i32,
    pub(super) repairs: Repairs,
    pub(super) exits: EarlyExits,
    pub(super) thresholds: Thresholds,
    pub(crate) watch: W,
}

/// Is called for what a [`Judge`] does. The default methods do nothing.
pub(crate) trait Watch: Sized {
    /// Whether [`after_passage`](Self::after_passage) is called.
    const IS_ON: bool = false;

    /// Called before a change is made at part `i`.
    #[inline(always)]
    fn before_change(_judge: &Judge<'_, Self>, _passage: &Passage, _i: usize, _change: Change) {}

    /// Called after a passage was judged. `judge.thresholds` depend on all damage of the passage. `may_respace` is the
    /// argument of [`Judge::restore`].
    #[inline(always)]
    fn after_passage(
        _judge: &Judge<'_, Self>,
        _passage: &Passage,
        _may_respace: &mut dyn FnMut(usize) -> bool,
    ) {
    }
}

/// The changes that a judge makes at part `i`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// A ZWNJ is put into the part.
    Split,
    /// A space is put into the part.
    Cut,
    /// The space before the part is a lost ZWNJ.
    Join,
    /// The space before the part is in the middle of a word.
    Mend,
}

/// Watches nothing, so it takes no time.
pub(crate) struct Unwatched;

impl Watch for Unwatched {}

impl<'k, W: Watch> Judge<'k, W> {
    pub(crate) fn new(
        model: &'k Model,
        words: Option<&'k UserWords>,
        confidence: i32,
        repairs: Repairs,
        watch: W,
    ) -> Judge<'k, W> {
        let knowledge = Knowledge::new(model, words);
        let exits = EarlyExits::new(knowledge.logit());
        Judge { knowledge, confidence, repairs, exits, thresholds: Thresholds::default(), watch }
    }

    /// Loads what is known of a form into the cache.
    #[inline(always)]
    pub(crate) fn prefetch(&self, form: u64) {
        self.knowledge.prefetch(form);
    }

    /// Repairs the gaps of a passage. `damage` is what [`look_up_all`] returned, and `history` has the
    /// damage of the text before the passage. The thresholds follow both. `may_respace` says whether a space
    /// may be put in or removed in the word at an offset; keys and lines of data keep their spaces.
    ///
    /// [`look_up_all`]: Self::look_up_all
    pub(crate) fn restore(
        &mut self,
        passage: &mut Passage,
        mut damage: Damage,
        history: &mut DamageHistory,
        may_respace: &mut dyn FnMut(usize) -> bool,
    ) {
        if self.spell_user_words(passage) {
            damage = Damage::of(passage);
        }
        let has_user_words = self.knowledge.words().is_some();
        // Ends because every round except the last one makes a change; see above.
        loop {
            if !has_user_words && passage.is_decided() {
                break; // most passages of a few common words
            }
            self.thresholds = Thresholds::new(*history, damage, self.confidence, self.knowledge.logit());
            let changed = self.decide_all(passage, may_respace);
            // A split may have uncovered a user word.
            if !self.spell_user_words(passage) && !changed {
                break;
            }
            // A second run would go by the damage that the passage shows now. A split can uncover a part that lost a ZWNJ
            // beyond doubt, and a merge can make one. Cuts and merges at seams are losses themselves. A merge can also
            // hide a loss: نمیخواند is no part of its own in نمیخواندهای. So this run counts again, and judges the passage
            // again if a second run would have lower thresholds.
            let now = Damage::of(passage);
            if !has_user_words && !now.exceeds(damage) && !now.hides_losses_of(damage) {
                break;
            }
            damage = damage.with_losses_of(now);
            passage.reopen_all();
        }
        if W::IS_ON {
            self.thresholds = Thresholds::new(*history, damage, self.confidence, self.knowledge.logit());
            W::after_passage(self, passage, may_respace);
        }
        *history = history.with(damage).faded();
    }

    /// Looks up all parts and opens everything that may need a change. Returns the damage of the passage.
    // Called in one place only, so that it is compiled into the loop over the passages.
    #[inline(always)]
    pub(crate) fn look_up_all(&self, passage: &mut Passage) -> Damage {
        let mut counter = DamageCounter::default();
        let (mut before, mut lists_before) = (Entry::UNKNOWN, 0);
        passage.open_all(|part| {
            part.set_entry(self.knowledge.entry(part.hash));
            // A rough form of steps 2 and 4 in `space.rs`. No branches, since the processor could not predict
            // them.
            let may_join = before.may_be_joined_with(part.entry)
                | before.may_meet_in_seam(part.entry)
                | (before.side_bound_with(part.entry) >= MIN_SIDE_BOUND)
                | (part.lists & filter::RULED_ENDING | lists_before & filter::IMPERFECTIVE != 0);
            (before, lists_before) = (part.entry, part.lists);
            counter.count(part);
            may_join
        });
        let words = passage.open_words.iter().map(|i| &passage.parts()[i]);
        counter.finish(passage, words)
    }

    /// Looks up changed parts and opens everything whose decision depends on them.
    fn look_up(&self, passage: &mut Passage, changed: Range<usize>) {
        for part in &mut passage.parts_mut()[changed.clone()] {
            part.set_entry(self.knowledge.entry(part.hash));
        }
        passage.reopen_around(changed);
    }

    /// Makes the open decisions, again and again until none of them changes anything. Returns whether
    /// anything changed.
    fn decide_all(&self, passage: &mut Passage, may_respace: &mut dyn FnMut(usize) -> bool) -> bool {
        let mut changed = false;
        // Ends because every round except the last one makes a change; see above.
        loop {
            let split = self.decide_words(passage, may_respace);
            let joined = self.decide_spaces(passage, may_respace);
            if !(split | joined) {
                return changed;
            }
            changed = true;
        }
    }

    /// Cuts all open parts that lost a space, and splits those that lost a ZWNJ. The cut comes first, because a split of
    /// both words together may be wrong (شبهادورکرسی). Returns whether there were any.
    #[inline]
    fn decide_words(&self, passage: &mut Passage, may_respace: &mut dyn FnMut(usize) -> bool) -> bool {
        let mut changed = false;
        let mut i = 0;
        while let Some(next) = passage.open_words.next(i) {
            i = next;
            if self.cut(passage, i, may_respace) || self.repairs.zwnjs && self.split(passage, i) {
                changed = true; // the first half is judged next
            } else {
                passage.open_words.set(i, false);
                i += 1;
            }
        }
        changed
    }

    /// Removes all open spaces that are lost ZWNJs or in the middle of a word. Returns whether there were
    /// any.
    #[inline]
    fn decide_spaces(&self, passage: &mut Passage, may_respace: &mut dyn FnMut(usize) -> bool) -> bool {
        let mut changed = false;
        let mut i = 1;
        while let Some(next) = passage.open_spaces.next(i) {
            i = next;
            if self.repairs.zwnjs
                && space::is_lost_zwnj(passage, i, &self.knowledge, &self.thresholds, &self.exits)
            {
                self.join(passage, i);
                changed = true; // another part may be number `i` now
            } else if self.repairs.words && self.mend(passage, i, may_respace) {
                changed = true;
            } else {
                passage.open_spaces.set(i, false);
                i += 1;
            }
        }
        changed
    }

    /// Splits part `i` if it lost a ZWNJ. Returns whether it did.
    fn split(&self, passage: &mut Passage, i: usize) -> bool {
        if !split::may_split(&passage.parts()[i]) {
            return false;
        }
        if let Some((word, 1)) = self.knowledge.words().and_then(|words| words.find(passage, i)) {
            return self.spell(passage, i, 1, word);
        }
        let k = split::split_point(passage, i, &self.knowledge, &self.thresholds, &self.exits);
        if let Some(k) = k {
            W::before_change(self, passage, i, Change::Split);
            passage.split(i, k);
            self.look_up(passage, i..i + 2);
        }
        k.is_some()
    }

    /// Puts a space into part `i` if it is two words that lost their space. Returns whether it did.
    fn cut(&self, passage: &mut Passage, i: usize, may_respace: &mut dyn FnMut(usize) -> bool) -> bool {
        if !self.repairs.spaces {
            return false;
        }
        let k = seam::cut_point(passage, i, &self.knowledge, &self.thresholds, &self.exits);
        let may_be_cut = |&k: &usize| match seam::is_amount(passage, i, k) {
            true => !passage.touch_other_digit_or_letter(i, i),
            false => !passage.touch_digit_or_letter(i, i),
        };
        let k = k.filter(may_be_cut).filter(|_| may_respace(passage.parts()[i].start()));
        if let Some(k) = k {
            W::before_change(self, passage, i, Change::Cut);
            // The cuts that rules find are habits of writers (شمارو, 100هزارتومان, قرارمی گیرد), who need not lose other spaces.
            match seam::is_ruled_cut(passage, i, k, &self.knowledge) {
                true => passage.cut_without_evidence(i, k),
                false => passage.cut(i, k),
            }
            self.look_up(passage, i..i + 2);
        }
        k.is_some()
    }

    /// Removes the space before part `i` if that space is in the middle of a word. Returns whether it did. In
    /// a noun of two verb stems a ZWNJ remains (گفت‌وگو).
    #[inline]
    fn mend(&self, passage: &mut Passage, i: usize, may_respace: &mut dyn FnMut(usize) -> bool) -> bool {
        let part = &passage.parts()[i];
        // Of the words typed as two, only nouns of two verb stems have a first half whose last letter joins.
        let is_stem_pair = part.previous_joins;
        let is_broken = if is_stem_pair {
            match part.len() {
                1 => self.thresholds.joins_pairs() && seam::is_pair_of_stems(passage, i),
                _ => part.hash as u8 == AND && seam::is_pair_of_typed_stems(passage, i),
            }
        } else if part.lists & filter::IMPERFECTIVE != 0 {
            seam::is_verb_with_particle(passage, i)
        } else {
            merge::is_broken_word(passage, i, &self.knowledge, &self.thresholds, &self.exits)
        };
        if !is_broken || passage.touch_digit_or_letter(i - 1, i) || !may_respace(passage.parts()[i].start()) {
            return false;
        }
        W::before_change(self, passage, i, Change::Mend);
        if is_stem_pair {
            if passage.parts()[i].len() == 1 {
                passage.mend(i + 1);
            }
            passage.join_by_zwnj(i);
            self.look_up(passage, i - 1..i + 1);
        } else {
            passage.mend(i);
            self.look_up(passage, i - 1..i);
        }
        true
    }

    /// Whether part `i` lost the space before the Latin word after it, and may get it back.
    pub(crate) fn has_lost_space_after(
        &self,
        passage: &Passage,
        i: usize,
        may_respace: &mut dyn FnMut(usize) -> bool,
    ) -> bool {
        self.repairs.spaces
            && seam::has_lost_space_after(passage, i)
            && may_respace(passage.parts()[i].start())
    }

    /// Removes the space before part `i`. A ZWNJ remains after a letter that joins; after any other letter
    /// the two parts become one.
    fn join(&self, passage: &mut Passage, i: usize) {
        W::before_change(self, passage, i, Change::Join);
        if passage.parts()[i].previous_joins {
            passage.join_by_zwnj(i);
            // Both words are now beside a ZWNJ. Nothing has changed for the spaces around them.
            for i in [i - 1, i] {
                passage.open_words.set(i, !passage.parts()[i].user_spelled);
            }
            passage.open_spaces.set(i, false);
            // A letter that belongs to a word is no longer a stray one beside the next word.
            if let Some(next) = passage.parts().get(i + 1)
                && passage.parts()[i].len() == 1
            {
                let may_change = !next.user_spelled;
                passage.open_words.set(i + 1, may_change);
            }
            // A word with an ending may be the second half of a broken word (پر فروش‌ها).
            for i in [i - 1, i + 1] {
                if let Some([left, right]) = i.checked_sub(1).and_then(|left| passage.parts().get(left..=i))
                    && right.gap == Gap::Space
                    && left.entry.may_meet_in_seam(right.entry)
                {
                    passage.open_spaces.set(i, true);
                }
            }
            // The second half of a phrase follows the first (گام‌به گام).
            if i + 1 < passage.parts().len() && repeated_words::is_second_half(passage, i + 1) {
                passage.open_spaces.set(i + 1, true);
            }
            // A particle before the two may belong to the verb.
            if i > 1 && word_classes::is_imperfective(passage.parts()[i - 1].hash) {
                passage.open_spaces.set(i - 1, passage.parts()[i - 1].gap == Gap::Space);
            }
        } else {
            passage.merge(i);
            self.look_up(passage, i - 1..i);
        }
    }

    /// Spells all user words. Returns whether that may have changed a gap.
    pub(super) fn spell_user_words(&self, passage: &mut Passage) -> bool {
        let Some(words) = self.knowledge.words() else { return false };
        let mut changed = false;
        let mut i = 0;
        while i < passage.parts().len() {
            if let Some((word, parts)) = words.find(passage, i) {
                changed |= self.spell(passage, i, parts, word);
            }
            i += 1;
        }
        changed
    }

    /// Gives parts `i..i + parts` the gaps of `word`. Returns whether they have a gap between them now. If they had one
    /// before, the word has it too.
    fn spell(&self, passage: &mut Passage, i: usize, parts: usize, word: &UserWord) -> bool {
        for _ in 1..parts {
            passage.merge(i + 1);
        }
        let spelled = 1 + word.gaps.len();
        for &(k, gap) in word.gaps.iter().rev() {
            passage.split(i, k);
            passage.parts_mut()[i + 1].gap = gap;
        }
        for (j, part) in passage.parts_mut()[i..i + spelled].iter_mut().enumerate() {
            part.user_spelled = true;
            part.others = part.others.with(Others::FIXED_GAP, j > 0);
        }
        self.look_up(passage, i..i + spelled);
        spelled > 1
    }
}
