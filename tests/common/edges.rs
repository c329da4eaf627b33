//! Counts the edges of the control flow that a program takes. Every iteration of a loop takes at least one, so the
//! count shows the work of all code that is compiled with the program, also that of dependencies.
//!
//! The compiler has to insert a call at every edge. `.ci/edges` passes it the flags for that.
#![allow(unsafe_code)]

use core::sync::atomic::{AtomicU64, Ordering::Relaxed};

static EDGES: AtomicU64 = AtomicU64::new(0);

/// The number of edges that all threads have taken.
pub(crate) fn taken() -> u64 {
    EDGES.load(Relaxed)
}

/// The compiler calls this at every edge, except in functions whose names begin with `__sanitizer`.
// SAFETY: no other function of the program has this name, which LLVM reserves for this purpose.
#[unsafe(no_mangle)]
extern "C" fn __sanitizer_cov_trace_pc() {
    // Not `fetch_add`, which takes much longer. Only one thread runs while edges are counted.
    EDGES.store(EDGES.load(Relaxed) + 1, Relaxed);
}
