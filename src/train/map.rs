//! A map by hashes.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::restore::training::spread;

/// A map whose keys are hashes of forms, pairs or features. Its hash function only spreads their bits.
pub(super) type Map<V> = HashMap<u64, V, BuildHasherDefault<Spread>>;

/// The hash function of [`Map`].
#[derive(Default, Clone)]
pub(super) struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        spread(self.0)
    }
    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.0 = self.0.wrapping_mul(31).wrapping_add(b as u64);
        }
    }
    fn write_u64(&mut self, x: u64) {
        self.0 = x;
    }
}
