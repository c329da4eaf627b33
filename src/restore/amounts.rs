//! A number word and what it counts, written as one word after a number: 100هزارتومان.
//!
//! Elsewhere, a word that touches a number keeps its letters together, because it may be a code. An amount is no code. Number words
//! whose last letter joins (میلیون) are missing: their last letter is no seam.

use super::letters::{Letters, hashes};
use crate::chars;

/// Number words that end in a seam, with their lengths.
const NUMBERS: [u64; 2] = hashes(["هزار", "میلیارد"]);
const LENGTHS: [usize; 2] = [4, 7];

/// What is counted by thousands: money, measures, persons and things. The adjectives are missing, since they may be one word
/// (هزارتومانی, a banknote).
#[rustfmt::skip]
const UNITS: [u64; 19] = hashes([
    "تومان", "تومن", "ریال", "دلار", "یورو", "پوند", "درهم", "دینار", "روپیه",
    "متر", "مترمربع", "کیلومتر", "هکتار", "لیتر", "تن", "نفر", "نسخه", "بشکه", "عدد",
]);

/// The first letter of what is counted.
#[inline]
pub(super) fn cut_point(letters: &Letters) -> Option<usize> {
    const FIRST: [u8; 2] = [chars::letter_code('ه'), chars::letter_code('م')];
    // Most words fail this cheap test.
    letters.first().filter(|first| FIRST.contains(first))?;
    let is_number = |&k: &usize| k < letters.len() && NUMBERS.contains(&letters.piece(0, k));
    LENGTHS.into_iter().find(is_number).filter(|&k| UNITS.contains(&letters.piece(k, letters.len())))
}
