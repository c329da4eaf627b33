//! A set of parts of a passage, as one bit for each part.

const BITS: usize = 64;
const WORDS: usize = 8;

/// A set of indices of parts.
#[derive(Clone)]
pub(crate) struct PartSet {
    bits: [u64; WORDS],
    /// All words from this one on are zero.
    used: usize,
}

impl PartSet {
    /// Every index is below this number.
    pub(super) const CAPACITY: usize = BITS * WORDS;

    /// The most parts that [`set_range`](Self::set_range) takes.
    pub(super) const MAX_RANGE: usize = BITS;

    pub(super) const EMPTY: PartSet = PartSet { bits: [0; WORDS], used: 0 };

    /// Puts part `i` into the set or takes it out.
    #[inline(always)]
    pub(in crate::restore) fn set(&mut self, i: usize, member: bool) {
        let bits = &mut self.bits[i / BITS];
        *bits = *bits & !(1 << (i % BITS)) | (member as u64) << (i % BITS);
        self.used = self.used.max(i / BITS + 1);
    }

    /// The first member from part `from` on.
    #[inline(always)]
    pub(in crate::restore) fn next(&self, from: usize) -> Option<usize> {
        let used = self.bits.get(..self.used)?;
        let mut at = from / BITS;
        let mut bits = used.get(at)? & u64::MAX << (from % BITS);
        while bits == 0 {
            at += 1;
            bits = *used.get(at)?;
        }
        Some(at * BITS + bits.trailing_zeros() as usize)
    }

    /// The members in their order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        core::iter::successors(self.next(0), |&i| self.next(i + 1))
    }

    /// Inserts a part `i` that is not a member: members from `i` on move up by one. `end` is the number of
    /// parts afterwards.
    pub(super) fn insert(&mut self, i: usize, end: usize) {
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

    /// Removes part `i`: members after it move down by one.
    pub(super) fn remove(&mut self, i: usize) {
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

    /// Removes every part from part `len` on.
    pub(super) fn truncate(&mut self, len: usize) {
        if let Some(bits) = self.bits.get_mut(len / BITS) {
            *bits &= !(u64::MAX << (len % BITS));
        }
        for bits in self.bits.iter_mut().skip(len / BITS + 1) {
            *bits = 0;
        }
        self.used = self.used.min(len.div_ceil(BITS));
    }

    /// Puts each of `count` parts from part `from` on into the set or takes it out. The lowest bit of
    /// `members` tells whether part `from` is a member, and so on. `count` is at least one and at most
    /// [`MAX_RANGE`](Self::MAX_RANGE).
    #[inline(always)]
    pub(super) fn set_range(&mut self, from: usize, count: usize, members: u64) {
        let (at, shift) = (from / BITS, from % BITS);
        let mask = u64::MAX >> (BITS - count);
        let members = members & mask;
        self.bits[at] = self.bits[at] & !(mask << shift) | members << shift;
        // The rest belongs to the next word.
        let above = mask >> 1 >> (BITS - 1 - shift);
        if above != 0 {
            self.bits[at + 1] = self.bits[at + 1] & !above | members >> 1 >> (BITS - 1 - shift);
        }
        self.used = self.used.max((from + count).div_ceil(BITS));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{vec, vec::Vec};

    /// The indices at which `list` is true.
    fn members(list: &[bool]) -> Vec<usize> {
        (0..list.len()).filter(|&i| list[i]).collect()
    }

    struct Random(u64);

    impl Random {
        fn next(&mut self) -> u64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            self.0
        }
    }

    #[test]
    fn a_set_behaves_like_a_list_of_answers() {
        let mut list = vec![false; PartSet::CAPACITY];
        let mut set = PartSet::EMPTY;
        let mut random = Random(1);
        for round in 0..20_000 {
            let random = random.next();
            let i = (random >> 33) as usize % list.len();
            match round % 4 {
                0 => {
                    list.insert(i, false);
                    list.pop();
                    set.insert(i, list.len());
                }
                1 => {
                    list.remove(i);
                    list.push(false);
                    set.remove(i);
                }
                _ => {
                    list[i] = random & 1 << 60 != 0;
                    set.set(i, list[i]);
                }
            }
            if round % 500 == 0 {
                list[i..].fill(false);
                set.truncate(i);
            }
            let from = i / 3;
            assert_eq!(set.next(from), (from..list.len()).find(|&j| list[j]));
        }
        assert_eq!(set.iter().collect::<Vec<_>>(), members(&list));
        set.truncate(PartSet::CAPACITY);
        assert_eq!(set.iter().collect::<Vec<_>>(), members(&list));
        assert_eq!(set.next(1 << 20), None);
    }

    #[test]
    fn a_range_is_set_like_part_by_part() {
        let mut list = vec![false; PartSet::CAPACITY];
        let mut set = PartSet::EMPTY;
        let mut random = Random(1);
        for from in 0..list.len() {
            for count in 1..=PartSet::MAX_RANGE.min(list.len() - from) {
                let bits = random.next();
                set.set_range(from, count, bits);
                (0..count).for_each(|i| list[from + i] = bits >> i & 1 != 0);
            }
            assert!(set.iter().eq(members(&list)));
        }
    }
}
