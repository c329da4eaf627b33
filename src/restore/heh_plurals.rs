//! Plurals in گان of words that end in a silent heh: نویسندگان is the plural of نویسنده. Pure decisions about letters.
//!
//! The plural lacks the heh of its singular, so the singular is not the beginning of the word, unlike all other stems.

use super::features::Evidence;
use super::knowledge::Knowledge;
use super::letters::{HEH, Letters, hash_of, hash_of_str, hashes};
use crate::chars;

/// The ending of the plural.
const ENDING: u64 = hash_of_str("گان");
/// Its number of letters.
const ENDING_LEN: usize = 3;
/// The fewest letters of the singular without its heh. Shorter ones are often others: یگان, ارگان, دوگان.
const LEAST: usize = 3;
/// The last letters of active participles without their heh (نویسند, رانند).
const PARTICIPLE: [u8; 2] = [chars::letter_code('ن'), chars::letter_code('د')];
/// Vowels. A heh after one of them is a consonant (راه).
const VOWELS: [u8; 2] = [chars::letter_code('ا'), chars::letter_code('و')];
/// Words with the letters of such a plural that are not plurals.
#[rustfmt::skip]
const NO_PLURALS: [u64; 14] = hashes([
    "مهرگان", "پادگان", "ناوگان", "رایگان", "شایگان", "بازرگان", "گلپایگان", "خدایگان", "تیرگان", "کورگان", "اورگان", "شمارگان",
    "نشانگان", "بهرگان",
]);

// All counts are logarithms: a difference of 4 is a factor of 40.

/// The least count of a singular that is no participle.
const COMMON: u8 = 7;
/// The least count of a participle.
const KNOWN: u8 = 4;
/// How much rarer than the singular its letters with گ in place of heh must be: گرگان is no plural of گره.
const RARER: u8 = 4;

/// Where in the word its singular without the heh ends, if letters `from..end` of the word are such a plural.
pub(super) fn singular_without_heh(
    word: &Letters,
    from: usize,
    end: usize,
    knowledge: &Knowledge,
) -> Option<usize> {
    let rest = end.checked_sub(ENDING_LEN).filter(|&rest| rest >= from + LEAST)?;
    if word.piece(rest, end) != ENDING
        || NO_PLURALS.contains(&word.piece(from, end))
        || VOWELS.contains(&word[rest - 1])
    {
        return None;
    }
    let letters = &word[from..rest];
    let singular = knowledge.form(hash_of(letters.iter().chain(&[HEH]))).free;
    let least = if letters.ends_with(&PARTICIPLE) { KNOWN } else { COMMON };
    let with_gaf = knowledge.form(word.piece(from, rest + 1)).free;
    (singular >= least && with_gaf + RARER <= singular).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::restore::Model;

    #[test]
    fn plurals_of_silent_heh_have_their_singular_and_other_words_stay() {
        let model = Model::embedded();
        let knowledge = Knowledge::new(&model, None);
        for (word, singular) in [
            ("نویسندگان", "نویسند"),
            ("رانندگان", "رانند"),
            ("ستارگان", "ستار"),
            ("پروانگان", "پروان"),
            ("بندگان", "بند"),
            ("مهرگان", ""),
            ("بازرگان", ""),
            ("بزرگان", ""),
            ("گرگان", ""),
            ("یگان", ""),
            ("رایگان", ""),
            ("همگان", ""),
            ("گان", ""),
        ] {
            let letters = Letters::new(word.chars().map(|c| chars::class(c) & chars::LETTER));
            let rest = singular_without_heh(&letters, 0, letters.len(), &knowledge);
            assert_eq!(rest.map_or("", |rest| &word[..2 * rest]), singular, "{word}");
        }
    }
}
