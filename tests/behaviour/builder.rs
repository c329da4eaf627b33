//! Options of the builder that do not belong to a single step.

use hamvar::Normalizer;

use crate::common::{KEEP_KASHIDA, check, pattern_error, protecting, with};

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

#[test]
fn the_classes_of_a_pattern_follow_unicode() {
    for (pattern, text) in [
        (r"بند \d+", "در بند 12 آمد"),
        (r"\bref:\w+", "متن ref:كتاب"),
        (r"\p{Arabic}+ي\b", "كتابي"),
        (r"(?i)KEY «[^»]*»", "و key «كتاب» آمد"),
    ] {
        let (plain, careful) = (Normalizer::standard(), protecting(Normalizer::standard(), pattern));
        assert_ne!(plain.normalize(text), careful.normalize(text), "{pattern}");
    }
}
