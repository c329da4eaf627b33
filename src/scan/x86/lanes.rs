//! Vectors of 32 bytes, as the AVX2 machine uses them.

use core::arch::x86_64::*;

/// The 32 bytes at `at`; zeros if there are fewer.
#[inline]
#[target_feature(enable = "avx2")]
pub(super) fn load(bytes: &[u8], at: usize) -> __m256i {
    let Some(bytes) = bytes[at..].first_chunk::<32>() else { return _mm256_setzero_si256() };
    // SAFETY: 32 bytes are read, without any alignment, from an array of 32 bytes.
    // `avx2_gives_the_answers_of_portable_code` would fail otherwise.
    unsafe { _mm256_loadu_si256(bytes.as_ptr().cast()) }
}

/// FF where a byte equals `value`, else 00.
#[inline]
#[target_feature(enable = "avx2")]
pub(super) fn equal(bytes: __m256i, value: u8) -> __m256i {
    _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(value as i8))
}

/// One bit for each byte of a block, set where the byte is not zero.
#[inline]
#[target_feature(enable = "avx2")]
pub(super) fn nonzero_bits(halves: [__m256i; 2]) -> u64 {
    let [first, second] = halves;
    let first = _mm256_movemask_epi8(equal(first, 0)) as u32 as u64;
    let second = _mm256_movemask_epi8(equal(second, 0)) as u32 as u64;
    !(first | second << 32)
}
