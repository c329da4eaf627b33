//! The search for the best division of a passage into parts.
//!
//! The search is exact (semi-Markov Viterbi). At each letter, it keeps a *state* for each part that may end there: the
//! best division of the letters up to there whose last part this is. If nothing that follows depends on the last part,
//! one state is enough for all such parts. So the search takes time linear in the passage. It is also idempotent: if
//! the text has the gaps of the best division, this division remains the best.

use alloc::vec::Vec;
use core::array;

use super::super::entry::{Form, Together};
use super::super::features::Evidence;
use super::super::letters::{pair_hash, push_hash};
use super::features::{self, FIRST_PART, PartEvidence, Previous};
use crate::chars::{self, code_joins};

/// The labels of a gap: the indices of weights, and the numbers of the bits in `allowed` of [`Search::divide`].
pub(crate) const SPACE: u8 = 0;
pub(crate) const ZWNJ: u8 = 1;
/// No gap.
pub(crate) const WHOLE: u8 = 2;

/// The most letters of a part. The search divides a longer run into parts that have no gap between them.
pub(crate) const MAX_PART: usize = 20;

/// The only word of one letter.
pub(super) const AND: u8 = chars::letter_code('و');
/// Added to the score of a single letter after a space, so that any other part is better. The endings ی and م can be
/// parts, but not words.
const SINGLE_LETTER: i64 = -1_000_000;

/// The weights of features, one for each label.
pub(crate) trait Weights {
    /// Adds the weights of the feature with this hash to `scores`.
    fn add(&self, feature: u64, scores: &mut [i32; 4]);
}

/// In training, a wrong label of a gap adds a cost to the score, so that the search prefers wrong divisions whose score
/// is nearly as high as that of the right one.
pub(crate) trait Costs {
    /// The cost of `label` for the gap before letter `k`: zero if it is the right one.
    fn of(&self, k: usize, label: u8) -> i32;
}

/// No costs.
impl Costs for () {
    #[inline(always)]
    fn of(&self, _: usize, _: u8) -> i32 {
        0
    }
}

/// The number of positions (letters before which a part may begin) whose states the search needs at a time: the current
/// one, and as many before it as the longest part has letters.
const RING: usize = MAX_PART + 1;

/// The best division of the letters up to a position, among those with the same last part.
#[derive(Clone, Copy, Debug)]
struct State {
    score: i64,
    /// The hash of the last part, or zero if the part is not common.
    hash: u64,
    /// The number of letters of the last part.
    len: u8,
    /// The label of the gap after the last part.
    gap: u8,
}

/// What the search needs of a state to find the best division from its end to its start.
#[derive(Clone, Copy, Debug)]
struct Trace {
    len: u8,
    gap: u8,
    /// The number of the state before the last part.
    previous: u8,
}

/// The evidence of the parts that end at one letter. The part of `n` letters is at index `n - 1`.
type Column = [PartEvidence; MAX_PART];

/// The search, with its reused buffers.
pub(crate) struct Search<'e, E, W> {
    evidence: &'e E,
    weights: &'e W,
    /// The states of each position, at the index that is the position modulo [`RING`].
    ring: [Vec<State>; RING],
    /// The weights of the start of an unknown part at each position of the ring.
    starts: [[i32; 4]; RING],
    /// For each position of the ring and each label, the best state if an unknown part follows.
    before_unknown: [[Option<(i64, u8)>; 3]; RING],
    /// The columns of this letter and of the two before it.
    columns: [Column; 3],
    /// For each position of the ring, the counts of the parts that end there as [halves](features::half). The part of
    /// `n` letters is at index `n - 1`.
    halves: [[u8; MAX_PART]; RING],
    /// The traces of all states of all positions.
    traces: Vec<Trace>,
    /// For each position, the number of traces of earlier positions.
    traces_before: Vec<u32>,
}

/// The best state before a part, for each label of the gap before the part: the score and the number of the state.
type Entrances = [Option<(i64, u8)>; 3];

/// The [halves](PartEvidence::halves) of the part `start..end`. `halves` has the counts of all shorter parts.
fn halves_of_part(halves: &[[u8; MAX_PART]; RING], codes: &[u8], start: usize, end: usize) -> [u8; 2] {
    let mut most = [0; 2];
    for seam in start + 1..end {
        let left = halves[seam % RING][seam - start - 1];
        let right = halves[end % RING][end - seam - 1];
        let most = &mut most[code_joins(codes[seam - 1]) as usize];
        *most = left.min(right).max(*most);
    }
    most
}

