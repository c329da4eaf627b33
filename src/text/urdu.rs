//! Lines of Urdu without a letter that only Urdu has (ٹ ڈ ڑ ں ے).
//!
//! Urdu writes h as ہ, and ھ after a consonant that is aspirated (کچھ, بھی). Some Persian texts have one of the two in place of
//! every ه (بھ خانھ رفت). So a single word shows nothing. A line is Urdu if it has no ه, no frequent Persian word and no ZWNJ
//! inside a word, and if it has two frequent Urdu words, or both letters: ہ, and ھ after a consonant. One of the two words may
//! have neither letter (رات ہو گئی).

use crate::chars;
use crate::text::foreign::{is_spelled, next_word};
use crate::work::memchr::memmem;

/// Frequent Urdu words with ہ or ھ. A few are Persian words with ه in its place (ہوا, رہا).
const WORDS: [&str; 74] = [
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
    "شکریہ",
    "ہمارا",
    "ہماری",
    "تمہارا",
    "تمہاری",
    "انہوں",
    "یہ",
    "پھر",
    "پھول",
    "سنگھ",
    "کھا",
    "کھاتا",
    "کھاتی",
    "رہنا",
];

/// Frequent Urdu words without ہ and ھ that are no Persian words. They count beside one of [`WORDS`].
const WORDS_WITHOUT_HEH: [&str; 16] = [
    "گئی", "سکتا", "سکتی", "کرتا", "کرتی", "جاتا", "جاتی", "آتا", "آتی", "دیتا", "دیتی", "لیتا", "چکا",
    "چکی", "لگی", "کیسا",
];

/// Frequent Persian words without ه that are no Urdu words.
const PERSIAN_WORDS: [&str; 18] = [
    "است", "از", "این", "آن", "را", "با", "در", "بود", "شد", "برای", "گفت", "رفت", "کرد", "شود", "کند",
    "دارد", "نیست", "اند",
];

/// ہ, the h of Urdu ("heh goal" in Unicode).
const HEH_GOAL: [u8; 2] = [0xDB, 0x81];
/// ھ, which shows aspiration in Urdu ("heh doachashmee").
const TWO_EYED_HEH: [u8; 2] = [0xDA, 0xBE];
/// ه, the h of Persian.
const HEH: [u8; 2] = [0xD9, 0x87];
/// Letters that folding turns into ه: ە of Kurdish and ۀ.
const LIKE_HEH: [[u8; 2]; 2] = [[0xDB, 0x95], [0xDB, 0x80]];

/// Whether a line is Urdu by its words with ہ and ھ.
pub(crate) fn is_urdu(line: &str) -> bool {
    let bytes = line.as_bytes();
    let has = |letter: &[u8; 2]| memmem::find(bytes, letter).is_some();
    if !has(&TWO_EYED_HEH) && !has(&HEH_GOAL) || has(&HEH) || LIKE_HEH.iter().any(has) {
        return false;
    }
    if line.chars().any(chars::is_presentation_form) {
        return false; // Folding turns a presentation form into letters of any kind.
    }
    let (mut urdu_words, mut others) = (0, 0);
    let (mut has_heh_goal, mut has_aspirated) = (false, false);
    let mut at = 0;
    while let Some(word) = next_word(bytes, at) {
        at = word.end;
        let word = &bytes[word];
        let is_one_of = |words: &[&str]| words.iter().any(|spelling| is_spelled(word, spelling));
        // A later step may remove a ZWNJ or make it a space.
        if is_one_of(&PERSIAN_WORDS) || memmem::find(word, &chars::ZWNJ_BYTES).is_some() {
            return false;
        }
        urdu_words += usize::from(is_one_of(&WORDS));
        others += usize::from(is_one_of(&WORDS_WITHOUT_HEH));
        has_heh_goal |= word.windows(2).any(|letter| letter == HEH_GOAL);
        has_aspirated |= word.windows(4).any(is_aspirated);
    }
    urdu_words >= 2 || urdu_words == 1 && others > 0 || has_heh_goal && has_aspirated
}

/// Whether four bytes are a consonant that ھ aspirates, and ھ.
fn is_aspirated(four: &[u8]) -> bool {
    four[2..] == TWO_EYED_HEH
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
            "رات ہو گئی",
            "بہت شکریہ",
        ] {
            assert!(is_urdu(line), "{line}");
        }
        for line in [
            "",
            "لکھا",
            "لکھا کتاب",
            "رات گئی خانہ",
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
