//! The table of all tags: the questions that the features ask.
//!
//! A row is `NAME = number: "the parts of the value"`. A row with several numbers is an array of tags,
//! for questions that differ only in a number of letters. The tags are part of the model format: they are
//! hashed with the value to find the weight. A new question needs an unused number. Changing a number
//! makes every trained model wrong.
//!
//! In the names, `FREE`, `FIRST`, `LAST` and `SPLIT` are the counts of a [`Form`](super::Form), and
//! `ZWNJ` and `SPACE` those of [`Together`](super::Together), each from 0 to 15. `A_AND_B` means that
//! the value mixes the letters of A with B, so that each form A has weights of its own.

use super::Feature;

/// The number of the question that a feature asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag(pub(super) u8);

impl Tag {
    /// The feature of this question with `value`.
    #[inline(always)]
    pub(super) fn with(self, value: u64) -> Feature {
        Feature { tag: self, value }
    }
}

/// Defines the tags, and for the tests a list of all their numbers with their names.
macro_rules! tags {
    (@row $name:ident, $what:literal, $number:literal) => {
        #[doc = $what]
        pub(super) const $name: Tag = Tag($number);
    };
    (@row $name:ident, $what:literal, $($number:literal),+) => {
        #[doc = $what]
        pub(super) const $name: [Tag; [$($number),+].len()] = [$(Tag($number)),+];
    };
    ($($name:ident = $($number:literal),+ : $what:literal;)+) => {
        $(tags!(@row $name, $what, $($number),+);)+
        #[cfg(test)]
        pub(super) const ALL: &[(u8, &str)] = &[$($(($number, stringify!($name)),)+)+];
    };
}

