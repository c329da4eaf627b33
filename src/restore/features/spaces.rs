//! The features of a space between two parts, which may be a lost ZWNJ.
//!
//! They come in groups: the counts of each part ([`space_each`]), those of both together
//! ([`space_together`]), the parts themselves ([`space_sides`]), and all others in three groups
//! ([`space_first`], [`space_second`], [`space_rest`]). The restorer stops as soon as the remaining
//! groups cannot be expected to change the decision.

use super::super::letters::{Letters, hash_of};
use super::{
    Counts, Evidence, Feature, Form, LONG, SHORT_LEFT, SHORT_RIGHT, Together, common, mix, pair_hash, tags,
};

/// Two parts with a space between, and their neighbours.
pub(crate) struct Pair {
    pub(crate) left: Side,
    pub(crate) right: Side,
    /// The part before the two.
    pub(crate) before: Beside,
    /// The part after the two.
    pub(crate) after: Beside,
    /// How often the two were seen together.
    pub(crate) together: Together,
}

impl Pair {
    /// The [`pair_hash`] of its parts.
    fn hash(&self) -> u64 {
        pair_hash(self.left.hash, self.right.hash)
    }

    /// The counts of its parts.
    #[inline(always)]
    fn counts(&self) -> Counts {
        Counts::of(self.left.form, self.right.form)
    }

    /// How often its parts were seen with a ZWNJ and with a space between them.
    #[inline(always)]
    fn zwnj_and_space(&self) -> (u64, u64) {
        (self.together.zwnj as u64, self.together.space as u64)
    }
}

/// One of the two parts.
#[derive(Clone, Copy)]
pub(crate) struct Side {
    pub(crate) hash: u64,
    pub(crate) len: usize,
    pub(crate) form: Form,
}

/// A part beside the two. All fields are zero if the two parts have no neighbour there.
#[derive(Clone, Copy, Default)]
pub(crate) struct Beside {
    hash: u64,
    /// Its hash if it is a common word, else 1.
    common: u64,
}

impl Beside {
    pub(crate) fn new(hash: u64, form: Form) -> Beside {
        Beside { hash, common: common(hash, form) }
    }
}

/// The features of a space that depend on the left part alone.
#[inline(always)]
pub(crate) fn space_left(hash: u64, form: Form, add: &mut impl FnMut(Feature)) {
    add(tags::SPACE_LEFT.with(hash));
    add(tags::SPACE_LEFT_FIRST_FREE.with((form.first as u64) << 4 | form.free as u64));
}

/// The features of a space that depend on the right part alone.
#[inline(always)]
pub(crate) fn space_right(hash: u64, form: Form, add: &mut impl FnMut(Feature)) {
    add(tags::SPACE_RIGHT.with(hash));
    add(tags::SPACE_RIGHT_LAST_FREE.with((form.last as u64) << 4 | form.free as u64));
}

/// The features of a space that depend on one part only: [`space_left`] and [`space_right`].
#[inline(always)]
pub(crate) fn space_sides(pair: &Pair, add: &mut impl FnMut(Feature)) {
    space_left(pair.left.hash, pair.left.form, add);
    space_right(pair.right.hash, pair.right.form, add);
}

/// The counts of the two parts, each by itself.
#[inline(always)]
pub(crate) fn space_each(left: Form, right: Form, add: &mut impl FnMut(Feature)) {
    let Counts { left_free, left_first, right_free, right_last } = Counts::of(left, right);
    add(tags::SPACE_LEFT_FREE_RIGHT_FREE.with(left_free << 4 | right_free));
    add(tags::SPACE_LEFT_FIRST_RIGHT_LAST.with(left_first << 4 | right_last));
    add(tags::SPACE_LEFT_FREE_RIGHT_LAST.with(left_free << 4 | right_last));
    add(tags::SPACE_LEFT_FIRST_RIGHT_FREE.with(left_first << 4 | right_free));
}

/// The counts of the two parts together. They rule out most spaces.
#[inline(always)]
pub(crate) fn space_together(pair: &Pair, add: &mut impl FnMut(Feature)) {
    let (zwnj, space) = pair.zwnj_and_space();
    let Counts { left_free, left_first, right_free, right_last } = pair.counts();
    add(tags::SPACE_ZWNJ_LEFT_FIRST_RIGHT_LAST.with(zwnj << 8 | left_first << 4 | right_last));
    add(tags::SPACE_ZWNJ_LEFT_FREE_RIGHT_FREE.with(zwnj << 8 | left_free << 4 | right_free));
    add(tags::SPACE_ZWNJ_SPACE.with(zwnj << 4 | space));
}

