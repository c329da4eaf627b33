//! Laws of sentences, words and tokens.

use proptest::prelude::*;

use crate::generators::{config, texts};

/// `text` with Arabic letters, and with Persian ones of the same length in bytes.
fn both_spellings(text: &str) -> [String; 2] {
    [text.replace('ی', "ي").replace('ک', "ك"), text.replace('ي', "ی").replace('ك', "ک")]
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn folding_letters_moves_no_boundary(text in texts()) {
        let sentences = |text: &String| -> Vec<(usize, usize)> {
            hamvar::sentence_indices(text).map(|(at, sentence)| (at, sentence.len())).collect()
        };
        let words = |text: &String| -> Vec<(usize, usize)> {
            hamvar::word_indices(text).map(|(at, word)| (at, word.len())).collect()
        };
        let [arabic, persian] = both_spellings(&text);
        prop_assert_eq!(sentences(&arabic), sentences(&persian), "sentences of {:?}", text);
        prop_assert_eq!(words(&arabic), words(&persian), "words of {:?}", text);
    }

    #[test]
    fn sentences_lose_nothing(text in texts(), breaks: bool, clauses: bool) {
        let mut rules = hamvar::SentenceRules::new();
        rules.line_breaks(breaks).clauses(clauses).add_abbreviation("می").unwrap();
        let mut end = 0;
        for (at, sentence) in rules.sentence_indices(&text) {
            prop_assert!(at >= end);
            prop_assert!(text[end..at].trim().is_empty(), "between sentences of {:?}", text);
            prop_assert_eq!(&text[at..at + sentence.len()], sentence);
            prop_assert!(!sentence.is_empty() && sentence.trim() == sentence);
            end = at + sentence.len();
        }
        prop_assert!(text[end..].trim().is_empty(), "after the last sentence of {:?}", text);
    }
}
