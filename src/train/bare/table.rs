//! The weights while they are learned, the choice of those that get a place in the file, and the bytes of the
//! file.

use alloc::{vec, vec::Vec};

use crate::restore::training::bare::{self, BUCKET_SLOTS, MAGIC, Weights};

/// The integer that the search uses for a weight of one.
pub(super) const UNIT: f32 = 1024.0;
/// Buckets of weights in the file.
const BUCKETS: usize = 7_608;
/// The greatest weight in the file, where each weight is a signed byte.
const MAX_WEIGHT: f32 = 127.0;
/// The weight that becomes [`MAX_WEIGHT`] in the file. Greater weights are cut down to it.
const CLIP: f32 = 6.0;
/// In the value of a weight, the greatest factor for how often and how far it was moved.
const OFTEN: f32 = 10.0;

/// The weights while they are learned: a map from features to slots with open addressing.
pub(super) struct Table {
    /// The feature of each slot, or zero.
    features: Vec<u64>,
    /// The weights of each slot as the search needs them, in [`UNIT`]s.
    weights: Vec<[i32; 4]>,
    slots: Vec<Slot>,
    used: usize,
    /// Whether a feature gets a slot when it first learns. If not, only weights with a place in the file
    /// learn.
    grows: bool,
    /// The number of phrases up to now.
    pub(super) steps: f64,
}

/// What training keeps of a feature, for each label.
#[derive(Clone, Copy, Default)]
struct Slot {
    weights: [f32; 4],
    /// The sums of the squared gradients.
    squares: [f32; 4],
    /// The sums of all steps, each times the number of the phrase.
    timed: [f64; 4],
    /// Whether the weight has a place in the file.
    kept: [bool; 4],
}

/// The number of slots of the table: a power of two, and at least twice the number of features.
const SLOTS: usize = 1 << 21;

impl Table {
    pub(super) fn new() -> Table {
        Table {
            features: vec![0; SLOTS],
            weights: vec![[0; 4]; SLOTS],
            slots: vec![Slot::default(); SLOTS],
            used: 0,
            grows: true,
            steps: 0.0,
        }
    }

    /// The slot of a feature, or the empty slot where it belongs.
    #[inline]
    fn find(&self, feature: u64) -> usize {
        let mut i = (feature >> 40) as usize % SLOTS;
        while self.features[i] != feature && self.features[i] != 0 {
            i = (i + 1) % SLOTS;
        }
        i
    }

    /// Moves a weight along `gradient`.
    pub(super) fn learn(&mut self, feature: u64, label: u8, gradient: f32, rate: f32) {
        let i = self.find(feature);
        if self.features[i] == 0 {
            if !self.grows || self.used >= SLOTS / 2 {
                return;
            }
            self.used += 1;
            self.features[i] = feature;
        }
        let (slot, label) = (&mut self.slots[i], label as usize);
        if !self.grows && !slot.kept[label] {
            return;
        }
        slot.squares[label] += gradient * gradient;
        let step = rate * gradient / (1e-3 + slot.squares[label]).sqrt();
        slot.weights[label] += step;
        slot.timed[label] += step as f64 * self.steps;
        self.weights[i][label] = (slot.weights[label] * UNIT) as i32;
    }

    /// The weights of each bucket of the file, averaged over time: the most valuable ones, no two with the same tag.
    /// `worth` returns the value of a weight, from the weight and the sum of its squared gradients.
    fn buckets(&self, worth: impl Fn(f32, f32) -> f32) -> Vec<Vec<(u64, u8, f32)>> {
        let mut buckets: Vec<Vec<(f32, u64, u8, f32)>> = vec![Vec::new(); BUCKETS];
        for (&feature, slot) in self.features.iter().zip(&self.slots).filter(|(feature, _)| **feature != 0) {
            for label in 0..4 {
                let weight = slot.weights[label] - (slot.timed[label] / (self.steps + 1.0)) as f32;
                if weight != 0.0 {
                    let row = (worth(weight, slot.squares[label]), feature, label as u8, weight);
                    buckets[bare::slot(feature, BUCKETS).0].push(row);
                }
            }
        }
        let best = |mut bucket: Vec<(f32, u64, u8, f32)>| {
            bucket.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
            let mut tags = Vec::new();
            bucket.retain(|&(_, feature, label, _)| {
                let tag = bare::slot(feature, BUCKETS).1 | label as u16;
                let is_new = tags.len() < BUCKET_SLOTS && !tags.contains(&tag);
                if is_new {
                    tags.push(tag);
                }
                is_new
            });
            bucket.into_iter().map(|(_, feature, label, weight)| (feature, label, weight)).collect()
        };
        buckets.into_iter().map(best).collect()
    }

    /// Gives the most valuable weights a place in the file, and resets all weights to zero. From now on, only the
    /// weights with a place learn.
    pub(super) fn keep_weightiest(&mut self) {
        let kept = self.buckets(|weight, squares| weight.abs() * squares.sqrt().min(OFTEN));
        self.slots.fill(Slot::default());
        self.weights.fill([0; 4]);
        for &(feature, label, _) in kept.iter().flatten() {
            let i = self.find(feature);
            self.slots[i].kept[label as usize] = true;
        }
        (self.grows, self.steps) = (false, 0.0);
    }

    /// The bytes of the file, in the layout that `restore::bare::weights` describes.
    pub(super) fn file(&self) -> Vec<u8> {
        write(&self.buckets(|weight, _| weight.abs()))
    }
}

impl Weights for Table {
    #[inline]
    fn add(&self, feature: u64, scores: &mut [i32; 4]) {
        let i = self.find(feature);
        if self.features[i] != 0 {
            for (score, weight) in scores.iter_mut().zip(self.weights[i]) {
                *score += weight;
            }
        }
    }
}

/// Writes the file with these buckets of features, labels and weights.
fn write(buckets: &[Vec<(u64, u8, f32)>]) -> Vec<u8> {
    let mut bytes = Vec::from(MAGIC);
    for bucket in buckets {
        let mut slots: Vec<(u16, i8)> = bucket
            .iter()
            .map(|&(feature, label, weight)| {
                let weight = (weight * MAX_WEIGHT / CLIP).round().clamp(-MAX_WEIGHT, MAX_WEIGHT);
                (bare::slot(feature, BUCKETS).1 | label as u16, weight as i8)
            })
            .filter(|&(_, weight)| weight != 0)
            .collect();
        slots.sort_unstable();
        slots.resize(BUCKET_SLOTS, (0, 0));
        bytes.extend(slots.iter().flat_map(|slot| slot.0.to_le_bytes()));
        bytes.extend(slots.iter().map(|slot| slot.1 as u8));
    }
    bytes
}
