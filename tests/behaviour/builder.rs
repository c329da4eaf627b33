//! Options of the builder that do not belong to a single step.

use hamvar::Normalizer;

use crate::common::{KEEP_KASHIDA, check, pattern_error, with};

#[test]
fn an_option_of_one_normalizer_leaves_the_presets_alone() {
    check(&with(KEEP_KASHIDA), &[("كتـــاب", "کتـــاب")]);
    check(&Normalizer::minimal(), &[("كتـــاب", "کتاب")]);
}

#[test]
fn an_invalid_pattern_is_an_error_that_shows_it() {
    let error = pattern_error("a(");
    assert!(error.contains("pattern") && error.contains("a("), "{error}");
}
