//! [`Blocks`] for every processor, in code that the compiler can vectorize.

use super::blocks::{BLOCK, Blocks, LEFT_CONTEXT, Window, bits_where};
use super::copied::{LEAD, REPLACED, is_haraka};

/// The machine that runs on every processor.
#[derive(Clone, Copy)]
pub(super) struct Portable;

impl Blocks for Portable {
    #[cfg(test)]
    const NAME: &'static str = "portable";

    #[inline(always)]
    fn flag_bits(self, flags: &[u8; BLOCK]) -> u64 {
        if flags.iter().fold(0, |any, flag| any | flag) == 0 {
            return 0;
        }
        // One multiplication gathers the flags of eight bytes in the highest byte of the product.
        let eights = flags.as_chunks::<8>().0.iter().map(|eight| u64::from_le_bytes(*eight));
        eights.rev().fold(0, |bits, eight| bits << 8 | eight.wrapping_mul(0x0102_0408_1020_4080) >> 56)
    }

    #[inline(always)]
    fn fold_letters(self, window: &Window) -> [u8; BLOCK] {
        let mask = |x: bool| (x as u8).wrapping_neg();
        let [kaf, alef_maksura, yeh] = REPLACED;
        let mut out = [0; BLOCK];
        for (i, folded) in out.iter_mut().enumerate() {
            let at = LEFT_CONTEXT + i;
            let (before, byte, after) = (window[at - 1], window[at], window[at + 1]);
            // Each byte is the trail byte or the lead byte of a letter to fold, or stays as it is.
            let is_trail = mask(before == LEAD);
            let trail_xor = mask(byte == kaf.trail) & kaf.trail_xor
                | mask(byte == alef_maksura.trail) & alef_maksura.trail_xor
                | mask(byte == yeh.trail) & yeh.trail_xor;
            let is_lead = mask(byte == LEAD);
            let lead_xor = mask(after == kaf.trail) & kaf.lead_xor
                | mask(after == alef_maksura.trail) & alef_maksura.lead_xor
                | mask(after == yeh.trail) & yeh.lead_xor;
            *folded = byte ^ (is_trail & trail_xor | is_lead & lead_xor);
        }
        out
    }

    #[inline(always)]
    fn harakat(self, window: &Window) -> u64 {
        let trails = bits_where(self, window, |[_, _, lead, trail]| is_haraka(lead, trail) as u8);
        // The last byte of the block may be a lead byte whose trail byte is in the next block.
        let last_is_lead = is_haraka(window[LEFT_CONTEXT + BLOCK - 1], window[LEFT_CONTEXT + BLOCK]);
        trails | trails >> 1 | (last_is_lead as u64) << (BLOCK - 1)
    }

    #[inline(always)]
    fn compact(self, block: &[u8; BLOCK], kept: u64, out: &mut [u8; BLOCK]) {
        let mut len = 0;
        for (i, &byte) in block.iter().enumerate() {
            out[len.min(BLOCK - 1)] = byte;
            len += (kept >> i & 1) as usize;
        }
    }
}

/// Which of the sixteen little-endian `u16` in `lanes` equal `value`. Bit `i` of the result is for lane `i`.
#[cfg_attr(all(target_arch = "x86_64", target_feature = "sse2"), cfg(test))]
#[inline(always)]
pub(crate) fn equal_lanes(lanes: &[u8; 32], value: u16) -> u32 {
    let lanes = lanes.as_chunks().0.iter().enumerate();
    lanes.fold(0, |set, (i, lane)| set | ((u16::from_le_bytes(*lane) == value) as u32) << i)
}

/// Packs the even-indexed bytes into a `u64`, the first one lowest.
#[cfg_attr(all(target_arch = "x86_64", target_feature = "sse2"), cfg(test))]
#[inline(always)]
pub(crate) fn even_bytes(bytes: &[u8; 16]) -> u64 {
    u64::from_le_bytes(core::array::from_fn(|i| bytes[2 * i]))
}

/// Does nothing: there is no portable way to prefetch.
#[cfg(not(all(target_arch = "x86_64", target_feature = "sse2")))]
#[inline(always)]
pub(crate) fn prefetch<T>(_items: &[T], _index: usize) {}