/// The strongest of the other features. These and the counts decide nearly all spaces.
#[inline(always)]
pub(crate) fn space_first(pair: &Pair, add: &mut impl FnMut(Feature)) {
    let (left, right) = (pair.left, pair.right);
    let Counts { left_free, left_first, right_free, right_last } = pair.counts();
    if pair.together.zwnj > 0 {
        add(tags::SPACE_PAIR.with(pair.hash()));
    }
    if right.len <= SHORT_RIGHT {
        add(tags::SPACE_RIGHT_AND_LEFT_FREE.with(mix(right.hash, left_free)));
        add(tags::SPACE_RIGHT_AND_LEFT_FIRST_FREE.with(mix(right.hash, left_first << 4 | left_free)));
    }
    if left.len <= SHORT_LEFT {
        add(tags::SPACE_LEFT_AND_RIGHT_FREE.with(mix(left.hash, right_free)));
        add(tags::SPACE_LEFT_AND_RIGHT_LAST_FREE.with(mix(left.hash, right_last << 4 | right_free)));
    }
}

/// The strongest of the remaining features. `after` is the [`tail`] of the part after the two.
#[inline]
pub(crate) fn space_second(pair: &Pair, after: u64, add: &mut impl FnMut(Feature)) {
    let (left, right) = (pair.left, pair.right);
    let (zwnj, space) = pair.zwnj_and_space();
    let Counts { left_free, left_first, right_free, right_last } = pair.counts();
    let (left_counts, right_counts) = (left_first << 4 | left_free, right_last << 4 | right_free);
    let lengths = (left.len.min(LONG) as u64) << 4 | right.len.min(LONG) as u64;
    add(tags::SPACE_ZWNJ_LEFT_FIRST_FREE_SPACE.with(zwnj << 12 | left_counts << 4 | space));
    add(tags::SPACE_ZWNJ_RIGHT_LAST_FREE_SPACE.with(zwnj << 12 | right_counts << 4 | space));
    add(tags::SPACE_LENGTHS.with(lengths));
    if right.len <= SHORT_RIGHT {
        add(tags::SPACE_RIGHT_AND_ZWNJ_SPACE.with(mix(right.hash, zwnj << 4 | space)));
        add(tags::SPACE_RIGHT_AND_NEXT_TAIL.with(mix(right.hash, after)));
    }
    if left.len <= SHORT_LEFT {
        add(tags::SPACE_LEFT_AND_ZWNJ_SPACE.with(mix(left.hash, zwnj << 4 | space)));
    }
    add(tags::SPACE_RIGHT_AND_NEXT.with(mix(right.hash, pair.after.hash)));
    add(tags::SPACE_RIGHT_AND_COMMON_NEXT.with(mix(right.hash, pair.after.common)));
}

/// The remaining features of a space. `left` and `right` are the letters of the two parts.
#[inline]
pub(crate) fn space_rest(
    pair: &Pair,
    left: &Letters,
    right: &Letters,
    evidence: &impl Evidence,
    add: &mut impl FnMut(Feature),
) {
    let (zwnj, space) = pair.zwnj_and_space();
    let joined = evidence.form(hash_of(left.iter().chain(right.iter())));
    let joined_free = joined.free as u64;
    if zwnj == 0 {
        add(tags::SPACE_PAIR.with(pair.hash()));
    }
    letters_beside_space(left, right, add);
    add(tags::SPACE_ZWNJ_JOINED_FREE.with(zwnj << 4 | joined_free));
    add(tags::SPACE_JOINED_SPLIT_ZWNJ_FREE.with((joined.split as u64) << 8 | zwnj << 4 | joined_free));
    add(tags::SPACE_ZWNJ_SPACE_JOINED_FREE.with(zwnj << 8 | space << 4 | joined_free));
    if right.len() <= SHORT_RIGHT {
        short_right(pair, left, add);
    }
    if left.len() <= SHORT_LEFT {
        short_left(pair, right, add);
    }
    if right.len() >= 2 {
        compound(pair, right, evidence, add);
    }
    if pair.left.form.number {
        after_number(pair, right, add);
    }
    if pair.left.hash == pair.right.hash {
        add(tags::SPACE_SAME.with(0));
        add(tags::SPACE_SAME_FREE.with(pair.left.form.free as u64));
    }
    add(tags::SPACE_LEFT_AND_COMMON_PREVIOUS.with(mix(pair.left.hash, pair.before.common)));
    add(tags::SPACE_LEFT_AND_PREVIOUS.with(mix(pair.left.hash, pair.before.hash)));
    add(tags::SPACE_PAIR_AND_NEXT.with(mix(pair.hash(), pair.after.hash)));
    add(tags::SPACE_PAIR_AND_PREVIOUS.with(mix(pair.hash(), pair.before.hash)));
}

/// The features of the letters before and after the space. Each has a bit that tells whether its
/// letters are the whole part.
#[inline(always)]
fn letters_beside_space(left: &Letters, right: &Letters, add: &mut impl FnMut(Feature)) {
    for (tag, i) in tags::SPACE_LEFT_LETTERS.into_iter().zip(1..=left.len()) {
        add(tag.with(last(left, i) << 1 | (i == left.len()) as u64));
    }
    for (tag, i) in tags::SPACE_RIGHT_LETTERS.into_iter().zip(1..=right.len()) {
        add(tag.with(right.piece(0, i) << 1 | (i == right.len()) as u64));
    }
}