// A word that stays whole. "Attached" means that a ZWNJ is on that side of it.
tags! {
    WORD_FREE = 1: "Free count";
    WORD_FREE_LEN = 2: "Free count, number of letters";
    WORD = 3: "The word";
    WORD_LAST_ATTACHED = 4: "Last count, attached on the left";
    WORD_FIRST_ATTACHED = 5: "First count, attached on the right";
    WORD_VERB_ATTACHED = 6: "Verb form, attached on the left";
    WORD_FREE_LAST_FIRST = 7: "Free, last and first count";
    WORD_HEAD = 8: "The first three letters";
    WORD_TAIL_3 = 9: "The last three letters";
    WORD_TAIL_4 = 10: "The last four letters";
    WORD_FREE_SPLIT = 11: "Free and split count";

    // A split of a word into two parts, left and right. `WORD` is the whole word. A short right part has
    // at most six letters, a short left one at most five; here and for spaces.
    SPLIT_LEFT_LETTERS = 21, 22, 23, 24, 25: "The last 1 to 5 letters of left, whether left has no more";
    SPLIT_RIGHT_LETTERS = 31, 32, 33, 34, 35: "The first 1 to 5 letters of right, whether right has no more";
    SPLIT_LETTERS_1_1 = 45: "One letter on either side, and for each side whether it has no more";
    SPLIT_LETTERS_1_2 = 46: "One letter on the left, two on the right, likewise";
    SPLIT_LETTERS_2_1 = 49: "Two letters on the left, one on the right, likewise";
    SPLIT_LETTERS_2_2 = 50: "Two letters on either side, likewise";
    SPLIT_LETTERS_2_3 = 51: "Two letters on the left, three on the right, likewise";
    SPLIT_LETTERS_3_2 = 54: "Three letters on the left, two on the right, likewise";
    SPLIT_LETTERS_3_3 = 55: "Three letters on either side, likewise";
    SPLIT_LEFT = 60: "Left";
    SPLIT_RIGHT = 61: "Right";
    SPLIT_PAIR = 62: "The pair of both parts";
    SPLIT_LEFT_FREE_RIGHT_FREE = 63: "Free counts of left and right";
    SPLIT_LEFT_FIRST_RIGHT_LAST = 64: "First count of left, last count of right";
    SPLIT_WORD_FREE_ZWNJ = 65: "Free count of word, ZWNJ count of pair";
    SPLIT_LEFT_FREE_RIGHT_LAST = 66: "Free count of left, last count of right";
    SPLIT_LEFT_FIRST_RIGHT_FREE = 67: "First count of left, free count of right";
    SPLIT_LEFT_FREE_LEN = 68: "Free count of left, its number of letters";
    SPLIT_RIGHT_FREE_LEN = 69: "Free count of right, its number of letters";
    SPLIT_WORD_FREE_LEFT_FREE_RIGHT_FREE = 70: "Free counts of word, left and right";
    SPLIT_WORD_FREE_LEFT_FIRST_RIGHT_LAST = 71: "Free count of word, first of left, last of right";
    SPLIT_RIGHT_AND_LEFT_FREE = 72: "Short right, free count of left";
    SPLIT_RIGHT_AND_WORD_FREE_LEFT_FREE = 73: "Short right, free counts of word and left";
    SPLIT_RIGHT_AND_LETTER_LEFT_FREE = 74: "Short right, the letter before it, free count of left";
    SPLIT_RIGHT_AND_LETTERS = 75: "Short right, the two letters before it";
    SPLIT_RIGHT_AND_WORD_FREE_LEFT_FIRST = 76: "Short right, free count of word, first of left";
    SPLIT_RIGHT_AND_PREVIOUS = 77: "Short right, the word before the split one if it is common";
    SPLIT_RIGHT_AND_NEXT = 78: "Short right, the word after the split one if it is common";
    SPLIT_LEFT_AND_RIGHT_FREE = 80: "Short left, free count of right";
    SPLIT_LEFT_AND_WORD_FREE_RIGHT_FREE = 81: "Short left, free counts of word and right";
    SPLIT_LEFT_AND_RIGHT_VERB_FREE = 82: "Short left, whether right is a verb form, its free count";
    SPLIT_LEFT_AND_WORD_FREE_RIGHT_LAST = 83: "Short left, free count of word, last of right";
    SPLIT_LEFT_AND_LETTER_RIGHT_FREE = 84: "Short left, the letter after it, free count of right";
    SPLIT_RIGHT_AND_ATTACHED = 85: "Right, whether a ZWNJ follows it";
    SPLIT_LEFT_AND_ATTACHED = 86: "Left, whether a ZWNJ precedes it";
    SPLIT_WORD_SPLIT_FREE_ZWNJ = 87: "Split and free count of word, ZWNJ count of pair";
    SPLIT_LEFT_SPLIT_FREE = 88: "Split and free count of left";
    SPLIT_RIGHT_SPLIT_FREE = 89: "Split and free count of right";
    SPLIT_LEFT_FIRST_FREE = 90: "First and free count of left";
    SPLIT_RIGHT_LAST_FREE = 91: "Last and free count of right";
    SPLIT_LEFT_END = 92: "The known word that an unseen left part ends in: its number of letters, free count";
    SPLIT_RIGHT_AND_LEFT_END = 93: "Short right, the value of `SPLIT_LEFT_END`";
    SPLIT_RIGHT_AFTER_LEFT_END = 94: "Short right after a left one that ends in a known word";
    SPLIT_PAIR_END_LEFT_FREE = 95: "The known pair that an unseen pair ends in, free count of left";
    SPLIT_RIGHT_AND_PAIR_END = 96: "Short right, the known pair that the unseen pair ends in";

    // A space between two parts, left and right. `JOINED` is the word that both would make without it.
    SPACE_LEFT = 100: "Left";
    SPACE_RIGHT = 101: "Right";
    SPACE_PAIR = 102: "The pair of both parts";
    SPACE_LEFT_LETTERS = 103, 104, 105, 106: "The last 1 to 4 letters of left, whether left has no more";
    SPACE_RIGHT_LETTERS = 107, 108, 109, 110: "The first 1 to 4 letters of right, whether right has no more";
    SPACE_LEFT_FREE_RIGHT_FREE = 111: "Free counts of left and right";
    SPACE_LEFT_FIRST_RIGHT_LAST = 112: "First count of left, last count of right";
    SPACE_ZWNJ_JOINED_FREE = 113: "ZWNJ count of pair, free count of joined";
    SPACE_LEFT_FREE_RIGHT_LAST = 114: "Free count of left, last count of right";
    SPACE_LEFT_FIRST_RIGHT_FREE = 115: "First count of left, free count of right";
    SPACE_ZWNJ_LEFT_FIRST_RIGHT_LAST = 116: "ZWNJ count of pair, first count of left, last of right";
    SPACE_ZWNJ_LEFT_FREE_RIGHT_FREE = 117: "ZWNJ count of pair, free counts of left and right";
    SPACE_LENGTHS = 118: "Numbers of letters of both parts";
    SPACE_JOINED_SPLIT_ZWNJ_FREE = 119: "Split count of joined, ZWNJ count of pair, free count of joined";
    SPACE_RIGHT_AND_LEFT_FREE = 120: "Short right, free count of left";
    SPACE_RIGHT_AND_LETTERS = 121, 122, 123: "Short right, the last 1 to 3 letters before it";
    SPACE_RIGHT_AND_LEFT_FIRST_ZWNJ = 124: "Short right, first count of left, ZWNJ count of pair";
    SPACE_RIGHT_AND_PREVIOUS = 125: "Short right, the part before the two";
    SPACE_RIGHT_AND_NEXT = 126: "Right, the part after it";
    SPACE_LEFT_AND_RIGHT_FREE = 130: "Short left, free count of right";
    SPACE_LEFT_AND_RIGHT_VERB_FREE = 131: "Short left, whether right is a verb form, its free count";
    SPACE_LEFT_AND_RIGHT_VERB_LAST = 132: "Short left, whether right is a verb form, its last count";
    SPACE_LEFT_AND_HEAD_1 = 133: "Short left, the first letter of right";
    SPACE_LEFT_AND_HEAD_2 = 134: "Short left, the first two letters of right";
    SPACE_LEFT_AND_TAIL_1 = 135: "Short left, the last letter of right";
    SPACE_LEFT_AND_TAIL_2 = 136: "Short left, the last two letters of right";
    SPACE_LEFT_AND_NEXT = 137: "Short left, the part after the two";
    SPACE_LEFT_AND_PREVIOUS = 138: "Left, the part before it";
    SPACE_PAIR_AND_NEXT = 139: "The pair, the part after it";
    SPACE_PAIR_AND_PREVIOUS = 140: "The pair, the part before it";
    SPACE_ZWNJ_SPACE = 141: "ZWNJ and space count of pair";
    SPACE_ZWNJ_SPACE_JOINED_FREE = 142: "ZWNJ and space count of pair, free count of joined";
    SPACE_LEFT_FIRST_FREE = 143: "First and free count of left";
    SPACE_RIGHT_LAST_FREE = 144: "Last and free count of right";
    SPACE_ZWNJ_LEFT_FIRST_FREE_SPACE = 145: "ZWNJ count of pair, first and free count of left, space count";
    SPACE_ZWNJ_RIGHT_LAST_FREE_SPACE = 146: "ZWNJ count of pair, last and free count of right, space count";
    SPACE_RIGHT_AND_LEFT_FIRST_FREE = 147: "Short right, first and free count of left";
    SPACE_RIGHT_AND_ZWNJ_SPACE = 148: "Short right, ZWNJ and space count of pair";
    SPACE_RIGHT_AND_NEXT_TAIL = 149: "Short right, the last two letters of the part after it";
    SPACE_LEFT_AND_RIGHT_LAST_FREE = 150: "Short left, last and free count of right";
    SPACE_LEFT_AND_ZWNJ_SPACE = 151: "Short left, ZWNJ and space count of pair";
    SPACE_SAME = 155: "Always zero; asked only if both parts are the same";
    SPACE_SAME_FREE = 156: "Free count of two parts that are the same";
    SPACE_RIGHT_AND_COMMON_NEXT = 157: "Right, the part after it if it is common";
    SPACE_LEFT_AND_COMMON_PREVIOUS = 158: "Left, the part before it if it is common";

    // A space before a part whose beginning makes compounds (the stem), with an ending or without.
    STEM_KNOWN_LEFT_FREE = 170: "What is known of the stem, free count of left";
    STEM_ENDING_AND_KNOWN = 171: "The ending, what is known of the stem";
    STEM_AND_LEFT_FREE = 172: "The stem, free count of left";
    STEM = 173: "The stem";
    STEM_ENDING_AND_KNOWN_ZWNJ = 174: "The ending, what is known of the stem, ZWNJ count of pair";
    STEM_AND_COMMON_NEXT = 175: "The stem, the part after it if it is common";

    // A space after a number.
    NUMBER_TAIL_AND_RIGHT_FREE = 176: "The last two letters of right, its free count";
    NUMBER_RIGHT_TAIL = 177: "The last letter of right";
    NUMBER_RIGHT = 178: "Right";
    NUMBER_RIGHT_AND_NEXT = 179: "Right, the part after it";
    NUMBER_RIGHT_LAST_FREE = 180: "Last and free count of right";

    // A seam between two sides, left and right. `WORD` is the word that both make without a space. A level is
    // the greatest count of a form as a word, or as a part beside a ZWNJ if it is beside one here.
    SEAM_LEVELS = 190: "Levels of word, left and right";
    SEAM_LENGTHS = 191: "Numbers of letters of left and right, whether word was seen";
    SEAM_LEFT_LEN = 192: "Number of letters and level of left, level of word";
    SEAM_RIGHT_LEN = 193: "Number of letters and level of right, level of word";
    SEAM_LENGTHS_LEVELS = 194: "Numbers of letters and levels of left and right";
    SEAM_LEFT = 195: "Left";
    SEAM_RIGHT = 196: "Right";
    SEAM_LEFT_AND_LEVELS = 197: "Short left, levels of right and word";
    SEAM_RIGHT_AND_LEVELS = 198: "Short right, levels of left and word";
    SEAM_LEFT_LETTERS = 199, 200, 201, 202: "The last 1 to 4 letters of left, whether left has no more";
    SEAM_RIGHT_LETTERS = 203, 204, 205, 206: "The first 1 to 4 letters of right, whether right has no more";
    SEAM_LETTERS_1_1 = 207: "One letter on either side, and for each side whether it has no more";
    SEAM_LETTERS_1_2 = 208: "One letter on the left, two on the right, likewise";
    SEAM_LETTERS_2_1 = 209: "Two letters on the left, one on the right, likewise";
    SEAM_LETTERS_2_2 = 210: "Two letters on either side, likewise";
    SEAM_LETTERS_3_2 = 211: "Three letters on the left, two on the right, likewise";
    SEAM_LETTERS_2_3 = 212: "Two letters on the left, three on the right, likewise";
    SEAM_LETTERS_3_3 = 213: "Three letters on either side, likewise";
    SEAM_LEFT_COUNTS = 214: "Free, first, last and split count of left";
    SEAM_RIGHT_COUNTS = 215: "Free, first, last and split count of right";
}
