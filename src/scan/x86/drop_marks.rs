//! Dropping harakat with AVX2: finding them, and moving the other bytes of a block together.

use core::arch::x86_64::*;

use super::lanes::{equal, load, nonzero_bits};
use crate::scan::blocks::{BLOCK, LEFT_CONTEXT, Window};
use crate::scan::copied::{FIRST_HARAKA, HARAKAT_IN_A_ROW, LEAD, SUPERSCRIPT_ALEF, is_haraka};

/// The bytes of harakat: lead bytes and trail bytes.
#[inline]
#[target_feature(enable = "avx2")]
pub(super) fn harakat(window: &Window) -> u64 {
    let trails = nonzero_bits([half_trails(window, LEFT_CONTEXT), half_trails(window, LEFT_CONTEXT + 32)]);
    // The last byte of the block may be a lead byte whose trail byte is in the next block.
    let last_is_lead = is_haraka(window[LEFT_CONTEXT + BLOCK - 1], window[LEFT_CONTEXT + BLOCK]);
    trails | trails >> 1 | (last_is_lead as u64) << (BLOCK - 1)
}

/// The trail bytes of harakat among the 32 bytes at `at` of the window: FF for each, 00 for other bytes.
#[inline]
#[target_feature(enable = "avx2")]
fn half_trails(window: &Window, at: usize) -> __m256i {
    let (lead, trail) = (load(window, at - 1), load(window, at));
    let index = _mm256_sub_epi8(trail, _mm256_set1_epi8(FIRST_HARAKA as i8));
    let last = _mm256_set1_epi8(HARAKAT_IN_A_ROW as i8 - 1);
    let in_row = _mm256_cmpeq_epi8(_mm256_min_epu8(index, last), index);
    _mm256_and_si256(equal(lead, LEAD), _mm256_or_si256(in_row, equal(trail, SUPERSCRIPT_ALEF)))
}

/// For every subset of eight bytes, the indexes of its members in ascending order. The entries after them
/// are 80, for which a shuffle writes zero.
static MEMBERS: [[u8; 8]; 256] = {
    let mut all = [[0x80; 8]; 256];
    let mut set = 0;
    while set < 256 {
        let (mut i, mut len) = (0, 0);
        while i < 8 {
            if set >> i & 1 != 0 {
                all[set][len] = i as u8;
                len += 1;
            }
            i += 1;
        }
        set += 1;
    }
    all
};

/// Writes the bytes of `block` whose bit is set in `kept` to the start of `out`.
#[inline]
#[target_feature(enable = "avx2")]
pub(super) fn compact(block: &[u8; BLOCK], kept: u64, out: &mut [u8; BLOCK]) {
    // Count the bits in each byte of `kept`, then sum the counts of all lower bytes by a multiplication.
    let pairs = kept - (kept >> 1 & 0x5555_5555_5555_5555);
    let fours = (pairs & 0x3333_3333_3333_3333) + (pairs >> 2 & 0x3333_3333_3333_3333);
    let eights = (fours + (fours >> 4)) & 0x0F0F_0F0F_0F0F_0F0F;
    let ends = eights.wrapping_mul(0x0101_0101_0101_0101);
    let starts = (ends << 8).to_le_bytes();
    for ((bytes, kept), start) in block.as_chunks::<8>().0.iter().zip(kept.to_le_bytes()).zip(starts) {
        let bytes = _mm_cvtsi64_si128(i64::from_le_bytes(*bytes));
        let members = _mm_cvtsi64_si128(i64::from_le_bytes(MEMBERS[kept as usize]));
        let compacted = _mm_cvtsi128_si64(_mm_shuffle_epi8(bytes, members)).to_le_bytes();
        let start = start as usize;
        // Always write eight bytes: the next ones overwrite those that are too many.
        if let Some(target) = out.get_mut(start..start + compacted.len()) {
            target.copy_from_slice(&compacted);
        }
    }
}
