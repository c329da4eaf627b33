//! The features of a word: of leaving it whole, and of splitting it at each point where a split is allowed.
//!
//! Those of a split come in three groups, each more expensive than the one before:
//! [`split_counts`], [`split_first`], [`split_rest`]. The restorer stops as soon as the remaining
//! groups cannot be expected to change the decision.

use super::super::letters::Letters;
use super::{Counts, Evidence, Feature, Form, LONG, SHORT_LEFT, SHORT_RIGHT, common, mix, pair_hash, tags};
use crate::chars;

/// A part beside the word that is judged.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Neighbour {
    /// Its hash, or zero if there is no neighbour.
    pub(crate) hash: u64,
    /// A ZWNJ is between the two.
    pub(crate) attached: bool,
}

/// The neighbours of the word that is judged.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Around {
    pub(crate) left: Neighbour,
    pub(crate) right: Neighbour,
}

/// A word that is judged: its letters, and what is known of it as a whole.
pub(crate) struct Word {
    pub(crate) letters: Letters,
    pub(crate) len: usize,
    pub(crate) form: Form,
    pub(crate) hash: u64,
    /// Bit `i` is set if letter `i` joins.
    joins: u64,
}

impl Word {
    #[inline]
    pub(crate) fn new(letters: Letters, evidence: &impl Evidence) -> Self {
        let len = letters.len();
        let hash = letters.piece(0, len);
        let joins =
            letters.iter().enumerate().fold(0, |set, (i, &c)| set | (chars::code_joins(c) as u64) << i);
        Word { letters, len, form: evidence.form(hash), hash, joins }
    }

    /// Whether letter `i` follows a non-joining letter. If two words were written as one, the second
    /// word begins at such a letter.
    #[inline(always)]
    fn may_begin_at(&self, i: usize) -> bool {
        self.joins >> (i - 1) & 1 == 0
    }
}

/// Whether a ZWNJ may split a word of `len` letters before letter `k`. `last` is the code of the letter
/// before the ZWNJ; it must join. Neither part may be a single letter, except an ending of one letter
/// after the letter heh (خانه‌ی, خسته‌م).
pub(crate) fn may_split(len: usize, k: usize, last: u8) -> bool {
    const HEH: u8 = chars::letter_code('ه');
    chars::code_joins(last) && k >= 2 && (len >= k + 2 || len > k && last == HEH)
}

/// The letters of the word `codes` before which a ZWNJ [may split](may_split) it.
pub(crate) fn split_points(codes: &[u8]) -> impl Iterator<Item = usize> + '_ {
    (1..codes.len()).filter(|&k| may_split(codes.len(), k, codes[k - 1]))
}

/// The features of leaving the word whole.
#[inline]
pub(crate) fn whole(word: &Word, around: &Around, add: &mut impl FnMut(Feature)) {
    let n = word.len;
    let (free, first) = (word.form.free as u64, word.form.first as u64);
    let (last, split) = (word.form.last as u64, word.form.split as u64);
    let (attached_left, attached_right) = (around.left.attached as u64, around.right.attached as u64);
    add(tags::WORD_FREE.with(free));
    add(tags::WORD_FREE_LEN.with(free << 8 | n as u64));
    add(tags::WORD.with(word.hash));
    add(tags::WORD_LAST_ATTACHED.with(last << 1 | attached_left));
    add(tags::WORD_FIRST_ATTACHED.with(first << 1 | attached_right));
    add(tags::WORD_VERB_ATTACHED.with((word.form.verb as u64) << 1 | attached_left));
    add(tags::WORD_FREE_SPLIT.with(free << 4 | split));
    add(tags::WORD_FREE_LAST_FIRST.with(free << 8 | last << 4 | first));
    if n >= 3 {
        add(tags::WORD_HEAD.with(word.letters.piece(0, 3)));
        add(tags::WORD_TAIL_3.with(word.letters.piece(n - 3, n)));
    }
    if n >= 4 {
        add(tags::WORD_TAIL_4.with(word.letters.piece(n - 4, n)));
    }
}

/// A ZWNJ before letter `k` of a word, `0 < k < word.len`, and what is known of the two parts.
#[derive(Clone, Copy)]
pub(crate) struct Split {
    pub(crate) k: usize,
    pub(crate) left: Form,
    pub(crate) right: Form,
    /// How often the two parts were seen with a ZWNJ between them.
    zwnj: u8,
}

impl Split {
    /// A placeholder.
    pub(crate) const NONE: Split = Split { k: 0, left: Form::UNKNOWN, right: Form::UNKNOWN, zwnj: 0 };

    #[inline]
    pub(crate) fn new(word: &Word, k: usize, evidence: &impl Evidence) -> Self {
        let (left, right) = (word.letters.piece(0, k), word.letters.piece(k, word.len));
        Split {
            k,
            left: evidence.form(left),
            right: evidence.form(right),
            zwnj: evidence.pair(pair_hash(left, right)).zwnj,
        }
    }
}

