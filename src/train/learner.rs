//! Learning weights from examples, by AdaGrad.
//!
//! An example with one candidate is a yes or no (logistic regression). An example with several candidates is
//! a choice among them (multinomial logistic regression); more than one of them may be right.

use alloc::{vec, vec::Vec};

use super::map::Map;
use crate::restore::training::{Feature, WEIGHTS_PER_BUCKET, weight_slot};

/// Rounds over all examples.
const EPOCHS: usize = 8;
/// Rounds whose weights are not averaged into the result.
const WARM_UP: usize = 2;
/// Runs with differently shuffled examples, whose weights are averaged.
const ORDERS: usize = 3;
/// A feature must be seen this often to get a weight.
const MIN_SEEN: u16 = 2;
/// The most buckets of weights in the model.
const MAX_BUCKETS: usize = 80_000;
/// Learned weights for each bucket, in a model that needs fewer buckets than that.
const BUCKET_LOAD: usize = 2;
/// The learning rate of the first round.
const RATE: f32 = 0.05;
/// With each step a weight loses this fraction of itself, times the learning rate.
const DECAY: f32 = 5e-5;
/// A candidate of a choice makes no step if its gradient is not greater than this.
const LEAST_GRADIENT: f32 = 1e-4;

/// The examples. Each has candidates, and each candidate has features, known by their slots.
#[derive(Default)]
pub(super) struct Examples {
    /// The slots of all candidates' features, one candidate after the other.
    slots: Vec<u32>,
    /// The end of each candidate in `slots`, and whether it is right.
    candidates: Vec<(u32, bool)>,
    /// The end of each example in `candidates`, and its weight.
    examples: Vec<(u32, f32)>,
    /// The slot of each feature, by its hash.
    slot_of: Map<u32>,
    /// The feature of each slot, and how often it was seen.
    seen: Vec<(u16, Feature)>,
}

impl Examples {
    /// Adds a feature to the candidate that comes next.
    pub(super) fn add_feature(&mut self, feature: Feature) {
        let slot = *self.slot_of.entry(feature.hash()).or_insert(self.seen.len() as u32);
        match self.seen.get_mut(slot as usize) {
            Some(seen) => seen.0 = seen.0.saturating_add(1),
            None => self.seen.push((1, feature)),
        }
        self.slots.push(slot);
    }

    /// Ends a candidate.
    pub(super) fn end_candidate(&mut self, right: bool) {
        self.candidates.push((self.slots.len() as u32, right));
    }

    /// Ends an example.
    pub(super) fn end_example(&mut self, weight: f32) {
        self.examples.push((self.candidates.len() as u32, weight));
    }

    /// Learns a weight for each feature that gets a place in the model. Returns those that are not zero,
    /// and the number of buckets of the weight table.
    pub(super) fn learn(mut self) -> (Vec<(Feature, f32)>, usize) {
        let seen = core::mem::take(&mut self.seen);
        self.retain(|slot| seen[slot as usize].0 >= MIN_SEEN);
        // Far more features have some weight than the model has places. The weightiest get a place, and learn
        // again without the others.
        let weights = self.average_weights(seen.len(), 1);
        let learned = weights.iter().filter(|w| **w != 0.0).count();
        let buckets = learned.div_ceil(BUCKET_LOAD).clamp(1, MAX_BUCKETS);
        let has_place = slots_with_place(&weights, &seen, buckets);
        self.retain(|slot| has_place[slot as usize]);
        let weights = self.average_weights(seen.len(), ORDERS);
        let weights = weights.iter().zip(&seen).filter(|(w, _)| **w != 0.0).map(|(&w, &(_, f))| (f, w));
        (weights.collect(), buckets)
    }

    /// Removes every feature for whose slot `keep` returns false.
    fn retain(&mut self, keep: impl Fn(u32) -> bool) {
        let mut kept = 0;
        let mut start = 0;
        for (end, _) in &mut self.candidates {
            for i in start..*end as usize {
                let slot = self.slots[i];
                if keep(slot) {
                    self.slots[kept] = slot;
                    kept += 1;
                }
            }
            start = *end as usize;
            *end = kept as u32;
        }
        self.slots.truncate(kept);
    }

    /// The weights of `slots` slots, averaged over the rounds of `orders` runs. Each run has the examples
    /// in an order of its own, since what a rare feature learns depends on what was learned before it.
    fn average_weights(&self, slots: usize, orders: usize) -> Vec<f32> {
        let mut sum = vec![0f32; slots];
        let share = 1.0 / (orders * (EPOCHS - WARM_UP)) as f32;
        for order in 0..orders {
            let mut learner = Learner::new(slots);
            for round in 0..EPOCHS {
                learner.learn_round(self, round, order);
                if round >= WARM_UP {
                    sum.iter_mut().zip(&learner.weights).for_each(|(s, w)| *s += w * share);
                }
            }
        }
        sum
    }

