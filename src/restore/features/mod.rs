//! The features of a decision: what the model looks at, as a list of numbers.
//!
//! A feature is a [`Tag`] (the number of a question) and a value (letters, words or counts). The two
//! are hashed together to find the weight of the feature. The score of a decision is the sum of the
//! weights of its features. The trainer and the restorer call the same functions, so both agree on the
//! features. Each function hands its features to a closure `add`, in a fixed order.
//!
//! | file | what |
//! |---|---|
//! | `tags` | every question: its number, its name and the meaning of its value |
//! | `splits` | the features of splitting a word, and of leaving it whole |
//! | `spaces` | the features of a space that may be a lost ZWNJ |
//! | `seams` | the features of a seam: is there a space after a letter that does not join? |
//!
//! The weights of the most frequent features are stored a second time as a list, where they are
//! [found](Feature::listed) without a hash.

use super::entry::{Form, Together};
use super::letters::pair_hash;
use tags::Tag;

mod seams;
mod spaces;
mod splits;
mod tags;

pub(crate) use seams::{Attached, Seam, seam_first, seam_points, seam_rest};
pub(crate) use spaces::{
    Beside, Pair, Side, space_each, space_first, space_rest, space_second, space_sides, space_together, tail,
};
#[cfg(feature = "train")]
pub(crate) use spaces::{space_left, space_right};
pub(crate) use splits::{
    Around, Neighbour, Split, Word, may_split, split_counts, split_first, split_points, split_rest, whole,
};

/// Where the counts come from: the model, or the trainer's tables.
pub(crate) trait Evidence {
    /// What is known of the form with this hash.
    fn form(&self, hash: u64) -> Form;
    /// How often the two parts with this [`pair_hash`] were seen together.
    fn pair(&self, hash: u64) -> Together;
}

/// One question with a value. [`Tag::with`] makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Feature {
    tag: Tag,
    value: u64,
}

impl Feature {
    /// The hash of the question and the value. Its upper half selects the bucket of the weight.
    #[inline(always)]
    pub(crate) fn hash(self) -> u64 {
        let tag = self.tag.0 as u64;
        let x = (self.value ^ tag.wrapping_mul(0x4164_D839_9F76_7C45)).wrapping_mul(0x9FB2_1C65_1E98_DF25);
        (x ^ (x >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93)
    }

    /// The index of its weight in the list of the model. `None` if the list does not have it: its tag is
    /// not one of [`COUNTS`], or its value is not below [`LISTED_VALUES`].
    #[inline(always)]
    pub(super) fn listed(self) -> Option<usize> {
        let row = ROW_OF_TAG[self.tag.0 as usize] as usize;
        (row < COUNTS.len() && self.value < LISTED_VALUES as u64)
            .then(|| row * LISTED_VALUES + self.value as usize)
    }
}

/// The most frequent tags whose values are two or three counts and nothing else. Their order is the
/// order of the list in the model file.
const COUNTS: [Tag; 18] = [
    tags::WORD_FREE_SPLIT,
    tags::SPLIT_LEFT_FREE_RIGHT_FREE,
    tags::SPLIT_LEFT_FIRST_RIGHT_LAST,
    tags::SPLIT_WORD_FREE_ZWNJ,
    tags::SPLIT_LEFT_FREE_RIGHT_LAST,
    tags::SPLIT_LEFT_FIRST_RIGHT_FREE,
    tags::SPLIT_WORD_FREE_LEFT_FREE_RIGHT_FREE,
    tags::SPLIT_WORD_FREE_LEFT_FIRST_RIGHT_LAST,
    tags::SPLIT_WORD_SPLIT_FREE_ZWNJ,
    tags::SPACE_LEFT_FREE_RIGHT_FREE,
    tags::SPACE_LEFT_FIRST_RIGHT_LAST,
    tags::SPACE_LEFT_FREE_RIGHT_LAST,
    tags::SPACE_LEFT_FIRST_RIGHT_FREE,
    tags::SPACE_ZWNJ_LEFT_FIRST_RIGHT_LAST,
    tags::SPACE_ZWNJ_LEFT_FREE_RIGHT_FREE,
    tags::SPACE_ZWNJ_SPACE,
    tags::SPACE_LEFT_FIRST_FREE,
    tags::SPACE_RIGHT_LAST_FREE,
];

/// How many values of each tag are listed. These are all values of two counts, which have four bits
/// each. Of the values of three counts, they are those whose first count is zero, the most frequent ones.
const LISTED_VALUES: usize = 1 << (2 * COUNT_BITS);

/// The bits of one count.
const COUNT_BITS: u32 = 4;

/// How many features are listed.
pub(crate) const LISTED: usize = COUNTS.len() * LISTED_VALUES;

/// The index of each tag in [`COUNTS`], or `u8::MAX`.
static ROW_OF_TAG: [u8; 256] = {
    let mut rows = [u8::MAX; 256];
    let mut row = 0;
    while row < COUNTS.len() {
        rows[COUNTS[row].0 as usize] = row as u8;
        row += 1;
    }
    rows
};

/// Every [listed](Feature::listed) feature, in the order of the list.
#[cfg(any(test, feature = "train"))]
pub(crate) fn listed() -> impl Iterator<Item = Feature> {
    COUNTS.iter().flat_map(|&tag| (0..LISTED_VALUES as u64).map(move |value| tag.with(value)))
}

/// A value made of two others, which may be hashes.
#[inline(always)]
fn mix(a: u64, b: u64) -> u64 {
    (a.rotate_left(23) ^ 0x2545_F491_4F6C_DD1D).wrapping_mul(0x9E6C_63D0_876A_68EE | 1).wrapping_add(b)
}

/// A word with at least this free count is common.
const COMMON: u8 = 12;

/// The hash of a common word; 1 for every other word.
#[inline(always)]
fn common(hash: u64, form: Form) -> u64 {
    if form.free >= COMMON { hash } else { 1 }
}

/// The counts of a left and a right part that most features need.
struct Counts {
    left_free: u64,
    left_first: u64,
    right_free: u64,
    right_last: u64,
}

impl Counts {
    #[inline(always)]
    fn of(left: Form, right: Form) -> Counts {
        Counts {
            left_free: left.free as u64,
            left_first: left.first as u64,
            right_free: right.free as u64,
            right_last: right.last as u64,
        }
    }
}

/// The most letters of a right part that may be an ending. Such a part gets features of its own.
const SHORT_RIGHT: usize = 6;
/// The most letters of a left part that may be a prefix. It gets features of its own, too.
const SHORT_LEFT: usize = 5;
/// The features do not tell numbers of letters from this one upwards apart.
const LONG: usize = 12;

#[cfg(test)]
mod tests;
