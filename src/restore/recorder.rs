//! Records why a [`Judge`] changed a gap or left it alone.
//!
//! The recorder records a change just before it is made, while the passage and the thresholds are still those of the
//! decision. It records what was left alone when the passage is finished, because until then the gap can still change.
//! The decisions themselves are those of `split.rs`, `space.rs`, `seam.rs` and `merge.rs`. The recorder calls them once more,
//! without early exits, to find the score.

use alloc::{vec, vec::Vec};
use core::cell::RefCell;
use core::ops::Range;

use super::entry::{Answer, Together};
use super::features::{Evidence, split_points};
use super::filter;
use super::judge::{Change, Judge, Watch};
use super::knowledge::Knowledge;
use super::letters::{hash_of, pair_hash};
use super::passage::{Gap, Part, Passage};
use super::places::Places;
use super::thresholds::{EarlyExits, Thresholds};
use super::word_classes;
use super::{merge, seam, space, split};
use crate::edit::{EditKind, FormCounts, GapDecision, GapLog, GapReason};

/// Records the decisions of a judge.
#[derive(Default)]
pub(crate) struct Recorder(RefCell<GapLog>);

impl Recorder {
    /// Returns what was recorded since the last call.
    pub(crate) fn take(&self) -> GapLog {
        self.0.take()
    }
}

impl Watch for Recorder {
    const IS_ON: bool = true;

    fn before_change(judge: &Judge<'_, Self>, passage: &Passage, i: usize, change: Change) {
        let case = Case::new(judge, passage);
        let decisions = match change {
            Change::Split => vec![case.split(i)],
            Change::Cut => vec![case.cut(i)],
            Change::Join => vec![case.join(i)],
            Change::Mend => case.mend(i),
        };
        let decisions = decisions.into_iter().flatten().map(|decision| (decision.range.end, decision));
        judge.watch.0.borrow_mut().changes.extend(decisions);
    }

    fn after_passage(judge: &Judge<'_, Self>, passage: &Passage, may_respace: &mut dyn FnMut(usize) -> bool) {
        let case = Case::new(judge, passage);
        let mut log = judge.watch.0.borrow_mut();
        for (i, part) in passage.parts().iter().enumerate() {
            log.changes.extend(case.gaps_of_user_word(i));
            let mut left_alone: Vec<GapDecision> = Vec::new();
            // If the space was put in, its decision is the cut.
            let has_space = part.gap == Gap::Space
                && i.checked_sub(1).is_some_and(|left| passage.parts()[left].end() < part.start());
            if has_space && judge.repairs.zwnjs {
                left_alone.extend(case.join(i));
            }
            if has_space && judge.repairs.words {
                left_alone.extend(case.mend(i).into_iter().flatten());
            }
            if judge.repairs.zwnjs {
                left_alone.extend(case.split(i));
            }
            if judge.repairs.spaces {
                left_alone.extend(case.cut(i));
            }
            let is_data = !left_alone.is_empty() && !may_respace(part.start());
            for decision in &mut left_alone {
                let respaces = matches!(decision.kind, EditKind::SpaceRestored | EditKind::WordMended);
                let exceeds = decision.score > decision.threshold;
                if respaces && is_data && exceeds {
                    decision.reason = GapReason::Data;
                } else if decision.reason == GapReason::Score && exceeds {
                    // Digits and Latin letters beside a word keep its spaces.
                    decision.reason = GapReason::Rule;
                }
            }
            log.rest.extend(left_alone);
        }
    }
}

/// What decided, the score and the threshold.
struct Verdict {
    reason: GapReason,
    score: Option<i32>,
    threshold: Option<i32>,
}

impl Verdict {
    /// A decision without a score.
    fn plain(reason: GapReason) -> Verdict {
        Verdict { reason, score: None, threshold: None }
    }

    /// A decision with a score. `holds` is whether the repair is made by all rules and features together. If the
    /// score alone would decide otherwise, a rule decided. `early` is what the decision with early exits is.
    fn scored(score: i32, threshold: Option<i32>, holds: bool, early: bool) -> Verdict {
        let exceeds = threshold.is_some_and(|threshold| score > threshold);
        let reason = if threshold.is_none() || exceeds != holds {
            GapReason::Rule
        } else if early != holds {
            GapReason::EarlyExit
        } else {
            GapReason::Score
        };
        Verdict { reason, score: Some(score), threshold }
    }
}

/// A passage, and all else that the decisions on its gaps depend on.
struct Case<'a> {
    passage: &'a Passage<'a, 'a>,
    knowledge: &'a Knowledge<'a>,
    thresholds: &'a Thresholds,
    /// The early exits of the judge.
    exits: &'a EarlyExits,
    never: EarlyExits,
}

