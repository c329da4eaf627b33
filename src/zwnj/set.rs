//! A set of the parts of a passage: which of them are still to be judged.

use super::passage::MAX_PARTS;

const BITS: usize = 64;

/// A set of numbers of parts.
#[derive(Clone)]
pub(super) struct Set {
    bits: [u64; MAX_PARTS.div_ceil(BITS)],
    /// So many of them may not be empty.
    used: usize,
}

impl Set {
    /// Parts that can be put in together.
    pub(super) const TOGETHER: usize = BITS;

    pub(super) const EMPTY: Set = Set { bits: [0; MAX_PARTS.div_ceil(BITS)], used: 0 };

    /// Puts part `i` in, or takes it out.
    #[inline(always)]
    pub(super) fn put(&mut self, i: usize, is_in: bool) {
        let bits = &mut self.bits[i / BITS];
        *bits = *bits & !(1 << (i % BITS)) | (is_in as u64) << (i % BITS);
        self.used = self.used.max(i / BITS + 1);
    }

    /// The first part in the set from part `from` on.
    #[inline(always)]
    pub(super) fn next(&self, from: usize) -> Option<usize> {
        let used = self.bits.get(..self.used)?;
        let mut at = from / BITS;
        let mut bits = used.get(at)? & u64::MAX << (from % BITS);
        while bits == 0 {
            at += 1;
            bits = *used.get(at)?;
        }
        Some(at * BITS + bits.trailing_zeros() as usize)
    }

    /// The parts in the set, in their order.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        core::iter::successors(self.next(0), |&i| self.next(i + 1))
    }

    /// Removes every part from part `len` on.
    pub(super) fn truncate(&mut self, len: usize) {
        if let Some(bits) = self.bits.get_mut(len / BITS) {
            *bits &= !(u64::MAX << (len % BITS));
        }
        self.used = self.used.min(len.div_ceil(BITS));
        for bits in self.bits.iter_mut().skip(len / BITS + 1) {
            *bits = 0;
        }
    }

    /// Room for another part `i`, which may or may not be in: those from `i` on are one further on, and all of
    /// them before part `end`.
    pub(super) fn open_place(&mut self, i: usize, end: usize) {
        let mut above = u64::MAX << (i % BITS);
        let mut carry = 0;
        for bits in &mut self.bits[i / BITS..end.div_ceil(BITS)] {
            let moved = *bits & above;
            *bits = *bits & !above | moved << 1 | carry;
            carry = moved >> (BITS - 1);
            above = u64::MAX;
        }
        self.used = self.used.max(end.div_ceil(BITS));
    }

    /// Part `i` is no more: those after it are one less far on.
    pub(super) fn close_place(&mut self, i: usize) {
        let mut carry = 0;
        for bits in self.bits[i / BITS + 1..].iter_mut().rev() {
            let moved = *bits >> 1 | carry;
            carry = *bits << (BITS - 1);
            *bits = moved;
        }
        let bits = &mut self.bits[i / BITS];
        let below = !(u64::MAX << (i % BITS));
        *bits = *bits & below | *bits >> 1 & !below | carry;
    }

    /// Puts `count` parts from part `from` on in, or takes them out: a bit each. At least one, and at most
    /// [`Self::TOGETHER`].
    #[inline(always)]
    pub(super) fn put_all(&mut self, from: usize, count: usize, are_in: u64) {
        let (at, place) = (from / BITS, from % BITS);
        let mask = u64::MAX >> (BITS - count);
        let are_in = are_in & mask;
        self.bits[at] = self.bits[at] & !(mask << place) | are_in << place;
        // What does not fit there.
        let above = mask >> 1 >> (BITS - 1 - place);
        if above != 0 {
            self.bits[at + 1] = self.bits[at + 1] & !above | are_in >> 1 >> (BITS - 1 - place);
        }
        self.used = self.used.max((from + count).div_ceil(BITS));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{vec, vec::Vec};

    #[test]
    fn a_set_is_what_a_list_of_answers_is() {
        let mut list = vec![false; MAX_PARTS.div_ceil(BITS) * BITS];
        let mut set = Set::EMPTY;
        let mut random = 1usize;
        for round in 0..20_000 {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let i = (random >> 33) % list.len();
            match round % 4 {
                0 => {
                    list.insert(i, list[i]);
                    list.pop();
                    set.open_place(i, list.len());
                    set.put(i, list[i]);
                }
                1 => {
                    list.remove(i);
                    list.push(false);
                    set.close_place(i);
                }
                _ => {
                    list[i] = random & 1 << 60 != 0;
                    set.put(i, list[i]);
                }
            }
            if round % 100 == 99 {
                list[i..].fill(false);
                set.truncate(i);
            }
            let from = i / 3;
            assert_eq!(set.next(from), (from..list.len()).find(|&j| list[j]));
        }
        assert_eq!(set.iter().collect::<Vec<_>>(), (0..list.len()).filter(|&j| list[j]).collect::<Vec<_>>());
        for from in 0..list.len() {
            for count in 1..=BITS.min(list.len() - from) {
                random =
                    random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                set.put_all(from, count, random as u64);
                (0..count).for_each(|i| list[from + i] = random as u64 >> i & 1 != 0);
            }
            assert!(set.iter().eq((0..list.len()).filter(|&j| list[j])));
        }
        assert_eq!(set.next(1 << 20), None);
    }
}
