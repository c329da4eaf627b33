//! Search terms: ranges, positions, and one list of terms for every spelling.

use std::collections::BTreeSet;

use hamvar::Normalizer;
use hamvar::search::{Term, TermKind};
use proptest::prelude::*;

use crate::common::knowing;
use crate::generators::{config, real_texts, texts};

/// Checks all laws of the terms of a text.
fn check(n: &Normalizer, text: &str) {
    let terms = n.search_terms(text);
    let all: Vec<Term> = terms.iter().collect();
    let mut last: Option<&Term> = None;
    for term in &all {
        assert!(!term.text.is_empty(), "{text:?}");
        assert!(text.get(term.range.clone()).is_some(), "{:?} of {text:?}", term.range);
        let range = source_range(&terms, term, &all);
        if !range.is_empty() {
            assert!(term.range.start >= range.start && term.range.start < range.end, "{text:?}");
            assert!(term.range.end >= range.end, "{text:?}");
        }
        let word = &text[term.range.clone()];
        assert!(!word.is_empty(), "{text:?}");
        let is_outside = |c: char| c.is_whitespace() || c == '\u{200C}';
        assert!(!word.starts_with(is_outside) && !word.ends_with(is_outside), "{word:?} of {text:?}");
        if let Some(Term { position, range, .. }) = last {
            let is_next = term.position == *position + 1;
            assert!(is_next || term.position == *position, "{text:?}");
            assert_eq!(is_next, term.kind == TermKind::Word, "{text:?}");
            // Two words overlap only inside an edit that made them.
            let is_inside = |at: usize| {
                let mut edits = terms.key().edits().iter();
                edits
                    .any(|edit| !edit.replacement.is_empty() && edit.range.start <= at && at < edit.range.end)
            };
            let overlaps = *range != term.range && range.end > term.range.start;
            assert!(!overlaps || is_inside(range.end - 1), "{range:?} of {text:?}");
            assert!(range.start <= term.range.start && range.end <= term.range.end, "{text:?}");
        } else {
            assert_eq!((term.position, term.kind), (0, TermKind::Word), "{text:?}");
        }
        last = Some(term);
    }
    let unique: BTreeSet<_> = all.iter().map(|term| (term.position, term.text)).collect();
    assert_eq!(unique.len(), all.len(), "{text:?}");
    let key = n.normalize(text);
    let of_key = n.search_terms(&key);
    let same = of_key.iter().map(|term| (term.position, term.text, term.kind));
    assert!(same.eq(all.iter().map(|term| (term.position, term.text, term.kind))), "{text:?}");
}

/// The range of the source that a word came from, by the definition. Marks after it are missing.
fn source_range(terms: &hamvar::search::SearchTerms, term: &Term, all: &[Term]) -> std::ops::Range<usize> {
    let key = terms.key().as_str();
    let word = all.iter().find(|other| other.position == term.position).expect("the word itself").text;
    let start = word.as_ptr() as usize - key.as_ptr() as usize;
    terms.key().source_range(start..start + word.len())
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn terms_keep_the_laws(text in texts()) {
        check(&Normalizer::search(), &text);
        check(&Normalizer::standard(), &text);
    }

    #[test]
    fn terms_of_real_words_keep_the_laws(text in real_texts()) {
        check(&Normalizer::search(), &text);
        check(&knowing(Normalizer::search(), ["نرگس‌گاه"]), &text);
    }
}
