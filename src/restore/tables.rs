//! Look-ups in the tables of a model.

use super::entry::{Entry, Together};
use super::features::Feature;
use super::model::{FORM_BUCKET, Model, PAIR_BUCKET, Sections};
use crate::scan;
use crate::work;

/// The tables of a model, ready for look-ups.
#[derive(Clone, Copy)]
pub(crate) struct Tables<'m> {
    forms: Index<'m, 2, FORM_BUCKET>,
    pairs: Index<'m, 1, PAIR_BUCKET>,
    weights: &'m [[u8; 8]],
    entries: &'m [[u8; 4]],
    listed: &'m [u8],
}

/// A map from hashes to `N` bytes each, in buckets of `SIZE` bytes.
#[derive(Clone, Copy)]
struct Index<'m, const N: usize, const SIZE: usize> {
    buckets: &'m [[u8; SIZE]],
}

/// The value of a form is the number of its entry, and above it the seams of the form.
pub(crate) const NUMBER_BITS: u32 = 14;
const MAX_NUMBER: u16 = (1 << NUMBER_BITS) - 1;

/// Spreads a hash of letters over all bits.
#[inline(always)]
pub(crate) fn spread(hash: u64) -> u64 {
    let x = (hash ^ (hash >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x ^ (x >> 32)
}

/// The bucket of a spread hash among `buckets`, and its fingerprint. No fingerprint is zero.
#[inline(always)]
pub(crate) fn index_slot(spread: u64, buckets: usize) -> (usize, u16) {
    let bucket = ((spread >> 32) * buckets as u64) >> 32;
    (bucket as usize, (spread as u16).max(1))
}

/// Weights in a bucket, which is a number of 64 bits.
#[cfg(feature = "train")]
pub(crate) const WEIGHTS_PER_BUCKET: usize = 3;
/// Bits of the tag that tells the features of a bucket apart.
pub(crate) const TAG_BITS: u32 = 13;
/// Bits of a lane: a tag, and above it the weight, a signed byte.
pub(crate) const LANE_BITS: u32 = TAG_BITS + 8;
/// The lowest bit of each lane.
const LANES: u64 = 1 | 1 << LANE_BITS | 1 << (2 * LANE_BITS);

/// The bucket of a feature among `buckets`, from the hash of the feature, and its tag.
#[inline(always)]
pub(crate) fn weight_slot(feature: u64, buckets: usize) -> (usize, u16) {
    let bucket = ((feature >> 32) * buckets as u64) >> 32;
    (bucket as usize, (feature >> 8) as u16 & ((1 << TAG_BITS) - 1))
}

impl<const N: usize, const SIZE: usize> Index<'_, N, SIZE> {
    /// The value of a hash, if the map has it. Of the hashes that it does not have, about one in 4,000 is
    /// mistaken for one that it has.
    #[inline(always)]
    fn find(&self, hash: u64) -> Option<[u8; N]> {
        work::count(1);
        let (bucket, fingerprint) = index_slot(spread(hash), self.buckets.len());
        let bucket = self.buckets.get(bucket)?;
        let (fingerprints, values) = bucket.split_first_chunk()?;
        match scan::equal_lanes(fingerprints, fingerprint) {
            0 => None,
            same => values.as_chunks().0.get(same.trailing_zeros() as usize).copied(),
        }
    }

    /// Loads the bucket of a hash into the cache.
    #[inline(always)]
    fn prefetch(&self, hash: u64) {
        let (bucket, _) = index_slot(spread(hash), self.buckets.len());
        scan::prefetch(self.buckets, bucket);
    }
}

impl<'m> Tables<'m> {
    pub(crate) fn new(model: &'m Model) -> Tables<'m> {
        let Sections { forms, pairs, weights, entries, listed } = model.sections();
        Tables { forms: Index { buckets: forms }, pairs: Index { buckets: pairs }, weights, entries, listed }
    }

    /// Loads what is known of a form into the cache.
    #[inline(always)]
    pub(super) fn prefetch(&self, form: u64) {
        self.forms.prefetch(form);
    }

    /// What is known of the form with this hash.
    #[inline(always)]
    pub(super) fn entry(&self, form: u64) -> Entry {
        let Some(value) = self.forms.find(form) else { return Entry::UNKNOWN };
        let value = u16::from_le_bytes(value);
        self.entries.get((value & MAX_NUMBER) as usize).map_or(Entry::UNKNOWN, |&bits| {
            Entry::from_table(u32::from_le_bytes(bits), (value >> NUMBER_BITS) as u8)
        })
    }

    /// How often a pair was seen.
    #[inline(always)]
    pub(super) fn pair(&self, pair: u64) -> Together {
        let [both] = self.pairs.find(pair).unwrap_or_default();
        Together { zwnj: both & 15, space: both >> 4 }
    }

    /// The weight of a feature; zero if it was not learned.
    #[inline(always)]
    pub(crate) fn weight(&self, feature: Feature) -> i32 {
        work::count(1);
        match feature.listed().and_then(|number| self.listed.get(number)) {
            Some(&weight) => weight as i8 as i32,
            None => self.hashed_weight(feature),
        }
    }

    /// The same as [`weight`](Self::weight), but found by the hash of the feature even if it is listed.
    #[inline(always)]
    pub(crate) fn hashed_weight(&self, feature: Feature) -> i32 {
        let (bucket, tag) = weight_slot(feature.hash(), self.weights.len());
        // No branches, since the processor could not predict them. In the lane with the tag of the feature
        // the difference is zero, so adding all ones to it does not carry into the bit above the tag. The
        // weight of that lane is shifted down. A feature that was not learned finds no lane and gets zero.
        const TAGS: u64 = LANES * ((1 << TAG_BITS) - 1);
        const GUARDS: u64 = LANES << TAG_BITS;
        let bucket = u64::from_le_bytes(self.weights[bucket]);
        let other = (bucket ^ LANES.wrapping_mul(tag as u64)) & TAGS;
        let same = !(other + TAGS) & GUARDS;
        // The topmost bit of a bucket belongs to no lane, and is zero.
        let lane = (same | 1 << 63).trailing_zeros();
        (bucket >> lane) as i8 as i32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::restore::features::{LISTED, listed};

    #[test]
    fn listed_weights_are_those_found_by_hash() {
        let model = Model::embedded();
        let tables = Tables::new(&model);
        let mut known = 0;
        for (i, feature) in listed().enumerate() {
            assert_eq!(feature.listed(), Some(i));
            assert_eq!(tables.weight(feature), tables.hashed_weight(feature), "{feature:?}");
            known += (tables.weight(feature) != 0) as usize;
        }
        assert!(known > LISTED / 2, "{known}");
    }
}
