//! What a machine must answer about one block of bytes.
//!
//! The loops in [`walk`](super::walk) are written once, over the trait [`Blocks`]. A machine is a type that
//! implements it: [`Portable`](super::portable::Portable) for every processor, `Avx2` for x86-64 with AVX2.

use super::questions::Question;

/// The length of a block in bytes: one for each bit of a `u64`.
pub(crate) const BLOCK: usize = 64;

/// How many bytes before its block a window holds: rules need a byte and the three before it.
pub(super) const LEFT_CONTEXT: usize = 3;

/// How many bytes after its block a window holds: what a lead byte becomes depends on the byte after it.
pub(super) const RIGHT_CONTEXT: usize = 1;

/// The length of a window in bytes.
pub(super) const WINDOW: usize = LEFT_CONTEXT + BLOCK + RIGHT_CONTEXT;

/// A block and the bytes around it; zeros stand for bytes outside the text.
pub(super) type Window = [u8; WINDOW];

/// Byte `i` of the block and the three bytes before it.
#[inline(always)]
pub(super) fn last_four(window: &Window, i: usize) -> [u8; 4] {
    [window[i], window[i + 1], window[i + 2], window[i + 3]]
}

/// How a machine answers for a whole block. Bit `i` of an answer is about byte `i` of the block.
pub(super) trait Blocks: Copy {
    /// The name of the machine.
    #[cfg(test)]
    const NAME: &'static str;

    /// Turns flags, bytes of 0 or 1, into bits.
    fn flag_bits(self, flags: &[u8; BLOCK]) -> u64;

    /// The matches of a question, and perhaps a few bytes more: callers check each with [`Question::rule`].
    #[inline(always)]
    fn candidates<Q: Question>(self, window: &Window) -> u64 {
        bits_where(self, window, Q::rule)
    }

    /// The block, in which ي ى ك are folded as in [`copy_folding`](super::copy_folding).
    fn fold_letters(self, window: &Window) -> [u8; BLOCK];

    /// The bytes of harakat: lead bytes and trail bytes.
    fn harakat(self, window: &Window) -> u64;

    /// Writes the bytes of `block` whose bit is set in `kept` to the start of `out`, one after the other.
    /// The rest of `out` is unspecified afterwards.
    fn compact(self, block: &[u8; BLOCK], kept: u64, out: &mut [u8; BLOCK]);
}

/// The bytes of a block for which `flag` returns 1. `flag` gets the three bytes before a byte, then the byte
/// itself. Write it without branches, so that the compiler can vectorize the loop.
#[inline(always)]
pub(super) fn bits_where(blocks: impl Blocks, window: &Window, flag: impl Fn([u8; 4]) -> u8) -> u64 {
    let mut flags = [0u8; BLOCK];
    for (i, answer) in flags.iter_mut().enumerate() {
        *answer = flag(last_four(window, i));
    }
    blocks.flag_bits(&flags)
}
