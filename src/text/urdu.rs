//! Lines of Urdu without a letter that only Urdu has (ٹ ڈ ڑ ں ے).
//!
//! Urdu writes h as ہ, and ھ after a consonant that is aspirated (کچھ, بھی). Some Persian texts have one of the two in place
//! of every ه (بھ خانھ رفت). So a single word shows nothing. A line is Urdu if it has no ه and no frequent Persian word, and if
//! it has two words that only Urdu has, or both letters.

use crate::chars;
use crate::text::foreign::{is_spelled, next_word};
use crate::work::memchr::memmem;

/// Frequent Urdu words with ہ or ھ that are no Persian words with ه in its place.
const WORDS: [&str; 60] = [
    "بھی",
    "تھا",
    "تھیں",
    "کچھ",
    "مجھ",
    "مجھی",
    "تجھ",
    "ساتھ",
    "ابھی",
    "کبھی",
    "سبھی",
    "تبھی",
    "جبھی",
    "یہی",
    "وہی",
    "وہ",
    "ہوا",
    "ہوئی",
    "ہوتا",
    "ہوتی",
    "ہوگا",
    "ہوگی",
    "ہو",
    "گھر",
    "لکھا",
    "لکھی",
    "لکھ",
    "لکھنا",
    "دیکھا",
    "دیکھی",
    "دیکھ",
    "دیکھو",
    "رکھا",
    "رکھی",
    "رکھ",
    "رکھنا",
    "سمجھ",
    "سمجھا",
    "ہاتھ",
    "آنکھ",
    "بھائی",
    "اچھا",
    "اچھی",
    "کہاں",
    "یہاں",
    "جہاں",
    "وہاں",
    "رہا",
    "رہی",
    "رہتا",
    "کہا",
    "کہتا",
    "کہتی",
    "چاہتا",
    "پہلا",
    "پہلی",
    "بہت",
    "بھارت",
    "کھانا",
    "دودھ",
];

/// Frequent Persian words without ه that are no Urdu words.
const PERSIAN_WORDS: [&str; 18] = [
    "است", "از", "این", "آن", "را", "با", "در", "بود", "شد", "برای", "گفت", "رفت", "کرد", "شود", "کند",
    "دارد", "نیست", "اند",
];

/// The letters ہ, ھ and ه.
const GOAL: [u8; 2] = [0xDB, 0x81];
const TWO_EYED: [u8; 2] = [0xDA, 0xBE];
const HEH: [u8; 2] = [0xD9, 0x87];

/// Whether a line is Urdu by its words with ہ and ھ.
pub(crate) fn is_urdu(line: &str) -> bool {
    let bytes = line.as_bytes();
    let has = |letter: &[u8; 2]| memmem::find(bytes, letter).is_some();
    if !has(&TWO_EYED) && !has(&GOAL) || has(&HEH) {
        return false;
    }
    if line.chars().any(chars::is_presentation_form) {
        return false; // Folding turns a presentation form into letters of any kind.
    }
    let (mut known, mut goal, mut aspirated) = (0, 0, 0);
    let mut at = 0;
    while let Some(word) = next_word(bytes, at) {
        at = word.end;
        let word = &bytes[word];
        let is_persian = |word: &[u8]| PERSIAN_WORDS.iter().any(|persian| is_spelled(word, persian));
        // A later step may remove a ZWNJ or make it a space.
        if is_persian(word) || memmem::find(word, &chars::ZWNJ_BYTES).is_some() {
            return false;
        }
        known += usize::from(WORDS.iter().any(|urdu| is_spelled(word, urdu)));
        goal += usize::from(word.windows(2).any(|pair| pair == GOAL));
        aspirated += usize::from(word.windows(4).any(is_aspirated));
    }
    known >= 2 || goal > 0 && aspirated > 0
}

/// Whether four bytes are a consonant that ھ aspirates, and ھ.
fn is_aspirated(four: &[u8]) -> bool {
    four[2..] == TWO_EYED
        && ["ب", "پ", "ت", "ج", "چ", "د", "ک", "گ"].iter().any(|letter| letter.as_bytes() == &four[..2])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_with_two_words_or_both_letters_are_urdu() {
        for line in [
            "وہ گھر گیا",
            "مجھ کو کچھ یاد آیا",
            "ابھی کچھ لکھا",
            "پھر وہ رات بھر جاگتا رہا",
            "ہر کوئی جانتا تھا",
            "یہی بہت",
        ] {
            assert!(is_urdu(line), "{line}");
        }
        for line in [
            "",
            "لکھا",
            "کتابہا",
            "بھ خانھ رفت",
            "بھ خانھ کھ نامھ",
            "بہ خانہ کہ نامہ",
            "او ہمراه رفت",
            "ابھی کچھ از آن",
            "ابھی کچھ \u{FEFB}",
            "ابھی کچھ می\u{200C}روم",
            "ھمھ جا",
        ] {
            assert!(!is_urdu(line), "{line}");
        }
    }
}
