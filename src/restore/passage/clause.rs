//! The parts of a clause. A passage has a bounded number of parts ([`MAX_PARTS`](super::MAX_PARTS)), so a rule may read a clause
//! for each of its parts, and the time stays linear.

use super::{Gap, Part, Passage};

impl Passage<'_, '_> {
    /// The parts before part `i` in its clause, the nearest first.
    pub(in crate::restore) fn clause_before(&self, i: usize) -> impl Iterator<Item = &Part> {
        let parts = self.parts();
        (0..i).rev().take_while(move |&j| parts[j + 1].gap != Gap::Break).map(move |j| &parts[j])
    }

    /// The parts after part `i` in its clause.
    pub(in crate::restore) fn clause_after(&self, i: usize) -> impl Iterator<Item = &Part> {
        self.parts().iter().skip(i + 1).take_while(|part| part.gap != Gap::Break)
    }

    /// The part after part `i`, unless the clause ends before it.
    pub(in crate::restore) fn next_in_clause(&self, i: usize) -> Option<&Part> {
        self.parts().get(i + 1).filter(|next| next.gap != Gap::Break)
    }
}
