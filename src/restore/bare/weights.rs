//! The file of weights: its layout and its look-ups.
//!
//! All numbers are little-endian. The trainer writes the file.
//!
//! ```text
//! bytes         what
//! 8             magic: hamvarB1
//! 48 × buckets  sixteen tags (2 bytes each: 14 bits of the feature's hash, and 2 bits for the label;
//!               0 for an empty slot), then sixteen weights (a signed byte each)
//! ```

use super::search::Weights;
use crate::scan;

#[cfg(any(test, feature = "train"))]
pub(crate) const MAGIC: [u8; 8] = *b"hamvarB1";
/// Bytes before the buckets.
const HEADER: usize = 8;
/// Weights in a bucket.
pub(crate) const BUCKET_SLOTS: usize = 16;
const TAGS: usize = 2 * BUCKET_SLOTS;
const BUCKET: usize = TAGS + BUCKET_SLOTS;

static FILE: &[u8] = include_bytes!("../../../data/bare.model");

/// The bucket of a feature, if there are `buckets` of them, and the tag of the feature with label 0.
#[inline(always)]
pub(crate) fn slot(feature: u64, buckets: usize) -> (usize, u16) {
    let bucket = ((feature >> 32) * buckets as u64) >> 32;
    (bucket as usize, (feature >> 8) as u16 & !3)
}

/// The weights that the crate comes with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EmbeddedWeights {
    buckets: &'static [[u8; BUCKET]],
}

impl EmbeddedWeights {
    pub(crate) fn new() -> Self {
        EmbeddedWeights { buckets: FILE.get(HEADER..).unwrap_or_default().as_chunks().0 }
    }
}

impl Weights for EmbeddedWeights {
    #[inline(always)]
    fn add(&self, feature: u64, scores: &mut [i32; 4]) {
        crate::work::count(1);
        let (bucket, tag) = slot(feature, self.buckets.len());
        let Some(bucket) = self.buckets.get(bucket) else { return };
        let Some((tags, weights)) = bucket.split_first_chunk::<TAGS>() else { return };
        for (label, score) in (0..).zip(scores) {
            let same = scan::equal_lanes(tags, tag | label);
            if same != 0 {
                *score += weights.get(same.trailing_zeros() as usize).map_or(0, |&w| w as i8 as i32);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_whole_and_within_its_budget() {
        assert!(FILE.starts_with(&MAGIC));
        assert_eq!((FILE.len() - HEADER) % BUCKET, 0);
        assert!((HEADER + BUCKET..=365_232).contains(&FILE.len()), "the budget is 365,232 bytes");
    }

    #[test]
    fn every_weight_is_found_by_its_tag() {
        let weights = EmbeddedWeights::new();
        let mut found = 0;
        // Any hash of a bucket, with the bits of the tag.
        for (i, bucket) in weights.buckets.iter().enumerate().step_by(97) {
            let upper = ((i as u64) << 32).div_ceil(weights.buckets.len() as u64);
            for (slot, &weight) in bucket[TAGS..].iter().enumerate().filter(|(_, weight)| **weight != 0) {
                let tag = u16::from_le_bytes([bucket[2 * slot], bucket[2 * slot + 1]]);
                let mut scores = [0; 4];
                weights.add(upper << 32 | ((tag & !3) as u64) << 8, &mut scores);
                assert_eq!(scores[(tag & 3) as usize], weight as i8 as i32, "slot {slot} of bucket {i}");
                found += 1;
            }
        }
        assert!(found > 1000, "{found}");
    }
}
