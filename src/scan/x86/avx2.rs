//! [`Blocks`] for processors with AVX2, and the loops of [`walk`] compiled for them.

use alloc::vec::Vec;
use core::arch::x86_64::*;
use core::ops::Range;

use super::drop_marks::{compact, harakat};
use super::lanes::{equal, load, nonzero_bits};
use super::tables::{self, Tables};
use crate::scan::blocks::{BLOCK, Blocks, LEFT_CONTEXT, Window};
use crate::scan::copied::LEAD;
use crate::scan::questions::{Name, Question};
use crate::scan::text::Text;
use crate::scan::walk::{self, Survey};

/// Proof that the processor has AVX2: only [`Avx2::detect`] makes one.
#[derive(Clone, Copy)]
pub(in crate::scan) struct Avx2(());

impl Avx2 {
    #[inline(always)]
    pub(in crate::scan) fn detect() -> Option<Avx2> {
        std::arch::is_x86_feature_detected!("avx2").then_some(Avx2(()))
    }
}

/// Defines functions that run the function of [`walk`] of the same name, compiled for AVX2. The brackets
/// hold the generic parameters of the function: first as they are declared, then as they are passed on.
macro_rules! compiled_for_avx2 {
    ($($(#[$attribute:meta])* fn $walk:ident $([$($declared:tt)*][$($passed:tt)*])?
        ($($argument:ident: $type:ty),*) $(-> $result:ty)?;)*) => {$(
        $(#[$attribute])*
        #[inline]
        pub(in crate::scan) fn $walk $(<$($declared)*>)? (avx2: Avx2, $($argument: $type),*) $(-> $result)? {
            #[target_feature(enable = "avx2")]
            fn compiled $(<$($declared)*>)? (avx2: Avx2, $($argument: $type),*) $(-> $result)? {
                walk::$walk $(::<$($passed)*>)? (avx2, $($argument),*)
            }
            // SAFETY: the caller has a value of `Avx2`, so the processor has AVX2, which is the only
            // requirement. Without AVX2 every test that scans would stop at an illegal instruction.
            unsafe { compiled $(::<$($passed)*>)? (avx2, $($argument),*) }
        }
    )*};
}

compiled_for_avx2! {
    fn next_match[Q: Question][Q](
        text: &Text, range: Range<usize>, skip: impl Fn(usize) -> bool
    ) -> Option<usize>;
    fn survey(text: &Text) -> Survey;
    #[cfg(test)]
    fn name() -> &'static str;
    fn copy_folding[const DROP_MARKS: bool][DROP_MARKS](
        text: &Text, range: Range<usize>, out: &mut Vec<u8>
    );
    fn letter_codes(text: &[u8], codes: &mut [[u8; BLOCK]], letters: &mut [u64]);
    fn match_blocks(
        text: &Text, at: usize, matches: &mut [u64], is_match: impl Fn(u8, u8, u8) -> bool
    ) -> u32;
    fn candidate_blocks[Q: Question][Q](text: &Text, at: usize, candidates: &mut [u64]) -> u32;
}

// In each of these methods `self` guarantees AVX2. `avx2_gives_the_answers_of_portable_code` compares the
// results with those of `Portable`.
impl Blocks for Avx2 {
    #[cfg(test)]
    const NAME: &'static str = "AVX2";

    #[inline(always)]
    fn flag_bits(self, flags: &[u8; BLOCK]) -> u64 {
        // SAFETY: `self` guarantees AVX2; see above.
        unsafe { nonzero_bits([load(flags, 0), load(flags, 32)]) }
    }

    #[inline(always)]
    fn candidates<Q: Question>(self, window: &Window) -> u64 {
        // SAFETY: `self` guarantees AVX2; see above.
        unsafe { nonzero_bits([half_candidates::<Q>(window, 0), half_candidates::<Q>(window, 32)]) }
    }

    #[inline(always)]
    fn fold_letters(self, window: &Window) -> [u8; BLOCK] {
        // SAFETY: `self` guarantees AVX2; see above.
        unsafe { fold_letters(window) }
    }

    #[inline(always)]
    fn harakat(self, window: &Window) -> u64 {
        // SAFETY: `self` guarantees AVX2; see above.
        unsafe { harakat(window) }
    }

    #[inline(always)]
    fn compact(self, block: &[u8; BLOCK], kept: u64, out: &mut [u8; BLOCK]) {
        // SAFETY: `self` guarantees AVX2; see above.
        unsafe { compact(block, kept, out) }
    }
}

/// The candidates for `Q` in one half of a block, as non-zero bytes. The half begins at `at + LEFT_CONTEXT`
/// of the window.
// Not a closure that handles one half: the compiler would not inline it, and would load every table twice.
#[inline]
#[target_feature(enable = "avx2")]
fn half_candidates<Q: Question>(window: &Window, at: usize) -> __m256i {
    let (before, last) = (load(window, at + LEFT_CONTEXT - 1), load(window, at + LEFT_CONTEXT));
    match Q::NAME {
        Name::Invisible => invisible(window, at),
        Name::Folding | Name::FoldingOrInvisible => {
            or(groups(&tables::FOLDING, before, last), equal(last, 0xEF))
        }
        Name::KeyFolding | Name::KeyFoldingOrInvisible => {
            or(groups(&tables::KEY_FOLDING, before, last), equal(last, 0xEF))
        }
        Name::Foreign => foreign(before, last),
        Name::SpanSigns => groups(&tables::SPAN_SIGNS, before, last),
        Name::Special => special(&tables::SPECIAL, before, last),
        Name::SpecialWithoutMarks => {
            // Harakat match after a ZWNJ. So do all characters D9 8B–BF, which takes fewer instructions.
            let above_8a = _mm256_cmpgt_epi8(last, _mm256_set1_epi8(0x8Au8 as i8));
            let harakat = _mm256_and_si256(equal(before, 0xD9), above_8a);
            let after_zwnj = _mm256_and_si256(after_zwnj(window, at), harakat);
            or(special(&tables::SPECIAL_WITHOUT_MARKS, before, last), after_zwnj)
        }
        Name::LineWideSpecial => or(foreign(before, last), invisible(window, at)),
        Name::Digits => groups(&tables::DIGITS, before, last),
        Name::Zwnjs => groups(&tables::ZWNJS, before, last),
        Name::SignsOfGaps => or(groups(&tables::SIGNS_OF_GAPS, before, last), after_e2(window, at)),
        Name::Punctuation => groups(&tables::PUNCTUATION, before, last),
        Name::WordSpanSigns => word_span_signs(window, at),
    }
}

#[inline]
#[target_feature(enable = "avx2")]
fn invisible(window: &Window, at: usize) -> __m256i {
    let second_before = load(window, at + LEFT_CONTEXT - 2);
    let (before, last) = (load(window, at + LEFT_CONTEXT - 1), load(window, at + LEFT_CONTEXT));
    let found = groups(&tables::INVISIBLE, before, last);
    let not_marks = _mm256_set1_epi8(!tables::INVISIBLE_AFTER_ZWNJ as i8);
    let found = _mm256_and_si256(found, or(after_zwnj(window, at), not_marks));
    // The byte order mark and every other character that begins with EF.
    or(found, or(equal(before, 0xEF), equal(second_before, 0xEF)))
}

#[inline]
#[target_feature(enable = "avx2")]
fn foreign(before: __m256i, last: __m256i) -> __m256i {
    // DB BA is a foreign letter for which the table has no group left.
    or(groups(&tables::FOREIGN, before, last), _mm256_and_si256(equal(before, 0xDB), equal(last, 0xBA)))
}

#[inline]
#[target_feature(enable = "avx2")]
fn special(tables: &[Tables; 2], before: __m256i, last: __m256i) -> __m256i {
    let [first, second] = tables;
    or(or(groups(first, before, last), groups(second, before, last)), equal(last, 0xEF))
}

/// FF where the last two bytes of a character follow the end of a ZWNJ, else 00.
#[inline]
#[target_feature(enable = "avx2")]
fn after_zwnj(window: &Window, at: usize) -> __m256i {
    let (third_before, second_before) = (load(window, at), load(window, at + 1));
    _mm256_and_si256(equal(third_before, 0x80), equal(second_before, 0x8C))
}

/// FF at the last byte of each character that begins with E2, except the ZWNJ; else 00.
#[inline]
#[target_feature(enable = "avx2")]
fn after_e2(window: &Window, at: usize) -> __m256i {
    let second_before = load(window, at + LEFT_CONTEXT - 2);
    let (before, last) = (load(window, at + LEFT_CONTEXT - 1), load(window, at + LEFT_CONTEXT));
    let ends_zwnj = _mm256_and_si256(equal(before, 0x80), equal(last, 0x8C));
    _mm256_andnot_si256(ends_zwnj, equal(second_before, 0xE2))
}

#[inline]
#[target_feature(enable = "avx2")]
fn word_span_signs(window: &Window, at: usize) -> __m256i {
    let second_before = load(window, at + LEFT_CONTEXT - 2);
    let (before, last) = (load(window, at + LEFT_CONTEXT - 1), load(window, at + LEFT_CONTEXT));
    let found = groups(&tables::WORD_SPAN_SIGNS, before, last);
    // The last bytes of ا, ل and ه.
    let alef_or_lam = or(equal(second_before, 0xA7), equal(second_before, 0x84));
    let after_letter = or(alef_or_lam, equal(second_before, 0x87));
    let anywhere = _mm256_set1_epi8(!tables::WORD_SPAN_SIGN_AFTER_LETTER as i8);
    let found = _mm256_and_si256(found, or(after_letter, anywhere));
    let alef_after_guillemet = _mm256_and_si256(equal(second_before, 0xAB), equal(last, 0xA7));
    or(found, alef_after_guillemet)
}

/// The groups of `tables` that the characters with these two bytes belong to, a bit for each group.
#[inline]
#[target_feature(enable = "avx2")]
fn groups(tables: &Tables, before: __m256i, last: __m256i) -> __m256i {
    let half = _mm256_set1_epi8(0xF);
    let high = _mm256_and_si256(_mm256_srli_epi16::<4>(last), half);
    let by_lead = _mm256_shuffle_epi8(load_table(&tables.lead_low), _mm256_and_si256(before, half));
    let by_high = _mm256_shuffle_epi8(load_table(&tables.trail_high), high);
    let by_low = _mm256_shuffle_epi8(load_table(&tables.trail_low), _mm256_and_si256(last, half));
    _mm256_and_si256(_mm256_and_si256(by_lead, by_high), by_low)
}

#[inline]
#[target_feature(enable = "avx2")]
fn fold_letters(window: &Window) -> [u8; BLOCK] {
    let mut out = [0; BLOCK];
    let halves = [half_fold_letters(window, 0), half_fold_letters(window, 32)];
    for (out, half) in out.as_chunks_mut::<32>().0.iter_mut().zip(halves) {
        // SAFETY: 32 bytes are written, without any alignment, to an array of 32 bytes.
        // `avx2_gives_the_answers_of_portable_code` would fail otherwise.
        unsafe { _mm256_storeu_si256(out.as_mut_ptr().cast(), half) };
    }
    out
}

#[inline]
#[target_feature(enable = "avx2")]
fn half_fold_letters(window: &Window, at: usize) -> __m256i {
    let at = at + LEFT_CONTEXT;
    let (before, byte, after) = (load(window, at - 1), load(window, at), load(window, at + 1));
    let trail_xor = _mm256_shuffle_epi8(load_table(&tables::TRAIL_XOR), low_half_of_8x(byte));
    let trail_xor = _mm256_and_si256(trail_xor, equal(before, LEAD));
    let lead_xor = _mm256_shuffle_epi8(load_table(&tables::LEAD_XOR), low_half_of_8x(after));
    let lead_xor = _mm256_and_si256(lead_xor, equal(byte, LEAD));
    _mm256_xor_si256(byte, or(trail_xor, lead_xor))
}

/// The index of a byte `8x` in a table of 16 bytes. Every other byte becomes 80 or more, for which the
/// shuffle writes zero.
#[inline]
#[target_feature(enable = "avx2")]
fn low_half_of_8x(bytes: __m256i) -> __m256i {
    let (base, limit) = (_mm256_set1_epi8(0x80u8 as i8), _mm256_set1_epi8(0x70));
    _mm256_adds_epu8(_mm256_sub_epi8(bytes, base), limit)
}

/// The table, once in each half of the vector, as the shuffle needs it.
#[inline]
#[target_feature(enable = "avx2")]
fn load_table(table: &[u8; 16]) -> __m256i {
    // SAFETY: 16 bytes are read, without any alignment, from an array of 16 bytes.
    // `avx2_gives_the_answers_of_portable_code` would fail otherwise.
    _mm256_broadcastsi128_si256(unsafe { _mm_loadu_si128(table.as_ptr().cast()) })
}

#[inline]
#[target_feature(enable = "avx2")]
fn or(a: __m256i, b: __m256i) -> __m256i {
    _mm256_or_si256(a, b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::portable::Portable;
    use crate::scan::questions::*;
    use crate::scan::tests::{avx2_is_required, for_every_question};

    fn no_candidate_is_missed<Q: Question>(avx2: Avx2) {
        let mut window = [0; _];
        let window: &mut Window = &mut window;
        for (a, b) in (0..=255).flat_map(|a| (0..=255).map(move |b| (a, b))) {
            // All values of the last byte, each after two first bytes: 80 ends a ZWNJ if `a` is 8C, DB never.
            for (z, from) in [0x80, 0xDB].into_iter().flat_map(|z| (0..=255).step_by(16).map(move |c| (z, c)))
            {
                for (i, four) in window.chunks_exact_mut(4).enumerate() {
                    four.copy_from_slice(&[z, a, b, from + i as u8 % 16]);
                }
                let candidates = avx2.candidates::<Q>(window);
                for i in 0..BLOCK {
                    let [z, a, b, c] = core::array::from_fn(|n| window[i + n]);
                    let is_utf_8 = b < 0xC0 || c & 0xC0 == 0x80;
                    let found = candidates >> i & 1 != 0 || !is_utf_8;
                    assert!(found || Q::rule([z, a, b, c]) == 0, "{:?} {z:X} {a:X} {b:X} {c:X}", Q::NAME);
                }
            }
        }
    }

    #[test]
    fn avx2_gives_the_answers_of_portable_code() {
        let Some(avx2) = Avx2::detect() else {
            assert!(!avx2_is_required(), "AVX2 is required, and this processor does not have it");
            return;
        };
        for_every_question!(no_candidate_is_missed(avx2));
        let mut window: Window = [0; _];
        for (lead, trail) in (0..=255).flat_map(|a| (0..=255).map(move |b| (a, b))) {
            for at in [lead as usize % 7, 60] {
                window[at..].chunks_exact_mut(2).for_each(|two| two.copy_from_slice(&[lead, trail]));
                assert_eq!(avx2.fold_letters(&window), Portable.fold_letters(&window));
                assert_eq!(avx2.harakat(&window), Portable.harakat(&window));
            }
            let flags = core::array::from_fn(|i| (lead >> (i % 7) ^ trail >> (i % 5)) & 1);
            assert_eq!(avx2.flag_bits(&flags), Portable.flag_bits(&flags));
            let kept = u64::from_le_bytes([lead, trail, lead, 0xFF, trail, 0, lead ^ trail, trail]);
            let block = core::array::from_fn(|i| i as u8);
            let len = kept.count_ones() as usize;
            let (mut fast, mut expected) = ([0; BLOCK], [0; BLOCK]);
            avx2.compact(&block, kept, &mut fast);
            Portable.compact(&block, kept, &mut expected);
            assert_eq!(fast[..len], expected[..len]);
        }
    }
}
