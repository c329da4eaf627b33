//! The features of a seam. A *seam* is a boundary after a letter that does not join. Paper does not show
//! whether it has a space. So writers lose spaces there (دوکشور) and add some (کار آفرین).
//!
//! The features depend on the letters of both sides and on the ZWNJs beside them, not on the words around. So
//! a seam has the same score with a space as without one.
//!
//! The *level* of a form is its greatest count as a word, or as a part beside a ZWNJ if it is beside one
//! here.

use super::super::letters::Letters;
use super::{Evidence, Feature, Form, LONG, SHORT_LEFT, SHORT_RIGHT, mix, tags};
use crate::chars;

/// The code of the conjunction و, the only word of one letter.
const AND: u8 = chars::letter_code('و');

/// The seam before letter `k` of a run of letters, and what is known of the run and its two sides.
#[derive(Clone, Copy)]
pub(crate) struct Seam {
    pub(crate) k: usize,
    left: Form,
    right: Form,
    /// The levels of the run and of its two sides.
    word_level: u64,
    left_level: u64,
    right_level: u64,
}

/// Whether something is attached to a run of letters, before it (`left`) and after it (`right`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Attached {
    pub(crate) left: bool,
    pub(crate) right: bool,
}

impl Attached {
    /// The level of `form`: the greatest of its counts as a word, as a word whose ZWNJs were deleted, and as
    /// a part that is attached as here.
    #[inline(always)]
    fn level(self, form: Form) -> u64 {
        let last = if self.left { form.last } else { 0 };
        let first = if self.right { form.first } else { 0 };
        form.free.max(form.split).max(last).max(first) as u64
    }
}

impl Seam {
    /// The seam before letter `k` of `letters`. `word` is what is known of all letters together.
    #[inline(always)]
    pub(crate) fn new(
        letters: &Letters,
        k: usize,
        word: Form,
        attached: Attached,
        evidence: &impl Evidence,
    ) -> Seam {
        let n = letters.len();
        let [left, right] = [(0, k), (k, n)].map(|(from, to)| evidence.form(letters.piece(from, to)));
        let (left_only, right_only) =
            (Attached { right: false, ..attached }, Attached { left: false, ..attached });
        let mut left_level = left_only.level(left);
        let mut right_level = right_only.level(right);
        // A side with the conjunction is unknown if the conjunction lost both of its spaces (پدرومادر). Then
        // the level is that of the side without it.
        if left_level == 0 && k > 2 && letters[k - 1] == AND {
            left_level = left_only.level(evidence.form(letters.piece(0, k - 1)));
        }
        if right_level == 0 && n - k > 2 && letters[k] == AND {
            right_level = right_only.level(evidence.form(letters.piece(k + 1, n)));
        }
        Seam { k, left, right, word_level: attached.level(word), left_level, right_level }
    }

    /// Whether neither side was ever seen.
    #[inline(always)]
    pub(crate) fn is_unknown(&self) -> bool {
        self.left_level == 0 && self.right_level == 0
    }
}

/// Whether a seam before letter `k` of a run of `len` letters may have a space. `before` and `after` are the
/// codes of the letters beside the seam. Each side must be a word: it has two letters or more, or is the
/// conjunction و.
#[inline(always)]
pub(crate) fn is_seam(len: usize, k: usize, before: u8, after: u8) -> bool {
    !chars::code_joins(before) && (k > 1 || before == AND) && (len - k > 1 || after == AND)
}

/// The numbers of the letters of the run `codes` before which there may be a space at a [seam](is_seam).
pub(crate) fn seam_points(codes: &[u8]) -> impl Iterator<Item = usize> + '_ {
    (1..codes.len()).filter(|&k| is_seam(codes.len(), k, codes[k - 1], codes[k]))
}

/// The strongest features of a seam: the counts of its sides. They decide nearly all seams.
#[inline]
pub(crate) fn seam_first(letters: &Letters, seam: &Seam, add: &mut impl FnMut(Feature)) {
    let Seam { k, word_level: word, left_level: left, right_level: right, .. } = *seam;
    let n = letters.len();
    let (left_len, right_len) = (k.min(LONG) as u64, (n - k).min(LONG) as u64);
    add(tags::SEAM_LEVELS.with(word << 8 | left << 4 | right));
    add(tags::SEAM_LEFT_LEN.with(left_len << 8 | left << 4 | word));
    add(tags::SEAM_RIGHT_LEN.with(right_len << 8 | right << 4 | word));
    add(tags::SEAM_LENGTHS_LEVELS.with(left_len << 12 | right_len << 8 | left << 4 | right));
}

/// The other features of a seam.
#[inline]
pub(crate) fn seam_rest(letters: &Letters, seam: &Seam, add: &mut impl FnMut(Feature)) {
    let Seam { k, word_level: word, left_level: left, right_level: right, .. } = *seam;
    let n = letters.len();
    let (left_hash, right_hash) = (letters.piece(0, k), letters.piece(k, n));
    let (left_len, right_len) = (k.min(LONG) as u64, (n - k).min(LONG) as u64);
    add(tags::SEAM_LENGTHS.with(left_len << 8 | right_len << 4 | (word == 0) as u64));
    add(tags::SEAM_LEFT.with(left_hash));
    add(tags::SEAM_RIGHT.with(right_hash));
    if k <= SHORT_LEFT {
        add(tags::SEAM_LEFT_AND_LEVELS.with(mix(left_hash, right << 4 | word)));
    }
    if n - k <= SHORT_RIGHT {
        add(tags::SEAM_RIGHT_AND_LEVELS.with(mix(right_hash, left << 4 | word)));
    }
    let last_of_left = |i: usize| letters.piece(k - i, k) << 1 | (i == k) as u64;
    let first_of_right = |i: usize| letters.piece(k, k + i) << 1 | (i == n - k) as u64;
    for (tag, i) in tags::SEAM_LEFT_LETTERS.into_iter().zip(1..=k) {
        add(tag.with(last_of_left(i)));
    }
    for (tag, i) in tags::SEAM_RIGHT_LETTERS.into_iter().zip(1..=n - k) {
        add(tag.with(first_of_right(i)));
    }
    for (tag, i, j) in [
        (tags::SEAM_LETTERS_1_1, 1, 1),
        (tags::SEAM_LETTERS_1_2, 1, 2),
        (tags::SEAM_LETTERS_2_1, 2, 1),
        (tags::SEAM_LETTERS_2_2, 2, 2),
        (tags::SEAM_LETTERS_3_2, 3, 2),
        (tags::SEAM_LETTERS_2_3, 2, 3),
        (tags::SEAM_LETTERS_3_3, 3, 3),
    ] {
        if i <= k && j <= n - k {
            add(tag.with(mix(last_of_left(i), first_of_right(j))));
        }
    }
    add(tags::SEAM_LEFT_COUNTS.with(counts(seam.left)));
    add(tags::SEAM_RIGHT_COUNTS.with(counts(seam.right)));
}

/// All counts of a form as one value.
#[inline(always)]
fn counts(form: Form) -> u64 {
    let Form { free, first, last, split, .. } = form;
    (free as u64) << 12 | (first as u64) << 8 | (last as u64) << 4 | split as u64
}
