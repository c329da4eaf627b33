//! Appending folded text to a `String` without validating it again. This is the same on every processor; it
//! is in this folder because it needs `unsafe`.

use alloc::string::String;
use core::ops::Range;

use crate::scan::blocks::BLOCK;
use crate::scan::{Text, copy_folding_bytes};

/// The implementation of [`copy_folding`](crate::scan::copy_folding).
#[inline]
pub(in crate::scan) fn append_folded<const DROP_MARKS: bool>(
    text: &Text,
    range: Range<usize>,
    out: &mut String,
) {
    if text.get(range.clone()).is_none() {
        return;
    }
    // Whole blocks are written, so there must be room for one block more than the range. With this room
    // reserved, nothing can panic in the middle of a character.
    out.reserve(range.len() + BLOCK);
    let written = out.len();
    // SAFETY: only valid UTF-8 is appended. The check above guarantees that the range begins and ends
    // at character boundaries. `walk::copy_folding` guarantees the rest. It replaces nothing except the
    // whole sequences D9 83, D9 89 and D9 8A, by other whole two-byte sequences. D9 is never a trail byte,
    // so none of them can lie across two characters. It drops nothing except the whole sequences
    // D9 8B–92 and D9 B0. `scan::tests::folded_copies_are_valid_and_fold_letter_by_letter` puts every
    // character up to U+07FF, and some longer ones, at every offset of a block. It would fail otherwise.
    let bytes = unsafe { out.as_mut_vec() };
    copy_folding_bytes::<DROP_MARKS>(text, range, bytes);
    debug_assert!(core::str::from_utf8(&out.as_bytes()[written..]).is_ok());
}