/// The features of a right part that may be an ending.
#[inline(always)]
fn short_right(pair: &Pair, left: &Letters, add: &mut impl FnMut(Feature)) {
    let hash = pair.right.hash;
    for (tag, i) in tags::SPACE_RIGHT_AND_LETTERS.into_iter().zip(1..=left.len()) {
        add(tag.with(mix(hash, last(left, i))));
    }
    let (left_first, zwnj) = (pair.left.form.first as u64, pair.together.zwnj as u64);
    add(tags::SPACE_RIGHT_AND_LEFT_FIRST_ZWNJ.with(mix(hash, left_first << 4 | zwnj)));
    add(tags::SPACE_RIGHT_AND_PREVIOUS.with(mix(hash, pair.before.hash)));
}

/// The features of a left part that may be a prefix.
#[inline(always)]
fn short_left(pair: &Pair, right: &Letters, add: &mut impl FnMut(Feature)) {
    let hash = pair.left.hash;
    let Counts { right_free, right_last, .. } = pair.counts();
    let verb = (pair.right.form.verb as u64) << 4;
    add(tags::SPACE_LEFT_AND_RIGHT_VERB_FREE.with(mix(hash, verb | right_free)));
    add(tags::SPACE_LEFT_AND_RIGHT_VERB_LAST.with(mix(hash, verb | right_last)));
    add(tags::SPACE_LEFT_AND_HEAD_1.with(mix(hash, right.piece(0, 1))));
    if right.len() >= 2 {
        add(tags::SPACE_LEFT_AND_HEAD_2.with(mix(hash, right.piece(0, 2))));
    }
    add(tags::SPACE_LEFT_AND_TAIL_1.with(mix(hash, last(right, 1))));
    if right.len() >= 2 {
        add(tags::SPACE_LEFT_AND_TAIL_2.with(mix(hash, last(right, 2))));
    }
    add(tags::SPACE_LEFT_AND_NEXT.with(mix(hash, pair.after.hash)));
}

/// The features of the right part as a stem that makes compounds, with an ending or without (نگار and ان
/// in نگاران).
#[inline(always)]
fn compound(pair: &Pair, right: &Letters, evidence: &impl Evidence, add: &mut impl FnMut(Feature)) {
    let stem = compounding_stem(pair.right, right, evidence);
    let ending = right.piece(stem.len, right.len());
    let (left_free, zwnj) = (pair.left.form.free as u64, pair.together.zwnj as u64);
    add(tags::STEM_KNOWN_LEFT_FREE.with(stem.known << 4 | left_free));
    add(tags::STEM_ENDING_AND_KNOWN.with(mix(ending, stem.known)));
    add(tags::STEM_AND_LEFT_FREE.with(mix(stem.hash, left_free)));
    add(tags::STEM.with(stem.hash));
    add(tags::STEM_ENDING_AND_KNOWN_ZWNJ.with(mix(ending, stem.known) << 4 | zwnj));
    add(tags::STEM_AND_COMMON_NEXT.with(mix(stem.hash, pair.after.common)));
}

/// The features of a space between a number word and what it counts (سه‌روزه, "of three days").
#[inline(always)]
fn after_number(pair: &Pair, right: &Letters, add: &mut impl FnMut(Feature)) {
    let hash = pair.right.hash;
    let Counts { right_free, right_last, .. } = pair.counts();
    let tail = if right.len() >= 2 { last(right, 2) } else { 0 };
    add(tags::NUMBER_TAIL_AND_RIGHT_FREE.with(mix(tail, right_free)));
    add(tags::NUMBER_RIGHT_TAIL.with(last(right, 1)));
    add(tags::NUMBER_RIGHT.with(hash));
    add(tags::NUMBER_RIGHT_AND_NEXT.with(mix(hash, pair.after.hash)));
    add(tags::NUMBER_RIGHT_LAST_FREE.with(right_last << 4 | right_free));
}

/// The hash of the last `count` letters. `letters` must have at least as many.
#[inline(always)]
fn last(letters: &Letters, count: usize) -> u64 {
    letters.piece(letters.len() - count, letters.len())
}

/// The beginning of a part, as a stem that makes compounds.
struct Stem {
    len: usize,
    hash: u64,
    /// Its count [`last`](Form::last), and whether it is the present stem of a verb.
    known: u64,
}

/// Finds the beginning of a right part that is known best as the second part of compounds. The rest is
/// an ending of at most five letters. The whole part wins a tie, then the longest beginning.
fn compounding_stem(right: Side, letters: &Letters, evidence: &impl Evidence) -> Stem {
    let len = right.len;
    let mut best = Stem { len, hash: 0, known: 0 };
    let mut best_worth = 0;
    for j in (len.saturating_sub(5).max(2)..=len).rev() {
        let hash = letters.piece(0, j);
        let form = if j == len { right.form } else { evidence.form(hash) };
        let worth = form.last as u64 + 2 * form.stem as u64;
        if j == len || worth > best_worth {
            best_worth = worth;
            best = Stem { len: j, hash, known: (form.last as u64) << 1 | form.stem as u64 };
        }
    }
    best
}

/// The codes of the last two letters of a part, as one number.
pub(crate) fn tail(codes: &[u8]) -> u64 {
    codes.iter().rev().take(2).fold(0, |tail, &c| tail << 8 | c as u64)
}
