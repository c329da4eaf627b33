//! Dots without a space after them: does such a dot end a sentence (رفت.بعد), or does it belong to an abbreviation (ق.م,
//! بی.بی.سی)?

use alloc::vec::Vec;

use crate::chars::{self, is_space};

/// The names of the Latin letters.
#[rustfmt::skip]
const LETTER_NAMES: [&str; 30] = [
    "ای", "بی", "سی", "دی", "ئی", "اف", "جی", "اچ", "اِچ", "آی", "جِی", "کی", "کِی", "ال", "ام",
    "ان", "او", "پی", "کیو", "آر", "اس", "تی", "یو", "وی", "دبلیو", "اکس", "ایکس", "وای", "زد", "زی",
];

/// The length of the longest of them in letters.
const LONGEST_LETTER_NAME: usize = 5;

/// Whether the dot that ends `before` ends a sentence, unlike those of abbreviations (ق.م and ه.ش). A word of two letters or
/// more, or a closing sign, must come before the dot. `after` must not begin with a single letter and a dot.
pub(super) fn dot_ends_sentence(before: &str, after: &str) -> bool {
    // Spaces before the dot are removed later, unless a Latin letter follows the dot (.NET).
    let next = after.chars().next();
    let removed = |c: &char| is_space(*c) && next.is_some_and(|c| c == '«' || chars::is_letter(c));
    let word = || before.chars().rev().skip(1).skip_while(removed);
    let long = word().next().is_some_and(|c| matches!(c, '»' | ')'))
        || word().take_while(|&c| chars::is_letter(c)).take(2).count() == 2;
    let next_letters = after.chars().take(3).take_while(|&c| chars::is_letter(c)).count();
    long && (next_letters != 1 || after.chars().nth(1) != Some('.')) && !is_inside_acronym(before, after)
}

/// Whether the dot that ends `before` is between the names of two Latin letters, as in بی.بی.سی.
fn is_inside_acronym(before: &str, after: &str) -> bool {
    let is_letter = |c: &char| chars::is_letter(*c);
    let is_name = |of: &mut dyn Iterator<Item = char>, backwards: bool| {
        let word: Vec<char> = of.take_while(is_letter).take(LONGEST_LETTER_NAME + 1).collect();
        LETTER_NAMES.iter().any(|name| {
            if backwards {
                name.chars().rev().eq(word.iter().copied())
            } else {
                name.chars().eq(word.iter().copied())
            }
        })
    };
    is_name(&mut before.chars().rev().skip(1), true) && is_name(&mut after.chars(), false)
}
