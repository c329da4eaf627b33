//! The loops over the blocks of a text, written once for every machine.
//!
//! `tests.rs` has a definition of each function, which reads byte by byte, and compares every machine with
//! it.

use alloc::vec::Vec;
use core::ops::Range;

use super::blocks::{BLOCK, Blocks, WINDOW, Window, bits_where, last_four};
use super::copied::is_replaced;
use super::questions::{FoldingOrInvisible, Question, Special};
use super::text::Text;
use crate::chars::common_code;
use crate::work;

/// The greatest number of blocks that are read before the first answer is looked at.
const GROUP: usize = 64;

/// How many bytes ahead of the copied block the memory is prefetched. Callers that read a text twice do so in
/// stretches of this length, which stay in the cache.
pub(crate) const READ_AHEAD: usize = 8192;

/// What [`survey`] finds in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Survey {
    /// No match of [`FoldingOrInvisible`].
    Nothing,
    /// No match of [`Special`]. The first letter that [`copy_folding`] folds is at this offset.
    Letters(usize),
    /// There may be a match of [`Special`] and something to fold.
    More,
}

/// The name of the machine.
#[cfg(test)]
pub(super) fn name<B: Blocks>(_: B) -> &'static str {
    B::NAME
}

/// Looks at all of a short text.
#[inline(always)]
pub(super) fn survey(blocks: impl Blocks, text: &Text) -> Survey {
    let mut buffer = [0; WINDOW];
    let mut first = Survey::Nothing;
    let mut special = 0;
    work::count_bytes(text.len());
    for at in (0..text.len()).step_by(BLOCK) {
        let window = text.window(at, &mut buffer);
        special |= blocks.candidates::<Special>(window);
        let folding = blocks.candidates::<FoldingOrInvisible>(window);
        if folding != 0 && first == Survey::Nothing {
            let i = folding.trailing_zeros() as usize;
            let [_, _, lead, trail] = last_four(window, i);
            first = if is_replaced(lead, trail) != 0 { Survey::Letters(at + i - 1) } else { Survey::More };
        }
    }
    if special != 0 && first != Survey::Nothing { Survey::More } else { first }
}

/// The first offset of `range` where `Q` matches and for which `skip` returns false.
#[inline(always)]
pub(super) fn next_match<Q: Question>(
    blocks: impl Blocks,
    text: &Text,
    range: Range<usize>,
    skip: impl Fn(usize) -> bool,
) -> Option<usize> {
    // Blocks are read in groups, whose size doubles while nothing is found. A branch after each block would
    // make the processor wait for the answer before it reads on.
    let mut buffer = [0; WINDOW];
    let mut candidates = [0; GROUP];
    let mut group = 1;
    let mut at = range.start;
    while at < range.end {
        let inside = text.windows_inside(at, group.min((range.end - at).div_ceil(BLOCK)));
        let mut nonempty = 0u64;
        let mut count = 0;
        while let Some(window) = inside.get(count * BLOCK..).and_then(|bytes| bytes.first_chunk())
            && let Some(found) = candidates.get_mut(count)
        {
            *found = blocks.candidates::<Q>(window);
            nonempty |= ((*found != 0) as u64) << count;
            count += 1;
        }
        if count == 0 {
            // The first block of the text or the last one.
            candidates[0] = blocks.candidates::<Q>(text.window(at, &mut buffer));
            nonempty = 1;
            count = 1;
        }
        while nonempty != 0 {
            let n = nonempty.trailing_zeros() as usize;
            nonempty &= nonempty - 1;
            let at = at + n * BLOCK;
            let window = text.window(at, &mut buffer);
            let found = first_match_in::<Q>(window, candidates[n], at, range.end, &skip);
            if found.is_some() {
                return found;
            }
        }
        work::count(count);
        at += count * BLOCK;
        group = (2 * group).min(GROUP);
    }
    None
}

/// The first of the `candidates` of the block at `at` that is a match, lies before `end` and is not
/// skipped.
#[inline(always)]
fn first_match_in<Q: Question>(
    window: &Window,
    mut candidates: u64,
    at: usize,
    end: usize,
    skip: &impl Fn(usize) -> bool,
) -> Option<usize> {
    while candidates != 0 {
        let i = candidates.trailing_zeros() as usize;
        if at + i < end && !skip(at + i) && Q::rule(last_four(window, i)) != 0 {
            return Some(at + i);
        }
        candidates &= candidates - 1;
    }
    None
}