    /// The slots of candidate `c`, counted over all examples.
    fn slots(&self, c: usize) -> &[u32] {
        let start = c.checked_sub(1).map_or(0, |before| self.candidates[before].0);
        &self.slots[start as usize..self.candidates[c].0 as usize]
    }

    fn is_right(&self, c: usize) -> bool {
        self.candidates[c].1
    }
}

/// The slots that get a place in a weight table of `buckets` buckets: in each bucket the
/// weightiest, by weight and by how often they were seen, no two with the same tag.
fn slots_with_place(weights: &[f32], seen: &[(u16, Feature)], buckets: usize) -> Vec<bool> {
    /// From this count on, being seen more often makes no difference.
    const OFTEN: f32 = 2000.0;
    let mut table: Vec<Vec<(f32, u32, u16)>> = vec![Vec::new(); buckets];
    for (slot, (&weight, &(count, feature))) in weights.iter().zip(seen).enumerate() {
        if weight != 0.0 {
            let (bucket, tag) = weight_slot(feature.hash(), buckets);
            table[bucket].push((weight.abs() * (count as f32).min(OFTEN).sqrt(), slot as u32, tag));
        }
    }
    let mut has_place = vec![false; weights.len()];
    for bucket in &mut table {
        bucket.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut tags = Vec::new();
        for &(_, slot, tag) in bucket.iter() {
            if tags.len() < WEIGHTS_PER_BUCKET && !tags.contains(&tag) {
                tags.push(tag);
                has_place[slot as usize] = true;
            }
        }
    }
    has_place
}

/// The weights while they are learned.
struct Learner {
    weights: Vec<f32>,
    /// The sum of the squared gradients of each weight.
    squares: Vec<f32>,
    /// Reused: the scores of the candidates of one example.
    scores: Vec<f32>,
}

impl Learner {
    fn new(slots: usize) -> Self {
        Learner { weights: vec![0.0; slots], squares: vec![1e-3; slots], scores: Vec::new() }
    }

    fn score(&self, slots: &[u32]) -> f32 {
        slots.iter().map(|&s| self.weights[s as usize]).sum()
    }

    /// Moves the weights of `slots` against the gradient.
    fn step(&mut self, slots: &[u32], gradient: f32, rate: f32) {
        for &s in slots {
            let s = s as usize;
            self.squares[s] += gradient * gradient;
            self.weights[s] -= rate * (gradient / self.squares[s].sqrt() + DECAY * self.weights[s]);
        }
    }

    /// One round over all examples, in an order that `round` and `order` determine.
    fn learn_round(&mut self, examples: &Examples, round: usize, order: usize) {
        let rate = RATE / (1.0 + 0.1 * round as f32);
        for e in shuffled(examples.examples.len() as u32, round, order) {
            let e = e as usize;
            let (end, weight) = examples.examples[e];
            let start = e.checked_sub(1).map_or(0, |before| examples.examples[before].0);
            match start as usize..end as usize {
                only if only.len() == 1 => self.learn_yes_or_no(examples, only.start, weight, rate),
                several => self.learn_choice(examples, several, weight, rate),
            }
        }
    }

    fn learn_yes_or_no(&mut self, examples: &Examples, c: usize, weight: f32, rate: f32) {
        let slots = examples.slots(c);
        let p = 1.0 / (1.0 + (-self.score(slots)).exp());
        let y = examples.is_right(c) as u8 as f32;
        self.step(slots, weight * (p - y), rate);
    }

    fn learn_choice(
        &mut self,
        examples: &Examples,
        candidates: core::ops::Range<usize>,
        weight: f32,
        rate: f32,
    ) {
        let mut scores = core::mem::take(&mut self.scores);
        scores.clear();
        scores.extend(candidates.clone().map(|c| self.score(examples.slots(c))));
        let top = scores.iter().copied().fold(f32::MIN, f32::max);
        let (mut sum, mut right) = (0.0, 0.0);
        for (s, c) in scores.iter_mut().zip(candidates.clone()) {
            *s = (*s - top).exp();
            sum += *s;
            if examples.is_right(c) {
                right += *s;
            }
        }
        for (&s, c) in scores.iter().zip(candidates) {
            // The right candidates together should have probability 1. They share it in proportion to what
            // each has now.
            let wanted = if examples.is_right(c) { s / right.max(1e-20) } else { 0.0 };
            let gradient = weight * (s / sum - wanted);
            if gradient.abs() > LEAST_GRADIENT {
                self.step(examples.slots(c), gradient, rate);
            }
        }
        self.scores = scores;
    }
}

/// The numbers below `len`, shuffled by xorshift.
fn shuffled(len: u32, round: usize, order: usize) -> Vec<u32> {
    let mut all: Vec<u32> = (0..len).collect();
    let mut seed = 0x1234_5678_9ABC_DEF1u64 ^ ((round as u64) << 32) ^ ((order as u64) << 40);
    for i in (1..all.len()).rev() {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        all.swap(i, (seed % (i as u64 + 1)) as usize);
    }
    all
}