/// The counts of a split: how often its parts were seen, alone and together. In well-spelled text
/// they rule out nearly all splits.
#[inline(always)]
pub(crate) fn split_counts(word: &Word, split: &Split, add: &mut impl FnMut(Feature)) {
    let (free, zwnj) = (word.form.free as u64, split.zwnj as u64);
    let Counts { left_free, left_first, right_free, right_last } = Counts::of(split.left, split.right);
    add(tags::SPLIT_LEFT_FREE_RIGHT_FREE.with(left_free << 4 | right_free));
    add(tags::SPLIT_LEFT_FIRST_RIGHT_LAST.with(left_first << 4 | right_last));
    add(tags::SPLIT_WORD_FREE_ZWNJ.with(free << 4 | zwnj));
    add(tags::SPLIT_WORD_SPLIT_FREE_ZWNJ.with((word.form.split as u64) << 8 | free << 4 | zwnj));
    add(tags::SPLIT_LEFT_FREE_RIGHT_LAST.with(left_free << 4 | right_last));
    add(tags::SPLIT_LEFT_FIRST_RIGHT_FREE.with(left_first << 4 | right_free));
    add(tags::SPLIT_WORD_FREE_LEFT_FREE_RIGHT_FREE.with(free << 8 | left_free << 4 | right_free));
    add(tags::SPLIT_WORD_FREE_LEFT_FIRST_RIGHT_LAST.with(free << 8 | left_first << 4 | right_last));
}

/// The strongest of the other features of a split: its parts, and a short part with what it attaches to.
#[inline]
pub(crate) fn split_first(word: &Word, split: &Split, add: &mut impl FnMut(Feature)) {
    let (k, n, letters) = (split.k, word.len, &word.letters);
    let (left, right) = (letters.piece(0, k), letters.piece(k, n));
    let free = word.form.free as u64;
    let Counts { left_free, left_first, right_free, right_last } = Counts::of(split.left, split.right);
    add(tags::SPLIT_LEFT.with(left));
    add(tags::SPLIT_RIGHT.with(right));
    if n - k <= SHORT_RIGHT {
        let letter = letters.piece(k - 1, k);
        add(tags::SPLIT_RIGHT_AND_LEFT_FREE.with(mix(right, left_free)));
        add(tags::SPLIT_RIGHT_AND_WORD_FREE_LEFT_FREE.with(mix(right, free << 4 | left_free)));
        add(tags::SPLIT_RIGHT_AND_LETTER_LEFT_FREE.with(mix(right, letter << 4 | left_free)));
        add(tags::SPLIT_RIGHT_AND_WORD_FREE_LEFT_FIRST.with(mix(right, free << 4 | left_first)));
    }
    if k <= SHORT_LEFT {
        let verb = split.right.verb as u64;
        add(tags::SPLIT_LEFT_AND_RIGHT_FREE.with(mix(left, right_free)));
        add(tags::SPLIT_LEFT_AND_WORD_FREE_RIGHT_FREE.with(mix(left, free << 4 | right_free)));
        add(tags::SPLIT_LEFT_AND_RIGHT_VERB_FREE.with(mix(left, verb << 4 | right_free)));
        add(tags::SPLIT_LEFT_AND_WORD_FREE_RIGHT_LAST.with(mix(left, free << 4 | right_last)));
    }
}