/// Appends `text[range]` to `out` with ي ى ك folded, and without harakat if `DROP_MARKS`. Nothing else
/// is changed.
///
/// If `range` begins and ends at character boundaries, valid UTF-8 is appended: whole two-byte characters are
/// replaced by two-byte characters, and whole characters are dropped.
#[inline(always)]
pub(super) fn copy_folding<const DROP_MARKS: bool>(
    blocks: impl Blocks,
    text: &Text,
    range: Range<usize>,
    out: &mut Vec<u8>,
) {
    let mut buffer = [0; WINDOW];
    let mut at = range.start;
    work::count_bytes(range.len());
    while at < range.end {
        let window = text.window(at, &mut buffer);
        super::prefetch(text.as_bytes(), at + READ_AHEAD);
        let block = blocks.fold_letters(window);
        let written = out.len();
        // Always copy a whole block, which takes a few instructions. To copy any other length is a call.
        out.extend_from_slice(&block);
        let mut len = BLOCK.min(range.end - at);
        if DROP_MARKS && let Some(out) = out.last_chunk_mut() {
            let kept = !blocks.harakat(window) & u64::MAX >> (BLOCK - len);
            blocks.compact(&block, kept, out);
            len = kept.count_ones() as usize;
        }
        out.truncate(written + len);
        at += BLOCK;
    }
}

/// Sets in `matches` the bits of the bytes for which `is_match` returns true, from offset `at` of the text
/// on. Bit `i` of element `n` is for byte `at + n * BLOCK + i`. Returns the set of elements that are not
/// zero.
///
/// `is_match` gets the two bytes before the byte (zero outside the text) and the byte. Write it with `&` and
/// `|`, so that the compiler can vectorize the loop. There is no match after the end of the text.
#[inline(always)]
pub(super) fn match_blocks(
    blocks: impl Blocks,
    text: &Text,
    at: usize,
    matches: &mut [u64],
    is_match: impl Fn(u8, u8, u8) -> bool,
) -> u32 {
    answer_blocks(text, at, matches, |window| {
        bits_where(blocks, window, |[_, a, b, c]| is_match(a, b, c) as u8)
    })
}

/// Like [`match_blocks`], with the candidates of a question.
#[inline(always)]
pub(super) fn candidate_blocks<Q: Question>(
    blocks: impl Blocks,
    text: &Text,
    at: usize,
    candidates: &mut [u64],
) -> u32 {
    answer_blocks(text, at, candidates, |window| blocks.candidates::<Q>(window))
}

/// Writes the answer for each block to `answers`, from offset `at` of the text on. Clears the bits after the end of the
/// text. Returns the set of answers that are not zero.
#[inline(always)]
fn answer_blocks(text: &Text, at: usize, answers: &mut [u64], answer: impl Fn(&Window) -> u64) -> u32 {
    work::count(answers.len());
    let inside = text.windows_inside(at, answers.len());
    let mut nonempty = 0;
    let mut count = 0;
    while let Some(window) = inside.get(count * BLOCK..).and_then(|bytes| bytes.first_chunk())
        && let Some(bits) = answers.get_mut(count)
    {
        *bits = answer(window);
        nonempty |= ((*bits != 0) as u32) << count;
        count += 1;
    }
    // The first block of the text and the last one, whose windows reach outside it.
    let mut buffer = [0; WINDOW];
    for (i, bits) in answers.iter_mut().enumerate().skip(count) {
        let at = at + i * BLOCK;
        *bits = 0;
        if at < text.len() {
            let in_text = u64::MAX >> (BLOCK - (text.len() - at).min(BLOCK));
            *bits = in_text & answer(text.window(at, &mut buffer));
            nonempty |= ((*bits != 0) as u32) << i;
        }
    }
    nonempty
}

/// Writes to `codes`, for each byte of `text`, the [`common_code`] of the letter that begins there, or
/// zero. Sets in `letters` the bits of all bytes of such letters.
///
/// Stops where `codes` or `letters` is full. After the end of the text no bit is set, and the codes are
/// unspecified.
#[inline(always)]
pub(super) fn letter_codes(blocks: impl Blocks, text: &[u8], codes: &mut [[u8; BLOCK]], letters: &mut [u64]) {
    let mut carry = 0; // a letter that began at the last byte of the block before
    letters.fill(0);
    work::count(letters.len());
    for ((codes, letters), at) in codes.iter_mut().zip(letters).zip((0..text.len()).step_by(BLOCK)) {
        let mut padded = [0; BLOCK + 1];
        let rest = &text[at..];
        let block = rest.first_chunk().unwrap_or_else(|| {
            padded[..rest.len()].copy_from_slice(rest);
            &padded
        });
        let mut begins = [0; BLOCK];
        for (i, (code, begin)) in codes.iter_mut().zip(&mut begins).enumerate() {
            *code = common_code(block[i], block[i + 1]);
            *begin = (*code != 0) as u8;
        }
        let begins = blocks.flag_bits(&begins);
        *letters = begins | begins << 1 | carry;
        carry = begins >> (BLOCK - 1);
    }
}
