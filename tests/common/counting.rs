//! A global allocator that counts the allocations of each thread and the bytes in use by all threads.
//!
//! A crate that includes this file declares it as its global allocator.
#![allow(unsafe_code)]
#![allow(dead_code, reason = "each crate that includes this file uses its own part of it")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

thread_local! {
    static CALLS: Cell<usize> = const { Cell::new(0) };
}

static IN_USE: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

/// The system's allocator, counted.
#[derive(Debug)]
pub struct Counting;

/// How often this thread has asked for memory since it began.
pub fn calls() -> usize {
    CALLS.with(Cell::get)
}

/// The bytes in use by all threads.
pub fn in_use() -> usize {
    IN_USE.load(Relaxed)
}

/// The most bytes in use since the last call of [`reset_peak`].
pub fn peak() -> usize {
    PEAK.load(Relaxed)
}

/// Starts to measure the peak from what is in use now.
pub fn reset_peak() {
    PEAK.store(in_use(), Relaxed);
}

fn count(size: usize) {
    CALLS.with(|calls| calls.set(calls.get() + 1));
    PEAK.fetch_max(IN_USE.fetch_add(size, Relaxed) + size, Relaxed);
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
        IN_USE.fetch_sub(layout.size(), Relaxed);
        new
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        IN_USE.fetch_sub(layout.size(), Relaxed);
        // SAFETY: the caller keeps the promises that `System` needs.
        unsafe { System.dealloc(block, layout) }
    }
}
