//! A global allocator that counts the allocations of each thread, and the bytes in use that it allocated.
//!
//! A crate that includes this file declares it as its global allocator.
#![allow(unsafe_code)]
#![allow(dead_code, reason = "each crate that includes this file uses its own part of it")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

thread_local! {
    static CALLS: Cell<usize> = const { Cell::new(0) };
    /// Less than zero if the thread freed more than it allocated.
    static IN_USE: Cell<isize> = const { Cell::new(0) };
    static PEAK: Cell<isize> = const { Cell::new(0) };
}

/// The system's allocator, counted.
#[derive(Debug)]
pub struct Counting;

/// How often this thread has asked for memory since it began.
pub fn calls() -> usize {
    CALLS.with(Cell::get)
}

/// Runs `run`. Returns its result, and the most bytes that this thread had in use meanwhile beyond those before.
pub fn peak_of<T>(run: impl FnOnce() -> T) -> (T, usize) {
    let before = IN_USE.with(Cell::get);
    PEAK.with(|peak| peak.set(before));
    let result = run();
    (result, (PEAK.with(Cell::get) - before) as usize)
}

fn count(size: usize) {
    CALLS.with(|calls| calls.set(calls.get() + 1));
    let in_use = IN_USE.with(|in_use| {
        in_use.set(in_use.get() + size as isize);
        in_use.get()
    });
    PEAK.with(|peak| peak.set(peak.get().max(in_use)));
}

fn uncount(size: usize) {
    IN_USE.with(|in_use| in_use.set(in_use.get() - size as isize));
}

// SAFETY: every call is passed on to the system's allocator unchanged, and counting allocates nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size());
        // SAFETY: the caller keeps the promises that `System` needs.
        unsafe { System.alloc(layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // The old and the new block may both exist for a moment.
        count(size);
        // SAFETY: the caller keeps the promises that `System` needs.
        let new = unsafe { System.realloc(block, layout, size) };
        uncount(layout.size());
        new
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        uncount(layout.size());
        // SAFETY: the caller keeps the promises that `System` needs.
        unsafe { System.dealloc(block, layout) }
    }
}
