//! Laws of sentences, words and tokens.

use proptest::prelude::*;

use crate::common::laws;
use crate::generators::{config, texts};

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn folding_letters_moves_no_boundary(text in texts()) {
        laws::folding_moves_no_boundary(&text);
    }

    #[test]
    fn sentences_lose_nothing(text in texts(), breaks: bool, clauses: bool) {
        let mut rules = hamvar::SentenceRules::new();
        rules.line_breaks(breaks).clauses(clauses).add_abbreviation("می").unwrap();
        laws::sentences_lose_nothing(&rules, &text);
    }
}
