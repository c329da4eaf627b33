//! Lines of Pashto with few letters that only Pashto has (ې ښ ځ).
//!
//! A line is Pashto if it has no frequent Persian word, and two frequent words of Pashto or one of its demonstratives (هغه),
//! which Persian does not have.

use super::foreign::{is_spelled, next_word};
use crate::chars;
use crate::work::memchr::memmem;

/// The demonstratives, in each spelling of the final letters. Each counts 2.
const DEMONSTRATIVES: [&str; 7] = ["هغه", "هغوی", "هغوي", "هغوى", "هغې", "هغو", "هغسې"];

/// Other frequent words that are no Persian words.
const WORDS: [&str; 23] = [
    "چې",
    "زما",
    "ستا",
    "موږ",
    "تاسو",
    "تاسې",
    "زموږ",
    "ستاسو",
    "وايي",
    "وایي",
    "وایی",
    "کوي",
    "کړي",
    "کړی",
    "کېږي",
    "راځي",
    "نشته",
    "دغه",
    "څه",
    "ولې",
    "لولي",
    "لیکي",
    "ښه",
];

/// Frequent Persian words that are no Pashto words.
const PERSIAN_WORDS: [&str; 16] = [
    "است", "از", "این", "اين", "برای", "براي", "شد", "بود", "گفت", "را", "می", "مي", "آن", "یعنی", "يعني",
    "در",
];

/// Whether a line, or a part of it, is Pashto by its words.
pub(super) fn is_pashto(line: &str) -> bool {
    if line.chars().any(chars::is_presentation_form) {
        return false; // Folding turns a presentation form into letters of any kind.
    }
    let bytes = line.as_bytes();
    let (mut weight, mut at) = (0, 0);
    while let Some(word) = next_word(bytes, at) {
        at = word.end;
        let word = &bytes[word];
        let is_one_of = |words: &[&str]| words.iter().any(|spelling| is_spelled(word, spelling));
        // A later step may remove a ZWNJ or make it a space.
        if is_one_of(&PERSIAN_WORDS) || memmem::find(word, &chars::ZWNJ_BYTES).is_some() {
            return false;
        }
        if is_one_of(&DEMONSTRATIVES) {
            weight += 2;
        } else if is_one_of(&WORDS) {
            weight += 1;
        }
    }
    weight >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_with_a_demonstrative_or_two_words_are_pashto() {
        for line in ["هغوی وايي چې دا کار نه کوي", "هغه کتاب لولي", "زما کور دغه دی", "تاسو څه کوي"]
        {
            assert!(is_pashto(line), "{line}");
        }
        for line in ["", "واژهٔ چې در پشتو", "هغه يعني آن", "زما بپرس", "کوی دوست", "هغه در پشتو"]
        {
            assert!(!is_pashto(line), "{line}");
        }
    }
}
