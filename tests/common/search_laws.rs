//! The laws of search terms: ranges and positions, and the same terms for a text and for its key.
//!
//! The property tests and a fuzz target check these laws.

use std::collections::BTreeSet;

use hamvar::Normalizer;
use hamvar::search::{SearchTerms, Term, TermKind};

/// The terms of a text by one normalizer, with what a message names.
struct Checked<'t> {
    name: &'t str,
    n: &'t Normalizer,
    text: &'t str,
    terms: &'t SearchTerms,
    all: Vec<Term<'t>>,
}

/// Checks all laws of the terms of a text.
pub fn terms_agree(name: &str, n: &Normalizer, text: &str) {
    let terms = n.search_terms(text);
    let checked = Checked { name, n, text, terms: &terms, all: terms.iter().collect() };
    for term in &checked.all {
        checked.range_is_of_the_word(term);
        checked.range_has_no_gap_at_its_ends(term);
    }
    checked.each_position_begins_with_its_word();
    checked.positions_and_ranges_ascend();
    checked.words_overlap_only_inside_an_edit();
    checked.no_position_has_a_term_twice();
    checked.key_has_the_same_terms();
}

impl Checked<'_> {
    /// The range of a term is inside the text, and begins in the range that the alignment gives to its word. What the
    /// range leaves out at the end has no letters.
    fn range_is_of_the_word(&self, term: &Term) {
        let Checked { name, text, .. } = self;
        assert!(!term.text.is_empty(), "{name}: {text:?}");
        assert!(text.get(term.range.clone()).is_some(), "{:?} of {text:?} by {name}", term.range);
        let range = source_range(self.terms, term, &self.all);
        if !range.is_empty() {
            assert!(term.range.start >= range.start && term.range.start < range.end, "{name}: {text:?}");
            let rest = text.get(term.range.end..range.end).unwrap_or("");
            assert!(!rest.contains(char::is_alphanumeric), "{name}: {text:?}");
        }
    }

    /// A range is not empty, and has neither white space nor a ZWNJ at its ends.
    fn range_has_no_gap_at_its_ends(&self, term: &Term) {
        let Checked { name, text, .. } = self;
        let word = &text[term.range.clone()];
        assert!(!word.is_empty(), "{name}: {text:?}");
        let is_gap = |c: char| c.is_whitespace() || c == '\u{200C}';
        assert!(!word.starts_with(is_gap) && !word.ends_with(is_gap), "{word:?} of {text:?} by {name}");
    }

    /// The first term of a position is the word itself, and no other term is.
    fn each_position_begins_with_its_word(&self) {
        let Checked { name, text, .. } = self;
        let mut last = None;
        for term in &self.all {
            let is_first = last != Some(term.position);
            assert_eq!(is_first, term.kind == TermKind::Word, "{name}: {text:?}");
            last = Some(term.position);
        }
    }

    /// Positions count from 0 without a hole. The starts and the ends of ranges ascend.
    fn positions_and_ranges_ascend(&self) {
        let Checked { name, text, .. } = self;
        assert!(self.all.first().is_none_or(|first| first.position == 0), "{name}: {text:?}");
        for pair in self.all.windows(2) {
            let [before, term] = pair else { continue };
            assert!((before.position..=before.position + 1).contains(&term.position), "{name}: {text:?}");
            let (before, range) = (&before.range, &term.range);
            assert!(before.start <= range.start && before.end <= range.end, "{name}: {text:?}");
        }
    }

    /// The ranges of two words overlap only inside an edit that made both.
    fn words_overlap_only_inside_an_edit(&self) {
        let Checked { name, text, .. } = self;
        let is_inside = |at: usize| {
            let mut edits = self.terms.key().edits().iter();
            edits.any(|edit| !edit.replacement.is_empty() && edit.range.start <= at && at < edit.range.end)
        };
        for pair in self.all.windows(2) {
            let [before, term] = pair else { continue };
            let range = &before.range;
            let overlaps = *range != term.range && range.end > term.range.start;
            assert!(!overlaps || is_inside(range.end - 1), "{range:?} of {text:?} by {name}");
        }
    }

    fn no_position_has_a_term_twice(&self) {
        let Checked { name, text, all, .. } = self;
        let unique: BTreeSet<_> = all.iter().map(|term| (term.position, term.text)).collect();
        assert_eq!(unique.len(), all.len(), "{name}: {text:?}");
    }

    /// The terms of a text are those of its key.
    fn key_has_the_same_terms(&self) {
        let Checked { name, n, text, all, .. } = self;
        let key = n.normalize(text);
        let of_key = n.search_terms(&key);
        let same = of_key.iter().map(|term| (term.position, term.text, term.kind));
        assert!(same.eq(all.iter().map(|term| (term.position, term.text, term.kind))), "{name}: {text:?}");
    }
}

/// The range of the source that the word of a term came from, by the definition. It is without marks that were removed
/// after the word.
fn source_range(terms: &SearchTerms, term: &Term, all: &[Term]) -> std::ops::Range<usize> {
    let key = terms.key().as_str();
    let word = all.iter().find(|other| other.position == term.position).expect("the word itself").text;
    let start = word.as_ptr() as usize - key.as_ptr() as usize;
    terms.key().source_range(start..start + word.len())
}
