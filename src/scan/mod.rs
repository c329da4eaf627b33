//! Scanning the bytes of a text in blocks: is there anything to do, and where?
//!
//! Most of a running text needs no change. So a step first puts a [`Question`] to whole blocks of 64
//! bytes and looks at characters only where there is a match. A *machine* is a set of functions that answer
//! questions. There are two: AVX2, if the processor has it, and portable code. The functions here choose
//! the machine.
//!
//! - [`questions`] and [`signs`]: what a scan can look for. Each question has a rule, its definition.
//! - [`walk`]: the loops over blocks, written once for every machine.
//! - [`blocks`]: what a machine must answer about a block; [`portable`] and [`x86`] are the machines.
//! - [`copied`]: the characters that [`copy_folding`] folds or drops.
//! - [`Text`]: a `&str` that can be read in whole blocks. [`Finder`]: one match after the other.

/// Runs a function of [`walk`] on the fastest machine that this processor supports.
macro_rules! on_best_machine {
    ($walk:ident $(::<$parameter:ident>)? ($($argument:expr),*)) => {{
        #[cfg(all(feature = "std", target_arch = "x86_64"))]
        if let Some(avx2) = $crate::scan::x86::Avx2::detect() {
            return $crate::scan::x86::$walk $(::<$parameter>)? (avx2, $($argument),*);
        }
        $crate::scan::walk::$walk $(::<$parameter>)? ($crate::scan::portable::Portable, $($argument),*)
    }};
}

mod blocks;
mod copied;
mod finder;
mod portable;
mod questions;
mod signs;
mod text;
mod walk;
mod x86;

#[cfg(test)]
mod differential;
#[cfg(test)]
mod tests;

use alloc::{string::String, vec::Vec};
use core::ops::Range;

pub(crate) use blocks::BLOCK;
pub(crate) use copied::is_haraka;
pub(crate) use finder::Finder;
#[cfg(not(all(target_arch = "x86_64", target_feature = "sse2")))]
pub(crate) use portable::{equal_lanes, even_bytes, prefetch};
pub(crate) use questions::{
    Folding, FoldingOrInvisible, Foreign, Invisible, KeyFolding, KeyFoldingOrInvisible, LineWideSpecial,
    Question, SpanSigns, Special, SpecialWithoutMarks, may_be_foreign,
};
pub(crate) use signs::{Digits, Punctuation, SignsOfGaps, WordSpanSigns, Zwnjs};
pub(crate) use text::Text;
pub(crate) use walk::{READ_AHEAD, Survey};
#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
pub(crate) use x86::{equal_lanes, even_bytes, prefetch};

/// The first offset of `range` where `Q` matches and for which `skip` returns false. A character of two bytes
/// matches at its last byte, a longer one at any of its bytes.
#[inline]
pub(crate) fn next_match<Q: Question>(
    text: &Text,
    range: Range<usize>,
    skip: impl Fn(usize) -> bool,
) -> Option<usize> {
    on_best_machine!(next_match::<Q>(text, range, skip))
}

/// Looks at all of a short text and returns what it has to fold. A machine may return [`Survey::More`] for a
/// text that has less to fold.
#[inline]
pub(crate) fn survey(text: &Text) -> Survey {
    on_best_machine!(survey(text))
}

/// Appends `text[range]` to `out` with ي ى ك folded, and without harakat if `DROP_MARKS`. Appends nothing
/// if an end of `range` is not a character boundary of `text`.
#[inline]
pub(crate) fn copy_folding<const DROP_MARKS: bool>(text: &Text, range: Range<usize>, out: &mut String) {
    x86::append_folded::<DROP_MARKS>(text, range, out);
}

/// Like [`copy_folding`], but appends bytes and does not check the range.
#[inline]
fn copy_folding_bytes<const DROP_MARKS: bool>(text: &Text, range: Range<usize>, out: &mut Vec<u8>) {
    on_best_machine!(copy_folding::<DROP_MARKS>(text, range, out))
}

/// Writes to `codes`, for each byte of `text`, the [`common_code`](crate::chars::common_code) of the letter
/// that begins there, or zero. Sets in `letters` the bits of all bytes of such letters.
///
/// Stops where `codes` or `letters` is full. After the end of the text no bit is set, and the codes are
/// unspecified.
pub(crate) fn letter_codes(text: &[u8], codes: &mut [[u8; BLOCK]], letters: &mut [u64]) {
    on_best_machine!(letter_codes(text, codes, letters))
}

/// [`walk::match_blocks`], for [`Finder`].
fn match_blocks(text: &Text, at: usize, matches: &mut [u64], is_match: impl Fn(u8, u8, u8) -> bool) -> u32 {
    on_best_machine!(match_blocks(text, at, matches, is_match))
}

/// [`walk::candidate_blocks`], for [`Finder`].
fn candidate_blocks<Q: Question>(text: &Text, at: usize, candidates: &mut [u64]) -> u32 {
    on_best_machine!(candidate_blocks::<Q>(text, at, candidates))
}