impl<'e, E: Evidence, W: Weights> Search<'e, E, W> {
    pub(crate) fn new(evidence: &'e E, weights: &'e W) -> Self {
        Search {
            evidence,
            weights,
            ring: array::from_fn(|_| Vec::new()),
            starts: [[0; 4]; RING],
            before_unknown: [[None; 3]; RING],
            columns: [[PartEvidence::NONE; MAX_PART]; 3],
            halves: [[0; MAX_PART]; RING],
            traces: Vec::new(),
            traces_before: Vec::new(),
        }
    }

    /// Finds the best division of the letters `codes`, as the label of the gap before each letter. For each gap,
    /// `allowed` has a bit for each label that the gap may have.
    pub(crate) fn divide(&mut self, codes: &[u8], allowed: &[u8], costs: &impl Costs, labels: &mut Vec<u8>) {
        let n = codes.len();
        labels.clear();
        labels.resize(n, WHOLE);
        self.traces.clear();
        self.traces_before.clear();
        self.columns = [[PartEvidence::NONE; MAX_PART]; 3];
        self.ring[0].clear();
        self.traces_before.push(0);
        self.push(0, State { score: 0, hash: FIRST_PART, len: 0, gap: SPACE }, 0);
        self.finish_position(codes, 0);
        for end in 1..=n {
            self.read_column(codes, end);
            self.ring[end % RING].clear();
            self.traces_before.push(self.traces.len() as u32);
            self.end_parts(codes, allowed, costs, end);
            self.finish_position(codes, end);
        }
        self.trace_back(n, labels);
    }

    /// Looks up the parts that end before letter `end`.
    fn read_column(&mut self, codes: &[u8], end: usize) {
        self.columns.rotate_right(1);
        let [column, before, before_two] = &mut self.columns;
        for len in 1..=MAX_PART.min(end) {
            let hash = if len == 1 { 0 } else { before[len - 2].hash };
            let hash = push_hash(hash, len - 1, codes[end - 1]);
            let as_word = |column: &Column, shorter: usize| {
                len.checked_sub(shorter + 1).map_or(0, |i| column[i].as_word())
            };
            column[len - 1] = PartEvidence {
                hash,
                form: self.evidence.form(hash),
                beginnings: [as_word(before, 1), as_word(before_two, 2)],
                ends: [as_word(column, 1), as_word(column, 2)],
                halves: halves_of_part(&self.halves, codes, end - len, end),
            };
            self.halves[end % RING][len - 1] =
                features::half(&codes[end - len..end], column[len - 1].as_word());
        }
    }

    /// Adds the states of all parts that end before letter `end`.
    fn end_parts(&mut self, codes: &[u8], gaps_allowed: &[u8], costs: &impl Costs, end: usize) {
        let is_last = end == codes.len();
        let allowed = if is_last { 1 << SPACE } else { gaps_allowed[end] };
        let mut gaps = [0; 4];
        if !is_last && allowed & !(1 << WHOLE) != 0 {
            features::gap(codes, end, &mut |f| self.weights.add(f, &mut gaps));
        }
        let mut unknown_end = [0; 4];
        features::end_of_unknown(&codes[..end], &mut |f| self.weights.add(f, &mut unknown_end));
        let mut inside = 0i64;
        for len in 1..=MAX_PART.min(end) {
            let start = end - len;
            if len > 1 {
                if gaps_allowed[start + 1] >> WHOLE & 1 == 0 {
                    break;
                }
                inside += costs.of(start + 1, WHOLE) as i64;
            }
            if self.ring[start % RING].is_empty() {
                continue;
            }
            let evidence = self.columns[0][len - 1];
            let mut roles = [0; 4];
            features::part(&codes[start..end], &evidence, &mut |f| self.weights.add(f, &mut roles));
            let mut entrances = if evidence.is_known() {
                self.entrances(start, end, &evidence)
            } else {
                let unknown_start = self.starts[start % RING];
                for (role, (start, end)) in roles.iter_mut().zip(unknown_start.iter().zip(unknown_end)) {
                    *role += start + end;
                }
                self.before_unknown[start % RING]
            };
            if len == 1
                && codes[start] != AND
                && let Some((score, _)) = &mut entrances[SPACE as usize]
            {
                *score += SINGLE_LETTER;
            }
            let hash = evidence.common_hash();
            for gap in [SPACE, ZWNJ, WHOLE] {
                if allowed >> gap & 1 == 0 || gap == WHOLE && len < MAX_PART {
                    continue;
                }
                // A part that a longer run was divided into has the role of a part with spaces on both sides.
                let role = |before: u8| (before & 1) << 1 | gap & 1;
                let best = (0..).zip(entrances).filter_map(|(before, entrance)| {
                    entrance.map(|(score, state)| (score + roles[role(before) as usize] as i64, state))
                });
                let Some((score, previous)) = best.reduce(|a, b| if b.0 > a.0 { b } else { a }) else {
                    continue;
                };
                let gap_score = if gap == WHOLE || is_last { 0 } else { gaps[gap as usize] };
                let cost = if is_last { 0 } else { costs.of(end, gap) };
                let score = score + inside + gap_score as i64 + cost as i64;
                let hash = if gap == WHOLE { 0 } else { hash };
                self.push(end, State { score, hash, len: len as u8, gap }, previous);
            }
        }
    }

