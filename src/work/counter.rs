//! The counters.

#[cfg(count_edges)]
#[path = "../../tests/common/edges.rs"]
mod edges;

use core::cell::Cell;

std::thread_local! {
    static UNITS: Cell<u64> = const { Cell::new(0) };
}

/// Adds `units` to the work of this thread.
#[inline]
pub(crate) fn count(units: usize) {
    UNITS.with(|counted| counted.set(counted.get() + units as u64));
}

/// The work of this thread since it began.
pub(super) fn counted() -> u64 {
    #[cfg(count_edges)]
    return edges::taken();
    #[cfg(not(count_edges))]
    UNITS.with(Cell::get)
}