impl<'a> Case<'a> {
    fn new(judge: &'a Judge<'_, Recorder>, passage: &'a Passage<'a, 'a>) -> Case<'a> {
        let Judge { knowledge, thresholds, exits, .. } = judge;
        Case { passage, knowledge, thresholds, exits, never: EarlyExits::never() }
    }

    /// The decision on a ZWNJ inside part `i`. `None` if the part cannot have one.
    fn split(&self, i: usize) -> Option<GapDecision> {
        let Case { passage, knowledge, thresholds, exits, never } = self;
        let part = &passage.parts()[i];
        let letters = passage.letters(part);
        split_points(&letters).next()?;
        let kind = EditKind::ZwnjInserted;
        let inside = |k: Option<usize>, verdict| self.inside(part, k, kind, verdict);
        if part.user_spelled {
            return Some(inside(None, Verdict::plain(GapReason::UserWord)));
        }
        if !split::may_split(part) {
            return Some(inside(None, Verdict::plain(GapReason::Rule)));
        }
        let decided = split::split_point(passage, i, knowledge, thresholds, never);
        match part.entry.answer() {
            Answer::Whole => {
                let reason = if decided.is_some() { GapReason::Rule } else { GapReason::Answer };
                Some(inside(decided, Verdict::plain(reason)))
            }
            Answer::Split(k) => {
                let reason = if decided.is_some() { GapReason::Answer } else { GapReason::Rule };
                Some(inside(Some(k), Verdict::plain(reason)))
            }
            Answer::Ask => {
                if decided.is_some() && decided == split::ruled_split(passage, i, &letters, knowledge) {
                    return Some(inside(decided, Verdict::plain(GapReason::Rule)));
                }
                let mut places = Places::new(letters.clone(), split::around(passage, i), knowledge);
                let (k, score) = places.best(thresholds.least_split(), never)?;
                let threshold = split::threshold_at(&letters, k, knowledge, thresholds);
                let early = split::split_point(passage, i, knowledge, thresholds, exits);
                Some(inside(Some(k), Verdict::scored(score, threshold, decided.is_some(), early.is_some())))
            }
        }
    }

    /// The decision on a space inside part `i`. `None` if the part cannot have one.
    fn cut(&self, i: usize) -> Option<GapDecision> {
        let part = &self.passage.parts()[i];
        if part.len() > 2
            && (part.entry.answer() == Answer::Ask || word_classes::is_plural_with_object(part.hash))
            && let Some(k) = seam::ruled_cut(self.passage, i, &self.passage.letters(part), self.knowledge)
        {
            let verdict = Verdict::plain(GapReason::Rule);
            return Some(self.inside(part, Some(k), EditKind::SpaceRestored, verdict));
        }
        let (k, score) = seam::cut_score(self.passage, i, self.knowledge, self.thresholds)?;
        let is_cut =
            |exits| seam::cut_point(self.passage, i, self.knowledge, self.thresholds, exits).is_some();
        let (decided, early) = (is_cut(&self.never), is_cut(self.exits));
        let threshold = seam::cut_threshold(part.entry, self.thresholds);
        let verdict = Verdict::scored(score, Some(threshold), decided, early);
        Some(self.inside(part, Some(k), EditKind::SpaceRestored, verdict))
    }

    /// The decision whether the space before part `i` is a lost ZWNJ.
    fn join(&self, i: usize) -> Option<GapDecision> {
        let right = &self.passage.parts()[i];
        let kind = if right.previous_joins { EditKind::SpaceToZwnj } else { EditKind::WordJoined };
        if right.gap_is_fixed() {
            return Some(self.between(i, kind, Verdict::plain(GapReason::UserWord)));
        }
        let (score, threshold) = space::join_score(self.passage, i, self.knowledge, self.thresholds);
        let is_lost = |exits| space::is_lost_zwnj(self.passage, i, self.knowledge, self.thresholds, exits);
        let verdict = match score {
            Some(score) => Verdict::scored(score, threshold, is_lost(&self.never), is_lost(self.exits)),
            None => Verdict::plain(GapReason::Rule),
        };
        Some(self.between(i, kind, verdict))
    }

    /// The decision whether the space before part `i` is in the middle of a word. Empty if it cannot be. There are two
    /// decisions for a noun of two verb stems (گفت و گو), which has two spaces.
    fn mend(&self, i: usize) -> Vec<Option<GapDecision>> {
        let passage = self.passage;
        let (left, right) = (&passage.parts()[i - 1], &passage.parts()[i]);
        if right.gap_is_fixed() {
            return Vec::new();
        }
        let by_rule = |i: usize, kind: EditKind| Some(self.between(i, kind, Verdict::plain(GapReason::Rule)));
        if right.previous_joins {
            if seam::is_pair_of_typed_stems(passage, i) {
                return vec![by_rule(i, EditKind::SpaceToZwnj)];
            }
            if !seam::is_pair_of_stems(passage, i) {
                return Vec::new();
            }
            let (score, threshold) = self.thresholds.of_stem_pair();
            let is_made = score > threshold;
            let verdict = || Verdict::scored(score, Some(threshold), is_made, is_made);
            return vec![
                Some(self.between(i, EditKind::SpaceToZwnj, verdict())),
                Some(self.between(i + 1, EditKind::WordMended, verdict())),
            ];
        }
        if right.lists & filter::IMPERFECTIVE != 0 {
            let is_verb = seam::is_verb_with_particle(passage, i);
            return if is_verb { vec![by_rule(i, EditKind::WordMended)] } else { Vec::new() };
        }
        if !left.entry.may_meet_in_seam(right.entry) {
            return Vec::new();
        }
        let Some((score, threshold)) = merge::merge_score(passage, i, self.knowledge, self.thresholds) else {
            return Vec::new();
        };
        let is_broken = |exits| merge::is_broken_word(passage, i, self.knowledge, self.thresholds, exits);
        let verdict = Verdict::scored(score, Some(threshold), is_broken(&self.never), is_broken(self.exits));
        vec![Some(self.between(i, EditKind::WordMended, verdict))]
    }

    /// The decisions on the gaps that a user word gives part `i`, each with the offset at the end of the gap.
    fn gaps_of_user_word(&self, i: usize) -> Vec<(usize, GapDecision)> {
        let part = &self.passage.parts()[i];
        if !part.user_spelled {
            return Vec::new();
        }
        let first = if part.gap_is_fixed() { &self.passage.parts()[i - 1] } else { part };
        let words = first.start()..part.end();
        let gaps = self.passage.gaps_of(part).filter(|&(at, _)| at > part.start() || part.gap_is_fixed());
        let decision = |(at, _)| {
            let verdict = Verdict::plain(GapReason::UserWord);
            (at, self.decision(at..at, words.clone(), EditKind::ZwnjInserted, None, None, verdict))
        };
        gaps.map(decision).collect()
    }

    /// A decision on the gap before letter `k` of a part. Without `k`, it concerns the whole part.
    fn inside(&self, part: &Part, k: Option<usize>, kind: EditKind, verdict: Verdict) -> GapDecision {
        let words = part.start()..part.end();
        let letters = self.passage.letters(part);
        let sides = k.map(|k| (letters.piece(0, k), letters.piece(k, letters.len())));
        let at = k.and_then(|k| self.passage.letter_offset(part, k));
        let range = at.map_or(words.clone(), |at| at..at);
        self.decision(range, words, kind, sides, Some(part.hash), verdict)
    }

    /// A decision on the space before part `i`.
    fn between(&self, i: usize, kind: EditKind, verdict: Verdict) -> GapDecision {
        let (left, right) = (&self.passage.parts()[i - 1], &self.passage.parts()[i]);
        let (start, end) = (self.passage.letters(left), self.passage.letters(right));
        let whole = hash_of(start.iter().chain(end.iter()));
        let (range, words) = (left.end()..right.start(), left.start()..right.end());
        self.decision(range, words, kind, Some((left.hash, right.hash)), Some(whole), verdict)
    }

    /// A decision. `sides` and `whole` are the hashes of the letters on both sides of the gap and of both together.
    fn decision(
        &self,
        range: Range<usize>,
        words: Range<usize>,
        kind: EditKind,
        sides: Option<(u64, u64)>,
        whole: Option<u64>,
        verdict: Verdict,
    ) -> GapDecision {
        let logits = |score: i32| score as f32 / self.knowledge.logit() as f32;
        let may_be_seen = |&(left, right): &(u64, u64)| {
            self.knowledge.entry(left).may_be_joined_with(self.knowledge.entry(right))
        };
        let pair = |(left, right)| self.knowledge.pair(pair_hash(left, right));
        let together = sides.filter(may_be_seen).map_or(Together::default(), pair);
        GapDecision {
            range,
            words,
            kind,
            is_made: false,
            reason: verdict.reason,
            score: verdict.score.map(logits),
            threshold: verdict.threshold.map(logits),
            left: sides.map(|(left, _)| self.counts(left)),
            right: sides.map(|(_, right)| self.counts(right)),
            whole: whole.map(|whole| self.counts(whole)),
            together_with_zwnj: count(together.zwnj),
            together_with_space: count(together.space),
            damage: self.thresholds.damage(),
        }
    }

    /// How often training saw a form.
    fn counts(&self, form: u64) -> FormCounts {
        let form = self.knowledge.entry(form).form();
        FormCounts {
            alone: count(form.free),
            before_zwnj: count(form.first),
            after_zwnj: count(form.last),
            zwnj_inside: count(form.split),
        }
    }
}

/// A number near the lowest count of each level from 0 to 15. Each level begins at 2^(4/3) times the count of the level
/// before (`train/counts.rs`).
const COUNTS: [u32; 16] =
    [0, 1, 3, 6, 16, 40, 100, 260, 650, 1600, 4100, 10_000, 26_000, 66_000, 170_000, 420_000];

/// The approximate count of a level.
fn count(level: u8) -> u32 {
    COUNTS[level as usize % COUNTS.len()]
}
