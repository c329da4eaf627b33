//! The laws of search terms: ranges and positions, and the same terms for a text and for its key.
//!
//! The property tests and a fuzz target check these laws.

use std::collections::BTreeSet;

use hamvar::Normalizer;
use hamvar::search::{SearchTerms, Term, TermKind};

/// Checks all laws of the terms of a text.
pub fn terms_agree(name: &str, n: &Normalizer, text: &str) {
    let terms = n.search_terms(text);
    let all: Vec<Term> = terms.iter().collect();
    let mut last: Option<&Term> = None;
    for term in &all {
        assert!(!term.text.is_empty(), "{name}: {text:?}");
        assert!(text.get(term.range.clone()).is_some(), "{:?} of {text:?} by {name}", term.range);
        let range = source_range(&terms, term, &all);
        if !range.is_empty() {
            assert!(term.range.start >= range.start && term.range.start < range.end, "{name}: {text:?}");
            let rest = text.get(term.range.end..range.end).unwrap_or("");
            assert!(!rest.contains(char::is_alphanumeric), "{name}: {text:?}");
        }
        let word = &text[term.range.clone()];
        assert!(!word.is_empty(), "{name}: {text:?}");
        let is_outside = |c: char| c.is_whitespace() || c == '\u{200C}';
        assert!(
            !word.starts_with(is_outside) && !word.ends_with(is_outside),
            "{word:?} of {text:?} by {name}"
        );
        if let Some(Term { position, range, .. }) = last {
            let is_next = term.position == *position + 1;
            assert!(is_next || term.position == *position, "{name}: {text:?}");
            assert_eq!(is_next, term.kind == TermKind::Word, "{name}: {text:?}");
            // Two words overlap only inside an edit that made both.
            let is_inside = |at: usize| {
                let mut edits = terms.key().edits().iter();
                edits
                    .any(|edit| !edit.replacement.is_empty() && edit.range.start <= at && at < edit.range.end)
            };
            let overlaps = *range != term.range && range.end > term.range.start;
            assert!(!overlaps || is_inside(range.end - 1), "{range:?} of {text:?} by {name}");
            assert!(range.start <= term.range.start && range.end <= term.range.end, "{name}: {text:?}");
        } else {
            assert_eq!((term.position, term.kind), (0, TermKind::Word), "{name}: {text:?}");
        }
        last = Some(term);
    }
    let unique: BTreeSet<_> = all.iter().map(|term| (term.position, term.text)).collect();
    assert_eq!(unique.len(), all.len(), "{name}: {text:?}");
    let key = n.normalize(text);
    let of_key = n.search_terms(&key);
    let same = of_key.iter().map(|term| (term.position, term.text, term.kind));
    assert!(same.eq(all.iter().map(|term| (term.position, term.text, term.kind))), "{name}: {text:?}");
}

/// The range of the source that the word of a term came from, by the definition. It is without marks that were removed
/// after the word.
fn source_range(terms: &SearchTerms, term: &Term, all: &[Term]) -> std::ops::Range<usize> {
    let key = terms.key().as_str();
    let word = all.iter().find(|other| other.position == term.position).expect("the word itself").text;
    let start = word.as_ptr() as usize - key.as_ptr() as usize;
    terms.key().source_range(start..start + word.len())
}
