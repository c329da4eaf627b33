//! Search terms: ranges, positions, and one list of terms for every spelling.

use hamvar::Normalizer;
use proptest::prelude::*;

use crate::common::knowing;
use crate::generators::{config, real_texts, texts};
use crate::search_laws::terms_agree;

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn terms_keep_the_laws(text in texts()) {
        terms_agree("search", &Normalizer::search(), &text);
        terms_agree("standard", &Normalizer::standard(), &text);
    }

    #[test]
    fn terms_of_real_words_keep_the_laws(text in real_texts()) {
        terms_agree("search", &Normalizer::search(), &text);
        terms_agree("search with words", &knowing(Normalizer::search(), ["نرگس‌گاه"]), &text);
    }
}
