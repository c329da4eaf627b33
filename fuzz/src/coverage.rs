//! Which basic blocks of the program were run. LLVM puts a call at each block if the program is built by
//! `fuzz/reached-lines`.

use std::fmt::Write;
use std::path::Path;
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};

// LLVM keeps a guard for each block. Here it is 1, and becomes 0 when the block is run.
static FIRST_GUARD: AtomicPtr<u32> = AtomicPtr::new(ptr::null_mut());
static GUARDS_END: AtomicPtr<u32> = AtomicPtr::new(ptr::null_mut());

/// The table of blocks: the address of each, and flags.
static FIRST_BLOCK: AtomicPtr<[usize; 2]> = AtomicPtr::new(ptr::null_mut());

/// Called before `main`, perhaps more than once, with the guards of the whole program.
///
/// # Safety
///
/// `start..end` must be the guards that LLVM made.
#[unsafe(no_mangle)]
unsafe extern "C" fn __sanitizer_cov_trace_pc_guard_init(start: *mut u32, end: *mut u32) {
    FIRST_GUARD.store(start, Ordering::Relaxed);
    GUARDS_END.store(end, Ordering::Relaxed);
    let mut guard = start;
    while guard < end {
        // SAFETY: `guard` is in the range.
        unsafe {
            *guard = 1;
            guard = guard.add(1);
        }
    }
}

/// Called before `main` with the table of blocks, in the order of their guards.
#[unsafe(no_mangle)]
extern "C" fn __sanitizer_cov_pcs_init(start: *mut [usize; 2], _end: *mut [usize; 2]) {
    FIRST_BLOCK.store(start, Ordering::Relaxed);
}

/// Called whenever a block is run.
///
/// # Safety
///
/// `guard` must be a guard that LLVM made.
#[unsafe(no_mangle)]
unsafe extern "C" fn __sanitizer_cov_trace_pc_guard(guard: *mut u32) {
    // SAFETY: see above. Other threads only write the same value.
    unsafe { *guard = 0 }
}

/// Writes a line for each block to `file`: its address in hexadecimal, and 1 if it was run.
pub fn write(file: &Path) {
    let (first, end) = (FIRST_GUARD.load(Ordering::Relaxed), GUARDS_END.load(Ordering::Relaxed));
    let blocks = FIRST_BLOCK.load(Ordering::Relaxed);
    let mut lines = String::new();
    let mut i = 0;
    // SAFETY: guards and blocks are tables of the same length, which live as long as the program.
    while unsafe { first.add(i) } < end {
        let (guard, [address, _]) = unsafe { (*first.add(i), *blocks.add(i)) };
        writeln!(lines, "{address:x} {}", u8::from(guard == 0)).expect("a string takes any text");
        i += 1;
    }
    std::fs::write(file, lines).expect("a writable file");
}