/// The other features of a split.
#[inline]
pub(crate) fn split_rest(
    word: &Word,
    split: &Split,
    around: &Around,
    evidence: &impl Evidence,
    add: &mut impl FnMut(Feature),
) {
    let (k, n, letters) = (split.k, word.len, &word.letters);
    let (left, right) = (letters.piece(0, k), letters.piece(k, n));
    let (left_len, right_len) = (k, n - k);
    let Counts { left_free, left_first, right_free, right_last } = Counts::of(split.left, split.right);

    letters_beside_split(word, k, add);
    add(tags::SPLIT_PAIR.with(pair_hash(left, right)));
    add(tags::SPLIT_LEFT_SPLIT_FREE.with((split.left.split as u64) << 4 | left_free));
    add(tags::SPLIT_RIGHT_SPLIT_FREE.with((split.right.split as u64) << 4 | right_free));
    add(tags::SPLIT_LEFT_FIRST_FREE.with(left_first << 4 | left_free));
    add(tags::SPLIT_RIGHT_LAST_FREE.with(right_last << 4 | right_free));
    add(tags::SPLIT_LEFT_FREE_LEN.with(left_free << 8 | left_len.min(LONG) as u64));
    add(tags::SPLIT_RIGHT_FREE_LEN.with(right_free << 8 | right_len.min(LONG) as u64));
    let mut left_end = None;
    if left_free == 0 && left_first == 0 && left_len > 3 {
        left_end = known_end(word, k, evidence);
        add(tags::SPLIT_LEFT_END.with(left_end.unwrap_or(0)));
    }
    if split.zwnj == 0 && left_len > 3 {
        let pair_end = known_pair_end(word, k, evidence).unwrap_or(0);
        add(tags::SPLIT_PAIR_END_LEFT_FREE.with(pair_end << 4 | left_free));
        if right_len <= SHORT_RIGHT {
            add(tags::SPLIT_RIGHT_AND_PAIR_END.with(mix(right, pair_end)));
        }
    }
    if right_len <= SHORT_RIGHT {
        if let Some(left_end) = left_end {
            add(tags::SPLIT_RIGHT_AND_LEFT_END.with(mix(right, left_end)));
            add(tags::SPLIT_RIGHT_AFTER_LEFT_END.with(right));
        }
        if left_len >= 2 {
            add(tags::SPLIT_RIGHT_AND_LETTERS.with(mix(right, letters.piece(k - 2, k))));
        }
        let neighbour = |hash| if hash == 0 { 0 } else { common(hash, evidence.form(hash)) };
        add(tags::SPLIT_RIGHT_AND_PREVIOUS.with(mix(right, neighbour(around.left.hash))));
        add(tags::SPLIT_RIGHT_AND_NEXT.with(mix(right, neighbour(around.right.hash))));
    }
    if left_len <= SHORT_LEFT {
        let letter = letters.piece(k, k + 1);
        add(tags::SPLIT_LEFT_AND_LETTER_RIGHT_FREE.with(mix(left, letter << 4 | right_free)));
    }
    add(tags::SPLIT_RIGHT_AND_ATTACHED.with(mix(right, around.right.attached as u64)));
    add(tags::SPLIT_LEFT_AND_ATTACHED.with(mix(left, around.left.attached as u64)));
}

/// The features of the letters before and after a split at letter `k`. Each has a bit that tells
/// whether its letters are the whole part.
#[inline(always)]
fn letters_beside_split(word: &Word, k: usize, add: &mut impl FnMut(Feature)) {
    let (left_len, right_len) = (k, word.len - k);
    let left = |i: usize| word.letters.piece(k - i, k) << 1 | (i == left_len) as u64;
    let right = |i: usize| word.letters.piece(k, k + i) << 1 | (i == right_len) as u64;
    for (tag, i) in tags::SPLIT_LEFT_LETTERS.into_iter().zip(1..=left_len) {
        add(tag.with(left(i)));
    }
    for (tag, i) in tags::SPLIT_RIGHT_LETTERS.into_iter().zip(1..=right_len) {
        add(tag.with(right(i)));
    }
    for (tag, i, j) in [
        (tags::SPLIT_LETTERS_1_1, 1, 1),
        (tags::SPLIT_LETTERS_1_2, 1, 2),
        (tags::SPLIT_LETTERS_2_1, 2, 1),
        (tags::SPLIT_LETTERS_2_2, 2, 2),
        (tags::SPLIT_LETTERS_3_2, 3, 2),
        (tags::SPLIT_LETTERS_2_3, 2, 3),
        (tags::SPLIT_LETTERS_3_3, 3, 3),
    ] {
        if i <= left_len && j <= right_len {
            add(tag.with(mix(left(i), right(j))));
        }
    }
}

/// The longest known word at the end of the first `k` letters (بهانه in هربهانه): its number of letters
/// and its free count. Only words after a non-joining letter are tried, since the question is whether two
/// words were written as one.
#[inline(always)]
fn known_end(word: &Word, k: usize, evidence: &impl Evidence) -> Option<u64> {
    /// The end of a part counts as a word if its free count is at least this.
    const KNOWN: u64 = 4;
    (1..k.saturating_sub(2)).filter(|&i| word.may_begin_at(i)).find_map(|i| {
        let free = evidence.form(word.letters.piece(i, k)).free as u64;
        (free >= KNOWN).then_some(end_len(k - i) << 4 | free)
    })
}

/// The longest pair seen with a ZWNJ at the end of a word that is split at letter `k` (بهانه‌ای in
/// هربهانه‌ای): whether a word may begin where the pair begins, the number of letters of the left part of
/// the pair, and the ZWNJ count.
#[inline(always)]
fn known_pair_end(word: &Word, k: usize, evidence: &impl Evidence) -> Option<u64> {
    let right = word.letters.piece(k, word.len);
    (1..k - 2).find_map(|i| {
        let zwnj = evidence.pair(pair_hash(word.letters.piece(i, k), right)).zwnj as u64;
        (zwnj > 0).then_some((word.may_begin_at(i) as u64) << 8 | end_len(k - i) << 4 | zwnj)
    })
}

/// A number of letters, with all from 7 upwards as 7.
#[inline(always)]
fn end_len(len: usize) -> u64 {
    len.min(7) as u64
}
