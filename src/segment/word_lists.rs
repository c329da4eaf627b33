//! The words that decide where a sentence ends, in Persian letters.
//!
//! The lists were written for this crate. Tests put every entry into a template sentence, and fail if an
//! entry has no effect.

use crate::chars::{self, ZWNJ};

/// Words that continue the sentence after a quotation or an ellipsis: conjunctions, and the particle را.
#[rustfmt::skip]
pub(super) const CONTINUING: &[&str] = &[
    "و", "که", "را", "یا", "ولی", "اما", "تا", "بلکه",
];

/// Words that mean saying or asking, with which the outer sentence continues after a quotation
/// («…؟» پرسید).
#[rustfmt::skip]
pub(super) const SAYING: &[&str] = &[
    "گفت", "گفتم", "گفتند", "گفتیم", "گفته", "می\u{200C}گوید", "می\u{200C}گویند",
    "می\u{200C}گفت", "می\u{200C}گفتند", "پرسید", "پرسیدم", "پرسیدند", "می\u{200C}پرسد",
    "پاسخ", "جواب", "افزود", "فریاد", "نوشت", "خواند",
];

/// Abbreviations of several letters that end in a dot, listed without the dot. `الف` is also an ordinary
/// word; `word_dots` says where it counts as an abbreviation.
#[rustfmt::skip]
pub(super) const ABBREVIATIONS: &[&str] = &[
    "صص", "رک", "نک", "مج", "قس", "جم", "تلف", "الف", "Dr", "Mr", "Mrs", "Ms", "Prof",
    "St", "No", "Fig", "vs", "cf", "al", "Jr", "Sr", "Inc", "Ltd", "Corp", "pp", "Vol",
    "Ed",
];

/// Common finite verbs without the prefix می.
#[rustfmt::skip]
pub(super) const FINITE_VERBS: &[&str] = &[
    "است", "نیست", "هست", "بود", "نبود", "شد", "نشد", "کرد", "نکرد", "داد", "نداد", "رفت",
    "نرفت", "آمد", "نیامد", "گفت", "نگفت", "زد", "نزد", "دید", "ندید", "ماند", "نماند",
    "دارد", "ندارد", "باشد", "نباشد", "شود", "نشود", "کند", "نکند", "کردند", "شدند",
    "بودند", "گفتند", "رفتند", "آمدند", "هستند", "نیستند", "دارند",
];

/// The prefixes that make a verb finite, before a ZWNJ.
const FINITE_PREFIXES: &[&str] = &["می", "نمی"];

/// The longest word read after the signs of a sentence, in characters. All listed words are shorter.
const LONGEST_FIRST_WORD: usize = 16;

/// Whether `word`, in Arabic or Persian letters, is one of `list`.
pub(super) fn is_listed(word: &str, list: &[&str]) -> bool {
    list.iter().any(|listed| word.chars().map(persian_letter).eq(listed.chars()))
}

/// Whether `text` begins with a word of `list`.
pub(super) fn starts_with_listed(text: &str, list: &[&str]) -> bool {
    is_listed(first_word(text), list)
}

/// The word of the Arabic script at the beginning of `text`, or the first [`LONGEST_FIRST_WORD`]
/// characters of it. Returns an empty string if `text` begins with another character.
pub(super) fn first_word(text: &str) -> &str {
    let letters = text.chars().take(LONGEST_FIRST_WORD).take_while(|&c| chars::is_letter(c) || c == ZWNJ);
    &text[..letters.map(char::len_utf8).sum()]
}

/// Whether `word` is certainly a finite verb: a common one, or one with the prefix می or نمی.
pub(super) fn is_finite_verb(word: &str) -> bool {
    is_listed(word, FINITE_VERBS)
        || word.split_once(ZWNJ).is_some_and(|(prefix, _)| is_listed(prefix, FINITE_PREFIXES))
}

/// Folds the Arabic letters that common keyboards type in Persian words, so that a text has the same
/// sentences before and after folding. `chars::persian` also folds letters of other languages, with
/// which no listed word is typed.
pub(super) fn persian_letter(c: char) -> char {
    match c {
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{
        format,
        string::{String, ToString},
        vec::Vec,
    };

    const LISTS: [&[&str]; 4] = [CONTINUING, SAYING, ABBREVIATIONS, FINITE_VERBS];

    fn count(text: &str) -> usize {
        crate::sentences(text).count()
    }

    /// Checks that `template`, with an entry of `list` in place of `{}`, has `with` sentences. With
    /// `other`, a word that is in no list, it must have a different number of sentences.
    fn check(list: &[&str], template: &str, other: &str, with: usize) {
        assert_ne!(count(&template.replace("{}", other)), with, "{template} needs no listed word");
        for word in list {
            assert_eq!(count(&template.replace("{}", word)), with, "{word} has no effect in {template}");
        }
    }

    #[test]
    fn every_continuing_word_continues_after_a_quotation() {
        check(CONTINUING, "او گفت: «آمد!» {} دیروز رفت.", "مادر", 1);
    }

    #[test]
    fn every_continuing_word_continues_after_an_ellipsis() {
        check(CONTINUING, "او رفت… {} دیروز بارید.", "مادر", 1);
    }

    #[test]
    fn every_verb_of_saying_continues_after_a_quotation() {
        check(SAYING, "«چرا؟» {} مادر.", "دیروز", 1);
    }

    #[test]
    fn the_dot_of_every_abbreviation_belongs_to_it() {
        check(ABBREVIATIONS, "{}. این را بنگر.", "خانه", 1);
        let others: Vec<&str> = ABBREVIATIONS.iter().copied().filter(|&word| word != "الف").collect();
        check(&others, "این را بنگر {}. آن را بخوان.", "خانه", 1);
    }

    #[test]
    fn an_ellipsis_ends_after_every_finite_verb() {
        check(FINITE_VERBS, "او دیروز {}… شاید فردا برف ببارد.", "خانه", 2);
    }

    #[test]
    fn an_ellipsis_does_not_end_before_a_finite_verb() {
        check(FINITE_VERBS, "او رفت… {} شاید.", "خانه", 1);
    }

    #[test]
    fn every_prefix_makes_a_verb_finite() {
        let verbs: Vec<String> =
            FINITE_PREFIXES.iter().map(|prefix| format!("{prefix}\u{200C}دود")).collect();
        let verbs: Vec<&str> = verbs.iter().map(String::as_str).collect();
        check(&verbs, "او {}… شاید فردا برف ببارد.", "هم\u{200C}دود", 2);
    }

    #[test]
    fn entries_are_short_single_and_in_persian_letters() {
        for list in LISTS {
            let mut sorted = list.to_vec();
            sorted.sort_unstable();
            sorted.dedup();
            assert_eq!(sorted.len(), list.len(), "an entry is there twice");
            for word in list {
                assert_eq!(word.chars().map(persian_letter).collect::<String>(), *word);
                assert!((1..LONGEST_FIRST_WORD).contains(&word.chars().count()), "{word}");
            }
        }
    }

    #[test]
    fn words_are_found_in_arabic_letters() {
        for (word, list) in
            [("كه", CONTINUING), ("يا", CONTINUING), ("رك", ABBREVIATIONS), ("كرد", FINITE_VERBS)]
        {
            assert!(is_listed(word, list), "{word}");
        }
        assert!(!is_listed("", CONTINUING) && !is_listed("کهن", CONTINUING));
        assert_eq!(first_word("که\u{200C}رفت، بعد").to_string(), "که\u{200C}رفت");
        assert_eq!(first_word("«که"), "");
    }
}