    /// The best states before the known part `start..end`.
    fn entrances(&self, start: usize, end: usize, evidence: &PartEvidence) -> Entrances {
        let mut entrances = [None; 3];
        for (i, state) in (0..).zip(&self.ring[start % RING]) {
            let score = state.score + self.transition(state, end - start, evidence) as i64;
            let entrance: &mut Option<(i64, u8)> = &mut entrances[state.gap as usize];
            if entrance.is_none_or(|(best, _)| score > best) {
                *entrance = Some((score, i));
            }
        }
        entrances
    }

    /// The score of the features that a part of `len` letters has together with the last part of `state`.
    fn transition(&self, state: &State, len: usize, evidence: &PartEvidence) -> i32 {
        if state.gap == WHOLE {
            return 0;
        }
        let is_zwnj = state.gap == ZWNJ;
        let (mut joined, mut pair) = (Form::UNKNOWN, Together::default());
        if state.hash != 0 && state.hash != FIRST_PART {
            joined =
                self.columns[0].get(state.len as usize + len - 1).map_or(Form::UNKNOWN, |joined| joined.form);
            if is_zwnj {
                pair = self.evidence.pair(pair_hash(state.hash, evidence.hash));
            }
        }
        let mut scores = [0; 4];
        let previous = Previous { hash: state.hash, is_zwnj };
        features::transition(previous, evidence, joined, pair, &mut |f| self.weights.add(f, &mut scores));
        scores[state.gap as usize]
    }

    /// Adds a state at position `at`. Of the states whose last part is not common, and which have the same gap, only
    /// the best one stays: nothing that follows depends on their last part.
    fn push(&mut self, at: usize, state: State, previous: u8) {
        let states = &mut self.ring[at % RING];
        let rival =
            states.iter().position(|other| state.hash == 0 && other.hash == 0 && other.gap == state.gap);
        if let Some(i) = rival {
            if state.score <= states[i].score {
                return;
            }
            // The states stay in the order of the lengths of their last parts. So of equal scores, the same one
            // wins in every text.
            states.remove(i);
            self.traces.remove(self.traces_before[at] as usize + i);
        }
        states.push(state);
        self.traces.push(Trace { len: state.len, gap: state.gap, previous });
    }

    /// Prepares position `at` for the parts that begin there. All its states have been added.
    fn finish_position(&mut self, codes: &[u8], at: usize) {
        let mut starts = [0; 4];
        features::start_of_unknown(&codes[at..], &mut |f| self.weights.add(f, &mut starts));
        self.starts[at % RING] = starts;
        let mut before_unknown = [None; 3];
        let states = core::mem::take(&mut self.ring[at % RING]);
        for (i, state) in (0..).zip(&states) {
            let score = state.score + self.transition(state, MAX_PART, &PartEvidence::NONE) as i64;
            let best: &mut Option<(i64, u8)> = &mut before_unknown[state.gap as usize];
            if best.is_none_or(|(best, _)| score > best) {
                *best = Some((score, i));
            }
        }
        self.ring[at % RING] = states;
        self.before_unknown[at % RING] = before_unknown;
    }

    /// The score of the best division of the `n` letters.
    #[cfg(all(test, feature = "train"))]
    pub(crate) fn best_score(&self, n: usize) -> Option<i64> {
        self.ring[n % RING].iter().map(|state| state.score).max()
    }

    /// Sets the labels of the best division, by following its traces from the end to the start.
    fn trace_back(&self, n: usize, labels: &mut [u8]) {
        let last = &self.ring[n % RING];
        let best = last.iter().enumerate().reduce(|a, b| if b.1.score > a.1.score { b } else { a });
        let (mut at, mut state) = (n, best.map_or(0, |(i, _)| i));
        while at > 0 {
            let Some(trace) = self.traces.get(self.traces_before[at] as usize + state) else { return };
            if at < n {
                labels[at] = trace.gap;
            }
            at -= trace.len as usize;
            state = trace.previous as usize;
        }
    }
}
