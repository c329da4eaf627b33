//! The choice of a faster version of the same code at run time, and nothing else.
//!
//! This is the only module that may use `unsafe`. Each function here has the same body as the
//! plain one it names, compiled for a processor with AVX2, and is called only where the processor
//! has it.
#![allow(unsafe_code)]

use crate::scan;

/// [`scan::next_block`], compiled for AVX2 where the processor has it.
#[inline]
pub(crate) fn next_block<const WHAT: u8>(bytes: &[u8], from: usize) -> Option<usize> {
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    {
        #[target_feature(enable = "avx2")]
        fn avx2<const WHAT: u8>(bytes: &[u8], from: usize) -> Option<usize> {
            scan::next_block::<WHAT>(bytes, from)
        }
        if std::arch::is_x86_feature_detected!("avx2") {
            // SAFETY: the only requirement of `avx2` is that the processor has AVX2, which the
            // line above has just found.
            return unsafe { avx2::<WHAT>(bytes, from) };
        }
    }
    scan::next_block::<WHAT>(bytes, from)
}
