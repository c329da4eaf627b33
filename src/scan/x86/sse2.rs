//! Small helpers that use SSE2, which x86-64 targets nearly always have.

use core::arch::x86_64::*;

/// Which of the sixteen little-endian `u16` in `lanes` equal `value`. Bit `i` of the result is for lane `i`.
#[inline(always)]
pub(crate) fn equal_lanes(lanes: &[u8; 32], value: u16) -> u32 {
    // SAFETY: the `cfg` of this module guarantees SSE2. 16 bytes are read at 0 and at 16, without any
    // alignment, from an array of 32 bytes. `equal_lanes_are_found_on_every_machine` would fail otherwise.
    unsafe {
        let value = _mm_set1_epi16(value as i16);
        let equal = |at: usize| _mm_cmpeq_epi16(_mm_loadu_si128(lanes[at..].as_ptr().cast()), value);
        _mm_movemask_epi8(_mm_packs_epi16(equal(0), equal(16))) as u32
    }
}

/// Packs the even-indexed bytes into a `u64`, the first one lowest. A byte is valid only if the odd byte
/// after it is zero, because the SSE2 instruction saturates.
#[inline(always)]
pub(crate) fn even_bytes(bytes: &[u8; 16]) -> u64 {
    // SAFETY: the `cfg` of this module guarantees SSE2. 16 bytes are read, without any alignment, from an
    // array of 16 bytes. `even_bytes_are_packed_on_every_machine` would fail otherwise.
    unsafe {
        let pairs = _mm_loadu_si128(bytes.as_ptr().cast());
        _mm_cvtsi128_si64(_mm_packus_epi16(pairs, pairs)) as u64
    }
}

/// Tells the processor that `items[index]` will be read soon. Does nothing if there is no such item.
#[inline(always)]
pub(crate) fn prefetch<T>(items: &[T], index: usize) {
    if let Some(item) = items.get(index) {
        // SAFETY: the `cfg` of this module guarantees SSE2. The pointer comes from a reference. A prefetch
        // has no effect that a program can observe, so no test can check it.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(core::ptr::from_ref(item).cast()) }
    }
}
